//! What a word is worth in each record that holds it: its impact, two bytes, kept window by window.
//!
//! Impacts follow from the posting lists of the word's keys and the weights of the ranking alone. They are made when a
//! word is first asked for and kept while it is asked for now and then: a walk then adds up impacts, where posting lists
//! would be unpacked, sought in and set against lengths.

use std::cmp::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

use qonun_index::{Generation, HeadCount, RecordNo};
use rustc_hash::FxHashMap;

use super::norms::{FULL_SHARE, Norms, headings};
use crate::QueryError;
use crate::matching::{KeyPostings, Reader, Where, WordLeaf, for_each_posting};

/// Records of a window: what they are worth fits into the cache nearest to the processor.
pub(super) const WINDOW: usize = 4_096;
/// A full share, as a level.
const LEVELS: f32 = 65_535.0;
/// The share that one level stands for.
pub(super) const STEP: f32 = FULL_SHARE / LEVELS;
/// With more keys than this the levels of a word are gathered in a table of all records.
const FEW_KEYS: usize = 8;
/// Bytes of impacts that are kept, at most.
const KEPT: usize = 40 << 20;

/// The window of a record, and its place there.
const fn place_of(record: RecordNo) -> (usize, u16) {
    (record as usize / WINDOW, (record as usize % WINDOW) as u16)
}

/// The impacts of a word, or of another leaf.
pub(crate) struct Impacts {
    /// Where the records of each window begin; one more for the end.
    starts: Box<[u32]>,
    /// The highest level of each window.
    highest: Box<[u16]>,
    /// Places of records in their windows.
    places: Box<[u16]>,
    /// The level of each.
    levels: Box<[u16]>,
    /// In how many records the most frequent of its keys stands, by the longer of its two lists.
    frequency: u32,
    /// May it stand in headings?
    has_headings: bool,
}

/// A share as a level. What is there at all has one.
fn level(share: f32) -> u16 {
    ((share / STEP + 0.5) as u16).max(1)
}

/// The level of what was found so many times in a record.
pub(super) fn level_of_found(norms: &Norms, record: RecordNo, times: u32) -> u16 {
    level(norms.body(record, times))
}

/// The records that hold something, rising, each with a level.
type Levels = Vec<(RecordNo, u16)>;

/// The levels of a key, times its weight, from its posting lists.
fn levels_of(generation: &Generation, norms: &Norms, weight: f32, lists: KeyPostings) -> Levels {
    let entries = &generation.tables().records;
    let mut levels = Levels::with_capacity(lists.longest() as usize);
    let mut headed = Vec::new();
    for_each_posting(lists.head, |record, frequency| {
        let count = HeadCount::decode(frequency);
        headed.push((record, count.heading, headings(&entries[record as usize], count)));
    });
    let mut headed = headed.into_iter().peekable();
    for_each_posting(lists.text, |record, frequency| {
        while let Some((above, _, share)) = headed.next_if(|(other, ..)| *other < record) {
            levels.push((above, level(weight * share)));
        }
        let (in_heading, share) = headed
            .next_if(|(other, ..)| *other == record)
            .map_or((0, 0.0), |(_, in_heading, share)| (in_heading, share));
        // The field of the text begins with the heading, which counts by itself.
        let body = norms.body(record, frequency.saturating_sub(in_heading));
        levels.push((record, level(weight * (body + share))));
    });
    levels.extend(headed.map(|(above, _, share)| (above, level(weight * share))));
    levels
}

/// The records of both, each with its higher level.
fn merged(one: &Levels, two: &Levels) -> Levels {
    let mut levels = Levels::with_capacity(one.len() + two.len());
    let (mut one, mut two) = (one.iter().copied().peekable(), two.iter().copied().peekable());
    while let (Some(first), Some(second)) = (one.peek(), two.peek()) {
        match first.0.cmp(&second.0) {
            Ordering::Less => levels.extend(one.next()),
            Ordering::Greater => levels.extend(two.next()),
            Ordering::Equal => {
                levels.push(*first.max(second));
                one.next();
                two.next();
            }
        }
    }
    levels.extend(one);
    levels.extend(two);
    levels
}

/// Gathers the levels of the keys of a word: in each record the highest counts.
enum Gathered {
    /// Of few keys, merged one after the other.
    Merged(Levels),
    /// Of many, the level of every record there is.
    Table(Vec<u16>),
}

impl Gathered {
    fn new(keys: usize, records: usize) -> Self {
        if keys > FEW_KEYS { Self::Table(vec![0; records]) } else { Self::Merged(Levels::new()) }
    }

    fn add(&mut self, levels: Levels) {
        match self {
            Self::Merged(known) if known.is_empty() => *known = levels,
            Self::Merged(known) => *known = merged(known, &levels),
            Self::Table(table) => {
                for (record, level) in levels {
                    let known = &mut table[record as usize];
                    *known = level.max(*known);
                }
            }
        }
    }

    fn finish(self) -> Levels {
        match self {
            Self::Merged(levels) => levels,
            Self::Table(table) => (0..).zip(table).filter(|&(_, level)| level > 0).collect(),
        }
    }
}

