//! The best records of words alone, window by window.
//!
//! A window is a stretch of records. Those that promise most are walked first, until none can have a record better than
//! the worst of the best so far. In a window the words that can lift a record so far are added up record by record;
//! the others, which are mostly frequent ones, are only looked into for what may still be among the best (the method
//! known as `MaxScore`).

use std::cmp::Ordering;

use qonun_index::RecordNo;

use super::best::{Best, Hit};
use super::impacts::WINDOW;
use super::lanes::{Lane, Limits};
use crate::QueryError;
use crate::matching::{Reader, TextSet};

/// Scores that are looked at together.
const ROW: usize = 16;
/// Words that together give less than this share of the score to beat are looked into only. The less they give, the
/// fewer records are left to look into for them: with all that cannot reach the score by themselves there are twice as
/// many.
const LITTLE: f32 = 0.15;
/// Bounds and scores are rounded differently.
const SLACK: f32 = 1.000_1;

/// A record of a window that may be among the best, with its score so far.
#[derive(Clone, Copy)]
struct Candidate {
    place: u16,
    score: f32,
}

/// Room for work that is used again for every window.
struct Room {
    /// The score of each record so far.
    scores: Vec<f32>,
    /// The highest of the levels that the keys of one word have in each record; nought between words.
    levels: Vec<f32>,
    found: Vec<Candidate>,
}

/// What words can give in a window.
struct Promise {
    window: usize,
    /// Each word and those after it together; one more for nothing.
    rest: Vec<f32>,
}

impl Promise {
    /// The highest first.
    fn order(one: &Self, two: &Self) -> Ordering {
        two.rest[0].total_cmp(&one.rest[0]).then(one.window.cmp(&two.window))
    }
}

/// Goes on from `at` to the first place that is not before the wanted one.
fn seek(places: &[u16], at: usize, wanted: u16) -> usize {
    let mut step = 1;
    let mut from = at;
    while places.get(from + step).is_some_and(|&place| place < wanted) {
        from += step;
        step *= 2;
    }
    let to = (from + step).min(places.len());
    from + places[from..to].partition_point(|&place| place < wanted)
}

impl Lane {
    /// What the word can give in a window at most.
    fn most(&self, window: usize) -> f32 {
        let highest = self.keys.iter().map(|(impacts, weight)| weight * f32::from(impacts.highest(window)));
        self.worth(highest.fold(0.0, f32::max))
    }

    /// Adds what the word gives the records of a window. Tells how many postings that were.
    fn add(&self, window: usize, scores: &mut [f32], best_levels: &mut [f32]) -> u64 {
        let mut count = 0;
        let keys = || self.keys.iter().filter(|(impacts, _)| impacts.highest(window) > 0);
        if let [(impacts, weight)] = &self.keys[..] {
            let (places, levels) = impacts.window(window);
            for (&place, &level) in places.iter().zip(levels) {
                scores[usize::from(place)] += self.worth(weight * f32::from(level));
            }
            return places.len() as u64;
        }
        for (impacts, weight) in keys() {
            let (places, levels) = impacts.window(window);
            count += places.len() as u64;
            for (&place, &level) in places.iter().zip(levels) {
                let best = &mut best_levels[usize::from(place)];
                *best = best.max(weight * f32::from(level));
            }
        }
        for (impacts, _) in keys() {
            for &place in impacts.window(window).0 {
                let place = usize::from(place);
                scores[place] += self.worth(best_levels[place]);
                best_levels[place] = 0.0;
            }
        }
        count
    }

    /// Adds what the word gives some candidates of a window, which rise. With `required` those without it are left out,
    /// and so are those whose scores fall short of `least`.
    fn look_into(&self, window: usize, found: &mut Vec<Candidate>, required: bool, least: f32) {
        let mut lists: Vec<_> = self
            .keys
            .iter()
            .filter(|(impacts, _)| impacts.highest(window) > 0)
            .map(|(impacts, weight)| (impacts.window(window), *weight, 0_usize))
            .collect();
        found.retain_mut(|candidate| {
            let mut best = 0.0_f32;
            for ((places, levels), weight, at) in &mut lists {
                *at = seek(places, *at, candidate.place);
                if places.get(*at) == Some(&candidate.place) {
                    best = best.max(*weight * f32::from(levels[*at]));
                }
            }
            candidate.score += self.worth(best);
            candidate.score >= least && (best > 0.0 || !required)
        });
    }
}

/// Lanes as they are walked, the one that can give most first.
pub(super) struct WindowWalk<'w, 'g> {
    pub(super) reader: &'w Reader<'g>,
    /// Each with its bit in [`Hit::lanes`].
    pub(super) lanes: Vec<(&'w Lane, u64)>,
    /// Must every lane match a record?
    pub(super) every: bool,
    /// One of the first so many lanes must.
    pub(super) telling: usize,
}

impl WindowWalk<'_, '_> {
    fn records(&self) -> usize {
        self.reader.generation.tables().records.len()
    }

    fn text_of(&self, record: usize) -> u32 {
        self.reader.generation.text_of_record(record as RecordNo)
    }

