//! Links from the text of one document to another.

use serde::{Deserialize, Serialize};

use crate::{Date, DocId};

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkTarget {
    /// A document of the law base, perhaps a block of it, perhaps as it stood on a day.
    Document {
        /// The document.
        id: DocId,
        /// Id of a block of it, as in the address.
        anchor: Option<String>,
        /// The day of the edition meant.
        on: Option<Date>,
    },
    /// A block of the same document.
    Here {
        /// Id of the block.
        anchor: String,
    },
    /// A file or an outside address, as written on the page.
    Address(String),
}

/// A link inside a block or a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// First character of the link in the text of its block or note.
    pub start: u32,
    /// One past its last character.
    pub end: u32,
    /// Where it leads.
    pub target: LinkTarget,
}
