//! The matches of a search, separated into those by the typed words and those by other words.

use super::leg::Leg;
use crate::postings::TextSet;

/// The matches of a search, before filters.
pub(super) struct Found {
    /// Matches of the query as typed. Its texts match the whole query; in a relaxed answer, also most of it.
    pub(super) own: Leg,
    /// Matches by other words: first translations, if they were searched, then synonymous legal terms.
    other: Vec<OtherLeg>,
}

/// Matches by words other than the typed ones.
pub(super) struct OtherLeg {
    pub(super) leg: Leg,
    /// The texts that are shown as matches of these words.
    pub(super) shown: TextSet,
    pub(super) words: OtherWords,
}

/// The words that replace the typed ones.
pub(super) enum OtherWords {
    /// Their translations into the other languages.
    Translated,
    /// A synonymous legal term, as the table writes it.
    Term(String),
}

/// Number of a leg of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LegNo {
    Own,
    Other(usize),
}

impl Found {
    /// Matches by the typed words alone.
    pub(super) const fn by_own(own: Leg) -> Self {
        Self { own, other: Vec::new() }
    }

    /// Adds the matches by translations. All its texts are shown as such.
    pub(super) fn add_translated(&mut self, leg: Leg) {
        let shown = leg.texts.clone();
        self.other.push(OtherLeg { leg, shown, words: OtherWords::Translated });
    }

    /// Adds the matches by synonymous legal terms.
    pub(super) fn add_terms(&mut self, found: Vec<OtherLeg>) {
        self.other.extend(found);
    }

    /// The matches by translations.
    pub(super) fn translated(&self) -> Option<&Leg> {
        self.other.iter().find(|other| matches!(other.words, OtherWords::Translated)).map(|other| &other.leg)
    }

    /// All legs: the query as typed, translated, and with synonymous terms.
    pub(super) fn legs(&self) -> impl Iterator<Item = (LegNo, &Leg)> {
        let other = self.other.iter().enumerate().map(|(place, other)| (LegNo::Other(place), &other.leg));
        std::iter::once((LegNo::Own, &self.own)).chain(other)
    }

    /// The leg as whose match a text is shown.
    pub(super) fn shown_by(&self, text: u32) -> LegNo {
        self.other.iter().position(|other| other.shown.contains(text)).map_or(LegNo::Own, LegNo::Other)
    }

    /// The leg with a number.
    pub(super) fn leg(&self, number: LegNo) -> &Leg {
        match number {
            LegNo::Own => &self.own,
            LegNo::Other(place) => &self.other[place].leg,
        }
    }

    /// The synonymous legal terms as whose matches the texts are shown, each once.
    pub(super) fn terms(&self, texts: impl Iterator<Item = u32> + Clone) -> Vec<String> {
        let term = |other: &OtherLeg| match &other.words {
            OtherWords::Term(term) if texts.clone().any(|text| other.shown.contains(text)) => Some(term.clone()),
            _ => None,
        };
        self.other.iter().filter_map(term).collect()
    }
}
