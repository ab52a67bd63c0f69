//! Queries in everyday words over a small law base that has other words for the same.
#![allow(clippy::unwrap_used, reason = "what cannot be read fails the test")]

use qonun_law::Date;
use qonun_query::SearchRequest;
use qonun_testkit::{LawBase, Opened, fits, tables};

#[test]
fn an_article_is_found_by_what_people_call_its_matter() {
    let base = Opened::new(LawBase::new(include_str!("law-base.md")), Date::constant(2024, 5, 1));
    let mut wrong = Vec::new();
    for row in tables!("cases.md").rows(9) {
        let [query, wanted, _] = row.cells();
        let answer = base.ask(&SearchRequest::new(query));
        let first = answer.results.first();
        let first = first.map(|result| format!("{} {}", base.name(&result.act), Opened::first_path(result)));
        if !fits(wanted, first.as_deref()) {
            wrong.push(format!("{}: {query}: first is {first:?}, wanted {wanted}", row.at));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
