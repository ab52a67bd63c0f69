//! Doubled words: `tez-tez`, `joy-joyiga`, `yuzma-yuz`, `kundan-kunga`, `чуть-чуть`.
//!
//! The two halves have one meaning together: `joy-joyiga qoʻyish` (to put in order) is about no place, and no
//! `uy-joy`. So a doubled word is one word with one key. Its second half is the first one with an ending; Uzbek also
//! doubles over -ma and -dan.

use crate::Language;
use crate::chars::{Class, class};
use crate::fold::fold;
use crate::roman::roman;

/// Maximum length of each half in bytes. Nothing longer is doubled.
const LONGEST_HALF: usize = 48;
/// Minimum length of the repeated part in letters: `a-a` and `и-и` are letters of lists.
const SHORTEST: usize = 2;

/// What the first half of an Uzbek word may have besides the repeated part.
const JOINTS: [&str; 3] = ["", "ma", "dan"];
/// Endings of the second half, from the end of the word inwards: case, possessive, plural, and the noun ending -lik.
const CASES: [&str; 12] = ["", "ni", "ning", "ga", "ka", "qa", "da", "dan", "dagi", "gacha", "gi", "cha"];
const POSSESSIVES: [&str; 9] = ["", "i", "si", "im", "ing", "imiz", "ingiz", "m", "ng"];
const PLURALS: [&str; 2] = ["", "lar"];
const NOUNS: [&str; 3] = ["", "lik", "lig"];

/// A word that consists of the same word twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Doubled<'w> {
    /// The repeated part as typed.
    pub(crate) head: &'w str,
    /// True if the whole is a noun in -lik: `ketma-ketlik` (sequence).
    pub(crate) is_noun: bool,
}

/// Reads two words with a hyphen between them as one doubled word.
pub(crate) fn doubled<'w>(first: &'w str, second: &str) -> Option<Doubled<'w>> {
    heads(first, second)
        .find_map(|(head, rest)| noun_ending(&rest).map(|ending| Doubled { head, is_noun: !ending.is_empty() }))
}

/// Reads a word of a text, as split by [`crate::words`], as a doubled word.
pub(crate) fn doubled_word(word: &str) -> Option<Doubled<'_>> {
    let (at, hyphen) = word.char_indices().find(|&(_, c)| class(c) == Class::Hyphen)?;
    doubled(&word[..at], &word[at + hyphen.len_utf8()..])
}

/// True if two words that are typed side by side are a doubled word: `tez tez` is `tez-tez`, `bir biriga` `bir-biriga`.
#[must_use]
pub fn is_doubled(first: &str, second: &str) -> bool {
    doubled(first, second).is_some()
}

/// True if a word that goes on behind `beginning` may be the second half of a doubled word.
#[must_use]
pub fn begins_doubled(first: &str, beginning: &str) -> bool {
    heads(first, beginning).next().is_some()
}

/// The parts of the first word with which the second one begins, each with the folded rest of the second one.
fn heads<'w>(first: &'w str, second: &str) -> impl Iterator<Item = (&'w str, String)> {
    let is_half = |half: &str| half.len() <= LONGEST_HALF && !half.is_empty() && half.chars().all(is_of_half);
    // Numerals are two: `II-II`.
    let fits = is_half(first) && is_half(second) && roman(first).is_none();
    let folded = fits.then(|| (fold(first, Language::Uzbek), fold(second, Language::Uzbek)));
    folded.into_iter().flat_map(move |(start, end)| {
        JOINTS.into_iter().filter_map(move |joint| {
            let same = start.strip_suffix(joint).filter(|same| same.chars().count() >= SHORTEST)?;
            let rest = end.strip_prefix(same).filter(|rest| !rest.starts_with(crate::LETTER_MARK))?;
            Some((without_last(first, joint.len()), rest.to_owned()))
        })
    })
}

fn is_of_half(c: char) -> bool {
    matches!(class(c), Class::Letter | Class::Apostrophe | Class::Invisible)
}

/// The part of a word before its last `count` letters.
fn without_last(word: &str, count: usize) -> &str {
    let letters = word.char_indices().rev().filter(|&(_, c)| class(c) == Class::Letter);
    match count.checked_sub(1).and_then(|last| letters.map(|(at, _)| at).nth(last)) {
        Some(end) => &word[..end],
        None => word,
    }
}

/// The noun ending with which the folded rest of a second half begins: `lik`, `lig` or nothing. `None` if the rest is
/// more than endings.
fn noun_ending(rest: &str) -> Option<&'static str> {
    let without = |rest: &'_ str, endings: &[&str]| -> Vec<usize> {
        endings.iter().filter_map(|ending| rest.strip_suffix(ending).map(str::len)).collect()
    };
    for length in without(rest, &CASES) {
        for length in without(&rest[..length], &POSSESSIVES) {
            for length in without(&rest[..length], &PLURALS) {
                if let Some(noun) = NOUNS.into_iter().find(|noun| *noun == &rest[..length]) {
                    return Some(noun);
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{begins_doubled, doubled_word};

    #[test]
    fn a_doubled_word_has_one_head() {
        for (word, head, is_noun) in [
            ("joy-joyiga", "joy", false),
            ("Жой-жойига", "Жой", false),
            ("tez-tez", "tez", false),
            ("чуть-чуть", "чуть", false),
            ("yuzma-yuz", "yuz", false),
            ("юзма-юз", "юз", false),
            ("kundan-kunga", "kun", false),
            ("toʻgʻridan-to‘g‘ri", "toʻgʻri", false),
            ("oʻz-oʻzidan", "oʻz", false),
            ("bir-birlariga", "bir", false),
            ("ketma-ketlikdagi", "ket", true),
            ("xilma-xilligini", "xil", true),
            ("mish-mishlar", "mish", false),
        ] {
            let found = doubled_word(word).map(|doubled| (doubled.head, doubled.is_noun));
            assert_eq!(found, Some((head, is_noun)), "{word}");
        }
    }

    #[test]
    fn other_compounds_are_not_doubled() {
        for word in [
            "uy-joy",
            "joy-uy",
            "ish-ishchi",
            "son-sanoq",
            "boʻlsa-da",
            "a-a",
            "II-II",
            "bor-boʻlgan",
            "bo-boʻlib",
            "socialno-ekonom",
            "мало-мальски",
            "savdo-savdogar",
            "joy",
            "-joy",
            "joy-",
        ] {
            assert_eq!(doubled_word(word), None, "{word}");
        }
    }

    #[test]
    fn a_beginning_is_enough_for_a_wildcard() {
        assert!(begins_doubled("joy", "joyi") && begins_doubled("yuzma", "yuz"));
        assert!(!begins_doubled("joy", "jo") && !begins_doubled("uy", "joy"));
    }
}
