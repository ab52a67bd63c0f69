//! Cursors over the posting lists of keys.

use std::cell::RefCell;
use std::sync::Arc;

use qonun_index::{Generation, RecordNo, TextNo};
use rustc_hash::FxHashMap;
use tantivy::postings::{BlockSegmentPostings, Postings, SegmentPostings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, InvertedIndexReader, TERMINATED};

use super::keys::{MatchTarget, TermField, TermKey, TextField};
use super::text_set_cache::{KeyTexts, TextSetCache};
use crate::QueryError;
use crate::clock::{Clock, Patience};

/// The number after the last record.
pub(crate) const END: RecordNo = TERMINATED;

/// Posting lists with frequencies.
const COUNTED: IndexRecordOption = IndexRecordOption::WithFreqs;
/// Posting lists with positions.
const PLACED: IndexRecordOption = IndexRecordOption::WithFreqsAndPositions;

fn failed(error: std::io::Error) -> QueryError {
    QueryError::Index(tantivy::TantivyError::from(error).into())
}

/// The posting lists of one field.
struct Lists {
    inverted: Arc<InvertedIndexReader>,
    /// Where the list of a key is; `None` for a key that stands nowhere. One search asks for a key in many of its
    /// steps.
    infos: RefCell<FxHashMap<String, Option<TermInfo>>>,
    /// The same as sets.
    sets: RefCell<FxHashMap<String, Option<Arc<KeyTexts>>>>,
}

impl Lists {
    fn new(side: &qonun_index::Side, field: Field) -> Result<Self, QueryError> {
        let inverted = side.segment().inverted_index(field).map_err(|error| QueryError::Index(error.into()))?;
        Ok(Self { inverted, infos: RefCell::default(), sets: RefCell::default() })
    }

    /// Where the list of a key is.
    fn info(&self, key: &str) -> Result<Option<TermInfo>, QueryError> {
        if let Some(known) = self.infos.borrow().get(key) {
            return Ok(known.clone());
        }
        let info = self.inverted.terms().get(key).map_err(failed)?;
        self.infos.borrow_mut().insert(key.to_owned(), info.clone());
        Ok(info)
    }

    /// The list of a key, at its beginning.
    fn of(&self, key: &str, option: IndexRecordOption) -> Result<Option<SegmentPostings>, QueryError> {
        let open = |info: TermInfo| self.inverted.read_postings_from_terminfo(&info, option);
        self.info(key)?.map(open).transpose().map_err(failed)
    }

    /// The texts of a key, of which there are `size`.
    fn texts(&self, key: &str, size: u32) -> Result<Option<KeyTexts>, QueryError> {
        let list = self.postings(key, IndexRecordOption::Basic)?;
        Ok(list.map(|list| KeyTexts::read(list, size)))
    }

    /// The list of a key, to be read from its beginning to its end.
    fn postings(&self, key: &str, option: IndexRecordOption) -> Result<Option<BlockSegmentPostings>, QueryError> {
        let open = |info: TermInfo| self.inverted.read_block_postings_from_terminfo(&info, option);
        self.info(key)?.map(open).transpose().map_err(failed)
    }

    /// How many records or texts the list of a key has.
    fn length(&self, key: &str) -> Result<u32, QueryError> {
        Ok(self.info(key)?.map_or(0, |info| info.doc_freq))
    }
}

/// The posting lists of a key over records, to be read from their beginnings to their ends.
pub(crate) struct KeyPostings {
    /// Records that hold it in their heading or text.
    pub(crate) text: Option<BlockSegmentPostings>,
    /// Records under whose headings it stands, their own included.
    pub(crate) head: Option<BlockSegmentPostings>,
}

impl KeyPostings {
    /// How many postings the longer list has.
    pub(crate) fn longest(&self) -> u32 {
        [&self.text, &self.head].into_iter().flatten().map(BlockSegmentPostings::doc_freq).max().unwrap_or(0)
    }
}

