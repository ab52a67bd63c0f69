//! Definitions: which a query asks for, and which a provision states.

use proptest::prelude::*;
use qonun_analysis::{
    Analyzer, AskedTerms, AskedWord, DEFINITION_DEGREES, Keys, Language, asked_terms, fold, stated_terms, term_keys,
    words,
};
use qonun_testkit::{fits, tables, unescape};

const LANGUAGES: [Language; 3] = [Language::Uzbek, Language::Russian, Language::English];

/// The terms of the likeliest reading of a query, as typed.
fn asked(query: &str) -> Option<String> {
    let mut last = 0;
    let (mut said, mut places) = (Vec::new(), Vec::new());
    for word in words(query, Language::Uzbek) {
        let typed = &query[word.range.clone()];
        let forms = LANGUAGES.map(|language| fold(typed, language)).to_vec();
        said.push(AskedWord { forms, gap: &query[last..word.range.start] });
        last = word.range.end;
        places.push(word.range);
    }
    let AskedTerms { terms, frame } = asked_terms(&said).into_iter().next()?;
    assert!(frame.iter().all(|place| terms.iter().all(|term| !term.contains(place))), "{query}");
    let text = |term: &std::ops::Range<usize>| query[places[term.start].start..places[term.end - 1].end].to_owned();
    Some(terms.iter().map(text).collect::<Vec<_>>().join(" + "))
}

/// Columns: query, the terms that it asks for (`-` for none), reason.
#[test]
fn a_question_names_the_terms_whose_definitions_it_asks_for() {
    let mut wrong = Vec::new();
    for row in tables!("../fixtures/definitions_asked.md").rows(40) {
        let [query, wanted, _] = row.cells();
        let found = asked(query);
        if !fits(wanted, found.as_deref()) {
            wrong.push(format!("{}: {query}: {found:?}, wanted {wanted}", row.at));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Columns: language, heading, body (`\n` for a new paragraph), a term, the degree of its definition (`-`: not defined).
#[test]
fn a_provision_defines_terms() {
    let analyzer = Analyzer::new().unwrap();
    let mut wrong = Vec::new();
    for row in tables!("../fixtures/definitions_stated.md").rows(20) {
        let [language, heading, body, term, wanted] = row.cells();
        let language = Language::from_code(language).unwrap();
        let stated = stated_terms(heading, &unescape(body), language, |word| analyzer.keys(word, language));
        let typed: Vec<_> = words(term, language).map(|word| analyzer.keys(&term[word.range], language)).collect();
        let keys = term_keys(&typed, language);
        let degree = stated.iter().filter(|(key, _)| keys.contains(key)).map(|(_, degree)| degree.to_string()).max();
        if !fits(wanted, degree.as_deref()) {
            wrong.push(format!("{}: {term}: {degree:?}, wanted {wanted}; {stated:?}", row.at));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn many_readings_of_a_term_have_a_limited_number_of_keys() {
    let analyzer = Analyzer::new().unwrap();
    let mut word = analyzer.keys("olma", Language::Uzbek);
    word.stems = vec!["a".to_owned(), "b".to_owned(), "c".to_owned()];
    let keys = term_keys(&vec![word; 8], Language::Uzbek);
    assert_eq!(keys.len(), keys.iter().collect::<std::collections::BTreeSet<_>>().len());
    assert_eq!(keys[0], "a a a a a a a a", "the likeliest comes first");
    assert!(keys.len() <= 16);
}

/// Pieces of questions and of definitions, in any order.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "ariza",
        "shikoyat",
        "сделка",
        "договор",
        "lease",
        "va",
        "и",
        "and",
        "nima",
        "farqi",
        "deb",
        "deganda",
        "bilan",
        "что такое",
        "отличается",
        "от",
        "чем",
        "what is",
        "difference between",
        "понятие и",
        "tushunchasi",
        "X",
        "—",
        "-",
        " – ",
        ", ",
        ". ",
        ":",
        "\n",
        "(",
        ")",
        "«",
        "»",
        "1)",
        "а)",
        "¹",
        "\u{301}",
        "",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #[test]
    fn any_text_can_be_read(text in any_text(), heading in any_text()) {
        let mut last = 0;
        let mut said = Vec::new();
        for word in words(&text, Language::Uzbek) {
            let forms = LANGUAGES.map(|language| fold(&text[word.range.clone()], language)).to_vec();
            said.push(AskedWord { forms, gap: &text[last..word.range.start] });
            last = word.range.end;
        }
        for asked in asked_terms(&said) {
            prop_assert!(matches!(asked.terms.len(), 1 | 2));
            prop_assert!(asked.terms.iter().all(|term| !term.is_empty() && term.end <= said.len()));
            prop_assert!(asked.frame.iter().all(|place| asked.terms.iter().all(|term| !term.contains(place))));
        }
        for language in LANGUAGES {
            let keys = |word: &str| Keys { exact: fold(word, language), stems: vec![fold(word, language)] };
            for (key, degree) in stated_terms(&heading, &text, language, keys) {
                prop_assert!(!key.is_empty() && (1..=DEFINITION_DEGREES).contains(&degree));
            }
        }
    }
}
