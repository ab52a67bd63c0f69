//! What citations name in a law base, and what it lacks of them.
//!
//! Invariant: this module looks up; it makes no answer.

mod absent;
mod library;
mod query;

pub(crate) use absent::{Absence, MOST_TOLD, NearestHeld, absence, beside_in, holds, is_held};
pub(crate) use library::{Cited, cited, record_of, texts_of, titled};
pub(crate) use query::{CitedByQuery, cited_by_query, cited_by_tree, names_country};
