//! The many keys of a wildcard or a fuzzy word, gathered into one list.

use qonun_index::RecordNo;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::{DocSet, TERMINATED};

use super::lanes::Norms;
use crate::QueryError;
use crate::clock::Clock;
use crate::matching::{END, RecordSet};

/// The records that hold any of some keys, rising, each with what the best of its keys gives.
pub(super) struct Gathered {
    records: Vec<(RecordNo, f32)>,
    at: usize,
}

impl Gathered {
    /// Gathers lists of texts, each with the weight of its key.
    pub(super) fn of(
        norms: &Norms<'_>,
        lists: impl Iterator<Item = (SegmentPostings, f32)>,
        clock: &Clock,
    ) -> Result<Self, QueryError> {
        let mut shares = vec![0.0_f32; norms.records()];
        let mut found = RecordSet::empty(u32::try_from(shares.len()).unwrap_or(u32::MAX));
        for (mut list, weight) in lists {
            clock.spend(u64::from(list.doc_freq()))?;
            while list.doc() != TERMINATED {
                let share = &mut shares[list.doc() as usize];
                *share = share.max(weight * norms.body(list.doc(), list.term_freq() as f32));
                found.insert(list.doc());
                list.advance();
            }
        }
        Ok(Self { records: found.iter().map(|record| (record, shares[record as usize])).collect(), at: 0 })
    }

    /// Goes to the first record at or after `target`.
    pub(super) fn seek(&mut self, target: RecordNo) -> RecordNo {
        if self.records.get(self.at).is_some_and(|&(record, _)| record < target) {
            self.at += 1;
        }
        if self.records.get(self.at).is_some_and(|&(record, _)| record < target) {
            self.at += self.records[self.at..].partition_point(|&(record, _)| record < target);
        }
        self.records.get(self.at).map_or(END, |&(record, _)| record)
    }

    /// What the keys give the record it stands at.
    pub(super) fn share(&self) -> f32 {
        self.records.get(self.at).map_or(0.0, |&(_, share)| share)
    }
}
