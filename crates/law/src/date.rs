//! Days.

/// A civil day, written `2019-07-02`.
pub type Date = jiff::civil::Date;

/// Parses a day in ISO form (`2019-07-02`) or as written in Uzbekistan (`02.07.2019`). Returns `None` for any other
/// form and for days that do not exist.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let (year, month, day) = if let Some((day, rest)) = text.split_once('.') {
        let (month, year) = rest.split_once('.')?;
        (year, month, day)
    } else {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        (year, month, day)
    };
    let digits = |part: &str, longest: usize| {
        let plain = !part.is_empty() && part.len() <= longest && part.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| part.parse::<i16>().ok()).flatten()
    };
    if year.len() != 4 {
        return None;
    }
    let (month, day) = (i8::try_from(digits(month, 2)?).ok()?, i8::try_from(digits(day, 2)?).ok()?);
    let year = digits(year, 4).filter(|&y| y >= 1)?;
    Date::new(year, month, day).ok()
}

/// Returns the day that is `days` days before another; the first day of the calendar if there is no such day.
#[must_use]
pub fn days_before(day: Date, days: u16) -> Date {
    day.saturating_sub(jiff::Span::new().days(i64::from(days)))
}

#[cfg(test)]
mod tests {
    use super::parse_date;

    #[test]
    fn both_spellings_are_read_and_impossible_days_are_not() {
        for (text, wanted) in [
            ("2019-07-02", Some("2019-07-02")),
            ("02.07.2019", Some("2019-07-02")),
            (" 2.7.2019 ", Some("2019-07-02")),
            ("31.02.2020", None),
            ("2020-13-45", None),
            ("0000-00-00", None),
            ("-0001-01-01", None),
            ("99999-01-01", None),
            ("2020-02-30T99:99", None),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(parse_date(text).map(|d| d.to_string()).as_deref(), wanted, "{text}");
        }
    }
}
