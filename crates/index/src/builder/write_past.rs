//! Writes the other editions of an act: what they do not share with its present texts and with each other.

use rustc_hash::FxHashMap;
use tantivy::SingleSegmentIndexWriter;

use super::assemble::AnalysedAct;
use super::past::AnalysedChain;
use super::place::{PartFile, Place, freeze, inverted, number, record, record_entry, record_of};
use super::{ActPlan, PackedDocument};
use crate::IndexError;
use crate::borders;
use crate::fields::{RecordFields, TextFields};
use crate::files;
use crate::past::{Past, PastEdition, PastRecord, SearchedEdition};
use crate::tables::{EditionEntry, TextEntry};

/// Memory in bytes for the postings of each inverted index before they are written.
const BUDGET: usize = 60_000_000;

/// The inverted indexes of the other editions.
struct Sides {
    records: SingleSegmentIndexWriter,
    texts: SingleSegmentIndexWriter,
}

/// What is written of the other editions of all acts.
#[derive(Default)]
pub(super) struct PastWriter {
    /// Created with the first edition: most generations of tests, and of small law bases, have none.
    sides: Option<Sides>,
    past: Past,
    /// Entries of the tables, in the order of `past.editions`.
    entries: Vec<EditionEntry>,
    /// Encoded sentence borders of the wordings, and their ends. They are written after those of the present texts.
    borders: Vec<u8>,
    border_ends: Vec<usize>,
}

impl PastWriter {
    /// Returns the inverted indexes.
    fn sides(&mut self, place: &Place) -> Result<&mut Sides, IndexError> {
        if self.sides.is_none() {
            let records = inverted(place.shelf(files::PAST_RECORDS)?, RecordFields::new().0, BUDGET)?;
            let texts = inverted(place.shelf(files::PAST_TEXTS)?, TextFields::new().0, BUDGET)?;
            self.sides = Some(Sides { records, texts });
        }
        self.sides.as_mut().ok_or(IndexError::Worker)
    }

    /// Adds the wordings and editions of one text. `blobs` are those of the editions of the act.
    fn add_chain(
        &mut self,
        place: &Place,
        chain: &AnalysedChain,
        blobs: &[Vec<u32>],
    ) -> Result<Vec<Searched>, IndexError> {
        let (record_fields, text_fields) = (RecordFields::new().1, TextFields::new().1);
        let first = number(self.past.records.len());
        for (analysed, (edition, at)) in &chain.wordings {
            self.sides(place)?.records.add_document(record_of(record_fields, analysed))?;
            borders::encode(&analysed.keys.sentences, &mut self.borders);
            self.border_ends.push(self.borders.len());
            let blob = blobs.get(*edition).and_then(|blobs| blobs.get(*at)).copied().ok_or(IndexError::Worker)?;
            self.past.records.push(PastRecord { entry: record_entry(analysed), blob });
        }
        let mut searched = Vec::with_capacity(chain.editions.len());
        for edition in &chain.editions {
            self.sides(place)?.texts.add_document(record(&[
                (text_fields.title, &edition.title),
                (text_fields.title_exact, &edition.title_exact),
                (text_fields.all, &edition.all),
            ]))?;
            let title_words = u16::try_from(edition.title_words).unwrap_or(u16::MAX);
            let wordings = edition.wordings.iter().map(|wording| first + wording).collect();
            let entry = SearchedEdition { number: self.past.searched, title: String::new(), title_words, wordings };
            searched.push((edition.place, entry));
            self.past.searched += 1;
        }
        Ok(searched)
    }

    /// Adds the other editions of an act. `texts` are the entries of its present texts, `blobs` the file of blobs.
    pub(super) fn add(
        &mut self,
        place: &Place,
        blobs: &mut PartFile,
        act: &ActPlan,
        texts: &[TextEntry],
        analysed: &AnalysedAct,
    ) -> Result<(), IndexError> {
        if act.editions.is_empty() {
            return Ok(());
        }
        let stored = store(blobs, act, texts)?;
        let provisions: Vec<Vec<u32>> = stored.iter().map(|edition| edition.provisions.clone()).collect();
        let mut searched: Vec<Option<SearchedEdition>> = vec![None; act.editions.len()];
        for chain in &analysed.chains {
            for (at, entry) in self.add_chain(place, chain, &provisions)? {
                let title = act.editions[at].head.title.clone();
                searched[at] = Some(SearchedEdition { title, ..entry });
            }
        }
        for ((edition, stored), searched) in act.editions.iter().zip(stored).zip(searched) {
            let Some(stamp) = edition.head.edition else { continue };
            let provisions = number(edition.provisions());
            self.entries.push(EditionEntry { id: edition.head.id, stamp, head: stored.head, provisions });
            self.past.editions.push(PastEdition { blobs: stored.provisions, searched });
        }
        Ok(())
    }

    /// Writes the inverted indexes, the sentence borders and the table. Returns the entries of the editions.
    pub(super) fn finish(self, place: &Place, borders: &mut PartFile) -> Result<Vec<EditionEntry>, IndexError> {
        let Self { sides, mut past, entries, borders: encoded, border_ends } = self;
        if let Some(Sides { records, texts }) = sides {
            freeze(records, texts, &place.path)?;
        }
        let mut start = 0;
        for end in border_ends {
            borders.add(&encoded[start..end])?;
            start = end;
        }
        let mut editions: Vec<_> = entries.into_iter().zip(past.editions).collect();
        editions.sort_by_key(|(entry, _)| (entry.id, entry.stamp));
        let (entries, stored) = editions.into_iter().unzip();
        past.editions = stored;
        place.encode(files::PAST, &past)?;
        Ok(entries)
    }
}

/// An edition that is searched, with its index in [`ActPlan::editions`].
type Searched = (usize, SearchedEdition);

/// The blobs of an edition.
struct Stored {
    head: u32,
    provisions: Vec<u32>,
}

/// Stores the provisions of the other editions of an act that neither its present texts nor the editions before have.
fn store(blobs: &mut PartFile, act: &ActPlan, texts: &[TextEntry]) -> Result<Vec<Stored>, IndexError> {
    let mut known = FxHashMap::default();
    for (text, entry) in act.texts.iter().zip(texts) {
        known.extend(packed(text).zip(entry.head + 1..));
    }
    let mut stored = Vec::with_capacity(act.editions.len());
    for edition in &act.editions {
        let head = blobs.add(edition.packed_head())?;
        let mut provisions = Vec::with_capacity(edition.provisions());
        for blob in packed(edition) {
            let place = match known.get(blob) {
                Some(&place) => place,
                None => {
                    let place = blobs.add(blob)?;
                    known.insert(blob, place);
                    place
                }
            };
            provisions.push(place);
        }
        stored.push(Stored { head, provisions });
    }
    Ok(stored)
}

/// The packed provisions of a document.
fn packed(document: &PackedDocument) -> impl Iterator<Item = &[u8]> {
    (0..document.provisions()).filter_map(|place| document.provision(place))
}
