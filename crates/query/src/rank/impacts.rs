//! The impact of a word in each record: its share of the word's weight, as a two-byte level, stored window by window.
//!
//! Impacts depend only on the posting lists of the word's keys and on the weights of the ranking. They are computed
//! when a word is first used, and cached. A walk then adds up impacts; it need not decode posting lists, seek in them,
//! and normalise by lengths.

use qonun_index::RecordNo;

use super::norms::{FULL_SHARE, Norms};

/// Number of records of a window. Their scores fit into the first-level cache.
pub(super) const WINDOW: usize = 4_096;
/// The level of a full share.
const LEVELS: f32 = 65_535.0;
/// The share of one level.
pub(super) const STEP: f32 = FULL_SHARE / LEVELS;
/// 2^23: from here to its double, a float has no fraction.
const WITHOUT_FRACTION: f32 = 8_388_608.0;

/// The window of a record, and its place in it.
const fn place_of(record: RecordNo) -> (usize, u16) {
    (record as usize / WINDOW, (record as usize % WINDOW) as u16)
}

/// The impacts of a word, or of another clause.
pub(crate) struct Impacts {
    /// Offset of the first record of each window, plus an end.
    starts: Box<[u32]>,
    /// The highest level of each window.
    highest: Box<[u16]>,
    /// Places of the records in their windows.
    places: Box<[u16]>,
    /// Level of each record.
    levels: Box<[u16]>,
    /// Document frequency of the most frequent of its keys, by the longer of its two lists.
    frequency: u32,
    /// True if the word may occur in headings.
    has_headings: bool,
}

/// A share of a weight as a level. The level of an occurrence is at least 1.
#[inline]
pub(super) fn level(weight: f32, share: f32) -> u16 {
    let level = (weight * share * (1.0 / STEP)).clamp(1.0, LEVELS);
    // Floats this large have no fraction: the addition rounds, and the low bits are the level. Unlike a conversion,
    // this vectorises.
    (level + WITHOUT_FRACTION).to_bits() as u16
}

/// The level of a clause that matches `times` times in a record.
pub(super) fn level_of_found(norms: &Norms, record: RecordNo, times: u32) -> u16 {
    level(1.0, norms.body(record, times))
}

/// A level multiplied by a factor; at least 1.
pub(super) fn less_by(level: u16, factor: f32) -> u16 {
    ((f32::from(level) * factor) as u16).max(1)
}

/// Returns a function that marks the places of `records`, which are in ascending order, in a window. It must be called
/// with ascending windows.
fn mark_of(records: &[RecordNo]) -> impl FnMut(usize, &mut [bool]) {
    let mut left = records;
    move |window, marked| {
        left = &left[left.partition_point(|&record| place_of(record).0 < window)..];
        let here = left.iter().map(|&record| place_of(record)).take_while(|(at, _)| *at == window);
        here.for_each(|(_, place)| marked[usize::from(place)] = true);
    }
}

/// Builder of impacts, window by window.
#[derive(Default)]
pub(super) struct ImpactsBuilder {
    starts: Vec<u32>,
    highest: Vec<u16>,
    places: Vec<u16>,
    levels: Vec<u16>,
}

impl ImpactsBuilder {
    /// Adds the records of a window. Windows must be added in ascending order.
    pub(super) fn push(&mut self, window: usize, places: &[u16], levels: &[u16]) {
        self.starts.resize(window + 1, self.places.len() as u32);
        self.highest.resize(window, 0);
        self.highest.push(levels.iter().fold(0, |highest, &level| level.max(highest)));
        self.places.extend_from_slice(places);
        self.levels.extend_from_slice(levels);
    }

    /// The finished impacts. The data is copied: it lives long, and the buffers of the builder would fragment the
    /// memory.
    pub(super) fn finish(self, norms: &Norms, frequency: u32, has_headings: bool) -> Impacts {
        self.finish_windows(norms.records().div_ceil(WINDOW), frequency, has_headings)
    }

    /// Same as `finish`, for a given number of windows.
    fn finish_windows(mut self, windows: usize, frequency: u32, has_headings: bool) -> Impacts {
        self.starts.resize(windows + 1, self.places.len() as u32);
        self.highest.resize(windows, 0);
        Impacts {
            starts: self.starts.as_slice().into(),
            highest: self.highest.as_slice().into(),
            places: self.places.as_slice().into(),
            levels: self.levels.as_slice().into(),
            frequency,
            has_headings,
        }
    }
}

