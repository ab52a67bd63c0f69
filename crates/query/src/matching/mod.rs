//! Which records and texts a query matches, and where in a record.
//!
//! A [`Clause`] is the smallest part of a query that matches by itself: a word with its alternative keys, or words
//! bound to places (a phrase, a distance, one sentence). A [`MatchExpr`] combines clauses. Clauses are matched over
//! records by their positions; an expression is matched over texts, or over records when AND does not reach beyond a
//! provision, as sets.
//!
//! Invariant: this module knows what matches, and no score.

mod boundaries;
mod clause;
mod contrary;
mod expr;
mod interval;
mod span_matcher;
mod spans;
mod verify;
mod weigh;

pub(crate) use boundaries::{Binding, Boundaries};
pub(crate) use clause::{Clause, TermClause};
pub(crate) use contrary::{Beside, Contrary};
pub(crate) use expr::{ClauseCoverage, MatchExpr, Matcher, PlacedClause};
pub(crate) use spans::Span;
pub(crate) use verify::{Unverified, Verifier};
pub(crate) use weigh::heaviest;
