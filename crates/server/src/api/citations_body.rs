//! The JSON answer of `POST /api/v1/citations`.

use qonun_query::{CitationView, CitationsAnswer, CitedMatch, Missing, Naming, Nearest};
use serde::Serialize;
use utoipa::ToSchema;

/// Answer of `citations`.
#[derive(Serialize, ToSchema)]
#[schema(as = CitationsAnswer)]
pub(super) struct CitationsBody {
    /// In order of the text: 5,000 at most, with 10,000 matches in all.
    citations: Vec<CitationBody>,
    /// Character of the text from which citations are not told any more; send the rest of the text by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    cut_at: Option<usize>,
}

/// A citation found in a text.
#[derive(Serialize, ToSchema)]
#[schema(as = CitationView)]
pub struct CitationBody {
    /// First character.
    start: usize,
    /// One past the last.
    end: usize,
    /// As written.
    text: String,
    /// Canonical form.
    canonical: String,
    /// 200: one match; 300: several; 404: none.
    status: u16,
    /// What it names, likeliest first: 20 at most.
    matches: Vec<CitedMatch>,
    /// How many more it names.
    #[serde(skip_serializing_if = "is_zero")]
    more_matches: usize,
    /// What it names and the law base does not hold: the first such thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<Missing>,
    /// What is held nearest to what is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<Nearest>,
}

/// Returns the number that shows in the API how many acts a citation names. It is the HTTP status that the page of the
/// citation would have.
#[must_use]
pub const fn citation_status(naming: Naming) -> u16 {
    match naming {
        Naming::OneAct => 200,
        Naming::SeveralActs => 300,
        Naming::Nothing => 404,
    }
}

impl From<CitationView> for CitationBody {
    fn from(view: CitationView) -> Self {
        let CitationView { start, end, text, canonical, naming, matches, more_matches, missing, nearest } = view;
        let status = citation_status(naming);
        Self { start, end, text, canonical, status, matches, more_matches, missing, nearest }
    }
}

impl From<CitationsAnswer> for CitationsBody {
    fn from(answer: CitationsAnswer) -> Self {
        let citations = answer.citations.into_iter().map(CitationBody::from).collect();
        Self { citations, cut_at: answer.cut_at }
    }
}

/// True if a number may be left out of an answer.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde calls")]
const fn is_zero(number: &usize) -> bool {
    *number == 0
}
