//! The links of the documents, and what they lead to.
//!
//! A link of a page names an element of another page. The provision that has it is found while the other text is
//! analysed, because its provisions are decoded then; only the elements to which links lead are kept.

use std::cell::LazyCell;
use std::ops::Range;

use qonun_analysis::{Analyzer, Surroundings};
use qonun_citation::{
    ActReference, Citation, ListHead, Quotes, Role, Setting, is_quoted, place_in, recognise, relation,
};
use qonun_law::{
    BlockStyle, DocId, Document, Link, LinkTarget, LinkedText, NoteKind, Path, Provision, ProvisionKind, Relation,
};
use rustc_hash::{FxHashMap, FxHashSet};

use super::cited::{CitedActs, PackedCitation, title_hash};
use super::{ActPlan, PackedDocument};
use crate::keys::{KeyMemo, language_of};
use crate::links::{Landing, LinkEntry};
use crate::tables::{Tables, TextNo};

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

/// What a document names.
#[derive(Default)]
pub(super) struct PackedLinks {
    /// The links of the page.
    pub(super) marked: Vec<PackedLink>,
    /// The citations outside links.
    pub(super) cited: Vec<PackedCitation>,
}

/// Returns the links of a document to documents, itself included, and the citations that are no links. A note about
/// another edition of the document is no link to it.
pub(super) fn pack_links(document: &Document) -> PackedLinks {
    let mut out = Packed { document, out: PackedLinks::default() };
    let mut headings = Headings::default();
    for (place, provision) in (0..).zip(&document.provisions) {
        headings.enter(provision);
        out.add_provision(place, provision, &headings);
    }
    for (part, text) in (0..).zip(document.linked_texts()) {
        let role = text.note.map_or(Role::Stamp, Role::NoteOnAct);
        out.add_text((None, part), text, Around { role, quoted: false, list: ListHead::default(), annex: None });
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
struct Around<'d> {
    role: Role,
    quoted: bool,
    list: ListHead,
    /// The annex that contains the text.
    annex: Option<&'d Path>,
}

/// A text while its links are read.
struct Scene<'d, F: FnOnce() -> Surroundings> {
    text: LinkedText<'d>,
    around: Around<'d>,
    surroundings: LazyCell<Surroundings, F>,
}

impl<'d, F: FnOnce() -> Surroundings> Scene<'d, F> {
    /// Returns what tells the relation of the link at a range of characters.
    fn setting(&self, chars: Range<usize>, own: bool, anchored: bool) -> Setting<'d> {
        let text = self.text.text;
        let byte_of = |place| self.surroundings.byte_of(text, place);
        let bytes = byte_of(chars.start)..byte_of(chars.end);
        // A note says in several sentences what one act did.
        let is_short_note = self.text.note.is_some() && text.len() < LONG_NOTE;
        let sentence = if is_short_note { 0..text.len() } else { self.surroundings.sentence(text, chars) };
        Setting {
            role: self.around.role,
            sentence: &text[sentence.clone()],
            place: place_in(&sentence, &bytes),
            own,
            anchored,
            quoted: self.around.quoted,
            list: self.around.list,
        }
    }
}

struct Packed<'d> {
    document: &'d Document,
    out: PackedLinks,
}

