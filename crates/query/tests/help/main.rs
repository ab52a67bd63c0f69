//! Help for readers: words spelled otherwise, typing errors, suggestions, over a small law base made by hand.
#![allow(clippy::unwrap_used, reason = "what cannot be read fails the test")]

mod law_base;

use std::time::{Duration, Instant};

use law_base::LawBase;
use qonun_law::Lang;
use qonun_query::{Patience, SearchAnswer, SearchRequest, Syntax};

fn search(base: &LawBase, query: &str) -> SearchAnswer {
    ask(base, &SearchRequest::new(query))
}

fn ask(base: &LawBase, request: &SearchRequest) -> SearchAnswer {
    base.engine.search(request, Lang::En, Instant::now() + Duration::from_secs(20)).unwrap()
}

/// Rows of a table in Markdown, without its head.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = table.lines().filter(|line| line.starts_with('|'));
    lines.skip(2).map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
}

/// typed, what it is taken for (`-` for nothing said), the act found first (`-` for none).
#[test]
fn words_are_taken_for_those_of_the_law_base() {
    let base = LawBase::build();
    let mut wrong = Vec::new();
    for row in rows(include_str!("cases/spelling.md")) {
        let [query, told, act, _] = row[..] else { panic!("a row of four cells: {row:?}") };
        let answer = search(&base, query);
        let found: Vec<&str> = answer
            .notices
            .iter()
            .filter(|notice| notice.code == "spelling")
            .filter_map(|notice| notice.replacement.as_deref())
            .collect();
        let found = if found.is_empty() { "-".to_owned() } else { found.join(", ") };
        let first = answer.results.first().map_or("-", |result| result.act.0.as_str());
        if found != told || first != act {
            wrong.push(format!("{query}: told {found}, wanted {told}; found {first}, wanted {act}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_correction_says_where_it_is() {
    let base = LawBase::build();
    let answer = search(&base, "свод Садоводчекий кодекс");
    let notice = answer.notices.iter().find(|notice| notice.code == "spelling").unwrap();
    assert_eq!((notice.offset, notice.length), (Some(5), Some(12)));
    assert_eq!(notice.replacement.as_deref(), Some("Садоводческий"));
    assert!(notice.text.contains("“Садоводческий”"), "{}", notice.text);
}

/// A word that is not corrected is looked for as it was typed, and is said to stand nowhere.
#[test]
fn what_was_typed_can_be_insisted_on() {
    let base = LawBase::build();
    for (query, corrected, as_typed) in [
        ("Asalarichlik", 2, 0),
        ("Садоводчекий", 1, 0),
        ("Asalarichilik togrisida", 2, 2),
        ("Asalarichilik toʻgʻrisida", 2, 2),
    ] {
        let total = |corrects| {
            let answer = ask(&base, &SearchRequest { corrects, ..SearchRequest::new(query) });
            assert!(corrects || answer.notices.iter().all(|notice| notice.code != "spelling"), "{query}");
            answer.total.value
        };
        assert_eq!((total(true), total(false)), (corrected, as_typed), "{query}");
    }
}

/// query, syntax, code of the notices, then each choice: the words left out, the query without them, the acts it finds.
#[test]
fn words_in_the_way_are_named_and_the_rest_is_offered() {
    let base = LawBase::build();
    let mut wrong = Vec::new();
    for row in rows(include_str!("cases/left_out.md")) {
        let [query, syntax, code, wanted, _] = row[..] else { panic!("a row of five cells: {row:?}") };
        let syntax = if syntax == "simple" { Syntax::Simple } else { Syntax::Advanced };
        let request = |q: &str| SearchRequest { syntax, corrects: false, ..SearchRequest::new(q) };
        let answer = ask(&base, &request(query));
        let mut found = Vec::new();
        for notice in answer.notices.iter().filter(|notice| notice.code == code && notice.offset.is_some()) {
            let (offset, length) = (notice.offset.unwrap(), notice.length.unwrap());
            let word: String = query.chars().skip(offset).take(length).collect();
            let proposed = notice.replacement.as_deref().unwrap();
            let acts = ask(&base, &request(proposed)).total.value;
            assert!(notice.text.contains(&format!(": {acts}.")), "{query}: {acts}, but {}", notice.text);
            found.push(format!("{word}: {proposed} ({acts})"));
        }
        let found = if found.is_empty() { "-".to_owned() } else { found.join("; ") };
        if found != wanted {
            wrong.push(format!("{query}: found {found}, wanted {wanted}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_in_the_way_are_told_in_every_language() {
    let base = LawBase::build();
    let request = SearchRequest { corrects: false, ..SearchRequest::new("asal qwertyuiop") };
    for (ui, wanted) in [
        (Lang::UzLatn, "“qwertyuiop” qonunchilik bazasida uchramaydi. Usiz topiladigan hujjatlar: 2."),
        (Lang::UzCyrl, "«qwertyuiop» қонунчилик базасида учрамайди. Усиз топиладиган ҳужжатлар: 2."),
        (Lang::Ru, "«qwertyuiop» в базе не встречается. Без этого найдётся актов: 2."),
        (Lang::En, "“qwertyuiop” stands nowhere in the law base. Acts found without it: 2."),
    ] {
        let answer = base.engine.search(&request, ui, Instant::now() + Duration::from_secs(20)).unwrap();
        assert!(answer.notices.iter().any(|notice| notice.text == wanted), "{:?}", answer.notices);
    }
}

/// typed, language asked for (`-` for none), kind of the first suggestion, its text, its address.
#[test]
fn beginnings_are_completed() {
    let base = LawBase::build();
    let mut wrong = Vec::new();
    for row in rows(include_str!("cases/suggest.md")) {
        let [typed, lang, kind, text, url] = row[..] else { panic!("a row of five cells: {row:?}") };
        let answer = base.engine.suggest(typed, 8, lang.parse().ok(), None, Patience::default()).unwrap();
        let first = answer.suggestions.first();
        let found = first.map_or(("-", "-", "-"), |first| (first.kind, first.text.as_str(), first.url.as_str()));
        if found != (kind, text, url) {
            wrong.push(format!("{typed} ({lang}): {found:?}, wanted {:?}", (kind, text, url)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn suggestions_do_not_repeat_and_keep_to_their_number() {
    let base = LawBase::build();
    for typed in ["a", "o", "о", "r", "qonun", "547", "5", "t", "on the r", "bog", "боғ", "", " ", "\u{301}", "((("]
    {
        for limit in 1..=8 {
            let found = base.engine.suggest(typed, limit, None, None, Patience::default()).unwrap().suggestions;
            assert!(found.len() <= limit, "{typed}");
            let mut urls: Vec<&str> = found.iter().map(|one| one.url.as_str()).collect();
            urls.sort_unstable();
            urls.dedup();
            assert_eq!(urls.len(), found.len(), "{typed}: {found:?}");
        }
    }
    assert!(
        base.engine.suggest(&"bog ".repeat(40), 8, None, None, Patience::default()).unwrap().suggestions.is_empty()
    );
}

#[test]
fn bodies_and_acts_are_told_apart() {
    let base = LawBase::build();
    let found = base.engine.suggest("bogdorchilik v", 8, None, None, Patience::default()).unwrap().suggestions;
    assert!(found.iter().any(|one| one.kind == "body" && one.text == "Bogʻdorchilik vazirligi"), "{found:?}");
    let body = found.iter().find(|one| one.kind == "body").unwrap();
    assert!(body.url.ends_with("&syntax=advanced") && body.document.is_none());
}
