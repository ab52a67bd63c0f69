//! What a key can be worth in each block of neighbouring records, at most.
//!
//! Bounds are what spares the walk most records of frequent words: see [`super::blocks`]. They follow from the posting
//! lists and the weights of the ranking alone, so they are measured when a key is first asked for, and kept for the
//! frequent keys, which take longest to measure and are asked for again and again.

use std::sync::{Arc, Mutex, PoisonError};

use qonun_index::{HeadCount, RecordNo};
use rustc_hash::FxHashMap;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::{DocSet, TERMINATED};

use super::lanes::Norms;
use super::weights::{ABOVE, HEADING};
use crate::matching::Where;

/// Records of a block. Bounds of small blocks are tight: a long act is many blocks and none holds everything.
pub(crate) const BLOCK: usize = 16;
/// Bounds are rounded up to one of so many levels.
const LEVELS: f32 = 15.0;
/// Bounds of keys with fewer postings are measured anew each time.
const WORTH_KEEPING: u32 = 2_000;
/// Bounds of so many keys are kept: 36 MB for half a million records.
const KEPT: usize = 384;

/// The block of a record.
pub(crate) const fn block_of(record: RecordNo) -> usize {
    record as usize / BLOCK
}

/// The posting lists of a key, in texts and in headings.
#[derive(Clone)]
pub(crate) struct KeyLists {
    pub(crate) text: Option<SegmentPostings>,
    pub(crate) head: Option<SegmentPostings>,
}

impl KeyLists {
    /// How many postings there are.
    pub(crate) fn length(&self) -> u32 {
        [&self.text, &self.head].into_iter().flatten().map(SegmentPostings::doc_freq).sum()
    }

    /// In how many records the key stands, by the longer list.
    pub(crate) fn longest(&self) -> u64 {
        [&self.text, &self.head].into_iter().flatten().map(|list| u64::from(list.doc_freq())).max().unwrap_or(0)
    }

    /// How often the key stands in the heading of a record. Asked in rising order.
    pub(crate) fn heading_count(head: &mut Option<SegmentPostings>, record: RecordNo) -> u32 {
        let Some(list) = head else {
            return 0;
        };
        let at = if list.doc() < record { list.seek(record) } else { list.doc() };
        if at == record { HeadCount::decode(list.term_freq()).heading } else { 0 }
    }
}

/// Records of a block, one bit each.
pub(crate) type Few = u16;

/// The bounds of a key.
pub(crate) struct Bounds {
    /// A byte a block: what its text gives in the lower half, what headings give in the upper half. Nought where they
    /// give nothing.
    levels: Box<[u8]>,
    /// The records of each block that hold the key.
    records: Box<[Few]>,
}

/// A share as a level, rounded up.
fn level(share: f32, most: f32) -> u8 {
    let exact = (share * (LEVELS / most)).min(LEVELS);
    let below = exact as u8;
    below + u8::from(f32::from(below) < exact)
}

impl Bounds {
    fn measure(norms: &Norms<'_>, lists: &KeyLists) -> Self {
        let blocks = norms.records().div_ceil(BLOCK);
        let (mut levels, mut records) = (vec![0_u8; blocks], vec![0; blocks]);
        let mut add = |record: RecordNo, by_text: u8, by_headings: u8| {
            let level = &mut levels[block_of(record)];
            *level = (*level & 15).max(by_text) | (*level >> 4).max(by_headings) << 4;
            records[block_of(record)] |= 1 << (record as usize % BLOCK);
        };
        if let Some(mut list) = lists.text.clone() {
            let mut head = lists.head.clone();
            while list.doc() != TERMINATED {
                let record = list.doc();
                let frequency = list.term_freq().saturating_sub(KeyLists::heading_count(&mut head, record));
                add(record, level(norms.body(record, frequency as f32), 1.0), 0);
                list.advance();
            }
        }
        if let Some(mut list) = lists.head.clone() {
            while list.doc() != TERMINATED {
                let share = norms.headings(list.doc(), HeadCount::decode(list.term_freq()));
                add(list.doc(), 0, level(share, HEADING + ABOVE));
                list.advance();
            }
        }
        Self { levels: levels.into(), records: records.into() }
    }

