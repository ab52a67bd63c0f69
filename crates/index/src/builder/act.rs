//! The parts of an act when it is written.

use qonun_analysis::ConceptsOfHeadings;
use qonun_law::{ActType, Date, Provision, ProvisionKind};
use rustc_hash::FxHashSet;

use super::families::Families;
use super::links::{FoundElements, WantedElements};
use super::{ActPlan, PackedDocument};
use crate::blob::{self, Unpacker};
use crate::keys::{
    KeyMemo, ProvisionKeys, ProvisionTexts, concept_keys, distinct_keys, language_of, pack_set, provision_keys,
    title_keys,
};
use crate::tables::path_hash;

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
    /// The elements of the text to which links lead.
    pub(super) elements: FoundElements,
}

/// A stack of the headings above the current provision.
#[derive(Default)]
pub(super) struct Above {
    stack: Vec<(u8, String)>,
}

impl Above {
    /// Returns the headings above a provision. If the provision is a heading, it is pushed for the provisions after it.
    pub(super) fn over(&mut self, provision: &Provision) -> Vec<String> {
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
    wanted: &WantedElements<'_>,
    unpacker: &mut Unpacker<'_>,
    memo: &mut KeyMemo<'_>,
    concepts: &ConceptsOfHeadings,
) -> Option<AnalysedText> {
    analyse_by(provision_keys, text, wanted.of(text.head.id), unpacker, memo, concepts)
}

/// Analyses one provision with `keys_of`.
pub(super) fn analyse_record(
    keys_of: fn(&ProvisionTexts<'_>, &mut KeyMemo<'_>) -> ProvisionKeys,
    provision: &Provision,
    texts: &ProvisionTexts<'_>,
    memo: &mut KeyMemo<'_>,
    concepts: &ConceptsOfHeadings,
    families: &mut Families,
    faults: &mut Vec<String>,
) -> AnalysedRecord {
    let analysed = spared(|| {
        let keys = keys_of(texts, memo);
        let concepts = concept_keys(concepts, &keys.subject);
        (keys, concepts)
    });
    let (keys, concepts) = analysed.unwrap_or_else(|| {
        faults.push(provision.path.as_str().to_owned());
        Default::default()
    });
    let family = if provision.heading.is_empty() { 0 } else { families.join(&keys.subject) };
    let (kind, path_hash) = (provision.kind, path_hash(&provision.path));
    AnalysedRecord { kind, path_hash, family, keys, concepts }
}

fn analyse_by(
    keys_of: fn(&ProvisionTexts<'_>, &mut KeyMemo<'_>) -> ProvisionKeys,
    text: &PackedDocument,
    wanted: Option<&FxHashSet<&str>>,
    unpacker: &mut Unpacker<'_>,
    memo: &mut KeyMemo<'_>,
    concepts: &ConceptsOfHeadings,
) -> Option<AnalysedText> {
    let mut elements = FoundElements::of(&text.head, wanted);
    let language = language_of(text.head.lang);
    let mut faults = Vec::new();
    let read_title = spared(|| title_keys(&text.head.title, language, memo));
    let (title, title_exact, title_words) = read_title.unwrap_or_else(|| {
        faults.push("title".to_owned());
        Default::default()
    });
    let mut records = Vec::with_capacity(text.provisions());
    let (mut above, mut families) = (Above::default(), Families::default());
    for place in 0..text.provisions() {
        let raw = unpacker.unpack(text.provision(place)?)?;
        let provision = blob::decode_provision(raw)?;
        elements.add(place, &provision, wanted);
        let texts = ProvisionTexts {
            heading: &provision.heading,
            body: blob::text_of(raw)?,
            above: &above.over(&provision),
            is_article: provision.kind == ProvisionKind::Article,
            language,
        };
        records.push(analyse_record(keys_of, &provision, &texts, memo, concepts, &mut families, &mut faults));
    }
    let mut distinct: Vec<&str> = distinct_keys(&title).collect();
    for record in &records {
        distinct.extend(distinct_keys(&record.keys.text));
    }
    distinct.sort_unstable();
    distinct.dedup();
    let all = pack_set(distinct.into_iter());
    Some(AnalysedText { title, title_exact, title_words, all, records, faults, elements })
}

#[cfg(test)]
mod tests {
    use qonun_analysis::{Analyzer, ConceptsOfHeadings};
    use qonun_law::{ActType, Block, Document, Lang, Path, Provision, ProvisionKind};

    use super::analyse_by;
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
            other_ids: Vec::new(),
        }
    }

    fn document(provisions: Vec<Provision>) -> Document {
        Document { provisions, ..Document::new(5, Lang::En, "Law", ActType::Law) }
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
        let analysed = analyse_by(fails_at_bad, &packed, None, &mut unpacker, &mut memo, &concepts).unwrap();
        assert_eq!(analysed.faults, ["art_2"]);
        let words: Vec<u32> = analysed.records.iter().map(|record| record.keys.body_words).collect();
        assert_eq!(words, [1, 0, 1], "every provision keeps its place");
    }
}
