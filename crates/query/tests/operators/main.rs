//! The query language: every row of `fixtures/operators/*.md` has a request in the advanced syntax, its parse, its
//! matches and its marks. The texts are those of `law-base.md`.
//!
//! Found acts are sorted by name and separated by `;`. Each has its title with marks, if a word of it is marked, and
//! its provisions. Marked headings are in «», and marked texts follow. Marked words are in `[ ]`.

#![allow(clippy::unwrap_used, reason = "a test ends where it fails")]

mod every;
mod links;
mod patience;
mod ties;

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use qonun_law::{Date, Lang};
use qonun_query::{Mark, NoticeKind, ProvisionHit, QueryError, SearchAnswer, SearchRequest, SearchResult, Syntax};
use qonun_testkit::{GUIDES, LawBase, Opened, Row, Tables, examples, tables};

const TODAY: Date = Date::constant(2024, 5, 1);

/// The tables, each with its minimum number of rows.
static TABLES: LazyLock<[(Tables, usize); 6]> = LazyLock::new(|| {
    [
        (tables!("../fixtures/operators/boolean.md"), 40),
        (tables!("../fixtures/operators/words.md"), 100),
        (tables!("../fixtures/operators/proximity.md"), 90),
        (tables!("../fixtures/operators/fields.md"), 90),
        (tables!("../fixtures/operators/scope.md"), 30),
        (tables!("../fixtures/operators/every.md"), 280),
    ]
});

static BASE: LazyLock<Opened> =
    LazyLock::new(|| Opened::new(LawBase::new(include_str!("../fixtures/operators/law-base.md")), TODAY));

/// The rows of all tables.
fn rows() -> Vec<Row<3>> {
    TABLES.iter().flat_map(|(tables, least)| tables.rows(*least)).collect()
}

/// The query of a row.
fn query_of(row: &Row<3>) -> String {
    row.cells[0].trim_matches('`').to_owned()
}

fn search(query: &str) -> Result<SearchAnswer, QueryError> {
    let mut request = SearchRequest::new(query);
    request.syntax = Syntax::Advanced;
    request.limit = 100;
    request.per_act = Some(20);
    request.snippet = 400;
    BASE.engine.search(&request, Lang::En, Instant::now() + Duration::from_secs(10))
}

/// The text with its marks in brackets, from the word before the first mark to the word after the last.
fn marked(text: &str, marks: &[Mark]) -> String {
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else {
        return String::new();
    };
    let letters: Vec<char> = text.chars().collect();
    let word_before = |at: usize| {
        let gap = letters[..at].iter().rposition(|c| c.is_alphanumeric());
        gap.map_or(0, |end| letters[..end].iter().rposition(|c| c.is_whitespace()).map_or(0, |space| space + 1))
    };
    let word_after = |at: usize| {
        let next = letters[at..].iter().position(|c| c.is_whitespace()).map(|space| at + space + 1);
        let end = next.and_then(|next| letters[next..].iter().position(|c| c.is_whitespace()).map(|end| next + end));
        end.unwrap_or(letters.len())
    };
    let (start, end) = (word_before(first[0]), word_after(last[1]));
    let mut out = String::from(if start > 0 { "… " } else { "" });
    for (place, letter) in letters.iter().enumerate().take(end).skip(start) {
        out.extend(marks.iter().any(|mark| mark[1] == place).then_some(']'));
        out.extend(marks.iter().any(|mark| mark[0] == place).then_some('['));
        out.push(*letter);
    }
    out.extend(marks.iter().any(|mark| mark[1] == end).then_some(']'));
    out.push_str(if end < letters.len() { " …" } else { "" });
    out.replace('|', "\\|")
}

fn provision(hit: &ProvisionHit) -> String {
    let mut out = hit.path.as_str().to_owned();
    if hit.lang != Lang::UzLatn {
        out = format!("{out} {}", hit.lang.tag());
    }
    if !hit.heading_marks.is_empty() {
        out.push_str(&format!(" «{}»", marked(&hit.heading, &hit.heading_marks)));
    }
    let snippet = hit.snippet.as_ref().map(|snippet| marked(&snippet.text, &snippet.marks)).unwrap_or_default();
    if !snippet.is_empty() {
        out.push_str(&format!(" {snippet}"));
    }
    out
}

fn act(result: &SearchResult) -> String {
    let mut out = format!("**{}**", BASE.name(&result.act));
    if !result.title_marks.is_empty() {
        out.push_str(&format!(" “{}”", marked(&result.title, &result.title_marks)));
    }
    let mut hits: Vec<String> = result.provisions.iter().map(provision).collect();
    hits.sort();
    out.push_str(if hits.is_empty() { "" } else { ": " });
    out + &hits.join(" / ")
}

/// The reason for refusing a query, as shown to a reader.
fn refused(error: &QueryError) -> String {
    match error {
        QueryError::BadQuery(mistakes) => {
            format!("the query cannot be read: {}", qonun_notices::mistake(&mistakes[0], Lang::En))
        }
        error => error.to_string(),
    }
}

