//! Reads the parameters of a search from a query string, and writes them back. The site and the API share them, so that
//! the address of a page becomes an API address if its path is replaced.

mod compared;
mod links;
mod offered;
mod table;
mod values;

use qonun_query::{Filters, SearchRequest};
use qonun_texts::Code;

use crate::failure::{Failure, Word};
use crate::notice::Told;

pub(crate) use compared::{Side, Since};
pub(crate) use links::{parse_amendments, parse_links, write_amendments, write_links};
pub use offered::search_parameter;
pub use table::SearchParameter;
pub(crate) use table::{Kind, SEARCH_PARAMETERS};
pub(crate) use values::{choice, date, language, number};

use table::Given;
use values::checked_amount;

/// The decoded names and values of a query string.
pub(crate) type Pairs = [(String, String)];

/// Reads a search. Empty values are ignored, since forms send their empty fields. Unknown names become notices.
pub(crate) fn parse_search(pairs: &Pairs, max_query_chars: usize) -> Result<(SearchRequest, Vec<Told>), Failure> {
    let mut request = SearchRequest::new("");
    let mut notices = Vec::new();
    let (mut seen, mut given): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    if pairs.len() > MOST_PARAMETERS {
        return Err(Failure::new(Code::TooManyValues).with("limit", MOST_PARAMETERS).with("count", pairs.len()));
    }
    for (name, value) in pairs {
        let Some(parameter) = search_parameter(name) else {
            notices.push(Told::UnknownParameter(name.clone()));
            continue;
        };
        if seen.contains(&name.as_str()) && !parameter.repeats {
            return Err(Failure::new(Code::RepeatedParameter).with("parameter", name));
        }
        seen.push(name);
        if name == "q" {
            checked_query(value, max_query_chars)?;
        }
        if !value.is_empty() {
            // An empty value does not count, so the next one is the first.
            let first = !given.contains(&name.as_str());
            given.push(name);
            (parameter.read)(&mut request, Given { parameter, value, first })?;
        }
    }
    checked_days(&request.filters)?;
    checked_amounts(&request.filters)?;
    Ok((request, notices))
}

/// Maximum number of parameters of a search. For each filter, a page has the address without it, and each of these
/// addresses contains all the others. So the size of a page grows with the square of this number.
const MOST_PARAMETERS: usize = 60;

/// Checks that no filter has too many values.
fn checked_amounts(filters: &Filters) -> Result<(), Failure> {
    checked_amount("year", filters.years.len())?;
    checked_amount("body", filters.bodies.len())?;
    checked_amount("topic", filters.topics.len())
}

/// Checks that the period of adoption does not end before it begins.
fn checked_days(filters: &Filters) -> Result<(), Failure> {
    match (filters.adopted_from, filters.adopted_to) {
        (Some(from), Some(to)) if from > to => {
            Err(Failure::bad_value("adopted_from", &from.to_string(), format!("≤ adopted_to ({to})")))
        }
        _ => Ok(()),
    }
}

/// Checks the length of a query.
fn checked_query(q: &str, max_chars: usize) -> Result<(), Failure> {
    let length = q.chars().count();
    if length > max_chars {
        return Err(Failure::new(Code::QueryTooLong)
            .with("parameter", "q")
            .with("limit", max_chars)
            .with_word("length", Word::Count(length)));
    }
    Ok(())
}

/// Returns the query, for addresses without other parameters of a search. Returns `None` if it is missing or empty.
pub(crate) fn typed(pairs: &Pairs, max_chars: usize) -> Result<Option<String>, Failure> {
    let typed = once(pairs, "q")?;
    typed.map_or(Ok(()), |typed| checked_query(typed, max_chars))?;
    Ok(typed.map(str::to_owned))
}

/// Returns the value of a parameter that may occur once. Returns `None` if it is missing or empty.
pub(crate) fn once<'a>(pairs: &'a Pairs, name: &str) -> Result<Option<&'a str>, Failure> {
    let mut values = pairs.iter().filter(|(found, _)| found == name).map(|(_, value)| value.as_str());
    let value = values.next().filter(|value| !value.is_empty());
    if values.next().is_some() {
        return Err(Failure::new(Code::RepeatedParameter).with("parameter", name));
    }
    Ok(value)
}

/// Writes a search as pairs of a query string: all that differs from the defaults, `q` first and `cursor` last.
pub(crate) fn write_search(request: &SearchRequest) -> Vec<(&'static str, String)> {
    written(request, |_| true)
}

/// Returns the parameters of the shown search that a page of results keeps for a new search.
pub(crate) fn kept_for_new_search(request: &SearchRequest) -> Vec<(&'static str, String)> {
    written(request, |parameter| parameter.kept)
}

/// Returns `q`, even if it is empty, and every other wanted parameter that differs from its default.
fn written(request: &SearchRequest, wanted: impl Fn(&SearchParameter) -> bool) -> Vec<(&'static str, String)> {
    let usual = SearchRequest::new("");
    let values = |parameter: &SearchParameter| {
        let name = parameter.name;
        (parameter.write)(request, &usual).into_iter().map(move |value| (name, value))
    };
    let all = SEARCH_PARAMETERS.iter().filter(|parameter| wanted(parameter)).flat_map(values);
    all.filter(|(name, value)| *name == "q" || !value.is_empty()).collect()
}

#[cfg(test)]
mod tests;
