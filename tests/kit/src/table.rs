//! Tables in Markdown. An invalid row, a table without rows and a file with fewer rows than expected fail the test,
//! with file and line.

use std::path::Path;

/// Reads the tables of a file beside the test: `tables!("cases.md")`.
#[macro_export]
macro_rules! tables {
    ($path:literal) => {
        $crate::Tables::new(file!(), $path, include_str!($path))
    };
}

/// The tables of a Markdown file.
pub struct Tables {
    file: String,
    tables: Vec<Table>,
}

/// A table as written in its file.
struct Table {
    head: Vec<String>,
    /// The heading above it, without its marks.
    section: String,
    rows: Vec<Line>,
}

/// A line of a table.
struct Line {
    number: usize,
    text: String,
    cells: Vec<String>,
}

/// A row of `N` cells.
pub struct Row<const N: usize> {
    /// Cells, trimmed; `\|` is a bar.
    pub cells: [String; N],
    /// File and line.
    pub at: String,
    /// The heading above the table.
    pub section: String,
    /// The line as written.
    pub text: String,
}

impl<const N: usize> Row<N> {
    /// The cells.
    #[must_use]
    pub fn cells(&self) -> [&str; N] {
        self.cells.each_ref().map(String::as_str)
    }
}

impl Tables {
    /// Parses the tables of a text. `path` is its file, relative to the source file.
    ///
    /// # Panics
    /// There is no table, a table has no row, or a line that looks like a row is outside a table.
    #[must_use]
    pub fn new(source: &str, path: &str, text: &str) -> Self {
        Self::read(Path::new(source).with_file_name(path).display().to_string(), text)
    }

    /// Parses the tables of a file with this name.
    ///
    /// # Panics
    /// As [`Tables::new`].
    #[must_use]
    pub fn read(file: String, text: &str) -> Self {
        let mut tables: Vec<Table> = Vec::new();
        let (mut section, mut head) = (String::new(), None);
        let mut is_open = false;
        for (number, line) in (1..).zip(text.lines()) {
            let Some(cells) = cells(line) else {
                assert!(!line.starts_with('|'), "{file}:{number}: a row ends with a bar: {line}");
                assert!(head.is_none(), "{file}:{number}: a head without a line below it");
                if let Some(heading) = line.strip_prefix('#') {
                    section = heading.trim_start_matches('#').trim().to_owned();
                }
                is_open = false;
                continue;
            };
            let is_rule = cells.iter().all(|cell| !cell.is_empty() && cell.chars().all(|c| "-:".contains(c)));
            match (head.take(), is_open) {
                (Some(head), _) => {
                    assert!(is_rule, "{file}:{number}: below a head stands a line of dashes");
                    tables.push(Table { head, section: section.clone(), rows: Vec::new() });
                    is_open = true;
                }
                (None, false) => head = Some(cells),
                (None, true) => {
                    let rows = &mut tables.last_mut().unwrap().rows;
                    rows.push(Line { number, text: line.to_owned(), cells });
                }
            }
        }
        assert!(!tables.is_empty(), "{file}: no table");
        for table in &tables {
            assert!(!table.rows.is_empty(), "{file}: the table {:?} has no row", table.head);
        }
        Self { file, tables }
    }

    /// Returns the rows of all tables.
    ///
    /// # Panics
    /// There are fewer rows than `at_least`, or a row has another number of cells.
    #[must_use]
    pub fn rows<const N: usize>(&self, at_least: usize) -> Vec<Row<N>> {
        self.rows_of(self.tables.iter(), at_least)
    }

    /// Returns the rows of the tables with this head.
    ///
    /// # Panics
    /// As [`Tables::rows`].
    #[must_use]
    pub fn rows_below<const N: usize>(&self, head: [&str; N], at_least: usize) -> Vec<Row<N>> {
        self.rows_of(self.tables.iter().filter(|table| table.head == head), at_least)
    }

