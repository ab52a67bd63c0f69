//! The parts of a query, each of which must match.

use qonun_query_language::{Node, Span};

use crate::matching::MatchExpr;

/// A part of a query that must match, with its span.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// In bytes of the query.
    pub(crate) span: Span,
    /// The condition of this part.
    pub(crate) expr: MatchExpr,
}

/// The operands of the top-level AND of a tree. `expr` is the expression of the tree.
pub(super) fn parts_of(tree: Option<&Node>, expr: &MatchExpr) -> Vec<Part> {
    match (tree, expr) {
        (Some(Node::And { items, .. }), MatchExpr::All(members)) => {
            items.iter().zip(members).map(|(item, member)| Part { span: item.span(), expr: member.clone() }).collect()
        }
        _ => Vec::new(),
    }
}
