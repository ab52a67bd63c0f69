//! The parameters of a search: read from the query of an address and written back. The page and the API share them, so
//! that a web address becomes an API address by changing its path.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::str::FromStr;

use qonun_law::{ActNumber, Date, Lang, LangSet, Status, parse_date};
use qonun_query::{FacetField, Filters, Grouping, Notice, Scope, SearchRequest, Sort, Syntax};

use crate::code::Code;
use crate::failure::Failure;
use crate::interface::UI;
use crate::texts::texts;

/// Names and values of the query of an address.
pub(crate) type Pairs = [(String, String)];

const DATE_FORM: &str = "YYYY-MM-DD, DD.MM.YYYY";

/// Reads a search. Empty values mean nothing, since forms send their empty fields; unknown names become notices.
pub(crate) fn parse_search(
    pairs: &Pairs,
    max_query_chars: usize,
    ui: Lang,
) -> Result<(SearchRequest, Vec<Notice>), Failure> {
    let mut request = SearchRequest::new("");
    let mut notices = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    if pairs.len() > MOST_PARAMETERS {
        return Err(Failure::new(Code::TooManyValues).with("limit", MOST_PARAMETERS).with("count", pairs.len()));
    }
    for (name, value) in pairs {
        let many =
            matches!(name.as_str(), "type" | "status" | "body" | "topic" | "year" | "language" | "in" | "facets");
        if !many && seen.contains(&name.as_str()) && is_known(name) {
            return Err(Failure::new(Code::RepeatedParameter).with("parameter", name));
        }
        let first = !seen.contains(&name.as_str());
        seen.push(name);
        if name == "q" {
            request.q = checked_query(value, max_query_chars)?;
        } else if !is_known(name) {
            notices.push(unknown(name, ui));
        } else if !value.is_empty() {
            read_parameter(&mut request, name, value, first)?;
        }
    }
    checked_days(&request.filters)?;
    checked_amounts(&request.filters)?;
    Ok((request, notices))
}

/// Most parameters of a search. Every filter of a page leads to the page without it, and each of those addresses names all
/// the others: pages grow with the square of this.
const MOST_PARAMETERS: usize = 60;
/// Most values of one filter.
const MOST_VALUES: usize = 30;

/// No filter has more values than it may.
fn checked_amounts(filters: &Filters) -> Result<(), Failure> {
    checked_amount("year", filters.years.len())?;
    checked_amount("body", filters.bodies.len())?;
    checked_amount("topic", filters.topics.len())
}

