//! Campaigns against every parser of foreign input.
//!
//! A campaign builds inputs from pieces that are meaningful to a parser (marks, numbers, words of law, tags) and from
//! random characters, and checks properties that every answer must have. `cargo test` runs a short version of each;
//! `QONUN_SOAK=1000000` runs that many inputs, and `QONUN_SEED=7` other ones. [`disk`] is a disk that fails.

pub mod disk;
