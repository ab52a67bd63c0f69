//! The best records of words alone, block by block.
//!
//! Bounds of all blocks are added up first. The blocks that promise most are walked, which gives a score to beat; then
//! those of the rest that may beat it. A posting list only goes forward, so the lists are begun anew for each part.

use std::ops::Range;

use qonun_index::{Generation, HeadCount, RecordNo};
use tantivy::DocSet;
use tantivy::postings::Postings;

use super::bounds::{BLOCK, Few, KeyLists, LaneBounds};
use super::lanes::{Best, Hit, Limits, Norms};
use crate::QueryError;

/// Blocks that are walked before the others, for each record wanted: the first few, and then some more.
const PARTS: [usize; 2] = [1, 4];
/// Sums of bounds are told apart in so many steps when the first blocks are chosen.
const STEPS: usize = 1_024;
/// Bounds and scores are added in different order.
const SLACK: f32 = 1.000_1;

/// A word as it is walked.
pub(super) struct BlockLane<'l> {
    pub(super) lists: Vec<&'l KeyLists>,
    pub(super) bounds: LaneBounds,
    pub(super) idf: f32,
    /// Its bit in [`Hit::lanes`].
    pub(super) bit: u64,
}

/// What the keys of a word give the records of a block.
struct Shares {
    body: [f32; BLOCK],
    headings: [f32; BLOCK],
    /// The records that hold the word.
    records: Few,
}

/// Goes to the first record of a list at or after `target`.
fn go_to(list: &mut impl DocSet, target: RecordNo) -> RecordNo {
    if list.doc() < target { list.seek(target) } else { list.doc() }
}

impl BlockLane<'_> {
    /// The shares of the records from the first to the last of some records of a block.
    fn shares(&self, lists: &mut [KeyLists], block: usize, wanted: Few, norms: &Norms<'_>) -> Shares {
        let mut shares = Shares { body: [0.0; BLOCK], headings: [0.0; BLOCK], records: 0 };
        let start = (block * BLOCK) as RecordNo;
        let first = start + wanted.trailing_zeros();
        let end = start + Few::BITS - wanted.leading_zeros();
        for ((bounds, weight), lists) in self.bounds.keys.iter().zip(lists) {
            let (by_text, by_headings) = bounds.gives(block);
            // The field of the text begins with the heading, which counts by itself.
            let mut in_heading = [0_u32; BLOCK];
            if let (Some(list), true) = (&mut lists.head, by_headings) {
                let mut record = go_to(list, first);
                while record < end {
                    let place = (record - start) as usize;
                    let count = HeadCount::decode(list.term_freq());
                    in_heading[place] = count.heading;
                    shares.headings[place] = shares.headings[place].max(weight * norms.headings(record, count));
                    shares.records |= 1 << place;
                    record = list.advance();
                }
            }
            if let (Some(list), true) = (&mut lists.text, by_text) {
                let mut record = go_to(list, first);
                while record < end {
                    let place = (record - start) as usize;
                    let frequency = list.term_freq().saturating_sub(in_heading[place]);
                    shares.body[place] = shares.body[place].max(weight * norms.body(record, frequency as f32));
                    shares.records |= 1 << place;
                    record = list.advance();
                }
            }
        }
        shares
    }
}

/// The places of some records in their block.
fn places(mut records: Few) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = records.trailing_zeros() as usize;
        records &= records.wrapping_sub(1);
        (place < BLOCK).then_some(place)
    })
}

/// Words as they are walked, the one that can give most first.
pub(super) struct BlockWalk<'w, 'g> {
    pub(super) generation: &'g Generation,
    pub(super) norms: &'w Norms<'g>,
    pub(super) lanes: Vec<BlockLane<'w>>,
    /// At least so many words must stand in a record.
    pub(super) least: usize,
    /// One of the first so many words must.
    pub(super) telling: usize,
}

impl BlockWalk<'_, '_> {
    fn all_must_match(&self) -> bool {
        self.least >= self.lanes.len()
    }

    /// What each block can give at most; nothing or less where no record can match.
    fn sums(&self) -> Vec<f32> {
        let mut sums = vec![0.0_f32; self.norms.records().div_ceil(BLOCK)];
        let absent = if self.all_must_match() { f32::NEG_INFINITY } else { 0.0 };
        for lane in &self.lanes {
            lane.bounds.add_to(&mut sums, absent);
        }
        sums
    }

