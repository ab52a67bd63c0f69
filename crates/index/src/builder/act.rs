//! What an act is made of when it is written.

use qonun_analysis::Analyzer;
use qonun_law::{ActType, Date, DocId, Document, LinkTarget, NoteKind, Provision, ProvisionKind};

use super::{ActPlan, PackedDocument};
use crate::blob::{self, Unpacker};
use crate::keys::{
    KeyMemo, ProvisionKeys, ProvisionTexts, distinct_keys, language_of, pack_set, provision_keys, title_keys,
};
use crate::links::Relation;
use crate::tables::path_hash;

/// Characters kept on each side of a link as its context.
const CONTEXT: usize = 80;

/// A link that waits for its text to get a place.
pub(super) struct PackedLink {
    pub(super) provision: Option<u32>,
    pub(super) to: DocId,
    pub(super) anchor: Option<String>,
    pub(super) in_note: bool,
    pub(super) relation: Relation,
    pub(super) context: String,
}

fn context(text: &str, start: u32, end: u32) -> String {
    let (start, end) = (start as usize, end as usize);
    let from = start.saturating_sub(CONTEXT);
    text.chars().skip(from).take(end.saturating_sub(from) + CONTEXT).collect()
}

/// The links of a document that lead to other documents.
pub(super) fn pack_links(document: &Document) -> Vec<PackedLink> {
    let mut out = Vec::new();
    let mut add = |provision: Option<u32>, link: &qonun_law::Link, text: &str, note: Option<NoteKind>| {
        let LinkTarget::Document { id, anchor, .. } = &link.target else {
            return;
        };
        if *id == document.id {
            return;
        }
        out.push(PackedLink {
            provision,
            to: *id,
            anchor: anchor.clone(),
            in_note: note.is_some(),
            relation: if note == Some(NoteKind::Amendment) { Relation::AmendedBy } else { Relation::Cites },
            context: context(text, link.start, link.end),
        });
    };
    for (place, provision) in (0..).zip(&document.provisions) {
        for block in &provision.blocks {
            block.links.iter().for_each(|link| add(Some(place), link, &block.text, None));
        }
        for note in &provision.notes {
            note.links.iter().for_each(|link| add(Some(place), link, &note.text, Some(note.kind)));
        }
    }
    for note in &document.notes {
        note.links.iter().for_each(|link| add(None, link, &note.text, Some(note.kind)));
    }
    for block in &document.requisites {
        block.links.iter().for_each(|link| add(None, link, &block.text, None));
    }
    out
}

/// Kind, then newest first, then smallest id.
pub(super) fn order_key(act: &ActPlan) -> (ActType, std::cmp::Reverse<Option<Date>>, u64) {
    let heads = || act.texts.iter().map(|text| &text.head);
    let kind = heads().map(|head| head.kind).next().unwrap_or(ActType::Other);
    let adopted = heads().find_map(|head| head.adopted);
    let id = heads().map(|head| head.id.unsigned_abs()).min().unwrap_or(u64::MAX);
    (kind, std::cmp::Reverse(adopted), id)
}

/// The keys of one provision, with what the tables keep of it.
pub(super) struct AnalysedRecord {
    pub(super) kind: ProvisionKind,
    pub(super) path_hash: u32,
    pub(super) keys: ProvisionKeys,
}

/// The keys of one text.
pub(super) struct AnalysedText {
    pub(super) title: String,
    pub(super) title_exact: String,
    pub(super) title_words: u32,
    pub(super) all: String,
    pub(super) records: Vec<AnalysedRecord>,
}

/// Remembers the headings over the provision that is being read.
struct Above {
    stack: Vec<(u8, String)>,
}

impl Above {
    /// The headings over a provision; a heading joins them for what follows.
    fn over(&mut self, provision: &Provision) -> Vec<String> {
        while self.stack.last().is_some_and(|(depth, _)| *depth >= provision.depth) {
            self.stack.pop();
        }
        let above = self.stack.iter().map(|(_, heading)| heading.clone()).collect();
        if matches!(provision.kind, ProvisionKind::Chapter | ProvisionKind::Annex) {
            self.stack.push((provision.depth, provision.heading.clone()));
        }
        above
    }
}

/// Analyses a packed text; `None` when its blobs are damaged.
pub(super) fn analyse(
    text: &PackedDocument,
    unpacker: &mut Unpacker<'_>,
    memo: &mut KeyMemo<'_>,
) -> Option<AnalysedText> {
    let language = language_of(text.head.lang);
    let (title, title_exact, title_words) = title_keys(&text.head.title, language, memo);
    let mut records = Vec::with_capacity(text.provisions());
    let mut above = Above { stack: Vec::new() };
    for place in 0..text.provisions() {
        let raw = unpacker.unpack(text.provision(place)?)?;
        let provision = blob::decode_provision(raw)?;
        let texts = ProvisionTexts {
            heading: &provision.heading,
            body: blob::text_of(raw)?,
            above: &above.over(&provision),
            language,
        };
        records.push(AnalysedRecord {
            kind: provision.kind,
            path_hash: path_hash(&provision.path),
            keys: provision_keys(&texts, memo),
        });
    }
    let mut distinct: Vec<&str> = distinct_keys(&title).collect();
    for record in &records {
        distinct.extend(distinct_keys(&record.keys.text));
    }
    distinct.sort_unstable();
    distinct.dedup();
    let all = pack_set(distinct.into_iter());
    Some(AnalysedText { title, title_exact, title_words, all, records })
}

/// A memo for one worker.
pub(super) fn memo(analyzer: &Analyzer) -> KeyMemo<'_> {
    KeyMemo::new(analyzer)
}
