//! Questions in plain words over a small law base: what comes first, and whether a weak answer is said to be one.
#![allow(clippy::unwrap_used, reason = "what cannot be read fails the test")]

#[path = "../operators/law_base.rs"]
mod law_base;

use std::time::{Duration, Instant};

use law_base::LawBase;
use qonun_law::{Date, Lang};
use qonun_query::{SearchAnswer, SearchRequest};

/// Codes of notices that tell how well the answer fits.
const FIT: [&str; 2] = ["weak_match", "no_match"];

fn ask(base: &LawBase, question: &str, ui: Lang) -> SearchAnswer {
    base.engine.search(&SearchRequest::new(question), ui, Instant::now() + Duration::from_secs(20)).unwrap()
}

fn base() -> LawBase {
    LawBase::build(include_str!("law-base.md"), Date::constant(2024, 5, 1))
}

/// question, act and provision found first (`-` for whatever is), notice about the fit, why.
#[test]
fn questions_find_the_provision_that_answers() {
    let base = base();
    let mut wrong = Vec::new();
    let rows = include_str!("cases.md").lines().filter(|line| line.starts_with('|')).skip(2);
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [question, first, told, _] = cells[..] else { panic!("a row of four cells: {row}") };
        let answer = ask(&base, question, Lang::En);
        let act = answer.results.first().map_or("-", |result| base.name(&result.act));
        let provision = answer.results.first().and_then(|result| result.provisions.first());
        let path = provision.map_or("-", |provision| provision.path.as_str());
        let fit = answer.notices.iter().map(|notice| notice.code).find(|code| FIT.contains(code)).unwrap_or("-");
        let fits = |wanted: Option<&str>, found: &str| matches!(wanted, Some("-") | None) || wanted == Some(found);
        let mut wanted = first.split(' ');
        if !fits(wanted.next(), act) || !fits(wanted.next(), path) || fit != told {
            wrong.push(format!("{question}: found {act} {path}, told {fit}; wanted {first}, {told}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_provision_that_does_not_exist_is_named_in_every_language() {
    let base = base();
    for (ui, wanted) in [
        (Lang::UzLatn, "qonunchilik bazasida yoʻq"),
        (Lang::UzCyrl, "қонунчилик базасида йўқ"),
        (Lang::Ru, "в базе нет"),
        (Lang::En, "is not in the law base"),
    ] {
        let answer = ask(&base, "Mehnat kodeksi 99-modda", ui);
        let told = answer.notices.iter().find(|notice| notice.code == "weak_match").unwrap();
        assert!(told.text.contains(wanted) && told.text.contains("Mehnat kodeksi 99-modda"), "{}", told.text);
    }
}

#[test]
fn the_words_of_law_for_everyday_words_are_marked() {
    let base = base();
    let answer = ask(&base, "Oylik qachon toʻlanadi?", Lang::UzLatn);
    let provision = &answer.results[0].provisions[0];
    let snippet = provision.snippet.as_ref().unwrap();
    let letters: Vec<char> = snippet.text.chars().collect();
    let marked: Vec<String> = snippet.marks.iter().map(|mark| letters[mark[0]..mark[1]].iter().collect()).collect();
    assert!(marked.iter().any(|word| word == "haqi"), "{marked:?} in {}", snippet.text);
}
