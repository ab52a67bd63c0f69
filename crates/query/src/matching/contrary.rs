//! Words beside a phrase that turn its sense round.

use qonun_index::RecordNo;

use super::boundaries::{Binding, Boundaries};
use super::clause::TermClause;
use super::interval::Interval;
use crate::QueryError;
use crate::postings::{MatchTarget, PositionCursor, Reader};

/// Where a word stands that says the contrary of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// Before the first word of the phrase.
    Before,
    /// Behind the last one.
    Behind,
    /// In the phrase, so many words from its first.
    At(u32),
}

impl Beside {
    /// The position of the word, when the phrase is an interval.
    const fn of(self, phrase: Interval) -> Option<u32> {
        match self {
            Self::Before => phrase.start.checked_sub(1),
            Self::Behind => Some(phrase.end + 1),
            Self::At(offset) => Some(phrase.start + offset),
        }
    }
}

/// The words any of which turns a phrase round, each with its place. There is one at least.
pub(crate) type Contrary = Vec<(Beside, TermClause)>;

/// Cursors of a contrary.
pub(super) struct ContraryCursors {
    cursors: Vec<(Beside, PositionCursor)>,
    /// Positions of each cursor in the record that is looked at; empty when it does not stand there.
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

    /// Does any of the words stand in a record? Records must not fall.
    pub(super) fn seek(&mut self, record: RecordNo) -> bool {
        self.cursors.iter_mut().fold(false, |any, (_, cursor)| (cursor.seek(record) == record) | any)
    }

    /// Is each of some intervals turned round, in the record that the cursors were brought to? Where a thing is said
    /// beside its contrary, it is said.
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
