//! Cursors over the posting lists of keys.

use qonun_index::{Generation, RecordNo};
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, InvertedIndexReader, TERMINATED, Term};

use crate::QueryError;

/// The number after the last record.
pub(crate) const END: RecordNo = TERMINATED;

/// Which posting lists a key is looked up in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Where {
    /// Stems of heading and text.
    Stem,
    /// Exact forms of heading and text.
    Exact,
}

/// What is matched: provisions, or titles of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    /// Records: heading and text of provisions.
    Records,
    /// Titles: the numbers are those of texts.
    Titles,
}

/// A key and how well it stands for the word typed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TermKey {
    pub(crate) place: Where,
    pub(crate) key: String,
    /// 1 for what was typed, less for guesses.
    pub(crate) weight: f32,
}

/// The posting lists of one generation.
pub(crate) struct Reader<'g> {
    pub(crate) generation: &'g Generation,
    text: std::sync::Arc<InvertedIndexReader>,
    exact: std::sync::Arc<InvertedIndexReader>,
    head: std::sync::Arc<InvertedIndexReader>,
    all: std::sync::Arc<InvertedIndexReader>,
    title: std::sync::Arc<InvertedIndexReader>,
    title_exact: std::sync::Arc<InvertedIndexReader>,
}

/// A field of the index of texts.
#[derive(Clone, Copy)]
pub(crate) enum TextField {
    All,
    Title,
    TitleExact,
}

fn failed(error: std::io::Error) -> QueryError {
    QueryError::Index(tantivy::TantivyError::from(error).into())
}

fn postings(
    lists: &InvertedIndexReader,
    field: Field,
    key: &str,
    option: IndexRecordOption,
) -> Result<Option<SegmentPostings>, QueryError> {
    lists.read_postings(&Term::from_field_text(field, key), option).map_err(failed)
}

impl<'g> Reader<'g> {
    pub(crate) fn new(generation: &'g Generation) -> Result<Self, QueryError> {
        let (records, record_fields) = generation.records();
        let (texts, text_fields) = generation.texts();
        let of = |side: &qonun_index::Side, field| {
            side.segment().inverted_index(field).map_err(|error| QueryError::Index(error.into()))
        };
        Ok(Self {
            generation,
            text: of(records, record_fields.text)?,
            exact: of(records, record_fields.exact)?,
            head: of(records, record_fields.head)?,
            all: of(texts, text_fields.all)?,
            title: of(texts, text_fields.title)?,
            title_exact: of(texts, text_fields.title_exact)?,
        })
    }

    fn side(&self, place: Where) -> (&InvertedIndexReader, Field) {
        let fields = self.generation.records().1;
        match place {
            Where::Stem => (&self.text, fields.text),
            Where::Exact => (&self.exact, fields.exact),
        }
    }

    /// Records that hold a key, with frequencies.
    pub(crate) fn records_of(&self, key: &TermKey) -> Result<Option<SegmentPostings>, QueryError> {
        let (lists, field) = self.side(key.place);
        postings(lists, field, &key.key, IndexRecordOption::WithFreqs)
    }

    /// Records (or texts, by their titles) that hold a key, with positions.
    pub(crate) fn positions_of(&self, key: &TermKey, ground: Ground) -> Result<Option<SegmentPostings>, QueryError> {
        match (ground, key.place) {
            (Ground::Records, place) => {
                let (lists, field) = self.side(place);
                postings(lists, field, &key.key, IndexRecordOption::WithFreqsAndPositions)
            }
            (Ground::Titles, Where::Stem) => self.texts_of(TextField::Title, &key.key),
            (Ground::Titles, Where::Exact) => self.texts_of(TextField::TitleExact, &key.key),
        }
    }

    /// Records under whose headings a stem stands.
    pub(crate) fn heads_of(&self, stem: &str) -> Result<Option<SegmentPostings>, QueryError> {
        postings(&self.head, self.generation.records().1.head, stem, IndexRecordOption::WithFreqs)
    }

    /// Texts that hold a stem.
    pub(crate) fn texts_of(&self, field: TextField, key: &str) -> Result<Option<SegmentPostings>, QueryError> {
        let fields = self.generation.texts().1;
        match field {
            TextField::All => postings(&self.all, fields.all, key, IndexRecordOption::Basic),
            TextField::Title => postings(&self.title, fields.title, key, IndexRecordOption::WithFreqsAndPositions),
            TextField::TitleExact => {
                postings(&self.title_exact, fields.title_exact, key, IndexRecordOption::WithFreqsAndPositions)
            }
        }
    }

    /// How many records (or texts, by their titles) hold an exact form: the greater of the two.
    pub(crate) fn frequency_of_form(&self, form: &str) -> Result<u32, QueryError> {
        let (_, record_fields) = self.generation.records();
        let (_, text_fields) = self.generation.texts();
        let records = self.exact.doc_freq(&Term::from_field_text(record_fields.exact, form)).map_err(failed)?;
        let titles =
            self.title_exact.doc_freq(&Term::from_field_text(text_fields.title_exact, form)).map_err(failed)?;
        Ok(records.max(titles))
    }

    /// How many texts hold a stem.
    pub(crate) fn frequency_of_stem(&self, stem: &str) -> Result<u32, QueryError> {
        self.all.doc_freq(&Term::from_field_text(self.generation.texts().1.all, stem)).map_err(failed)
    }

    /// The vocabulary of exact forms of titles.
    pub(crate) fn title_forms(&self) -> &tantivy::termdict::TermDictionary {
        self.title_exact.terms()
    }

    /// The vocabulary of exact forms of headings and texts.
    pub(crate) fn forms(&self) -> &tantivy::termdict::TermDictionary {
        self.exact.terms()
    }
}

/// Records that hold any of several keys, with the positions of all of them.
pub(crate) struct PositionCursor {
    lists: Vec<SegmentPostings>,
    record: RecordNo,
}

impl PositionCursor {
    pub(crate) fn open(reader: &Reader<'_>, keys: &[TermKey], ground: Ground) -> Result<Self, QueryError> {
        let mut lists = Vec::with_capacity(keys.len());
        for key in keys {
            lists.extend(reader.positions_of(key, ground)?);
        }
        let record = lists.iter().map(DocSet::doc).min().unwrap_or(END);
        Ok(Self { lists, record })
    }

    /// The record it stands at, [`END`] at the end.
    pub(crate) const fn record(&self) -> RecordNo {
        self.record
    }

    /// Goes to the first record at or after `target`.
    pub(crate) fn seek(&mut self, target: RecordNo) -> RecordNo {
        if self.record >= target {
            return self.record;
        }
        self.record = END;
        for list in &mut self.lists {
            let at = if list.doc() < target { list.seek(target) } else { list.doc() };
            self.record = self.record.min(at);
        }
        self.record
    }

    /// How many records its keys have.
    pub(crate) fn cost(&self) -> u64 {
        self.lists.iter().map(|list| u64::from(list.doc_freq())).sum()
    }

    /// How many positions there are in a record, those counted twice that several keys share.
    pub(crate) fn frequency(&self, record: RecordNo) -> u32 {
        self.lists.iter().filter(|list| list.doc() == record).map(Postings::term_freq).sum()
    }

    /// Positions in the record it stands at, rising, each once.
    pub(crate) fn positions(&mut self, out: &mut Vec<u32>) {
        out.clear();
        let mut sources = 0;
        for list in &mut self.lists {
            if list.doc() == self.record {
                list.append_positions_with_offset(0, out);
                sources += 1;
            }
        }
        if sources > 1 {
            out.sort_unstable();
            out.dedup();
        }
    }
}
