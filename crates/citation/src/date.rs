//! Dates in all their spellings: 12.05.2020, 2020-yil 12-may, 12 мая 2020 года, May 12, 2020.

use qonun_law::Date;

use crate::lexicon::Sense;
use crate::reader::Reader;
use crate::token::Kind;

impl Reader<'_> {
    /// Returns the date that begins at token `at`, and the next token.
    pub(crate) fn date(&self, at: usize) -> Option<(Date, usize)> {
        match self.kind(at)? {
            Kind::Number => {
                self.dotted(at).or_else(|| self.iso(at)).or_else(|| self.year_first(at)).or_else(|| self.day_first(at))
            }
            Kind::Word => self.month_first(at),
            // «12» мая 2020 года
            Kind::QuoteOpen | Kind::Quote => {
                let closed = matches!(self.kind(at + 2)?, Kind::QuoteClose | Kind::Quote);
                closed.then(|| self.day_month_year(at + 1, at + 3)).flatten()
            }
            _ => None,
        }
    }

    /// 12.05.2020
    fn dotted(&self, at: usize) -> Option<(Date, usize)> {
        let near =
            (at + 1..at + 5).all(|place| self.glued(place)) && self.is(at + 1, Kind::Dot) && self.is(at + 3, Kind::Dot);
        let (day, month, year) = (self.value(at, 2)?, self.value(at + 2, 2)?, self.year(at + 4)?);
        let next = self.skip_year_word(at + 5);
        near.then(|| day_of(year, month, day)).flatten().map(|date| (date, next))
    }

    /// 2020-05-12
    fn iso(&self, at: usize) -> Option<(Date, usize)> {
        let near = (at + 1..at + 5).all(|place| self.glued(place))
            && self.is(at + 1, Kind::Dash)
            && self.is(at + 3, Kind::Dash);
        let (year, month, day) = (self.year(at)?, self.value(at + 2, 2)?, self.value(at + 4, 2)?);
        near.then(|| day_of(year, month, day)).flatten().map(|date| (date, at + 5))
    }

    /// 2020-yil 12-maydagi, 2020 йил 12 май
    fn year_first(&self, at: usize) -> Option<(Date, usize)> {
        let year = self.year(at)?;
        let word = self.skip_kind(at + 1, Kind::Dash);
        let day = Some(self.skip_dot(word + 1)).filter(|_| self.has(word, Sense::Year))?;
        let month = self.skip_kind(day + 1, Kind::Dash);
        let date = day_of(year, self.month(month)?, self.value(day, 2)?)?;
        Some((date, month + 1))
    }

    /// 12 мая 2020 года, 12-may 2020-yil, 12th of May, 2020
    fn day_first(&self, at: usize) -> Option<(Date, usize)> {
        let after = at + 1 + usize::from(self.glued(at + 1) && matches!(self.text(at + 1), "th" | "st" | "nd" | "rd"));
        self.day_month_year(at, after)
    }

    fn day_month_year(&self, day_at: usize, after: usize) -> Option<(Date, usize)> {
        let day = self.value(day_at, 2)?;
        let month_at = self.skip(self.skip_kind(after, Kind::Dash), Sense::Of);
        let month = self.month(month_at)?;
        let year_at = self.skip_kind(self.skip_dot(month_at + 1), Kind::Comma);
        let date = day_of(self.year(year_at)?, month, day)?;
        Some((date, self.skip_year_word(year_at + 1)))
    }

    /// May 12, 2020
    fn month_first(&self, at: usize) -> Option<(Date, usize)> {
        let month = self.month(at)?;
        let day_at = self.skip_dot(at + 1);
        let day = self.value(day_at, 2)?;
        let ending = usize::from(self.glued(day_at + 1) && self.is(day_at + 1, Kind::Word));
        let year_at = self.skip_kind(day_at + 1 + ending, Kind::Comma);
        let date = day_of(self.year(year_at)?, month, day)?;
        Some((date, year_at + 1))
    }

    pub(crate) fn is_month(&self, at: usize) -> bool {
        self.month(at).is_some()
    }

    fn month(&self, at: usize) -> Option<u32> {
        let month = self.find(at, |sense| if let Sense::Month(month) = sense { Some(month) } else { None })?;
        u32::try_from(month).ok()
    }

    /// A year of four digits, 1900 to 2099.
    pub(crate) fn year(&self, at: usize) -> Option<u32> {
        let year = self.value(at, 4).filter(|year| (1900..2100).contains(year))?;
        Some(year)
    }

    /// Skips "года", "г.", "-yil", "-y." after a year.
    pub(crate) fn skip_year_word(&self, at: usize) -> usize {
        let word = self.skip_kind(at, Kind::Dash);
        if self.has(word, Sense::Year) { self.skip_dot(word + 1) } else { at }
    }
}

fn day_of(year: u32, month: u32, day: u32) -> Option<Date> {
    let (year, month, day) = (i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(year, month, day).ok()
}
