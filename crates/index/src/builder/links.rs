//! The links of the documents, and what they lead to.
//!
//! A link of a page names an element of another page. The provision that has it is found while the other text is
//! analysed, because its provisions are decoded then; only the elements to which links lead are kept.

use std::cell::LazyCell;

use qonun_analysis::Surroundings;
use qonun_citation::{ListHead, Quotes, Role, Setting, place_in, relation};
use qonun_law::{
    BlockStyle, DocId, Document, Link, LinkTarget, LinkedText, NoteKind, Provision, ProvisionKind, Relation,
};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{ActPlan, PackedDocument};
use crate::TextNo;
use crate::keys::language_of;
use crate::links::{Landing, LinkEntry};

/// Length in bytes from which only the sentence around a link of a note is read.
const LONG_NOTE: usize = 2_000;

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
    let mut out = Packed { document, out: Vec::new() };
    let mut headings = Headings::default();
    for (place, provision) in (0..).zip(&document.provisions) {
        headings.enter(provision);
        out.add_provision(place, provision, &headings);
    }
    for (part, text) in (0..).zip(document.linked_texts()) {
        let role = text.note.map_or(Role::Stamp, Role::NoteOnAct);
        out.add_text((None, part), text, Around { role, quoted: false, list: ListHead::default() });
    }
    out.out
}

/// The headings above the current provision that say what the items below them do.
#[derive(Default)]
struct Headings(Vec<(u8, ListHead)>);

impl Headings {
    fn enter(&mut self, provision: &Provision) {
        while self.0.last().is_some_and(|(depth, _)| *depth >= provision.depth) {
            self.0.pop();
        }
        if matches!(provision.kind, ProvisionKind::Chapter | ProvisionKind::Annex) {
            self.0.push((provision.depth, ListHead::of_heading(&provision.heading)));
        }
    }

    /// What the nearest telling heading says.
    fn list(&self) -> ListHead {
        self.0.iter().rev().map(|(_, list)| *list).find(|list| list.is_telling()).unwrap_or_default()
    }
}

/// What is known about a text of a document before its links are read.
#[derive(Clone, Copy)]
struct Around {
    role: Role,
    quoted: bool,
    list: ListHead,
}

struct Packed<'d> {
    document: &'d Document,
    out: Vec<PackedLink>,
}

impl Packed<'_> {
    fn add_provision(&mut self, place: u32, provision: &Provision, headings: &Headings) {
        let has_links = provision.linked_texts().any(|text| !text.links.is_empty());
        if !has_links {
            return;
        }
        let (mut quotes, mut list) = (Quotes::default(), headings.list());
        for (part, text) in (0..).zip(provision.linked_texts()) {
            let role = match (text.note, provision.kind, text.style) {
                (Some(kind), ..) => Role::Note(kind),
                (None, ProvisionKind::Preamble, _) => Role::Preamble,
                (None, ProvisionKind::Annex, Some(BlockStyle::Right)) => Role::Stamp,
                _ => Role::Text,
            };
            self.add_text((Some(place), part), text, Around { role, quoted: quotes.are_open(), list });
            if text.note.is_none() {
                quotes.read(text.text);
                // The items of the list follow in blocks of their own.
                let introduced = if text.text.ends_with(':') { ListHead::of_line(text.text) } else { list };
                list = if introduced.is_telling() { introduced } else { list };
            }
        }
    }

    fn add_text(&mut self, (provision, part): (Option<u32>, u32), text: LinkedText<'_>, around: Around) {
        let surroundings = LazyCell::new(|| Surroundings::new(text.text, language_of(self.document.lang)));
        for link in text.links {
            let Some((to, anchor)) = self.target(link, text.note) else { continue };
            let chars = link.start as usize..link.end as usize;
            let bytes = surroundings.byte_of(text.text, chars.start)..surroundings.byte_of(text.text, chars.end);
            // A note says in several sentences what one act did.
            let is_short_note = text.note.is_some() && text.text.len() < LONG_NOTE;
            let sentence = if is_short_note { 0..text.text.len() } else { surroundings.sentence(text.text, chars) };
            let setting = Setting {
                role: around.role,
                sentence: &text.text[sentence.clone()],
                place: place_in(&sentence, &bytes),
                own: to == self.document.id,
                anchored: anchor.is_some(),
                quoted: around.quoted,
                list: around.list,
            };
            self.out.push(PackedLink {
                provision,
                part,
                start: link.start,
                end: link.end,
                to,
                anchor,
                in_note: text.note.is_some(),
                relation: relation(&setting),
            });
        }
    }

    /// Returns the document and the element to which a link leads.
    fn target(&self, link: &Link, note: Option<NoteKind>) -> Option<(DocId, Option<String>)> {
        let own = self.document.id;
        let (id, anchor) = match &link.target {
            LinkTarget::Document { id, anchor, .. } => (*id, anchor.clone()),
            LinkTarget::Here { anchor } => (own, Some(anchor.clone())),
            LinkTarget::Address(_) => return None,
        };
        let about_edition = matches!(note, Some(NoteKind::PreviousEdition | NoteKind::FutureEdition));
        (id != own || (anchor.is_some() && !about_edition)).then_some((id, anchor))
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
