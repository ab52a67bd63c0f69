//! Keys of words, and the fields they are looked up in.

/// Which posting lists a key is looked up in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum TermField {
    /// Stems of heading and text.
    Stem,
    /// Exact forms of heading and text.
    Exact,
}

/// What is matched: provisions, or titles of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MatchTarget {
    /// Records: heading and text of provisions.
    Records,
    /// Titles: the numbers are those of texts.
    Titles,
}

/// A key and how well it stands for the word typed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TermKey {
    pub(crate) place: TermField,
    pub(crate) key: String,
    /// 1 for what was typed, less for guesses.
    pub(crate) weight: f32,
}

/// A field of the index of texts.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum TextField {
    All,
    Title,
    TitleExact,
}
