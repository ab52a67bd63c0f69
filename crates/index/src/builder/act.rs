//! The parts of an act when it is written.

use qonun_analysis::ConceptsOfHeadings;
use qonun_law::{ActType, Date, DocId, Document, Link, LinkTarget, NoteKind, Provision, ProvisionKind};

use super::families::Families;
use super::{ActPlan, PackedDocument};
use crate::blob::{self, Unpacker};
use crate::keys::{
    KeyMemo, ProvisionKeys, ProvisionTexts, concept_keys, distinct_keys, language_of, pack_set, provision_keys,
    title_keys,
};
use crate::links::Relation;
use crate::tables::path_hash;

/// Number of characters kept on each side of a link as its context.
const CONTEXT: usize = 80;

/// A link whose text has no place in the generation yet.
pub(super) struct PackedLink {
    pub(super) provision: Option<u32>,
    pub(super) to: DocId,
    pub(super) anchor: Option<String>,
    pub(super) in_note: bool,
    pub(super) relation: Relation,
    pub(super) context: String,
}

/// Finds characters of a text without counting from its start each time: one paragraph may contain thousands of links.
struct Characters<'t> {
    text: &'t str,
    /// Byte offset of every [`Self::STEP`]-th character.
    bytes: Vec<usize>,
}

impl<'t> Characters<'t> {
    const STEP: usize = 256;

    fn of(text: &'t str) -> Self {
        Self { text, bytes: text.char_indices().step_by(Self::STEP).map(|(byte, _)| byte).collect() }
    }

    /// Returns the byte offset of the character at index `place`, or the end of the text if there is no such character.
    fn byte_of(&self, place: usize) -> usize {
        let step = (place / Self::STEP).min(self.bytes.len().saturating_sub(1));
        let start = self.bytes.get(step).copied().unwrap_or(0);
        let found = self.text[start..].char_indices().nth(place - step * Self::STEP);
        found.map_or(self.text.len(), |(byte, _)| start + byte)
    }

    /// Returns the words around a link.
    fn context(&self, link: &Link) -> String {
        let (start, end) = (link.start as usize, link.end as usize);
        let from = self.byte_of(start.saturating_sub(CONTEXT));
        self.text[from..self.byte_of(end.max(start) + CONTEXT)].to_owned()
    }
}

/// Returns the links of a document to other documents.
pub(super) fn pack_links(document: &Document) -> Vec<PackedLink> {
    let mut out = Vec::new();
    let mut add = |provision: Option<u32>, links: &[Link], text: &str, note: Option<NoteKind>| {
        let characters = Characters::of(if links.is_empty() { "" } else { text });
        for link in links {
            let LinkTarget::Document { id, anchor, .. } = &link.target else { continue };
            if *id == document.id {
                continue;
            }
            out.push(PackedLink {
                provision,
                to: *id,
                anchor: anchor.clone(),
                in_note: note.is_some(),
                relation: if note == Some(NoteKind::Amendment) { Relation::AmendedBy } else { Relation::Cites },
                context: characters.context(link),
            });
        }
    };
    for (place, provision) in (0..).zip(&document.provisions) {
        for block in &provision.blocks {
            add(Some(place), &block.links, &block.text, None);
        }
        for note in &provision.notes {
            add(Some(place), &note.links, &note.text, Some(note.kind));
        }
    }
    for note in &document.notes {
        add(None, &note.links, &note.text, Some(note.kind));
    }
    for block in &document.requisites {
        add(None, &block.links, &block.text, None);
    }
    out
}

/// Sort key: kind, then newest first, then smallest id.
pub(super) fn order_key(act: &ActPlan) -> (ActType, std::cmp::Reverse<Option<Date>>, u64) {
    let heads = || act.texts.iter().map(|text| &text.head);
    let kind = heads().map(|head| head.kind).next().unwrap_or(ActType::Other);
    let adopted = heads().find_map(|head| head.adopted);
    let id = heads().map(|head| head.id.unsigned_abs()).min().unwrap_or(u64::MAX);
    (kind, std::cmp::Reverse(adopted), id)
}

/// The keys of one provision, with its values in the tables.
pub(super) struct AnalysedRecord {
    pub(super) kind: ProvisionKind,
    pub(super) path_hash: u32,
    pub(super) family: u16,
    pub(super) keys: ProvisionKeys,
    /// Packed keys of the concepts that it is about.
    pub(super) concepts: String,
}

/// The keys of one text.
pub(super) struct AnalysedText {
    pub(super) title: String,
    pub(super) title_exact: String,
    pub(super) title_words: u32,
    pub(super) all: String,
    pub(super) records: Vec<AnalysedRecord>,
    /// Parts that could not be analysed: provisions by path, and the title.
    pub(super) faults: Vec<String>,
}

/// A stack of the headings above the current provision.
struct Above {
    stack: Vec<(u8, String)>,
}

impl Above {
    /// Returns the headings above a provision. If the provision is a heading, it is pushed for the provisions after it.
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

/// Runs `work` over the words of a text. Returns `None` if it panics: a fault of the program on these words must not
/// stop the other texts.
pub(super) fn spared<T>(work: impl FnOnce() -> T) -> Option<T> {
    // After a panic only memos of words are used again, and each of their entries is complete.
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).ok()
}

