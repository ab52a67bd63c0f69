//! The parts of a query, each of which must hold.

use crate::language::{Node, Span};
use crate::matching::Want;

/// A part of a query that must hold, with the place where it was typed.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// In bytes of the query.
    pub(crate) span: Span,
    /// What is wanted there.
    pub(crate) want: Want,
}

/// The parts of a tree that AND joins; `want` is what the tree asks for.
pub(super) fn parts_of(tree: Option<&Node>, want: &Want) -> Vec<Part> {
    match (tree, want) {
        (Some(Node::And { items, .. }), Want::All(members)) => {
            items.iter().zip(members).map(|(item, member)| Part { span: item.span(), want: member.clone() }).collect()
        }
        _ => Vec::new(),
    }
}
