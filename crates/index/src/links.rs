//! Links between documents, in both directions.

use qonun_law::{DocId, Relation};
use serde::{Deserialize, Serialize};

use crate::TextNo;

/// What a link was found to lead to when the generation was built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Landing {
    /// The law base lacks the document.
    NoDocument,
    /// The document has no such element.
    NoElement,
    /// The document as a whole, or a part of it outside provisions, such as its title.
    Text,
    /// A provision, by its index in its document.
    Provision(u32),
}

/// A link from a text, to another or to itself: one that the page marks, or a citation in its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkEntry {
    /// The text that contains the link.
    pub from: TextNo,
    /// Index of the provision in its document, counted from 0; `None` outside provisions.
    pub provision: Option<u32>,
    /// Index among the `linked_texts` of the provision, or of the document outside provisions.
    pub part: u32,
    /// Index of the first character of the link in that text.
    pub start: u32,
    /// One past its last character.
    pub end: u32,
    /// The target document, in the law base or not.
    pub to: DocId,
    /// Element id of the target.
    pub anchor: Option<String>,
    /// What the link leads to.
    pub landing: Landing,
    /// True if a note contains the link.
    pub in_note: bool,
    /// What the words around the link say of the two acts.
    pub relation: Relation,
    /// True if the page marks it as a link; false if it was recognised as a citation.
    pub is_marked: bool,
}

impl LinkEntry {
    /// True if the link is about a provision of the act to which something is done, and not about the whole act.
    #[must_use]
    pub const fn is_about_part(&self) -> bool {
        match self.relation.is_reversed() {
            true => self.provision.is_some(),
            false => matches!(self.landing, Landing::Provision(_)),
        }
    }
}

/// All links of a law base.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct LinkTable {
    /// Links, sorted by text and by place in it.
    links: Vec<LinkEntry>,
    /// Indexes of `links`, sorted by target.
    by_target: Vec<u32>,
}

impl LinkTable {
    pub(crate) fn new(mut links: Vec<LinkEntry>) -> Self {
        // What is outside provisions comes last.
        links.sort_by_key(|link| (link.from, link.provision.unwrap_or(u32::MAX), link.part, link.start));
        let mut by_target: Vec<u32> = (0..u32::try_from(links.len()).unwrap_or(u32::MAX)).collect();
        by_target.sort_by_key(|&place| links[place as usize].to);
        Self { links, by_target }
    }

    /// Returns all links, by text and by place in it.
    #[must_use]
    pub fn all(&self) -> &[LinkEntry] {
        &self.links
    }

    /// Returns the links of a text.
    #[must_use]
    pub fn from_text(&self, text: TextNo) -> &[LinkEntry] {
        let start = self.links.partition_point(|link| link.from < text);
        let end = self.links.partition_point(|link| link.from <= text);
        &self.links[start..end]
    }

    /// Returns the links to a document.
    pub fn to_document(&self, id: DocId) -> impl Iterator<Item = &LinkEntry> {
        let target = |&place: &u32| self.links[place as usize].to;
        let start = self.by_target.partition_point(|place| target(place) < id);
        let end = self.by_target.partition_point(|place| target(place) <= id);
        self.by_target[start..end].iter().map(|&place| &self.links[place as usize])
    }
}
