//! Abbreviations and quantities of plain queries over a small law base: their matches, the first result, the notices.
#![allow(clippy::unwrap_used, reason = "what cannot be read fails the test")]

use std::collections::BTreeSet;

use qonun_law::{Date, Lang};
use qonun_query::{NoticeKind, Patience, SearchRequest};
use qonun_testkit::{LawBase, Opened, fits, tables};

fn base() -> Opened {
    Opened::new(LawBase::new(include_str!("law-base.md")), Date::constant(2024, 5, 1))
}

#[test]
fn abbreviations_and_quantities_are_found_however_they_are_written() {
    let base = base();
    let mut wrong = Vec::new();
    for row in tables!("cases.md").rows(32) {
        let [query, acts, first, told] = row.cells();
        let answer = base.ask(&SearchRequest::new(query));
        let names: Vec<&str> = answer.results.iter().map(|result| base.name(&result.act)).collect();
        let found: BTreeSet<&str> = names.iter().copied().collect();
        let wanted: BTreeSet<&str> = acts.split_whitespace().filter(|act| *act != "-").collect();
        let notice = answer.notices.iter().find(|notice| notice.kind() == NoticeKind::Abbreviation);
        let said = notice.map(|notice| qonun_notices::notice(notice, Lang::En));
        let said =
            said.as_deref().map(|text| text.trim_start_matches("Searched for in full too: ").trim_end_matches('.'));
        let corrected = answer.notices.iter().any(|notice| notice.kind() == NoticeKind::Spelling);
        if found != wanted || !fits(first, names.first().copied()) || !fits(told, said) || corrected {
            wrong.push(format!("{}: {query}: found {names:?}, told {said:?}, corrected: {corrected}", row.at));
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
        let answer = base.ask_in(ui, &SearchRequest::new("НДС"));
        assert!(
            answer.notices.iter().any(|notice| qonun_notices::notice(notice, ui).starts_with(wanted)),
            "{:?}",
            answer.notices
        );
    }
}

/// The typed text, and the act whose title is suggested first.
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
