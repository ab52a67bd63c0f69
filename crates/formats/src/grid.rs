//! The cells of a table by column: a cell that spans rows covers its columns in the rows below.

use qonun_law::{Cell, Table};

/// Greatest number of columns, and of rows, that a span is believed to have.
const MAX_SPAN: usize = 256;

/// A place of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slot<'t> {
    /// A cell begins here.
    Cell {
        cell: &'t Cell,
        /// Index among the cells of its row.
        index: usize,
        columns: usize,
        rows: usize,
    },
    /// A cell of a row above covers these columns.
    Covered { columns: usize },
}

impl Slot<'_> {
    /// Returns the number of columns.
    pub(crate) const fn columns(&self) -> usize {
        match self {
            Self::Cell { columns, .. } | Self::Covered { columns } => *columns,
        }
    }
}

/// Returns the places of each row, from the left.
pub(crate) fn rows(table: &Table) -> Vec<Vec<Slot<'_>>> {
    // For each column, the number of rows still covered, and the columns of the cell that covers them.
    let mut covered: Vec<(usize, usize)> = Vec::new();
    let mut rows = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let (mut slots, mut column) = (Vec::with_capacity(row.len()), 0);
        for (index, cell) in row.iter().enumerate() {
            pass_covered(&mut slots, &mut column, &mut covered);
            let columns = usize::from(cell.columns).clamp(1, MAX_SPAN);
            let height = usize::from(cell.rows).clamp(1, MAX_SPAN);
            slots.push(Slot::Cell { cell, index, columns, rows: height });
            if covered.len() < column + columns {
                covered.resize(column + columns, (0, 0));
            }
            for place in &mut covered[column..column + columns] {
                *place = (0, 0);
            }
            covered[column] = (height - 1, columns);
            column += columns;
        }
        pass_covered(&mut slots, &mut column, &mut covered);
        rows.push(slots);
    }
    rows
}

/// Passes over the columns that cells above cover.
fn pass_covered(slots: &mut Vec<Slot<'_>>, column: &mut usize, covered: &mut [(usize, usize)]) {
    while let Some((rows, columns)) = covered.get_mut(*column).filter(|(rows, _)| *rows > 0) {
        *rows -= 1;
        slots.push(Slot::Covered { columns: *columns });
        *column += *columns;
    }
}

/// Returns the number of columns of a table.
pub(crate) fn width(rows: &[Vec<Slot<'_>>]) -> usize {
    rows.iter().map(|row| row.iter().map(Slot::columns).sum()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use qonun_law::{Cell, Table};

    use super::{Slot, rows, width};

    #[test]
    fn a_cell_covers_its_columns_in_the_rows_below() {
        let cell = |text: &str, columns, rows| Cell { text: text.to_owned(), columns, rows };
        let table = Table {
            rows: vec![
                vec![cell("№", 1, 2), cell("Сумма", 2, 1)],
                vec![cell("2023", 1, 1), cell("2024", 1, 1)],
                vec![cell("1", 1, 1), cell("10", 1, 1), cell("20", 1, 2)],
                vec![cell("2", 1, 1), cell("30", 1, 1)],
                vec![],
            ],
        };
        let shown = |slot: &Slot<'_>| match slot {
            Slot::Cell { cell, columns, .. } => format!("{}:{columns}", cell.text),
            Slot::Covered { columns } => format!("^:{columns}"),
        };
        let found = rows(&table);
        let lines: Vec<String> = found.iter().map(|row| row.iter().map(shown).collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(lines, ["№:1 Сумма:2", "^:1 2023:1 2024:1", "1:1 10:1 20:1", "2:1 30:1 ^:1", ""]);
        assert_eq!(width(&found), 3);
    }
}
