//! Days of adoption and of entry into force.

use qonun_law::Date;

use crate::act::Class;
use crate::calendar::days_after;
use crate::rng::Rng;

/// Returns a day of adoption between 1992 and the first half of 2026, recent years more often. Ministry acts have been
/// registered since 1997, resolutions of the President numbered since 2005.
pub(crate) fn adoption_day(class: Class, rng: &mut Rng) -> Date {
    let first = match class {
        Class::Ministry => 1997,
        Class::Resolution => 2005,
        _ => 1992,
    };
    let years = 2026 - first + 1;
    // The larger of two draws: most acts are in the second half of the period.
    let year = first + rng.below(years).max(rng.below(years));
    day_of_year(i16::try_from(year).unwrap_or(2020), rng)
}

/// Returns a day of a year; in 2026 only of the first half.
pub(crate) fn day_of_year(year: i16, rng: &mut Rng) -> Date {
    let month = rng.between(1, if year >= 2026 { 5 } else { 12 });
    let day = rng.between(1, 28);
    let part = |value: usize| i8::try_from(value).unwrap_or(1);
    Date::new(year, part(month), part(day)).unwrap_or(Date::constant(2020, 1, 1))
}

/// Returns the first day in force: soon after adoption; for one act in a hundred a later first of January. One in four
/// of the newest acts waits for the next year, so that future acts and editions exist.
pub(crate) fn force_day(class: Class, adopted: Date, rng: &mut Rng) -> Date {
    if rng.chance(if adopted.year() == 2026 { 250 } else { 10 }) {
        let later = i16::try_from(rng.between(1, 2)).unwrap_or(1);
        return Date::new(adopted.year() + later, 1, 1).unwrap_or(adopted);
    }
    let days = match class {
        Class::Code => rng.between(90, 180),
        Class::Law => [0, 1, 30, 90, 91][rng.below(5)],
        Class::Ministry => 10,
        Class::Treaty => rng.between(20, 200),
        _ => rng.between(0, 3),
    };
    days_after(adopted, days)
}
