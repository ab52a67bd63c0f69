//! What a key is worth in each record that holds it: its impact, two bytes, kept window by window.
//!
//! Impacts follow from the posting lists and the weights of the ranking alone. They are made when a key is first asked
//! for and kept while it is asked for now and then: a walk then adds up
//! impacts, where posting lists would be unpacked, sought in and set against lengths.

use std::sync::{Arc, Mutex, PoisonError};

use qonun_index::{Generation, HeadCount, RecordNo};
use rustc_hash::FxHashMap;
use tantivy::DocSet;
use tantivy::postings::{Postings, SegmentPostings};

use super::norms::{FULL_SHARE, Norms, headings};
use crate::QueryError;
use crate::matching::{END, Reader, TermKey, Where};

/// Records of a window: what they are worth fits into the cache nearest to the processor.
pub(super) const WINDOW: usize = 4_096;
/// A full share, as a level.
const LEVELS: f32 = 65_535.0;
/// The share that one level stands for.
pub(super) const STEP: f32 = FULL_SHARE / LEVELS;
/// Bytes of impacts that are kept, at most.
const KEPT: usize = 40 << 20;

/// The window of a record, and its place there.
const fn place_of(record: RecordNo) -> (usize, u16) {
    (record as usize / WINDOW, (record as usize % WINDOW) as u16)
}

/// The impacts of a key.
pub(crate) struct Impacts {
    /// Where the records of each window begin; one more for the end.
    starts: Box<[u32]>,
    /// The highest level of each window.
    highest: Box<[u16]>,
    /// Places of records in their windows.
    places: Box<[u16]>,
    /// The level of each.
    levels: Box<[u16]>,
    /// In how many records the key stands, by the longer of its two lists.
    frequency: u32,
    /// May it stand in headings?
    has_headings: bool,
}

/// Builds impacts from records that rise.
struct Writer {
    starts: Vec<u32>,
    highest: Box<[u16]>,
    places: Vec<u16>,
    levels: Vec<u16>,
}

impl Writer {
    fn new(records: usize, expected: usize) -> Self {
        let windows = records.div_ceil(WINDOW);
        Self {
            starts: Vec::with_capacity(windows + 1),
            highest: vec![0; windows].into(),
            places: Vec::with_capacity(expected),
            levels: Vec::with_capacity(expected),
        }
    }

    fn push(&mut self, record: RecordNo, level: u16) {
        let (window, place) = place_of(record);
        if self.starts.len() <= window {
            self.starts.resize(window + 1, self.places.len() as u32);
        }
        self.highest[window] = self.highest[window].max(level);
        self.places.push(place);
        self.levels.push(level);
    }

    fn finish(mut self, frequency: u32, has_headings: bool) -> Impacts {
        self.starts.resize(self.highest.len() + 1, self.places.len() as u32);
        Impacts {
            starts: self.starts.into(),
            highest: self.highest,
            places: self.places.into(),
            levels: self.levels.into(),
            frequency,
            has_headings,
        }
    }
}

/// A share as a level. What is there at all has one.
fn level(share: f32) -> u16 {
    ((share / STEP + 0.5) as u16).max(1)
}

fn at(list: Option<&SegmentPostings>) -> RecordNo {
    list.map_or(END, DocSet::doc)
}

impl Impacts {
    /// The impacts of a key with some posting lists, in texts and in headings.
    fn of_lists(
        generation: &Generation,
        norms: &Norms,
        mut text: Option<SegmentPostings>,
        mut head: Option<SegmentPostings>,
    ) -> Self {
        let entries = &generation.tables().records;
        let frequencies = [&text, &head].map(|list| list.as_ref().map_or(0, SegmentPostings::doc_freq));
        let has_headings = head.is_some();
        let mut writer = Writer::new(norms.records(), frequencies[0].max(frequencies[1]) as usize);
        loop {
            let (in_text, in_head) = (at(text.as_ref()), at(head.as_ref()));
            let record = in_text.min(in_head);
            if record == END {
                break;
            }
            let (mut share, mut in_heading) = (0.0, 0);
            if let Some(head) = head.as_mut().filter(|_| in_head == record) {
                let count = HeadCount::decode(head.term_freq());
                in_heading = count.heading;
                share += headings(&entries[record as usize], count);
                head.advance();
            }
            if let Some(text) = text.as_mut().filter(|_| in_text == record) {
                // The field of the text begins with the heading, which counts by itself.
                share += norms.body(record, text.term_freq().saturating_sub(in_heading));
                text.advance();
            }
            writer.push(record, level(share));
        }
        writer.finish(frequencies[0].max(frequencies[1]), has_headings)
    }

