//! What was written.

use std::collections::BTreeMap;

use qonun_law::{ActType, Lang};

/// Counts of what a run wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Acts.
    pub acts: usize,
    /// Pages, those of editions included; cards are not pages.
    pub pages: usize,
    /// Pages of other editions than the current one.
    pub edition_pages: usize,
    /// Document cards.
    pub cards: usize,
    /// Pages of acts whose text is only in a PDF file.
    pub pdf_only: usize,
    /// Pages spoilt on purpose.
    pub damaged: usize,
    /// Acts by type.
    pub acts_by_type: BTreeMap<ActType, usize>,
    /// Pages by language.
    pub pages_by_language: BTreeMap<Lang, usize>,
    /// Bytes of all files.
    pub bytes: u64,
}

impl Summary {
    /// Both counts together.
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
