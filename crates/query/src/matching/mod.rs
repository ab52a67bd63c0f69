//! Matching: which records and texts match a query, and at which positions.
//!
//! A [`Clause`] is the smallest part of a query that matches on its own: a word with its alternative keys, or words
//! with constraints on their positions (a phrase, a distance, one sentence). A [`MatchExpr`] combines clauses. Clauses
//! are matched over records by positions. An expression is matched by set operations over texts, or over records if AND
//! does not reach beyond a provision.
//!
//! Invariant: this module computes matches, not scores.

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
