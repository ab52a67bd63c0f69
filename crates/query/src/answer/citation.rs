//! What citations name, and what of it is not held.

use qonun_law::{ActId, DocId, Path, Status};
use serde::Serialize;
use utoipa::ToSchema;

use super::Nearest;

/// What a citation names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CitedMatch {
    /// The act.
    #[schema(value_type = String)]
    pub act: ActId,
    /// The text.
    pub document: DocId,
    /// The provision, when one is cited.
    #[schema(value_type = Option<String>)]
    pub path: Option<Path>,
    /// Title of the act.
    pub title: String,
    /// Status of the act today.
    #[schema(value_type = String)]
    pub status: Status,
    /// The day on which the act lost force.
    pub repealed_on: Option<String>,
    /// Address of the page.
    pub url: String,
}

/// Something that a citation names and that the law base does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Missing {
    /// `act`; `provision`: the act is held, the provision is not in it; `part`: the provision has no such part, point
    /// or paragraph.
    pub kind: &'static str,
    /// What is missing, in canonical form: `ORQ-8888`, `art_777`, `art_168/part_99`.
    pub text: String,
    /// Path of the provision or part that is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub path: Option<Path>,
}

/// Answer of `resolve`.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ResolveAnswer {
    /// What is cited; several when the citation is ambiguous.
    pub matches: Vec<CitedMatch>,
    /// What is cited too and is not held: the first such thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<Missing>,
    /// What is held nearest to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<Nearest>,
}

/// How many acts a citation names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// None that is held.
    Nothing,
    /// One.
    OneAct,
    /// It is ambiguous.
    SeveralActs,
}

/// A citation found in a text.
#[derive(Clone, Debug)]
pub struct CitationView {
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// As written.
    pub text: String,
    /// Canonical form.
    pub canonical: String,
    /// How many acts it names.
    pub naming: Naming,
    /// What it names, likeliest first: 20 at most.
    pub matches: Vec<CitedMatch>,
    /// How many more it names.
    pub more_matches: usize,
    /// What it names and the law base does not hold: the first such thing.
    pub missing: Option<Missing>,
    /// What is held nearest to what is missing.
    pub nearest: Option<Nearest>,
}

/// Answer of `citations`.
#[derive(Clone, Debug)]
pub struct CitationsAnswer {
    /// In order of the text: 5,000 at most, with 10,000 matches in all.
    pub citations: Vec<CitationView>,
    /// Character of the text from which citations are not told any more.
    pub cut_at: Option<usize>,
}

/// Citations of acts that the law base has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Examples {
    /// Numbers of acts, each of another series: a law, a decree, a resolution, as far as there are such.
    pub numbers: Vec<String>,
    /// An article of a numbered act.
    pub article: Option<String>,
    /// An article of a code by the name of the code.
    pub code: Option<String>,
}
