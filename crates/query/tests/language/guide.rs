//! The guides for lawyers: every example in them is a query without fault, and the four say the same.
//!
//! An example is a line of a block that begins with ```` ```query ````, or ```` ```simple ```` for the simple syntax.

use qonun_law::Lang;
use qonun_query::language::{Field, Node, Syntax, parse};

use crate::invariants::check;
use crate::recogniser::recognise;

const GUIDES: [(Lang, &str); 4] = [
    (Lang::UzLatn, include_str!("../../../../docs/query-language.uz-Latn.md")),
    (Lang::UzCyrl, include_str!("../../../../docs/query-language.uz-Cyrl.md")),
    (Lang::Ru, include_str!("../../../../docs/query-language.ru.md")),
    (Lang::En, include_str!("../../../../docs/query-language.en.md")),
];

fn examples(guide: &str) -> Vec<(Syntax, &str)> {
    let mut block = None;
    let mut found = Vec::new();
    for line in guide.lines() {
        match (line, block) {
            ("```query", None) => block = Some(Syntax::Advanced),
            ("```simple", None) => block = Some(Syntax::Simple),
            ("```", _) => block = None,
            (line, Some(syntax)) => found.push((syntax, line)),
            _ => {}
        }
    }
    found
}

/// Names of the kinds of nodes in a tree, each once.
fn shape(node: &Node) -> Vec<String> {
    let mut names = Vec::new();
    let mut below = vec![node];
    while let Some(node) = below.pop() {
        let json = serde_json::to_value(node).expect("a tree is JSON");
        names.push(json["node"].as_str().unwrap_or_default().to_owned());
        below.extend(node.children());
    }
    names.sort();
    names.dedup();
    names
}

#[test]
fn every_example_of_the_guides_is_a_query_without_fault() {
    for (lang, guide) in GUIDES {
        for (syntax, example) in examples(guide) {
            let parsed = check(example, syntax);
            assert_eq!(parsed.problems, [], "{lang}: {example}");
        }
    }
}

#[test]
fn the_four_guides_have_the_same_examples_in_their_languages() {
    let shapes = |guide: &str| -> Vec<(Syntax, Vec<String>)> {
        let read = |(syntax, example)| (syntax, parse(example, syntax, &recognise).tree.as_ref().map_or(vec![], shape));
        examples(guide).into_iter().map(read).collect()
    };
    let first = shapes(GUIDES[0].1);
    assert!(first.len() >= 50, "only {} examples", first.len());
    for (lang, guide) in GUIDES {
        let others = shapes(guide);
        assert_eq!(others.len(), first.len(), "{lang}");
        for (place, (other, wanted)) in others.iter().zip(&first).enumerate() {
            assert_eq!(other, wanted, "{lang}: example {place}: {}", examples(guide)[place].1);
        }
    }
}

#[test]
fn every_kind_of_node_and_every_field_has_an_example() {
    let nodes = ["and", "or", "near", "phrase", "term", "field", "filter", "range", "at_least", "boost", "citation"];
    for (lang, guide) in GUIDES {
        let trees: Vec<Node> = examples(guide)
            .into_iter()
            .filter_map(|(syntax, example)| parse(example, syntax, &recognise).tree)
            .collect();
        let shapes: Vec<String> = trees.iter().flat_map(shape).collect();
        for node in nodes {
            assert!(shapes.iter().any(|shape| shape == node), "{lang}: no example of {node}");
        }
        for field in Field::CANONICAL {
            let canonical = format!("{field}:");
            let shown = examples(guide)
                .iter()
                .any(|(syntax, example)| parse(example, *syntax, &recognise).canonical.contains(&canonical));
            assert!(shown, "{lang}: no example of the field {field}");
        }
    }
}
