//! Cursors over the posting lists of keys.

use std::sync::Arc;

use qonun_analysis::ConceptNo;
use qonun_index::{Generation, RecordNo, TextNo};
use tantivy::schema::IndexRecordOption;
use tantivy::termdict::TermDictionary;

use super::keys::{MatchTarget, TermField, TermKey, TextField};
use super::lists::{BLOCK, Blocks, END, KeyTexts, Lists, PostingList};
use super::text_set_cache::TextSetCache;
use crate::QueryError;
use crate::clock::{Clock, Patience};

/// Posting lists with frequencies.
const COUNTED: IndexRecordOption = IndexRecordOption::WithFreqs;
/// Posting lists with positions.
const PLACED: IndexRecordOption = IndexRecordOption::WithFreqsAndPositions;

/// The posting lists of a key over records, to be read sequentially.
pub(crate) struct KeyPostings {
    /// Records with the key in their heading or text.
    pub(crate) text: Option<Blocks>,
    /// Records with the key in their heading or in a heading above.
    pub(crate) head: Option<Blocks>,
}

impl KeyPostings {
    /// Length of the longer list.
    pub(crate) fn longest(&self) -> u32 {
        [&self.text, &self.head].into_iter().flatten().map(Blocks::doc_freq).max().unwrap_or(0)
    }
}

/// Calls `see` for all postings of a list with their frequencies, block by block.
pub(crate) fn for_each_posting(list: Option<Blocks>, mut see: impl FnMut(RecordNo, u32)) {
    let Some(mut list) = list else {
        return;
    };
    while !list.docs().is_empty() {
        list.docs().iter().zip(list.freqs()).for_each(|(&record, &frequency)| see(record, frequency));
        list.advance();
    }
}

/// A posting list that is read sequentially, in runs.
pub(crate) struct PostingRuns {
    list: Blocks,
    /// Number of postings of the block that were read.
    at: usize,
    /// The norm of each posting of the block.
    norms: [f32; BLOCK],
}

impl PostingRuns {
    pub(crate) const fn new(list: Blocks) -> Self {
        Self { list, at: 0, norms: [0.0; BLOCK] }
    }

    /// The next record to read; [`END`] at the end.
    #[inline]
    pub(crate) fn next(&self) -> RecordNo {
        self.list.docs().get(self.at).copied().unwrap_or(END)
    }

    /// Reads the records before `end` and passes them on with their frequencies and norms, one run for each block.
    /// Norms are looked up for a whole block at once, so that the memory accesses of a block overlap.
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
    /// Ends the search if it takes too long.
    pub(crate) clock: Clock,
    /// Cache of text sets that is shared by searches.
    kept: Option<&'g TextSetCache>,
    text: Lists,
    exact: Lists,
    head: Lists,
    concepts: Lists,
    defined: Lists,
    all: Lists,
    title: Lists,
    title_exact: Lists,
}

impl<'g> Reader<'g> {
    pub(crate) fn new(generation: &'g Generation) -> Result<Self, QueryError> {
        let (records, of_records) = generation.records();
        let (texts, of_texts) = generation.texts();
        let past = generation.past();
        let records = |field| {
            let day = generation.day().map(|day| (Arc::clone(&day.records), past.map(|(records, _)| records)));
            Lists::new(records, day, field)
        };
        let texts = |field| {
            let day = generation.day().map(|day| (Arc::clone(&day.texts), past.map(|(_, texts)| texts)));
            Lists::new(texts, day, field)
        };
        Ok(Self {
            generation,
            clock: Clock::default(),
            kept: None,
            text: records(of_records.text)?,
            exact: records(of_records.exact)?,
            head: records(of_records.head)?,
            concepts: records(of_records.concepts)?,
            defined: records(of_records.defined)?,
            all: texts(of_texts.all)?,
            title: texts(of_texts.title)?,
            title_exact: texts(of_texts.title_exact)?,
        })
    }

    /// The same reader, for a search that ends when its caller no longer waits.
    pub(crate) fn until(self, patience: Patience) -> Self {
        Self { clock: Clock::until(patience), ..self }
    }

    /// The same reader, with the cache of text sets.
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

