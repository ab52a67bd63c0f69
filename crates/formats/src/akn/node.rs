//! Elements and attributes of a parsed file.

use roxmltree::Node;

use super::{AKN, NAMESPACE};

/// Returns the first child with a name.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.has_tag_name((AKN, name)))
}

/// Returns an attribute of our namespace.
pub(super) fn own<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attribute((NAMESPACE, name))
}
