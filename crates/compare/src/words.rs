//! Splits a text into the units of a comparison.
//!
//! A unit is what a reader takes for one word: a word with its apostrophes (`oʻgʻil`, `sanʼat`), a compound with hyphens
//! (`5-moddasi`, `ORQ-547-son`), a number or a date as a whole (`1 250 000`, `0,5`, `358¹`, `01.05.2020`,
//! `12 мая 2020 года`), a mark.

use std::ops::Range;

use qonun_letters::{is_apostrophe, is_hyphen, is_invisible};

use crate::dates;

/// A unit with the space before it.
#[derive(Clone, Debug)]
pub(crate) struct Word<'t> {
    /// The space before the unit; may be empty.
    pub(crate) gap: &'t str,
    /// The unit; empty only in the last one, if the text ends with space.
    pub(crate) text: &'t str,
    /// Its place in bytes.
    pub(crate) range: Range<usize>,
}

impl Word<'_> {
    /// True for a word or a number; false for a mark.
    pub(crate) fn has_letters(&self) -> bool {
        self.text.chars().any(char::is_alphanumeric)
    }

    /// Start of the space before the unit.
    pub(crate) fn start(&self) -> usize {
        self.range.start - self.gap.len()
    }
}

/// Splits a text. The units with their spaces, joined, are the text.
pub(crate) fn words(text: &str) -> Vec<Word<'_>> {
    let mut ranges = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let end = if is_space(c) || is_invisible(c) { None } else { Some(unit_end(text, at, c)) };
        if let Some(end) = end {
            ranges.push(at..end);
        }
        at = end.unwrap_or(at + c.len_utf8());
    }
    dates::join(text, &mut ranges);
    let mut out = Vec::with_capacity(ranges.len() + 1);
    let mut before = 0;
    for range in ranges {
        out.push(Word { gap: &text[before..range.start], text: &text[range.clone()], range: range.clone() });
        before = range.end;
    }
    if before < text.len() {
        out.push(Word { gap: &text[before..], text: "", range: text.len()..text.len() });
    }
    out
}

/// Line feeds and tabs are units, not space: they separate lines and cells.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\n' | '\t')
}

/// True for an accent that is written as a character of its own.
const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

fn continues(c: char) -> bool {
    c.is_alphanumeric() || is_combining(c) || is_invisible(c)
}

/// End of the unit that begins at `start` with `first`.
fn unit_end(text: &str, start: usize, first: char) -> usize {
    let mut at = start + first.len_utf8();
    if !first.is_alphanumeric() {
        let rest = text[at..].chars().take_while(|&c| is_combining(c) || is_invisible(c));
        return at + rest.map(char::len_utf8).sum::<usize>();
    }
    let mut last = first;
    // Number of digits since the start, if there is nothing else: groups of thousands begin with at most three.
    let mut digits = usize::from(first.is_ascii_digit());
    loop {
        let mut rest = text[at..].chars();
        let Some(c) = rest.next() else { return at };
        let next = rest.next();
        if continues(c) {
            digits = if c.is_ascii_digit() && digits > 0 { digits + 1 } else { 0 };
            if !is_invisible(c) {
                last = c;
            }
        } else if matches!(c, '%' | '‰') && last.is_numeric() {
            return at + c.len_utf8();
        } else if is_space(c) && (1..=3).contains(&digits) && is_thousands(&text[at + c.len_utf8()..]) {
            at += c.len_utf8() + 3;
            last = '0';
            digits = 3;
            continue;
        } else if joins(last, c, next) {
            digits = 0;
        } else {
            return at;
        }
        at += c.len_utf8();
    }
}

/// True if a mark between two characters is inside a unit.
fn joins(last: char, mark: char, next: Option<char>) -> bool {
    if is_apostrophe(mark) {
        return last.is_alphabetic()
            && (next.is_some_and(char::is_alphanumeric) || matches!(last, 'o' | 'g' | 'O' | 'G'));
    }
    let Some(next) = next else { return false };
    if matches!(mark, '.' | ',' | '/' | ':') {
        return last.is_numeric() && next.is_numeric();
    }
    (is_hyphen(mark) || mark == '⁻') && next.is_alphanumeric()
}

/// True if a text begins with exactly three digits.
fn is_thousands(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 3 && bytes[..3].iter().all(u8::is_ascii_digit) && !text[3..].chars().next().is_some_and(continues)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_unit_is_what_a_reader_takes_for_one_word() {
        for (text, wanted) in [
            ("oʻgʻil boʻlsa-da, sanʼat", "oʻgʻil|boʻlsa-da|,|sanʼat"),
            ("O'zbekiston bog‘ ‘soliq’", "O'zbekiston|bog‘|‘|soliq|’"),
            ("ORQ-547-son 358¹-modda", "ORQ-547-son|358¹-modda"),
            ("1 250 000 soʻm, 0,5 foiz; 12%", "1 250 000|soʻm|,|0,5|foiz|;|12%"),
            ("2019 547 va 15 2020", "2019|547|va|15|2020"),
            ("01.05.2020, 10:30. Band 5.1.2.", "01.05.2020|,|10:30|.|Band|5.1.2|."),
            ("a\tb\n c", "a|\t|b|\n|c"),
            ("10–15 кун", "10|–|15|кун"),
            ("so\u{ad}liq e\u{301}t", "so\u{ad}liq|e\u{301}t"),
            ("от 12 мая 2020 года №5", "от|12 мая 2020 года|№|5"),
            ("2019-yil 2-iyuldagi qaror", "2019-yil 2-iyuldagi|qaror"),
            ("2019 йил 2 июлдаги қарор", "2019 йил 2 июлдаги|қарор"),
            ("on May 12, 2020 a law", "on|May 12, 2020|a|law"),
            ("12 марта", "12 марта"),
            ("12 мая\n2020 года", "12 мая|\n|2020|года"),
            ("5 maydon, may 7", "5|maydon|,|may|7"),
        ] {
            let split = words(text);
            assert_eq!(split.iter().map(|word| word.text).collect::<Vec<_>>().join("|"), wanted);
            let joined: String = split.iter().flat_map(|word| [word.gap, word.text]).collect();
            assert_eq!(joined, text);
        }
    }
}
