//! Long, deep or repetitive queries are parsed completely and within limits.

use qonun_query_language::{MAX_DEPTH, MAX_LENGTH, MAX_PROBLEMS, Node, ProblemCode, Syntax};

use crate::invariants::check;

fn codes(text: &str, syntax: Syntax) -> Vec<ProblemCode> {
    let parsed = check(text, syntax);
    let head: String = text.chars().take(40).collect();
    assert!(parsed.problems.len() <= MAX_PROBLEMS, "{head}…");
    parsed.problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn long_queries_are_read_without_a_problem() {
    let words = vec!["soliq"; 1_000].join(" ");
    let ors = vec!["soliq"; 1_000].join(" OR ");
    let nears = vec!["soliq"; 1_000].join(" /5 ");
    let letters = "ў".repeat(5_000);
    for text in [words, ors, nears, letters] {
        assert_eq!(codes(&text, Syntax::Advanced), [], "{}", &text[..40]);
    }
}

#[test]
fn deep_brackets_are_bounded() {
    for (depth, told) in
        [(MAX_DEPTH, vec![]), (MAX_DEPTH + 1, vec![ProblemCode::TooDeep]), (1_000, vec![ProblemCode::TooDeep])]
    {
        let plain = format!("{}soliq{}", "(".repeat(depth), ")".repeat(depth));
        assert_eq!(codes(&plain, Syntax::Advanced), told);
    }
    let mixed = format!("{}soliq{}", "(a OR sarlavha:(b ".repeat(300), "))".repeat(300));
    assert!(codes(&mixed, Syntax::Advanced).contains(&ProblemCode::TooDeep));
}

#[test]
fn hostile_repetition_is_read_and_told_within_bounds() {
    let pieces = [
        "(",
        ")",
        "\"",
        "«",
        "»",
        "-",
        "NOT ",
        "=",
        "sarlavha:",
        "a:",
        "/5 ",
        "soliq /5 ",
        "*",
        "?",
        "~",
        "^",
        "^2",
        "[",
        "[a TO ",
        "..",
        "2019..",
        ">=",
        "EXACT(",
        "ATLEAST3(",
        "'",
        "ʼ",
        "soliq^2",
        "(-",
        "-(",
        "a OR ",
        "\"a\"",
        "ЎРҚ-547 ",
        "\"gi",
        "\u{301}",
        "!",
        "+",
        "/",
        "a/5",
        "a -/5 ",
        "scope:act ",
        "sana:",
    ];
    for piece in pieces {
        let text = piece.repeat(MAX_LENGTH / piece.chars().count());
        codes(&text, Syntax::Advanced);
        codes(&text, Syntax::Simple);
    }
}

#[test]
fn what_is_beyond_the_longest_query_is_left_out_and_said() {
    let text = format!("{} oxirgi", "soliq ".repeat(MAX_LENGTH / 6 + 1));
    for syntax in [Syntax::Advanced, Syntax::Simple] {
        let parsed = check(&text, syntax);
        let problem = &parsed.problems[0];
        assert_eq!((problem.code, problem.offset), (ProblemCode::TooLong, MAX_LENGTH));
        assert!(!parsed.canonical.contains("oxirgi"));
    }
}

#[test]
fn problems_beyond_the_last_one_told_still_count() {
    let text = format!("{} ()", "* ".repeat(100));
    let parsed = check(&text, Syntax::Advanced);
    assert_eq!(parsed.problems.len(), MAX_PROBLEMS);
    assert!(parsed.has_errors(), "the empty brackets are an error though they are not told");
}

#[test]
fn places_are_told_in_characters_and_in_utf16_units() {
    let parsed = check("🙂ў soliq~3", Syntax::Advanced);
    let problem = &parsed.problems[0];
    assert_eq!((problem.offset, problem.length), (8, 2));
    assert_eq!((problem.utf16_offset, problem.utf16_length), (9, 2));
    let tree = parsed.tree.map(|tree| tree.in_characters("🙂ў soliq~3"));
    let Some(Node::And { items, .. }) = tree else { panic!("two words") };
    assert_eq!((items[1].span().start, items[1].span().end), (3, 8));
}

#[test]
fn the_tree_is_json_that_can_be_read() {
    let parsed = check("sarlavha:(soliq /5 =boj) -jarima^2,5 sana:2019", Syntax::Advanced);
    let json = serde_json::to_value(&parsed.tree).unwrap();
    let wanted = serde_json::json!({
        "node": "and", "span": [0, 46],
        "items": [
            {"node": "field", "span": [0, 24], "field": "title", "item": {
                "node": "near", "span": [10, 23], "kind": {"words": 5}, "ordered": false, "negated": false, "items": [
                    {"node": "term", "span": [10, 15], "text": "soliq", "match": "forms"},
                    {"node": "term", "span": [20, 23], "text": "boj", "match": "exact"},
                ]}},
            {"node": "range", "span": [42, 46], "field": "adopted", "from": "2019-01-01", "to": "2019-12-31"},
        ],
        "except": [{"node": "boost", "span": [26, 36], "boost": 2.5, "item":
            {"node": "term", "span": [26, 32], "text": "jarima", "match": "forms"}}],
    });
    assert_eq!(json, wanted);
}
