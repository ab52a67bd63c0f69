//! The typed text as prefixes of folded words.

use qonun_analysis::{Language, fallback_spellings, fold, words};

use crate::spelling::is_marked;

/// Weight of a spelling that was not typed but may be meant.
const OTHER_SPELLING: f32 = 0.9;

/// A typed word, possibly unfinished.
pub(super) struct TypedPrefix {
    /// Its folds in each language that its letters allow, and spellings with letters that a keyboard lacks; each with
    /// its weight.
    pub(super) spellings: Vec<(String, f32)>,
    /// Number of spellings that were actually typed. They come first.
    pub(super) literal: usize,
    /// True if the word is complete.
    pub(super) is_complete: bool,
}

/// The typed words.
pub(super) struct Typed {
    pub(super) words: Vec<TypedPrefix>,
}

impl Typed {
    pub(super) fn new(typed: &str) -> Self {
        let cut: Vec<&str> = words(typed, Language::Uzbek).map(|word| &typed[word.range]).collect();
        let is_open = typed.ends_with(|c: char| c.is_alphanumeric() || qonun_analysis::is_apostrophe(c));
        // A text with marks on some words means the other words as typed.
        let types_marks = typed.chars().any(is_marked);
        let last = cut.len().saturating_sub(1);
        let prefix = |(place, word): (usize, &&str)| TypedPrefix::new(word, place < last || !is_open, types_marks);
        Self { words: cut.iter().enumerate().map(prefix).filter(|word| !word.spellings.is_empty()).collect() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

impl TypedPrefix {
    fn new(word: &str, is_complete: bool, types_marks: bool) -> Self {
        let mut spellings: Vec<(String, f32)> = Vec::new();
        let mut add = |spelling: String, weight: f32| {
            if !spelling.is_empty() && !spellings.iter().any(|(known, _)| *known == spelling) {
                spellings.push((spelling, weight));
            }
        };
        for language in [Language::Uzbek, Language::Russian, Language::English] {
            add(fold(word, language), 1.0);
        }
        // Inside a word, ye is folded to e. A final y may be the first half of it.
        let half = fold(word, Language::Uzbek).strip_suffix('y').map(str::to_owned);
        if let Some(half) = half.filter(|half| half.chars().count() > 1 && !is_complete) {
            add(half, 1.0);
        }
        let literal = spellings.len();
        let others = if types_marks { Vec::new() } else { fallback_spellings(word) };
        for (spelling, _) in others {
            if !spelling.is_empty() && !spellings.iter().any(|(known, _)| *known == spelling) {
                spellings.push((spelling, OTHER_SPELLING));
            }
        }
        Self { spellings, literal, is_complete }
    }

    /// The best weight of the spellings that are a prefix of a folded word.
    pub(super) fn weight_of(&self, folded: &str) -> Option<f32> {
        self.spellings
            .iter()
            .filter(|(spelling, _)| folded.starts_with(spelling.as_str()))
            .map(|&(_, weight)| weight)
            .reduce(f32::max)
    }
}
