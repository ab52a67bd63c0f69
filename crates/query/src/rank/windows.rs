//! The best records by words alone, window by window.
//!
//! A window is a range of records. Windows are walked in descending order of their upper bounds, until no other window
//! can beat the worst of the best hits so far. In a window, the essential words, which can lift a record so far, are
//! added up record by record. The other words, mostly frequent ones, are looked up only for the remaining candidates
//! (this is the `MaxScore` method).

use std::cmp::Ordering;

use qonun_index::RecordNo;

use super::impacts::WINDOW;
use super::scorer::{Limits, Scorer};
use super::top_k::{Hit, TopK};
use crate::QueryError;
use crate::matching::Verifier;
use crate::postings::{Reader, TextSet};

/// Number of scores that are compared at once.
const ROW: usize = 16;
/// Words with upper bounds that sum to less than this share of the threshold are only looked up. With a larger share
/// most records of a story must be looked up, which costs more than adding its frequent words up (twice, with .3).
const LITTLE: f32 = 0.1;
/// Tolerance for the different rounding of bounds and scores.
const SLACK: f32 = 1.000_1;

/// A record of a window that may be among the best, with its score so far.
#[derive(Clone, Copy)]
struct Candidate {
    place: u16,
    score: f32,
}

/// The score of each record of a window so far.
type Scores = [f32; WINDOW];

/// Buffers that are reused for every window.
struct Scratch<'w, 'g> {
    scores: Box<Scores>,
    found: Vec<Candidate>,
    /// Verifier of each scorer; empty if no scorer needs one.
    verifiers: Verifiers<'w, 'g>,
}

type Verifiers<'w, 'g> = Vec<Option<Verifier<'w, 'g>>>;

/// Upper bounds of the words in a window.
struct UpperBound {
    window: usize,
    /// For each word, the sum of its bound and those of the words after it; plus a final zero.
    rest: Vec<f32>,
}

impl UpperBound {
    /// Highest bound first.
    fn order(one: &Self, two: &Self) -> Ordering {
        two.rest[0].total_cmp(&one.rest[0]).then(one.window.cmp(&two.window))
    }
}

/// Index of the first of `places`, from `at` on, that is not less than `wanted`. Galloping search.
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

impl Scorer {
    /// Upper bound of its score in a window.
    fn most(&self, window: usize) -> f32 {
        match self.impacts.highest(window) {
            0 => 0.0,
            level => self.worth(level),
        }
    }

    /// Adds its scores to the records of a window; with `only_scored`, only to those that already have a score. Returns
    /// the number of its records.
    fn add(&self, window: usize, only_scored: bool, scores: &mut Scores) -> usize {
        let (places, levels) = self.impacts.window(window);
        let postings = places.iter().zip(levels);
        if only_scored {
            for (&place, &level) in postings {
                let score = &mut scores[usize::from(place) % WINDOW];
                *score += if *score > 0.0 { self.worth(level) } else { 0.0 };
            }
        } else {
            postings.for_each(|(&place, &level)| scores[usize::from(place) % WINDOW] += self.worth(level));
        }
        places.len()
    }

    /// The records of a window that match the scorer.
    fn candidates(&self, window: usize) -> impl Iterator<Item = Candidate> {
        let (places, levels) = self.impacts.window(window);
        places.iter().zip(levels).map(|(&place, &level)| Candidate { place, score: self.worth(level) })
    }

    /// Adds its scores to candidates of a window, which are in ascending order. Removes candidates with a score below
    /// `least`, and with `required` those that it does not match.
    fn look_into(&self, window: usize, found: &mut Vec<Candidate>, required: bool, least: f32) {
        let (places, levels) = self.impacts.window(window);
        let mut at = 0;
        found.retain_mut(|candidate| {
            at = seek(places, at, candidate.place);
            let stands = places.get(at) == Some(&candidate.place);
            candidate.score += if stands { self.worth(levels[at]) } else { 0.0 };
            candidate.score >= least && (stands || !required)
        });
    }
}

/// The scorers of a walk, in descending order of their upper bounds.
pub(super) struct WindowWalk<'w, 'g> {
    pub(super) reader: &'w Reader<'g>,
    /// Each scorer with its bits in [`Hit::scorers`].
    pub(super) scorers: Vec<(Scorer, u64)>,
    /// True if every scorer must match a record.
    pub(super) every: bool,
    /// One of the first `telling` scorers must match a record.
    pub(super) telling: usize,
}

