//! The best records so far.

use std::cmp::Ordering;

use qonun_index::RecordNo;

/// A record with its score by words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Hit {
    pub(crate) record: RecordNo,
    pub(crate) score: f32,
    /// Which scorers matched, one bit each; scorers after the 64th share the last bit.
    pub(crate) scorers: u64,
}

impl Hit {
    /// Did a scorer match?
    pub(crate) fn has_scorer(&self, scorer: usize) -> bool {
        has_scorer(self.scorers, scorer)
    }
}

/// Is the bit of a scorer set?
pub(crate) fn has_scorer(scorers: u64, scorer: usize) -> bool {
    scorers >> scorer.min(63) & 1 == 1
}

/// The best so far, worst on top.
pub(super) struct TopK {
    hits: Vec<Hit>,
    limit: usize,
    threshold: f32,
    /// The worst of the best: of equals those that stand before it are better.
    last: RecordNo,
}

impl TopK {
    /// Of `limit` records with a score over `above`.
    pub(super) const fn new(limit: usize, above: f32) -> Self {
        Self { hits: Vec::new(), limit, threshold: above, last: 0 }
    }

    /// The score to beat.
    pub(super) const fn threshold(&self) -> f32 {
        self.threshold
    }

    /// Is a score too low for a record, or for those that follow it?
    pub(super) fn misses(&self, score: f32, record: RecordNo) -> bool {
        score < self.threshold || (score == self.threshold && record > self.last)
    }

    /// Keeps a quarter more than is wanted and throws the worst away when full: cheaper than a heap.
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

/// Best first; of equals the one that stands first, which is the newer act.
fn order(one: &Hit, two: &Hit) -> Ordering {
    two.score.total_cmp(&one.score).then(one.record.cmp(&two.record))
}
