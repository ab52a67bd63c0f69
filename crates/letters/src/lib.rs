//! Properties of characters, shared by law, analysis, citation, ingest and query.
//!
//! There is one table for each thing that people write in many ways: apostrophes, dashes, invisible characters,
//! superscript digits, look-alike letters of the Latin and the Cyrillic alphabet, Roman numerals, endings after
//! quotation marks. Every input (a page, a query, a citation, a number) is read with the same tables.
//!
//! ```
//! use qonun_letters::{is_apostrophe, superscript_digit, without_invisible};
//!
//! assert!(['\'', '‘', 'ʻ', 'ꞌ'].into_iter().all(is_apostrophe));
//! assert_eq!(superscript_digit('²'), Some('2'));
//! assert_eq!(without_invisible("ЗРУ-\u{200b}547"), "ЗРУ-547");
//! ```
//!
//! Invariant: this crate knows no language's grammar and no law: it decides what a character is and where a word ends,
//! never what a word means. No function panics, and each takes time proportional to the length of its text.

mod endings;
mod marks;
mod roman;
mod twins;

pub use endings::{is_quoted_ending, quoted_endings};
pub use marks::{
    is_apostrophe, is_dash, is_hyphen, is_invisible, is_slash, is_superscript, superscript, superscript_digit,
    without_invisible,
};
pub use roman::{MAX_ROMAN, is_roman_figure, roman_numeral, roman_value};
pub use twins::{Alphabet, alphabet_of, digit_twin, one_alphabet, repair, skeleton};