impl Impacts {
    /// The impacts of a word: in each record the best of its keys counts.
    fn of_word(reader: &Reader<'_>, norms: &Norms, word: &WordLeaf) -> Result<Self, QueryError> {
        let (mut frequency, mut has_headings) = (0, false);
        let mut gathered = Gathered::new(word.keys.len(), norms.records());
        for key in &word.keys {
            let lists = reader.postings_of(key)?;
            reader.clock.spend(lists.longest().into())?;
            frequency = lists.longest().max(frequency);
            has_headings |= lists.head.is_some();
            gathered.add(levels_of(reader.generation, norms, key.weight, lists));
        }
        Ok(Self::of_levels(norms, &gathered.finish(), frequency, has_headings))
    }

    /// The impacts of what was found so many times in some records, which rise.
    fn of_found(norms: &Norms, found: &[(RecordNo, u32)]) -> Self {
        let level = |&(record, times): &(RecordNo, u32)| (record, level_of_found(norms, record, times));
        let levels: Levels = found.iter().map(level).collect();
        Self::of_levels(norms, &levels, u32::try_from(found.len()).unwrap_or(u32::MAX), false)
    }

    fn of_levels(norms: &Norms, levels: &Levels, frequency: u32, has_headings: bool) -> Self {
        let windows = norms.records().div_ceil(WINDOW);
        let mut starts = Vec::with_capacity(windows + 1);
        let mut highest = vec![0; windows];
        for (at, &(record, level)) in (0..).zip(levels) {
            let (window, _) = place_of(record);
            if starts.len() <= window {
                starts.resize(window + 1, at);
            }
            highest[window] = level.max(highest[window]);
        }
        starts.resize(windows + 1, u32::try_from(levels.len()).unwrap_or(u32::MAX));
        Self {
            starts: starts.into(),
            highest: highest.into(),
            places: levels.iter().map(|&(record, _)| place_of(record).1).collect(),
            levels: levels.iter().map(|&(_, level)| level).collect(),
            frequency,
            has_headings,
        }
    }

    /// The records of a window that hold the word, by their places in it, and the level of each.
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

    /// The level of a record; nought when it does not hold the word.
    pub(super) fn level(&self, record: RecordNo) -> u16 {
        let (window, place) = place_of(record);
        let (places, levels) = self.window(window);
        places.binary_search(&place).map_or(0, |at| levels[at])
    }

    /// In how many records the most frequent of its keys stands, by the longer of its two lists.
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

/// Impacts that were made, by word.
pub(crate) struct ImpactCache {
    norms: Arc<Norms>,
    kept: Mutex<Kept>,
}

/// What was asked for of late, and what was asked for before that: when the former takes half the room, the latter is
/// forgotten.
#[derive(Default)]
struct Kept {
    late: FxHashMap<String, Arc<Impacts>>,
    early: FxHashMap<String, Arc<Impacts>>,
    /// Bytes of those asked for of late.
    bytes: usize,
}

impl Kept {
    fn get(&mut self, name: &str) -> Option<Arc<Impacts>> {
        if let Some(known) = self.late.get(name) {
            return Some(Arc::clone(known));
        }
        let (name, known) = self.early.remove_entry(name)?;
        self.keep(name, Arc::clone(&known));
        Some(known)
    }

    fn keep(&mut self, name: String, impacts: Arc<Impacts>) {
        if self.bytes > KEPT / 2 {
            self.early = std::mem::take(&mut self.late);
            self.bytes = 0;
        }
        self.bytes += impacts.bytes();
        self.late.insert(name, impacts);
    }
}

/// All that the impacts of a word depend on.
fn name_of(word: &WordLeaf) -> String {
    let mut name = String::new();
    for key in &word.keys {
        let mark = if key.place == Where::Stem { '~' } else { '=' };
        name.extend([mark.to_string(), key.weight.to_bits().to_string(), mark.to_string(), key.key.clone()]);
    }
    name
}

impl ImpactCache {
    pub(crate) fn new(generation: &Generation) -> Self {
        Self { norms: Arc::new(Norms::new(generation)), kept: Mutex::default() }
    }

    /// The impacts of a word.
    pub(super) fn of_word(&self, reader: &Reader<'_>, word: &WordLeaf) -> Result<Arc<Impacts>, QueryError> {
        let lock = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let name = name_of(word);
        if let Some(known) = lock().get(&name) {
            return Ok(known);
        }
        let impacts = Arc::new(Impacts::of_word(reader, &self.norms, word)?);
        // Many exact forms are those of a wildcard: much to keep, and seldom asked for again.
        if word.keys.len() <= FEW_KEYS || impacts.has_headings {
            lock().keep(name, Arc::clone(&impacts));
        }
        Ok(impacts)
    }

    pub(super) fn norms(&self) -> Arc<Norms> {
        Arc::clone(&self.norms)
    }

    /// The impacts of a leaf, from the records it was found in.
    pub(super) fn of_found(&self, found: &[(RecordNo, u32)]) -> Impacts {
        Impacts::of_found(&self.norms, found)
    }
}
