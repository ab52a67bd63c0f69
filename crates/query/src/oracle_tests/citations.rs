//! Citations of a query: each text is recognised once, however many steps need its citations.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use qonun_law::Lang;
use qonun_testkit::Random;

use super::Bench;
use super::documents::documents;
use crate::citing::log;
use crate::{FacetField, Grouping, SearchRequest, Syntax};

/// Plain queries, with and without citations that the law base has.
const SIMPLE: [&str; 8] = [
    "ORQ-547",
    "ORQ-547 1-modda",
    "ЗРУ-547 налог",
    "закон ЗРУ-547 налог пошлина",
    "what is the tax of ORQ-547?",
    "ORQ-548 налог",
    "PF-60 1-modda soliq",
    "налог",
];
/// Queries in the lawyers' syntax.
const ADVANCED: [&str; 6] = [
    "ЗРУ-547 AND налог",
    "cites:ORQ-547",
    "cites:ORQ-547 ORQ-548",
    "amends:\"ORQ-547 1-modda\" налог",
    "NOT ЗРУ-547 налог",
    "title:налог ORQ-547 1-modda",
];

/// Acts, among them the law ORQ-547.
fn bench() -> Bench {
    let mut acts = documents(&mut Random::new(0xc17e_d0ce), 12);
    acts[0].1.iter_mut().for_each(|text| text.number = Some("ORQ-547".to_owned()));
    Bench::over(&acts)
}

fn request(q: &str, syntax: Syntax) -> SearchRequest {
    let facets = FacetField::ALL.to_vec();
    SearchRequest { syntax, facets, explain: true, tells_cited: true, ..SearchRequest::new(q) }
}

/// The texts that are recognised while a query is answered, and whether the query cites something that the law base
/// has.
fn looked_through(bench: &Bench, request: &SearchRequest) -> (Vec<String>, bool) {
    drop(log::take());
    let answer = bench.engine.search(request, Lang::En, Instant::now() + Duration::from_secs(60));
    let cites = answer.is_ok_and(|answer| !answer.cited.is_empty());
    let mut texts = log::take();
    texts.sort();
    (texts, cites)
}

#[test]
fn a_text_is_looked_through_for_citations_once_in_a_search() {
    let (bench, mut citing) = (bench(), 0);
    let simple = SIMPLE.map(|q| (q, Syntax::Simple));
    for (q, syntax) in simple.into_iter().chain(ADVANCED.map(|q| (q, Syntax::Advanced))) {
        for group in [Grouping::Act, Grouping::None] {
            let (texts, cites) = looked_through(&bench, &SearchRequest { group, ..request(q, syntax) });
            citing += usize::from(cites);
            let mut once = texts.clone();
            once.dedup();
            assert_eq!(texts, once, "{q}");
            assert!(texts.iter().any(|text| text == q), "{q}: {texts:?}");
        }
    }
    // Queries without citations would test little.
    assert!(citing >= 12, "{citing} cite");
}

#[test]
fn a_citation_among_plain_words_is_not_read_by_itself_again() {
    let bench = bench();
    let (texts, cites) = looked_through(&bench, &request("закон ЗРУ-547 налог пошлина", Syntax::Simple));
    assert!(cites);
    assert!(!texts.iter().any(|text| text == "ЗРУ-547" || text == "закон ЗРУ-547"), "{texts:?}");
}

#[test]
fn what_is_typed_is_looked_through_once_when_completions_are_asked_for() {
    let bench = bench();
    for typed in ["ORQ-547", "ЗРУ-547", "547", "налог", "ORQ-547 1-modda"] {
        drop(log::take());
        bench.engine.suggest(typed, 10, None, Some(Lang::Ru), Instant::now() + Duration::from_secs(60)).unwrap();
        assert!(log::take().len() <= 1, "{typed}");
    }
}

/// The files in a folder, at any depth, whose text contains a word.
fn files_with(folder: &Path, word: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let of_entry = |path: PathBuf| match path.is_dir() {
        true => files_with(&path, word),
        false if std::fs::read_to_string(&path).unwrap().contains(word) => vec![path],
        false => Vec::new(),
    };
    entries.flat_map(of_entry).collect()
}

#[test]
fn one_file_alone_looks_through_what_is_typed() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = files_with(&source, "recognise_query");
    found.retain(|path| !path.ends_with("oracle_tests/citations.rs"));
    assert_eq!(found, [source.join("citing/recogniser.rs")]);
}
