//! The table of all parameters of a search: name, meaning, and how a value is read and written. Addresses are parsed
//! and written by this table. The API description, the help page and the options of the command line are derived from
//! it.

use std::fmt::Display;
use std::str::FromStr;

use qonun_law::{Date, Lang, LangSet, Status};
use qonun_query::{FacetField, Grouping, Scope, SearchRequest, Sort, Syntax};
use qonun_texts::Texts;

use super::values::{
    add, checked_number, checked_years, choice, date, joined, language, languages, list_in, number, parts,
};
use crate::failure::Failure;
use crate::interface::UI;

/// A parameter of a search.
pub struct SearchParameter {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// True if it may occur several times.
    pub(crate) repeats: bool,
    /// True if a page of results keeps it for a new search. False for parameters that the search form has as fields,
    /// and for those that belong to one answer.
    pub(crate) kept: bool,
    /// Returns its meaning in the texts of a language. Names and values are enclosed in backticks.
    pub(crate) meaning: fn(&Texts) -> &'static str,
    pub(crate) example: Option<&'static str>,
    /// Reads a value. The value is not empty.
    pub(super) read: fn(&mut SearchRequest, Given<'_>) -> Result<(), Failure>,
    /// Returns the values of a request (first argument) that differ from the default request (second argument). Without
    /// a difference it returns no value, or an empty one.
    pub(super) write: fn(&SearchRequest, &SearchRequest) -> Vec<String>,
}

/// The type of the values, for programs.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Text,
    /// One of these words. The first is the default.
    Choice(fn() -> Vec<&'static str>),
    /// A text for each occurrence of the parameter.
    Texts,
    /// A whole number from `least` to `most`.
    Count {
        least: usize,
        most: usize,
    },
    Switch,
}

const TEXT: SearchParameter = SearchParameter {
    name: "",
    kind: Kind::Text,
    repeats: false,
    kept: true,
    meaning: |_| "",
    example: None,
    read: |_, _| Ok(()),
    write: |_, _| Vec::new(),
};

/// All parameters, in the order in which they are written: the query first, the cursor last. `ui` is read with the
/// request.
pub(crate) const SEARCH_PARAMETERS: [SearchParameter; 29] = [
    SearchParameter {
        name: "q",
        kept: false,
        meaning: |t| t.parameter_q,
        example: Some("mehnat shartnomasini bekor qilish"),
        read: |request, given| set(&mut request.q, Ok(given.value.to_owned())),
        write: |request, _| vec![request.q.clone()],
        ..TEXT
    },
    SearchParameter {
        name: "syntax",
        kind: Kind::Choice(|| words(&SYNTAXES)),
        kept: false,
        meaning: |t| t.parameter_syntax,
        example: Some("simple"),
        read: |request, given| set(&mut request.syntax, given.choice(&SYNTAXES)),
        write: |request, usual| word(&SYNTAXES, &request.syntax, &usual.syntax),
        ..TEXT
    },
    SearchParameter {
        name: "words",
        kind: Kind::Choice(|| words(&WORDS)),
        kept: false,
        meaning: |t| t.parameter_words,
        example: Some("forms"),
        read: |request, given| set(&mut request.exact, given.choice(&WORDS)),
        write: |request, usual| word(&WORDS, &request.exact, &usual.exact),
        ..TEXT
    },
    SearchParameter {
        name: "scope",
        kind: Kind::Choice(|| words(&SCOPES)),
        kept: false,
        meaning: |t| t.parameter_scope,
        example: Some("act"),
        read: |request, given| set(&mut request.scope, given.choice(&SCOPES)),
        write: |request, usual| word(&SCOPES, &request.scope, &usual.scope),
        ..TEXT
    },
    SearchParameter {
        name: "in",
        repeats: true,
        meaning: |t| t.parameter_in,
        example: Some("uz-Latn,ru"),
        read: |request, given| given.add_languages(&mut request.searched),
        write: |request, usual| tags(request.searched, usual.searched),
        ..TEXT
    },
    SearchParameter {
        name: "lang",
        meaning: |t| t.parameter_lang,
        example: Some("ru"),
        read: |request, given| set(&mut request.lang, given.language().map(Some)),
        write: |request, _| one(request.lang),
        ..TEXT
    },
    SearchParameter {
        name: "type",
        repeats: true,
        meaning: |t| t.parameter_type,
        example: Some("law,code"),
        read: |request, given| given.add_list(&mut request.filters.types, "law, code, decree, …"),
        write: |request, _| list(&request.filters.types),
        ..TEXT
    },
    SearchParameter {
        name: "status",
        repeats: true,
        meaning: |t| t.parameter_status,
        example: Some("in_force"),
        read: |request, given| given.add_list(&mut request.filters.statuses, &joined(Status::ALL.map(Status::name))),
        write: |request, _| list(&request.filters.statuses),
        ..TEXT
    },
    SearchParameter {
        name: "body",
        kind: Kind::Texts,
        repeats: true,
        meaning: |t| t.parameter_body,
        example: Some("Vazirlar Mahkamasi"),
        read: |request, given| given.add_whole(&mut request.filters.bodies),
        write: |request, _| request.filters.bodies.clone(),
        ..TEXT
    },
    SearchParameter {
        name: "topic",
        kind: Kind::Texts,
        repeats: true,
        meaning: |t| t.parameter_topic,
        example: Some("03.01"),
        read: |request, given| given.add_whole(&mut request.filters.topics),
        write: |request, _| request.filters.topics.clone(),
        ..TEXT
    },
    SearchParameter {
        name: "year",
        repeats: true,
        meaning: |t| t.parameter_year,
        example: Some("2019,2020"),
        read: |request, given| {
            checked_years(given.parameter.name, given.value).map(|years| add(&mut request.filters.years, years))
        },
        write: |request, _| list(&request.filters.years),
        ..TEXT
    },
    SearchParameter {
        name: "language",
        repeats: true,
        meaning: |t| t.parameter_language,
        example: Some("en"),
        read: |request, given| given.add_languages(&mut request.filters.languages),
        write: |request, usual| tags(request.filters.languages, usual.filters.languages),
        ..TEXT
    },
    SearchParameter {
        name: "number",
        kept: false,
        meaning: |t| t.parameter_number,
        example: Some("ЎРҚ-547"),
        read: |request, given| {
            set(&mut request.filters.number, checked_number(given.parameter.name, given.value).map(Some))
        },
        write: |request, _| one(request.filters.number.as_ref()),
        ..TEXT
    },
    SearchParameter {
        name: "adopted_from",
        kept: false,
        meaning: |t| t.parameter_adopted_from,
        example: Some("2019-01-01"),
        read: |request, given| set(&mut request.filters.adopted_from, given.day().map(Some)),
        write: |request, _| one(request.filters.adopted_from),
        ..TEXT
    },
    SearchParameter {
        name: "adopted_to",
        kept: false,
        meaning: |t| t.parameter_adopted_to,
        example: Some("2019-12-31"),
        read: |request, given| set(&mut request.filters.adopted_to, given.day().map(Some)),
        write: |request, _| one(request.filters.adopted_to),
        ..TEXT
    },
    SearchParameter {
        name: "in_force_on",
        kept: false,
        meaning: |t| t.parameter_in_force_on,
        example: Some("2020-01-01"),
        read: |request, given| set(&mut request.filters.in_force_on, given.day().map(Some)),
        write: |request, _| one(request.filters.in_force_on),
        ..TEXT
    },
    SearchParameter {
        name: "changed_since",
        kept: false,
        meaning: |t| t.parameter_changed_since,
        example: Some("2026-01-01"),
        read: |request, given| set(&mut request.filters.changed_since, given.day().map(Some)),
        write: |request, _| one(request.filters.changed_since),
        ..TEXT
    },
    SearchParameter {
        name: "takes_effect_from",
        kept: false,
        meaning: |t| t.parameter_takes_effect_from,
        example: Some("2026-01-01"),
        read: |request, given| set(&mut request.filters.takes_effect_from, given.day().map(Some)),
        write: |request, _| one(request.filters.takes_effect_from),
        ..TEXT
    },
    SearchParameter {
        name: "on",
        kept: false,
        meaning: |t| t.parameter_on,
        example: Some("2020-01-01"),
        read: |request, given| set(&mut request.on, given.day().map(Some)),
        write: |request, _| one(request.on),
        ..TEXT
    },
    SearchParameter {
        name: "sort",
        kind: Kind::Choice(|| words(&SORTS)),
        meaning: |t| t.parameter_sort,
        example: Some("relevance"),
        read: |request, given| set(&mut request.sort, given.choice(&SORTS)),
        write: |request, usual| word(&SORTS, &request.sort, &usual.sort),
        ..TEXT
    },
    SearchParameter {
        name: "facets",
        repeats: true,
        kept: false,
        meaning: |t| t.parameter_facets,
        example: Some("type,status"),
        read: |request, given| given.add_facets(&mut request.facets),
        write: |request, _| list(&request.facets.iter().map(|field| field.name()).collect::<Vec<_>>()),
        ..TEXT
    },
    SearchParameter {
        name: "snippet",
        kind: Kind::Count { least: 0, most: 1_000 },
        meaning: |t| t.parameter_snippet,
        example: Some("200"),
        read: |request, given| set(&mut request.snippet, given.count()),
        write: |request, usual| unless_usual(request.snippet, usual.snippet),
        ..TEXT
    },
    SearchParameter {
        name: "group",
        kind: Kind::Choice(|| words(&GROUPINGS)),
        meaning: |t| t.parameter_group,
        example: Some("act"),
        read: |request, given| set(&mut request.group, given.choice(&GROUPINGS)),
        write: |request, usual| word(&GROUPINGS, &request.group, &usual.group),
        ..TEXT
    },
    SearchParameter {
        name: "limit",
        kind: Kind::Count { least: 1, most: 100 },
        meaning: |t| t.parameter_limit,
        example: Some("10"),
        read: |request, given| set(&mut request.limit, given.count()),
        write: |request, usual| unless_usual(request.limit, usual.limit),
        ..TEXT
    },
    SearchParameter {
        name: "per_act",
        kind: Kind::Count { least: 0, most: 20 },
        meaning: |t| t.parameter_per_act,
        read: |request, given| set(&mut request.per_act, given.count().map(Some)),
        write: |request, _| one(request.per_act),
        ..TEXT
    },
    SearchParameter {
        name: "spelling",
        kind: Kind::Choice(|| words(&SPELLINGS)),
        kept: false,
        meaning: |t| t.parameter_spelling,
        example: Some("on"),
        read: |request, given| set(&mut request.corrects, given.choice(&SPELLINGS)),
        write: |request, usual| word(&SPELLINGS, &request.corrects, &usual.corrects),
        ..TEXT
    },
    SearchParameter {
        name: "explain",
        kind: Kind::Switch,
        meaning: |t| t.parameter_explain,
        read: |request, given| set(&mut request.explain, given.choice(&SWITCH)),
        write: |request, _| one(request.explain.then_some("1")),
        ..TEXT
    },
    SearchParameter {
        name: "cursor",
        kept: false,
        meaning: |t| t.parameter_cursor,
        read: |request, given| set(&mut request.cursor, Ok(Some(given.value.to_owned()))),
        write: |request, _| one(request.cursor.as_ref()),
        ..TEXT
    },
    SearchParameter {
        name: UI,
        meaning: |t| t.parameter_ui,
        example: Some("en"),
        read: |_, given| given.language().map(drop),
        write: |_, _| Vec::new(),
        ..TEXT
    },
];

const SYNTAXES: [(&str, Syntax); 2] = [("simple", Syntax::Simple), ("advanced", Syntax::Advanced)];
const WORDS: [(&str, bool); 2] = [("forms", false), ("exact", true)];
const SCOPES: [(&str, Scope); 2] = [("act", Scope::Act), ("provision", Scope::Provision)];
const SPELLINGS: [(&str, bool); 2] = [("on", true), ("off", false)];
const GROUPINGS: [(&str, Grouping); 2] = [("act", Grouping::Act), ("none", Grouping::None)];
const SORTS: [(&str, Sort); 6] = [
    ("relevance", Sort::Relevance),
    ("date", Sort::Date),
    ("-date", Sort::DateDescending),
    ("number", Sort::Number),
    ("-changed", Sort::ChangedDescending),
    ("effect", Sort::Effect),
];
const SWITCH: [(&str, bool); 4] = [("1", true), ("true", true), ("0", false), ("false", false)];

/// A value of a parameter.
#[derive(Clone, Copy)]
pub(super) struct Given<'a> {
    pub(super) parameter: &'a SearchParameter,
    pub(super) value: &'a str,
    /// True if it is the first value of the parameter.
    pub(super) first: bool,
}