impl<'g> WindowWalk<'_, 'g> {
    fn records(&self) -> usize {
        self.reader.generation.tables().records.len()
    }

    fn text_of(&self, record: usize) -> u32 {
        self.reader.generation.text_of_record(record as RecordNo)
    }

    /// True if a window has records of some texts.
    fn is_within(&self, window: usize, texts: &TextSet) -> bool {
        let first = window * WINDOW;
        let last = (first + WINDOW).min(self.records()) - 1;
        texts.next(self.text_of(first)).is_some_and(|text| text <= self.text_of(last))
    }

    /// Upper bounds in a window; `None` if no record there can match.
    fn bound(&self, window: usize) -> Option<UpperBound> {
        let mut rest = vec![0.0; self.scorers.len() + 1];
        let (mut telling, mut every) = (false, true);
        for (rank, (scorer, _)) in self.scorers.iter().enumerate().rev() {
            let most = scorer.most(window);
            rest[rank] = rest[rank + 1] + most;
            telling |= rank < self.telling && most > 0.0;
            every &= most > 0.0;
        }
        (telling && (every || !self.every)).then_some(UpperBound { window, rest })
    }

    /// Finds the best records.
    pub(super) fn best(&self, limits: &Limits<'_>) -> Result<Vec<Hit>, QueryError> {
        let mut best = TopK::new(limits.count.max(1), limits.above);
        let windows = (0..self.records().div_ceil(WINDOW)).filter(|&window| self.is_within(window, limits.within));
        let mut bounds: Vec<UpperBound> = windows.filter_map(|window| self.bound(window)).collect();
        bounds.sort_unstable_by(UpperBound::order);
        let mut scratch = Scratch { scores: Box::new([0.0; WINDOW]), found: Vec::new(), verifiers: self.verifiers()? };
        for bound in bounds {
            if bound.rest[0] * SLACK < best.threshold() {
                break;
            }
            self.walk(&bound, &mut scratch, limits, &mut best)?;
        }
        let mut hits = best.finish();
        if scratch.verifiers.is_empty() {
            self.note_scorers(&mut hits);
        }
        Ok(hits)
    }

    pub(super) fn verifiers(&self) -> Result<Verifiers<'_, 'g>, QueryError> {
        let verifiers: Verifiers<'_, 'g> =
            self.scorers.iter().map(|(scorer, _)| scorer.verifier(self.reader)).collect::<Result<_, _>>()?;
        Ok(if verifiers.iter().any(Option::is_some) { verifiers } else { Vec::new() })
    }

    /// Walks a window.
    fn walk(
        &self,
        bound: &UpperBound,
        scratch: &mut Scratch<'_, 'g>,
        limits: &Limits<'_>,
        best: &mut TopK,
    ) -> Result<(), QueryError> {
        let UpperBound { window, rest } = bound;
        let essential = self.essential(rest, best.threshold());
        let least = |rank: usize| best.threshold() / SLACK - rest[rank];
        let mut work = self.choose(*window, essential, least(essential), scratch);
        // Needs exact scores: with verifiers or `every`, a candidate may drop out and then beats no other.
        if !self.every && scratch.verifiers.is_empty() {
            self.keep_best(*window, rest[essential], &mut scratch.found, limits);
        }
        for (rank, (scorer, _)) in self.scorers.iter().enumerate().skip(essential) {
            work += scratch.found.len();
            scorer.look_into(*window, &mut scratch.found, self.every, least(rank + 1));
        }
        self.reader.clock.spend(work as u64)?;
        for &Candidate { place, score } in &scratch.found {
            let record = (window * WINDOW) as RecordNo + RecordNo::from(place);
            if best.misses(score, record) || !limits.allow(record, self.text_of(record as usize)) {
                continue;
            }
            if scratch.verifiers.is_empty() {
                best.push(Hit { record, score, scorers: 0 });
            } else if let Some(hit) = self.hit(record, &mut scratch.verifiers)? {
                best.push(hit);
            }
        }
        Ok(())
    }

    /// The verified score of a record, and the scorers that match it. `None` if the record does not match.
    pub(super) fn hit(&self, record: RecordNo, verifiers: &mut Verifiers<'_, 'g>) -> Result<Option<Hit>, QueryError> {
        let mut hit = Hit { record, score: 0.0, scorers: 0 };
        let (mut tells, mut all) = (false, true);
        for (rank, (scorer, bit)) in self.scorers.iter().enumerate() {
            let level = scorer.level(record, verifiers.get_mut(rank).and_then(Option::as_mut))?;
            if level > 0 {
                hit.score += scorer.worth(level);
                hit.scorers |= bit;
                tells |= rank < self.telling;
            } else {
                all = false;
            }
        }
        Ok((tells && (all || !self.every)).then_some(hit))
    }

    /// Number of essential words, which are added up record by record. The others give little of the score that a
    /// record needs. If every word must match, only the first one is essential.
    fn essential(&self, rest: &[f32], threshold: f32) -> usize {
        if self.every {
            return 1;
        }
        let little = (LITTLE * threshold).max(f32::MIN_POSITIVE);
        rest.partition_point(|&rest| rest >= little)
    }

    /// Finds the records of a window with a score of at least `least` by the essential scorers. Returns the number of
    /// examined records.
    fn choose(&self, window: usize, essential: usize, least: f32, scratch: &mut Scratch<'_, 'g>) -> usize {
        let Scratch { scores, found, .. } = scratch;
        found.clear();
        let scorers = &self.scorers[..essential];
        if let [(scorer, _)] = scorers {
            found.extend(scorer.candidates(window).filter(|candidate| candidate.score >= least));
            return scorer.impacts.window(window).0.len();
        }
        let add = |(rank, (scorer, _)): (usize, &(Scorer, u64))| scorer.add(window, rank >= self.telling, scores);
        let work: usize = scorers.iter().enumerate().map(add).sum();
        let least = least.max(f32::MIN_POSITIVE);
        for (start, row) in (0..).step_by(ROW).zip(scores.chunks_mut(ROW)) {
            // Most rows have no score that is high enough; one comparison for the whole row shows it.
            if row.iter().fold(false, |any, &score| any | (score >= least)) {
                let candidates = (start..).zip(&*row).map(|(place, &score)| Candidate { place, score });
                found.extend(candidates.filter(|candidate| candidate.score >= least));
            }
            row.fill(0.0);
        }
        work + WINDOW / ROW
    }

    /// Removes candidates that cannot be among the best, since enough others of the window beat them. `rest` is the
    /// maximum that they can still gain.
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

    /// Notes which scorers match each record, in the order of the query.
    fn note_scorers(&self, hits: &mut [Hit]) {
        for hit in hits {
            for (scorer, bit) in &self.scorers {
                let stands = scorer.impacts.level(hit.record) > 0;
                hit.scorers |= if stands { *bit } else { 0 };
            }
        }
    }
}
