//! Links from the text of one document to another.

use serde::{Deserialize, Serialize};

use crate::{Date, DocId};

/// Target of a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkTarget {
    /// A document of the law base, optionally a block of it, optionally its edition of a day.
    Document {
        /// The document.
        id: DocId,
        /// Id of a block of the document, as in the address.
        anchor: Option<String>,
        /// A day on which the edition is in force.
        on: Option<Date>,
    },
    /// A block of the same document.
    Here {
        /// Id of the block.
        anchor: String,
    },
    /// A file or an external address, as written on the page.
    Address(String),
}

/// A link inside a block or a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Index of the first character of the link in the text of its block or note.
    pub start: u32,
    /// One past its last character.
    pub end: u32,
    /// Target of the link.
    pub target: LinkTarget,
}
