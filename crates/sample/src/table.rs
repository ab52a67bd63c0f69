//! The format of the vocabulary files: `[section]` lines, rows of columns separated by ` | `, and comments after `#`.

use crate::SampleError;

/// A row with its file and line.
#[derive(Debug)]
pub(crate) struct Row {
    file: &'static str,
    line: usize,
    columns: Vec<String>,
}

impl Row {
    /// Returns the column at index `at`, counted from 0.
    pub(crate) fn column(&self, at: usize) -> Result<&str, SampleError> {
        self.columns.get(at).map(String::as_str).ok_or_else(|| self.wrong("a column is missing"))
    }

    /// Creates an error about this row.
    pub(crate) fn wrong(&self, what: &str) -> SampleError {
        SampleError::Vocabulary { file: self.file, line: self.line, what: what.to_owned() }
    }
}

/// A parsed vocabulary file.
#[derive(Debug)]
pub(crate) struct Table {
    file: &'static str,
    sections: Vec<(String, Vec<Row>)>,
}

impl Table {
    /// Parses the text of a file; rows before the first section belong to the section without a name.
    pub(crate) fn read(file: &'static str, text: &str) -> Self {
        let mut sections = vec![(String::new(), Vec::new())];
        for (at, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                sections.push((name.to_owned(), Vec::new()));
                continue;
            }
            let columns = line.split(" | ").map(|column| column.trim().to_owned()).collect();
            if let Some((_, rows)) = sections.last_mut() {
                rows.push(Row { file, line: at + 1, columns });
            }
        }
        Self { file, sections }
    }

    /// Returns the rows of a section.
    pub(crate) fn section(&self, name: &str) -> Result<&[Row], SampleError> {
        let found = self.sections.iter().find(|(section, _)| section == name);
        found.map(|(_, rows)| rows.as_slice()).ok_or_else(|| SampleError::Vocabulary {
            file: self.file,
            line: 0,
            what: format!("the section [{name}] is missing"),
        })
    }

    /// Returns all named sections, in order.
    pub(crate) fn sections(&self) -> impl Iterator<Item = (&str, &[Row])> {
        let named = self.sections.iter().filter(|(name, _)| !name.is_empty());
        named.map(|(name, rows)| (name.as_str(), rows.as_slice()))
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn sections_rows_and_comments() {
        let table = Table::read("t", "# note\nfree | row\n\n[one]\na | b | c\n");
        assert_eq!(table.section("").unwrap()[0].column(1).unwrap(), "row");
        let rows = table.section("one").unwrap();
        assert_eq!(rows[0].column(2).unwrap(), "c");
        assert_eq!(rows[0].column(3).unwrap_err().to_string(), "vocabulary file t, line 5: a column is missing");
        assert!(table.section("two").is_err());
    }
}
