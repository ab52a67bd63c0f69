//! Splits a text into words, and marks the beginnings of sentences and paragraphs.

use std::ops::Range;

use qonun_letters::is_quoted_ending;

use crate::chars::{Class, ascii_class, class};
use crate::doubled::is_doubled;
use crate::particles::PARTICLES;
use crate::quantity::{Number, sign_end, unit_end};
use crate::sentence::{Gap, ends_sentence};
use crate::{Language, MAX_WORD_BYTES, Word};

/// Splits a text into words.
///
/// * An apostrophe-like mark inside a word belongs to it; in Uzbek so does one after a last o or g (`bog‘`). At other
///   boundaries it is a quotation mark.
/// * A number is a separate word: `5-moddasi` is `5` and `moddasi`; `358¹`, `5.1`, `01.05.2020`, `0,5` and `1 250 000`
///   are one word each. The sign `N` belongs to its number, a square or cube to its unit (`м²`, `м2`); `%` is a word.
/// * The parts of a hyphenated word are words; only an Uzbek particle stays (`boʻlsa-da`), and a doubled word is one
///   word (`tez-tez`, `joy-joyiga`).
/// * In Uzbek an ending after a closing quotation mark belongs to the word (`toʻgʻrisida"gi`, `«Kadastr»lar`).
///
/// Ranges are in bytes of `text`, on character boundaries, in rising order and disjoint. The time is linear in the
/// length.
pub fn words(text: &str, language: Language) -> impl Iterator<Item = Word> {
    Words { text, language, at: 0, position: 0, last: 0..0, last_starts_sentence: true }
}

struct Words<'a> {
    text: &'a str,
    language: Language,
    at: usize,
    position: u32,
    last: Range<usize>,
    last_starts_sentence: bool,
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let gap = self.skip_gap()?;
        let start = self.at;
        let end = match self.text.as_bytes()[start] {
            b'0'..=b'9' => self.number_end(start),
            b'%' => start + 1,
            b'N' | b'n' => sign_end(self.text, start).map_or_else(|| self.word_end(), |digit| self.number_end(digit)),
            _ => self.word_end(),
        };
        let first = self.position == 0;
        let starts_paragraph = first || gap.line;
        let starts_sentence = starts_paragraph
            || gap.tab
            || (gap.dot || gap.stop)
                && ends_sentence(&self.text[self.last.clone()], self.last_starts_sentence, gap, &self.text[start..end]);
        let word = Word { range: start..end, position: self.position, starts_sentence, starts_paragraph };
        self.at = end;
        self.last = start..end;
        self.last_starts_sentence = starts_sentence;
        self.position = self.position.saturating_add(1);
        Some(word)
    }
}

