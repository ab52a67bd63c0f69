//! Definitions: which terms a text defines, and for which definitions a query asks.
//!
//! The table `data/definitions.tsv` contains the wording of both, in three languages. A term is identified by the stems of
//! its words, so its form, its alphabet and the order of its words do not matter.
//!
//! Invariant: this module knows wording only; whether a law defines a term is known to the index.

mod asked;
mod pattern;
mod stated;
mod table;
mod term;

pub use self::asked::{AskedTerms, AskedWord, asked_terms};
pub use self::stated::{DEFINITION_DEGREES, stated_terms};
pub(crate) use self::table::check;
pub use self::term::term_keys;

/// Maximum number of words of a term.
const LONGEST: usize = 8;
