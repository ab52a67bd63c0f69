//! Legal terms searched by a synonym, over a small hand-made law base.
#![allow(clippy::unwrap_used, reason = "what cannot be read fails the test")]

use qonun_law::{Date, Lang};
use qonun_query::{Grouping, NoticeKind, SearchAnswer, SearchRequest};
use qonun_testkit::{LawBase, Opened, fits, tables};

fn base() -> Opened {
    Opened::new(LawBase::new(include_str!("law-base.md")), Date::constant(2024, 5, 1))
}

/// The place of an act in an answer, with its first provision.
fn place(base: &Opened, answer: &SearchAnswer, act: &str) -> Option<String> {
    let at = answer.results.iter().position(|result| base.name(&result.act) == act)?;
    let result = &answer.results[at];
    let close = if result.close { " ~" } else { "" };
    Some(format!("{}{close} {}", at + 1, Opened::first_path(result)))
}

#[test]
fn the_code_of_the_subject_is_on_the_first_page() {
    let base = base();
    let mut wrong = Vec::new();
    for row in tables!("cases.md").rows(14) {
        let [query, act, wanted, told, _] = row.cells();
        let answer = base.ask(&SearchRequest::new(query));
        let found = place(&base, &answer, act);
        let notices: Vec<String> = answer
            .notices
            .iter()
            .filter(|one| one.kind() == NoticeKind::Synonym)
            .map(|one| qonun_notices::notice(one, Lang::En))
            .collect();
        let is_told = match told {
            "-" => notices.is_empty(),
            told => notices.len() == 1 && notices[0].contains(&format!("“{told}")),
        };
        let falls = answer.results.windows(2).all(|pair| pair[0].score >= pair[1].score);
        let close = answer.results.iter().filter(|result| result.close).count();
        if !fits(wanted, found.as_deref()) || !is_told || !falls || close != answer.total.close {
            let scores: Vec<f32> = answer.results.iter().map(|result| result.score).collect();
            let told = &answer.notices;
            wrong.push(format!("{}: {query}: {act} at {found:?}, wanted {wanted}; {told:?}; {scores:?}", row.at));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Pages of any size are parts of one list, in which every result occurs once.
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
                (format!("{} {}", base.name(&result.act), Opened::first_path(result)), result.score)
            };
            (0..answer.results.len()).map(name).collect()
        };
        let all = base.ask(&whole);
        let wanted = list(&all);
        assert_eq!(wanted.len(), all.total.value + all.total.close, "{wanted:?}");
        assert!(wanted.iter().take(5).any(|(name, _)| name == "mehnat art_170"), "{wanted:?}");
        for limit in 1..wanted.len() {
            let (mut found, mut cursor) = (Vec::new(), None);
            loop {
                let answer = base.ask(&SearchRequest { limit, cursor, ..whole.clone() });
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

/// The term in the notice is marked in the results.
#[test]
fn the_other_term_is_marked() {
    let base = base();
    let answer = base.ask(&SearchRequest::new("расторжение трудового договора"));
    let result = answer.results.iter().find(|result| base.name(&result.act) == "mehnat").unwrap();
    let provision = &result.provisions[0];
    let letters: Vec<char> = provision.heading.chars().collect();
    let marked: Vec<String> =
        provision.heading_marks.iter().map(|mark| letters[mark[0]..mark[1]].iter().collect()).collect();
    assert_eq!(marked[..3], ["прекращения", "трудового", "договора"]);
}
