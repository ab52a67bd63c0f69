//! Ranking: which provisions and acts answer a query best.
//!
//! [`impacts`] holds the impact of a word in each record; [`gather`] computes it and [`impact_cache`] caches it.
//! [`candidates`] finds the best provisions by impacts. [`titles`] scores the titles of texts. [`score`] examines the best
//! candidates more closely and merges acts and provisions into one order; [`definitions`] raises those that define what is
//! asked. Every tunable number is in [`weights`].

pub(crate) mod candidates;
pub(crate) mod definitions;
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
