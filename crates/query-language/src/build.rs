//! Combines nodes so that each meaning has exactly one tree.
//!
//! While a query is parsed, an AND may consist only of exclusions ("negative"): a bracket is parsed before it is known
//! what its exclusions are taken from. A finished tree has no such node.

use crate::lexer::Lexer;
use crate::{Boost, Field, Match, NearKind, Node, Span, Term};

/// A member of an AND: required or excluded.
#[derive(Clone, Debug)]
pub(crate) struct Signed {
    pub(crate) negative: bool,
    pub(crate) node: Node,
}

/// True if the node consists only of exclusions.
pub(crate) fn is_negative(node: &Node) -> bool {
    matches!(node, Node::And { items, .. } if items.is_empty())
}

/// Returns the AND of its members: inner ANDs are flattened, and an exclusion of exclusions becomes what they exclude.
pub(crate) fn and_of(members: Vec<Signed>, span: Span) -> Option<Node> {
    let (mut must, mut must_not) = (Vec::new(), Vec::new());
    let mut members: Vec<Signed> = members.into_iter().rev().collect();
    while let Some(Signed { negative, node }) = members.pop() {
        match node {
            Node::And { items, except, .. } if !negative => {
                let except = except.into_iter().map(|node| Signed { negative: true, node });
                let items = items.into_iter().map(|node| Signed { negative: false, node });
                members.extend(items.chain(except).rev());
            }
            Node::And { items, except, span } if items.is_empty() => {
                members.extend(or_of(except, span).map(|node| Signed { negative: false, node }));
            }
            node if negative => must_not.push(node),
            node => must.push(node),
        }
    }
    match (must.len(), must_not.len()) {
        (0, 0) => None,
        (1, 0) => must.pop(),
        _ => Some(Node::And { span, items: must, except: must_not }),
    }
}

/// Returns the OR of its branches: inner ORs are flattened.
pub(crate) fn or_of(branches: Vec<Node>, span: Span) -> Option<Node> {
    let mut items = Vec::with_capacity(branches.len());
    for branch in branches {
        match branch {
            Node::Or { items: inner, .. } => items.extend(inner),
            branch => items.push(branch),
        }
    }
    if items.len() < 2 { items.pop() } else { Some(Node::Or { span, items }) }
}

/// Restricts a node to one text field.
pub(crate) fn field_of(field: Field, node: Node, span: Span) -> Node {
    match node {
        Node::And { items, except, .. } if items.is_empty() => {
            let except = except.into_iter().map(|node| field_of(field, node, span)).collect();
            Node::And { span, items, except }
        }
        Node::Boost { boost, item, .. } => {
            let item = Box::new(field_of(field, *item, span));
            Node::Boost { span, boost, item }
        }
        // A node with its own field keeps it.
        node @ (Node::Field { .. } | Node::Filter { .. } | Node::Range { .. } | Node::Citation { .. }) => node,
        node => Node::Field { span, field, item: Box::new(node) },
    }
}

/// Gives a node a boost; exclusions are not scored and have none.
pub(crate) fn boost_of(boost: Boost, node: Node, span: Span) -> Node {
    match node {
        Node::Boost { boost: inner, item, .. } => Node::Boost { span, boost: boost.times(inner), item },
        node => Node::Boost { span, boost, item: Box::new(node) },
    }
}

/// True if the occurrences of the node can be counted.
pub(crate) fn is_countable(node: &Node) -> bool {
    match node {
        Node::And { items, .. } => items.iter().all(is_countable),
        Node::Boost { item, .. } | Node::Field { item, .. } => is_countable(item),
        node => is_operand(node),
    }
}

/// Requires a countable node at least `count` times; for an AND, each of its items.
pub(crate) fn at_least_of(count: u32, node: Node, span: Span, text: &str) -> Node {
    match node {
        Node::And { items, except, .. } => {
            let items = items.into_iter().map(|item| at_least_of(count, item, span, text)).collect();
            Node::And { span, items, except }
        }
        Node::Boost { boost, item, .. } => boost_of(boost, at_least_of(count, *item, span, text), span),
        Node::Field { field, item, .. } => field_of(field, at_least_of(count, *item, span, text), span),
        node => Node::AtLeast { span, count, item: Box::new(operand(node, text)) },
    }
}

/// True if the node may be an operand of a proximity operator: words, phrases, OR of them, and bracketed proximity.
pub(crate) fn is_operand(node: &Node) -> bool {
    match node {
        Node::Term(_) | Node::Phrase { .. } | Node::Near { .. } | Node::Citation { .. } => true,
        Node::Or { items, .. } => items.iter().all(is_operand),
        Node::Boost { item, .. } => is_operand(item),
        _ => false,
    }
}

/// Returns the node as an operand of a proximity operator: a citation becomes its words, and a boost is dropped.
pub(crate) fn operand(node: Node, text: &str) -> Node {
    match node {
        Node::Citation { span, .. } => words_of(span, text, Match::Forms).unwrap_or(node),
        Node::Boost { item, .. } => operand(*item, text),
        Node::Or { span, items } => {
            let lay_open = |item| match operand(item, text) {
                Node::Or { items, .. } => items,
                item => vec![item],
            };
            Node::Or { span, items: items.into_iter().flat_map(lay_open).collect() }
        }
        node => node,
    }
}

/// True if the node contains a boost that [`operand`] drops.
pub(crate) fn holds_boost(node: &Node) -> bool {
    match node {
        Node::Boost { .. } => true,
        Node::Or { items, .. } => items.iter().any(holds_boost),
        _ => false,
    }
}

/// Returns a proximity of two or more items.
pub(crate) fn near_of(kind: NearKind, ordered: bool, negated: bool, items: Vec<Node>, span: Span) -> Node {
    Node::Near { span, kind, ordered, negated, items }
}

/// Returns the field that encloses all nodes, if there is one.
pub(crate) fn common_field(nodes: &[Node]) -> Option<Field> {
    let field = |node: &Node| match node {
        Node::Field { field, .. } => Some(*field),
        _ => None,
    };
    let first = field(nodes.first()?)?;
    nodes.iter().all(|node| field(node) == Some(first)).then_some(first)
}

/// Returns the words at a span of the query: a word or a phrase.
pub(crate) fn words_of(span: Span, text: &str, how: Match) -> Option<Node> {
    let mut lexer = Lexer::new(&text[span.start..span.end], &[]);
    let mut terms = Vec::new();
    while lexer.at < lexer.chars.len() {
        let Some((word, next)) = lexer.scan_word(lexer.chars.len(), false) else {
            lexer.at += 1;
            continue;
        };
        let place = Span::new(span.start + word.span.start, span.start + word.span.end);
        terms.push(Term { span: place, text: word.text, how });
        lexer.at = next;
    }
    phrase_of(terms, span)
}

/// Returns a phrase, or a single word as a term.
pub(crate) fn phrase_of(mut terms: Vec<Term>, span: Span) -> Option<Node> {
    match terms.len() {
        0 => None,
        1 => terms.pop().map(|term| Node::Term(Term { span, ..term })),
        _ => Some(Node::Phrase { span, terms }),
    }
}
