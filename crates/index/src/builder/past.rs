//! The wordings of the other editions of a text.
//!
//! Most provisions of an edition are those of the edition before. A wording that stays the same is analysed and indexed
//! once, whatever the number of editions that have it. The wordings of a text are in an order of which the provisions of
//! every edition are a part: so their numbers rise within each edition, as record numbers do.

use qonun_analysis::ConceptsOfHeadings;
use qonun_law::{Provision, ProvisionKind};
use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::Xxh3;

use super::act::{Above, AnalysedRecord, analyse_record, spared};
use super::families::Families;
use super::{ActPlan, PackedDocument};
use crate::blob::{self, Unpacker};
use crate::keys::{KeyMemo, ProvisionTexts, distinct_keys, language_of, pack_set, provision_keys, title_keys};

/// Where a wording was first met: index of the edition in [`ActPlan::editions`], and of the provision in it.
pub(super) type Origin = (usize, usize);

/// The keys of one edition.
pub(super) struct AnalysedEdition {
    /// Its index in [`ActPlan::editions`].
    pub(super) place: usize,
    pub(super) title: String,
    pub(super) title_exact: String,
    pub(super) title_words: u32,
    pub(super) all: String,
    /// Its wordings by their index in the chain, in document order and in rising order.
    pub(super) wordings: Vec<u32>,
}

/// The other editions of one text, oldest first, with their wordings.
#[derive(Default)]
pub(super) struct AnalysedChain {
    pub(super) wordings: Vec<(AnalysedRecord, Origin)>,
    pub(super) editions: Vec<AnalysedEdition>,
    /// Parts that could not be analysed.
    pub(super) faults: Vec<String>,
}

/// Everything by which a provision is found. Two provisions of one text with the same identity are one wording.
type Identity = u128;

