//! Negated words: their matches, and the corrections that must not be made.
#![allow(clippy::unwrap_used, reason = "what cannot be read fails the test")]

use qonun_law::Date;
use qonun_query::{Grouping, Notice, NoticeKind, SearchRequest, SearchResult};
use qonun_testkit::{LawBase, Opened, fits, tables};

#[test]
fn what_is_negated_is_not_taken_for_its_contrary() {
    let base = Opened::new(LawBase::new(include_str!("law-base.md")), Date::constant(2024, 5, 1));
    let mut wrong = Vec::new();
    for row in tables!("cases.md").rows(26) {
        let [query, wanted, corrected, _] = row.cells();
        let answer = base.ask(&SearchRequest { group: Grouping::None, ..SearchRequest::new(query) });
        let name = |result: &SearchResult| format!("{}/{}", base.name(&result.act), result.provisions[0].path);
        let found: Vec<String> = answer.results.iter().map(name).collect();
        let (wanted, open) = wanted.strip_suffix('…').map_or((wanted, false), |wanted| (wanted, true));
        let wanted: Vec<&str> = wanted.split_whitespace().filter(|name| *name != "-").collect();
        let same = found.iter().zip(&wanted).filter(|(found, wanted)| found == wanted).count() == wanted.len();
        let is_found = same && (open || found.len() == wanted.len());
        let taken = answer.notices.iter().find(|notice| notice.kind() == NoticeKind::Spelling);
        let taken = taken.and_then(Notice::replacement);
        if !is_found || !fits(corrected, taken) {
            wrong.push(format!("{}: {query}: found {found:?}, taken for {taken:?}; wanted {wanted:?}", row.at));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
