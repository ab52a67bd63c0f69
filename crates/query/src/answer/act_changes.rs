//! What an act changed in others.

use serde::Serialize;
use utoipa::ToSchema;

use super::{ActLink, ComparedProvision, EditionView};

/// A page of the provisions that an act amended or repealed.
#[derive(Clone, Debug)]
pub struct ActChanges {
    /// Number on all pages.
    pub total: usize,
    /// Those of the page.
    pub changes: Vec<AmendedProvision>,
    /// Where the next page begins.
    pub cursor: Option<String>,
}

/// A provision, or a whole act, that an act amended or repealed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AmendedProvision {
    /// The link that says so.
    #[serde(flatten)]
    pub link: ActLink,
    /// The changes that the notes of the provision date, newest first. Empty if no note does.
    pub wordings: Vec<WordingChange>,
}

/// The wording of a provision before and after a change.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WordingChange {
    /// The day of the change, as the note says.
    pub on: String,
    /// The edition before that day, if one is known.
    pub before: Option<EditionView>,
    /// The edition that began on that day, if one is known.
    pub after: Option<EditionView>,
    /// True if the texts of both are held.
    pub present: bool,
    /// The differences, if both are held.
    pub provisions: Vec<ComparedProvision>,
    /// Both texts as `from` and `to` of a comparison, if they are held.
    pub compare: Option<[String; 2]>,
}
