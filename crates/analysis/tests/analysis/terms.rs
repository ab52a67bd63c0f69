//! Terms across languages, everyday words and stop words.

use qonun_analysis::{Analyzer, Found, Keys, Language, Terms, is_stop_word, words};
use qonun_table::Table;
use qonun_testkit::{fits, tables};

const TERMS: Table<3> = Table::new("terms.tsv", include_str!("../../data/terms.tsv"));
const EVERYDAY: Table<3> = Table::new("everyday.tsv", include_str!("../../data/everyday.tsv"));
const SYNONYMS: Table<2> = Table::new("synonyms.tsv", include_str!("../../data/synonyms.tsv"));
const STOP_WORDS: Table<3> = Table::new("stop_words.tsv", include_str!("../../data/stop_words.tsv"));

fn keys(analyzer: &Analyzer, text: &str, language: Language) -> Vec<Keys> {
    words(text, language).map(|word| analyzer.keys(&text[word.range], language)).collect()
}

fn rows<const N: usize>(table: Table<N>) -> impl Iterator<Item = [&'static str; N]> {
    table.rows().unwrap_or_else(|error| panic!("{error}")).into_iter().map(|row| row.cells)
}

fn texts<'a>(found: &[Found<'a>], language: Language) -> Vec<&'a str> {
    let terms = found.iter().flat_map(|found| &found.terms);
    terms.filter(|term| term.language == language).map(|term| term.text.as_str()).collect()
}

#[test]
fn every_row_is_whole() {
    let languages = ["uz", "ru", "en"];
    assert!(rows(TERMS).count() >= 400);
    for row in rows(TERMS) {
        assert!(row.iter().all(|cell| !cell.is_empty()), "{row:?}");
        assert!(!row[0].contains(['\'', '‘', '’']), "marks of the letters are U+02BB and U+02BC: {row:?}");
    }
    assert!(rows(EVERYDAY).count() >= 150);
    for row in rows(EVERYDAY).chain(rows(STOP_WORDS)) {
        assert!(languages.contains(&row[0]) && !row[2].is_empty(), "{row:?}");
    }
}

#[test]
fn every_term_is_found_by_itself_and_means_its_row() {
    let analyzer = Analyzer::new().unwrap();
    let terms = Terms::new(&analyzer).unwrap();
    for row in rows(TERMS) {
        for (cell, language) in row.iter().zip([Language::Uzbek, Language::Russian, Language::English]) {
            for text in cell.split("; ") {
                let query = keys(&analyzer, text, language);
                let found = terms.translations(&query, language);
                assert!(found.iter().any(|found| found.at == (0..query.len())), "{text}");
            }
        }
    }
}

#[test]
fn a_term_is_found_in_any_form_and_alphabet() {
    let analyzer = Analyzer::new().unwrap();
    let terms = Terms::new(&analyzer).unwrap();
    let query = keys(&analyzer, "ответственность юридических лиц за нарушение", Language::Russian);
    let found = terms.translations(&query, Language::Russian);
    assert!(found.iter().any(|found| found.at == (1..3)), "the longer term goes first");
    assert!(texts(&found, Language::Uzbek).contains(&"yuridik shaxs"));
    assert!(texts(&found, Language::English).contains(&"legal entity"));
    let query = keys(&analyzer, "қонун", Language::Uzbek);
    assert_eq!(texts(&terms.translations(&query, Language::Uzbek), Language::Russian), ["закон"]);
    let query = terms.words_of(&analyzer, "зарплату", Language::Russian);
    assert!(texts(&terms.legal_words(&query, Language::Russian), Language::Russian).contains(&"заработная плата"));
    assert!(terms.translations(&[], Language::English).is_empty());
}

#[test]
fn everyday_words_are_found_apart_and_turned_round() {
    let analyzer = Analyzer::new().unwrap();
    let terms = Terms::new(&analyzer).unwrap();
    let legal = |query: &str| {
        let query = terms.words_of(&analyzer, query, Language::Uzbek);
        texts(&terms.legal_words(&query, Language::Uzbek), Language::Uzbek).join("; ")
    };
    let unpaid = "ish haqini toʻlash; kechiktirish; ish beruvchining moddiy javobgarligi";
    for query in ["oylik bermaslik", "oyligimni uch oy bermadi", "bermayapti oylikni", "ойлигимни бермади"]
    {
        assert_eq!(legal(query), unpaid, "{query}");
    }
    let apart = legal("oylik masalasida uchta narsa soʻradim, javob bermadi");
    assert!(apart.contains("ish haqi") && !apart.contains(unpaid), "too far apart: {apart}");
    let is_everyday = |word: &str| terms.is_everyday(&analyzer.keys(word, Language::Uzbek), Language::Uzbek);
    assert!(is_everyday("ishxonada") && !is_everyday("kodeks"));
}

