//! The history of a provision, as the notes of its page tell it.

use qonun_law::{ActId, ActType, DocId, NoteKind};
use serde::Serialize;
use utoipa::ToSchema;

/// An entry of the history of a provision: an amendment, or an earlier or later wording.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HistoryEntry {
    /// `amendment`, `previous_edition` or `future_edition`.
    #[schema(value_type = String)]
    pub kind: NoteKind,
    /// Id of the paragraph that it is about.
    pub about: Option<String>,
    /// The note.
    pub note: String,
    /// For an amendment the day of the change, for a wording a day on which it is in force, as the link of the note says.
    pub on: Option<String>,
    /// For an amendment: where it was published.
    pub published: Option<String>,
    /// The amending acts that the note links to.
    pub acts: Vec<HistoryAct>,
    /// For a wording: true if its text is held.
    pub present: bool,
    /// For a wording: its address, here if it is held.
    pub url: Option<String>,
    /// True if the day contradicts the edition in which the note stands: an earlier wording that is not earlier, a later
    /// one that is not later, an amendment after the last day of the edition.
    pub is_day_impossible: bool,
}

/// An act that amended a provision.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HistoryAct {
    /// Id on lex.uz.
    pub document: DocId,
    /// The act, if it is in the law base.
    #[schema(value_type = Option<String>)]
    pub act: Option<ActId>,
    /// Its title, if it is in the law base.
    pub title: Option<String>,
    /// Its kind, if it is in the law base.
    #[serde(rename = "type")]
    #[schema(value_type = Option<String>)]
    pub kind: Option<ActType>,
    /// Its number, if it is in the law base.
    pub number: Option<String>,
    /// Day of its adoption, if it is in the law base.
    pub adopted: Option<String>,
    /// The day of the change, as the link says.
    pub on: Option<String>,
    /// Its address, here or on lex.uz.
    pub url: String,
}
