//! The reason why a request failed, shown as a problem document (RFC 9457) or as a page.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use qonun_law::{ActId, Date, Lang, Path};
use qonun_query::{Missing, Nearest, QueryError};
use qonun_texts::{Code, Value, texts};
use serde::Serialize;
use utoipa::ToSchema;

use crate::address::BadEncoding;
use crate::format;
use crate::mistake::MistakeView;
use crate::status::status_of;

/// The value of a placeholder in a sentence.
#[derive(Debug)]
pub(crate) enum Word {
    /// A text that is the same for people and programs.
    Text(String),
    /// A count. It selects the plural form of the sentence.
    Count(usize),
    /// A day: in words for people, ISO for programs.
    Day(Date),
    /// The path of a provision: in words for people, as in addresses for programs.
    Provision(Path),
    /// An act that does not exist here: kind, number and year for people.
    Act(ActId),
}

impl Word {
    /// Returns the value for programs.
    fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => count.to_string(),
            Self::Day(day) => day.to_string(),
            Self::Provision(path) => cut(path.as_str()),
            Self::Act(act) => cut(&act.0),
        }
    }

    /// Returns the value for people.
    fn in_words(&self, ui: Lang) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => format::number(*count, ui),
            Self::Day(day) => format::date(&day.to_string(), ui),
            Self::Provision(path) => format::path_name(&Path::new(cut(path.as_str())), ui),
            Self::Act(act) => format::act_name(act, ui).unwrap_or_else(|| cut(&act.0)),
        }
    }
}

/// Returns the beginning of a value from an address. A longer value would make the sentence unreadable.
fn cut(value: &str) -> String {
    value.chars().take(60).collect()
}

/// The reason why a request failed.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) code: Code,
    /// The placeholders of the sentence of the code, such as `parameter` for `{parameter}`, with their values.
    pub(crate) words: Vec<(&'static str, Word)>,
    /// The nearest held text to the one that was asked for.
    pub(crate) nearest: Option<Box<Nearest>>,
    /// The part of a citation that the law base does not have.
    pub(crate) missing: Option<Box<Missing>>,
    /// Mistakes in the query.
    pub(crate) mistakes: Vec<qonun_query::Problem>,
    /// Value of `Retry-After`, in seconds.
    pub(crate) retry_after: Option<u64>,
    /// Address of the first page, if the cursor is too old.
    pub(crate) start: Option<String>,
    /// The formats that exist, if the requested one does not.
    pub(crate) available: Option<Box<Available>>,
}

