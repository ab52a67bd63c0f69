//! Patterns of wording: literal words around terms.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::LONGEST;
use crate::{Language, fold};

/// A word to be matched.
#[derive(Clone, Debug)]
pub(super) struct PatternWord<'w> {
    /// Its folded forms in the possible languages.
    pub(super) forms: &'w [String],
    /// True if a clause ends before it: a comma, a colon or the end of a sentence.
    pub(super) breaks: bool,
}

/// A part of a pattern.
#[derive(Clone, Debug)]
enum Part {
    /// One of some words.
    Word(Vec<String>),
    /// The same; it may be missing.
    Maybe(Vec<String>),
    /// Any word.
    Any,
    /// A term.
    Term,
    /// The end of a clause.
    End,
}

/// A pattern of the table.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    parts: Vec<Part>,
}

/// A match of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Binding {
    /// The places of the terms.
    pub(super) terms: Vec<Range<usize>>,
    /// The places of all matching words.
    pub(super) whole: Range<usize>,
}

impl Binding {
    /// Number of literal words.
    pub(super) fn literals(&self) -> usize {
        self.whole.len() - self.terms.iter().map(Range::len).sum::<usize>()
    }
}

impl Pattern {
    /// Reads a pattern. `None` if it is invalid.
    pub(super) fn read(text: &str, language: Language) -> Option<Self> {
        let words = |text: &str| -> Option<Vec<String>> {
            let words: Vec<String> = text.split('/').map(|word| fold(word, language)).collect();
            words.iter().all(|word| !word.is_empty()).then_some(words)
        };
        let part = |text: &str| match text {
            "X" | "Y" => Some(Part::Term),
            "_" => Some(Part::Any),
            "." => Some(Part::End),
            _ => match text.strip_prefix('(') {
                Some(rest) => words(rest.strip_suffix(')')?).map(Part::Maybe),
                None => words(text).map(Part::Word),
            },
        };
        let mut parts: Vec<Part> = text.split(' ').map(part).collect::<Option<_>>()?;
        if matches!(parts.last(), Some(Part::Term)) {
            parts.push(Part::End);
        }
        Some(Self { parts })
    }

    /// Number of terms.
    pub(super) fn terms(&self) -> usize {
        self.parts.iter().filter(|part| matches!(part, Part::Term)).count()
    }

    /// The word of a pattern that is a single word.
    pub(super) fn single_word(self) -> Option<String> {
        match <[Part; 1]>::try_from(self.parts).ok()? {
            [Part::Word(mut words)] if words.len() == 1 => words.pop(),
            _ => None,
        }
    }

    /// True if the pattern begins with a term.
    pub(super) fn begins_with_term(&self) -> bool {
        matches!(self.parts.first(), Some(Part::Term))
    }

    /// True if all its required words are among some forms.
    pub(super) fn may_match(&self, forms: &FxHashSet<&str>) -> bool {
        self.parts.iter().all(|part| match part {
            Part::Word(words) => words.iter().any(|word| forms.contains(word.as_str())),
            _ => true,
        })
    }

    /// The matches that begin at a place, longest last term first. `may_end` tells by the forms of a word whether a term may end before it.
    pub(super) fn bindings(
        &self,
        words: &[PatternWord<'_>],
        at: usize,
        may_end: &dyn Fn(&[String]) -> bool,
    ) -> Vec<Binding> {
        let mut walk = Walk { words, may_end, terms: Vec::new(), found: Vec::new(), begin: at };
        walk.go(&self.parts, at);
        walk.found
    }
}

struct Walk<'w> {
    words: &'w [PatternWord<'w>],
    may_end: &'w dyn Fn(&[String]) -> bool,
    terms: Vec<Range<usize>>,
    found: Vec<Binding>,
    begin: usize,
}

impl Walk<'_> {
    fn go(&mut self, parts: &[Part], at: usize) {
        let Some((part, rest)) = parts.split_first() else {
            let binding = Binding { terms: self.terms.clone(), whole: self.begin..at };
            if !self.found.contains(&binding) {
                self.found.push(binding);
            }
            return;
        };
        match part {
            Part::Word(words) => {
                if self.is_one_of(at, words) {
                    self.go(rest, at + 1);
                }
            }
            Part::Maybe(words) => {
                if self.is_one_of(at, words) {
                    self.go(rest, at + 1);
                }
                self.go(rest, at);
            }
            Part::Any => {
                if at < self.words.len() {
                    self.go(rest, at + 1);
                }
            }
            Part::End => {
                if self.is_end(at) {
                    self.go(rest, at);
                }
            }
            Part::Term => {
                for end in (at + 1..=self.furthest(at)).rev() {
                    self.terms.push(at..end);
                    self.go(rest, end);
                    self.terms.pop();
                }
            }
        }
    }

    fn is_one_of(&self, at: usize, words: &[String]) -> bool {
        self.words.get(at).is_some_and(|word| word.forms.iter().any(|form| words.contains(form)))
    }

    /// True if a clause ends before a word.
    fn is_end(&self, at: usize) -> bool {
        self.words.get(at).is_none_or(|word| word.breaks || (self.may_end)(word.forms))
    }

    /// The furthest end of a term that begins at a place: it stays inside its clause.
    fn furthest(&self, at: usize) -> usize {
        let limit = self.words.len().min(at + LONGEST);
        (at + 1..limit).find(|&next| self.words[next].breaks).unwrap_or(limit)
    }
}
