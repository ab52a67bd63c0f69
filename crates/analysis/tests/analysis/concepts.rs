//! Concepts: headings and everyday queries meet in them; the tables are as their readers expect.

use std::collections::BTreeSet;

use qonun_analysis::{Analyzer, ConceptNo, Language, SpokenConcepts, is_stop_word, read_concepts, words};
use qonun_testkit::tables;

/// Stems of the content words of a text, of each word those by which it is looked up.
fn stems(analyzer: &Analyzer, text: &str, language: Language) -> Vec<Vec<String>> {
    let keys = words(text, language).map(|word| analyzer.keys(&text[word.range], language));
    keys.filter(|keys| !is_stop_word(&keys.exact, language)).map(|keys| keys.stems).collect()
}

fn suggested(concepts: &SpokenConcepts, words: &[Vec<String>]) -> Vec<(ConceptNo, f32)> {
    concepts.suggested(words.iter().map(|stems| stems.iter().map(String::as_str)))
}

/// Columns: what somebody says, the heading of the article that is meant, the language of both.
#[test]
fn what_people_say_meets_the_heading_in_a_concept() {
    let analyzer = Analyzer::new().unwrap();
    let (headings, spoken) = read_concepts(&analyzer).unwrap();
    let mut wrong = Vec::new();
    for row in tables!("../fixtures/concepts.md").rows(24) {
        let [said, heading, language] = row.cells();
        let language = Language::from_code(language).unwrap();
        let named = stems(&analyzer, heading, language);
        let named: BTreeSet<ConceptNo> = headings
            .of_heading(named.iter().filter_map(|stems| stems.first()).map(String::as_str))
            .into_iter()
            .map(|(concept, _)| concept)
            .collect();
        let found = suggested(&spoken, &stems(&analyzer, said, language));
        if !found.iter().any(|(concept, _)| named.contains(concept)) {
            let terms = |concept| spoken.terms(concept, language).collect::<Vec<_>>().join(" ");
            let said: Vec<String> = found.iter().map(|(concept, _)| terms(*concept)).collect();
            wrong.push(format!("{}: {heading}: suggested are {said:?}", row.at));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Checks a table of concepts. Returns the numbers of concepts and of what people say.
fn check(file: &str, text: &str) -> (usize, usize) {
    let (mut concepts, mut expressions, mut before) = (0, 0, "say");
    let mut known: [BTreeSet<String>; 3] = Default::default();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [kind, cells @ ..] = &cells[..] else { panic!("{file}: {line}") };
        match (before, *kind) {
            ("say", "law") => {
                known = Default::default();
                concepts += 1;
            }
            (_, "say") => {}
            _ => panic!("{file}: a concept without what people say: {line}"),
        }
        before = kind;
        assert_eq!(cells.len(), known.len(), "{file}: {line}");
        for (known, cell) in known.iter_mut().zip(cells) {
            for expression in cell.split("; ").filter(|expression| *expression != "-") {
                assert!(!expression.trim().is_empty(), "{file}: {line}");
                assert!(known.insert(expression.to_lowercase()), "{file}: twice {expression}");
                expressions += usize::from(*kind == "say");
            }
        }
        assert!(!cells[0].contains(['\'', '‘', '’', '`']), "{file}: marks of letters are U+02BB and U+02BC: {line}");
    }
    (concepts, expressions)
}

#[test]
fn every_row_is_complete_and_says_everything_once() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/concepts");
    let (mut concepts, mut expressions) = (0, 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let (more, said) = check(&path.display().to_string(), &std::fs::read_to_string(&path).unwrap());
        concepts += more;
        expressions += said;
    }
    assert!(concepts >= 5_000 && expressions >= 100_000, "{concepts} concepts, {expressions} expressions");
}

#[test]
fn stored_concepts_suggest_the_same() {
    let analyzer = Analyzer::new().unwrap();
    let (_, spoken) = read_concepts(&analyzer).unwrap();
    let bytes = spoken.to_bytes();
    let read = SpokenConcepts::from_bytes(&bytes).unwrap();
    for (query, language) in [("oylik bermayapti", Language::Uzbek), ("забрали права", Language::Russian)] {
        let words = stems(&analyzer, query, language);
        let wanted = suggested(&spoken, &words);
        assert!(!wanted.is_empty(), "{query}");
        assert_eq!(suggested(&read, &words), wanted, "{query}");
        let (concept, _) = wanted[0];
        assert_eq!(
            read.terms(concept, language).collect::<Vec<_>>(),
            spoken.terms(concept, language).collect::<Vec<_>>()
        );
    }
    assert!(suggested(&spoken, &[]).is_empty());
    for length in [0, 4, 11, 12, 1_000, bytes.len() - 1] {
        assert!(SpokenConcepts::from_bytes(&bytes[..length]).is_none(), "{length} bytes");
    }
}

#[test]
fn degrees_are_levels_and_the_best_comes_first() {
    let analyzer = Analyzer::new().unwrap();
    let (headings, _) = read_concepts(&analyzer).unwrap();
    let words = stems(&analyzer, "Ish haqini toʻlash muddatlari", Language::Uzbek);
    let named = headings.of_heading(words.iter().map(|stems| stems[0].as_str()));
    assert!(!named.is_empty());
    assert!(named.is_sorted_by(|one, two| one.1 >= two.1), "{named:?}");
    assert!(named.iter().all(|(_, level)| (1..=qonun_analysis::ConceptsOfHeadings::LEVELS).contains(level)));
    assert!(headings.of_heading(std::iter::empty()).is_empty());
    assert!(headings.of_heading(["zzzz"].into_iter()).is_empty());
}
