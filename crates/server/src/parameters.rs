//! The parameters of a search: read from the query of an address and written back. The page and the API share them, so
//! that a web address becomes an API address by changing its path.

mod offered;
mod table;
mod values;

use qonun_query::{Filters, SearchRequest};
use qonun_texts::Code;

use crate::failure::{Failure, Word};
use crate::notice::Told;

pub use offered::search_parameter;
pub use table::SearchParameter;
pub(crate) use table::{Kind, SEARCH_PARAMETERS};
pub(crate) use values::{date, language, number};

use table::Given;
use values::checked_amount;

/// Names and values of the query of an address.
pub(crate) type Pairs = [(String, String)];

/// Reads a search. Empty values mean nothing, since forms send their empty fields; unknown names become notices.
pub(crate) fn parse_search(pairs: &Pairs, max_query_chars: usize) -> Result<(SearchRequest, Vec<Told>), Failure> {
    let mut request = SearchRequest::new("");
    let mut notices = Vec::new();
    let (mut seen, mut given): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    if pairs.len() > MOST_PARAMETERS {
        return Err(Failure::new(Code::TooManyValues).with("limit", MOST_PARAMETERS).with("count", pairs.len()));
    }
    for (name, value) in pairs {
        let Some(parameter) = SEARCH_PARAMETERS.iter().find(|parameter| parameter.name == name) else {
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
            // An empty value is none: the one behind it is the first.
            let first = !given.contains(&name.as_str());
            given.push(name);
            (parameter.read)(&mut request, Given { parameter, value, first })?;
        }
    }
    checked_days(&request.filters)?;
    checked_amounts(&request.filters)?;
    Ok((request, notices))
}

/// Most parameters of a search. Every filter of a page leads to the page without it, and each of those addresses names
/// all the others: pages grow with the square of this.
const MOST_PARAMETERS: usize = 60;

/// No filter has more values than it may.
fn checked_amounts(filters: &Filters) -> Result<(), Failure> {
    checked_amount("year", filters.years.len())?;
    checked_amount("body", filters.bodies.len())?;
    checked_amount("topic", filters.topics.len())
}

/// A time of adoption begins before it ends.
fn checked_days(filters: &Filters) -> Result<(), Failure> {
    match (filters.adopted_from, filters.adopted_to) {
        (Some(from), Some(to)) if from > to => {
            Err(Failure::bad_value("adopted_from", &from.to_string(), format!("≤ adopted_to ({to})")))
        }
        _ => Ok(()),
    }
}

/// A query is no longer than it may be.
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

/// What is typed, where nothing else is asked with it; `None` when nothing is.
pub(crate) fn typed(pairs: &Pairs, max_chars: usize) -> Result<Option<String>, Failure> {
    let typed = once(pairs, "q")?;
    typed.map_or(Ok(()), |typed| checked_query(typed, max_chars))?;
    Ok(typed.map(str::to_owned))
}

/// The value of a parameter that may stand once; `None` when it is missing or empty.
pub(crate) fn once<'a>(pairs: &'a Pairs, name: &str) -> Result<Option<&'a str>, Failure> {
    let mut values = pairs.iter().filter(|(found, _)| found == name).map(|(_, value)| value.as_str());
    let value = values.next().filter(|value| !value.is_empty());
    if values.next().is_some() {
        return Err(Failure::new(Code::RepeatedParameter).with("parameter", name));
    }
    Ok(value)
}

/// Writes a search as the query of an address: what differs from the defaults, `q` first and `cursor` last.
pub(crate) fn write_search(request: &SearchRequest) -> Vec<(&'static str, String)> {
    written(request, |_| true)
}

/// What a page of results keeps for a new search, of the search that it shows.
pub(crate) fn kept_for_new_search(request: &SearchRequest) -> Vec<(&'static str, String)> {
    written(request, |parameter| parameter.kept)
}

/// The query is written even when it is empty; of all others what says something.
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
