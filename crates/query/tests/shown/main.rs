//! The language in which an answer is shown, over a small hand-made law base.
#![allow(clippy::unwrap_used, reason = "what cannot be read fails the test")]

use qonun_law::{Date, Lang};
use qonun_query::{Patience, SearchRequest};
use qonun_testkit::{LawBase, Opened, tables};

/// The law base, open.
fn law_base() -> Opened {
    Opened::new(LawBase::new(include_str!("law-base.md")), Date::constant(2026, 1, 1))
}

#[test]
fn an_answer_is_in_the_language_of_its_query() {
    let base = law_base();
    let mut wrong = Vec::new();
    for row in tables!("cases.md").rows(31) {
        let [query, reader, lang, searched, act, shown, _] = row.cells();
        let mut request = SearchRequest::new(query);
        let named = |cell: &str| -> Option<Lang> { (cell != "-").then(|| cell.parse().unwrap()) };
        (request.reader_lang, request.lang) = (named(reader), named(lang));
        if let Some(lang) = named(searched) {
            request.searched = std::iter::once(lang).collect();
        }
        let answer = base.ask(&request);
        let found = answer.results.iter().find(|result| result.act.0.ends_with(&format!("/{act}")));
        let langs = found.map(|found| (found.lang, found.provisions.iter().map(|hit| hit.lang).collect::<Vec<_>>()));
        let in_one =
            langs.as_ref().is_some_and(|(title, hits)| title.tag() == shown && hits.iter().all(|hit| hit == title));
        if !in_one {
            let at = &row.at;
            wrong
                .push(format!("{at}: {query}, reader {reader}, lang {lang}, in {searched}: {langs:?}, wanted {shown}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_citation_and_a_suggestion_come_in_the_language_of_typing() {
    let engine = law_base().engine;
    for (typed, wanted) in [
        ("ст. 5 Трудового кодекса", "Трудовой кодекс"),
        ("Mehnat kodeksi 5-modda", "Mehnat kodeksi"),
        ("ЎРҚ-702", "Асаларичилик"),
        ("ЗРУ-702", "О пчеловодстве"),
        ("LRU-702", "On beekeeping"),
    ] {
        let lang = engine.language_of(typed, Some(Lang::UzLatn));
        let cited = engine.resolve(typed, lang).unwrap().matches;
        assert!(cited[0].title.contains(wanted), "{typed}: {cited:?}");
        let suggested = engine.suggest(typed, 8, None, Some(Lang::UzLatn), Patience::default()).unwrap().suggestions;
        assert!(suggested.iter().any(|found| found.text.contains(wanted)), "{typed}: {suggested:?}");
    }
    let suggested = engine.suggest("ЗРУ-702", 8, None, None, Patience::default()).unwrap().suggestions;
    assert_eq!(suggested[0].text, "О пчеловодстве (ЗРУ-702)");
}
