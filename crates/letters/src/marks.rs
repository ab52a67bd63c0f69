//! Marks: apostrophes, dashes, slashes, invisible characters, superscript digits.

use std::borrow::Cow;

/// True for any character that people type for the mark of oʻ and gʻ and for the tutuq.
///
/// U+02B9–U+02BF are modifier letters, U+02C8, U+02CA and U+02CB stress marks, U+2018, U+2019 and U+201B single
/// quotation marks (U+201A is a low mark and excluded), U+2032 and U+2035 primes, U+A78B and U+A78C saltillo; then come
/// the apostrophes of Greek, Armenian, Hebrew and N'Ko keyboards and the full-width forms. `` ` `` and ´ are spacing
/// accents.
#[must_use]
pub const fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`'
            | '´'
            | '\u{2b9}'..='\u{2bf}'
            | '\u{2c8}'
            | '\u{2ca}'
            | '\u{2cb}'
            | '\u{374}'
            | '\u{384}'
            | '\u{55a}'
            | '\u{5f3}'
            | '\u{7f4}'
            | '\u{7f5}'
            | '\u{1fbd}'
            | '\u{1fbf}'
            | '\u{1fef}'
            | '\u{1ffd}'
            | '\u{1ffe}'
            | '\u{2018}'..='\u{201b}'
            | '\u{2032}'
            | '\u{2035}'
            | '\u{275b}'
            | '\u{275c}'
            | '\u{a78b}'
            | '\u{a78c}'
            | '\u{ff07}'
            | '\u{ff40}'
    )
}

/// True for characters that look like a hyphen or a minus: people type them between the parts of a word or a number.
#[must_use]
pub const fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2d7}' | '\u{58a}' | '\u{2010}' | '\u{2011}' | '\u{2043}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// True for a dash of any length, including hyphens.
#[must_use]
pub const fn is_dash(c: char) -> bool {
    is_hyphen(c) || matches!(c, '\u{2012}'..='\u{2015}' | '\u{2e3a}' | '\u{2e3b}' | '\u{fe58}')
}

/// True for a slash: `/`, the slashes of fractions and division, the full-width form.
#[must_use]
pub const fn is_slash(c: char) -> bool {
    matches!(c, '/' | '\u{2044}' | '\u{2215}' | '\u{ff0f}')
}

/// True for an invisible character; texts are read without them.
///
/// Soft hyphen, joiners, zero-width spaces, direction marks and brackets, invisible operators, variation selectors,
/// annotation marks, tags, and the byte order mark.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e01ef}'
    )
}

/// Returns the text without invisible characters.
#[must_use]
pub fn without_invisible(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|&c| !is_invisible(c)).collect())
}

/// Superscript digits, by value.
const SUPERSCRIPTS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// True for a superscript digit.
#[must_use]
pub const fn is_superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Returns the digit of a superscript digit: `2` for `²`.
#[must_use]
pub fn superscript_digit(c: char) -> Option<char> {
    let value = if is_superscript(c) { SUPERSCRIPTS.iter().position(|&raised| raised == c)? } else { return None };
    char::from_digit(u32::try_from(value).ok()?, 10)
}

/// Returns the superscript form of a digit, or of the hyphen between two digits: `²` for `2`, `⁻` for `-`.
#[must_use]
pub fn superscript(c: char) -> Option<char> {
    if c == '-' {
        return Some('⁻');
    }
    SUPERSCRIPTS.get(usize::try_from(c.to_digit(10)?).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::{is_dash, is_hyphen, is_invisible, is_superscript, superscript, superscript_digit};

    #[test]
    fn raised_digits_and_digits_lead_to_each_other() {
        for digit in '0'..='9' {
            let raised = superscript(digit).unwrap();
            assert!(is_superscript(raised));
            assert_eq!(superscript_digit(raised), Some(digit));
            assert_eq!(superscript_digit(digit), None);
        }
        assert_eq!(superscript('x'), None);
    }

    #[test]
    fn no_character_has_two_offices() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32) {
            let offices = [super::is_apostrophe(c), is_dash(c), is_invisible(c), is_superscript(c), super::is_slash(c)];
            assert!(offices.iter().filter(|&&office| office).count() < 2, "{c:?}");
            assert!(!is_hyphen(c) || is_dash(c), "{c:?}");
            assert!(!(is_invisible(c) || is_dash(c)) || !c.is_alphanumeric(), "{c:?}");
        }
    }
}
