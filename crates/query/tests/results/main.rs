//! The parts of an answer, each tested separately over a small law base: the passage of a provision, the order of
//! titles, the counts of facets. The tables show what a reader sees.
#![allow(clippy::unwrap_used, reason = "what cannot be read fails the test")]

mod facets;
mod snippets;
mod titles;

use qonun_law::Date;
use qonun_testkit::{LawBase, Opened};

/// A law base, open on the day of the tables.
fn open(text: &str) -> Opened {
    Opened::new(LawBase::new(text), Date::constant(2024, 5, 1))
}
