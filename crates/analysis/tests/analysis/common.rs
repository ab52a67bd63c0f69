//! Languages of the tables that the tests are written in.

use qonun_analysis::Language;

/// The language of a table cell: uz, ru, en.
pub(crate) fn language(cell: &str) -> Language {
    Language::from_code(cell).unwrap_or_else(|| panic!("no language: {cell}"))
}