/// The row that a table should have for a request.
fn row(query: &str) -> String {
    let shown = query.replace('|', "\\|");
    match search(query) {
        Err(error) => format!("| `{shown}` | {} |  |", refused(&error)),
        Ok(answer) => {
            let mut acts: Vec<String> = answer.results.iter().map(act).collect();
            assert_eq!(acts.len(), answer.total.value, "{query}: the total is exact");
            acts.sort();
            let found = if acts.is_empty() { "—".to_owned() } else { acts.join("; ") };
            format!("| `{shown}` | `{}` | {found} |", answer.query.canonical.replace('|', "\\|"))
        }
    }
}

#[test]
fn every_request_finds_and_marks_what_the_tables_say() {
    let mut wrong = Vec::new();
    let rows = rows();
    for wanted in &rows {
        let found = row(&query_of(wanted));
        if found != wanted.text {
            wrong.push(format!("{}\n- {}\n+ {found}", wanted.at, wanted.text));
        }
    }
    assert!(wrong.is_empty(), "{} of {} rows\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn a_citation_field_tells_what_it_cannot_follow() {
    for (query, wanted) in [
        ("cites:ORQ-101", None),
        ("cites:\"Mehnat kodeksi\"", None),
        ("cites:qwerty", Some("cannot be read")),
        ("amends:\"qwerty uiop\"", Some("cannot be read")),
        ("cites:ORQ-9999", Some("is not in the law base")),
        ("cites:https://lex.uz/docs/-999999", Some("is not in the law base")),
        ("cites:-999999", Some("is not in the law base")),
        ("cites:uz/law/1999/1", Some("is not in the law base")),
        ("cites:\"ORQ-101 99-modda\"", Some("no such article")),
        ("cites:uz/test/soliq/art_99", Some("no such article")),
        ("cites:\"ORQ-101 1-modda 1-qism\"", Some("links lead to the article")),
        ("cites:uz/test/soliq/art_1/part_1", Some("links lead to the article")),
        ("cites:\"ORQ-101 1-modda\"", None),
    ] {
        let answer = search(query).unwrap();
        let told: Vec<String> = answer
            .notices
            .iter()
            .filter(|notice| matches!(notice.kind(), NoticeKind::UnknownValue | NoticeKind::Ignored))
            .map(|notice| qonun_notices::notice(notice, Lang::En))
            .collect();
        match wanted {
            None => assert_eq!(told, Vec::<String>::new(), "{query}"),
            Some(words) => assert!(told.len() == 1 && told[0].contains(words), "{query}: {told:?}"),
        }
    }
}

#[test]
fn every_operator_has_a_request_in_every_script_and_scope() {
    let table = TABLES[5].0.rows(TABLES[5].1);
    assert_eq!(table.iter().map(query_of).collect::<Vec<_>>(), every::all());
}

#[test]
fn the_canonical_form_finds_and_marks_the_same() {
    for query in rows().iter().map(query_of) {
        let Ok(answer) = search(&query) else { continue };
        let again = search(&answer.query.canonical).unwrap();
        let acts = |answer: &SearchAnswer| answer.results.iter().map(act).collect::<Vec<_>>();
        assert_eq!(acts(&answer), acts(&again), "{query}");
    }
}

/// The guides for lawyers: every example in them is a query with an answer.
#[test]
fn every_example_of_the_guides_is_answered() {
    for (syntax, example) in GUIDES.into_iter().flat_map(examples) {
        let syntax = qonun_testkit::syntax(syntax);
        let answer = BASE.ask(&SearchRequest { syntax, limit: 100, ..SearchRequest::new(example) });
        assert_eq!(answer.results.len(), answer.total.value + answer.total.close, "{example}");
        assert!(!answer.query.canonical.is_empty(), "{example}");
    }
}

#[test]
fn a_plain_query_asks_for_exact_forms_too() {
    let found = |query: &str| {
        let answer = BASE.ask(&SearchRequest::new(query));
        assert!(answer.notices.is_empty(), "{query}: {:?}", answer.notices);
        let acts: Vec<&str> = answer.results.iter().map(|result| BASE.name(&result.act)).collect();
        (answer.query.canonical, acts.join(" "))
    };
    for (query, canonical, acts) in [
        ("=soliqdan", "=soliqdan", "soliq"),
        ("=солиқдан", "=солиқдан", "soliq"),
        ("=шартномада", "=шартномада", "ijara"),
        ("=\"soliq organi\"", "=\"soliq organi\"", "soliq"),
        ("=«налоговый орган»", "=\"налоговый орган\"", "soliq"),
        ("shartnoma -=shartnomani", "shartnoma -=shartnomani", "ijara"),
    ] {
        assert_eq!(found(query), (canonical.to_owned(), acts.to_owned()), "{query}");
    }
}
