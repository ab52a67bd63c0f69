//! The best records so far.

use std::cmp::Ordering;

use qonun_index::RecordNo;

/// A record with its score by words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Hit {
    pub(crate) record: RecordNo,
    pub(crate) score: f32,
    /// Bit set of the matching scorers. All scorers from the 64th on share the last bit.
    pub(crate) scorers: u64,
}

impl Hit {
    /// True if a scorer matches.
    pub(crate) fn has_scorer(&self, scorer: usize) -> bool {
        has_scorer(self.scorers, scorer)
    }
}

/// True if the bit of a scorer is set.
pub(crate) fn has_scorer(scorers: u64, scorer: usize) -> bool {
    scorers >> scorer.min(63) & 1 == 1
}

/// The best hits so far.
pub(super) struct TopK {
    hits: Vec<Hit>,
    limit: usize,
    threshold: f32,
    /// Record of the worst kept hit. Among equal scores, smaller record numbers are better.
    last: RecordNo,
}

impl TopK {
    /// Keeps the best `limit` records with a score over `above`.
    pub(super) const fn new(limit: usize, above: f32) -> Self {
        Self { hits: Vec::new(), limit, threshold: above, last: 0 }
    }

    /// The score to beat.
    pub(super) const fn threshold(&self) -> f32 {
        self.threshold
    }

    /// True if the score is too low for this record, and for all later records.
    pub(super) fn misses(&self, score: f32, record: RecordNo) -> bool {
        score < self.threshold || (score == self.threshold && record > self.last)
    }

    /// Adds a hit. Keeps up to a quarter more hits than `limit` and drops the worst when full, which is cheaper than a
    /// heap.
    pub(super) fn push(&mut self, hit: Hit) {
        if self.misses(hit.score, hit.record) {
            return;
        }
        self.hits.push(hit);
        if self.hits.len() > self.limit.saturating_add(self.limit / 4) {
            self.trim();
        }
    }

    pub(super) fn trim(&mut self) {
        if self.hits.len() >= self.limit {
            self.hits.select_nth_unstable_by(self.limit - 1, order);
            self.hits.truncate(self.limit);
            let worst = self.hits[self.limit - 1];
            (self.threshold, self.last) = (worst.score, worst.record);
        }
    }

    pub(super) fn finish(mut self) -> Vec<Hit> {
        self.trim();
        self.hits.sort_unstable_by(order);
        self.hits
    }
}

/// Best first. Among equal scores the smaller record number comes first, which belongs to the newer act.
fn order(one: &Hit, two: &Hit) -> Ordering {
    two.score.total_cmp(&one.score).then(one.record.cmp(&two.record))
}
