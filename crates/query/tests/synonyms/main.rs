//! Terms of law asked by another of their names, over a small law base made by hand.
#![allow(clippy::unwrap_used, reason = "what cannot be read fails the test")]

#[path = "../operators/law_base.rs"]
mod law_base;

use std::time::{Duration, Instant};

use law_base::LawBase;
use qonun_law::{Date, Lang};
use qonun_query::{Grouping, SearchAnswer, SearchRequest};

fn base() -> LawBase {
    LawBase::build(include_str!("law-base.md"), Date::constant(2024, 5, 1))
}

fn ask(base: &LawBase, request: &SearchRequest) -> SearchAnswer {
    base.engine.search(request, Lang::En, Instant::now() + Duration::from_secs(20)).unwrap()
}

/// Where an act stands in an answer, with its first provision.
fn place(base: &LawBase, answer: &SearchAnswer, act: &str) -> String {
    let Some(at) = answer.results.iter().position(|result| base.name(&result.act) == act) else {
        return "-".to_owned();
    };
    let result = &answer.results[at];
    let close = if result.close { " ~" } else { "" };
    format!("{}{close} {}", at + 1, result.provisions.first().map_or("-", |provision| provision.path.as_str()))
}

#[test]
fn the_code_of_the_subject_is_on_the_first_page() {
    let base = base();
    let mut wrong = Vec::new();
    let rows: Vec<&str> = include_str!("cases.md").lines().filter(|line| line.starts_with('|')).skip(2).collect();
    for row in &rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [query, act, wanted, told, _] = cells[..] else { panic!("a row of five cells: {row}") };
        let answer = ask(&base, &SearchRequest::new(query));
        let found = place(&base, &answer, act);
        let notices: Vec<&str> =
            answer.notices.iter().filter(|one| one.code == "synonym").map(|one| one.text.as_str()).collect();
        let is_told = match told {
            "-" => notices.is_empty(),
            told => notices.len() == 1 && notices[0].contains(&format!("“{told}")),
        };
        let falls = answer.results.windows(2).all(|pair| pair[0].score >= pair[1].score);
        let close = answer.results.iter().filter(|result| result.close).count();
        if found != wanted || !is_told || !falls || close != answer.total.close {
            let scores: Vec<f32> = answer.results.iter().map(|result| result.score).collect();
            wrong.push(format!("{query}: {act} at {found}, wanted {wanted}; {:?}; {scores:?}", answer.notices));
        }
    }
    assert!(rows.len() > 10 && wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Pages of any size are parts of one list, in which every result stands once.
#[test]
fn pages_fit_together() {
    let base = base();
    for group in [Grouping::Act, Grouping::None] {
        let whole = SearchRequest {
            group, limit: 50, ..SearchRequest::new("расторжение трудового договора")
        };
        let list = |answer: &SearchAnswer| -> Vec<(String, f32)> {
            let name = |at: usize| {
                let result = &answer.results[at];
                let path = result.provisions.first().map_or("-", |provision| provision.path.as_str());
                (format!("{} {path}", base.name(&result.act)), result.score)
            };
            (0..answer.results.len()).map(name).collect()
        };
        let all = ask(&base, &whole);
        let wanted = list(&all);
        assert_eq!(wanted.len(), all.total.value + all.total.close, "{wanted:?}");
        assert!(wanted.iter().take(5).any(|(name, _)| name == "mehnat art_170"), "{wanted:?}");
        for limit in 1..wanted.len() {
            let (mut found, mut cursor) = (Vec::new(), None);
            loop {
                let answer = ask(&base, &SearchRequest { limit, cursor, ..whole.clone() });
                found.extend(list(&answer));
                cursor = answer.cursor;
                if cursor.is_none() {
                    break;
                }
            }
            assert_eq!(found, wanted, "pages of {limit}");
        }
    }
}

/// What the notice tells stands marked in what is shown.
#[test]
fn the_other_term_is_marked() {
    let base = base();
    let answer = ask(&base, &SearchRequest::new("расторжение трудового договора"));
    let result = answer.results.iter().find(|result| base.name(&result.act) == "mehnat").unwrap();
    let provision = &result.provisions[0];
    let letters: Vec<char> = provision.heading.chars().collect();
    let marked: Vec<String> =
        provision.heading_marks.iter().map(|mark| letters[mark[0]..mark[1]].iter().collect()).collect();
    assert_eq!(marked[..3], ["прекращения", "трудового", "договора"]);
}
