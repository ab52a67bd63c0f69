//! Snapshots as of a day: the editions of that day are searched in the place of the present texts.
//!
//! Only the texts are those of the day. What is told of an act (its status, its names) stays as it is today, as on the
//! page of an old edition.

use std::sync::{Arc, Mutex, PoisonError};

use qonun_index::Chosen;
use qonun_law::Date;

use crate::editions::TextEditions;
use crate::snapshot::{AsOf, Snapshot};

/// Number of days whose snapshots are kept. One has the size of the tables.
const KEPT: usize = 2;

/// The snapshot of a day.
fn snapshot_of(present: &Snapshot, day: Date) -> Snapshot {
    let tables = present.generation().tables();
    let (mut chosen, mut absent) = (Vec::with_capacity(tables.texts.len()), 0);
    for act in &tables.acts {
        let first = chosen.len();
        let mut lacks = false;
        for text in act.texts.clone() {
            let edition = edition_on(present, text, day);
            lacks |= edition.is_none();
            chosen.push(edition.unwrap_or(Chosen::Nothing));
        }
        let is_held = chosen[first..].iter().any(|one| *one != Chosen::Nothing);
        absent += usize::from(lacks && !is_held);
    }
    present.as_of(AsOf { day, absent }, &chosen)
}

/// The edition of a text on a day; `None` if the law base does not have it.
fn edition_on(present: &Snapshot, text: u32, day: Date) -> Option<Chosen> {
    let tables = present.generation().tables();
    let entry = &tables.texts[text as usize];
    let editions = TextEditions::of(present, entry);
    let Some(stamp) = editions.known.on(day) else {
        // A text without any day is taken for one of every day.
        return Some(if editions.known.first().is_none() { Chosen::Present } else { Chosen::Nothing });
    };
    if editions.is_present(stamp) {
        return Some(Chosen::Present);
    }
    let first = tables.editions.partition_point(|edition| edition.id < entry.id);
    editions.kept_place(stamp).map(|place| Chosen::Edition(first + place))
}

/// Snapshots of recently asked days.
#[derive(Default)]
pub(crate) struct Days(Mutex<Vec<(Date, Arc<Snapshot>)>>);

impl Days {
    /// The snapshot of a day.
    pub(crate) fn of(&self, present: &Snapshot, day: Date) -> Arc<Snapshot> {
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = |days: &mut Vec<(Date, Arc<Snapshot>)>| {
            let at = days.iter().position(|(known, _)| *known == day)?;
            let found = days.remove(at);
            days.insert(0, found);
            days.first().map(|(_, snapshot)| Arc::clone(snapshot))
        };
        if let Some(found) = known(&mut lock()) {
            return found;
        }
        // Other days are not kept waiting. Whoever asks for the same day meanwhile makes it too.
        let made = Arc::new(snapshot_of(present, day));
        let mut days = lock();
        days.insert(0, (day, Arc::clone(&made)));
        days.truncate(KEPT);
        made
    }
}
