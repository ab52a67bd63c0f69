//! Days, months and years as people write them.

use qonun_law::{Date, parse_date};

use crate::characters::{is_apostrophe, is_hyphen, is_quote};

/// Prefixes of the names of months: Uzbek (Latin), English, and Uzbek (Cyrillic) and Russian together.
const MONTHS: [&[&str]; 12] = [
    &["yanvar", "january", "январ"],
    &["fevral", "february", "феврал"],
    &["mart", "march", "март"],
    &["aprel", "april", "апрел"],
    &["may", "май", "мая", "мае"],
    &["iyun", "june", "июн"],
    &["iyul", "july", "июл"],
    &["avgust", "august", "август"],
    &["sentabr", "sentyabr", "september", "сентябр"],
    &["oktabr", "oktyabr", "october", "октябр"],
    &["noyabr", "november", "ноябр"],
    &["dekabr", "december", "декабр"],
];

/// Returns the first and the last day of a written date: a day (`02.07.2019`, `2019-07-02`, `2/7/2019`, `2019-yil
/// 2-iyul`, `2 июля 2019 г.`, `July 2, 2019`), a month (`2019-07`, `07.2019`, `июль 2019`) or a year (`2019`,
/// `2019-yil`). Returns `None` for anything else and for days that do not exist.
pub(crate) fn read(text: &str) -> Option<(Date, Date)> {
    let plain = text.trim().trim_end_matches([',', ';', '.']).replace('/', ".");
    if let Some(day) = parse_date(&plain).or_else(|| parse_date(&turned(&plain)?)) {
        return Some((day, day));
    }
    // A sign that is not part of a date has another meaning: `>2019` is not a year.
    let parts_words = |c: char| {
        c.is_whitespace() || is_quote(c) || is_apostrophe(c) || is_hyphen(c) || matches!(c, '.' | ',' | '(' | ')')
    };
    if plain.starts_with(is_hyphen) || !plain.chars().all(|c| c.is_alphanumeric() || parts_words(c)) {
        return None;
    }
    let parts: Vec<&str> = plain.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let mut written = Written::default();
    parts.into_iter().try_for_each(|part| written.take(part))?;
    written.stretch()
}

/// Writes `2019.07.02` with hyphens.
fn turned(text: &str) -> Option<String> {
    let year_first = text.split('.').next()?.len() == 4;
    year_first.then(|| text.replace('.', "-"))
}

/// The parts of a date read so far.
#[derive(Default)]
struct Written {
    year: Option<i16>,
    month: Option<i8>,
    /// A number of one or two digits: the day, or the month if there is no name of a month.
    small: Option<i8>,
}

impl Written {
    fn take(&mut self, part: &str) -> Option<()> {
        let part = part.to_lowercase();
        if part.bytes().all(|b| b.is_ascii_digit()) {
            return match part.len() {
                4 => put(&mut self.year, part.parse().ok().filter(|&year| year > 0)?),
                1 | 2 => put(&mut self.small, part.parse().ok()?),
                _ => None,
            };
        }
        let is_year_word = ["yil", "йил", "г", "год", "года", "году", "year"].iter().any(|word| part == *word)
            || part.starts_with("yild")
            || part.starts_with("йилд");
        if is_year_word {
            return self.year.map(|_| ());
        }
        let month = MONTHS.iter().position(|names| names.iter().any(|name| part.starts_with(name)))?;
        put(&mut self.month, i8::try_from(month).ok()? + 1)
    }

    fn stretch(&self) -> Option<(Date, Date)> {
        let year = self.year?;
        match (self.month, self.small) {
            (Some(month), Some(day)) => Date::new(year, month, day).ok().map(|day| (day, day)),
            (Some(month), None) | (None, Some(month)) => {
                let first = Date::new(year, month, 1).ok()?;
                Some((first, first.last_of_month()))
            }
            (None, None) => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
        }
    }
}

/// Fills an empty slot. Returns `None` if it is already filled.
fn put<T>(place: &mut Option<T>, value: T) -> Option<()> {
    place.replace(value).is_none().then_some(())
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn days_months_and_years_are_read_in_every_spelling() {
        for (text, wanted) in [
            ("2019-07-02", "2019-07-02 2019-07-02"),
            ("02.07.2019", "2019-07-02 2019-07-02"),
            ("2/7/2019", "2019-07-02 2019-07-02"),
            ("2019.07.02", "2019-07-02 2019-07-02"),
            ("2019-yil 2-iyul", "2019-07-02 2019-07-02"),
            ("2019 йил 2 июлдаги", "2019-07-02 2019-07-02"),
            ("2 июля 2019 г.", "2019-07-02 2019-07-02"),
            ("July 2, 2019", "2019-07-02 2019-07-02"),
            ("5 мая 2020 года", "2020-05-05 2020-05-05"),
            ("2019-07", "2019-07-01 2019-07-31"),
            ("02.2020", "2020-02-01 2020-02-29"),
            ("fevral 2019", "2019-02-01 2019-02-28"),
            ("2019", "2019-01-01 2019-12-31"),
            ("2019-yil", "2019-01-01 2019-12-31"),
            ("31.02.2020", "-"),
            ("2019-13", "-"),
            ("2019-2021", "-"),
            ("0000", "-"),
            ("99999", "-"),
            ("yil", "-"),
            ("«02» июля 2019 г.", "2019-07-02 2019-07-02"),
            (">2019", "-"),
            ("2019*", "-"),
            ("!=2019", "-"),
            ("-2019", "-"),
            ("kecha", "-"),
            ("", "-"),
        ] {
            let found = read(text).map_or("-".to_owned(), |(from, to)| format!("{from} {to}"));
            assert_eq!(found, wanted, "{text}");
        }
    }
}
