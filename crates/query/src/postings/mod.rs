//! Posting lists, sets and the vocabulary of a generation.
//!
//! Invariant: this module reads lists of keys; it knows no query.

mod cursor;
mod kept;
mod keys;
mod sets;
mod vocabulary;

pub(crate) use cursor::{BLOCK, END, KeyPostings, PositionCursor, PostingRuns, Reader, for_each_posting};
pub(crate) use kept::{KeptTexts, KeyTexts};
pub(crate) use keys::{Ground, TermKey, TextField, Where};
pub(crate) use sets::{BITS, Set, bits};
pub(crate) use vocabulary::Forms;

/// A set of texts.
pub(crate) type TextSet = Set;
/// A set of acts, each told by its first text.
pub(crate) type ActSet = Set;
/// A set of records.
pub(crate) type RecordSet = Set;
