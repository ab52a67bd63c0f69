//! The other editions of texts, as they are stored and searched.
//!
//! Their inverted indexes are apart from those of the present texts, so that a search of the present does not read them.

use qonun_law::{DocId, EditionStamp};
use serde::{Deserialize, Serialize};

use crate::tables::{EditionEntry, RecordEntry, Tables, TextEntry};

/// A wording of a provision that one or more editions have.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct PastRecord {
    pub(crate) entry: RecordEntry,
    /// Index of its blob: that of the first edition with this wording.
    pub(crate) blob: u32,
}

/// What the tables do not say of an edition.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct PastEdition {
    /// Blobs of its provisions, in document order. Editions share those of equal provisions.
    pub(crate) blobs: Vec<u32>,
    /// What a search finds of it; `None` if its document has no present text.
    pub(crate) searched: Option<SearchedEdition>,
}

/// An edition in the inverted indexes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct SearchedEdition {
    /// Its number in the inverted index of editions. Editions are in the order of their texts.
    pub(crate) number: u32,
    pub(crate) title: String,
    pub(crate) title_words: u16,
    /// Its wordings, in document order and in rising order.
    pub(crate) wordings: Vec<u32>,
}

/// The other editions of a generation.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Past {
    /// All wordings. Their sentence borders follow those of the records of the present texts.
    pub(crate) records: Vec<PastRecord>,
    /// In the order of [`crate::Tables::editions`].
    pub(crate) editions: Vec<PastEdition>,
    /// Number of editions in the inverted index.
    pub(crate) searched: u32,
}

impl Past {
    /// Describes the contents of a blob in words. `tables` are those of the present texts.
    pub(crate) fn name_of_blob(&self, tables: &Tables, blob: u32) -> String {
        let count = |text: &TextEntry| text.records.end - text.records.start;
        let text = tables.texts.iter().find(|text| (text.head..=text.head + count(text)).contains(&blob));
        if let Some(text) = text {
            return name_of(text.id, None, blob - text.head);
        }
        // A blob that editions share is named after the first of them.
        let place_in = |edition: &EditionEntry, past: &PastEdition| match past.blobs.iter().position(|&one| one == blob)
        {
            _ if edition.head == blob => Some(0),
            place => place.and_then(|place| u32::try_from(place + 1).ok()),
        };
        let mut editions = tables.editions.iter().zip(&self.editions);
        let named = editions.find_map(|(edition, past)| Some((edition, place_in(edition, past)?)));
        named
            .map_or_else(|| "of no text".to_owned(), |(edition, place)| name_of(edition.id, Some(edition.stamp), place))
    }
}

/// Names the head of a document (place 0), or one of its provisions.
fn name_of(id: DocId, stamp: Option<EditionStamp>, place: u32) -> String {
    let stamp = stamp.map(|stamp| format!(" in the edition of {stamp}")).unwrap_or_default();
    match place {
        0 => format!("head of document {id}{stamp}"),
        place => format!("provision {place} of document {id}{stamp}"),
    }
}
