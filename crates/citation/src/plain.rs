//! A text as it is read: without characters that have no body, and with the map back to the text as written.

use std::borrow::Cow;
use std::ops::Range;

use qonun_letters::{is_invisible, without_invisible};

/// A text without invisible characters, and where they stood.
pub(crate) struct Plain<'t> {
    pub(crate) text: Cow<'t, str>,
    /// Runs of what was left out, in order.
    left_out: Vec<LeftOut>,
}

/// A run of characters that was left out.
struct LeftOut {
    /// The byte of the plain text before which it stood, and the character.
    byte: usize,
    char: usize,
    /// Bytes and characters left out through its end, since the beginning of the text.
    bytes: usize,
    chars: usize,
}

impl<'t> Plain<'t> {
    pub(crate) fn new(written: &'t str) -> Self {
        let text = without_invisible(written);
        let mut left_out: Vec<LeftOut> = Vec::new();
        if text.len() < written.len() {
            let (mut byte, mut char, mut bytes, mut chars) = (0, 0, 0, 0);
            for c in written.chars() {
                if !is_invisible(c) {
                    (byte, char) = (byte + c.len_utf8(), char + 1);
                    continue;
                }
                (bytes, chars) = (bytes + c.len_utf8(), chars + 1);
                match left_out.last_mut().filter(|run| run.byte == byte) {
                    Some(run) => (run.bytes, run.chars) = (bytes, chars),
                    None => left_out.push(LeftOut { byte, char, bytes, chars }),
                }
            }
        }
        Self { text, left_out }
    }

    /// A range of bytes of the plain text, as one of the written text. What was left out at its edges stays outside.
    pub(crate) fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let before = |passed: usize| passed.checked_sub(1).map_or(0, |last| self.left_out[last].bytes);
        let start = self.left_out.partition_point(|run| run.byte <= range.start);
        let end = self.left_out.partition_point(|run| run.byte < range.end);
        range.start + before(start)..range.end + before(end.max(start))
    }

    /// The same of characters.
    pub(crate) fn chars(&self, range: &Range<usize>) -> Range<usize> {
        let before = |passed: usize| passed.checked_sub(1).map_or(0, |last| self.left_out[last].chars);
        let start = self.left_out.partition_point(|run| run.char <= range.start);
        let end = self.left_out.partition_point(|run| run.char < range.end);
        range.start + before(start)..range.end + before(end.max(start))
    }
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
    }
}
