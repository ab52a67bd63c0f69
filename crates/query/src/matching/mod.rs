//! Which records and texts a query matches, and where in a record.
//!
//! A [`Leaf`] is the smallest part of a query that matches by itself: a word with its alternative keys, or words bound
//! to places (a phrase, a distance, one sentence). A [`Want`] combines leaves. Leaves are matched over records by their
//! positions; a want is matched over texts, or over records when AND does not reach beyond a provision, as sets.
//!
//! Invariant: this module knows what matches, and no score.

mod borders;
mod contrary;
mod doubt;
mod leaf;
mod places;
mod spans;
mod stretch;
mod want;
mod weigh;

pub(crate) use borders::{Binding, Borders};
pub(crate) use contrary::{Beside, Contrary};
pub(crate) use doubt::{Doubt, Proof};
pub(crate) use leaf::{Leaf, WordLeaf};
pub(crate) use spans::Span;
pub(crate) use want::{Credits, Matcher, PlacedLeaf, Want};
pub(crate) use weigh::heaviest;
