//! Classes of characters, as a query sees them.

/// Apostrophes are parts of words, never quotation marks; what is invisible was copied from pages, typed by no one.
pub(crate) use qonun_letters::{is_apostrophe, is_invisible};

/// Quotation marks of every kind: those that Unicode calls so (`Quotation_Mark`) without the single ones, which are
/// apostrophes here, and the primes, ornaments and dingbats that are typed for them.
#[must_use]
pub const fn is_quote(c: char) -> bool {
    closing_partner(c).is_some()
        || matches!(c, '"' | '»' | '›' | '❯' | '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{2036}' | '\u{275d}' | '\u{275e}'
            | '\u{2760}' | '\u{2e42}' | '」' | '』' | '\u{301d}'..='\u{301f}' | '\u{fe42}' | '\u{fe44}' | '\u{ff02}'
            | '\u{ff63}' | '\u{1f676}'..='\u{1f678}')
}

/// The mark that closes a quotation mark which nests: `»` of `«`.
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

/// A letter or digit, the underscore of field names and values included. Some apostrophes count as letters in Unicode;
/// no word consists of them.
pub(crate) fn is_letter(c: char) -> bool {
    // Letters of Russian and most of Uzbek are known without the tables of Unicode.
    matches!(c, 'а'..='я' | 'А'..='Я') || (c.is_alphanumeric() && !is_apostrophe(c)) || c == '_'
}

/// Part of a word: a letter, a mark over or beside one, or something invisible inside it.
pub(crate) fn is_word(c: char) -> bool {
    is_letter(c) || is_apostrophe(c) || matches!(c, '\u{300}'..='\u{36f}') || is_invisible(c)
}

/// Joins two parts of one word: `585-sonli`, `ЎРҚ–547`. A long dash parts them.
#[must_use]
pub const fn is_hyphen(c: char) -> bool {
    qonun_letters::is_hyphen(c) || matches!(c, '\u{2012}' | '\u{2013}')
}

/// The minus that excludes, when it stands before a word.
pub(crate) const fn is_minus(c: char) -> bool {
    matches!(c, '-' | '\u{2212}')
}

/// Lower case, without apostrophes and what is invisible: the form in which names are compared.
pub(crate) fn folded(text: &str) -> String {
    text.chars().filter(|&c| !is_apostrophe(c) && !is_invisible(c)).flat_map(char::to_lowercase).collect()
}