    fn rows_of<'t, const N: usize>(&'t self, tables: impl Iterator<Item = &'t Table>, at_least: usize) -> Vec<Row<N>> {
        let row = |table: &Table, line: &Line| {
            let at = format!("{}:{}", self.file, line.number);
            let cells = line.cells.clone().try_into();
            let cells = cells.unwrap_or_else(|found: Vec<String>| panic!("{at}: {} cells, not {N}", found.len()));
            Row { cells, at, section: table.section.clone(), text: line.text.clone() }
        };
        let rows: Vec<Row<N>> = tables.flat_map(|table| table.rows.iter().map(move |line| row(table, line))).collect();
        assert!(rows.len() >= at_least, "{}: {} rows, not {at_least}", self.file, rows.len());
        rows
    }
}

/// Returns the cells of a line, or `None` if it is not a row.
fn cells(line: &str) -> Option<Vec<String>> {
    let inside = line.strip_prefix('|')?.trim_end().replace("\\|", "\0");
    let inside = inside.strip_suffix('|')?;
    Some(inside.split('|').map(|cell| cell.trim().replace('\0', "|")).collect())
}

/// True if a value matches a cell: `-` stands for no value, `*` for any value.
#[must_use]
pub fn fits(wanted: &str, found: Option<&str>) -> bool {
    match wanted {
        "*" => true,
        "-" => found.is_none(),
        wanted => found == Some(wanted),
    }
}

/// Resolves the escapes of a cell: `\n`, `\t`, `\u{…}`.
///
/// # Panics
/// A number is not a character.
#[must_use]
pub fn unescape(cell: &str) -> String {
    let mut out = cell.replace("\\n", "\n").replace("\\t", "\t");
    while let Some(start) = out.find("\\u{") {
        let end = start + out[start..].find('}').expect("a closing brace");
        let number = u32::from_str_radix(&out[start + 3..end], 16).expect("a number");
        let c = char::from_u32(number).expect("a character");
        out.replace_range(start..=end, &c.to_string());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Acts\n\n## Laws\n\n| act | day |\n|--|--|\n| tax \\| duty | - |\n| land |  |\n";

    fn message(of: impl FnOnce() + std::panic::UnwindSafe) -> String {
        *std::panic::catch_unwind(of).unwrap_err().downcast::<String>().unwrap()
    }

    #[test]
    fn rows_are_told_with_their_place() {
        let rows = Tables::new("tests/main.rs", "cases.md", TEXT).rows::<2>(2);
        let told: Vec<_> = rows.iter().map(|row| (row.cells(), row.at.as_str(), row.section.as_str())).collect();
        let place = ["tests/cases.md:7", "tests/cases.md:8"];
        assert_eq!(told, [(["tax | duty", "-"], place[0], "Laws"), (["land", ""], place[1], "Laws")]);
        assert_eq!(rows[0].text, "| tax \\| duty | - |");
    }

    #[test]
    fn what_cannot_be_read_ends_the_test_with_file_and_line() {
        let read = |text: &'static str| Tables::read("cases.md".to_owned(), text);
        for (text, told) in [
            ("nothing", "cases.md: no table"),
            ("| a |\n|--|\n", "cases.md: the table [\"a\"] has no row"),
            ("| a |\n|--|\n| b\n", "cases.md:3: a row ends with a bar: | b"),
            ("| a |\n| b |\n", "cases.md:2: below a head stands a line of dashes"),
            ("| a |\n\n| b |\n", "cases.md:2: a head without a line below it"),
        ] {
            assert_eq!(message(move || drop(read(text))), told);
        }
        let whole = Tables::read("cases.md".to_owned(), TEXT);
        assert_eq!(message(|| drop(whole.rows::<2>(3))), "cases.md: 2 rows, not 3");
        let whole = Tables::read("cases.md".to_owned(), TEXT);
        assert_eq!(message(|| drop(whole.rows::<3>(1))), "cases.md:7: 2 cells, not 3");
        let whole = Tables::read("cases.md".to_owned(), TEXT);
        assert_eq!(message(|| drop(whole.rows_below(["act", "year"], 1))), "cases.md: 0 rows, not 1");
    }

    #[test]
    fn nothing_is_told_from_whatever_there_is() {
        assert!(fits("-", None) && !fits("-", Some("a")) && fits("a", Some("a")) && !fits("a", None));
        assert!(fits("*", None) && fits("*", Some("a")));
        assert_eq!(unescape("a\\n\\u{301}"), "a\n\u{301}");
    }
}
