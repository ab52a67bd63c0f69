//! Ranking: which provisions and acts answer a query best.
//!
//! [`impacts`] tells what a word is worth in each record, which [`gather`] finds out and [`impact_cache`] keeps, and
//! [`candidates`] finds the best provisions by it; [`titles`] scores the titles of texts; [`score`] looks at the best
//! candidates more closely and brings acts and provisions into one order. Every number that may be weighed is in
//! [`weights`].

pub(crate) mod candidates;
mod gather;
pub(crate) mod impact_cache;
mod impacts;
mod norms;
pub(crate) mod score;
pub(crate) mod scorer;
pub(crate) mod titles;
pub(crate) mod top_k;
pub(crate) mod weights;
mod windows;
