//! Tables on pages: columns get their width by their words, and a row goes on to the next page if it must.

use std::collections::{HashMap, VecDeque};

use qonun_law::Table;

use super::lines::{self, Line, Measure, Span};
use super::pages::{LEFT, Pages, Shape, TEXT_WIDTH, line_height};
use super::{PLAIN, SMALL};
use crate::grid::{self, Slot};

/// Space between a rule and the letters.
const PAD: f32 = 3.0;

/// Sizes of letters: a table with many columns has small ones.
const SIZES: [(usize, f32); 3] = [(8, SMALL), (14, 7.0), (usize::MAX, 5.5)];

/// Width below which a column cannot be read.
const NARROWEST: f32 = 14.0;

/// Sets a table. `cells` are the texts of its cells.
pub(super) fn place(pages: &mut Pages<'_>, table: &Table, cells: &[Vec<Vec<Span>>]) {
    let rows = grid::rows(table);
    let columns = grid::width(&rows).max(1);
    #[expect(clippy::cast_precision_loss, reason = "a number of columns")]
    let is_readable = TEXT_WIDTH / columns as f32 >= NARROWEST;
    if !is_readable {
        as_lines(pages, cells);
        return;
    }
    let size = SIZES.iter().find(|(most, _)| columns <= *most).map_or(SMALL, |(_, size)| *size);
    let edges = edges(pages, &rows, cells, columns, size);
    let mut setter = Setter { pages, edges, size, pending: HashMap::new() };
    for (slots, texts) in rows.iter().zip(cells) {
        setter.row(slots, texts);
    }
    setter.rest();
    setter.close();
    pages.advance(6.0);
}

/// Sets a table of too many columns row by row, its cells side by side.
fn as_lines(pages: &mut Pages<'_>, cells: &[Vec<Vec<Span>>]) {
    for row in cells {
        let mut spans = Vec::new();
        for cell in row {
            spans.extend(cell.iter().cloned());
            spans.push(Span::new("   ", super::Weight::Regular));
        }
        pages.paragraph(&spans, Shape { size: SMALL, first: 0.0, ..PLAIN });
    }
}

