//! Writes a tree in a form that is parsed as the same tree.

use crate::read::read;
use crate::writer::{Quoted, Style, Writer};
use crate::{Node, Recognise, Scope, Span, Syntax};

/// Tries the styles of writing in order, and returns the first text that is parsed as the same tree without problems.
///
/// The spans of the tree refer to `text`.
pub(crate) fn write(tree: Option<&Node>, scope: Option<Scope>, text: &str, recognise: Recognise<'_>) -> String {
    let prefix = scope.map_or(String::new(), |scope| format!("scope:{} ", scope.name()));
    let Some(tree) = tree else { return prefix.trim_end().to_owned() };
    let wanted = placeless(tree);
    let mut plain = None;
    for quoted in [Quoted::Operators, Quoted::Likenesses, Quoted::Citations, Quoted::All] {
        for as_typed in [false, true] {
            let style = Style { quoted, as_typed, symbols: false };
            let writer = Writer { text, style, recognise, out: prefix.clone() };
            let written = writer.with_operators_that_count(tree, &prefix);
            let again = read(&written, Syntax::Advanced, recognise);
            if again.problems.is_empty() && again.tree.as_ref().map(placeless).as_ref() == Some(&wanted) {
                return written;
            }
            plain.get_or_insert(written);
        }
    }
    plain.unwrap_or_default()
}

fn placeless(node: &Node) -> Node {
    node.clone().map_spans(&|_| Span::default())
}
