//! Which records and texts a query matches, and where in a record.
//!
//! A [`Leaf`] is the smallest part of a query that matches by itself: a word with its alternative keys, or words bound
//! to places (a phrase, a distance, one sentence). A [`Want`] combines leaves. Leaves are matched over records by their
//! positions; a want is matched over texts, or over records when AND does not reach beyond a provision, as sets.

mod borders;
mod contrary;
mod cursor;
mod doubt;
mod kept;
mod keys;
mod leaf;
mod places;
mod sets;
mod spans;
mod stretch;
mod want;
mod weigh;

pub(crate) use borders::{Binding, Borders};
pub(crate) use contrary::{Beside, Contrary};
pub(crate) use cursor::{BLOCK, END, KeyPostings, PositionCursor, PostingRuns, Reader};
pub(crate) use doubt::{Doubt, Proof};
pub(crate) use kept::{KeptTexts, KeyTexts};
pub(crate) use keys::{Ground, TermKey, TextField, Where};
pub(crate) use leaf::{Leaf, WordLeaf};
pub(crate) use sets::{BITS, bits};
pub(crate) use spans::Span;
pub(crate) use want::{Credits, Matcher, PlacedLeaf, Want};
pub(crate) use weigh::heaviest;

/// A set of texts.
pub(crate) type TextSet = sets::Set;
/// A set of acts, each told by its first text.
pub(crate) type ActSet = sets::Set;
/// A set of records.
pub(crate) type RecordSet = sets::Set;

#[cfg(test)]
mod oracle_tests;
