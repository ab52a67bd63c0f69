//! The links of the documents, and what they lead to.
//!
//! A link of a page names an element of another page. The provision that has it is found while the other text is
//! analysed, because its provisions are decoded then; only the elements to which links lead are kept.

use qonun_law::{DocId, Document, LinkTarget, LinkedText, NoteKind, Provision};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{ActPlan, PackedDocument};
use crate::TextNo;
use crate::links::{Landing, LinkEntry, Relation};

/// A link whose text has no place in the generation yet.
pub(super) struct PackedLink {
    provision: Option<u32>,
    part: u32,
    start: u32,
    end: u32,
    to: DocId,
    anchor: Option<String>,
    in_note: bool,
    relation: Relation,
}

/// Returns the links of a document to documents, itself included. A note about another edition of the document is no
/// link to it.
pub(super) fn pack_links(document: &Document) -> Vec<PackedLink> {
    let mut out = Vec::new();
    for (place, provision) in (0..).zip(&document.provisions) {
        for (part, text) in (0..).zip(provision.linked_texts()) {
            add_links(document.id, (Some(place), part), text, &mut out);
        }
    }
    for (part, text) in (0..).zip(document.linked_texts()) {
        add_links(document.id, (None, part), text, &mut out);
    }
    out
}

fn add_links(own: DocId, (provision, part): (Option<u32>, u32), text: LinkedText<'_>, out: &mut Vec<PackedLink>) {
    let about_edition = matches!(text.note, Some(NoteKind::PreviousEdition | NoteKind::FutureEdition));
    for link in text.links {
        let (id, anchor) = match &link.target {
            LinkTarget::Document { id, anchor, .. } => (*id, anchor.as_ref()),
            LinkTarget::Here { anchor } => (own, Some(anchor)),
            LinkTarget::Address(_) => continue,
        };
        if id == own && (about_edition || anchor.is_none()) {
            continue;
        }
        out.push(PackedLink {
            provision,
            part,
            start: link.start,
            end: link.end,
            to: id,
            anchor: anchor.cloned(),
            in_note: text.note.is_some(),
            relation: if text.note == Some(NoteKind::Amendment) { Relation::AmendedBy } else { Relation::Cites },
        });
    }
}

/// The elements to which the links of a law base lead, by document.
pub(super) struct WantedElements<'a>(FxHashMap<DocId, FxHashSet<&'a str>>);

impl<'a> WantedElements<'a> {
    pub(super) fn new(acts: &'a [ActPlan]) -> Self {
        let mut wanted: FxHashMap<DocId, FxHashSet<&str>> = FxHashMap::default();
        for link in acts.iter().flat_map(|act| &act.texts).flat_map(|text| &text.links) {
            if let Some(anchor) = &link.anchor {
                wanted.entry(link.to).or_default().insert(anchor);
            }
        }
        Self(wanted)
    }

    pub(super) fn of(&self, id: DocId) -> Option<&FxHashSet<&'a str>> {
        self.0.get(&id)
    }
}

/// The wanted elements that a text has, each with the index of its provision; `None` outside provisions.
#[derive(Default)]
pub(super) struct FoundElements(FxHashMap<String, Option<u32>>);

impl FoundElements {
    /// The elements outside provisions.
    pub(super) fn of(head: &Document, wanted: Option<&FxHashSet<&str>>) -> Self {
        let mut found = Self::default();
        if let Some(wanted) = wanted {
            found.keep(None, head.element_ids(), wanted);
        }
        found
    }

    /// Adds the elements of a provision.
    pub(super) fn add(&mut self, place: usize, provision: &Provision, wanted: Option<&FxHashSet<&str>>) {
        if let Some(wanted) = wanted {
            self.keep(u32::try_from(place).ok(), provision.element_ids(), wanted);
        }
    }

    fn keep<'i>(&mut self, place: Option<u32>, ids: impl Iterator<Item = &'i str>, wanted: &FxHashSet<&str>) {
        for id in ids.filter(|id| wanted.contains(id)) {
            // If a page has an id twice, a browser goes to the first element.
            self.0.entry(id.to_owned()).or_insert(place);
        }
    }
}

/// Collects the links while texts are written in order.
#[derive(Default)]
pub(super) struct Links {
    entries: Vec<LinkEntry>,
    elements: FxHashMap<DocId, FoundElements>,
}

impl Links {
    pub(super) fn add(&mut self, from: TextNo, text: &PackedDocument, elements: FoundElements) {
        self.elements.insert(text.head.id, elements);
        self.entries.extend(text.links.iter().map(|link| LinkEntry {
            from,
            provision: link.provision,
            part: link.part,
            start: link.start,
            end: link.end,
            to: link.to,
            anchor: link.anchor.clone(),
            landing: Landing::NoDocument,
            in_note: link.in_note,
            relation: link.relation,
        }));
    }

    /// Returns all links with what they lead to. All texts must have been added.
    pub(super) fn resolved(mut self) -> Vec<LinkEntry> {
        for link in &mut self.entries {
            link.landing = landing(&self.elements, link);
        }
        self.entries
    }
}

fn landing(elements: &FxHashMap<DocId, FoundElements>, link: &LinkEntry) -> Landing {
    let Some(found) = elements.get(&link.to) else { return Landing::NoDocument };
    let Some(anchor) = &link.anchor else { return Landing::Text };
    match found.0.get(anchor) {
        None => Landing::NoElement,
        Some(None) => Landing::Text,
        Some(&Some(place)) => Landing::Provision(place),
    }
}