/// A name with a number matches as written, in both alphabets.
#[test]
fn a_name_with_a_number_is_met_as_it_is_written() {
    let analyzer = Analyzer::new().unwrap();
    let terms = Terms::new(&analyzer).unwrap();
    let legal = |query: &str| {
        let query = terms.words_of(&analyzer, query, Language::Uzbek);
        texts(&terms.legal_words(&query, Language::Uzbek), Language::Uzbek).join("; ")
    };
    for row in tables!("../fixtures/named_by_number.md").rows(24) {
        let [query, wanted] = row.cells();
        let found = legal(query.trim_matches('`'));
        assert!(fits(wanted, (!found.is_empty()).then_some(found.as_str())), "{}: {query}: {found}", row.at);
    }
}

#[test]
fn words_that_say_nothing() {
    let analyzer = Analyzer::new().unwrap();
    for (word, language) in [
        ("Қандай", Language::Uzbek),
        ("qanday", Language::Uzbek),
        ("нима", Language::Uzbek),
        ("mumkinmi", Language::Uzbek),
        ("yo‘q", Language::Uzbek),
        ("Какова", Language::Russian),
        ("её", Language::Russian),
        ("How", Language::English),
    ] {
        assert!(is_stop_word(&analyzer.keys(word, language).exact, language), "{word}");
    }
    for (word, language) in [("shartnoma", Language::Uzbek), ("закон", Language::Russian), ("law", Language::English)]
    {
        assert!(!is_stop_word(&analyzer.keys(word, language).exact, language), "{word}");
    }
}

/// Each synonym in a row of the table leads to the others, with any words between its own.
#[test]
fn every_synonym_leads_to_the_others_of_its_row() {
    let analyzer = Analyzer::new().unwrap();
    let terms = Terms::new(&analyzer).unwrap();
    let mut pairs = 0;
    for row in rows(SYNONYMS) {
        let [language, cell] = row;
        let language = Language::from_code(language).unwrap();
        let group: Vec<&str> = cell.split("; ").collect();
        assert!(group.len() > 1 && !cell.contains(['\'', '‘', '’']), "{row:?}");
        pairs += group.len() * (group.len() - 1) / 2;
        for &term in &group {
            let query = terms.words_of(&analyzer, term, language);
            let found = texts(&terms.synonyms(&query, language), language);
            let others = group.iter().filter(|&&other| other != term);
            assert!(others.clone().all(|other| found.contains(other)), "{term}: {found:?}");
        }
    }
    assert!(pairs >= 100, "{pairs} pairs");
    let apart = terms.words_of(&analyzer, "расторжение бессрочного трудового договора", Language::Russian);
    let found = terms.synonyms(&apart, Language::Russian);
    assert_eq!(found[0].places, [0, 2, 3]);
    assert!(texts(&found, Language::Russian).contains(&"прекращение трудового договора"));
}

/// An everyday entry is found where it is typed as the table has it.
#[test]
fn every_everyday_entry_is_found_by_itself() {
    let analyzer = Analyzer::new().unwrap();
    let terms = Terms::new(&analyzer).unwrap();
    let mut lost = Vec::new();
    for [language, cell, legal] in rows(EVERYDAY) {
        let language = Language::from_code(language).unwrap();
        for said in cell.split("; ") {
            let found = terms.legal_words(&terms.words_of(&analyzer, said, language), language);
            let wanted = legal.split("; ").next().unwrap();
            if !texts(&found, language).contains(&wanted) {
                lost.push(said);
            }
        }
    }
    assert!(lost.is_empty(), "{lost:?}");
}

/// Columns: query, language, the first legal term of each entry that is found in it, reason.
#[test]
fn entries_are_found_where_they_are_meant() {
    let analyzer = Analyzer::new().unwrap();
    let terms = Terms::new(&analyzer).unwrap();
    let mut wrong = Vec::new();
    for row in tables!("../fixtures/everyday.md").rows(20) {
        let [query, language, said, is_meant, _] = row.cells();
        let language = Language::from_code(language).unwrap();
        let entry = terms.legal_words(&terms.words_of(&analyzer, said, language), language);
        let found = terms.legal_words(&terms.words_of(&analyzer, query, language), language);
        let words = entry.iter().map(|found| found.places.len()).max().unwrap();
        let whole = || entry.iter().filter(|found| found.places.len() == words);
        let is_found = found.iter().any(|found| whole().any(|whole| whole.terms == found.terms));
        if is_found != (is_meant == "yes") {
            let found: Vec<&str> = found.iter().map(|found| found.terms[0].text.as_str()).collect();
            wrong.push(format!("{}: {query}: {found:?}", row.at));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