/// The formats or media types that exist.
#[derive(Clone, Debug)]
pub(crate) struct Available(pub(crate) Vec<&'static str>);

impl Failure {
    pub(crate) const fn new(code: Code) -> Self {
        Self {
            code,
            words: Vec::new(),
            nearest: None,
            missing: None,
            mistakes: Vec::new(),
            retry_after: None,
            start: None,
            available: None,
        }
    }

    /// Creates a failure with `Retry-After: seconds`.
    pub(crate) fn again_after(code: Code, seconds: u64) -> Self {
        Self { retry_after: Some(seconds), ..Self::new(code) }.with("seconds", seconds)
    }

    pub(crate) fn with(self, place: &'static str, word: impl ToString) -> Self {
        self.with_word(place, Word::Text(word.to_string()))
    }

    pub(crate) fn with_word(mut self, place: &'static str, word: Word) -> Self {
        self.words.push((place, word));
        self
    }

    /// Creates a failure for an invalid value of a parameter.
    pub(crate) fn bad_value(parameter: &str, value: &str, expected: impl ToString) -> Self {
        Self::new(Code::BadValue).with("parameter", parameter).with("value", cut(value)).with("expected", expected)
    }

    /// Returns the name of the problem in a language.
    pub(crate) fn title(&self, ui: Lang) -> &'static str {
        texts(ui).problem_title(self.code)
    }

    /// Returns the description of this case for programs: days are ISO, paths are as in addresses.
    fn detail(&self, ui: Lang) -> String {
        self.sentence(ui, Word::plain)
    }

    /// Returns the description of this case for people.
    pub(crate) fn told(&self, ui: Lang) -> String {
        format::sentence(&self.sentence(ui, |word| word.in_words(ui)))
    }

    fn sentence(&self, ui: Lang, write: impl Fn(&Word) -> String) -> String {
        if let Some(mistake) = self.mistakes.first() {
            return qonun_notices::mistake(mistake, ui);
        }
        let t = texts(ui);
        if self.missing.is_none() {
            let value = |word: &Word| match word {
                Word::Count(count) => Value::from(*count),
                word => Value::from(write(word)),
            };
            return t.problem_detail(self.code, self.words.iter().map(|(place, word)| (*place, value(word))));
        }
        let word = |wanted: &str| self.words.iter().find(|(place, _)| *place == wanted).map(|(_, word)| write(word));
        let text = word("text").unwrap_or_default();
        match (word("title"), word("nearest")) {
            (Some(title), Some(nearest)) => t.missing_with_nearest(text, title, nearest),
            (Some(title), None) => t.missing_in_act(text, title),
            (None, _) => t.missing_act(text),
        }
    }

    /// Returns the value of a placeholder, for programs.
    pub(crate) fn word(&self, place: &str) -> Option<String> {
        self.words.iter().find(|(known, _)| *known == place).map(|(_, word)| word.plain())
    }

    /// Returns the problem document.
    pub(crate) fn problem(&self, ui: Lang, instance: &str) -> Problem {
        let first = self.mistakes.first();
        Problem {
            kind: format!("/help/problems#{}", self.code.name()),
            title: self.title(ui),
            status: status_of(self.code).as_u16(),
            detail: self.detail(ui),
            instance: instance.to_owned(),
            code: self.code.name(),
            parameter: self.word("parameter"),
            nearest: self.nearest.as_deref().cloned(),
            missing: self.missing.as_deref().cloned(),
            offset: first.map(|mistake| mistake.offset),
            length: first.map(|mistake| mistake.length),
            problems: self.mistakes.iter().map(|mistake| MistakeView::new(mistake, ui)).collect(),
            start: self.start.clone(),
            available: self.available.as_ref().map(|available| available.0.clone()).unwrap_or_default(),
        }
    }

    /// Returns the answer of the API.
    pub(crate) fn into_api_response(self, ui: Lang, instance: &str) -> Response {
        let body = serde_json::to_string(&self.problem(ui, instance)).unwrap_or_default();
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json")),
            (header::CONTENT_LANGUAGE, HeaderValue::from_static(ui.tag())),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ];
        let mut response = (status_of(self.code), headers, body).into_response();
        self.add_retry_after(&mut response);
        response
    }

    pub(crate) fn add_retry_after(&self, response: &mut Response) {
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
    }
}

impl From<BadEncoding> for Failure {
    fn from(_: BadEncoding) -> Self {
        Self::new(Code::BadEncoding)
    }
}

impl From<QueryError> for Failure {
    fn from(error: QueryError) -> Self {
        match error {
            QueryError::NoDocument(id) => Self::new(Code::NoDocument).with("document", id),
            QueryError::NoAct(act) => Self::new(Code::NoAct).with_word("act", Word::Act(act)),
            QueryError::NoProvision { title, path, nearest } => {
                Self { nearest: Some(nearest), ..Self::new(Code::NoProvision) }
                    .with("title", title)
                    .with_word("path", Word::Provision(path))
            }
            QueryError::BeforeFirstEdition { title, day, first, nearest } => {
                Self { nearest: Some(nearest), ..Self::new(Code::BeforeFirstEdition) }
                    .with("title", title)
                    .with_word("day", Word::Day(day))
                    .with_word("first", Word::Day(first))
            }
            QueryError::EditionNotKept { title, from, nearest } => {
                Self { nearest: Some(nearest), ..Self::new(Code::EditionNotKept) }
                    .with("title", title)
                    .with_word("edition", Word::Day(from))
            }
            QueryError::NothingCited(text) => Self::new(Code::NothingCited).with("text", text),
            QueryError::CitedNotHeld { text, missing, title, nearest } => {
                let path = nearest.as_ref().and_then(|nearest| nearest.path.clone());
                let told = Self { nearest, missing: Some(missing), ..Self::new(Code::NothingCited) }.with("text", text);
                let titled = title.into_iter().fold(told, |told, title| told.with("title", title));
                path.into_iter().fold(titled, |told, path| told.with_word("nearest", Word::Provision(path)))
            }
            QueryError::BrokenCursor => Self::new(Code::BrokenCursor).with("parameter", "cursor"),
            QueryError::OldCursor => Self::new(Code::OldCursor).with("parameter", "cursor"),
            QueryError::BadQuery(mistakes) => Self { mistakes, ..Self::new(Code::BadQuery).with("parameter", "q") },
            QueryError::Deadline => Self::new(Code::Deadline),
            QueryError::TooCostly => Self::new(Code::QueryTooCostly).with("parameter", "q"),
            error => {
                tracing::error!(%error, "the index cannot be read");
                Self::new(Code::Internal)
            }
        }
    }
}