fn checked_amount(name: &str, count: usize) -> Result<(), Failure> {
    if count <= MOST_VALUES {
        return Ok(());
    }
    Err(Failure::new(Code::TooManyValues).with("parameter", name).with("limit", MOST_VALUES).with("count", count))
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

/// Years that a law can have.
const YEARS: std::ops::RangeInclusive<i16> = 1..=9_999;
/// How numbers of acts are written.
const NUMBER_FORM: &str = "547, ORQ-547, ЗРУ-547, 560-II";

fn checked_years(name: &str, value: &str) -> Result<Vec<i16>, Failure> {
    let years: Vec<i16> = list(name, value, "YYYY, …")?;
    checked_amount(name, years.iter().collect::<BTreeSet<_>>().len())?;
    match years.iter().find(|year| !YEARS.contains(year)) {
        Some(year) => Err(Failure::bad_value(name, &year.to_string(), "YYYY, …")),
        None => Ok(years),
    }
}

/// A number has a figure in it.
fn checked_number(name: &str, value: &str) -> Result<String, Failure> {
    match ActNumber::parse(value) {
        Some(_) => Ok(value.to_owned()),
        None => Err(Failure::bad_value(name, value, NUMBER_FORM)),
    }
}

/// Every parameter of a search, in the order in which they are written.
const NAMES: [&str; 25] = [
    "q",
    "syntax",
    "words",
    "scope",
    "in",
    "lang",
    "type",
    "status",
    "body",
    "topic",
    "year",
    "language",
    "number",
    "adopted_from",
    "adopted_to",
    "in_force_on",
    "sort",
    "facets",
    "snippet",
    "group",
    "limit",
    "per_act",
    "spelling",
    "explain",
    "cursor",
];

fn is_known(name: &str) -> bool {
    NAMES.contains(&name) || name == UI
}

fn unknown(name: &str, ui: Lang) -> Notice {
    let shown: String = name.chars().take(40).collect();
    Notice {
        code: "unknown_parameter",
        text: texts(ui).unknown_parameter(shown),
        offset: None,
        length: None,
        replacement: None,
    }
}

/// A query no longer than it may be.
pub(crate) fn checked_query(q: &str, max_chars: usize) -> Result<String, Failure> {
    let length = q.chars().count();
    if length > max_chars {
        return Err(Failure::new(Code::QueryTooLong)
            .with("parameter", "q")
            .with("limit", max_chars)
            .with("length", length));
    }
    Ok(q.to_owned())
}

/// Reads one value that is not empty. `first` tells whether the name stands for the first time.
fn read_parameter(request: &mut SearchRequest, name: &str, value: &str, first: bool) -> Result<(), Failure> {
    let filters = &mut request.filters;
    match name {
        "syntax" => request.syntax = choice(name, value, &SYNTAXES)?,
        "words" => request.exact = choice(name, value, &WORDS)?,
        "scope" => request.scope = choice(name, value, &SCOPES)?,
        "sort" => request.sort = choice(name, value, &SORTS)?,
        "group" => request.group = choice(name, value, &GROUPINGS)?,
        "in" => request.searched = more_languages(request.searched, name, value, first)?,
        "language" => filters.languages = more_languages(filters.languages, name, value, first)?,
        "lang" => request.lang = Some(language(name, value)?),
        UI => drop(language(name, value)?),
        "type" => add(&mut filters.types, list(name, value, "law, code, decree, …")?),
        "status" => add(&mut filters.statuses, list(name, value, &joined(Status::ALL.map(Status::name)))?),
        "year" => add(&mut filters.years, checked_years(name, value)?),
        // Names of bodies and topics have commas in them: several are given by repeating the parameter.
        "body" => add(&mut filters.bodies, vec![value.to_owned()]),
        "topic" => add(&mut filters.topics, vec![value.to_owned()]),
        "number" => filters.number = Some(checked_number(name, value)?),
        "adopted_from" => filters.adopted_from = Some(date(name, value)?),
        "adopted_to" => filters.adopted_to = Some(date(name, value)?),
        "in_force_on" => filters.in_force_on = Some(date(name, value)?),
        "facets" => {
            let all = FacetField::ALL.map(|field| (field.name(), field));
            for part in parts(name, value, &joined(FacetField::ALL.map(FacetField::name)))? {
                add(&mut request.facets, vec![choice(name, part, &all)?]);
            }
        }
        "snippet" => request.snippet = number(name, value, 0, 1_000)?,
        "limit" => request.limit = number(name, value, 1, 100)?,
        "per_act" => request.per_act = Some(number(name, value, 0, 20)?),
        "spelling" => request.corrects = choice(name, value, &SPELLINGS)?,
        "explain" => {
            request.explain = choice(name, value, &[("1", true), ("true", true), ("0", false), ("false", false)])?
        }
        "cursor" => request.cursor = Some(value.to_owned()),
        _ => {}
    }
    Ok(())
}

const SYNTAXES: [(&str, Syntax); 2] = [("simple", Syntax::Simple), ("advanced", Syntax::Advanced)];
const WORDS: [(&str, bool); 2] = [("forms", false), ("exact", true)];
const SCOPES: [(&str, Scope); 2] = [("act", Scope::Act), ("provision", Scope::Provision)];
const SPELLINGS: [(&str, bool); 2] = [("on", true), ("off", false)];
const GROUPINGS: [(&str, Grouping); 2] = [("act", Grouping::Act), ("none", Grouping::None)];
const SORTS: [(&str, Sort); 4] =
    [("relevance", Sort::Relevance), ("date", Sort::Date), ("-date", Sort::DateDescending), ("number", Sort::Number)];

fn choice<T: Copy>(name: &str, value: &str, choices: &[(&str, T)]) -> Result<T, Failure> {
    let found = choices.iter().find(|(word, _)| *word == value).map(|&(_, choice)| choice);
    found.ok_or_else(|| Failure::bad_value(name, value, joined(choices.iter().map(|(word, _)| *word))))
}

fn word_of<T: PartialEq>(choices: &[(&'static str, T)], wanted: &T) -> &'static str {
    choices.iter().find(|(_, choice)| choice == wanted).map_or("", |(word, _)| word)
}

fn joined<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().collect::<Vec<_>>().join(", ")
}

/// The parts of a comma list that are not empty; at least one.
fn parts<'a>(name: &str, value: &'a str, expected: &str) -> Result<Vec<&'a str>, Failure> {
    let found: Vec<&str> = value.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    if found.is_empty() { Err(Failure::bad_value(name, value, expected)) } else { Ok(found) }
}

fn list<T: FromStr>(name: &str, value: &str, expected: &str) -> Result<Vec<T>, Failure> {
    let read = |part: &str| part.parse().map_err(|_| Failure::bad_value(name, part, expected));
    parts(name, value, expected)?.into_iter().map(read).collect()
}

fn add<T: PartialEq>(to: &mut Vec<T>, more: Vec<T>) {
    for value in more {
        if !to.contains(&value) {
            to.push(value);
        }
    }
}

fn more_languages(so_far: LangSet, name: &str, value: &str, first: bool) -> Result<LangSet, Failure> {
    let named = parts(name, value, &languages())?.into_iter().map(|part| language(name, part));
    let named = named.collect::<Result<Vec<_>, _>>()?;
    let begin = if first { LangSet::EMPTY } else { so_far };
    Ok(named.into_iter().fold(begin, LangSet::with))
}

fn languages() -> String {
    joined(Lang::ALL.map(Lang::tag))
}

/// Reads a language.
pub(crate) fn language(name: &str, value: &str) -> Result<Lang, Failure> {
    value.parse().map_err(|()| Failure::bad_value(name, value, languages()))
}

/// Reads a day.
pub(crate) fn date(name: &str, value: &str) -> Result<Date, Failure> {
    parse_date(value).ok_or_else(|| Failure::bad_value(name, value, DATE_FORM))
}

/// Reads a number between two bounds.
pub(crate) fn number<T>(name: &str, value: &str, least: T, most: T) -> Result<T, Failure>
where
    T: FromStr + PartialOrd + Display + Copy,
{
    let read = value.parse::<T>().ok().filter(|number| (least..=most).contains(number));
    read.ok_or_else(|| Failure::bad_value(name, value, format!("{least}–{most}")))
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
    let usual = SearchRequest::new("");
    let filters = &request.filters;
    let mut out = vec![("q", request.q.clone())];
    let mut put = |name: &'static str, value: String| {
        if !value.is_empty() {
            out.push((name, value));
        }
    };
    let when = |differs: bool, value: &str| if differs { value.to_owned() } else { String::new() };
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    put("syntax", when(request.syntax != usual.syntax, word_of(&SYNTAXES, &request.syntax)));
    put("words", when(request.exact != usual.exact, word_of(&WORDS, &request.exact)));
    put("scope", when(request.scope != usual.scope, word_of(&SCOPES, &request.scope)));
    put("in", when(request.searched != usual.searched, &tags(request.searched)));
    put("lang", request.lang.map(|lang| lang.to_string()).unwrap_or_default());
    put("type", list_of(&filters.types));
    put("status", list_of(&filters.statuses));
    filters.bodies.iter().for_each(|body| put("body", body.clone()));
    filters.topics.iter().for_each(|topic| put("topic", topic.clone()));
    put("year", list_of(&filters.years));
    put("language", when(filters.languages != LangSet::ALL, &tags(filters.languages)));
    put("number", filters.number.clone().unwrap_or_default());
    put("adopted_from", day(filters.adopted_from));
    put("adopted_to", day(filters.adopted_to));
    put("in_force_on", day(filters.in_force_on));
    put("sort", when(request.sort != usual.sort, word_of(&SORTS, &request.sort)));
    put("facets", list_of(&request.facets.iter().map(|field| field.name()).collect::<Vec<_>>()));
    put("snippet", when(request.snippet != usual.snippet, &request.snippet.to_string()));
    put("group", when(request.group != usual.group, word_of(&GROUPINGS, &request.group)));
    put("limit", when(request.limit != usual.limit, &request.limit.to_string()));
    put("per_act", request.per_act.map(|n| n.to_string()).unwrap_or_default());
    put("spelling", when(request.corrects != usual.corrects, word_of(&SPELLINGS, &request.corrects)));
    put("explain", when(request.explain, "1"));
    put("cursor", request.cursor.clone().unwrap_or_default());
    out
}

fn tags(languages: LangSet) -> String {
    joined(languages.iter().map(Lang::tag)).replace(", ", ",")
}

fn list_of<T: Display>(values: &[T]) -> String {
    values.iter().map(T::to_string).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests;
