//! Questions for definitions, and for the difference between two notions.
#![allow(clippy::unwrap_used, reason = "what cannot be read fails the test")]

use qonun_law::Date;
use qonun_query::{NoticeKind, SearchAnswer, SearchRequest};
use qonun_testkit::{LawBase, Opened, tables};

/// The provisions of an answer, best first, each as act and path.
fn provisions(base: &Opened, answer: &SearchAnswer) -> Vec<String> {
    let mut found: Vec<(f32, String)> = Vec::new();
    for result in &answer.results {
        let name = |path: &str| format!("{} {path}", base.name(&result.act));
        found.extend(result.provisions.iter().map(|shown| (shown.score, name(shown.path.as_str()))));
    }
    found.sort_by(|one, two| two.0.total_cmp(&one.0));
    found.into_iter().map(|(_, name)| name).collect()
}

/// Columns: query, the provisions that come first (in any order; `-` for none), reason.
#[test]
fn definitions_come_first() {
    let base = Opened::new(LawBase::new(include_str!("law-base.md")), Date::constant(2024, 5, 1));
    let mut wrong = Vec::new();
    for row in tables!("cases.md").rows(35) {
        let [query, wanted, _] = row.cells();
        let answer = base.ask(&SearchRequest::new(query));
        let wanted: Vec<&str> = wanted.split(", ").filter(|wanted| *wanted != "-").collect();
        let found = provisions(&base, &answer);
        let first: Vec<&str> = found.iter().take(wanted.len().max(1)).map(String::as_str).collect();
        let fits = first.len() == wanted.len() && wanted.iter().all(|wanted| first.contains(wanted));
        let weak = answer.notices.iter().any(|notice| notice.kind() == NoticeKind::WeakMatch);
        if !fits || weak {
            wrong.push(format!("{}: {query}: {first:?}, wanted {wanted:?}, weak: {weak}", row.at));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
