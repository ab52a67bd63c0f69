//! Words next to a phrase that reverse its meaning.

use qonun_index::RecordNo;

use super::boundaries::{Binding, Boundaries};
use super::clause::TermClause;
use super::interval::Interval;
use crate::QueryError;
use crate::postings::{MatchTarget, PositionCursor, Reader};

/// Position of a reversing word relative to a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// Before the first word of the phrase.
    Before,
    /// After the last one.
    Behind,
    /// Inside the phrase, N words after its first.
    At(u32),
}

impl Beside {
    /// The position of the reversing word for a phrase at an interval.
    const fn of(self, phrase: Interval) -> Option<u32> {
        match self {
            Self::Before => phrase.start.checked_sub(1),
            Self::Behind => Some(phrase.end + 1),
            Self::At(offset) => Some(phrase.start + offset),
        }
    }
}

/// The words that reverse a phrase, each with its position. One of them is enough; the list is never empty.
pub(crate) type Contrary = Vec<(Beside, TermClause)>;

/// Cursors of the reversing words.
pub(super) struct ContraryCursors {
    cursors: Vec<(Beside, PositionCursor)>,
    /// For each cursor, its positions in the current record; empty if its word does not occur there.
    positions: Vec<Vec<u32>>,
}

impl ContraryCursors {
    pub(super) fn open(reader: &Reader<'_>, contrary: &Contrary) -> Result<Self, QueryError> {
        let open = |(beside, word): &(Beside, TermClause)| {
            PositionCursor::open(reader, &word.keys, MatchTarget::Records).map(|cursor| (*beside, cursor))
        };
        let cursors: Vec<_> = contrary.iter().map(open).collect::<Result<_, _>>()?;
        Ok(Self { positions: vec![Vec::new(); cursors.len()], cursors })
    }

    /// True if any of the words occurs in a record. Calls must have non-descending records.
    pub(super) fn seek(&mut self, record: RecordNo) -> bool {
        self.cursors.iter_mut().fold(false, |any, (_, cursor)| (cursor.seek(record) == record) | any)
    }

    /// True if every occurrence of the phrase is reversed in the record of the last `seek`. A record with one
    /// occurrence that is not reversed does state the thing. False without occurrences.
    pub(super) fn turn_all(&mut self, phrases: &[Interval], boundaries: &mut Boundaries<'_>) -> bool {
        for ((_, cursor), positions) in self.cursors.iter_mut().zip(&mut self.positions) {
            positions.clear();
            if cursor.record() == boundaries.record() {
                cursor.positions(positions);
                boundaries.work += positions.len() as u64;
            }
        }
        let (cursors, positions) = (&self.cursors, &self.positions);
        !phrases.is_empty()
            && phrases.iter().all(|&phrase| {
                cursors.iter().zip(positions).any(|((beside, _), positions)| {
                    beside.of(phrase).is_some_and(|position| {
                        let (start, end) = (phrase.start.min(position), phrase.end.max(position));
                        positions.binary_search(&position).is_ok() && boundaries.holds(Binding::Words(0), start, end)
                    })
                })
            })
    }
}
