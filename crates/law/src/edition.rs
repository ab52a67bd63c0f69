//! Editions of a text: which one is in force on a day, and in what period.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Date;

/// Identifies an edition: its first day in force, and its index among the editions of that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EditionStamp {
    /// First day of the edition.
    pub from: Date,
    /// Index among the editions of that day; 0 for the first.
    pub turn: u8,
}

impl fmt::Display for EditionStamp {
    /// Formats `2021-03-01`, or `2021-03-01.02` for the third edition of a day.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.from)?;
        if self.turn > 0 {
            write!(f, ".{:02}", self.turn)?;
        }
        Ok(())
    }
}

/// The period in which an edition is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditionSpan {
    /// First day.
    pub from: Date,
    /// Last day: the day before the next edition, or the day of the repeal. `None` if neither is known.
    pub to: Option<Date>,
}

/// The editions of a text, newest first. Of several editions of one day, only the last one remains in force after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Editions {
    stamps: Vec<EditionStamp>,
    repealed_on: Option<Date>,
}

impl Editions {
    /// Takes the known editions in any order. A text without any has one, from its first day in force. `repealed_on` is
    /// the day of the repeal.
    #[must_use]
    pub fn new(
        known: impl IntoIterator<Item = EditionStamp>,
        in_force_from: Option<Date>,
        repealed_on: Option<Date>,
    ) -> Self {
        let mut stamps: Vec<EditionStamp> = known.into_iter().collect();
        if stamps.is_empty() {
            stamps.extend(in_force_from.map(|from| EditionStamp { from, turn: 0 }));
        }
        stamps.sort_unstable_by(|one, other| other.cmp(one));
        stamps.dedup_by_key(|stamp| stamp.from);
        Self { stamps, repealed_on }
    }

    /// Iterates over all editions, newest first.
    pub fn iter(&self) -> impl Iterator<Item = EditionStamp> + '_ {
        self.stamps.iter().copied()
    }

    /// Returns the oldest edition.
    #[must_use]
    pub fn first(&self) -> Option<EditionStamp> {
        self.stamps.last().copied()
    }

    /// Returns the edition of a day: the newest one that has begun.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<EditionStamp> {
        self.iter().find(|stamp| stamp.from <= day)
    }

    /// Returns the edition for a reader who names none: the edition of `today`, otherwise the first future one.
    #[must_use]
    pub fn current(&self, today: Date) -> Option<EditionStamp> {
        self.on(today).or_else(|| self.first())
    }

    /// Returns the period in which an edition is in force.
    #[must_use]
    pub fn span(&self, stamp: EditionStamp) -> EditionSpan {
        let next = self.stamps.iter().rev().find(|other| other.from > stamp.from);
        let replaced = next.and_then(|next| next.from.yesterday().ok());
        let ends = [replaced, self.repealed_on].into_iter().flatten().min();
        EditionSpan { from: stamp.from, to: ends.map(|end| end.max(stamp.from)) }
    }
}

#[cfg(test)]
mod tests {
    use super::{EditionStamp, Editions};
    use crate::{Date, parse_date};

    fn day(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    fn editions(days: &[&str], repealed_on: Option<&str>) -> Editions {
        let stamp = |text: &&str| {
            let (text, turn) = text.split_once('.').unwrap_or((text, "0"));
            EditionStamp { from: day(text), turn: turn.parse().unwrap() }
        };
        Editions::new(days.iter().map(stamp), Some(day("2018-05-05")), repealed_on.map(day))
    }

    #[test]
    fn an_edition_ends_before_the_next_one_or_with_the_act() {
        let days = ["2019-06-05", "2021-03-01", "2021-03-01.1", "2031-01-01"];
        for (repealed_on, on, span) in [
            (None, "2019-06-05", "2019-06-05–2021-02-28"),
            (None, "2021-02-28", "2019-06-05–2021-02-28"),
            (None, "2021-03-01", "2021-03-01–2030-12-31"),
            (None, "2040-01-01", "2031-01-01–"),
            (Some("2024-05-01"), "2020-01-01", "2019-06-05–2021-02-28"),
            (Some("2024-05-01"), "2024-05-01", "2021-03-01–2024-05-01"),
            (Some("2024-05-01"), "2030-01-01", "2021-03-01–2024-05-01"),
            // A future edition that never took effect.
            (Some("2024-05-01"), "2035-01-01", "2031-01-01–2031-01-01"),
        ] {
            let editions = editions(&days, repealed_on);
            let span_of = |stamp| {
                let span = editions.span(stamp);
                format!("{}–{}", span.from, span.to.map(|day| day.to_string()).unwrap_or_default())
            };
            assert_eq!(editions.on(day(on)).map(span_of).as_deref(), Some(span), "{repealed_on:?} {on}");
        }
        assert_eq!(editions(&days, None).on(day("2019-06-04")), None);
        assert_eq!(editions(&days, None).iter().count(), 3, "a day is one edition");
    }

    #[test]
    fn a_text_without_a_list_has_one_edition_from_its_first_day() {
        let editions = editions(&[], Some("2024-05-01"));
        let only = editions.current(day("2017-01-01")).unwrap();
        assert_eq!(editions.span(only).from, day("2018-05-05"));
        assert_eq!(editions.span(only).to, Some(day("2024-05-01")));
        assert_eq!(editions.on(day("2018-05-04")), None);
        assert_eq!(Editions::default().current(day("2020-01-01")), None);
    }
}
