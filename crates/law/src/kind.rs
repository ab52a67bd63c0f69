//! Kinds of provisions.

use serde::{Deserialize, Serialize};

/// Kind of a provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProvisionKind {
    /// An article with its complete text.
    Article,
    /// A numbered point of the first level, in an act without articles or in an annex.
    Point,
    /// The text before the first point or article.
    Preamble,
    /// Heading of a part, section, chapter or paragraph, with the text directly below it.
    Chapter,
    /// Heading of an annex, with its text outside points.
    Annex,
    /// A table outside articles and points.
    Table,
    /// The title of the act; only in search results.
    Title,
}

impl ProvisionKind {
    /// Returns the name in answers: `article`, `point`…
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Point => "point",
            Self::Preamble => "preamble",
            Self::Chapter => "chapter",
            Self::Annex => "annex",
            Self::Table => "table",
            Self::Title => "title",
        }
    }
}
