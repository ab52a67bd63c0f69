//! Properties of a match that are known only after the positions of the record are read.
//!
//! In a text that is known to match, positions are worth reading only in records that may be among the best. For the
//! other records, frequencies give an upper bound of the number of matches. The same holds for the question whether
//! every occurrence of a phrase in a record is reversed: only the best records are checked.

use std::sync::Arc;

use qonun_index::RecordNo;

use super::boundaries::Boundaries;
use super::clause::Clause;
use super::contrary::{Contrary, ContraryCursors};
use super::interval::Interval;
use super::span_matcher::SpanMatcher;
use crate::QueryError;
use crate::postings::{MatchTarget, Reader, Set};

/// Cost in steps of reopening the cursors of a clause.
const REOPENED: u64 = 32;

/// A clause with properties that are not yet known for some records.
#[derive(Clone)]
pub(crate) struct Unverified {
    clause: Clause,
    /// Records that may match the clause and whose positions were not read.
    unread: Option<Arc<Set>>,
    /// The words that reverse the clause.
    contrary: Option<Arc<Contrary>>,
}

/// What the positions of one record tell about a clause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settled {
    /// Number of matches in the record; `None` if it was already known.
    pub(crate) times: Option<u32>,
    /// True if every occurrence in the record is reversed.
    pub(crate) is_contrary: bool,
}

impl Unverified {
    /// A clause whose positions were not read in some records.
    pub(super) fn new(clause: Clause, unread: Set) -> Self {
        Self { clause, unread: Some(Arc::new(unread)), contrary: None }
    }

    /// A phrase with known matches in every record, and the words that reverse it.
    pub(crate) fn of_sense(phrase: Clause, contrary: Arc<Contrary>) -> Self {
        Self { clause: phrase, unread: None, contrary: Some(contrary) }
    }

    /// The same clause, with the words that reverse it.
    pub(crate) fn with_sense(&self, contrary: Arc<Contrary>) -> Self {
        Self { contrary: Some(contrary), ..self.clone() }
    }
}

/// Reads the positions of records.
pub(crate) struct Verifier<'p, 'g> {
    reader: &'p Reader<'g>,
    unverified: &'p Unverified,
    places: SpanMatcher,
    contrary: Option<ContraryCursors>,
    boundaries: Boundaries<'g>,
    /// Buffer for the intervals of a phrase in the record.
    intervals: Vec<Interval>,
    /// The last requested record.
    last: RecordNo,
}

impl<'p, 'g> Verifier<'p, 'g> {
    pub(crate) fn open(reader: &'p Reader<'g>, unverified: &'p Unverified) -> Result<Self, QueryError> {
        let places = unverified.clause.open(reader, MatchTarget::Records)?;
        let contrary =
            unverified.contrary.as_ref().map(|contrary| ContraryCursors::open(reader, contrary)).transpose()?;
        let boundaries = Boundaries::new(reader.generation, MatchTarget::Records);
        Ok(Self { reader, unverified, places, contrary, boundaries, intervals: Vec::new(), last: 0 })
    }

    /// Verifies a record if anything about it is unknown. Ascending records are cheapest: to go back, the cursors must
    /// be reopened.
    pub(crate) fn settle(&mut self, record: RecordNo) -> Result<Settled, QueryError> {
        self.reader.clock.spend(1)?;
        if record < self.last {
            self.reader.clock.spend(REOPENED)?;
            *self = Self::open(self.reader, self.unverified)?;
        }
        self.last = record;
        let is_unread = self.unverified.unread.as_ref().is_some_and(|unread| unread.contains(record));
        let may_turn = self.contrary.as_mut().is_some_and(|contrary| contrary.seek(record));
        if !is_unread && !may_turn {
            return Ok(Settled::default());
        }
        if self.places.seek(record) != record {
            return Ok(Settled { times: is_unread.then_some(0), is_contrary: false });
        }
        self.boundaries.go_to(record);
        let times = is_unread.then(|| self.places.times(&mut self.boundaries, u32::MAX)).transpose()?;
        let is_contrary = may_turn && times != Some(0) && self.is_turned();
        self.reader.clock.spend(self.boundaries.take_work())?;
        Ok(Settled { times, is_contrary })
    }

    /// True if every occurrence of the phrase in the current record is reversed.
    fn is_turned(&mut self) -> bool {
        self.places.intervals(&mut self.boundaries, &mut self.intervals);
        let (intervals, boundaries) = (&self.intervals, &mut self.boundaries);
        self.contrary.as_mut().is_some_and(|contrary| contrary.turn_all(intervals, boundaries))
    }
}
