//! Which records and texts a query matches, and where in a record.
//!
//! A [`Leaf`] is the smallest part of a query that matches by itself: a word with its alternative keys, or words bound
//! to places (a phrase, a distance, one sentence). A [`Want`] combines leaves. Leaves are matched over records by their
//! positions; a want is matched over texts, as sets.

mod cursor;
mod leaf;
mod sets;
mod spans;
mod want;

pub(crate) use cursor::{END, Ground, PositionCursor, Reader, TermKey, TextField, Where};
pub(crate) use leaf::{Leaf, Matched, WordLeaf};
pub(crate) use sets::TextSet;
pub(crate) use spans::{Binding, Span};
pub(crate) use want::{Want, match_texts};
