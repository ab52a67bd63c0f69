//! Help for readers: other spellings, typing errors, suggestions, over a small hand-made law base.
#![allow(clippy::unwrap_used, reason = "what cannot be read fails the test")]

use qonun_law::{Date, Lang};
use qonun_query::{Destination, Notice, NoticeKind, Patience, QueryPlace, SearchRequest, Suggestion, Syntax};
use qonun_testkit::{LawBase, Opened, fits, tables};

fn base() -> Opened {
    Opened::new(LawBase::new(include_str!("law-base.md")), Date::constant(2026, 1, 1))
}

/// Columns: typed text, its correction (`-` without a notice), the first act found (`-` for none).
#[test]
fn words_are_taken_for_those_of_the_law_base() {
    let base = base();
    let mut wrong = Vec::new();
    for row in tables!("cases/spelling.md").rows(27) {
        let [query, told, act, _] = row.cells();
        let answer = base.ask(&SearchRequest::new(query));
        let found: Vec<&str> = answer
            .notices
            .iter()
            .filter(|notice| notice.kind() == NoticeKind::Spelling)
            .filter_map(Notice::replacement)
            .collect();
        let found = (!found.is_empty()).then(|| found.join(", "));
        let first = answer.results.first().map(|result| result.act.0.as_str());
        if !fits(told, found.as_deref()) || !fits(act, first) {
            wrong.push(format!("{}: {query}: told {found:?}, found {first:?}; wanted {told}, {act}", row.at));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_correction_says_where_it_is() {
    let base = base();
    let answer = base.ask(&SearchRequest::new("свод Садоводчекий кодекс"));
    let notice = answer.notices.iter().find(|notice| notice.kind() == NoticeKind::Spelling).unwrap();
    assert_eq!(notice.place(), Some(QueryPlace { offset: 5, length: 12 }));
    assert_eq!(notice.replacement(), Some("Садоводческий"));
    let text = qonun_notices::notice(notice, Lang::En);
    assert!(text.contains("“Садоводческий”"), "{text}");
}

/// A word that is not corrected is searched as typed, and a notice says that it occurs nowhere.
#[test]
fn what_was_typed_can_be_insisted_on() {
    let base = base();
    for (query, corrected, as_typed) in [
        ("Asalarichlik", 2, 0),
        ("Садоводчекий", 1, 0),
        ("Asalarichilik togrisida", 2, 2),
        ("Asalarichilik toʻgʻrisida", 2, 2),
    ] {
        let total = |corrects| {
            let answer = base.ask(&SearchRequest { corrects, ..SearchRequest::new(query) });
            assert!(corrects || answer.notices.iter().all(|notice| notice.kind() != NoticeKind::Spelling), "{query}");
            answer.total.value
        };
        assert_eq!((total(true), total(false)), (corrected, as_typed), "{query}");
    }
}

/// Columns: query, syntax, code of the notices, then each choice: the words left out, the query without them, the acts
/// it finds.
#[test]
fn words_in_the_way_are_named_and_the_rest_is_offered() {
    let base = base();
    let mut wrong = Vec::new();
    for row in tables!("cases/left_out.md").rows(11) {
        let [query, syntax, code, wanted, _] = row.cells();
        let syntax = qonun_testkit::syntax(syntax);
        let request = |q: &str| SearchRequest { syntax, corrects: false, ..SearchRequest::new(q) };
        let answer = base.ask(&request(query));
        let mut found = Vec::new();
        for notice in answer.notices.iter().filter(|notice| notice.kind().name() == code) {
            let Some(QueryPlace { offset, length }) = notice.place() else { continue };
            let word: String = query.chars().skip(offset).take(length).collect();
            let proposed = notice.replacement().unwrap();
            let acts = base.ask(&request(proposed)).total.value;
            let text = qonun_notices::notice(notice, Lang::En);
            assert!(text.contains(&format!(": {acts}.")), "{query}: {acts}, but {text}");
            found.push(format!("{word}: {proposed} ({acts})"));
        }
        let is_told =
            answer.notices.iter().any(|notice| notice.kind().name() == code) || wanted == "-" && code == "relaxed";
        let found = (!found.is_empty()).then(|| found.join("; "));
        if !fits(wanted, found.as_deref()) || !is_told {
            wrong.push(format!("{}: {query}: found {found:?}, wanted {wanted}; {:?}", row.at, answer.notices));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_in_the_way_are_told_in_every_language() {
    let base = base();
    let request = SearchRequest { corrects: false, ..SearchRequest::new("asal qwertyuiop") };
    for (ui, wanted) in [
        (Lang::UzLatn, "“qwertyuiop” qonunchilik bazasida uchramaydi. Usiz topiladigan hujjatlar: 2."),
        (Lang::UzCyrl, "«qwertyuiop» қонунчилик базасида учрамайди. Усиз топиладиган ҳужжатлар: 2."),
        (Lang::Ru, "«qwertyuiop» в базе не встречается. Без этого найдётся актов: 2."),
        (Lang::En, "“qwertyuiop” stands nowhere in the law base. Acts found without it: 2."),
    ] {
        let answer = base.ask_in(ui, &request);
        assert!(
            answer.notices.iter().any(|notice| qonun_notices::notice(notice, ui) == wanted),
            "{:?}",
            answer.notices
        );
    }
}

/// Address of the page that a suggestion leads to; empty if it leads to the results of a query.
fn page_of(suggestion: &Suggestion) -> &str {
    match &suggestion.leads_to {
        Destination::Page(address) => address,
        Destination::Results { .. } => "",
    }
}

/// Columns: typed text, requested language (`-` for none), kind of the first suggestion, its text, its address.
#[test]
fn beginnings_are_completed() {
    let base = base();
    let mut wrong = Vec::new();
    for row in tables!("cases/suggest.md").rows(16) {
        let [typed, lang, kind, text, url] = row.cells();
        let named = (lang != "-").then(|| lang.parse().unwrap());
        let answer = base.engine.suggest(typed, 8, named, None, Patience::default()).unwrap();
        let first = answer.suggestions.first();
        let found = first.map(|first| [first.kind, first.text.as_str(), page_of(first)]);
        let part = |place: usize| found.map(|found| found[place]);
        if !fits(kind, part(0)) || !fits(text, part(1)) || !fits(url, part(2)) {
            wrong.push(format!("{}: {typed} ({lang}): {found:?}, wanted {:?}", row.at, [kind, text, url]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn suggestions_do_not_repeat_and_keep_to_their_number() {
    let base = base();
    for typed in ["a", "o", "о", "r", "qonun", "547", "5", "t", "on the r", "bog", "боғ", "", " ", "\u{301}", "((("]
    {
        for limit in 1..=8 {
            let found = base.engine.suggest(typed, limit, None, None, Patience::default()).unwrap().suggestions;
            assert!(found.len() <= limit, "{typed}");
            let mut places: Vec<String> = found.iter().map(|one| format!("{:?}", one.leads_to)).collect();
            places.sort_unstable();
            places.dedup();
            assert_eq!(places.len(), found.len(), "{typed}: {found:?}");
        }
    }
    assert!(
        base.engine.suggest(&"bog ".repeat(40), 8, None, None, Patience::default()).unwrap().suggestions.is_empty()
    );
}

#[test]
fn bodies_and_acts_are_told_apart() {
    let base = base();
    let found = base.engine.suggest("bogdorchilik v", 8, None, None, Patience::default()).unwrap().suggestions;
    assert!(found.iter().any(|one| one.kind == "body" && one.text == "Bogʻdorchilik vazirligi"), "{found:?}");
    let body = found.iter().find(|one| one.kind == "body").unwrap();
    assert!(matches!(body.leads_to, Destination::Results { syntax: Syntax::Advanced, .. }) && body.document.is_none());
}
