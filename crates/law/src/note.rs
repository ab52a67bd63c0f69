//! Notes of the editors: shown beside the law, never searched as law.

use serde::{Deserialize, Serialize};

use crate::Link;

/// Kind of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// An earlier wording of the block.
    PreviousEdition,
    /// A future wording of the block.
    FutureEdition,
    /// The act that gave the block its wording.
    Amendment,
    /// A comment of the editors.
    Comment,
    /// A warning about the text as a whole.
    Warning,
}

/// A note and the block that it refers to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Kind of the note.
    pub kind: NoteKind,
    /// Id of the block of law that the note refers to; `None` for notes about the whole text.
    pub about: Option<String>,
    /// Id of the note itself, if the page has one.
    pub id: Option<String>,
    /// Text of the note.
    pub text: String,
    /// Links in the text.
    pub links: Vec<Link>,
}
