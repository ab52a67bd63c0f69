//! Negated words: what is found for them, and what they are not taken for.
#![allow(clippy::unwrap_used, reason = "what cannot be read fails the test")]

#[path = "../operators/law_base.rs"]
mod law_base;

use std::time::{Duration, Instant};

use law_base::LawBase;
use qonun_law::{Date, Lang};
use qonun_query::{Grouping, SearchRequest, SearchResult};

#[test]
fn what_is_negated_is_not_taken_for_its_contrary() {
    let base = LawBase::build(include_str!("law-base.md"), Date::constant(2024, 5, 1));
    let rows: Vec<&str> = include_str!("cases.md").lines().filter(|line| line.starts_with('|')).skip(2).collect();
    assert!(rows.len() >= 10, "{} rows", rows.len());
    let mut wrong = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [query, wanted, corrected, _] = cells[..] else { panic!("a row of four cells: {row}") };
        let request = SearchRequest { group: Grouping::None, ..SearchRequest::new(query) };
        let answer = base.engine.search(&request, Lang::En, Instant::now() + Duration::from_secs(20)).unwrap();
        let name = |result: &SearchResult| format!("{}/{}", base.name(&result.act), result.provisions[0].path);
        let found: Vec<String> = answer.results.iter().map(name).collect();
        let (wanted, open) = wanted.strip_suffix('…').map_or((wanted, false), |wanted| (wanted, true));
        let wanted: Vec<&str> = wanted.split_whitespace().collect();
        let same = found.iter().zip(&wanted).filter(|(found, wanted)| found == wanted).count() == wanted.len();
        let fits = same && (open || found.len() == wanted.len());
        let taken = answer.notices.iter().find(|notice| notice.code == "spelling");
        let taken = taken.and_then(|notice| notice.replacement.as_deref()).unwrap_or("-");
        if !fits || taken != corrected {
            wrong.push(format!("{query}: found {found:?}, taken for {taken}; wanted {wanted:?}, {corrected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
