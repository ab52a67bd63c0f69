//! What was typed, as beginnings of folded words.

use qonun_analysis::{Language, fallback_spellings, fold, words};

use crate::spelling::is_marked;

/// A spelling that was not typed but may be meant counts for less.
const OTHER_SPELLING: f32 = 0.9;

/// A word as it was typed so far.
pub(super) struct TypedPrefix {
    /// Folded, in each language that its letters allow, and in spellings with letters that a keyboard lacks; each with
    /// its weight.
    pub(super) spellings: Vec<(String, f32)>,
    /// How many of the spellings are what was typed.
    pub(super) literal: usize,
    /// Does another word follow?
    pub(super) is_complete: bool,
}

/// The words typed.
pub(super) struct Typed {
    pub(super) words: Vec<TypedPrefix>,
}

impl Typed {
    pub(super) fn new(typed: &str) -> Self {
        let cut: Vec<&str> = words(typed, Language::Uzbek).map(|word| &typed[word.range]).collect();
        let is_open = typed.ends_with(|c: char| c.is_alphanumeric() || qonun_analysis::is_apostrophe(c));
        // Who types marks anywhere means the bare letters where there are none.
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
        // ye in the middle of a word is folded to e, which the y alone does not tell yet.
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

    /// The best weight with which a folded word goes on from what was typed.
    pub(super) fn weight_of(&self, folded: &str) -> Option<f32> {
        self.spellings
            .iter()
            .filter(|(spelling, _)| folded.starts_with(spelling.as_str()))
            .map(|&(_, weight)| weight)
            .reduce(f32::max)
    }
}
