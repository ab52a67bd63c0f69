//! Converts Uzbek text to the other alphabet, for display.
//!
//! Unlike the fold this follows the orthography: `сентябрь` becomes `sentabr`, and `sentabr` becomes `сентябрь`. Rules
//! cover words that both alphabets write regularly; the table `data/loans.tsv` contains words from Russian whose
//! spelling no rule covers.

mod case;
mod loans;
mod russian;
mod to_cyrillic;
mod to_latin;

use std::borrow::Cow;

use qonun_letters::roman_value;

use crate::chars::{LETTER_MARK, TUTUQ, is_apostrophe, is_cyrillic, is_invisible, is_latin};

/// An alphabet of Uzbek.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Alphabet {
    /// Cyrillic, official until 1995 and still in use.
    Cyrillic,
    /// Latin as amended in 1995: oʻ gʻ sh ch.
    Latin,
    /// Latin with one letter for each of those: ö ğ ş ç.
    NewLatin,
}

/// Converts Uzbek text to an alphabet. Text that is not in the other alphabet is unchanged.
///
/// Case is kept (`Шаҳар` becomes `Shahar`, `ШАҲАР` becomes `SHAHAR`), and quotation marks become those of the alphabet
/// (« » and “ ”). Numbers and Roman numerals are unchanged, and so are pieces of Russian text and words with letters
/// that Uzbek does not have.
#[must_use]
pub fn transliterate(text: &str, to: Alphabet) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let russian = russian::pieces(text);
    let mut at = 0;
    while at < text.len() {
        let end = word_end(text, at);
        if end > at {
            let word = &text[at..end];
            let stays = russian.iter().any(|piece| piece.contains(&at));
            let behind_hyphen = text[..at].ends_with('-');
            match word {
                _ if stays => out.push_str(word),
                // A particle that begins with the letter э: йўғ-ей, ола-е.
                "е" | "ей" if behind_hyphen && to != Alphabet::Cyrillic => out.push_str(&convert(word, to)[1..]),
                "e" | "ey" if behind_hyphen && to == Alphabet::Cyrillic => {
                    out.push_str(if word == "e" { "е" } else { "ей" })
                }
                _ => out.push_str(&convert(word, to)),
            }
            at = end;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        out.push(if russian.iter().any(|piece| piece.contains(&at)) { c } else { quotation_mark(c, to) });
        at += c.len_utf8();
    }
    out
}

fn convert(word: &str, to: Alphabet) -> Cow<'_, str> {
    if is_roman(word) {
        return Cow::Borrowed(word);
    }
    let word = case::repaired(word);
    if is_roman(&word) {
        return word;
    }
    let has_cyrillic = word.chars().any(is_cyrillic);
    match to {
        Alphabet::Cyrillic if has_cyrillic || is_foreign(&word) => word,
        Alphabet::Cyrillic => Cow::Owned(to_cyrillic::word(&old_latin(&word))),
        Alphabet::Latin if has_cyrillic => Cow::Owned(to_latin::word(&word)),
        Alphabet::Latin if is_foreign(&word) => word,
        Alphabet::Latin => Cow::Owned(old_latin(&word)),
        Alphabet::NewLatin if has_cyrillic => Cow::Owned(new_latin(&to_latin::word(&word))),
        Alphabet::NewLatin if is_foreign(&word) => word,
        Alphabet::NewLatin => Cow::Owned(new_latin(&old_latin(&word))),
    }
}

/// Returns the end of the word at `at`: letters, the marks between them, and a letter mark at the end. Returns `at` if
/// no word begins there.
fn word_end(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut before = ' ';
    for (offset, c) in text[at..].char_indices() {
        let follows = at + offset;
        let is_part = if is_apostrophe(c) {
            let next = text[follows + c.len_utf8()..].chars().next();
            before != ' '
                && (matches!(before, 'o' | 'O' | 'g' | 'G') || next.is_some_and(is_letter) && is_letter(before))
        } else {
            is_letter(c) || before != ' ' && (is_invisible(c) || matches!(c, '\u{300}'..='\u{36f}'))
        };
        if !is_part {
            break;
        }
        before = c;
        end = follows + c.len_utf8();
    }
    end
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && (is_latin(c) || is_cyrillic(c))
}