    /// The sum that about `count` blocks have.
    fn cut(sums: &[f32], count: usize) -> f32 {
        let highest = sums.iter().copied().fold(0.0, f32::max);
        let scale = STEPS as f32 / highest.max(f32::MIN_POSITIVE);
        let mut blocks = [0_usize; STEPS + 1];
        for &sum in sums.iter().filter(|&&sum| sum > 0.0) {
            blocks[((sum * scale) as usize).min(STEPS)] += 1;
        }
        let mut step = STEPS;
        let mut above = blocks[step];
        while above < count && step > 0 {
            step -= 1;
            above += blocks[step];
        }
        step as f32 / scale
    }

    /// Finds the best records.
    pub(super) fn best(&self, limits: &Limits<'_>) -> Result<Vec<Hit>, QueryError> {
        let mut best = Best::new(limits.count.max(1), limits.above);
        let sums = self.sums();
        let mut above = f32::INFINITY;
        for part in PARTS {
            let cut = Self::cut(&sums, limits.count * part);
            self.walk(&sums, cut..above, limits, &mut best)?;
            best.trim();
            above = cut;
        }
        self.walk(&sums, 0.0..above, limits, &mut best)?;
        Ok(best.finish())
    }

    /// Walks the blocks whose sums are chosen, as far as they may have one of the best records.
    fn walk(&self, sums: &[f32], chosen: Range<f32>, limits: &Limits<'_>, best: &mut Best) -> Result<(), QueryError> {
        let mut lists: Vec<Vec<KeyLists>> =
            self.lanes.iter().map(|lane| lane.lists.iter().map(|&lists| lists.clone()).collect()).collect();
        for (block, &sum) in sums.iter().enumerate() {
            if sum <= 0.0 || !chosen.contains(&sum) || best.misses(sum * SLACK, (block * BLOCK) as RecordNo) {
                continue;
            }
            let first = block * BLOCK;
            let last = (first + BLOCK).min(self.norms.records()) - 1;
            let last_text = self.generation.text_of_record(last as RecordNo);
            let allowed = limits.within.next(self.generation.text_of_record(first as RecordNo));
            if allowed.is_some_and(|text| text <= last_text) {
                limits.clock.spend(BLOCK as u64)?;
                self.score(block, sum, &mut lists, limits, best);
            }
        }
        Ok(())
    }

    /// The records of a block that may be among the best, by the words they hold. `sum` is what all words can give.
    fn promising(&self, block: usize, sum: f32, best: &Best) -> Few {
        // A record loses what the words give that it does not hold, and may not lose more than this.
        let spare = sum * SLACK - best.threshold();
        let mut lost = [0.0_f32; BLOCK];
        let (mut promising, mut telling) = (Few::MAX, 0);
        for (rank, lane) in self.lanes.iter().enumerate() {
            let (most, records) = lane.bounds.most(block);
            if rank < self.telling {
                telling |= records;
                promising &= if rank + 1 == self.telling { telling } else { Few::MAX };
            }
            if most > spare || self.all_must_match() {
                promising &= records;
            } else if most > 0.0 {
                for place in places(promising & !records) {
                    lost[place] += most;
                    promising &= if lost[place] > spare { !(1 << place) } else { Few::MAX };
                }
            }
            if promising == 0 {
                break;
            }
        }
        promising
    }

    /// Scores the records of a block.
    fn score(&self, block: usize, sum: f32, lists: &mut [Vec<KeyLists>], limits: &Limits<'_>, best: &mut Best) {
        let promising = self.promising(block, sum, best);
        if promising == 0 {
            return;
        }
        let start = (block * BLOCK) as RecordNo;
        let mut rest = sum;
        let hit = |place| Hit { record: start + place as RecordNo, score: 0.0, lanes: 0 };
        let mut hits: [Hit; BLOCK] = std::array::from_fn(hit);
        let mut matched = [0; BLOCK];
        let mut highest = 0.0_f32;
        for (lane, lists) in self.lanes.iter().zip(lists) {
            let (most, records) = lane.bounds.most(block);
            if records & promising == 0 {
                rest -= most;
                continue;
            }
            if best.misses((highest + rest) * SLACK, start) {
                return;
            }
            rest -= most;
            let shares = lane.shares(lists, block, promising, self.norms);
            for place in places(shares.records & promising) {
                let hit = &mut hits[place];
                hit.score += lane.idf * (shares.body[place] + shares.headings[place]);
                hit.lanes |= lane.bit;
                matched[place] += 1;
                highest = highest.max(hit.score);
            }
        }
        for place in places(promising) {
            let hit = hits[place];
            if matched[place] >= self.least
                && limits.within.contains(self.generation.text_of_record(hit.record))
                && limits.records.is_none_or(|records| records.contains(hit.record))
            {
                best.push(hit);
            }
        }
    }
}
