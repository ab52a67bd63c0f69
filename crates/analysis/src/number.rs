//! Keys of numbers, of the sign of per cent and of symbols of square and cubic units: one key for each quantity,
//! however it is written.

use crate::Language;
use crate::chars::{is_apostrophe, is_invisible, is_superscript, superscript_digit};
use crate::quantity::{is_blank, is_grouped, sign_end, unit_of};

/// Key of a number word: `358¹` is `358-1`, `01.05.2020` is `2020-05-01`, `5.1` is itself, `0,5` is `0.5`, `1 250 000`
/// and `1.250.000` are `1250000`, `N 5` is `5`. `None` when it is no number.
///
/// The language decides between the two readings of a single comma before three digits: `1,250` is a thousand and more
/// in English, and a little more than one in Uzbek and Russian.
#[must_use]
pub fn number_key(word: &str, language: Language) -> Option<String> {
    if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(word.to_owned());
    }
    let number = sign_end(word, 0).map_or(word, |end| &word[end..]);
    if !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let tail = number.find(is_superscript).unwrap_or(number.len());
    let (plain, raised) = number.split_at(tail);
    let mut key = plain_key(plain, language)?;
    if !raised.is_empty() {
        key.push('-');
    }
    for c in raised.chars().filter(|c| !is_invisible(*c)) {
        key.push(superscript_digit(c)?);
    }
    Some(key)
}

/// The word of a language that the sign of per cent stands for.
pub(crate) fn percent_word(word: &str, language: Language) -> Option<&'static str> {
    (word == "%").then_some(match language {
        Language::Uzbek => "foiz",
        Language::Russian => "процент",
        Language::English => "percent",
    })
}

/// Key of the symbol of a square or cubic unit, one for all languages: `м²`, `м2` and `m²` are `m2`.
pub(crate) fn unit_key(word: &str) -> Option<String> {
    let last = word.chars().next_back()?;
    let power = if last.is_ascii_digit() { last } else { superscript_digit(last)? };
    let unit = unit_of(&word[..word.len() - last.len_utf8()])?;
    matches!(power, '2' | '3').then(|| format!("{unit}{power}"))
}

/// Key of a number without a raised part.
fn plain_key(plain: &str, language: Language) -> Option<String> {
    let mut groups = Vec::new();
    let mut digits = String::with_capacity(plain.len());
    // Blanks and apostrophes part groups of digits and nothing else.
    for c in plain.chars().filter(|c| !is_invisible(*c)) {
        match c {
            c if is_blank(c) || is_apostrophe(c) => groups.push(digits.len()),
            c if c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '/') => digits.push(c),
            _ => return None,
        }
    }
    if !groups.is_empty() && !are_groups(&digits, &groups) {
        return None;
    }
    Some(iso_date(&digits).unwrap_or_else(|| without_marks(digits, language)))
}

/// Are digits parted into groups as thousands are, each border being the place of a digit?
fn are_groups(digits: &str, borders: &[usize]) -> bool {
    let whole = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let ends = borders.iter().copied().skip(1).chain([whole]);
    (1..=3).contains(&borders[0]) && borders.iter().zip(ends).all(|(&start, end)| end == start + 3)
}

/// A number without the marks between groups of thousands, and with a point before its decimals.
fn without_marks(digits: String, language: Language) -> String {
    match digits.matches(',').count() {
        0 if digits.matches('.').count() > 1 && is_grouped(&digits, '.') => digits.replace('.', ""),
        0 => digits,
        1 => one_comma(&digits, language),
        _ => match digits.split_once('.') {
            Some((whole, decimals)) if is_grouped(whole, ',') => format!("{}.{decimals}", whole.replace(',', "")),
            None if is_grouped(&digits, ',') => digits.replace(',', ""),
            _ => digits,
        },
    }
}

/// The comma before decimals, or that between thousands.
fn one_comma(digits: &str, language: Language) -> String {
    let Some((before, after)) = digits.split_once(',') else { return digits.to_owned() };
    if before.contains('.') {
        return if is_grouped(before, '.') {
            format!("{}.{after}", before.replace('.', ""))
        } else {
            digits.to_owned()
        };
    }
    let thousands = after.contains('.') || language == Language::English && is_grouped(digits, ',');
    if thousands { format!("{before}{after}") } else { format!("{before}.{after}") }
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