/// True for a Latin word with letters that Uzbek does not have: w, and c without h.
fn is_foreign(word: &str) -> bool {
    let mut letters = word.chars().map(|c| c.to_ascii_lowercase()).peekable();
    while let Some(c) = letters.next() {
        let is_odd = c == 'w'
            || c == 'c' && letters.peek() != Some(&'h')
            || c == 'q' && letters.peek() == Some(&'u') && word.ends_with('e');
        if is_odd {
            return true;
        }
    }
    false
}

/// True for a Roman numeral in capitals: of any length if it has only I, V and X, otherwise of at least three figures.
fn is_roman(word: &str) -> bool {
    let is_small = word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let is_any = word.len() >= 3 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C' | b'D' | b'M'));
    (is_small || is_any) && roman_value(word).is_some()
}

/// Returns a quotation mark in the form of the alphabet.
fn quotation_mark(c: char, to: Alphabet) -> char {
    match (c, to) {
        ('«', Alphabet::Latin | Alphabet::NewLatin) => '“',
        ('»', Alphabet::Latin | Alphabet::NewLatin) => '”',
        ('“', Alphabet::Cyrillic) => '«',
        ('”', Alphabet::Cyrillic) => '»',
        (c, _) => c,
    }
}

/// Returns a word in the Latin of 1995 with its correct marks, from any apostrophes and letters of the new alphabet.
fn old_latin(word: &str) -> String {
    let mut out = String::with_capacity(word.len() + 4);
    let mut letters = word.chars().peekable();
    let mut before = ' ';
    while let Some(c) = letters.next() {
        let upper_next = letters.peek().is_some_and(|c| c.is_uppercase()) || before.is_uppercase();
        match crate::chars::lower(c) {
            'ö' | 'õ' | 'ŏ' | 'ō' => out.extend([if c.is_uppercase() { 'O' } else { 'o' }, LETTER_MARK]),
            'ğ' | 'ḡ' => out.extend([if c.is_uppercase() { 'G' } else { 'g' }, LETTER_MARK]),
            'ş' | 'ș' => out.push_str(case::cased("sh", c.is_uppercase(), upper_next).as_ref()),
            'ç' => out.push_str(case::cased("ch", c.is_uppercase(), upper_next).as_ref()),
            _ if is_apostrophe(c) => match before {
                'o' | 'O' | 'g' | 'G' => out.push(LETTER_MARK),
                _ if out.ends_with(TUTUQ) => {}
                _ => out.push(TUTUQ),
            },
            _ if is_invisible(c) => {}
            _ => out.push(c),
        }
        before = c;
    }
    out
}

/// Converts oʻ gʻ sh ch to ö ğ ş ç; the tutuq that separated s and h is removed.
fn new_latin(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    while let Some(c) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        let one = match (c, next) {
            ('o', LETTER_MARK) => Some('ö'),
            ('O', LETTER_MARK) => Some('Ö'),
            ('g', LETTER_MARK) => Some('ğ'),
            ('G', LETTER_MARK) => Some('Ğ'),
            ('s', 'h') => Some('ş'),
            ('S', 'h' | 'H') => Some('Ş'),
            ('c', 'h') => Some('ç'),
            ('C', 'h' | 'H') => Some('Ç'),
            _ => None,
        };
        if let Some(one) = one {
            out.push(one);
            letters.next();
            continue;
        }
        out.push(c);
        if matches!(c, 's' | 'S') && next == TUTUQ {
            letters.next();
            let after = letters.next();
            if !matches!(after, Some('h' | 'H')) {
                out.push(TUTUQ);
            }
            out.extend(after);
        }
    }
    out
}

/// Checks that the table of loans can be read. [`crate::Analyzer::new`] calls it.
pub(crate) fn check() -> Result<(), qonun_table::BadRow> {
    loans::check()
}
