//! Invariants of every query.

use std::collections::BTreeSet;

use qonun_query_language::{FieldKind, MAX_LENGTH, Node, Parsed, Problem, ProblemCode, Span, Syntax, Term, parse};

use crate::recogniser::recognise;

/// Parses a query and checks all invariants.
pub(crate) fn check(text: &str, syntax: Syntax) -> Parsed {
    let parsed = parse(text, syntax, &recognise);
    for problem in &parsed.problems {
        check_place(problem, text);
    }
    match &parsed.tree {
        Some(tree) => check_node(tree, text),
        None => assert!(!parsed.problems.is_empty(), "nothing is searched and nothing said: {text:?}"),
    }
    if syntax == Syntax::Simple {
        assert!(!parsed.has_errors(), "an error in the simple syntax: {text:?}");
    }
    check_round_trip(&parsed, text);
    check_repairs(&parsed, text, syntax);
    parsed
}

/// Problems whose repair may turn a word into an operator or the name of a field.
const CHANGING_WORDS: [ProblemCode; 3] =
    [ProblemCode::CapitalWords, ProblemCode::OperatorAsWord, ProblemCode::UnknownField];

/// Checks that every offered repair has no problem in the same syntax and keeps the meaning: it searches the same
/// words, and excluded words stay excluded.
fn check_repairs(parsed: &Parsed, text: &str, syntax: Syntax) {
    let Some(repaired) = parsed.problems.iter().find_map(|problem| problem.repaired.as_ref()) else { return };
    assert!(parsed.problems.iter().all(|problem| problem.repaired.as_ref().is_none_or(|other| other == repaired)));
    let again = parse(repaired, syntax, &recognise);
    assert!(again.problems.is_empty(), "{text:?} → {repaired:?}: {:?}", again.problems);
    if parsed.problems.iter().any(|problem| CHANGING_WORDS.contains(&problem.code)) {
        return;
    }
    let before = parsed.tree.as_ref().map(senses).unwrap_or_default();
    let after = again.tree.as_ref().map(senses).unwrap_or_default();
    assert_eq!(before, after, "{text:?} → {repaired:?}");
}

/// Returns the words of a tree, each with true if it is excluded.
fn senses(tree: &Node) -> BTreeSet<(bool, String)> {
    let mut senses = BTreeSet::new();
    let mut below = vec![(false, tree)];
    while let Some((excluded, node)) = below.pop() {
        match node {
            Node::Term(term) => drop(senses.insert((excluded, term.text.clone()))),
            Node::Phrase { terms, .. } => senses.extend(terms.iter().map(|term| (excluded, term.text.clone()))),
            Node::And { items, except, .. } => {
                below.extend(items.iter().map(|item| (excluded, item)));
                below.extend(except.iter().map(|item| (!excluded, item)));
            }
            node => below.extend(node.children().map(|child| (excluded, child))),
        }
    }
    senses
}

/// Checks that the canonical form is parsed as the same tree without problems, unless it is too long to be parsed
/// completely.
fn check_round_trip(parsed: &Parsed, text: &str) {
    if parsed.canonical.chars().count() > MAX_LENGTH {
        return;
    }
    let again = parse(&parsed.canonical, Syntax::Advanced, &recognise);
    let placeless = |tree: &Option<Node>| tree.clone().map(|tree| tree.map_spans(&|_| Span::default()));
    let same = placeless(&again.tree) == placeless(&parsed.tree)
        && again.scope == parsed.scope
        && again.canonical == parsed.canonical
        && (again.problems.is_empty() || parsed.tree.is_none());
    let head = |text: &str| text.chars().take(200).collect::<String>();
    assert!(same, "{:?} → {:?} → {:?}", head(text), head(&parsed.canonical), head(&again.canonical));
}

fn check_place(problem: &Problem, text: &str) {
    let token: String = text.chars().skip(problem.offset).take(problem.length).collect();
    assert_eq!(token, problem.token, "{text:?}");
    let units: Vec<u16> = text.encode_utf16().skip(problem.utf16_offset).take(problem.utf16_length).collect();
    assert_eq!(String::from_utf16(&units).ok().as_deref(), Some(token.as_str()), "{text:?}");
}

fn check_node(node: &Node, text: &str) {
    let Span { start, end } = node.span();
    assert!(start < end && text.get(start..end).is_some(), "{node:?} in {text:?}");
    let is_operand = |node: &Node| matches!(node, Node::Term(_) | Node::Phrase { .. } | Node::Near { .. });
    let is_operand = |node: &Node| match node {
        Node::Or { items, .. } => items.iter().all(is_operand),
        node => is_operand(node),
    };
    let holds = match node {
        Node::And { items, except, .. } => {
            !items.is_empty()
                && items.len() + except.len() > 1
                && !items.iter().any(|item| matches!(item, Node::And { .. }))
        }
        Node::Or { items, .. } => items.len() > 1 && !items.iter().any(|item| matches!(item, Node::Or { .. })),
        Node::Near { items, .. } => items.len() > 1 && items.iter().all(is_operand),
        Node::Phrase { terms, .. } => terms.len() > 1 && terms.iter().all(|term| is_word(term, text)),
        Node::Term(term) => is_word(term, text),
        Node::Field { field, item, .. } => {
            field.kind() == FieldKind::Text && !matches!(**item, Node::Boost { .. } | Node::Field { .. })
        }
        Node::Filter { field, .. } => field.kind() == FieldKind::Values,
        Node::Range { field, from, to, .. } => {
            field.kind() == FieldKind::Days
                && (from.is_some() || to.is_some())
                && (from.is_none() || to.is_none() || from <= to)
        }
        Node::AtLeast { count, item, .. } => (1..=999).contains(count) && is_operand(item),
        Node::Boost { item, .. } => !matches!(**item, Node::Boost { .. }),
        Node::Citation { canonical, .. } => !canonical.is_empty(),
    };
    assert!(holds, "{node:?} in {text:?}");
    node.children().for_each(|child| check_node(child, text));
}

fn is_word(term: &Term, text: &str) -> bool {
    text.get(term.span.start..term.span.end).is_some() && term.text.chars().any(|c| c.is_alphanumeric() || c == '_')
}
