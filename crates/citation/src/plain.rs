//! A text prepared for reading: invisible characters are removed, letters typed for digits become digits, and a map
//! leads back to the text as written.

use std::borrow::Cow;
use std::ops::Range;

use qonun_letters::{digit_twin, is_invisible};

/// A text without invisible characters, and the positions of the removed ones.
pub(crate) struct Plain<'t> {
    pub(crate) text: Cow<'t, str>,
    /// Runs of removed characters, in order.
    left_out: Vec<LeftOut>,
}

/// A run of removed characters.
struct LeftOut {
    /// Position in the plain text of the byte, and of the character, after the run.
    byte: usize,
    char: usize,
    /// Bytes and characters removed from the beginning of the text through the end of this run.
    bytes: usize,
    chars: usize,
}

impl<'t> Plain<'t> {
    pub(crate) fn new(written: &'t str) -> Self {
        let mut left_out: Vec<LeftOut> = Vec::new();
        let is_changed = |at: usize, c: char| is_invisible(c) || digit_for(written, at, c).is_some();
        if !written.char_indices().any(|(at, c)| is_changed(at, c)) {
            return Self { text: Cow::Borrowed(written), left_out };
        }
        let mut text = String::with_capacity(written.len());
        let (mut char, mut bytes, mut chars) = (0, 0, 0);
        for (at, c) in written.char_indices() {
            let digit = digit_for(written, at, c);
            if is_invisible(c) {
                (bytes, chars) = (bytes + c.len_utf8(), chars + 1);
            } else {
                text.push(digit.unwrap_or(c));
                char += 1;
            }
            // A digit is one byte long, whichever letter was typed for it.
            bytes += digit.map_or(0, |digit| c.len_utf8() - digit.len_utf8());
            if digit.is_none() && !is_invisible(c) {
                continue;
            }
            let byte = text.len();
            match left_out.last_mut().filter(|run| run.byte == byte) {
                Some(run) => (run.bytes, run.chars) = (bytes, chars),
                None => left_out.push(LeftOut { byte, char, bytes, chars }),
            }
        }
        Self { text: Cow::Owned(text), left_out }
    }

    /// Maps a byte range of the plain text to the written text. Characters removed at its edges stay outside.
    pub(crate) fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let before = |passed: usize| passed.checked_sub(1).map_or(0, |last| self.left_out[last].bytes);
        let start = self.left_out.partition_point(|run| run.byte <= range.start);
        let end = self.left_out.partition_point(|run| run.byte < range.end);
        range.start + before(start)..range.end + before(end.max(start))
    }

    /// Like [`Self::bytes`], for characters.
    pub(crate) fn chars(&self, range: &Range<usize>) -> Range<usize> {
        let before = |passed: usize| passed.checked_sub(1).map_or(0, |last| self.left_out[last].chars);
        let start = self.left_out.partition_point(|run| run.char <= range.start);
        let end = self.left_out.partition_point(|run| run.char < range.end);
        range.start + before(start)..range.end + before(end.max(start))
    }
}

/// Returns the digit for which a letter between two digits was typed: the О of `5О7`, the З of `1З5`.
fn digit_for(text: &str, at: usize, c: char) -> Option<char> {
    let digit = digit_twin(c).filter(|digit| *digit != '1')?;
    let before = text.as_bytes().get(at.checked_sub(1)?)?;
    let behind = text.as_bytes().get(at + c.len_utf8())?;
    (before.is_ascii_digit() && behind.is_ascii_digit()).then_some(digit)
}

#[cfg(test)]
mod tests {
    use super::Plain;

    #[test]
    fn places_lead_back_to_the_text_as_written() {
        let written = "\u{feff}ст. \u{200b}1\u{ad}5\u{2060} УК";
        let plain = Plain::new(written);
        assert_eq!(plain.text, "ст. 15 УК");
        let at = plain.text.find("15").unwrap();
        assert_eq!(&written[plain.bytes(&(at..at + 2))], "1\u{ad}5");
        let chars = plain.chars(&(4..6));
        assert_eq!(written.chars().skip(chars.start).take(chars.len()).collect::<String>(), "1\u{ad}5");
        assert_eq!(&written[plain.bytes(&(0..plain.text.len()))], &written[3..]);
        let written = "ЗРУ-5О7 ст. 1";
        let plain = Plain::new(written);
        assert_eq!(plain.text, "ЗРУ-507 ст. 1");
        assert_eq!(&written[plain.bytes(&(7..10))], "5О7");
        assert_eq!(plain.chars(&(4..7)), 4..7);
    }
}