/// Goes through all postings of a list with their frequencies, block by block.
pub(crate) fn for_each_posting(list: Option<BlockSegmentPostings>, mut see: impl FnMut(RecordNo, u32)) {
    let Some(mut list) = list else {
        return;
    };
    while list.block_len() > 0 {
        list.docs().iter().zip(list.freqs()).for_each(|(&record, &frequency)| see(record, frequency));
        list.advance();
    }
}

/// Postings that are unpacked together.
pub(crate) const BLOCK: usize = 128;

/// A posting list that is read in runs, from its beginning to its end.
pub(crate) struct PostingRuns {
    list: BlockSegmentPostings,
    /// How much of the block was read.
    at: usize,
    /// What is known of each posting of the block.
    norms: [f32; BLOCK],
}

impl PostingRuns {
    pub(crate) const fn new(list: BlockSegmentPostings) -> Self {
        Self { list, at: 0, norms: [0.0; BLOCK] }
    }

    /// The record to be read next, [`END`] at the end.
    #[inline]
    pub(crate) fn next(&self) -> RecordNo {
        self.list.docs().get(self.at).copied().unwrap_or(END)
    }

    /// Reads the records before `end`: shows them with their frequencies and norms, a run for each block. Norms are
    /// looked up for a whole block, so that a processor that waits for memory waits for many of them at once.
    #[inline]
    pub(crate) fn read_until(
        &mut self,
        end: RecordNo,
        look_up: impl Fn(&[RecordNo], &[u32], &mut [f32; BLOCK]),
        mut see: impl FnMut(&[RecordNo], &[u32], &[f32]),
    ) {
        while self.next() < end {
            let (records, frequencies) = (self.list.docs(), self.list.freqs());
            if self.at == 0 {
                look_up(records, frequencies, &mut self.norms);
            }
            let is_whole = records.last().is_some_and(|&last| last < end);
            let to = if is_whole { records.len() } else { records.partition_point(|&record| record < end) };
            see(&records[self.at..to], &frequencies[self.at..to], &self.norms[self.at..to]);
            self.at = to;
            if is_whole {
                self.list.advance();
                self.at = 0;
            }
        }
    }
}

/// The posting lists of one generation, for one search.
pub(crate) struct Reader<'g> {
    pub(crate) generation: &'g Generation,
    /// Ends the search when it takes too long.
    pub(crate) clock: Clock,
    /// What is kept of texts from one search to the next.
    kept: Option<&'g TextSetCache>,
    text: Lists,
    exact: Lists,
    head: Lists,
    all: Lists,
    title: Lists,
    title_exact: Lists,
}

impl<'g> Reader<'g> {
    pub(crate) fn new(generation: &'g Generation) -> Result<Self, QueryError> {
        let (records, of_records) = generation.records();
        let (texts, of_texts) = generation.texts();
        Ok(Self {
            generation,
            clock: Clock::default(),
            kept: None,
            text: Lists::new(records, of_records.text)?,
            exact: Lists::new(records, of_records.exact)?,
            head: Lists::new(records, of_records.head)?,
            all: Lists::new(texts, of_texts.all)?,
            title: Lists::new(texts, of_texts.title)?,
            title_exact: Lists::new(texts, of_texts.title_exact)?,
        })
    }

    /// The same, for a search that ends at a deadline.
    pub(crate) fn until(self, patience: Patience) -> Self {
        Self { clock: Clock::until(patience), ..self }
    }

    /// The same, with what is kept of texts.
    pub(crate) fn with_kept(self, kept: &'g TextSetCache) -> Self {
        Self { kept: Some(kept), ..self }
    }

    /// The lists of a key over records.
    fn lists_of_records(&self, place: TermField) -> &Lists {
        match place {
            TermField::Stem => &self.text,
            TermField::Exact => &self.exact,
        }
    }