impl Given<'_> {
    fn choice<T: Copy>(self, choices: &[(&str, T)]) -> Result<T, Failure> {
        choice(self.parameter.name, self.value, choices)
    }

    fn language(self) -> Result<Lang, Failure> {
        language(self.parameter.name, self.value)
    }

    fn day(self) -> Result<Date, Failure> {
        date(self.parameter.name, self.value)
    }

    fn count(self) -> Result<usize, Failure> {
        let (least, most) = match self.parameter.kind {
            Kind::Count { least, most } => (least, most),
            Kind::Text | Kind::Choice(_) | Kind::Texts | Kind::Switch => (0, usize::MAX),
        };
        number(self.parameter.name, self.value, least, most)
    }

    /// Adds the values of a comma-separated list.
    fn add_list<T: FromStr + PartialEq>(self, to: &mut Vec<T>, expected: &str) -> Result<(), Failure> {
        list_in(self.parameter.name, self.value, expected).map(|more| add(to, more))
    }

    /// Adds the value as it is. Names of bodies and topics contain commas, so the parameter is repeated for several
    /// values.
    fn add_whole(self, to: &mut Vec<String>) -> Result<(), Failure> {
        add(to, vec![self.value.to_owned()]);
        Ok(())
    }

    fn add_facets(self, to: &mut Vec<FacetField>) -> Result<(), Failure> {
        let all = FacetField::ALL.map(|field| (field.name(), field));
        for part in parts(self.parameter.name, self.value, &joined(FacetField::ALL.map(FacetField::name)))? {
            add(to, vec![choice(self.parameter.name, part, &all)?]);
        }
        Ok(())
    }

    /// Adds languages to those from previous values. The first value replaces the default, which is all languages.
    fn add_languages(self, to: &mut LangSet) -> Result<(), Failure> {
        let named = parts(self.parameter.name, self.value, &languages())?;
        let named = named.into_iter().map(|part| language(self.parameter.name, part)).collect::<Result<Vec<_>, _>>()?;
        let begin = if self.first { LangSet::EMPTY } else { *to };
        *to = named.into_iter().fold(begin, LangSet::with);
        Ok(())
    }
}

