//! Comparisons of texts and of whole editions.

mod acts;
mod beside;
mod bounded;
mod made;
mod properties;
mod renumbered;
mod words;

use qonun_compare::{Comparison, Op, Piece, heading, new_text, old_text};
use qonun_law::Provision;

/// Pieces with `[-…-]` around what was removed and `{+…+}` around what was added.
fn marked(pieces: &[Piece]) -> String {
    let one = |piece: &Piece| match piece.op {
        Op::Equal => piece.text.clone(),
        Op::Delete => format!("[-{}-]", piece.text),
        Op::Insert => format!("{{+{}+}}", piece.text),
    };
    pieces.iter().map(one).collect()
}

/// Fails unless the pieces are in order: no empty one, and between two equal ones at most one removed, then one added.
fn check_pieces(pieces: &[Piece], old: &str, new: &str) {
    assert_eq!(old_text(pieces), old);
    assert_eq!(new_text(pieces), new);
    assert!(pieces.iter().all(|piece| !piece.text.is_empty()), "{pieces:?}");
    for pair in pieces.windows(2) {
        let is_in_order = pair[0].op != pair[1].op && (pair[0].op, pair[1].op) != (Op::Insert, Op::Delete);
        assert!(is_in_order, "{pieces:?}");
    }
}

/// Fails unless the comparison, applied to the old edition, gives the new one.
fn check(comparison: &Comparison, old: &[Provision], new: &[Provision]) {
    let mut made = Vec::new();
    let mut used = vec![false; old.len()];
    for provision in &comparison.provisions {
        let text = |of: &[Provision], place: Option<usize>| place.map_or(String::new(), |at| of[at].text());
        let head = |of: &[Provision], place: Option<usize>| place.map_or(String::new(), |at| heading(&of[at]));
        let path = |of: &[Provision], place: Option<usize>| place.map(|at| of[at].path.clone());
        check_pieces(&provision.diff, &text(old, provision.from), &text(new, provision.to));
        check_pieces(&provision.heading, &head(old, provision.from), &head(new, provision.to));
        assert_eq!(provision.from_path, path(old, provision.from));
        assert_eq!(provision.to_path, path(new, provision.to));
        if let Some(from) = provision.from {
            assert!(!std::mem::replace(&mut used[from], true), "{from} is told twice");
        }
        if let Some(path) = &provision.to_path {
            made.push((path.clone(), new_text(&provision.heading), new_text(&provision.diff)));
        }
    }
    assert!(used.iter().all(|&used| used), "an old provision is not told");
    let wanted: Vec<_> = new.iter().map(|one| (one.path.clone(), heading(one), one.text())).collect();
    assert_eq!(made, wanted);
}
