//! The posting lists of one field: those of the present texts, and as of a day those of the other editions too.
//!
//! As of a day a list has the numbers of that day: what was not in force is left out, and what other editions have is
//! added. A list of the present is read as it is stored, without any of this.

use std::cell::RefCell;
use std::sync::Arc;

use qonun_index::{Places, Side};
use rustc_hash::FxHashMap;
use tantivy::postings::{BlockSegmentPostings, Postings, SegmentPostings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::termdict::TermDictionary;
use tantivy::{DocSet, InvertedIndexReader, TERMINATED};

use super::sets::Set as TextSet;
use crate::QueryError;

/// One more than the last possible number.
pub(crate) const END: u32 = TERMINATED;

fn failed(error: std::io::Error) -> QueryError {
    QueryError::Index(tantivy::TantivyError::from(error).into())
}

/// The posting lists of one field.
pub(super) struct Lists {
    inverted: Arc<InvertedIndexReader>,
    /// What a day changes; `None` for the present.
    day: Option<DayLists>,
    /// Cache of term infos. Many steps of one search need the same key.
    infos: RefCell<FxHashMap<String, Infos>>,
    /// Cache of text sets, in the same way; `None` for a key that occurs nowhere.
    pub(super) sets: RefCell<FxHashMap<String, Option<Arc<KeyTexts>>>>,
}

/// What a day changes in the lists of a field.
struct DayLists {
    places: Arc<Places>,
    /// The lists of the other editions, if there are any.
    past: Option<Arc<InvertedIndexReader>>,
}

/// The term infos of a key in the present texts and in the other editions; `None` where it does not occur.
#[derive(Clone)]
struct Infos {
    present: Option<TermInfo>,
    past: Option<TermInfo>,
}

fn inverted_index(side: &Side, field: Field) -> Result<Arc<InvertedIndexReader>, QueryError> {
    side.segment().inverted_index(field).map_err(|error| QueryError::Index(error.into()))
}

impl Lists {
    /// `day` has the numbers of a day and the inverted index of the other editions.
    pub(super) fn new(
        side: &Side,
        day: Option<(Arc<Places>, Option<&Side>)>,
        field: Field,
    ) -> Result<Self, QueryError> {
        let of_day = |(places, past): (Arc<Places>, Option<&Side>)| -> Result<DayLists, QueryError> {
            Ok(DayLists { places, past: past.map(|side| inverted_index(side, field)).transpose()? })
        };
        let day = day.map(of_day).transpose()?;
        Ok(Self { inverted: inverted_index(side, field)?, day, infos: RefCell::default(), sets: RefCell::default() })
    }

    /// The lists of the other editions.
    fn past(&self) -> Option<&Arc<InvertedIndexReader>> {
        self.day.as_ref()?.past.as_ref()
    }

    fn infos(&self, key: &str) -> Result<Infos, QueryError> {
        if let Some(known) = self.infos.borrow().get(key) {
            return Ok(known.clone());
        }
        let present = self.inverted.terms().get(key).map_err(failed)?;
        let past = self.past().map(|past| past.terms().get(key)).transpose().map_err(failed)?.flatten();
        let infos = Infos { present, past };
        self.infos.borrow_mut().insert(key.to_owned(), infos.clone());
        Ok(infos)
    }

    /// The posting list of a key, at its beginning; `None` for a key that occurs nowhere.
    pub(super) fn of(&self, key: &str, option: IndexRecordOption) -> Result<Option<PostingList>, QueryError> {
        let infos = self.infos(key)?;
        let open = |inverted: &InvertedIndexReader, info: Option<TermInfo>| {
            info.map(|info| inverted.read_postings_from_terminfo(&info, option)).transpose().map_err(failed)
        };
        let present = open(&self.inverted, infos.present)?;
        let Some(day) = &self.day else {
            return Ok(present.map(PostingList::Present));
        };
        let past = day.past.as_ref().map(|past| open(past, infos.past)).transpose()?.flatten();
        let is_nowhere = present.is_none() && past.is_none();
        let list = || DayPostings::new(present, past, Arc::clone(&day.places));
        Ok((!is_nowhere).then(|| PostingList::OfDay(Box::new(list()))))
    }

    /// The posting list of a key, to be read block by block; `None` for a key that occurs nowhere.
    pub(super) fn blocks(&self, key: &str, option: IndexRecordOption) -> Result<Option<Blocks>, QueryError> {
        let infos = self.infos(key)?;
        let open = |inverted: &InvertedIndexReader, info: Option<TermInfo>| {
            info.map(|info| inverted.read_block_postings_from_terminfo(&info, option)).transpose().map_err(failed)
        };
        let present = open(&self.inverted, infos.present)?;
        let Some(day) = &self.day else {
            return Ok(present.map(Blocks::Present));
        };
        let past = day.past.as_ref().map(|past| open(past, infos.past)).transpose()?.flatten();
        let mut blocks = DayBlocks::default();
        blocks.add(present, |record| day.places.keeps(record).then_some(record));
        blocks.add(past, |wording| day.places.of_past(wording));
        Ok((!blocks.docs.is_empty()).then_some(Blocks::OfDay(blocks)))
    }

    /// The texts of a key. `size` is the number of all texts.
    pub(super) fn texts(&self, key: &str, size: u32) -> Result<Option<KeyTexts>, QueryError> {
        let list = self.blocks(key, IndexRecordOption::Basic)?;
        Ok(list.map(|list| KeyTexts::read(list, size)))
    }

    /// Document frequency of a key. As of a day it is that of all editions: an upper bound, and 0 only for a key that
    /// occurs nowhere.
    pub(super) fn length(&self, key: &str) -> Result<u32, QueryError> {
        let Infos { present, past } = self.infos(key)?;
        Ok([present, past].into_iter().flatten().map(|info| info.doc_freq).sum())
    }

    /// The keys of the field: of the present texts, and as of a day of the other editions.
    pub(super) fn terms(&self) -> impl Iterator<Item = &TermDictionary> {
        std::iter::once(&self.inverted).chain(self.past()).map(|inverted| inverted.terms())
    }
}

/// A posting list that is read block by block. The block after the last one is empty.
#[expect(clippy::large_enum_variant, reason = "a list of the present is read without another indirection")]
pub(crate) enum Blocks {
    /// Of the present texts.
    Present(BlockSegmentPostings),
    /// As of a day.
    OfDay(DayBlocks),
}

/// The texts with a key.
#[derive(Clone)]
pub(crate) struct KeyTexts {
    pub(crate) set: TextSet,
    /// Number of texts.
    pub(crate) count: u32,
}

impl KeyTexts {
    /// Reads a posting list. `size` is the number of all texts.
    fn read(mut list: Blocks, size: u32) -> Self {
        let (mut set, count) = (TextSet::empty(size), list.doc_freq());
        while !list.docs().is_empty() {
            list.docs().iter().for_each(|&text| set.insert(text));
            list.advance();
        }
        Self { set, count }
    }
}

/// Number of postings that are decoded together.
pub(crate) const BLOCK: usize = 128;

/// A whole posting list as of a day. It is decoded at once: only so its length is known.
#[derive(Default)]
pub(crate) struct DayBlocks {
    docs: Vec<u32>,
    frequencies: Vec<u32>,
    /// Beginning of the current block.
    at: usize,
}

impl DayBlocks {
    /// Adds the numbers of a list that have a number on the day. Records of other editions come after all others.
    fn add(&mut self, list: Option<BlockSegmentPostings>, number: impl Fn(u32) -> Option<u32>) {
        let Some(mut list) = list else {
            return;
        };
        while list.block_len() > 0 {
            for (place, &doc) in list.docs().iter().enumerate() {
                if let Some(doc) = number(doc) {
                    self.docs.push(doc);
                    self.frequencies.push(list.freqs().get(place).copied().unwrap_or(1));
                }
            }
            list.advance();
        }
    }

    fn block<'l>(&self, list: &'l [u32]) -> &'l [u32] {
        &list[self.at.min(list.len())..(self.at + BLOCK).min(list.len())]
    }
}

