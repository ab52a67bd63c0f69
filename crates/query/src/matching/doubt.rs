//! What is known of a leaf in a record only when the record is looked into.
//!
//! Of a text that is known to match, only those records are worth reading positions of that can be among the best. How
//! often each of the others holds the leaf at most is known from frequencies alone. Whether a phrase is said in a record,
//! or only its contrary, is worth knowing of the best ones only, too.

use std::sync::Arc;

use qonun_index::RecordNo;

use super::borders::Borders;
use super::contrary::{Contrary, ContraryCursors};
use super::leaf::Leaf;
use super::places::Places;
use super::stretch::Stretch;
use crate::QueryError;
use crate::postings::Ground;
use crate::postings::Reader;
use crate::postings::Set;

/// A leaf with what is not known of it before a record is looked into.
#[derive(Clone)]
pub(crate) struct Doubt {
    leaf: Leaf,
    /// Records that may hold the leaf.
    unread: Option<Arc<Set>>,
    /// What turns the leaf round.
    contrary: Option<Arc<Contrary>>,
}

/// What is known of a leaf in a record that was looked into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settled {
    /// How often the record holds the leaf; `None` when that was known before.
    pub(crate) times: Option<u32>,
    /// Is it turned round wherever it stands there?
    pub(crate) is_contrary: bool,
}

impl Doubt {
    /// A leaf that was not looked for in some records.
    pub(super) fn new(leaf: Leaf, unread: Set) -> Self {
        Self { leaf, unread: Some(Arc::new(unread)), contrary: None }
    }

    /// A phrase that was looked for in every record, with what turns it round.
    pub(crate) fn of_sense(phrase: Leaf, contrary: Arc<Contrary>) -> Self {
        Self { leaf: phrase, unread: None, contrary: Some(contrary) }
    }

    /// The same doubt, and what turns the phrase round.
    pub(crate) fn with_sense(&self, contrary: Arc<Contrary>) -> Self {
        Self { contrary: Some(contrary), ..self.clone() }
    }
}

/// Looks into records.
pub(crate) struct Proof<'p, 'g> {
    reader: &'p Reader<'g>,
    doubt: &'p Doubt,
    places: Places,
    contrary: Option<ContraryCursors>,
    borders: Borders<'g>,
    /// Where a phrase stands in the record.
    stretches: Vec<Stretch>,
    /// The last record asked for.
    last: RecordNo,
}

impl<'p, 'g> Proof<'p, 'g> {
    pub(crate) fn open(reader: &'p Reader<'g>, doubt: &'p Doubt) -> Result<Self, QueryError> {
        let places = doubt.leaf.open(reader, Ground::Records)?;
        let contrary = doubt.contrary.as_ref().map(|contrary| ContraryCursors::open(reader, contrary)).transpose()?;
        let borders = Borders::new(reader.generation, Ground::Records);
        Ok(Self { reader, doubt, places, contrary, borders, stretches: Vec::new(), last: 0 })
    }

    /// Looks into a record, if anything is not known of it. Cheapest when records rise: cursors that have to go back begin
    /// anew.
    pub(crate) fn settle(&mut self, record: RecordNo) -> Result<Settled, QueryError> {
        if record < self.last {
            *self = Self::open(self.reader, self.doubt)?;
        }
        self.last = record;
        let is_unread = self.doubt.unread.as_ref().is_some_and(|unread| unread.contains(record));
        let may_turn = self.contrary.as_mut().is_some_and(|contrary| contrary.seek(record));
        if !is_unread && !may_turn {
            return Ok(Settled::default());
        }
        if self.places.seek(record) != record {
            return Ok(Settled { times: is_unread.then_some(0), is_contrary: false });
        }
        self.borders.go_to(record);
        let times = is_unread.then(|| self.places.times(&mut self.borders, u32::MAX)).transpose()?;
        let is_contrary = may_turn && times != Some(0) && self.is_turned();
        self.reader.clock.spend(1 + self.borders.take_work())?;
        Ok(Settled { times, is_contrary })
    }

    /// Is the phrase turned round wherever it stands in the record that was gone to?
    fn is_turned(&mut self) -> bool {
        self.places.stretches(&mut self.borders, &mut self.stretches);
        let (stretches, borders) = (&self.stretches, &mut self.borders);
        self.contrary.as_mut().is_some_and(|contrary| contrary.turn_all(stretches, borders))
    }
}
