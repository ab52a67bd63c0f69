//! Posting lists, sets and the vocabulary of a generation.
//!
//! Invariant: this module reads the posting lists of keys; it does not know queries.

mod cursor;
mod keys;
mod lists;
mod near;
mod sets;
mod text_set_cache;
mod vocabulary;

pub(crate) use cursor::{KeyPostings, PositionCursor, PostingRuns, Reader, for_each_posting};
pub(crate) use keys::{MatchTarget, TermField, TermKey, TextField};
pub(crate) use lists::{BLOCK, Blocks, END, KeyTexts, PostingList};
pub(crate) use near::near_prefix;
pub(crate) use sets::{BITS, Set, bits};
pub(crate) use text_set_cache::TextSetCache;
pub(crate) use vocabulary::Vocabulary;

/// A set of texts.
pub(crate) type TextSet = Set;
/// A set of acts, each identified by its first text.
pub(crate) type ActSet = Set;
/// A set of records.
pub(crate) type RecordSet = Set;
