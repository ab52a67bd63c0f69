//! Keys of numbers.

use crate::chars::{is_invisible, superscript_digit};

/// Key of a number word: `358¹` is `358-1`, `01.05.2020` is `2020-05-01`, `5.1` is itself. `None` when it is no number.
#[must_use]
pub fn number_key(word: &str) -> Option<String> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut key = String::with_capacity(word.len() + 1);
    let mut raised = false;
    for c in word.chars().filter(|c| !is_invisible(*c)) {
        match superscript_digit(c) {
            Some(digit) => {
                if !raised {
                    key.push('-');
                }
                raised = true;
                key.push(digit);
            }
            None if raised => return None,
            None if c.is_ascii_digit() || matches!(c, '.' | '-' | '/') => key.push(c),
            None => return None,
        }
    }
    Some(iso_date(&key).unwrap_or(key))
}

/// `day.month.year` as `year-month-day`.
fn iso_date(key: &str) -> Option<String> {
    let mut parts = key.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    let (day, month): (u8, u8) = (day.parse().ok()?, month.parse().ok()?);
    let year: u16 = year.parse().ok()?;
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then(|| format!("{year:04}-{month:02}-{day:02}"))
}
