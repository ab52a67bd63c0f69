//! Differences as a list of pieces.

use serde::Serialize;

/// What happens to a piece of text between the old edition and the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// In both.
    Equal,
    /// Only in the new text.
    Insert,
    /// Only in the old text.
    Delete,
}

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Where it occurs.
    pub op: Op,
    /// The text; never empty.
    pub text: String,
}

/// Returns the old text: all pieces but the inserted ones.
#[must_use]
pub fn old_text(pieces: &[Piece]) -> String {
    without(pieces, Op::Insert)
}

/// Returns the new text: all pieces but the deleted ones.
#[must_use]
pub fn new_text(pieces: &[Piece]) -> String {
    without(pieces, Op::Delete)
}

fn without(pieces: &[Piece], op: Op) -> String {
    pieces.iter().filter(|piece| piece.op != op).map(|piece| piece.text.as_str()).collect()
}

/// A list of pieces in the making. Neighbours with one operation are joined, and between two equal pieces there is at
/// most one deleted piece, then at most one inserted.
#[derive(Default)]
pub(crate) struct Pieces {
    done: Vec<Piece>,
    deleted: String,
    inserted: String,
}

impl Pieces {
    pub(crate) fn equal(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.flush();
        match self.done.last_mut() {
            Some(last) if last.op == Op::Equal => last.text.push_str(text),
            _ => self.done.push(Piece { op: Op::Equal, text: text.to_owned() }),
        }
    }

    pub(crate) fn replace(&mut self, old: &str, new: &str) {
        self.deleted.push_str(old);
        self.inserted.push_str(new);
    }

    /// Adds a separator: equal if both texts have the same one.
    pub(crate) fn gap(&mut self, old: &str, new: &str) {
        if old == new { self.equal(old) } else { self.replace(old, new) }
    }

    fn flush(&mut self) {
        let (deleted, inserted) = (std::mem::take(&mut self.deleted), std::mem::take(&mut self.inserted));
        let both = [(Op::Delete, deleted), (Op::Insert, inserted)];
        self.done.extend(both.into_iter().filter(|(_, text)| !text.is_empty()).map(|(op, text)| Piece { op, text }));
    }

    pub(crate) fn finish(mut self) -> Vec<Piece> {
        self.flush();
        self.done
    }
}