    /// Records that hold a key, with frequencies.
    pub(crate) fn records_of(&self, key: &TermKey) -> Result<Option<SegmentPostings>, QueryError> {
        self.lists_of_records(key.place).of(&key.key, COUNTED)
    }

    /// All postings of a key over records. Exact forms of headings are in no list of their own.
    pub(crate) fn postings_of(&self, key: &TermKey) -> Result<KeyPostings, QueryError> {
        let text = self.lists_of_records(key.place).postings(&key.key, COUNTED)?;
        let head = match key.place {
            TermField::Stem => self.head.postings(&key.key, COUNTED)?,
            TermField::Exact => None,
        };
        Ok(KeyPostings { text, head })
    }

    /// Records (or texts, by their titles) that hold a key, with positions.
    pub(crate) fn positions_of(
        &self,
        key: &TermKey,
        target: MatchTarget,
    ) -> Result<Option<SegmentPostings>, QueryError> {
        let lists = match (target, key.place) {
            (MatchTarget::Records, place) => self.lists_of_records(place),
            (MatchTarget::Titles, TermField::Stem) => &self.title,
            (MatchTarget::Titles, TermField::Exact) => &self.title_exact,
        };
        lists.of(&key.key, PLACED)
    }

    fn lists_of(&self, field: TextField) -> &Lists {
        match field {
            TextField::All => &self.all,
            TextField::Title => &self.title,
            TextField::TitleExact => &self.title_exact,
        }
    }

    /// Texts that hold a key, with what their field has.
    pub(crate) fn texts_of(&self, field: TextField, key: &str) -> Result<Option<SegmentPostings>, QueryError> {
        self.lists_of(field).of(key, PLACED)
    }

    /// The set of texts that hold a key; `None` for a key that stands nowhere. One search asks for a key in many of its
    /// steps too.
    pub(crate) fn set_of(&self, field: TextField, key: &str) -> Result<Option<Arc<KeyTexts>>, QueryError> {
        let lists = self.lists_of(field);
        if let Some(known) = lists.sets.borrow().get(key) {
            return Ok(known.clone());
        }
        let size = self.generation.tables().text_count();
        let texts = match self.kept {
            Some(kept) => kept.of(field, key, || lists.texts(key, size))?,
            None => lists.texts(key, size)?.map(Arc::new),
        };
        lists.sets.borrow_mut().insert(key.to_owned(), texts.clone());
        Ok(texts)
    }

    /// How many words the title of a text has.
    pub(crate) fn title_words(&self, text: TextNo) -> u16 {
        match self.kept {
            Some(kept) => kept.title_words(text),
            None => self.generation.tables().texts[text as usize].title_words,
        }
    }

    /// How many records (or texts, by their titles) hold an exact form: the greater of the two.
    pub(crate) fn frequency_of_form(&self, form: &str) -> Result<u32, QueryError> {
        Ok(self.exact.length(form)?.max(self.title_exact.length(form)?))
    }

    /// How many texts hold a stem.
    pub(crate) fn frequency_of_stem(&self, stem: &str) -> Result<u32, QueryError> {
        self.all.length(stem)
    }

    /// The vocabulary of exact forms of titles.
    pub(crate) fn title_forms(&self) -> &tantivy::termdict::TermDictionary {
        self.title_exact.inverted.terms()
    }

    /// The vocabulary of exact forms of headings and texts.
    pub(crate) fn forms(&self) -> &tantivy::termdict::TermDictionary {
        self.exact.inverted.terms()
    }
}

/// Records that hold any of several keys, with the positions of all of them.
pub(crate) struct PositionCursor {
    lists: Vec<SegmentPostings>,
    record: RecordNo,
}

impl PositionCursor {
    pub(crate) fn open(reader: &Reader<'_>, keys: &[TermKey], target: MatchTarget) -> Result<Self, QueryError> {
        let mut lists = Vec::with_capacity(keys.len());
        for key in keys {
            lists.extend(reader.positions_of(key, target)?);
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