fn set<T>(place: &mut T, value: Result<T, Failure>) -> Result<(), Failure> {
    *place = value?;
    Ok(())
}

fn words<T>(choices: &[(&'static str, T)]) -> Vec<&'static str> {
    choices.iter().map(|(word, _)| *word).collect()
}

/// Returns the word of a choice, unless the choice is the default.
fn word<T: PartialEq>(choices: &[(&'static str, T)], chosen: &T, usual: &T) -> Vec<String> {
    let word = choices.iter().find(|(_, choice)| choice == chosen).filter(|_| chosen != usual);
    one(word.map(|(word, _)| word))
}

fn tags(languages: LangSet, usual: LangSet) -> Vec<String> {
    let tags = languages.iter().map(Lang::tag).collect::<Vec<_>>();
    if languages == usual { Vec::new() } else { list(&tags) }
}

fn unless_usual<T: Display + PartialEq>(value: T, usual: T) -> Vec<String> {
    one((value != usual).then_some(value))
}

fn one<T: Display>(value: Option<T>) -> Vec<String> {
    value.map(|value| value.to_string()).into_iter().collect()
}

/// Formats values as a comma-separated list.
fn list<T: Display>(values: &[T]) -> Vec<String> {
    vec![values.iter().map(T::to_string).collect::<Vec<_>>().join(",")]
}