/// Analyses a packed text. Returns `None` if its blobs are damaged.
pub(super) fn analyse(
    text: &PackedDocument,
    unpacker: &mut Unpacker<'_>,
    memo: &mut KeyMemo<'_>,
    concepts: &ConceptsOfHeadings,
) -> Option<AnalysedText> {
    analyse_by(provision_keys, text, unpacker, memo, concepts)
}

fn analyse_by(
    keys_of: fn(&ProvisionTexts<'_>, &mut KeyMemo<'_>) -> ProvisionKeys,
    text: &PackedDocument,
    unpacker: &mut Unpacker<'_>,
    memo: &mut KeyMemo<'_>,
    concepts: &ConceptsOfHeadings,
) -> Option<AnalysedText> {
    let language = language_of(text.head.lang);
    let mut faults = Vec::new();
    let read_title = spared(|| title_keys(&text.head.title, language, memo));
    let (title, title_exact, title_words) = read_title.unwrap_or_else(|| {
        faults.push("title".to_owned());
        Default::default()
    });
    let mut records = Vec::with_capacity(text.provisions());
    let (mut above, mut families) = (Above { stack: Vec::new() }, Families::default());
    for place in 0..text.provisions() {
        let raw = unpacker.unpack(text.provision(place)?)?;
        let provision = blob::decode_provision(raw)?;
        let texts = ProvisionTexts {
            heading: &provision.heading,
            body: blob::text_of(raw)?,
            above: &above.over(&provision),
            is_article: provision.kind == ProvisionKind::Article,
            language,
        };
        let analysed = spared(|| {
            let keys = keys_of(&texts, memo);
            let concepts = concept_keys(concepts, &keys.subject);
            (keys, concepts)
        });
        let (keys, concepts) = analysed.unwrap_or_else(|| {
            faults.push(provision.path.as_str().to_owned());
            Default::default()
        });
        let family = if provision.heading.is_empty() { 0 } else { families.join(&keys.subject) };
        let (kind, path_hash) = (provision.kind, path_hash(&provision.path));
        records.push(AnalysedRecord { kind, path_hash, family, keys, concepts });
    }
    let mut distinct: Vec<&str> = distinct_keys(&title).collect();
    for record in &records {
        distinct.extend(distinct_keys(&record.keys.text));
    }
    distinct.sort_unstable();
    distinct.dedup();
    let all = pack_set(distinct.into_iter());
    Some(AnalysedText { title, title_exact, title_words, all, records, faults })
}

#[cfg(test)]
mod tests {
    use qonun_analysis::{Analyzer, ConceptsOfHeadings};
    use qonun_law::{ActType, Block, Document, Lang, Link, LinkTarget, Path, Provision, ProvisionKind};

    use super::{CONTEXT, Characters, analyse_by};
    use crate::blob::{Dictionary, PackingDictionary};
    use crate::builder::DocumentPacker;
    use crate::keys::{KeyMemo, ProvisionKeys, ProvisionTexts, provision_keys};

    fn fails_at_bad(texts: &ProvisionTexts<'_>, memo: &mut KeyMemo<'_>) -> ProvisionKeys {
        assert!(!texts.body.contains("bad"), "out of bounds");
        provision_keys(texts, memo)
    }

    fn provision(number: u32, text: &str) -> Provision {
        Provision {
            path: Path::new(format!("art_{number}")),
            kind: ProvisionKind::Article,
            number: Some(number.to_string()),
            label: String::new(),
            heading: String::new(),
            level: None,
            depth: 0,
            anchor: None,
            blocks: vec![Block { text: text.to_owned(), ..Block::default() }],
            notes: Vec::new(),
        }
    }

    fn document(provisions: Vec<Provision>) -> Document {
        Document { provisions, ..Document::new(5, Lang::En, "Law", ActType::Law) }
    }

    #[test]
    fn the_words_around_a_link_are_found_from_any_place() {
        for text in ["", "abc", &"oʻzbek тили ¹ ".repeat(100)] {
            let (characters, count) = (Characters::of(text), text.chars().count());
            for start in 0..count + 2 {
                let link =
                    Link { start: start as u32, end: start as u32 + 3, target: LinkTarget::Address(String::new()) };
                let from = start.saturating_sub(CONTEXT);
                let wanted: String = text.chars().skip(from).take(start + 3 + CONTEXT - from).collect();
                assert_eq!(characters.context(&link), wanted, "{start}");
            }
        }
    }

    #[test]
    fn a_provision_that_cannot_be_analysed_is_told_and_the_others_are() {
        let packing = PackingDictionary::new(&[]);
        let mut packer = DocumentPacker { packer: packing.packer().unwrap() };
        let provisions = vec![provision(1, "tax"), provision(2, "a bad word"), provision(3, "customs")];
        let packed = packer.pack(document(provisions)).unwrap();
        let (dictionary, analyzer) = (Dictionary::new(&[]), Analyzer::new().unwrap());
        let mut unpacker = dictionary.unpacker().unwrap();
        let (mut memo, concepts) = (KeyMemo::new(&analyzer), ConceptsOfHeadings::default());
        let analysed = analyse_by(fails_at_bad, &packed, &mut unpacker, &mut memo, &concepts).unwrap();
        assert_eq!(analysed.faults, ["art_2"]);
        let words: Vec<u32> = analysed.records.iter().map(|record| record.keys.body_words).collect();
        assert_eq!(words, [1, 0, 1], "every provision keeps its place");
    }
}
