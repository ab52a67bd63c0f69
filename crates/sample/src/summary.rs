//! Counts of a run.

use std::collections::BTreeMap;

use qonun_law::{ActType, Lang};

/// Counts of what a run wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Number of acts.
    pub acts: usize,
    /// Number of pages, including those of editions; cards are not pages.
    pub pages: usize,
    /// Number of pages of other editions than the current one.
    pub edition_pages: usize,
    /// Number of document cards.
    pub cards: usize,
    /// Number of pages of acts whose text is only in a PDF file.
    pub pdf_only: usize,
    /// Number of pages damaged on purpose.
    pub damaged: usize,
    /// Number of acts by type.
    pub acts_by_type: BTreeMap<ActType, usize>,
    /// Number of pages by language.
    pub pages_by_language: BTreeMap<Lang, usize>,
    /// Size of all files in bytes.
    pub bytes: u64,
}

impl Summary {
    /// Adds both counts.
    #[must_use]
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.acts += other.acts;
        self.pages += other.pages;
        self.edition_pages += other.edition_pages;
        self.cards += other.cards;
        self.pdf_only += other.pdf_only;
        self.damaged += other.damaged;
        self.bytes += other.bytes;
        for (kind, count) in other.acts_by_type {
            *self.acts_by_type.entry(kind).or_default() += count;
        }
        for (lang, count) in other.pages_by_language {
            *self.pages_by_language.entry(lang).or_default() += count;
        }
        self
    }
}
