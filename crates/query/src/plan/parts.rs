//! The parts of a query, each of which must hold.

use qonun_query_language::{Node, Span};

use crate::matching::MatchExpr;

/// A part of a query that must hold, with the place where it was typed.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// In bytes of the query.
    pub(crate) span: Span,
    /// What is wanted there.
    pub(crate) expr: MatchExpr,
}

/// The parts of a tree that AND joins; `expr` is what the tree asks for.
pub(super) fn parts_of(tree: Option<&Node>, expr: &MatchExpr) -> Vec<Part> {
    match (tree, expr) {
        (Some(Node::And { items, .. }), MatchExpr::All(members)) => {
            items.iter().zip(members).map(|(item, member)| Part { span: item.span(), expr: member.clone() }).collect()
        }
        _ => Vec::new(),
    }
}