/// Returns the left edge of each column, and the right edge of the last.
fn edges(
    pages: &mut Pages<'_>,
    rows: &[Vec<Slot<'_>>],
    cells: &[Vec<Vec<Span>>],
    columns: usize,
    size: f32,
) -> Vec<f32> {
    // For each column, the width of its longest word and of its longest line.
    let mut wanted = vec![(NARROWEST, NARROWEST); columns];
    for (slots, texts) in rows.iter().zip(cells) {
        let mut column = 0;
        for slot in slots {
            if let Slot::Cell { index, columns: 1, .. } = slot
                && let Some(spans) = texts.get(*index)
            {
                let (word, line) = lines::widths(pages.fonts, spans, size);
                let place = &mut wanted[column];
                *place = (place.0.max(word + 2.0 * PAD + 0.5), place.1.max(line + 2.0 * PAD + 0.5));
            }
            column += slot.columns();
        }
    }
    let (words, whole) = wanted.iter().fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let width = |(word, line): (f32, f32)| {
        if whole <= TEXT_WIDTH {
            line * TEXT_WIDTH / whole
        } else if words <= TEXT_WIDTH {
            word + (TEXT_WIDTH - words) * (line - word) / (whole - words)
        } else {
            word * TEXT_WIDTH / words
        }
    };
    let mut edges = vec![LEFT];
    for one in wanted {
        edges.push(edges.last().copied().unwrap_or(LEFT) + width(one));
    }
    edges
}

struct Setter<'s, 'f> {
    pages: &'s mut Pages<'f>,
    edges: Vec<f32>,
    size: f32,
    /// Lines of cells that span rows, with the number of rows still to come, by their first column.
    pending: HashMap<usize, (usize, VecDeque<Line>)>,
}

/// A cell of the row that is being set.
struct Open {
    left: f32,
    right: f32,
    /// First column, if the cell goes on in the next row.
    goes_on: Option<(usize, usize)>,
    begins: bool,
    lines: VecDeque<Line>,
}

impl Setter<'_, '_> {
    /// Sets a row.
    fn row(&mut self, slots: &[Slot<'_>], texts: &[Vec<Span>]) {
        let open = self.open(slots, texts);
        self.set(open);
    }

    /// Sets what is left of cells that span more rows than the table has.
    fn rest(&mut self) {
        let mut pending: Vec<_> = self.pending.drain().filter(|(_, (_, lines))| !lines.is_empty()).collect();
        pending.sort_by_key(|(column, _)| *column);
        for (column, (_, lines)) in pending {
            let (left, right) = (self.edges[column], self.edges[column + 1]);
            self.set(vec![Open { left, right, goes_on: None, begins: false, lines }]);
        }
    }

    /// Sets the cells of a row.
    fn set(&mut self, mut open: Vec<Open>) {
        let height = line_height(self.size);
        // A cell that goes on has room in the rows below.
        let own = open.iter().filter(|cell| cell.goes_on.is_none()).map(|cell| cell.lines.len()).max();
        let mut left = own.unwrap_or(0).max(1);
        #[expect(clippy::cast_precision_loss, reason = "a number of lines")]
        let whole = left as f32 * height + 2.0 * PAD;
        if whole > self.pages.free() && whole <= Pages::whole() {
            self.new_page();
        }
        let mut is_first = true;
        while left > 0 {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number")]
            let fit = ((self.pages.free() - 2.0 * PAD) / height).max(0.0) as usize;
            let count = fit.min(left);
            if count == 0 {
                self.new_page();
                continue;
            }
            self.strip(&mut open, count, is_first);
            left -= count;
            is_first = false;
        }
        for cell in open {
            if let Some((column, rows)) = cell.goes_on {
                self.pending.insert(column, (rows, cell.lines));
            }
        }
    }

    /// Breaks the texts of a row into lines.
    fn open(&mut self, slots: &[Slot<'_>], texts: &[Vec<Span>]) -> Vec<Open> {
        let mut open = Vec::with_capacity(slots.len());
        let mut column = 0;
        for slot in slots {
            let end = (column + slot.columns()).min(self.edges.len() - 1);
            let (left, right) = (self.edges[column.min(end)], self.edges[end]);
            let cell = match slot {
                Slot::Cell { index, rows, .. } => {
                    let width = (right - left - 2.0 * PAD).max(1.0);
                    let measure = Measure { size: self.size, first: width, rest: width };
                    let spans = texts.get(*index).map_or(&[][..], Vec::as_slice);
                    let lines = lines::lines(self.pages.fonts, spans, measure).into();
                    let goes_on = (*rows > 1).then_some((column, rows - 1));
                    Open { left, right, goes_on, begins: true, lines }
                }
                Slot::Covered { .. } => {
                    let (rows, lines) = self.pending.remove(&column).unwrap_or_default();
                    let goes_on = (rows > 1).then(|| (column, rows - 1));
                    Open { left, right, goes_on, begins: false, lines }
                }
            };
            open.push(cell);
            column = end;
        }
        open
    }

    /// Sets some lines of each cell of a row.
    fn strip(&mut self, open: &mut [Open], count: usize, is_first: bool) {
        let height = line_height(self.size);
        let top = self.pages.top();
        #[expect(clippy::cast_precision_loss, reason = "a number of lines")]
        let bottom = top - count as f32 * height - 2.0 * PAD;
        for cell in open {
            if cell.begins && is_first {
                self.pages.rule((cell.left, top), (cell.right, top));
            }
            for x in [cell.left, cell.right] {
                self.pages.rule((x, top), (x, bottom));
            }
            let mut y = top - PAD;
            for line in cell.lines.drain(..count.min(cell.lines.len())) {
                y -= height;
                self.pages.place(line, self.size, cell.left + PAD, y);
            }
        }
        self.pages.advance(top - bottom);
    }

    /// Goes on at the top of a new page.
    fn new_page(&mut self) {
        self.close();
        self.pages.break_page();
        self.close();
    }

    /// Draws a rule across the table.
    fn close(&mut self) {
        let (y, right) = (self.pages.top(), self.edges.last().copied().unwrap_or(LEFT));
        self.pages.rule((LEFT, y), (right, y));
    }
}

#[cfg(test)]
mod tests {
    use qonun_law::{Cell, Table};

    use super::super::letters::{Fonts, Weight};
    use super::super::lines::Span;
    use super::super::pages::{Pages, RIGHT, WIDTH};
    use super::place;

    /// Every word is set, inside the page, whatever the shape of a table.
    #[test]
    fn a_table_of_any_shape_is_set() {
        let long = "узун матн ".repeat(3000);
        for (columns, rows, text, spans) in [
            (3, 4, "матн", (1, 1)),
            (40, 3, "матн", (1, 1)),
            (2, 2, long.as_str(), (1, 1)),
            (2, 3, long.as_str(), (1, 3)),
            (12, 2, "Ўзбекистонреспубликасининг", (2, 2)),
        ] {
            let cell = Cell { text: text.to_owned(), columns: spans.0, rows: spans.1 };
            let table = Table { rows: vec![vec![cell; columns]; rows] };
            let mut fonts = Fonts::read().unwrap();
            let mut pages = Pages::new(&mut fonts);
            let cells = vec![vec![vec![Span::new(text, Weight::Regular)]; columns]; rows];
            place(&mut pages, &table, &cells);
            let (sheets, ..) = pages.finish();
            let letters = sheets.iter().flat_map(|sheet| &sheet.letters);
            let right = letters.clone().map(|placed| placed.x + placed.piece.width).fold(0.0, f32::max);
            assert!(right <= WIDTH - RIGHT + 40.0, "{right}");
            assert!(letters.clone().all(|placed| placed.y > 0.0));
            let blank = |c: &char| *c == ' ';
            let count = |text: &str| text.chars().filter(|c| !blank(c)).count();
            let codes: usize = letters.map(|placed| placed.piece.codes.len()).sum();
            assert!(codes >= count(text) * columns * rows, "{codes} {columns}×{rows}");
        }
    }
}
