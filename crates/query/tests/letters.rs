//! All entry points treat characters alike: the model's numbers, the words of a text, citations and queries.

use qonun_analysis::{Analyzer, Language, fold, words};
use qonun_citation::{recognise, recognise_query};
use qonun_law::{ActNumber, canonical_provision_number};
use qonun_query_language::{Node, Syntax, parse};

/// The characters for which `is` returns true.
fn all(is: fn(char) -> bool) -> Vec<char> {
    let found: Vec<char> = (0..=0x10_ffff).filter_map(char::from_u32).filter(|&c| is(c)).collect();
    assert!(found.len() > 3, "a table is empty");
    found
}

fn number(text: &str) -> Option<String> {
    ActNumber::parse(text).map(|number| number.to_string())
}

fn cited(text: &str) -> Vec<String> {
    recognise(text).into_iter().map(|found| found.canonical).collect()
}

fn cited_by_query(text: &str) -> Vec<String> {
    recognise_query(text).into_iter().map(|found| found.canonical).collect()
}

/// The folded words of a text.
fn folded(text: &str) -> Vec<String> {
    words(text, Language::Uzbek).map(|word| fold(&text[word.range], Language::Uzbek)).collect()
}

/// The folded words of a query, as the query language splits it, in both syntaxes.
fn asked(query: &str) -> [Vec<String>; 2] {
    fn terms(node: &Node, out: &mut Vec<String>) {
        match node {
            Node::Term(term) => out.push(folded(&term.text).join(" ")),
            Node::And { items, .. } | Node::Or { items, .. } => items.iter().for_each(|item| terms(item, out)),
            Node::Phrase { terms, .. } => {
                out.push(terms.iter().flat_map(|term| folded(&term.text)).collect::<Vec<_>>().join(" "));
            }
            other => out.push(format!("{other:?}")),
        }
    }
    [Syntax::Simple, Syntax::Advanced].map(|syntax| {
        let mut out = Vec::new();
        let parsed = parse(query, syntax, &|_| Vec::new());
        parsed.tree.iter().for_each(|tree| terms(tree, &mut out));
        out
    })
}

#[test]
fn apostrophes() {
    for c in all(qonun_letters::is_apostrophe) {
        let written = format!("O{c}RQ-547");
        assert_eq!(number(&written).as_deref(), Some("ORQ-547"), "{c:?}");
        assert_eq!(cited(&written), ["ORQ-547"], "{c:?}");
        assert_eq!(cited_by_query(&written), ["ORQ-547"], "{c:?}");
        let word = format!("mo{c}jiza to{c}plam");
        assert_eq!(folded(&word), folded("moʻjiza toʻplam"), "{c:?}");
        assert_eq!(asked(&word), asked("moʻjiza toʻplam"), "{c:?}");
    }
}

#[test]
fn characters_without_a_body() {
    for c in all(qonun_letters::is_invisible) {
        let written = format!("ЗРУ-{c}54{c}7");
        assert_eq!(number(&written).as_deref(), Some("ORQ-547"), "{c:?}");
        let written = format!("ста{c}тья 1{c}6 ЗРУ-{c}54{c}7");
        assert_eq!(cited(&written), ["ORQ-547, art_16"], "{c:?}");
        assert_eq!(cited_by_query(&written), ["ORQ-547, art_16"], "{c:?}");
        assert_eq!(canonical_provision_number(&format!("16{c}¹")), "16-1", "{c:?}");
        let word = format!("meh{c}nat 5{c}47");
        assert_eq!(folded(&word), ["mehnat", "547"], "{c:?}");
        assert_eq!(folded(&format!("16{c}¹-modda")).len(), 2, "{c:?}");
        assert_eq!(asked(&word), asked("mehnat 547"), "{c:?}");
    }
}

