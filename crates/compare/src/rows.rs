//! Rows of tables: tabs separate cells, and a difference never crosses the border of a cell that both rows have.

use std::ops::Range;

use crate::differ::Differ;
use crate::pieces::Pieces;

/// True for a row with several cells.
pub(crate) fn is_row(line: &str) -> bool {
    line.contains('\t')
}

/// The first cell of a row with a text, which names the row; `None` if the line is no row.
pub(crate) fn name(line: &str) -> Option<&str> {
    if is_row(line) { line.split('\t').find(|cell| !cell.is_empty()) } else { None }
}

/// Adds the differences of two rows. Rows with as many cells are compared cell by cell; otherwise equal cells are found
/// first, and what stands between them is compared cell by cell if it is as much, and replaced if not.
pub(crate) fn cells<'t>(old: &'t str, new: &'t str, differ: &mut Differ<'t, '_>, pieces: &mut Pieces) {
    let olds: Vec<&str> = old.split('\t').collect();
    let news: Vec<&str> = new.split('\t').collect();
    if olds.len() == news.len() {
        for (place, (a, b)) in olds.iter().zip(&news).enumerate() {
            pieces.equal(if place > 0 { "\t" } else { "" });
            cell(a, b, differ, pieces);
        }
        return;
    }
    let (a, b) = (differ.numbers(&olds), differ.numbers(&news));
    for stretch in differ.stretches(&a, &b) {
        let is_paired = stretch.old.len() == stretch.new.len();
        let tab = |place: usize| if place > 0 { "\t" } else { "" };
        if is_paired {
            for (i, j) in stretch.old.zip(stretch.new) {
                pieces.gap(tab(i), tab(j));
                cell(olds[i], news[j], differ, pieces);
            }
        } else {
            let text =
                |cells: &[&str], range: Range<usize>| range.flat_map(|at| [tab(at), cells[at]]).collect::<String>();
            pieces.replace(&text(&olds, stretch.old), &text(&news, stretch.new));
        }
    }
}

fn cell<'t>(old: &'t str, new: &'t str, differ: &mut Differ<'t, '_>, pieces: &mut Pieces) {
    if old == new {
        pieces.equal(old);
    } else {
        differ.words(old, new, pieces);
    }
}
