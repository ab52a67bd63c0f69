//! Languages in the test tables.

use qonun_analysis::Language;

/// Returns the language of a table cell: uz, ru, en.
pub(crate) fn language(cell: &str) -> Language {
    Language::from_code(cell).unwrap_or_else(|| panic!("no language: {cell}"))
}