#[test]
fn hyphens() {
    for c in all(qonun_letters::is_hyphen) {
        let written = format!("ЎРҚ{c}547");
        assert_eq!(number(&written).as_deref(), Some("ORQ-547"), "{c:?}");
        assert_eq!(cited(&written), ["ORQ-547"], "{c:?}");
        assert_eq!(cited_by_query(&written), ["ORQ-547"], "{c:?}");
        assert_eq!(canonical_provision_number(&format!("16{c}1")), "16-1", "{c:?}");
        assert_eq!(cited(&format!("16{c}1-moddaga muvofiq")), ["art_16-1"], "{c:?}");
        assert_eq!(folded(&format!("boʻlsa{c}da")), folded("boʻlsa-da"), "{c:?}");
        assert_eq!(asked(&format!("uy{c}joy")), asked("uy-joy"), "{c:?}");
    }
}

#[test]
fn raised_digits() {
    for c in all(qonun_letters::is_superscript) {
        let digit = qonun_letters::superscript_digit(c).unwrap();
        let written = format!("16{c}");
        assert_eq!(canonical_provision_number(&written), format!("16-{digit}"));
        assert_eq!(cited(&format!("{written}-moddaga muvofiq")), [format!("art_16-{digit}")]);
        assert_eq!(cited_by_query(&format!("{written}-modda")), [format!("art_16-{digit}")]);
        assert_eq!(asked(&written), [[folded(&written).join(" ")], [folded(&written).join(" ")]]);
        assert_eq!(qonun_analysis::number_key(&written, qonun_analysis::Language::Uzbek), Some(format!("16-{digit}")));
    }
}

#[test]
fn endings_behind_quotation_marks() {
    for ending in qonun_letters::quoted_endings().flat_map(|ending| [ending.to_owned(), ending.to_uppercase()]) {
        for (open, close) in [("«", "»"), ("\"", "\""), ("“", "”")] {
            let written = format!("{open}Kadastr{close}{ending}");
            assert_eq!(words(&written, Language::Uzbek).count(), 1, "{written}");
            let word = folded(&written).join(" ");
            assert_eq!(asked(&written), [[word.clone()], [word]], "{written}");
        }
    }
}

#[test]
fn roman_figures() {
    let analyzer = Analyzer::new().unwrap();
    let key = |word: &str| analyzer.keys(word, Language::Uzbek).exact;
    for value in 1..=89 {
        let latin = qonun_letters::roman_numeral(value).unwrap();
        let cyrillic = latin.replace('I', "І").replace('X', "Х").replace('C', "С");
        let mixed = latin.replacen('X', "Х", 1);
        for typed in [latin.as_str(), &cyrillic, &mixed] {
            assert_eq!(qonun_letters::roman_value(typed), Some(value), "{typed}");
            assert_eq!(cited(&format!("{typed} bobga muvofiq")), [format!("chapter_{value}")], "{typed}");
            assert_eq!(cited_by_query(&format!("глава {typed}")), [format!("chapter_{value}")], "{typed}");
            if latin.contains(['I', 'V', 'X']) {
                assert_eq!(key(typed), key(&latin), "{typed}");
            }
        }
    }
}

#[test]
fn letters_of_the_other_alphabet() {
    for (typed, meant) in [("ЗPУ-547", "ЗРУ-547"), ("OʻРҚ-547", "ЎРҚ-547"), ("РQ-12", "PQ-12"), ("VМQ-443", "VMQ-443")]
    {
        assert_ne!(typed, meant);
        assert_eq!(number(typed), number(meant), "{typed}");
        assert_eq!(cited(typed), cited(meant), "{typed}");
        assert_eq!(cited_by_query(typed), cited_by_query(meant), "{typed}");
    }
    for (typed, meant) in [("cтатья", "статья"), ("qоnun", "qonun")] {
        assert_ne!(typed, meant);
        assert_eq!(folded(typed), folded(meant), "{typed}");
        assert_eq!(cited(&format!("{typed} 5")), cited(&format!("{meant} 5")), "{typed}");
    }
}