impl Packed<'_> {
    fn add_provision(&mut self, place: u32, provision: &Provision, headings: &Headings) {
        let annex = provision.path.annex();
        let (mut quotes, mut list) = (Quotes::default(), headings.list());
        for (part, text) in (0..).zip(provision.linked_texts()) {
            let role = match (text.note, provision.kind, text.style) {
                (Some(kind), ..) => Role::Note(kind),
                (None, ProvisionKind::Preamble, _) => Role::Preamble,
                (None, ProvisionKind::Annex, Some(BlockStyle::Right)) => Role::Stamp,
                _ => Role::Text,
            };
            self.add_text(
                (Some(place), part),
                text,
                Around { role, quoted: quotes.are_open(), list, annex: annex.as_ref() },
            );
            if text.note.is_none() {
                quotes.read(text.text);
                // The items of the list follow in blocks of their own.
                let introduced = if text.text.ends_with(':') { ListHead::of_line(text.text) } else { list };
                list = if introduced.is_telling() { introduced } else { list };
            }
        }
    }

    fn add_text(&mut self, at: (Option<u32>, u32), text: LinkedText<'_>, around: Around<'_>) {
        let lang = language_of(self.document.lang);
        let scene = Scene { text, around, surroundings: LazyCell::new(|| Surroundings::new(text.text, lang)) };
        let (provision, part) = at;
        for link in text.links {
            let Some((to, anchor)) = self.target(link, text.note) else { continue };
            let place = link.start as usize..link.end as usize;
            self.out.marked.push(PackedLink {
                provision,
                part,
                start: link.start,
                end: link.end,
                in_note: text.note.is_some(),
                relation: relation(&scene.setting(place, to == self.document.id, anchor.is_some())),
                to,
                anchor,
            });
        }
        self.add_citations(at, &scene);
    }

    /// Adds the citations that are no links of the page.
    fn add_citations<F: FnOnce() -> Surroundings>(
        &mut self,
        (provision, part): (Option<u32>, u32),
        scene: &Scene<'_, F>,
    ) {
        let Scene { text, around, .. } = scene;
        let mut marked: Vec<(usize, usize)> =
            text.links.iter().map(|link| (link.start as usize, link.end as usize)).collect();
        marked.sort_unstable();
        for citation in citations_of(text.text) {
            let before = marked.partition_point(|(start, _)| *start < citation.end);
            if marked[..before].last().is_some_and(|(_, end)| citation.start < *end) {
                continue;
            }
            let own = matches!(citation.act, None | Some(ActReference::This { .. }));
            let setting = scene.setting(citation.start..citation.end, own, !citation.provisions.is_empty());
            // In the wording that another act gets, "this Code" is that act; what is changed is not the own act.
            let elsewhere = own && (is_quoted(&setting) || setting.list.is_telling() || setting.is_order());
            if !elsewhere {
                // "This Resolution" in an annex is the act to which it is annexed.
                let of_act = matches!(citation.act, Some(ActReference::This { kind }) if kind == self.document.kind);
                let annex = around.annex.filter(|_| own && !of_act).cloned();
                let (in_note, relation) = (text.note.is_some(), relation(&setting));
                self.out.cited.push(PackedCitation { provision, part, citation, annex, in_note, relation });
            }
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

/// Returns the citations of a text, one for each provision. An act beside its annex says only which annex is meant.
fn citations_of(text: &str) -> Vec<Citation> {
    let found = recognise(text);
    let approved_by = |at: Option<usize>| match found.get(at?)?.act.as_ref()? {
        ActReference::Unnamed { approved_by, .. } => approved_by.as_deref(),
        _ => None,
    };
    let approves = |at: usize, citation: &Citation| {
        let act = citation.act.as_ref().filter(|_| citation.provisions.is_empty());
        act.is_some() && [at.checked_sub(1), Some(at + 1)].into_iter().any(|beside| approved_by(beside) == act)
    };
    let only: Vec<bool> = found.iter().enumerate().map(|(at, citation)| approves(at, citation)).collect();
    found.into_iter().zip(only).filter(|(_, only)| !only).flat_map(|(citation, _)| citation.into_parts()).collect()
}

/// The elements to which the links of a law base lead, by document.
pub(super) struct WantedElements<'a>(FxHashMap<DocId, FxHashSet<&'a str>>);

impl<'a> WantedElements<'a> {
    pub(super) fn new(acts: &'a [ActPlan]) -> Self {
        let mut wanted: FxHashMap<DocId, FxHashSet<&str>> = FxHashMap::default();
        for link in acts.iter().flat_map(|act| &act.texts).flat_map(|text| &text.links.marked) {
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
pub(super) struct Links<'a> {
    entries: Vec<LinkEntry>,
    /// The citations of each text.
    cited: Vec<&'a [PackedCitation]>,
    /// The hash of the title of each text.
    titles: Vec<Option<u64>>,
    elements: FxHashMap<DocId, FoundElements>,
}

impl<'a> Links<'a> {
    /// Adds the links of a text. `title` contains its packed stems.
    pub(super) fn add(&mut self, from: TextNo, text: &'a PackedDocument, title: &str, elements: FoundElements) {
        self.cited.push(&text.links.cited);
        self.titles.push(title_hash(title));
        self.elements.insert(text.head.id, elements);
        self.entries.extend(text.links.marked.iter().map(|link| LinkEntry {
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
            is_marked: true,
        }));
    }

    /// Returns all links with what they lead to. All texts must have been added, and `tables` must be complete.
    pub(super) fn resolved(mut self, tables: &Tables, analyzer: &Analyzer) -> Vec<LinkEntry> {
        for link in &mut self.entries {
            link.landing = landing(&self.elements, link);
        }
        let (acts, mut memo) = (CitedActs::new(tables, &self.titles), KeyMemo::new(analyzer));
        for (from, citations) in (0..).zip(&self.cited) {
            self.entries.extend(citations.iter().flat_map(|cited| acts.links(from, cited, &mut memo)));
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