/// A problem document (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Problem {
    /// Address of the description of this kind of problem.
    #[serde(rename = "type")]
    #[schema(example = "/help/problems#bad_value")]
    kind: String,
    /// Name of this kind of problem.
    title: &'static str,
    /// HTTP status.
    #[schema(example = 400)]
    status: u16,
    /// What happened this time.
    detail: String,
    /// The address that was asked.
    instance: String,
    /// Stable name of this kind of problem.
    #[schema(example = "bad_value")]
    code: &'static str,
    /// The parameter that is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<String>,
    /// What is held nearest to the text that is not: the provision above it, another edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<Nearest>,
    /// What the citation names and the law base does not hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<Missing>,
    /// Place of the first mistake in the query, in characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<usize>,
    /// Length of that place, in characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    length: Option<usize>,
    /// All mistakes of the query.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    problems: Vec<MistakeView>,
    /// Where to begin anew, when a cursor is too old.
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    /// The formats or media types that exist, when the asked one does not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    available: Vec<&'static str>,
}

#[cfg(test)]
mod tests {
    use qonun_law::{Lang, Path};
    use qonun_query::{Nearest, QueryError};

    use super::{Code, Failure, Word, status_of};

    #[test]
    fn a_problem_names_the_parameter_in_every_language() {
        for ui in Lang::ALL {
            let problem = Failure::bad_value("limit", "abc", "1–100").problem(ui, "/api/v1/search?limit=abc");
            assert_eq!(problem.status, 400);
            assert_eq!(problem.parameter.as_deref(), Some("limit"));
            for word in ["limit", "abc", "1–100"] {
                assert!(problem.detail.contains(word), "{ui}: {}", problem.detail);
            }
        }
    }

    #[test]
    fn people_read_days_and_paths_in_words_and_programs_as_they_are() {
        let (title, url) = ("Трудовой кодекс".to_owned(), "/uz/code/2022/1/ru/art_46".to_owned());
        let nearest = Box::new(Nearest { path: Some(Path::new("art_46")), edition: None, url });
        let failure = Failure::from(QueryError::NoProvision {
            title,
            path: Path::new("art_46/part_999"),
            nearest: nearest.clone(),
        });
        assert_eq!(failure.told(Lang::Ru), "В документе «Трудовой кодекс» нет положения «статья 46, часть 999».");
        let problem = failure.problem(Lang::En, "");
        assert!(problem.detail.contains("art_46/part_999"), "{}", problem.detail);
        assert_eq!(problem.nearest.as_ref(), Some(&*nearest));

        let from = qonun_law::parse_date("2023-03-29").unwrap();
        let failure = Failure::from(QueryError::EditionNotKept { title: "Mehnat kodeksi".to_owned(), from, nearest });
        for (ui, day) in
            [(Lang::UzLatn, "2023-yil 29-mart"), (Lang::Ru, "29 марта 2023 г."), (Lang::En, "29 March 2023")]
        {
            let told = failure.told(ui);
            assert!(told.contains(day) && told.contains("Mehnat kodeksi") && !told.contains(".."), "{told}");
        }
        assert!(failure.detail(Lang::Ru).contains("2023-03-29"));
    }

    #[test]
    fn a_count_agrees_with_its_noun() {
        for (length, wanted) in [
            (2_001, "В запросе 2001 знак;"),
            (2_002, "В запросе 2002 знака;"),
            (2_005, "В запросе 2005 знаков;"),
            (12_011, "В запросе 12\u{a0}011 знаков;"),
        ] {
            let failure =
                Failure::new(Code::QueryTooLong).with("limit", 2_000).with_word("length", Word::Count(length));
            let detail = failure.detail(Lang::Ru);
            assert!(detail.starts_with(wanted) && detail.ends_with("2000."), "{detail}");
        }
    }

    #[test]
    fn a_query_that_costs_too_much_is_the_callers_to_change() {
        let failure = Failure::from(QueryError::TooCostly);
        assert_eq!((status_of(failure.code).as_u16(), failure.retry_after), (400, None));
        assert!(failure.detail(Lang::En).contains("fewer wildcards"), "{}", failure.detail(Lang::En));
        assert_eq!(status_of(Failure::from(QueryError::Deadline).code), 503);
    }

    #[test]
    fn a_long_value_is_cut_in_the_sentence() {
        let detail = Failure::bad_value("cursor", &"A".repeat(4_000), "…").detail(Lang::En);
        assert!(detail.len() < 300, "{}", detail.len());
    }
}
