//! What is known of a clause in a record only when the record is looked into.
//!
//! Of a text that is known to match, only those records are worth reading positions of that can be among the best. How
//! often each of the others holds the clause at most is known from frequencies alone. Whether a phrase is said in a
//! record, or only its contrary, is worth knowing of the best ones only, too.

use std::sync::Arc;

use qonun_index::RecordNo;

use super::boundaries::Boundaries;
use super::clause::Clause;
use super::contrary::{Contrary, ContraryCursors};
use super::interval::Interval;
use super::span_matcher::SpanMatcher;
use crate::QueryError;
use crate::postings::{MatchTarget, Reader, Set};

/// Steps of opening the cursors of a clause anew.
const REOPENED: u64 = 32;

/// A clause with what is not known of it before a record is looked into.
#[derive(Clone)]
pub(crate) struct Unverified {
    clause: Clause,
    /// Records that may hold the clause.
    unread: Option<Arc<Set>>,
    /// What turns the clause round.
    contrary: Option<Arc<Contrary>>,
}

/// What is known of a clause in a record that was looked into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settled {
    /// How often the record holds the clause; `None` when that was known before.
    pub(crate) times: Option<u32>,
    /// Is it turned round wherever it stands there?
    pub(crate) is_contrary: bool,
}

impl Unverified {
    /// A clause that was not looked for in some records.
    pub(super) fn new(clause: Clause, unread: Set) -> Self {
        Self { clause, unread: Some(Arc::new(unread)), contrary: None }
    }

    /// A phrase that was looked for in every record, with what turns it round.
    pub(crate) fn of_sense(phrase: Clause, contrary: Arc<Contrary>) -> Self {
        Self { clause: phrase, unread: None, contrary: Some(contrary) }
    }

    /// The same, with what turns the phrase round.
    pub(crate) fn with_sense(&self, contrary: Arc<Contrary>) -> Self {
        Self { contrary: Some(contrary), ..self.clone() }
    }
}

/// Looks into records.
pub(crate) struct Verifier<'p, 'g> {
    reader: &'p Reader<'g>,
    unverified: &'p Unverified,
    places: SpanMatcher,
    contrary: Option<ContraryCursors>,
    boundaries: Boundaries<'g>,
    /// Where a phrase stands in the record.
    intervals: Vec<Interval>,
    /// The last record asked for.
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

    /// Looks into a record, if anything is not known of it. Cheapest when records rise: cursors that have to go back
    /// begin anew.
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

    /// Is the phrase turned round wherever it stands in the record that was gone to?
    fn is_turned(&mut self) -> bool {
        self.places.intervals(&mut self.boundaries, &mut self.intervals);
        let (intervals, boundaries) = (&self.intervals, &mut self.boundaries);
        self.contrary.as_mut().is_some_and(|contrary| contrary.turn_all(intervals, boundaries))
    }
}
