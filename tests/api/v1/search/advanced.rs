//! The advanced syntax: operators, distances, fields, and their positions in the query.

use qonun_tests::Server;
use serde_json::Value;

use super::{BEES, FISH, GARDENS, PONDS};
use crate::Site;

#[test]
fn operators_distances_and_fields_choose_acts() {
    let site = Site::sample();
    for (query, wanted) in [
        ("матк* AND пчел*", &[BEES][..]),
        ("матка OR прудов", &[BEES, PONDS]),
        ("(матка OR ил) AND NOT чистоте", &[BEES]),
        ("матка /3 рабочих", &[BEES]),
        ("матка /s трутней", &[BEES]),
        ("матка /s года", &[BEES]),
        ("матка /s отношений", &[]),
        ("\"рабочих пчел\"", &[BEES]),
        ("title:пчеловодство", &[BEES]),
        ("title:матка", &[]),
        ("sarlavha:балиқчилик", &[FISH]),
        ("number:ORQ-9001", &[BEES]),
        ("type:code", &[GARDENS]),
        ("status:repealed", &[PONDS]),
        ("пруд status:in_force", &[]),
    ] {
        let mut acts = site.acts(&[("q", query), ("syntax", "advanced")]);
        acts.sort();
        let mut wanted: Vec<_> = wanted.to_vec();
        wanted.sort_unstable();
        assert_eq!(acts, wanted, "{query}");
    }
}

/// Collects the positions of all leaves of a parsed query.
fn spans(node: &Value, found: &mut Vec<(usize, usize)>) {
    let Value::Object(members) = node else {
        node.as_array().into_iter().flatten().for_each(|child| spans(child, found));
        return;
    };
    if members.get("node").is_some_and(|kind| kind == "term") {
        let at = |n: usize| usize::try_from(members["span"][n].as_u64().unwrap()).unwrap();
        found.push((at(0), at(1)));
    }
    members.values().for_each(|child| spans(child, found));
}

#[test]
fn the_tree_tells_where_each_word_stands() {
    let site = Site::sample();
    let query = "матка AND (ил OR 𝐱ўрдак) NOT чистоте";
    let answer = site.search(&[("q", query), ("syntax", "advanced")]);
    assert_eq!(answer["query"]["syntax"], "advanced");
    let characters: Vec<char> = query.chars().collect();
    let mut places = Vec::new();
    spans(&answer["query"]["parsed"], &mut places);
    places.sort_unstable();
    let words: Vec<String> = places.iter().map(|&(start, end)| characters[start..end].iter().collect()).collect();
    assert_eq!(words, ["матка", "ил", "𝐱ўрдак", "чистоте"]);
}

#[test]
fn the_canonical_form_asks_the_same() {
    let site = Site::sample();
    for query in ["матка ВА трутней", "матка OR ил -чистоте", "sarlavha:пчеловодство", "матка /3 рабочих"]
    {
        let first = site.search(&[("q", query), ("syntax", "advanced")]);
        let canonical = first["query"]["canonical"].as_str().unwrap();
        let second = site.search(&[("q", canonical), ("syntax", "advanced")]);
        assert_eq!(second["query"]["canonical"], canonical, "{query}");
        assert_eq!(qonun_tests::server::acts(&second), qonun_tests::server::acts(&first), "{query}");
    }
}

#[test]
fn a_mistake_is_told_with_its_place() {
    let site = Site::sample();
    for (query, code, offset, length) in [
        ("(матка OR ил", "unbalanced_bracket", 0, 1),
        ("ил ma~1", "bad_fuzzy", 5, 2),
        ("матка AND", "missing_operand", 6, 3),
    ] {
        let path = Server::search_path(&[("q", query), ("syntax", "advanced")]);
        let problem = site.get(&path).problem(400);
        assert_eq!(problem["code"], "bad_query");
        let first = &problem["problems"][0];
        assert_eq!(
            (&first["code"], &first["offset"], &first["length"]),
            (&code.into(), &offset.into(), &length.into())
        );
        assert_eq!((&problem["offset"], &problem["length"]), (&offset.into(), &length.into()), "{query}");
    }
}

#[test]
fn the_simple_syntax_refuses_nothing() {
    let site = Site::sample();
    for query in ["(матка OR ил", "матка AND", "\"матка", ")))", "title:", "-", "*", "/5", "~"] {
        site.get(&Server::search_path(&[("q", query)])).expect(200);
    }
}