impl Impacts {
    /// The impacts of a clause from its matching records, in ascending order, with the number of matches in each.
    pub(super) fn of_found(norms: &Norms, found: &[(RecordNo, u32)]) -> Self {
        let mut builder = ImpactsBuilder::default();
        for group in found.chunk_by(|one, two| place_of(one.0).0 == place_of(two.0).0) {
            let places: Vec<u16> = group.iter().map(|&(record, _)| place_of(record).1).collect();
            let levels: Vec<u16> = group.iter().map(|&(record, times)| level_of_found(norms, record, times)).collect();
            builder.push(place_of(group[0].0).0, &places, &levels);
        }
        builder.finish(norms, u32::try_from(found.len()).unwrap_or(u32::MAX), false)
    }

    /// These impacts, multiplied by a factor in records in which none of `others` has an impact.
    pub(super) fn less_without(&self, others: &[&Self], factor: f32) -> Self {
        self.less(factor, |window, marked| {
            others.iter().flat_map(|other| other.window(window).0).for_each(|&place| marked[usize::from(place)] = true);
        })
    }

    /// These impacts, multiplied by a factor in all records except `records`, which are in ascending order.
    pub(super) fn less_outside(&self, records: &[RecordNo], factor: f32) -> Self {
        self.less(factor, mark_of(records))
    }

    /// These impacts, multiplied by a factor at places that are not marked. `mark` marks the places of a window. It is
    /// called for the windows with records, in ascending order.
    fn less(&self, factor: f32, mut mark: impl FnMut(usize, &mut [bool])) -> Self {
        let mut builder = ImpactsBuilder::default();
        let mut marked = vec![false; WINDOW];
        for window in 0..self.highest.len() {
            let (places, levels) = self.window(window);
            if places.is_empty() {
                continue;
            }
            marked.fill(false);
            mark(window, &mut marked);
            let less = |(&place, &whole): (&u16, &u16)| {
                if marked[usize::from(place)] { whole } else { less_by(whole, factor) }
            };
            let levels: Vec<u16> = places.iter().zip(levels).map(less).collect();
            builder.push(window, places, &levels);
        }
        builder.finish_windows(self.highest.len(), self.frequency, self.has_headings)
    }

    /// The places of the records of a window that contain the word, and their levels.
    #[inline]
    pub(super) fn window(&self, window: usize) -> (&[u16], &[u16]) {
        let range = self.starts[window] as usize..self.starts[window + 1] as usize;
        (&self.places[range.clone()], &self.levels[range])
    }

    /// Calls `see` for the records with at least a share of the weight, in ascending order.
    pub(super) fn for_each_record(&self, least: f32, mut see: impl FnMut(RecordNo)) {
        let least = level(1.0, least);
        for window in (0..self.highest.len()).filter(|&window| self.highest[window] >= least) {
            let (places, levels) = self.window(window);
            let records = places.iter().zip(levels).filter(|(_, level)| **level >= least);
            records.for_each(|(&place, _)| see((window * WINDOW + usize::from(place)) as RecordNo));
        }
    }

    /// The highest level in a window.
    #[inline]
    pub(super) fn highest(&self, window: usize) -> u16 {
        self.highest[window]
    }

    /// The level of a record; 0 if it does not contain the word.
    pub(crate) fn level(&self, record: RecordNo) -> u16 {
        let (window, place) = place_of(record);
        let (places, levels) = self.window(window);
        places.binary_search(&place).map_or(0, |at| levels[at])
    }

    /// Document frequency of the most frequent of its keys, by the longer of its two lists.
    pub(super) const fn frequency(&self) -> u32 {
        self.frequency
    }

    pub(super) const fn has_headings(&self) -> bool {
        self.has_headings
    }

    /// Number of records with an impact.
    pub(super) const fn records(&self) -> usize {
        self.levels.len()
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.starts)
            + size_of_val(&*self.highest)
            + size_of_val(&*self.places)
            + size_of_val(&*self.levels)
    }
}
