//! Tables written by people and compiled into crates: one row per line, cells separated by tabs.
//!
//! A line that begins with `#` is a comment; an empty line separates groups of rows. Every other line is a row and has
//! all cells of the table. An invalid row is an error with its file and line; no row is ever skipped.
//!
//! ```
//! use qonun_table::Table;
//!
//! let table = Table::<2>::new("codes.tsv", "# code, name\nru\tRussian\nen\n");
//! assert_eq!(table.rows().unwrap_err().to_string(), "codes.tsv, line 3: 1 cell instead of 2");
//! ```
//!
//! Invariant: this crate does no input or output and knows nothing about the contents of a cell.

use std::fmt;

use thiserror::Error;

/// A table of `N` columns.
#[derive(Clone, Copy, Debug)]
pub struct Table<const N: usize> {
    file: &'static str,
    text: &'static str,
}

/// A row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row<const N: usize> {
    /// Its cells as written.
    pub cells: [&'static str; N],
    file: &'static str,
    line: usize,
}

/// An invalid row.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{file}, line {line}: {fault}")]
pub struct BadRow {
    /// Name of the file.
    pub file: &'static str,
    /// Line number, counted from 1.
    pub line: usize,
    /// The fault of the row.
    pub fault: Fault,
}

/// Faults of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The number of cells differs from the number of columns.
    Cells {
        /// Number of cells.
        found: usize,
        /// Number of columns.
        wanted: usize,
    },
    /// A cell has a value that the reader of the table does not accept.
    Meaning,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cells { found: 1, wanted } => write!(f, "1 cell instead of {wanted}"),
            Self::Cells { found, wanted } => write!(f, "{found} cells instead of {wanted}"),
            Self::Meaning => f.write_str("a cell cannot be read"),
        }
    }
}

impl<const N: usize> Table<N> {
    /// Creates the table of a file from its name and text.
    #[must_use]
    pub const fn new(file: &'static str, text: &'static str) -> Self {
        Self { file, text }
    }

    /// Returns the rows in order.
    ///
    /// # Errors
    /// The first row with a wrong number of cells.
    pub fn rows(&self) -> Result<Vec<Row<N>>, BadRow> {
        let lines = (1..).zip(self.text.lines());
        let rows = lines.filter(|(_, text)| !text.starts_with('#') && !text.trim().is_empty());
        rows.map(|(line, text)| self.row(line, text)).collect()
    }

    fn row(&self, line: usize, text: &'static str) -> Result<Row<N>, BadRow> {
        let cells: Vec<&'static str> = text.split('\t').collect();
        let fault = Fault::Cells { found: cells.len(), wanted: N };
        let cells = cells.try_into().map_err(|_| BadRow { file: self.file, line, fault })?;
        Ok(Row { cells, file: self.file, line })
    }

    /// Returns the rows, each converted by `read`.
    ///
    /// # Errors
    /// The first row with a wrong number of cells, or for which `read` returns `None`.
    pub fn read<T>(&self, mut read: impl FnMut([&'static str; N]) -> Option<T>) -> Result<Vec<T>, BadRow> {
        self.rows()?.into_iter().map(|row| read(row.cells).ok_or_else(|| row.unread())).collect()
    }
}

impl<const N: usize> Row<N> {
    /// Returns the error that a cell of this row is invalid.
    #[must_use]
    pub const fn unread(&self) -> BadRow {
        BadRow { file: self.file, line: self.line, fault: Fault::Meaning }
    }
}

#[cfg(test)]
mod tests {
    use super::{BadRow, Fault, Table};

    #[test]
    fn a_row_that_cannot_be_read_is_named_by_file_and_line() {
        let number = |text| Table::<2>::new("t.tsv", text).read(|[_, number]| number.parse::<u32>().ok());
        let bad = |line, fault| Err(BadRow { file: "t.tsv", line, fault });
        assert_eq!(number("# a table\n\none\t1\r\ntwo\t2\n"), Ok(vec![1, 2]));
        assert_eq!(number(""), Ok(vec![]));
        assert_eq!(number("one\t1\n\ntwo\n"), bad(3, Fault::Cells { found: 1, wanted: 2 }));
        assert_eq!(number("one\t1\tI\n"), bad(1, Fault::Cells { found: 3, wanted: 2 }));
        assert_eq!(number("# a table\none\tI\n"), bad(2, Fault::Meaning));
        assert_eq!(number("one\tI").unwrap_err().to_string(), "t.tsv, line 1: a cell cannot be read");
    }
}
