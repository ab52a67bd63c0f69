//! Character classes of the query language.

/// Apostrophes are parts of words, never quotation marks. Invisible characters were copied from pages; nobody typed
/// them.
pub(crate) use qonun_letters::{is_apostrophe, is_invisible};

/// True for quotation marks of every kind: those of the Unicode property `Quotation_Mark`, except single ones, which
/// are apostrophes here; and the primes, ornaments and dingbats that are typed for them.
#[must_use]
pub const fn is_quote(c: char) -> bool {
    closing_partner(c).is_some()
        || matches!(c, '"' | '»' | '›' | '❯' | '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{2036}' | '\u{275d}' | '\u{275e}'
            | '\u{2760}' | '\u{2e42}' | '」' | '』' | '\u{301d}'..='\u{301f}' | '\u{fe42}' | '\u{fe44}' | '\u{ff02}'
            | '\u{ff63}' | '\u{1f676}'..='\u{1f678}')
}

/// Returns the mark that closes a nesting quotation mark: `»` for `«`.
pub(crate) const fn closing_partner(c: char) -> Option<char> {
    Some(match c {
        '«' => '»',
        '‹' => '›',
        '❮' => '❯',
        '「' => '」',
        '『' => '』',
        '\u{fe41}' => '\u{fe42}',
        '\u{fe43}' => '\u{fe44}',
        '\u{ff62}' => '\u{ff63}',
        _ => return None,
    })
}

/// True for a letter or a digit, and for the underscore of field names and values. Some apostrophes are letters in
/// Unicode; no word consists of them.
pub(crate) fn is_letter(c: char) -> bool {
    // Letters of Russian and most of Uzbek are recognised without the Unicode tables.
    matches!(c, 'а'..='я' | 'А'..='Я') || (c.is_alphanumeric() && !is_apostrophe(c)) || c == '_'
}

/// True for a part of a word: a letter, a mark on or beside one, or an invisible character inside it.
pub(crate) fn is_word(c: char) -> bool {
    is_letter(c) || is_apostrophe(c) || matches!(c, '\u{300}'..='\u{36f}') || is_invisible(c)
}

/// True for characters that join two parts of a word: `585-sonli`, `ЎРҚ–547`. A long dash separates them.
#[must_use]
pub const fn is_hyphen(c: char) -> bool {
    qonun_letters::is_hyphen(c) || matches!(c, '\u{2012}' | '\u{2013}')
}

/// True for the minus that excludes, if a word follows it.
pub(crate) const fn is_minus(c: char) -> bool {
    matches!(c, '-' | '\u{2212}')
}

/// Returns the text in lower case, without apostrophes and invisible characters, for the comparison of names.
pub(crate) fn folded(text: &str) -> String {
    text.chars().filter(|&c| !is_apostrophe(c) && !is_invisible(c)).flat_map(char::to_lowercase).collect()
}