impl Blocks {
    /// The numbers of the current block.
    #[inline]
    pub(crate) fn docs(&self) -> &[u32] {
        match self {
            Self::Present(list) => list.docs(),
            Self::OfDay(list) => list.block(&list.docs),
        }
    }

    /// The frequencies of the current block.
    #[inline]
    pub(crate) fn freqs(&self) -> &[u32] {
        match self {
            Self::Present(list) => list.freqs(),
            Self::OfDay(list) => list.block(&list.frequencies),
        }
    }

    /// Moves to the next block.
    #[inline]
    pub(crate) fn advance(&mut self) {
        match self {
            Self::Present(list) => list.advance(),
            Self::OfDay(list) => list.at += BLOCK,
        }
    }

    /// Length of the list.
    pub(crate) fn doc_freq(&self) -> u32 {
        match self {
            Self::Present(list) => list.doc_freq(),
            Self::OfDay(list) => u32::try_from(list.docs.len()).unwrap_or(u32::MAX),
        }
    }
}

/// A posting list that is read number by number, and may be read by leaps.
#[expect(clippy::large_enum_variant, reason = "a list of the present is read without another indirection")]
pub(crate) enum PostingList {
    /// Of the present texts.
    Present(SegmentPostings),
    /// As of a day.
    OfDay(Box<DayPostings>),
}

