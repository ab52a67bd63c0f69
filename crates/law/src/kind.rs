//! Kinds of provisions.

use serde::{Deserialize, Serialize};

/// What a provision is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProvisionKind {
    /// An article with its whole text.
    Article,
    /// A numbered point of the first level, of an act without articles or of an annex.
    Point,
    /// What stands before the first point or article.
    Preamble,
    /// Heading of a part, section, chapter or paragraph, and text that stands directly under it.
    Chapter,
    /// Heading of an annex, and text of it outside its points.
    Annex,
    /// A table outside articles and points.
    Table,
    /// The title of the act; only in search results.
    Title,
}

impl ProvisionKind {
    /// The name in answers: `article`, `point`…
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
