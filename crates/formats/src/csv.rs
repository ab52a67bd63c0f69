//! The tables of a text as CSV (RFC 4180): each line is a row of a table, after the path of its provision and the number
//! of the table in it. A cell that spans columns or rows is followed by empty ones, so that columns stay columns.

use qonun_law::Table;

use crate::grid::{self, Slot};
use crate::{Extract, inline};

pub(crate) fn write(extract: &Extract<'_>) -> String {
    let mut out = String::from("provision,table,cells\r\n");
    for provision in extract.provisions.iter() {
        let tables = provision.blocks.iter().filter_map(inline::table);
        for (number, table) in tables.enumerate() {
            let number = (number + 1).to_string();
            for row in grid(table) {
                let head = [provision.path.as_str(), number.as_str()];
                let fields: Vec<String> = head.into_iter().chain(row).map(field).collect();
                out.push_str(&fields.join(","));
                out.push_str("\r\n");
            }
        }
    }
    out
}

/// Returns the texts of a table by row and column.
fn grid(table: &Table) -> Vec<Vec<&str>> {
    let mut lines = Vec::with_capacity(table.rows.len());
    for row in grid::rows(table) {
        let mut line = Vec::new();
        for slot in row {
            let text = if let Slot::Cell { cell, .. } = slot { cell.text.as_str() } else { "" };
            line.push(text);
            line.resize(line.len() + slot.columns() - 1, "");
        }
        lines.push(line);
    }
    lines
}

/// Quotes a field if it needs quotes.
fn field(text: &str) -> String {
    let needs = text.contains(['"', ',', '\n', '\r']) || text.starts_with(' ') || text.ends_with(' ');
    if needs { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use qonun_law::{Cell, Table};

    use super::{field, grid};

    #[test]
    fn columns_stay_columns() {
        let cell = |text: &str, columns, rows| Cell { text: text.to_owned(), columns, rows };
        let table = Table {
            rows: vec![
                vec![cell("№", 1, 2), cell("Сумма", 2, 1)],
                vec![cell("2023", 1, 1), cell("2024", 1, 1)],
                vec![cell("1", 1, 1), cell("10", 1, 1), cell("20", 1, 2)],
                vec![cell("2", 1, 1), cell("30", 1, 1)],
            ],
        };
        assert_eq!(
            grid(&table),
            [vec!["№", "Сумма", ""], vec!["", "2023", "2024"], vec!["1", "10", "20"], vec!["2", "30", ""]]
        );
        assert_eq!(field("а, «б» \"в\""), "\"а, «б» \"\"в\"\"\"");
    }
}
