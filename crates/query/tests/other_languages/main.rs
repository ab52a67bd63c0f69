//! Acts in another language than the query, over a small hand-made law base.
#![allow(clippy::unwrap_used, reason = "what cannot be read fails the test")]

use std::collections::BTreeSet;

use qonun_index::Learnt;
use qonun_law::{Date, Lang};
use qonun_query::{NoticeKind, SearchAnswer, SearchRequest};
use qonun_testkit::{LawBase, Opened, tables};

fn base() -> Opened {
    Opened::new(LawBase::new(include_str!("law-base.md")), Date::constant(2026, 1, 1))
}

/// The answer to a query in texts of one language; `-` means all languages.
fn search(base: &Opened, query: &str, searched: &str) -> SearchAnswer {
    let mut request = SearchRequest::new(query);
    request.explain = true;
    if searched != "-" {
        request.searched = std::iter::once(searched.parse::<Lang>().unwrap()).collect();
    }
    base.ask(&request)
}

/// Numbers of the acts found directly, and of those found by translation.
fn found(answer: &SearchAnswer) -> [BTreeSet<&str>; 2] {
    let mut acts = [BTreeSet::new(), BTreeSet::new()];
    for result in &answer.results {
        let parts = result.explanation.iter().flatten();
        let other = parts.into_iter().any(|part| part.part.starts_with("found in another language"));
        assert!(other || acts[1].is_empty(), "a direct hit below one of another language: {}", answer.query.q);
        acts[usize::from(other)].extend(result.act.0.rsplit('/').next());
    }
    acts
}

#[test]
fn acts_of_other_languages_are_found_below_direct_hits() {
    let base = base();
    let mut wrong = Vec::new();
    for row in tables!("cases.md").rows(9) {
        let [query, searched, acts, _] = row.cells();
        let answer = search(&base, query, searched);
        let (direct, others) = acts.split_once('+').unwrap_or((acts, ""));
        let wanted = [direct, others].map(|acts| acts.split_whitespace().collect::<BTreeSet<_>>());
        let found = found(&answer);
        let told = answer.notices.iter().any(|notice| notice.kind() == NoticeKind::OtherLanguage);
        let in_order = answer.results.windows(2).all(|pair| pair[0].score >= pair[1].score);
        let counts = [answer.total.value, answer.total.close];
        let counted = [found[0].len(), found[1].len()];
        if found != wanted || told == wanted[1].is_empty() || !in_order || counts != counted {
            let at = &row.at;
            wrong.push(format!("{at}: {query} in {searched}: {found:?}, wanted {acts}; {told}; {:?}", answer.total));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_was_found_by_a_translation_is_marked() {
    let base = base();
    let answer = search(&base, "пчеловодство", "-");
    let result = answer.results.iter().find(|result| result.act.0 == "uz/order/2020/5").unwrap();
    assert_eq!(result.title_marks.len(), 1, "{}", result.title);
    assert!(answer.notices.iter().any(|notice| notice.kind() == NoticeKind::OtherLanguage), "{:?}", answer.notices);
    let close: Vec<&str> = answer.results.iter().filter(|found| found.close).map(|found| &*found.act.0).collect();
    assert_eq!(close, ["uz/order/2020/5"]);
}

#[test]
fn what_was_learnt_is_kept_with_the_generation() {
    let base = base();
    let generation = base.base.generation();
    let learnt: Learnt = generation.learnt().unwrap();
    let pairs = learnt.pairs.to_string();
    assert!(pairs.lines().any(|line| line.starts_with("uz\tru\tasalarichilik\tпчеловодств\t")), "{pairs}");
    std::fs::write(base.base.folder().path_of(generation.name()).join("pairs.tsv"), "no pair").unwrap();
    assert!(generation.learnt().unwrap_err().to_string().contains("pairs.tsv: damaged"));
}
