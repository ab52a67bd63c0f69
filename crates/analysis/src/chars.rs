//! Characters: which are letters, marks and quotation marks, and how they are made one.

/// The mark of the letters oʻ and gʻ: U+02BB, modifier letter turned comma.
pub const LETTER_MARK: char = '\u{2bb}';
/// The tutuq belgisi: U+02BC, modifier letter apostrophe.
pub const TUTUQ: char = '\u{2bc}';

/// What a character does in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A letter, or a mark that is part of the letter before it.
    Letter,
    /// One of 0–9.
    Digit,
    /// A raised digit: ¹ of 358¹.
    Raised,
    /// Apostrophe-like: the letter mark, the tutuq, or a single quotation mark, by place.
    Apostrophe,
    /// A double quotation mark that may close: `"`, `”`, `“`, `»`.
    Quote,
    /// A hyphen inside a word.
    Hyphen,
    /// Invisible: soft hyphen, zero-width characters, direction marks.
    Invisible,
    /// Ends a paragraph.
    Line,
    /// Parts table cells: ends a sentence.
    Tab,
    /// `.`, which may end a sentence or an abbreviation.
    Dot,
    /// `!`, `?`, `…`.
    Stop,
    /// Anything else.
    Other,
}

const ASCII: [Class; 128] = ascii_classes();

const fn ascii_classes() -> [Class; 128] {
    let mut table = [Class::Other; 128];
    let mut byte = 0_usize;
    while byte < 128 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'\'' | b'`' => Class::Apostrophe,
            b'"' => Class::Quote,
            b'-' => Class::Hyphen,
            b'\n' => Class::Line,
            b'\t' => Class::Tab,
            b'.' => Class::Dot,
            b'!' | b'?' => Class::Stop,
            _ => Class::Other,
        };
        byte += 1;
    }
    table
}

/// Class of an ASCII byte.
pub(crate) const fn ascii_class(byte: u8) -> Class {
    ASCII[(byte & 0x7f) as usize]
}

/// Class of a character.
pub(crate) fn class(c: char) -> Class {
    if c.is_ascii() {
        return ascii_class(c as u8);
    }
    match c {
        'Ѐ'..='ҁ' | 'Ҋ'..='ӿ' | '\u{300}'..='\u{36f}' => Class::Letter,
        c if is_apostrophe(c) => Class::Apostrophe,
        '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' => Class::Raised,
        '”' | '“' | '»' | '„' | '″' | '＂' => Class::Quote,
        '\u{2010}' | '\u{2011}' => Class::Hyphen,
        c if is_invisible(c) => Class::Invisible,
        '\u{85}' | '\u{2028}' | '\u{2029}' => Class::Line,
        '…' => Class::Stop,
        c if c.is_alphanumeric() => Class::Letter,
        _ => Class::Other,
    }
}

/// Is it any of the characters that are typed for the letter mark and the tutuq?
///
/// U+02B9–U+02BF are modifier letters, U+02C8 and U+02CA stress marks, U+2018–U+201B single quotation marks, U+2032 the
/// prime, U+A78B–U+A78C saltillo, U+FF07 the wide apostrophe; `` ` `` and ´ are spacing accents.
#[must_use]
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '\u{2b9}'..='\u{2bf}' | '\u{2c8}' | '\u{2ca}' | '\u{2cb}' | '\u{2018}'..='\u{201b}'
        | '\u{2032}' | '\u{2035}' | '\u{a78b}' | '\u{a78c}' | '\u{ff07}')
}

/// Is it a mark without a body, dropped inside words?
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{34f}' | '\u{61c}')
}

/// The digit that a raised digit stands for.
pub(crate) fn raised_digit(c: char) -> Option<char> {
    Some(match c {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴'..='⁹' => char::from_digit(c as u32 - 0x2070, 10)?,
        _ => return None,
    })
}

/// Lower case by the letter alone, never by a locale: `I` and `İ` are `i`. One character gives one character.
pub(crate) fn lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    // İ lower-cases to i and a combining dot; the first of them is the letter.
    c.to_lowercase().next().unwrap_or(c)
}

/// Is it a Cyrillic letter?
pub(crate) fn is_cyrillic(c: char) -> bool {
    matches!(c, 'Ѐ'..='ӿ')
}

/// Is it a Latin letter, with or without a mark?
pub(crate) fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'À'..='ɏ' | 'Ḁ'..='ỿ') && c != '×' && c != '÷'
}

/// Is it a vowel letter of the Uzbek Latin alphabet, lower case? The mark of oʻ is not looked at.
pub(crate) fn is_latin_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Lower-case letters that look the same in both scripts: Latin, Cyrillic.
const TWINS: [(char, char); 12] = [
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('h', 'н'),
    ('k', 'к'),
    ('m', 'м'),
    ('o', 'о'),
    ('p', 'р'),
    ('t', 'т'),
    ('x', 'х'),
    ('y', 'у'),
    ('b', 'в'),
];

/// Latin letters that are twins in capitals only; in small letters they are told apart at sight.
const CAPITAL_ONLY: [char; 5] = ['h', 'k', 'm', 't', 'b'];

/// How sure a letter says its script: look-alikes say nothing.
fn is_twin(c: char, capital: bool) -> bool {
    let Some(&(latin, _)) = TWINS.iter().find(|&&(latin, cyrillic)| c == latin || c == cyrillic) else { return false };
    capital || !CAPITAL_ONLY.contains(&latin)
}

/// Puts letters of the other script right in a word that mixes Latin and Cyrillic.
///
/// `letters` are lower case, each with whether it was a capital. The script of the word is that of the letters which
/// exist in one script only; when these do not decide, that of most letters. Letters without a twin stay.
pub(crate) fn repair(letters: &mut [(char, bool)]) -> bool {
    let count = |test: fn(char) -> bool| letters.iter().filter(|(c, _)| test(*c)).count();
    let (latin, cyrillic) = (count(is_latin), count(is_cyrillic));
    if latin == 0 || cyrillic == 0 {
        return false;
    }
    let sure = |test: fn(char) -> bool| letters.iter().filter(|&&(c, up)| test(c) && !is_twin(c, up)).count();
    let (sure_latin, sure_cyrillic) = (sure(is_latin), sure(is_cyrillic));
    let to_latin = (sure_latin, latin) > (sure_cyrillic, cyrillic);
    let mut changed = false;
    for (c, up) in letters.iter_mut() {
        let twin = TWINS.iter().find(|&&(l, y)| if to_latin { y == *c } else { l == *c });
        let Some(&(l, y)) = twin.filter(|_| is_twin(*c, *up)) else { continue };
        *c = if to_latin { l } else { y };
        changed = true;
    }
    changed
}
