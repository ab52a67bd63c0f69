//! Recognises questions for definitions.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::pattern::{Pattern, PatternWord};
use super::table::{Use, Wording, wording};

/// A word of a query.
#[derive(Clone, Debug, Default)]
pub struct AskedWord<'q> {
    /// Its folded forms in the possible languages.
    pub forms: Vec<String>,
    /// The characters before it, from the word before on.
    pub gap: &'q str,
}

impl AskedWord<'_> {
    /// True for a conjunction between two terms.
    #[must_use]
    pub fn joins(&self) -> bool {
        wording().is_some_and(|wording| self.forms.iter().any(|form| wording.joins.contains(form)))
    }
}

/// A reading of a query as a question for definitions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedTerms {
    /// The terms, by the places of their words; two for a difference.
    pub terms: Vec<Range<usize>>,
    /// The places of the words that ask, in ascending order.
    pub frame: Vec<usize>,
}

/// A question for a definition is among this many first words. A longer text tells a story.
const WORDS: usize = 40;
/// Maximum number of readings.
const READINGS: usize = 64;

/// Returns the readings of a query as a question for the definition of a term or for the difference between two,
/// likeliest first. A term may have any words: only a law base can tell whether it is one.
#[must_use]
pub fn asked_terms(words: &[AskedWord<'_>]) -> Vec<AskedTerms> {
    let words = &words[..words.len().min(WORDS)];
    let Some(wording) = wording() else {
        return Vec::new();
    };
    let forms: FxHashSet<&str> = words.iter().flat_map(|word| &word.forms).map(String::as_str).collect();
    let placed: Vec<PatternWord<'_>> = words
        .iter()
        .map(|word| PatternWord { forms: &word.forms, breaks: word.gap.contains([',', ';', ':', '.', '?', '!', '\n']) })
        .collect();
    let mut asked = Vec::new();
    for used in [Use::Differs, Use::Asks] {
        let patterns = wording.patterns(used).filter(|pattern| pattern.may_match(&forms));
        asked.extend(readings(patterns, &placed, wording));
    }
    asked.truncate(READINGS);
    asked
}

/// The readings by some patterns, those with the most literal words first.
fn readings<'p>(
    patterns: impl Iterator<Item = &'p Pattern>,
    words: &[PatternWord<'_>],
    wording: &Wording,
) -> Vec<AskedTerms> {
    let borders = |forms: &[String]| wording.borders(forms);
    let begins = |at: usize| at == 0 || words[at].breaks || borders(words[at - 1].forms);
    let mut found = Vec::new();
    for pattern in patterns {
        // A term at the beginning of a pattern has all words of its clause before the literal ones.
        let starts = (0..words.len()).filter(|&at| !pattern.begins_with_term() || begins(at));
        for at in starts {
            found.extend(pattern.bindings(words, at, &borders));
        }
    }
    found.sort_by_key(|binding| std::cmp::Reverse(binding.literals()));
    let mut out: Vec<AskedTerms> = Vec::new();
    for binding in found {
        let is_literal = |place: &usize| !binding.terms.iter().any(|term| term.contains(place));
        let asked = AskedTerms { frame: binding.whole.clone().filter(is_literal).collect(), terms: binding.terms };
        if !out.iter().any(|known| known.terms == asked.terms) {
            out.push(asked);
        }
    }
    out
}
