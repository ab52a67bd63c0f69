//! Records that may hold a leaf and were not looked into.
//!
//! Of a text that is known to match, only those records are worth reading positions of that can be among the best. How
//! often each of the others holds the leaf at most is known from frequencies alone.

use qonun_index::RecordNo;

use super::borders::Borders;
use super::cursor::{Ground, Reader};
use super::leaf::Leaf;
use super::places::Places;
use super::sets::Set;
use crate::QueryError;

/// A leaf with the records that were not looked into.
pub(crate) struct Doubt {
    leaf: Leaf,
    records: Set,
}

impl Doubt {
    pub(super) const fn new(leaf: Leaf, records: Set) -> Self {
        Self { leaf, records }
    }

    /// Is it not known of a record whether it holds the leaf?
    pub(crate) fn concerns(&self, record: RecordNo) -> bool {
        self.records.contains(record)
    }
}

/// Looks into doubtful records.
pub(crate) struct Proof<'p, 'g> {
    reader: &'p Reader<'g>,
    doubt: &'p Doubt,
    places: Places,
    borders: Borders<'g>,
    /// The last record asked for.
    last: RecordNo,
}

impl<'p, 'g> Proof<'p, 'g> {
    pub(crate) fn open(reader: &'p Reader<'g>, doubt: &'p Doubt) -> Result<Self, QueryError> {
        let places = doubt.leaf.open(reader, Ground::Records)?;
        Ok(Self { reader, doubt, places, borders: Borders::new(reader.generation, Ground::Records), last: 0 })
    }

    /// How often a record holds the leaf. Cheapest when records rise: cursors that have to go back begin anew.
    pub(crate) fn times(&mut self, record: RecordNo) -> Result<u32, QueryError> {
        if record < self.last {
            self.places = self.doubt.leaf.open(self.reader, Ground::Records)?;
        }
        self.last = record;
        if self.places.seek(record) != record {
            return Ok(0);
        }
        self.borders.go_to(record);
        let times = self.places.times(&mut self.borders, u32::MAX)?;
        self.reader.clock.spend(1 + self.borders.take_work())?;
        Ok(times)
    }
}