    /// Does a window hold records of some texts?
    fn is_within(&self, window: usize, texts: &TextSet) -> bool {
        let first = window * WINDOW;
        let last = (first + WINDOW).min(self.records()) - 1;
        texts.next(self.text_of(first)).is_some_and(|text| text <= self.text_of(last))
    }

    /// What words can give in a window; `None` when no record there can match.
    fn promise(&self, window: usize) -> Option<Promise> {
        let mut rest = vec![0.0; self.lanes.len() + 1];
        let (mut telling, mut every) = (false, true);
        for (rank, (lane, _)) in self.lanes.iter().enumerate().rev() {
            let most = lane.most(window);
            rest[rank] = rest[rank + 1] + most;
            telling |= rank < self.telling && most > 0.0;
            every &= most > 0.0;
        }
        (telling && (every || !self.every)).then_some(Promise { window, rest })
    }

    /// Finds the best records.
    pub(super) fn best(&self, limits: &Limits<'_>) -> Result<Vec<Hit>, QueryError> {
        let mut best = Best::new(limits.count.max(1), limits.above);
        let windows = (0..self.records().div_ceil(WINDOW)).filter(|&window| self.is_within(window, limits.within));
        let mut promises: Vec<Promise> = windows.filter_map(|window| self.promise(window)).collect();
        promises.sort_unstable_by(Promise::order);
        let mut room = Room { scores: vec![0.0; WINDOW], levels: vec![0.0; WINDOW], found: Vec::new() };
        for promise in promises {
            if promise.rest[0] * SLACK < best.threshold() {
                break;
            }
            self.walk(&promise, &mut room, limits, &mut best)?;
        }
        let mut hits = best.finish();
        self.note_lanes(&mut hits);
        Ok(hits)
    }

    /// Walks a window.
    fn walk(&self, promise: &Promise, room: &mut Room, limits: &Limits<'_>, best: &mut Best) -> Result<(), QueryError> {
        let Promise { window, rest } = promise;
        let essential = self.essential(rest, best.threshold());
        let mut work = WINDOW as u64 / 16;
        for (lane, _) in &self.lanes[..essential] {
            work += lane.add(*window, &mut room.scores, &mut room.levels);
        }
        let least = |rank: usize| best.threshold() / SLACK - rest[rank];
        Self::choose(least(essential), room);
        if !self.every {
            self.keep_best(*window, rest[essential], &mut room.found, limits);
        }
        for (rank, (lane, _)) in self.lanes.iter().enumerate().skip(essential) {
            work += room.found.len() as u64;
            lane.look_into(*window, &mut room.found, self.every, least(rank + 1));
        }
        self.reader.clock.spend(work)?;
        for &Candidate { place, score } in &room.found {
            let record = (window * WINDOW) as RecordNo + RecordNo::from(place);
            if limits.allow(record, self.text_of(record as usize)) {
                best.push(Hit { record, score, lanes: 0 });
            }
        }
        Ok(())
    }

    /// How many words are added up record by record: the others give little of what a record needs to be among the best.
    /// Words that tell little do not make an answer; and where every word must stand the first one decides.
    fn essential(&self, rest: &[f32], threshold: f32) -> usize {
        if self.every {
            return 1.min(self.lanes.len());
        }
        let little = (LITTLE * threshold).max(f32::MIN_POSITIVE);
        rest.partition_point(|&rest| rest >= little).min(self.telling)
    }

    /// Takes the records of a window out of the scores that have `least`.
    fn choose(least: f32, room: &mut Room) {
        let Room { scores, found, .. } = room;
        found.clear();
        let least = least.max(f32::MIN_POSITIVE);
        for (start, row) in (0..).step_by(ROW).zip(scores.chunks_mut(ROW)) {
            // Most rows have nothing good enough: that is seen for all of a row at once.
            if row.iter().fold(false, |any, &score| any | (score >= least)) {
                for (place, &score) in (start..).zip(&*row) {
                    if score >= least {
                        found.push(Candidate { place: place as u16, score });
                    }
                }
            }
            row.fill(0.0);
        }
    }

    /// Leaves out candidates that so many others of the window already beat that they cannot be among the best. `rest`
    /// is what they can still gain.
    fn keep_best(&self, window: usize, rest: f32, found: &mut Vec<Candidate>, limits: &Limits<'_>) {
        if found.len() <= limits.count.saturating_mul(2) {
            return;
        }
        let record = |place| (window * WINDOW) as RecordNo + RecordNo::from(place);
        found.retain(|candidate| {
            let record = record(candidate.place);
            limits.allow(record, self.text_of(record as usize))
        });
        let mut scores: Vec<f32> = found.iter().map(|candidate| candidate.score).collect();
        if scores.len() > limits.count {
            let (_, worst, _) = scores.select_nth_unstable_by(limits.count.max(1) - 1, |one, two| two.total_cmp(one));
            found.retain(|candidate| (candidate.score + rest) * SLACK >= *worst);
        }
    }

    /// Notes which lanes match each record, in the order of the query.
    fn note_lanes(&self, hits: &mut [Hit]) {
        for hit in hits {
            for (lane, bit) in &self.lanes {
                let stands = lane.keys.iter().any(|(impacts, _)| impacts.level(hit.record) > 0);
                hit.lanes |= if stands { *bit } else { 0 };
            }
        }
    }
}