    /// Records with a key, with frequencies.
    pub(crate) fn records_of(&self, key: &TermKey) -> Result<Option<PostingList>, QueryError> {
        self.lists_of_records(key.place).of(&key.key, COUNTED)
    }

    /// All postings of a key over records. The index has no exact forms of headings.
    pub(crate) fn postings_of(&self, key: &TermKey) -> Result<KeyPostings, QueryError> {
        let text = self.lists_of_records(key.place).blocks(&key.key, COUNTED)?;
        let head = match key.place {
            TermField::Stem => self.head.blocks(&key.key, COUNTED)?,
            TermField::Exact => None,
        };
        Ok(KeyPostings { text, head })
    }

    /// The records whose headings name a concept, with the degree as frequency.
    pub(crate) fn postings_of_concept(&self, concept: ConceptNo) -> Result<Option<Blocks>, QueryError> {
        self.concepts.blocks(&concept.to_string(), COUNTED)
    }

    /// The records that define a term, given by its key, with the degree as frequency.
    pub(crate) fn postings_of_term(&self, key: &str) -> Result<Option<Blocks>, QueryError> {
        self.defined.blocks(key, COUNTED)
    }

    /// Records (or texts, by their titles) with a key, with positions.
    pub(crate) fn positions_of(&self, key: &TermKey, target: MatchTarget) -> Result<Option<PostingList>, QueryError> {
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

    /// Texts with a key in a field, with the data that the field has.
    pub(crate) fn texts_of(&self, field: TextField, key: &str) -> Result<Option<PostingList>, QueryError> {
        self.lists_of(field).of(key, PLACED)
    }

    /// The set of texts with a key; `None` for a key that occurs nowhere. It is cached, since many steps of one search
    /// need the same key.
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

    /// Number of words in the title of a text.
    pub(crate) fn title_words(&self, text: TextNo) -> u16 {
        match self.kept {
            Some(kept) => kept.title_words(text),
            None => self.generation.tables().texts[text as usize].title_words,
        }
    }

    /// Number of records, or of texts by their titles, with an exact form: the greater of the two.
    pub(crate) fn frequency_of_form(&self, form: &str) -> Result<u32, QueryError> {
        Ok(self.exact.length(form)?.max(self.title_exact.length(form)?))
    }

    /// Number of texts with a stem.
    pub(crate) fn frequency_of_stem(&self, stem: &str) -> Result<u32, QueryError> {
        self.all.length(stem)
    }

    /// The vocabularies of exact forms of titles.
    pub(crate) fn title_forms(&self) -> impl Iterator<Item = &TermDictionary> {
        self.title_exact.terms()
    }

    /// The vocabularies of exact forms of headings and texts.
    pub(crate) fn forms(&self) -> impl Iterator<Item = &TermDictionary> {
        self.exact.terms()
    }
}

/// Records with any of several keys, with the positions of all of them.
pub(crate) struct PositionCursor {
    lists: Vec<PostingList>,
    record: RecordNo,
}

impl PositionCursor {
    pub(crate) fn open(reader: &Reader<'_>, keys: &[TermKey], target: MatchTarget) -> Result<Self, QueryError> {
        let mut lists = Vec::with_capacity(keys.len());
        for key in keys {
            lists.extend(reader.positions_of(key, target)?);
        }
        let record = lists.iter().map(PostingList::doc).min().unwrap_or(END);
        Ok(Self { lists, record })
    }

    /// The current record; [`END`] at the end.
    pub(crate) const fn record(&self) -> RecordNo {
        self.record
    }

    /// Moves to the first record at or after `target`.
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

    /// Number of positions in a record. A position that several keys share is counted once for each.
    pub(crate) fn frequency(&self, record: RecordNo) -> u32 {
        self.lists.iter().filter(|list| list.doc() == record).map(PostingList::term_freq).sum()
    }

    /// Positions in the current record, in ascending order, each once.
    pub(crate) fn positions(&mut self, out: &mut Vec<u32>) {
        out.clear();
        let mut sources = 0;
        for list in &mut self.lists {
            if list.doc() == self.record {
                list.append_positions(out);
                sources += 1;
            }
        }
        if sources > 1 {
            out.sort_unstable();
            out.dedup();
        }
    }
}