/// A posting list as of a day: the rising numbers of two lists, merged.
pub(crate) struct DayPostings {
    present: Option<SegmentPostings>,
    past: Option<SegmentPostings>,
    places: Arc<Places>,
}

impl DayPostings {
    fn new(present: Option<SegmentPostings>, past: Option<SegmentPostings>, places: Arc<Places>) -> Self {
        let mut list = Self { present, past, places };
        list.settle();
        list
    }

    /// Skips numbers that have no number on the day.
    fn settle(&mut self) {
        if let Some(list) = &mut self.present {
            while list.doc() != END && !self.places.keeps(list.doc()) {
                list.advance();
            }
        }
        if let Some(list) = &mut self.past {
            while list.doc() != END && self.places.of_past(list.doc()).is_none() {
                list.advance();
            }
        }
    }

    fn present_doc(&self) -> u32 {
        self.present.as_ref().map_or(END, DocSet::doc)
    }

    fn past_doc(&self) -> u32 {
        self.past.as_ref().and_then(|list| self.places.of_past(list.doc())).unwrap_or(END)
    }

    fn doc(&self) -> u32 {
        self.present_doc().min(self.past_doc())
    }

    /// The list with the current number.
    fn current(&mut self) -> Option<&mut SegmentPostings> {
        if self.present_doc() <= self.past_doc() { self.present.as_mut() } else { self.past.as_mut() }
    }

    fn advance(&mut self) -> u32 {
        if let Some(list) = self.current() {
            list.advance();
        }
        self.settle();
        self.doc()
    }

    fn seek(&mut self, target: u32) -> u32 {
        let leap = |list: &mut SegmentPostings, target: u32| {
            if list.doc() < target {
                list.seek(target);
            }
        };
        if let Some(list) = &mut self.present {
            leap(list, target);
        }
        match self.places.first_past(target) {
            Some(first) => self.past.iter_mut().for_each(|list| leap(list, first)),
            None => self.past = None,
        }
        self.settle();
        self.doc()
    }
}

impl PostingList {
    /// The current number; [`END`] at the end.
    #[inline]
    pub(crate) fn doc(&self) -> u32 {
        match self {
            Self::Present(list) => list.doc(),
            Self::OfDay(list) => list.doc(),
        }
    }

    /// Moves to the next number.
    #[inline]
    pub(crate) fn advance(&mut self) -> u32 {
        match self {
            Self::Present(list) => list.advance(),
            Self::OfDay(list) => list.advance(),
        }
    }

    /// Moves to the first number at or after `target`, which is after the current one.
    #[inline]
    pub(crate) fn seek(&mut self, target: u32) -> u32 {
        match self {
            Self::Present(list) => list.seek(target),
            Self::OfDay(list) => list.seek(target),
        }
    }

    /// Number of positions of the current number.
    #[inline]
    pub(crate) fn term_freq(&self) -> u32 {
        match self {
            Self::Present(list) => list.term_freq(),
            Self::OfDay(list) => {
                let current = if list.present_doc() <= list.past_doc() { &list.present } else { &list.past };
                current.as_ref().map_or(0, Postings::term_freq)
            }
        }
    }

    /// Adds the positions of the current number.
    pub(crate) fn append_positions(&mut self, out: &mut Vec<u32>) {
        match self {
            Self::Present(list) => list.append_positions_with_offset(0, out),
            Self::OfDay(list) => {
                if let Some(list) = list.current() {
                    list.append_positions_with_offset(0, out);
                }
            }
        }
    }

    /// The positions of the current number.
    pub(crate) fn positions(&mut self, out: &mut Vec<u32>) {
        out.clear();
        self.append_positions(out);
    }
}
