//! Keys of words, and their fields in the index.

/// The posting lists of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum TermField {
    /// Stems of heading and text.
    Stem,
    /// Exact forms of heading and text.
    Exact,
}

/// The unit of matching: provisions, or titles of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MatchTarget {
    /// Records: heading and text of provisions.
    Records,
    /// Titles. The record numbers are numbers of texts.
    Titles,
}

/// A key, and how well it represents the typed word.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TermKey {
    pub(crate) place: TermField,
    pub(crate) key: String,
    /// 1 for the word as typed, less for guesses.
    pub(crate) weight: f32,
}

/// A field of the index of texts.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum TextField {
    All,
    Title,
    TitleExact,
}
