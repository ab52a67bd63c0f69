//! Abbreviations and quantities of plain queries over a small law base: what they find, what comes first, what is told.
#![allow(clippy::unwrap_used, reason = "what cannot be read fails the test")]

#[path = "../operators/law_base.rs"]
mod law_base;

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use law_base::LawBase;
use qonun_law::{Date, Lang};
use qonun_query::{Patience, SearchRequest};

fn base() -> LawBase {
    LawBase::build(include_str!("law-base.md"), Date::constant(2024, 5, 1))
}

#[test]
fn abbreviations_and_quantities_are_found_however_they_are_written() {
    let base = base();
    let mut wrong = Vec::new();
    for line in include_str!("cases.md").lines().filter(|line| line.starts_with("| ") && !line.starts_with("| query")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [query, acts, first, told] = cells[..] else { panic!("a row of four cells: {line}") };
        let deadline = Instant::now() + Duration::from_secs(20);
        let answer = base.engine.search(&SearchRequest::new(query), Lang::En, deadline).unwrap();
        let names: Vec<&str> = answer.results.iter().map(|result| base.name(&result.act)).collect();
        let found: BTreeSet<&str> = names.iter().copied().collect();
        let wanted: BTreeSet<&str> = acts.split_whitespace().collect();
        let notice = answer.notices.iter().find(|notice| notice.code == "abbreviation");
        let said = notice.map_or("-", |notice| notice.text.trim_start_matches("Searched for in full too: "));
        let corrected = answer.notices.iter().any(|notice| notice.code == "spelling");
        let comes_first = first == "-" || names.first() == Some(&first);
        if found != wanted || !comes_first || said.trim_end_matches('.') != told || corrected {
            wrong.push(format!("{query}: found {names:?}, told {said}, corrected: {corrected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_notice_is_written_in_every_language() {
    let base = base();
    for (ui, wanted) in [
        (Lang::UzLatn, "Toʻliq nomi boʻyicha ham qidirildi: НДС"),
        (Lang::UzCyrl, "Тўлиқ номи бўйича ҳам қидирилди: НДС"),
        (Lang::Ru, "Поиск выполнен и по полному названию: НДС"),
        (Lang::En, "Searched for in full too: НДС"),
    ] {
        let deadline = Instant::now() + Duration::from_secs(20);
        let answer = base.engine.search(&SearchRequest::new("НДС"), ui, deadline).unwrap();
        assert!(answer.notices.iter().any(|notice| notice.text.starts_with(wanted)), "{:?}", answer.notices);
    }
}

/// What is typed, and the act whose title is suggested first.
#[test]
fn the_code_of_an_abbreviation_is_suggested_first() {
    let base = base();
    for typed in ["ТК", "тк", "ТК "] {
        let answer = base.engine.suggest(typed, 5, None, None, Patience::default()).unwrap();
        let first = answer.suggestions.first().map(|first| first.text.as_str());
        assert_eq!(first, Some("Трудовой кодекс Республики Узбекистан"), "{typed}");
    }
    let answer = base.engine.suggest("ткани", 5, None, None, Patience::default()).unwrap();
    assert_eq!(answer.suggestions[0].text, "О трансплантации ткани человека");
}
