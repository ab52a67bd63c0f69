//! Values of parameters: how each type is read, and how an invalid value is refused.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::str::FromStr;

use qonun_law::{ActNumber, Date, Lang, parse_date};
use qonun_texts::Code;

use crate::failure::Failure;

const DATE_FORM: &str = "YYYY-MM-DD, DD.MM.YYYY";
/// Maximum number of values of one filter.
const MOST_VALUES: usize = 30;

pub(super) fn checked_amount(name: &str, count: usize) -> Result<(), Failure> {
    if count <= MOST_VALUES {
        return Ok(());
    }
    Err(Failure::new(Code::TooManyValues).with("parameter", name).with("limit", MOST_VALUES).with("count", count))
}

/// Valid years of an act.
const YEARS: std::ops::RangeInclusive<i16> = 1..=9_999;
/// Examples of numbers of acts, for failures.
const NUMBER_FORM: &str = "547, ORQ-547, ЗРУ-547, 560-II";

pub(super) fn checked_years(name: &str, value: &str) -> Result<Vec<i16>, Failure> {
    let years: Vec<i16> = list_in(name, value, "YYYY, …")?;
    checked_amount(name, years.iter().collect::<BTreeSet<_>>().len())?;
    match years.iter().find(|year| !YEARS.contains(year)) {
        Some(year) => Err(Failure::bad_value(name, &year.to_string(), "YYYY, …")),
        None => Ok(years),
    }
}

/// Checks that the number of an act contains a digit.
pub(super) fn checked_number(name: &str, value: &str) -> Result<String, Failure> {
    match ActNumber::parse(value) {
        Some(_) => Ok(value.to_owned()),
        None => Err(Failure::bad_value(name, value, NUMBER_FORM)),
    }
}

pub(crate) fn choice<T: Copy>(name: &str, value: &str, choices: &[(&str, T)]) -> Result<T, Failure> {
    let found = choices.iter().find(|(word, _)| *word == value).map(|&(_, choice)| choice);
    found.ok_or_else(|| Failure::bad_value(name, value, joined(choices.iter().map(|(word, _)| *word))))
}

pub(super) fn joined<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().collect::<Vec<_>>().join(", ")
}

/// Returns the parts of a comma-separated list that are not empty. Fails if there is none.
pub(super) fn parts<'a>(name: &str, value: &'a str, expected: &str) -> Result<Vec<&'a str>, Failure> {
    let found: Vec<&str> = value.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    if found.is_empty() { Err(Failure::bad_value(name, value, expected)) } else { Ok(found) }
}

/// Returns the values of a comma-separated list.
pub(super) fn list_in<T: FromStr>(name: &str, value: &str, expected: &str) -> Result<Vec<T>, Failure> {
    let read = |part: &str| part.parse().map_err(|_| Failure::bad_value(name, part, expected));
    parts(name, value, expected)?.into_iter().map(read).collect()
}

pub(super) fn add<T: PartialEq>(to: &mut Vec<T>, more: Vec<T>) {
    for value in more {
        if !to.contains(&value) {
            to.push(value);
        }
    }
}

pub(super) fn languages() -> String {
    joined(Lang::ALL.map(Lang::tag))
}

/// Parses a language.
pub(crate) fn language(name: &str, value: &str) -> Result<Lang, Failure> {
    value.parse().map_err(|()| Failure::bad_value(name, value, languages()))
}

/// Parses a day.
pub(crate) fn date(name: &str, value: &str) -> Result<Date, Failure> {
    parse_date(value).ok_or_else(|| Failure::bad_value(name, value, DATE_FORM))
}

/// Parses a number from `least` to `most`.
pub(crate) fn number<T>(name: &str, value: &str, least: T, most: T) -> Result<T, Failure>
where
    T: FromStr + PartialOrd + Display + Copy,
{
    let read = value.parse::<T>().ok().filter(|number| (least..=most).contains(number));
    read.ok_or_else(|| Failure::bad_value(name, value, format!("{least}–{most}")))
}