    /// Does the key give anything in a block by its text, and by headings?
    pub(crate) fn gives(&self, block: usize) -> (bool, bool) {
        (self.levels[block] & 15 > 0, self.levels[block] > 15)
    }
}

/// The bounds of the keys of a word with the weights of the keys.
pub(crate) struct LaneBounds {
    pub(crate) keys: Vec<(Arc<Bounds>, f32)>,
    /// What a full share is worth.
    idf: f32,
}

impl LaneBounds {
    pub(crate) const fn new(keys: Vec<(Arc<Bounds>, f32)>, idf: f32) -> Self {
        Self { keys, idf }
    }

    /// What the word can give in a block at most, and the records that hold it.
    #[inline]
    pub(crate) fn most(&self, block: usize) -> (f32, Few) {
        let (mut body, mut headings, mut records) = (0.0_f32, 0.0_f32, 0);
        for (bounds, weight) in &self.keys {
            let level = bounds.levels[block];
            body = body.max(f32::from(level & 15) * weight);
            headings = headings.max(f32::from(level >> 4) * weight);
            records |= bounds.records[block];
        }
        (self.idf / LEVELS * (body + headings * (HEADING + ABOVE)), records)
    }

    /// Adds what the word can give to sums over all blocks, and `absent` where it does not stand.
    pub(crate) fn add_to(&self, sums: &mut [f32], absent: f32) {
        // Stretches of blocks without the word are passed over: most words stand in few places.
        const STRETCH: usize = 64;
        for (place, sums) in sums.chunks_mut(STRETCH).enumerate() {
            let from = place * STRETCH;
            let mut body = [0.0_f32; STRETCH];
            let mut headings = [0.0_f32; STRETCH];
            let mut stands = false;
            for (bounds, weight) in &self.keys {
                let bytes = &bounds.levels[from..from + sums.len()];
                if bytes.iter().all(|&byte| byte == 0) {
                    continue;
                }
                stands = true;
                for ((&byte, body), headings) in bytes.iter().zip(&mut body).zip(&mut headings) {
                    *body = body.max(f32::from(byte & 15) * weight);
                    *headings = headings.max(f32::from(byte >> 4) * weight);
                }
            }
            if stands {
                let scale = self.idf / LEVELS;
                for ((sum, body), headings) in sums.iter_mut().zip(body).zip(headings) {
                    let most = scale * (body + headings * (HEADING + ABOVE));
                    *sum += if most > 0.0 { most } else { absent };
                }
            } else if absent != 0.0 {
                sums.iter_mut().for_each(|sum| *sum += absent);
            }
        }
    }
}

/// Bounds that were measured, by key; those asked for longest ago give way.
#[derive(Default)]
pub(crate) struct BoundsCache {
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    bounds: FxHashMap<(Where, String), (Arc<Bounds>, u64)>,
    asked: u64,
}

impl BoundsCache {
    /// The bounds of a key with some posting lists.
    pub(crate) fn of(&self, norms: &Norms<'_>, place: Where, key: &str, lists: &KeyLists) -> Arc<Bounds> {
        if lists.length() < WORTH_KEEPING {
            return Arc::new(Bounds::measure(norms, lists));
        }
        let name = (place, key.to_owned());
        let lock = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        {
            let mut kept = lock();
            kept.asked += 1;
            let asked = kept.asked;
            if let Some((bounds, last)) = kept.bounds.get_mut(&name) {
                *last = asked;
                return Arc::clone(bounds);
            }
        }
        let bounds = Arc::new(Bounds::measure(norms, lists));
        let mut kept = lock();
        if kept.bounds.len() >= KEPT
            && let Some(oldest) = kept.bounds.iter().min_by_key(|(_, (_, last))| *last).map(|(name, _)| name.clone())
        {
            kept.bounds.remove(&oldest);
        }
        let asked = kept.asked;
        kept.bounds.insert(name, (Arc::clone(&bounds), asked));
        bounds
    }
}
