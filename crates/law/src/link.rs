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

/// What one act does to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// It names the other act.
    Cites,
    /// It changes the wording of the other act.
    Amends,
    /// It ends the force of the other act or of a provision of it.
    Repeals,
    /// Its preamble names the other act as its ground.
    BasedOn,
    /// It approves the other act, or its own annex.
    Approves,
}

impl LinkKind {
    /// Returns all kinds.
    pub const ALL: [Self; 5] = [Self::Cites, Self::Amends, Self::Repeals, Self::BasedOn, Self::Approves];

    /// Returns the name in answers and parameters.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cites => "cites",
            Self::Amends => "amends",
            Self::Repeals => "repeals",
            Self::BasedOn => "based_on",
            Self::Approves => "approves",
        }
    }
}

impl std::str::FromStr for LinkKind {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or(())
    }
}

/// The relation that a link states between the act that contains it and the act to which it leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Relation {
    /// The text names the linked act.
    Cites,
    /// The text changes the linked act.
    Amends,
    /// The linked act changed the text: a note says so.
    AmendedBy,
    /// The text repeals the linked act, or the linked provision.
    Repeals,
    /// The linked act repealed the text, or the provision with the note.
    RepealedBy,
    /// The linked act is the ground of the text.
    BasedOn,
    /// The text approves the linked one.
    Approves,
    /// The linked act approved the text.
    ApprovedBy,
    /// A note names the linked document only as the place of publication.
    Publication,
}

impl Relation {
    /// Returns the kind of the relation; `None` for a place of publication.
    #[must_use]
    pub const fn kind(self) -> Option<LinkKind> {
        match self {
            Self::Cites => Some(LinkKind::Cites),
            Self::Amends | Self::AmendedBy => Some(LinkKind::Amends),
            Self::Repeals | Self::RepealedBy => Some(LinkKind::Repeals),
            Self::BasedOn => Some(LinkKind::BasedOn),
            Self::Approves | Self::ApprovedBy => Some(LinkKind::Approves),
            Self::Publication => None,
        }
    }

    /// True if the linked act does it to the one with the link.
    #[must_use]
    pub const fn is_reversed(self) -> bool {
        matches!(self, Self::AmendedBy | Self::RepealedBy | Self::ApprovedBy)
    }
}
