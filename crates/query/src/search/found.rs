//! What was found by the words typed and what by others, apart from each other.

use super::leg::Leg;
use crate::postings::TextSet;

/// What a search found, before filters.
pub(super) struct Found {
    /// By the query as typed. Its texts are those that hold all that was asked and, in a relaxed answer, those that hold
    /// most of it.
    pub(super) own: Leg,
    /// By other words: first those of the other languages, when it was asked there too, then other terms of law.
    other: Vec<OtherLeg>,
}

/// What was found by other words than those typed.
pub(super) struct OtherLeg {
    pub(super) leg: Leg,
    /// The texts that are shown as found by them.
    pub(super) shown: TextSet,
    pub(super) words: OtherWords,
}

/// What stands for the words typed.
pub(super) enum OtherWords {
    /// Those of the other languages.
    Translated,
    /// Another term of law, as the table writes it.
    Term(String),
}

/// Which of the legs of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LegNo {
    Own,
    Other(usize),
}

impl Found {
    /// What was found by the words typed alone.
    pub(super) const fn by_own(own: Leg) -> Self {
        Self { own, other: Vec::new() }
    }

    /// Adds what was found in other languages: all of it is shown as found so.
    pub(super) fn add_translated(&mut self, leg: Leg) {
        let shown = leg.texts.clone();
        self.other.push(OtherLeg { leg, shown, words: OtherWords::Translated });
    }

    /// Adds what was found by other terms of law.
    pub(super) fn add_terms(&mut self, found: Vec<OtherLeg>) {
        self.other.extend(found);
    }

    /// What was found in other languages.
    pub(super) fn translated(&self) -> Option<&Leg> {
        self.other.iter().find(|other| matches!(other.words, OtherWords::Translated)).map(|other| &other.leg)
    }

    /// The query as typed, in other languages and in other terms.
    pub(super) fn legs(&self) -> impl Iterator<Item = (LegNo, &Leg)> {
        let other = self.other.iter().enumerate().map(|(place, other)| (LegNo::Other(place), &other.leg));
        std::iter::once((LegNo::Own, &self.own)).chain(other)
    }

    /// The leg by which a text is shown as found.
    pub(super) fn shown_by(&self, text: u32) -> LegNo {
        self.other.iter().position(|other| other.shown.contains(text)).map_or(LegNo::Own, LegNo::Other)
    }

    /// The leg of a number.
    pub(super) fn leg(&self, number: LegNo) -> &Leg {
        match number {
            LegNo::Own => &self.own,
            LegNo::Other(place) => &self.other[place].leg,
        }
    }

    /// The other terms of law by which texts are shown as found, each once.
    pub(super) fn terms(&self, texts: impl Iterator<Item = u32> + Clone) -> Vec<String> {
        let term = |other: &OtherLeg| match &other.words {
            OtherWords::Term(term) if texts.clone().any(|text| other.shown.contains(text)) => Some(term.clone()),
            _ => None,
        };
        self.other.iter().filter_map(term).collect()
    }
}
