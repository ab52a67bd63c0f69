//! Keys of numbers, of the per cent sign and of symbols of square and cubic units: one key for each quantity, in all
//! its spellings.

use crate::Language;
use crate::chars::{is_apostrophe, is_invisible, is_superscript, superscript_digit};
use crate::quantity::{is_blank, is_grouped, sign_end, unit_of};

/// Returns the key of a number word: `358-1` for `358¹`, `2020-05-01` for `01.05.2020`, `5.1` unchanged, `0.5` for
/// `0,5`, `1250000` for `1 250 000` and `1.250.000`, `5` for `N 5`. `None` if the word is not a number.
///
/// The language decides how a single comma before three digits is read: `1,250` is more than a thousand in English, and
/// a little more than one in Uzbek and Russian.
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

/// Returns the word for the per cent sign in a language.
pub(crate) fn percent_word(word: &str, language: Language) -> Option<&'static str> {
    (word == "%").then_some(match language {
        Language::Uzbek => "foiz",
        Language::Russian => "процент",
        Language::English => "percent",
    })
}

/// Returns the key of the symbol of a square or cubic unit, the same in all languages: `m2` for `м²`, `м2` and `m²`.
pub(crate) fn unit_key(word: &str) -> Option<String> {
    let last = word.chars().next_back()?;
    let power = if last.is_ascii_digit() { last } else { superscript_digit(last)? };
    let unit = unit_of(&word[..word.len() - last.len_utf8()])?;
    matches!(power, '2' | '3').then(|| format!("{unit}{power}"))
}

/// Returns the key of a number without a superscript.
fn plain_key(plain: &str, language: Language) -> Option<String> {
    let mut groups = Vec::new();
    let mut digits = String::with_capacity(plain.len());
    // Blanks and apostrophes only separate groups of digits.
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

/// True if digits are grouped in thousands; each border is the index of a digit.
fn are_groups(digits: &str, borders: &[usize]) -> bool {
    let whole = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let ends = borders.iter().copied().skip(1).chain([whole]);
    (1..=3).contains(&borders[0]) && borders.iter().zip(ends).all(|(&start, end)| end == start + 3)
}

/// Returns a number without thousands separators, with a point before its decimals.
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

/// Reads a single comma as decimal or thousands separator.
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

/// Converts `day.month.year` to `year-month-day`.
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
