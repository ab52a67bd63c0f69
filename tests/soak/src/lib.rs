//! Campaigns against everything that reads what others wrote.
//!
//! A campaign makes inputs from pieces that have meant something to a reader (marks, numbers, words of law, tags) and
//! from any characters, and asks of each answer what must always hold. `cargo test` runs a cut of each; with
//! `QONUN_SOAK=1000000` each runs that many inputs, and with `QONUN_SEED=7` other ones. [`disk`] is a disk that fails.

pub mod disk;