    /// The impacts of many keys as those of one, each with its weight: the best of them counts.
    fn gathered(reader: &Reader<'_>, norms: &Norms, keys: &[TermKey]) -> Result<Self, QueryError> {
        let mut levels = vec![0_u16; norms.records()];
        let mut frequency = 0;
        for key in keys {
            let Some(mut list) = reader.records_of(key)? else {
                continue;
            };
            frequency = list.doc_freq().max(frequency);
            reader.clock.spend(u64::from(list.doc_freq()))?;
            while list.doc() != END {
                let known = &mut levels[list.doc() as usize];
                *known = level(key.weight * norms.body(list.doc(), list.term_freq())).max(*known);
                list.advance();
            }
        }
        let mut writer = Writer::new(norms.records(), frequency as usize);
        (0..).zip(levels).filter(|&(_, level)| level > 0).for_each(|(record, level)| writer.push(record, level));
        Ok(writer.finish(frequency, false))
    }

    /// The impacts of what was found so many times in some records, which rise.
    fn of_found(norms: &Norms, found: &[(RecordNo, u32)]) -> Self {
        let mut writer = Writer::new(norms.records(), found.len());
        found.iter().for_each(|&(record, times)| writer.push(record, level(norms.body(record, times))));
        writer.finish(u32::try_from(found.len()).unwrap_or(u32::MAX), false)
    }

    /// The records of a window that hold the key, by their places in it, and the level of each.
    #[inline]
    pub(super) fn window(&self, window: usize) -> (&[u16], &[u16]) {
        let range = self.starts[window] as usize..self.starts[window + 1] as usize;
        (&self.places[range.clone()], &self.levels[range])
    }

    /// The highest level in a window.
    #[inline]
    pub(super) fn highest(&self, window: usize) -> u16 {
        self.highest[window]
    }

    /// The level of a record; nought when it does not hold the key.
    pub(super) fn level(&self, record: RecordNo) -> u16 {
        let (window, place) = place_of(record);
        let (places, levels) = self.window(window);
        places.binary_search(&place).map_or(0, |at| levels[at])
    }

    /// In how many records the key stands, by the longer of its two lists.
    pub(super) const fn frequency(&self) -> u32 {
        self.frequency
    }

    pub(super) const fn has_headings(&self) -> bool {
        self.has_headings
    }

    /// How many records it is worth something in.
    pub(super) const fn records(&self) -> usize {
        self.levels.len()
    }

    fn bytes(&self) -> usize {
        size_of_val(&*self.starts)
            + size_of_val(&*self.highest)
            + size_of_val(&*self.places)
            + size_of_val(&*self.levels)
    }
}

/// Impacts that were made, by key.
pub(crate) struct ImpactCache {
    norms: Norms,
    kept: Mutex<Kept>,
}

type Known = FxHashMap<Where, FxHashMap<String, Arc<Impacts>>>;

/// What was asked for of late, and what was asked for before that: when the former takes half the room, the latter is
/// forgotten.
#[derive(Default)]
struct Kept {
    late: Known,
    early: Known,
    /// Bytes of those asked for of late.
    bytes: usize,
}

impl Kept {
    fn get(&mut self, key: &TermKey) -> Option<Arc<Impacts>> {
        if let Some(known) = self.late.get(&key.place).and_then(|known| known.get(&key.key)) {
            return Some(Arc::clone(known));
        }
        let known = self.early.get_mut(&key.place).and_then(|known| known.remove(&key.key))?;
        self.keep(key, Arc::clone(&known));
        Some(known)
    }

    fn keep(&mut self, key: &TermKey, impacts: Arc<Impacts>) {
        if self.bytes > KEPT / 2 {
            self.early = std::mem::take(&mut self.late);
            self.bytes = 0;
        }
        self.bytes += impacts.bytes();
        self.late.entry(key.place).or_default().insert(key.key.clone(), impacts);
    }
}

impl ImpactCache {
    pub(crate) fn new(generation: &Generation) -> Self {
        Self { norms: Norms::new(generation), kept: Mutex::default() }
    }

    /// The impacts of a key.
    pub(super) fn of(&self, reader: &Reader<'_>, key: &TermKey) -> Result<Arc<Impacts>, QueryError> {
        let lock = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(key) {
            return Ok(known);
        }
        let head = if key.place == Where::Stem { reader.heads_of(&key.key)? } else { None };
        let impacts = Arc::new(Impacts::of_lists(reader.generation, &self.norms, reader.records_of(key)?, head));
        reader.clock.spend(impacts.records() as u64)?;
        lock().keep(key, Arc::clone(&impacts));
        Ok(impacts)
    }

    /// The impacts of many keys as those of one.
    pub(super) fn gathered(&self, reader: &Reader<'_>, keys: &[TermKey]) -> Result<Impacts, QueryError> {
        Impacts::gathered(reader, &self.norms, keys)
    }

    /// The impacts of a leaf, from the records it was found in.
    pub(super) fn of_found(&self, found: &[(RecordNo, u32)]) -> Impacts {
        Impacts::of_found(&self.norms, found)
    }
}