fn identity(provision: &Provision, body: &str, above: &[String]) -> Identity {
    let mut hasher = Xxh3::new();
    let parts = [provision.path.as_str(), &provision.heading, body];
    for part in parts.into_iter().chain(above.iter().map(String::as_str)) {
        // The length keeps apart what a border between two parts keeps apart.
        hasher.update(&part.len().to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.update(&[u8::from(provision.kind == ProvisionKind::Article)]);
    hasher.digest128()
}

/// Wordings in their common order.
#[derive(Default)]
pub(super) struct Merged {
    /// Identity of each wording, in the order in which they were added.
    identities: Vec<Identity>,
    /// The wordings in their common order.
    order: Vec<usize>,
}

impl Merged {
    /// Adds an edition. Returns its wordings, in document order. A provision that moved before another one becomes a new
    /// wording: the common order cannot have it at two places.
    pub(super) fn add(&mut self, edition: &[Identity]) -> Vec<usize> {
        let mut places: FxHashMap<Identity, usize> = FxHashMap::default();
        for (place, &wording) in self.order.iter().enumerate() {
            places.entry(self.identities[wording]).or_insert(place);
        }
        let known: Vec<Option<usize>> = edition.iter().map(|identity| places.get(identity).copied()).collect();
        let kept = rising(&known);
        let mut order = Vec::with_capacity(self.order.len() + edition.len());
        let (mut wordings, mut copied) = (Vec::with_capacity(edition.len()), 0);
        for (&identity, place) in edition.iter().zip(kept) {
            let wording = match place {
                Some(place) => {
                    order.extend_from_slice(&self.order[copied..=place]);
                    copied = place + 1;
                    self.order[place]
                }
                None => {
                    self.identities.push(identity);
                    order.push(self.identities.len() - 1);
                    self.identities.len() - 1
                }
            };
            wordings.push(wording);
        }
        order.extend_from_slice(&self.order[copied..]);
        self.order = order;
        wordings
    }

    /// The place of each wording in the common order.
    pub(super) fn places(&self) -> Vec<usize> {
        let mut places = vec![0; self.order.len()];
        self.order.iter().enumerate().for_each(|(place, &wording)| places[wording] = place);
        places
    }
}

/// Keeps the longest strictly rising part of a list of places.
fn rising(places: &[Option<usize>]) -> Vec<Option<usize>> {
    // For each length, the index of the lowest place with which a rising part of this length ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; places.len()];
    let place_at = |at: usize| places[at].unwrap_or(usize::MAX);
    for (at, place) in places.iter().enumerate() {
        let Some(place) = *place else { continue };
        let length = ends.partition_point(|&end| place_at(end) < place);
        before[at] = length.checked_sub(1).map(|last| ends[last]);
        ends.truncate(ends.len().max(length));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut kept = vec![None; places.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        kept[at] = places[at];
        next = before[at];
    }
    kept
}

/// What all editions of an act are analysed with.
pub(super) struct Tools<'t, 'd, 'm> {
    pub(super) unpacker: &'t mut Unpacker<'d>,
    pub(super) memo: &'t mut KeyMemo<'m>,
    pub(super) concepts: &'t ConceptsOfHeadings,
}

/// Analyses the other editions of a text of an act. Returns `None` if a blob is damaged.
pub(super) fn analyse_chain(
    act: &ActPlan,
    text: &PackedDocument,
    tools: &mut Tools<'_, '_, '_>,
) -> Option<AnalysedChain> {
    let of_text = |edition: &&PackedDocument| edition.head.id == text.head.id && edition.head.edition.is_some();
    let mut editions: Vec<(usize, &PackedDocument)> =
        act.editions.iter().enumerate().filter(|(_, edition)| of_text(edition)).collect();
    editions.sort_by_key(|(_, edition)| edition.head.edition);
    let mut chain = AnalysedChain::default();
    let (mut merged, mut records, mut families) = (Merged::default(), Vec::new(), Families::default());
    let mut of_editions = Vec::with_capacity(editions.len());
    for &(place, edition) in &editions {
        let identities = identities(edition, tools.unpacker)?;
        let wordings = merged.add(&identities);
        analyse_new(edition, place, &wordings, &mut records, &mut families, &mut chain.faults, tools)?;
        of_editions.push(wordings);
    }
    let places = merged.places();
    for ((place, edition), wordings) in editions.into_iter().zip(of_editions) {
        chain.editions.push(edition_keys(place, edition, &wordings, &places, &records, tools, &mut chain.faults));
    }
    let mut sorted: Vec<(usize, (AnalysedRecord, Origin))> = places.into_iter().zip(records).collect();
    sorted.sort_unstable_by_key(|(place, _)| *place);
    chain.wordings = sorted.into_iter().map(|(_, record)| record).collect();
    Some(chain)
}

/// The identities of the provisions of an edition.
fn identities(edition: &PackedDocument, unpacker: &mut Unpacker<'_>) -> Option<Vec<Identity>> {
    let mut above = Above::default();
    let one = |place: usize| {
        let raw = unpacker.unpack(edition.provision(place)?)?;
        let provision = blob::decode_provision(raw)?;
        let over = above.over(&provision);
        Some(identity(&provision, blob::text_of(raw)?, &over))
    };
    (0..edition.provisions()).map(one).collect()
}

/// Analyses the wordings of an edition that the editions before do not have.
fn analyse_new(
    edition: &PackedDocument,
    of: usize,
    wordings: &[usize],
    records: &mut Vec<(AnalysedRecord, Origin)>,
    families: &mut Families,
    faults: &mut Vec<String>,
    tools: &mut Tools<'_, '_, '_>,
) -> Option<()> {
    let mut above = Above::default();
    for (place, &wording) in wordings.iter().enumerate() {
        let raw = tools.unpacker.unpack(edition.provision(place)?)?;
        let provision = blob::decode_provision(raw)?;
        let over = above.over(&provision);
        // New wordings are numbered in the order in which they are met.
        if wording < records.len() {
            continue;
        }
        let texts = ProvisionTexts {
            heading: &provision.heading,
            body: blob::text_of(raw)?,
            above: &over,
            is_article: provision.kind == ProvisionKind::Article,
            language: language_of(edition.head.lang),
        };
        let record = analyse_record(provision_keys, &provision, &texts, tools.memo, tools.concepts, families, faults);
        records.push((record, (of, place)));
    }
    Some(())
}

/// The keys of a whole edition.
fn edition_keys(
    place: usize,
    edition: &PackedDocument,
    wordings: &[usize],
    places: &[usize],
    records: &[(AnalysedRecord, Origin)],
    tools: &mut Tools<'_, '_, '_>,
    faults: &mut Vec<String>,
) -> AnalysedEdition {
    let language = language_of(edition.head.lang);
    let read_title = spared(|| title_keys(&edition.head.title, language, tools.memo));
    let (title, title_exact, title_words) = read_title.unwrap_or_else(|| {
        faults.push("title".to_owned());
        Default::default()
    });
    let mut distinct: Vec<&str> = distinct_keys(&title).collect();
    for &wording in wordings {
        distinct.extend(distinct_keys(&records[wording].0.keys.text));
    }
    distinct.sort_unstable();
    distinct.dedup();
    let all = pack_set(distinct.into_iter());
    let wordings = wordings.iter().map(|&wording| u32::try_from(places[wording]).unwrap_or(u32::MAX)).collect();
    AnalysedEdition { place, title, title_exact, title_words, all, wordings }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Merged;

    fn added(editions: &[&[u128]]) -> (Merged, Vec<Vec<usize>>) {
        let mut merged = Merged::default();
        let wordings = editions.iter().map(|edition| merged.add(edition)).collect();
        (merged, wordings)
    }

    #[test]
    fn a_wording_that_stays_is_one_and_a_new_one_stands_at_its_place() {
        let (merged, wordings) = added(&[&[1, 2, 3], &[1, 4, 3], &[1, 4, 5, 3], &[1, 2, 3]]);
        assert_eq!(wordings, [vec![0, 1, 2], vec![0, 3, 2], vec![0, 3, 4, 2], vec![0, 1, 2]]);
        assert_eq!(merged.identities, [1, 2, 3, 4, 5]);
    }

    #[test]
    fn a_provision_that_moved_is_a_wording_of_its_own() {
        let (merged, wordings) = added(&[&[1, 2, 3, 4], &[4, 1, 2, 3]]);
        assert_eq!(wordings, [vec![0, 1, 2, 3], vec![4, 0, 1, 2]]);
        assert_eq!(merged.identities, [1, 2, 3, 4, 4]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn each_edition_is_its_provisions_in_rising_order(
            editions in prop::collection::vec(prop::collection::vec(0_u128..12, 0..12), 1..8)
        ) {
            let (mut merged, mut all) = (Merged::default(), Vec::new());
            for edition in &editions {
                all.push(merged.add(edition));
            }
            let places = merged.places();
            for (edition, wordings) in editions.iter().zip(&all) {
                let identities: Vec<u128> = wordings.iter().map(|&wording| merged.identities[wording]).collect();
                prop_assert_eq!(&identities, edition);
                prop_assert!(wordings.windows(2).all(|pair| places[pair[0]] < places[pair[1]]));
            }
        }
    }
}
