//! The citations of a text, checked as of a day.

use qonun_law::{ActId, Status};
use serde::Serialize;
use utoipa::ToSchema;

use super::CitationView;

/// What is found of a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// No such act is held.
    NotHeld,
    /// The citation may mean several acts.
    Ambiguous,
    /// The act has no such provision.
    NoProvision,
    /// The provision has no such part.
    NoPart,
    /// The act was not in force any more on the day.
    Repealed,
    /// The act was not in force yet on the day.
    NotYet,
    /// The cited text has changed since the day.
    Changed,
    /// The text of the day is not held: it cannot be told whether it has changed.
    NotComparable,
}

impl Finding {
    /// The stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotHeld => "not_held",
            Self::Ambiguous => "ambiguous",
            Self::NoProvision => "no_provision",
            Self::NoPart => "no_part",
            Self::Repealed => "repealed",
            Self::NotYet => "not_yet",
            Self::Changed => "changed",
            Self::NotComparable => "not_comparable",
        }
    }
}

/// An act that repealed another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RepealingAct {
    /// The act, when it is in the law base.
    #[schema(value_type = Option<String>)]
    pub act: Option<ActId>,
    /// Title, when it is in the law base.
    pub title: Option<String>,
    /// Canonical number.
    pub number: Option<String>,
    /// Day of adoption.
    pub adopted: Option<String>,
    /// Address of its page.
    pub url: String,
}

/// A citation with what is found of it.
#[derive(Clone, Debug)]
pub struct CheckedCitation {
    /// The citation, and what it names.
    pub citation: CitationView,
    /// Line of the text, counted from 1.
    pub line: usize,
    /// What is found; nothing if the citation is in order.
    pub findings: Vec<Finding>,
    /// Status of the act on the day, if one act is cited.
    pub status: Option<Status>,
    /// The acts that repealed it.
    pub repealed_by: Vec<RepealingAct>,
    /// Address of the cited text as of the day, if it has changed since.
    pub url_then: Option<String>,
}

/// The citations of a text, checked.
#[derive(Clone, Debug)]
pub struct CheckAnswer {
    /// The day.
    pub on: String,
    /// In order of the text.
    pub citations: Vec<CheckedCitation>,
    /// Character of the text from which citations are not told any more.
    pub cut_at: Option<usize>,
    /// The generation that answers.
    pub generation: String,
}
