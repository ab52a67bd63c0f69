//! Links between documents, both ways.

use qonun_law::DocId;
use serde::{Deserialize, Serialize};

use crate::TextNo;

/// What a link says of the two acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Relation {
    /// The one names the other.
    Cites,
    /// The note with the link says that its text got its wording from the act linked to.
    AmendedBy,
}

/// A link from a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkEntry {
    /// The text it stands in.
    pub from: TextNo,
    /// Place of the provision in its document, counted from 0; `None` outside provisions.
    pub provision: Option<u32>,
    /// The document it leads to, in the law base or not.
    pub to: DocId,
    /// Element id it leads to.
    pub anchor: Option<String>,
    /// Does it stand in a note?
    pub in_note: bool,
    /// What it says of the two acts.
    pub relation: Relation,
    /// The words around it.
    pub context: String,
}

/// All links of a law base.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct LinkTable {
    /// By text and place in it.
    links: Vec<LinkEntry>,
    /// Places in `links`, by target.
    by_target: Vec<u32>,
}

impl LinkTable {
    pub(crate) fn new(links: Vec<LinkEntry>) -> Self {
        let mut by_target: Vec<u32> = (0..u32::try_from(links.len()).unwrap_or(u32::MAX)).collect();
        by_target.sort_by_key(|&place| links[place as usize].to);
        Self { links, by_target }
    }

    /// Links that stand in a text.
    #[must_use]
    pub fn from_text(&self, text: TextNo) -> &[LinkEntry] {
        let start = self.links.partition_point(|link| link.from < text);
        let end = self.links.partition_point(|link| link.from <= text);
        &self.links[start..end]
    }

    /// Links that lead to a document.
    pub fn to_document(&self, id: DocId) -> impl Iterator<Item = &LinkEntry> {
        let target = |&place: &u32| self.links[place as usize].to;
        let start = self.by_target.partition_point(|place| target(place) < id);
        let end = self.by_target.partition_point(|place| target(place) <= id);
        self.by_target[start..end].iter().map(|&place| &self.links[place as usize])
    }
}
