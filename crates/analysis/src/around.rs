//! The sentence around a place in a text.

use std::ops::Range;

use crate::{Language, words};

/// Maximum number of characters on each side of the place.
const MOST: usize = 300;

/// Finds the sentence around any place of a text without reading the text from its start each time: one paragraph may
/// contain thousands of citations.
pub struct Surroundings {
    language: Language,
    /// Byte offset of every [`Self::STEP`]-th character.
    bytes: Vec<usize>,
}

impl Surroundings {
    const STEP: usize = 256;

    /// Prepares a text.
    #[must_use]
    pub fn new(text: &str, language: Language) -> Self {
        let bytes = text.char_indices().step_by(Self::STEP).map(|(byte, _)| byte).collect();
        Self { language, bytes }
    }

    /// Returns the byte offset of the character at index `place`, or the end of the text if there is no such character.
    #[must_use]
    pub fn byte_of(&self, text: &str, place: usize) -> usize {
        let step = (place / Self::STEP).min(self.bytes.len().saturating_sub(1));
        let start = self.bytes.get(step).copied().unwrap_or(0);
        let found = text.get(start..).and_then(|rest| rest.char_indices().nth(place - step * Self::STEP));
        found.map_or(text.len(), |(byte, _)| start + byte)
    }

    /// Returns the sentence that contains a range of characters of the prepared text, as a range of bytes. Of a long sentence it is the part
    /// around the range, in whole words.
    #[must_use]
    pub fn sentence(&self, text: &str, chars: Range<usize>) -> Range<usize> {
        let end = chars.end.max(chars.start);
        let (first, last) =
            (self.byte_of(text, chars.start.saturating_sub(MOST)), self.byte_of(text, end.saturating_add(MOST)));
        let (start, end) = (self.byte_of(text, chars.start), self.byte_of(text, end));
        let window = &text[first..last];
        let (mut from, mut to) = (after_blank(text, first, start), before_blank(text, end, last));
        for word in words(window, self.language).filter(|word| word.starts_sentence) {
            let at = first + word.range.start;
            // The window itself begins no sentence.
            if word.position == 0 && first > 0 {
                continue;
            }
            if at <= start {
                from = with_marks_before(text, at, from);
            } else if at >= end {
                to = with_marks_before(text, at, end);
                break;
            }
        }
        let sentence = &text[from..to];
        let from = from + (sentence.len() - sentence.trim_start().len());
        from..(from + sentence.trim().len()).max(from)
    }
}

/// Returns the first beginning of a word at or after `from`, at most `most`.
fn after_blank(text: &str, from: usize, most: usize) -> usize {
    if from == 0 {
        return 0;
    }
    text[from..most].find(char::is_whitespace).map_or(most, |at| from + at)
}

/// Returns the last end of a word at or before `to`, at least `least`.
fn before_blank(text: &str, least: usize, to: usize) -> usize {
    if to == text.len() {
        return to;
    }
    text[least..to].rfind(char::is_whitespace).map_or(least, |at| least + at)
}

/// Returns the beginning of the marks directly before a word, such as an opening quotation mark.
fn with_marks_before(text: &str, word: usize, least: usize) -> usize {
    let least = least.min(word);
    let blank = text[least..word].char_indices().rfind(|(_, c)| c.is_whitespace());
    blank.map_or(least, |(at, c)| least + at + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{MOST, Surroundings};
    use crate::Language;

    #[test]
    fn the_sentence_around_a_word_is_found() {
        for (text, word, sentence) in [
            (
                "Birinchi gap. Bu «Ovchilik toʻgʻrisida»gi Qonunga zid. Uchinchi gap.",
                "Qonunga",
                "Bu «Ovchilik toʻgʻrisida»gi Qonunga zid.",
            ),
            ("Qonunga zid emas. “Suv” — boylik.", "Qonunga", "Qonunga zid emas."),
            ("Сув бойлик. “Сув” Қонунга мувофиқ.", "Қонунга", "“Сув” Қонунга мувофиқ."),
            ("1-band\nQonunga muvofiq;\n2-band", "Qonunga", "Qonunga muvofiq;"),
            ("Qonun", "Qonun", "Qonun"),
        ] {
            let start = text[..text.find(word).unwrap()].chars().count();
            let chars = start..start + word.chars().count();
            let range = Surroundings::new(text, Language::Uzbek).sentence(text, chars);
            assert_eq!(&text[range], sentence);
        }
    }

    proptest! {
        #[test]
        fn any_place_of_any_text_has_surroundings(
            text in "([a-zа-яўқ¹«»“” .;\n]|oʻ|\\PC){0,900}", start in 0_usize..1_000, length in 0_usize..20
        ) {
            let surroundings = Surroundings::new(&text, Language::Uzbek);
            let range = surroundings.sentence(&text, start..start + length);
            prop_assert!(text[range.clone()].chars().count() <= 2 * MOST + length);
            let inside = surroundings.byte_of(&text, start)..surroundings.byte_of(&text, start + length);
            let words = text[inside.clone()].trim();
            prop_assert!(words.is_empty() || text[range].contains(words));
        }
    }
}
