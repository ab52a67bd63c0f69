//! Dates as written in each language.

use jiff::ToSpan;
use qonun_law::Date;

use crate::phrase::{CYR, RU, UZ};

const UZ_MONTHS: [&str; 12] =
    ["yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr"];
const CYR_MONTHS: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];
const RU_MONTHS: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const EN_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The day on which the mirror claims to have been saved; later days are in the future.
pub(crate) fn saved_on() -> Date {
    Date::constant(2026, 7, 1)
}

/// `02.07.2019`.
pub(crate) fn dotted(date: Date) -> String {
    format!("{:02}.{:02}.{}", date.day(), date.month(), date.year())
}

/// `2019-yil 2-iyul`, `2019 йил 2 июль`, `2 июля 2019 года`, `July 2, 2019`.
pub(crate) fn in_words(lang: usize, date: Date) -> String {
    let (year, month, day) = (date.year(), usize::from(date.month().unsigned_abs()) - 1, date.day());
    match lang {
        UZ => format!("{year}-yil {day}-{}", UZ_MONTHS[month]),
        CYR => format!("{year} йил {day} {}", CYR_MONTHS[month]),
        RU => format!("{day} {} {year} года", RU_MONTHS[month]),
        _ => format!("{} {day}, {year}", EN_MONTHS[month]),
    }
}

/// Formats the date before the number of an act: `2019-yil 2-iyuldagi`, `2019 йил 2 июлдаги`, `от 2 июля 2019 года`,
/// `of July 2, 2019`.
pub(crate) fn of_day(lang: usize, date: Date) -> String {
    let words = in_words(lang, date);
    match lang {
        UZ => words + "dagi",
        CYR => format!("{}даги", words.trim_end_matches('ь')),
        RU => format!("от {words}"),
        _ => format!("of {words}"),
    }
}

/// Returns the date `days` days later.
pub(crate) fn days_after(date: Date, days: usize) -> Date {
    let days = i64::try_from(days).unwrap_or(0);
    date.checked_add(days.days()).unwrap_or(date)
}

/// Returns the date `days` days earlier.
pub(crate) fn days_before(date: Date, days: usize) -> Date {
    let days = i64::try_from(days).unwrap_or(0);
    date.checked_sub(days.days()).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use qonun_law::Date;

    use super::{days_after, dotted, in_words, of_day};

    #[test]
    fn one_day_in_every_language() {
        let day = Date::constant(2019, 7, 2);
        assert_eq!(dotted(day), "02.07.2019");
        let words: Vec<String> = (0..4).map(|lang| in_words(lang, day)).collect();
        assert_eq!(words, ["2019-yil 2-iyul", "2019 йил 2 июль", "2 июля 2019 года", "July 2, 2019"]);
        let before: Vec<String> = (0..4).map(|lang| of_day(lang, day)).collect();
        assert_eq!(before, ["2019-yil 2-iyuldagi", "2019 йил 2 июлдаги", "от 2 июля 2019 года", "of July 2, 2019"]);
        assert_eq!(days_after(Date::constant(2019, 12, 31), 1), Date::constant(2020, 1, 1));
    }
}
