//! Guesses for words outside the lexicon: only plural, possessive and case come off.

use super::grammar::{Grammar, StateId};
use super::letters::{is_vowel, letter_count};
use super::walk::{Reading, Walk};

/// A guessed root has at least so many letters.
const SHORTEST_ROOT: usize = 3;
/// What a letter left in the root costs: a guess that explains more of the word is likelier.
const LETTER: u16 = 2;
/// A guess dearer than the likeliest by more than this gives no key.
const MARGIN: u16 = 1;

/// The readings of an unknown word, likeliest first. The word as a whole is always among them: it may be a root that
/// merely looks inflected.
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

/// May it be a root? It is long enough and has a vowel.
fn is_root(text: &str) -> bool {
    letter_count(text) >= SHORTEST_ROOT && text.chars().any(is_vowel)
}
