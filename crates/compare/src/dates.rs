//! Dates in words are one unit: a changed day is told as a whole.

use std::ops::Range;

/// Names of months without their endings, in lower case: Uzbek in both alphabets, Russian, English.
const MONTHS: [&str; 54] = [
    "yanvar",
    "fevral",
    "mart",
    "aprel",
    "may",
    "iyun",
    "iyul",
    "avgust",
    "sentabr",
    "sentyabr",
    "oktabr",
    "oktyabr",
    "noyabr",
    "dekabr",
    "январ",
    "феврал",
    "март",
    "апрел",
    "май",
    "мая",
    "мае",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
    "ёнвар",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "янв",
    "фев",
];

/// Endings of the names.
const ENDINGS: [&str; 27] = [
    "",
    "da",
    "dan",
    "dagi",
    "ga",
    "gacha",
    "ning",
    "ni",
    "idan",
    "да",
    "дан",
    "даги",
    "га",
    "гача",
    "нинг",
    "ни",
    "ь",
    "я",
    "е",
    "а",
    "ем",
    "ём",
    "ом",
    "ьдаги",
    "ьдан",
    "ьгача",
    "ю",
];

/// Words after the number of a year.
const YEARS: [&str; 8] = ["yil", "йил", "год", "года", "году", "годом", "г", "гг"];

/// Joins the units of each date.
pub(crate) fn join(text: &str, units: &mut Vec<Range<usize>>) {
    let mut out: Vec<Range<usize>> = Vec::with_capacity(units.len());
    let mut at = 0;
    while at < units.len() {
        let count = length(text, &units[at..]);
        out.push(units[at].start..units[at + count - 1].end);
        at += count;
    }
    *units = out;
}

/// Number of units of the date that begins the list; 1 if there is none.
fn length(text: &str, units: &[Range<usize>]) -> usize {
    let unit = |at: usize| units.get(at).map_or("", |range| &text[range.clone()]);
    let first = unit(0);
    if is_day(first) && is_month(unit(1)) {
        return if is_year(unit(2)) { 3 + usize::from(is_word_of_year(unit(3))) } else { 2 };
    }
    if is_month(first) && is_day(unit(1)) {
        let comma = usize::from(unit(2) == ",");
        return if is_year(unit(2 + comma)) { 3 + comma } else { 1 };
    }
    if is_year(first) || year_with_word(first) {
        let word = usize::from(is_word_of_year(unit(1)));
        let (day, month) = (unit(1 + word), unit(2 + word));
        if is_day_with_month(day) {
            return 2 + word;
        }
        return if is_day(day) && is_month(month) { 3 + word } else { 1 };
    }
    1
}

/// True for the number of a day.
fn is_day(unit: &str) -> bool {
    matches!(unit.len(), 1 | 2) && unit.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
}

/// True for a year in four digits.
fn is_year(unit: &str) -> bool {
    unit.len() == 4 && unit.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_word_of_year(unit: &str) -> bool {
    YEARS.contains(&unit) || unit.strip_prefix("yil").or_else(|| unit.strip_prefix("йил")).is_some_and(is_ending)
}

/// True for `2019-yil`.
fn year_with_word(unit: &str) -> bool {
    unit.split_once('-').is_some_and(|(year, word)| is_year(year) && is_word_of_year(word))
}

/// True for `2-iyuldagi`.
fn is_day_with_month(unit: &str) -> bool {
    unit.split_once('-').is_some_and(|(day, month)| is_day(day) && is_month(month))
}

fn is_ending(rest: &str) -> bool {
    ENDINGS.contains(&rest)
}

/// True for the name of a month with an ending.
fn is_month(unit: &str) -> bool {
    // The longest name has 9 letters and the longest ending 5; a letter has at most 2 bytes.
    if unit.is_empty() || unit.len() > 28 {
        return false;
    }
    let lower = unit.to_lowercase();
    MONTHS.iter().any(|month| lower.strip_prefix(month).is_some_and(is_ending))
}
