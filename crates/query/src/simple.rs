//! A query of plain words: quotation marks, minus, and nothing else.

use crate::ParsedTree;
use crate::matching::{Leaf, Want};
use crate::plan::{Plan, Planner};

const OPENING: [char; 6] = ['"', '«', '“', '„', '”', '»'];
const CLOSING: [char; 4] = ['"', '»', '”', '“'];

/// A piece of a query.
enum Piece<'q> {
    Phrase { text: &'q str, excluded: bool },
    Words { text: &'q str },
    Excluded { word: &'q str },
}

fn pieces(query: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut rest = query;
    while let Some(at) = rest.find(OPENING) {
        let mark = rest[at..].chars().next().map_or(1, char::len_utf8);
        let Some(length) = rest[at + mark..].find(CLOSING) else {
            break;
        };
        let before = &rest[..at];
        // A mark inside a word, as in toʻgʻrisida"gi, is no opening one.
        let inside = before.chars().next_back().is_some_and(char::is_alphanumeric);
        if inside {
            plain(&rest[..at + mark], &mut out);
            rest = &rest[at + mark..];
            continue;
        }
        let excluded = before.ends_with('-');
        plain(before.strip_suffix('-').unwrap_or(before), &mut out);
        out.push(Piece::Phrase { text: &rest[at + mark..at + mark + length], excluded });
        let end = at + mark + length;
        rest = &rest[end + rest[end..].chars().next().map_or(0, char::len_utf8)..];
    }
    plain(rest, &mut out);
    out
}

fn plain<'q>(text: &'q str, out: &mut Vec<Piece<'q>>) {
    for word in text.split_whitespace() {
        match word.strip_prefix('-').filter(|rest| rest.chars().next().is_some_and(char::is_alphabetic)) {
            Some(word) => out.push(Piece::Excluded { word }),
            None => out.push(Piece::Words { text: word }),
        }
    }
}

/// Reads a query of plain words.
pub(crate) fn plan(query: &str, planner: &Planner<'_>) -> Plan {
    let mut leaves = Vec::new();
    let mut members = Vec::new();
    let mut add = |leaf: Leaf, excluded: bool| {
        let want = Want::Leaf(leaves.len());
        leaves.push(leaf);
        members.push(if excluded { Want::Not(Box::new(want)) } else { want });
    };
    for piece in pieces(query) {
        match piece {
            Piece::Words { text } => {
                for (_, word) in planner.cut(text) {
                    add(Leaf::Word(planner.word(word, false)), false);
                }
            }
            Piece::Excluded { word } => {
                if let Some(leaf) = planner.phrase(word, false) {
                    add(leaf, true);
                }
            }
            Piece::Phrase { text, excluded } => {
                if let Some(leaf) = planner.phrase(text, false) {
                    add(leaf, excluded);
                }
            }
        }
    }
    let of = leaves.iter().map(node).collect();
    Plan { leaves, want: Want::All(members), tree: ParsedTree { node: "and", text: None, of } }
}

fn node(leaf: &Leaf) -> ParsedTree {
    let mut words = Vec::new();
    leaf.words(&mut words);
    let text = words.iter().map(|word| word.typed.as_str()).collect::<Vec<_>>().join(" ");
    ParsedTree { node: if words.len() == 1 { "word" } else { "phrase" }, text: Some(text), of: Vec::new() }
}
