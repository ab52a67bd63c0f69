//! Titles: whose title matches the typed text best.

use qonun_query::SearchRequest;
use qonun_testkit::{Opened, tables};

use crate::open;

#[test]
fn the_act_whose_title_was_typed_comes_first() {
    let base = open(include_str!("titles-law-base.md"));
    let mut wrong = Vec::new();
    for row in tables!("titles.md").rows(28) {
        let [query, wanted, _] = row.cells();
        let answer = base.ask(&SearchRequest { corrects: false, ..SearchRequest::new(query) });
        let found: Vec<&str> = answer.results.iter().map(|result| base.name(&result.act)).collect();
        let (wanted, open) = wanted.strip_suffix(" …").map_or((wanted, false), |wanted| (wanted, true));
        let wanted: Vec<&str> = wanted.split(' ').filter(|name| *name != "-").collect();
        let shown = if open { &found[..wanted.len().min(found.len())] } else { &found };
        if shown != wanted {
            wrong.push(format!("{}: {query}: {}", row.at, found.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Added words, which may differ between the alphabets, do not lower the score of the typed words.
#[test]
fn both_alphabets_find_the_same_acts_provisions_and_scores() {
    let base = open(include_str!("titles-law-base.md"));
    for (latin, cyrillic) in [
        ("kadastri", "кадастри"),
        ("yer kadastri", "ер кадастри"),
        ("davlat kadastri", "давлат кадастри"),
        ("Davlat yer kadastri toʻgʻrisida", "Давлат ер кадастри тўғрисида"),
        ("hisobot", "ҳисобот"),
    ] {
        let [one, other] = [latin, cyrillic].map(|query| {
            let answer = base.ask(&SearchRequest::new(query));
            let told = answer.results.iter().map(|result| {
                (base.name(&result.act).to_owned(), Opened::first_path(result).to_owned(), result.score, result.close)
            });
            told.collect::<Vec<_>>()
        });
        assert!(one.iter().any(|(_, path, ..)| path != "-"), "{latin}: {one:?}");
        assert_eq!(one, other, "{latin} and {cyrillic}");
    }
}
