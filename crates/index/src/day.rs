//! A generation as of a day: the editions of that day take the place of the present texts.
//!
//! Texts keep their numbers. The records of other editions get numbers after those of the present texts, so that every
//! text is a range of records, in document order, as of today. A record of a text that was not in force on that day has
//! no place in it, and its numbers stay unused.

use std::sync::Arc;

use crate::past::Past;
use crate::tables::Tables;

/// The edition of a day of one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// The present text.
    Present,
    /// Another edition, by its index in [`Tables::editions`].
    Edition(usize),
    /// None: the text was not in force, or its edition of that day is not held.
    Nothing,
}

/// The numbers of one inverted index on a day.
pub struct Places {
    /// For each number of the index of the present: true if it is in force on the day.
    present: Box<[bool]>,
    /// For each number of the index of the other editions, its number on the day; [`u32::MAX`] without one.
    past: Box<[u32]>,
    /// The numbers on the day, each with its number in the index of the other editions; both rise.
    numbers: Box<[(u32, u32)]>,
}

impl Places {
    fn new(present: Vec<bool>, past: usize, numbers: Vec<(u32, u32)>) -> Self {
        let mut of_past = vec![u32::MAX; past];
        numbers.iter().for_each(|&(number, past)| of_past[past as usize] = number);
        Self { present: present.into(), past: of_past.into(), numbers: numbers.into() }
    }

    /// True if a number of the index of the present is in force on the day. It keeps its number.
    #[must_use]
    #[inline]
    pub fn keeps(&self, present: u32) -> bool {
        self.present.get(present as usize).is_some_and(|&keeps| keeps)
    }

    /// Returns the number on the day of a number of the index of the other editions.
    #[must_use]
    #[inline]
    pub fn of_past(&self, past: u32) -> Option<u32> {
        self.past.get(past as usize).copied().filter(|&number| number != u32::MAX)
    }

    /// Returns the first number of the index of the other editions whose number on the day is at least `number`.
    #[must_use]
    pub fn first_past(&self, number: u32) -> Option<u32> {
        let at = self.numbers.partition_point(|&(known, _)| known < number);
        self.numbers.get(at).map(|&(_, past)| past)
    }
}

/// A day, as a generation shows it.
pub struct Day {
    /// The numbers of records.
    pub records: Arc<Places>,
    /// The numbers of texts.
    pub texts: Arc<Places>,
    /// The wordings of the records after those of the present texts.
    pub(crate) wordings: Vec<u32>,
}

/// The tables of a day and what belongs to them.
pub(crate) struct DayTables {
    pub(crate) tables: Tables,
    pub(crate) text_of_record: Vec<u32>,
    pub(crate) day: Day,
}

/// Puts the chosen editions in the place of the present texts. `chosen` has one entry for each text.
pub(crate) fn tables_of(present: &Tables, past: &Past, text_of_record: &[u32], chosen: &[Chosen]) -> DayTables {
    let mut tables = present.clone();
    let mut text_of_record = text_of_record.to_vec();
    let mut kept = vec![true; present.records.len()];
    let mut kept_texts = vec![true; present.texts.len()];
    let (mut wordings, mut records, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    for (number, (text, &chosen)) in (0..).zip(tables.texts.iter_mut().zip(chosen)) {
        if chosen == Chosen::Present {
            continue;
        }
        kept[text.records.start as usize..text.records.end as usize].fill(false);
        kept_texts[number as usize] = false;
        let first = tables.records.len() as u32;
        text.records = first..first;
        let Chosen::Edition(place) = chosen else { continue };
        let (Some(entry), Some(edition)) = (present.editions.get(place), past.editions.get(place)) else { continue };
        let Some(searched) = &edition.searched else { continue };
        for &wording in &searched.wordings {
            records.push((tables.records.len() as u32, wording));
            wordings.push(wording);
            tables.records.push(past.records[wording as usize].entry);
            text_of_record.push(number);
        }
        text.records = first..tables.records.len() as u32;
        text.title.clone_from(&searched.title);
        text.title_words = searched.title_words;
        text.head = entry.head;
        text.edition_of_day = Some(entry.stamp);
        texts.push((number, searched.number));
    }
    let day = Day {
        records: Arc::new(Places::new(kept, past.records.len(), records)),
        texts: Arc::new(Places::new(kept_texts, past.searched as usize, texts)),
        wordings,
    };
    DayTables { tables, text_of_record, day }
}
