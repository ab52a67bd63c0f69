//! The guides for lawyers: every example in them is a query without problems, and the four guides have the same
//! examples.
//!
//! An example is a line of a block that begins with ```` ```query ````, or ```` ```simple ```` for the simple syntax.

use qonun_law::Lang;
use qonun_query_language::{Field, Node, Syntax, parse};
use qonun_testkit::{GUIDES, examples};

use crate::invariants::check;
use crate::recogniser::recognise;

/// Returns the examples of each guide, with their syntax.
fn guides() -> impl Iterator<Item = (Lang, Vec<(Syntax, &'static str)>)> {
    let syntax = |name| if name == "simple" { Syntax::Simple } else { Syntax::Advanced };
    let read = |(name, example)| (syntax(name), example);
    Lang::ALL.into_iter().zip(GUIDES.map(|guide| examples(guide).into_iter().map(read).collect()))
}

/// Returns the kinds of nodes in a tree, each once.
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
    for (lang, examples) in guides() {
        for (syntax, example) in examples {
            let parsed = check(example, syntax);
            assert_eq!(parsed.problems, [], "{lang}: {example}");
        }
    }
}

#[test]
fn the_four_guides_have_the_same_examples_in_their_languages() {
    let shapes = |examples: &[(Syntax, &str)]| -> Vec<(Syntax, Vec<String>)> {
        let tree = |syntax, example| parse(example, syntax, &recognise).tree;
        examples.iter().map(|(syntax, one)| (*syntax, tree(*syntax, one).as_ref().map_or(vec![], shape))).collect()
    };
    let mut guides = guides();
    let first = shapes(&guides.next().expect("a guide").1);
    for (lang, examples) in guides {
        let others = shapes(&examples);
        assert_eq!(others.len(), first.len(), "{lang}");
        for (place, (other, wanted)) in others.iter().zip(&first).enumerate() {
            assert_eq!(other, wanted, "{lang}: example {place}: {}", examples[place].1);
        }
    }
}

#[test]
fn every_kind_of_node_and_every_field_has_an_example() {
    let nodes = ["and", "or", "near", "phrase", "term", "field", "filter", "range", "at_least", "boost", "citation"];
    for (lang, examples) in guides() {
        let read: Vec<_> = examples.iter().map(|(syntax, example)| parse(example, *syntax, &recognise)).collect();
        let shapes: Vec<String> = read.iter().filter_map(|parsed| parsed.tree.as_ref()).flat_map(shape).collect();
        for node in nodes {
            assert!(shapes.iter().any(|shape| shape == node), "{lang}: no example of {node}");
        }
        for field in Field::CANONICAL {
            let canonical = format!("{field}:");
            let is_shown = read.iter().any(|parsed| parsed.canonical.contains(&canonical));
            assert!(is_shown, "{lang}: no example of the field {field}");
        }
    }
}