impl Words<'_> {
    /// Moves to the next letter or digit and returns what was skipped. `None` at the end of the text.
    fn skip_gap(&mut self) -> Option<Gap> {
        let bytes = self.text.as_bytes();
        let mut gap = Gap::default();
        let mut at = self.at;
        loop {
            let &byte = bytes.get(at)?;
            let (class, length) = match byte {
                0x00..=0x7f => (ascii_class(byte), 1),
                0xd0 | 0xd1 => (Class::Letter, 2),
                _ => self.class_at(at),
            };
            match class {
                Class::Letter | Class::Digit | Class::Percent => break,
                Class::Line => gap.line = true,
                Class::Tab => gap.tab = true,
                Class::Dot => {
                    gap.dot_at_once |= at == self.last.end;
                    gap.dot = true;
                }
                Class::Stop => gap.stop = true,
                _ => {}
            }
            at += length;
        }
        self.at = at;
        Some(gap)
    }

    /// Returns the end of the number whose digits begin at byte `at`.
    fn number_end(&self, at: usize) -> usize {
        Number::new(self.text, at, &self.text[self.last.clone()]).end()
    }

    /// Returns the end of the word of letters that begins here.
    fn word_end(&self) -> usize {
        let start = self.at;
        let mut at = start;
        loop {
            at = self.letters_end(at, start);
            if at - start >= MAX_WORD_BYTES {
                return at;
            }
            let Some(next) = self.joined(at, start) else {
                let is_ending = |at| self.language == Language::Uzbek && self.quoted_ending(at).is_some();
                return unit_end(self.text, start, at, is_ending).unwrap_or(at);
            };
            at = next;
        }
    }

    /// Returns the end of the run of letters at `at`, at most [`MAX_WORD_BYTES`] (and a character) from the word's
    /// start.
    fn letters_end(&self, mut at: usize, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let limit = start + MAX_WORD_BYTES;
        while at < limit {
            let Some(&byte) = bytes.get(at) else { break };
            at += match byte {
                b'a'..=b'z' | b'A'..=b'Z' => 1,
                0xd0 | 0xd1 => 2,
                0x00..=0x7f => break,
                _ => match self.class_at(at) {
                    (Class::Letter, length) => length,
                    _ => break,
                },
            };
        }
        at
    }

    /// Returns the offset at which the word continues after the character at `at`, which is not a letter. `None` if the
    /// word ends.
    fn joined(&self, at: usize, start: usize) -> Option<usize> {
        if at >= self.text.len() {
            return None;
        }
        let (class, length) = self.class_at(at);
        let next = at + length;
        match class {
            Class::Apostrophe => self.apostrophe(at, next),
            Class::Invisible => self.behind_invisible(next, start),
            Class::Quote if self.language == Language::Uzbek => self.quoted_ending(next),
            Class::Hyphen => self.particle(next).or_else(|| self.second_half(at, next, start)),
            _ => None,
        }
    }

    /// Handles an apostrophe at `at`, with the next character at `next`: it is part of the word between letters, and
    /// after Uzbek o and g.
    fn apostrophe(&self, at: usize, next: usize) -> Option<usize> {
        if self.is_letter(next) {
            return Some(next);
        }
        if self.language != Language::Uzbek {
            return None;
        }
        if matches!(self.text.as_bytes()[at - 1], b'o' | b'O' | b'g' | b'G') {
            return Some(next);
        }
        // The tutuq after the letter mark (moʻʼjiza), or two apostrophes for a quotation mark (toʻgʻrisida''gi).
        let (class, length) = self.try_class(next)?;
        if class != Class::Apostrophe {
            return None;
        }
        self.quoted_ending(next + length)
    }

    /// Skips invisible characters: if a letter follows, the word continues; at its end they are not part of it.
    fn behind_invisible(&self, mut at: usize, start: usize) -> Option<usize> {
        while at < start + MAX_WORD_BYTES {
            match self.try_class(at)? {
                (Class::Invisible, length) => at += length,
                (Class::Letter, _) => return Some(at),
                _ => return None,
            }
        }
        None
    }

    /// Returns the end of the ending at `at`, after a closing quotation mark.
    fn quoted_ending(&self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let length = rest.find(|c| class(c) != Class::Letter).unwrap_or(rest.len());
        is_quoted_ending(&rest[..length]).then_some(at + length).filter(|&end| !self.is_digit(end))
    }

    /// Returns the end of the second half of a doubled word. Its first half begins at `start`, its hyphen is at `hyphen`.
    fn second_half(&self, hyphen: usize, next: usize, start: usize) -> Option<usize> {
        let rest = &self.text[next..];
        let is_mark = |c: char| matches!(class(c), Class::Apostrophe | Class::Invisible);
        let run = rest.find(|c: char| class(c) != Class::Letter && !is_mark(c)).unwrap_or(rest.len());
        let bare = rest[..run].trim_end_matches(is_mark);
        // The letter mark after a last o or g; other marks at the end are quotation marks.
        let mark = rest[bare.len()..run].chars().next().filter(|_| bare.ends_with(['o', 'O', 'g', 'G']));
        let length = bare.len() + mark.filter(|_| self.language == Language::Uzbek).map_or(0, char::len_utf8);
        is_doubled(&self.text[start..hyphen], &rest[..length]).then_some(next + length)
    }

    /// Returns the end of the particle at `at`, after a hyphen. Only Uzbek has them.
    fn particle(&self, at: usize) -> Option<usize> {
        if self.language != Language::Uzbek {
            return None;
        }
        let rest = &self.text[at..];
        let particle = PARTICLES.iter().find(|it| rest.starts_with(**it) && !self.is_letter(at + it.len()))?;
        Some(at + particle.len()).filter(|&end| !self.is_digit(end))
    }

    fn is_digit(&self, at: usize) -> bool {
        matches!(self.try_class(at), Some((Class::Digit, _)))
    }

    fn is_letter(&self, at: usize) -> bool {
        matches!(self.try_class(at), Some((Class::Letter, _)))
    }

    fn try_class(&self, at: usize) -> Option<(Class, usize)> {
        (at < self.text.len()).then(|| self.class_at(at))
    }

    /// Returns the class and the length in bytes of the character at `at`, which is inside the text and on a boundary.
    fn class_at(&self, at: usize) -> (Class, usize) {
        let c = self.text[at..].chars().next().unwrap_or(' ');
        (class(c), c.len_utf8())
    }
}
