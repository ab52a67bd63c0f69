//! Notes of the editors: shown beside the law, never searched as law.

use serde::{Deserialize, Serialize};

use crate::Link;

/// What a note says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// The block read differently before.
    PreviousEdition,
    /// The block will read differently.
    FutureEdition,
    /// By which act the block got its wording.
    Amendment,
    /// A comment of the editors.
    Comment,
    /// A warning about the text as a whole.
    Warning,
}

/// A note and the block it is tied to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What it says.
    pub kind: NoteKind,
    /// Id of the block of law that the note is about; `None` for notes about the whole text.
    pub about: Option<String>,
    /// Id of the note itself, when the page gives one.
    pub id: Option<String>,
    /// Its text.
    pub text: String,
    /// Links in its text.
    pub links: Vec<Link>,
}
