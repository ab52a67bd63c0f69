//! What citations name in a law base, and what it lacks of them.
//!
//! Invariant: this module only looks up; it builds no answer.

mod absent;
mod library;
mod query;
mod recogniser;
mod within;

pub(crate) use absent::{Absence, MOST_TOLD, NearestHeld, absence, beside_in, holds, is_held};
pub(crate) use library::{Cited, Library, Named, texts_of};
pub(crate) use query::{CitedByQuery, cited_by_text, cited_by_tree, names_country};
#[cfg(test)]
pub(crate) use recogniser::log;
pub(crate) use recogniser::{CitedText, Recogniser};
pub(crate) use within::records_within;
