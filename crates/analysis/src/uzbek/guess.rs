//! Guesses for words outside the lexicon: only plural, possessive and case are removed.

use super::grammar::{Grammar, StateId};
use super::letters::{is_vowel, letter_count};
use super::walk::{Reading, Walk};

/// Minimum length of a guessed root, in letters.
const SHORTEST_ROOT: usize = 3;
/// Cost of each letter of the root: a guess that explains more of the word is likelier.
const LETTER: u16 = 2;
/// A guess that costs more than the best one plus this margin gives no key.
const MARGIN: u16 = 1;

/// Returns the readings of an unknown word, likeliest first. The whole word is always among them: it may be a root that
/// only looks inflected.
pub(super) fn readings<'a>(grammar: &'a Grammar, unknown: StateId, word: &str) -> Vec<Reading<'a>> {
    let mut walk = Walk::new(grammar, word, MARGIN);
    for (index, character) in word.char_indices() {
        let end = index + character.len_utf8();
        let followed_by_mark = word[end..].starts_with('\u{02BB}');
        if !followed_by_mark && is_root(&word[..end]) {
            walk.read_guess(end, unknown, LETTER * letter_count(&word[..end]) as u16);
        }
    }
    let mut readings = walk.finish();
    if readings.iter().all(|reading| reading.stem_length < word.len()) {
        let mut whole = Walk::new(grammar, word, MARGIN);
        whole.read_guess(word.len(), unknown, 0);
        readings.truncate(2);
        readings.extend(whole.finish());
    }
    readings
}

/// True if the text may be a root: it is long enough and has a vowel.
fn is_root(text: &str) -> bool {
    letter_count(text) >= SHORTEST_ROOT && text.chars().any(is_vowel)
}
