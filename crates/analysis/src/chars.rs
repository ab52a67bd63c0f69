//! Classes of characters (letters, marks, quotation marks) and their normalisation.

pub use qonun_letters::is_apostrophe;
use qonun_letters::{Alphabet, alphabet_of};
pub(crate) use qonun_letters::{is_hyphen, is_invisible, is_superscript, repair, superscript_digit};

/// The mark of the letters oʻ and gʻ: U+02BB, modifier letter turned comma.
pub const LETTER_MARK: char = '\u{2bb}';
/// The tutuq belgisi: U+02BC, modifier letter apostrophe.
pub const TUTUQ: char = '\u{2bc}';

/// The class of a character in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A letter, or a mark that is part of the letter before it.
    Letter,
    /// One of 0–9.
    Digit,
    /// A superscript digit: ¹ of 358¹.
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
    /// Separates table cells: ends a sentence.
    Tab,
    /// `.`, which may end a sentence or an abbreviation.
    Dot,
    /// `!`, `?`, `…`.
    Stop,
    /// `%`; it is read as a word.
    Percent,
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
            b'%' => Class::Percent,
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
        'Ѐ'..='ҁ' | 'Ҋ'..='ӿ' => Class::Letter,
        c if is_apostrophe(c) => Class::Apostrophe,
        c if is_superscript(c) => Class::Raised,
        '”' | '“' | '»' | '„' | '″' | '＂' => Class::Quote,
        c if is_hyphen(c) => Class::Hyphen,
        c if is_invisible(c) => Class::Invisible,
        '\u{300}'..='\u{36f}' => Class::Letter,
        '\u{85}' | '\u{2028}' | '\u{2029}' => Class::Line,
        '…' => Class::Stop,
        c if c.is_alphanumeric() => Class::Letter,
        _ => Class::Other,
    }
}

/// Returns the lower-case letter, independent of the locale: `i` for `I` and `İ`. One character gives one character.
pub(crate) fn lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    // İ lower-cases to i and a combining dot; the first of the two is the letter.
    c.to_lowercase().next().unwrap_or(c)
}

/// True for a Cyrillic letter.
pub(crate) const fn is_cyrillic(c: char) -> bool {
    matches!(alphabet_of(c), Some(Alphabet::Cyrillic))
}

/// True for a Latin letter, with or without diacritics.
pub(crate) const fn is_latin(c: char) -> bool {
    matches!(alphabet_of(c), Some(Alphabet::Latin))
}

/// True for a lower-case vowel letter of the Uzbek Latin alphabet. The mark of oʻ is ignored.
pub(crate) fn is_latin_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}
