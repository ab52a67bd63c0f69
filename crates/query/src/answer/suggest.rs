//! Completions of what is being typed, and how much there is.

use qonun_law::{DocId, Lang, Status};
use serde::Serialize;
use utoipa::ToSchema;

use super::FacetValue;
use crate::Syntax;

/// Where a suggestion leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// The page of a text or of a provision of it, by its address.
    Page(String),
    /// What is found by a query.
    Results {
        /// The query.
        q: String,
        /// How it is read.
        syntax: Syntax,
    },
}

/// A completion of what is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// `act`, `provision`, `topic`, `body` or `query`.
    pub kind: &'static str,
    /// What to show.
    pub text: String,
    /// Where it leads.
    pub leads_to: Destination,
    /// The document, for acts and provisions.
    pub document: Option<DocId>,
    /// Status of the act today, for acts and provisions.
    pub status: Option<Status>,
}

/// Answer of `suggest`.
#[derive(Clone, Debug)]
pub struct SuggestAnswer {
    /// Best first.
    pub suggestions: Vec<Suggestion>,
}

/// How much there is.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Statistics {
    /// Generation of the index.
    pub generation: String,
    /// Acts.
    pub acts: usize,
    /// Texts in all languages.
    pub documents: usize,
    /// Provisions in all texts.
    pub provisions: usize,
    /// Acts by kind.
    pub by_type: Vec<FacetValue>,
    /// The newest acts.
    pub newest: Vec<NewestAct>,
}

/// One of the newest acts.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NewestAct {
    /// The text by which it is shown.
    pub document: DocId,
    /// Language of that text.
    #[schema(value_type = String)]
    pub lang: Lang,
    /// Title.
    pub title: String,
    /// Status today.
    #[schema(value_type = String)]
    pub status: Status,
    /// Address of the page.
    pub url: String,
}
