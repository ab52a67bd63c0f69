//! Searches for all readings of a word as a stem and suffixes.

use std::borrow::Cow;

use super::grammar::{Grammar, StateId};
use super::letters::{last_letter, restored};
use super::lexicon::Stem;

/// Maximum number of suffixes of a word.
const DEPTH: usize = 14;
/// Maximum number of suffixes tried for one word; it limits the time for a hostile word.
const STEPS: u32 = 6_000;

/// One reading of a word.
#[derive(Clone, Debug)]
pub(super) struct Reading<'a> {
    /// The stem, or `None` if the root is guessed.
    pub(super) stem: Option<&'a Stem>,
    /// Length of the stem in the word, in bytes.
    pub(super) stem_length: usize,
    /// Indexes of the suffixes in the grammar.
    arcs: [u16; DEPTH],
    depth: usize,
    /// The sum of the costs; the lowest is the likeliest.
    pub(super) cost: u16,
}

impl<'a> Reading<'a> {
    /// Returns the indexes of the suffixes in the grammar, in order.
    pub(super) fn suffixes(&self) -> impl Iterator<Item = usize> {
        self.arcs[..self.depth].iter().map(|&place| usize::from(place))
    }

    /// True if the word is negated: toʻla-ma-slik, haqli-mas.
    pub(super) fn is_negative(&self, grammar: &Grammar) -> bool {
        self.suffixes().any(|place| grammar.arc(place).negates)
    }

    /// Returns the root as in a dictionary.
    pub(super) fn root<'t>(&'t self, grammar: &Grammar, word: &'t str) -> Cow<'t, str> {
        if let Some(stem) = self.stem {
            return Cow::Borrowed(&stem.root);
        }
        let letters = &word[..self.stem_length];
        let before_vowel = self.suffixes().next().is_some_and(|place| grammar.arc(place).surface.starts_with('i'));
        match restored(letters).filter(|_| before_vowel) {
            Some(root) => Cow::Owned(root),
            None => Cow::Borrowed(letters),
        }
    }

    /// Returns the key: the root and what derivation adds.
    pub(super) fn key(&self, grammar: &Grammar, word: &str) -> String {
        let changed = self.stem.and_then(|stem| stem.key.as_deref());
        let root = changed.map_or_else(|| self.root(grammar, word), Cow::Borrowed);
        let mut key = String::with_capacity(root.len() + 8);
        key.push_str(&root);
        for place in self.suffixes() {
            if let Some(adds) = &grammar.arc(place).adds {
                key.push_str(adds);
            }
        }
        key
    }
}

/// Collects the readings of one word.
pub(super) struct Walk<'a, 'w> {
    grammar: &'a Grammar,
    word: &'w str,
    /// Readings that cost more than the best one plus this margin are dropped.
    margin: u16,
    best: u16,
    steps: u32,
    arcs: [u16; DEPTH],
    readings: Vec<Reading<'a>>,
}

impl<'a, 'w> Walk<'a, 'w> {
    pub(super) fn new(grammar: &'a Grammar, word: &'w str, margin: u16) -> Self {
        let readings = Vec::with_capacity(8);
        Self { grammar, word, margin, best: u16::MAX - margin, steps: STEPS, arcs: [0; DEPTH], readings }
    }

    /// Reads the word as this stem and suffixes.
    pub(super) fn read_stem(&mut self, stem: &'a Stem, length: usize) {
        self.step(Some(stem), length, stem.state, length, stem.cost, 0);
    }

    /// Reads the word as an unknown root of this length in bytes; its suffixes begin in `state`.
    pub(super) fn read_guess(&mut self, length: usize, state: StateId, cost: u16) {
        self.step(None, length, state, length, cost, 0);
    }

    /// Returns the readings found, cheapest first; of equal ones the longer stem first.
    pub(super) fn finish(mut self) -> Vec<Reading<'a>> {
        let limit = self.best + self.margin;
        self.readings.retain(|reading| reading.cost <= limit);
        self.readings.sort_by_key(|reading| (reading.cost, std::cmp::Reverse(reading.stem_length), reading.depth));
        self.readings
    }

    fn step(
        &mut self,
        stem: Option<&'a Stem>,
        stem_length: usize,
        state: StateId,
        position: usize,
        cost: u16,
        depth: usize,
    ) {
        if cost > self.best + self.margin {
            return;
        }
        if position == self.word.len() {
            let Some(end_cost) = self.grammar.end_cost(state) else { return };
            let cost = cost + end_cost;
            if cost <= self.best + self.margin {
                self.best = self.best.min(cost);
                self.readings.push(Reading { stem, stem_length, arcs: self.arcs, depth, cost });
            }
            return;
        }
        if depth == DEPTH {
            return;
        }
        let grammar = self.grammar;
        let rest = &self.word.as_bytes()[position..];
        let mut letter = None;
        for place in grammar.arcs_from(state, rest[0]) {
            self.steps = self.steps.saturating_sub(1);
            if self.steps == 0 {
                return;
            }
            let arc = grammar.arc(place);
            if !rest.starts_with(arc.surface.as_bytes()) {
                continue;
            }
            let before = &self.word[..position];
            let letter = *letter.get_or_insert_with(|| last_letter(before).unwrap_or(' '));
            if arc.admits(letter, before) {
                self.arcs[depth] = place as u16;
                self.step(stem, stem_length, arc.next, position + arc.surface.len(), cost + arc.cost, depth + 1);
            }
        }
    }
}
