//! Code shared by the tests of several crates: tables in Markdown that a lawyer can read, small law bases written in
//! Markdown, random inputs.
//!
//! Invariant: only tests use this crate. It knows nothing of the tested code except how an index is written and opened,
//! and that only behind a feature. A test inside a crate must not enable a feature that depends on that crate: it would
//! get another build of the crate.

// A test helper may panic: that is how a test reports.
#![allow(clippy::unwrap_used)]

mod format;
mod guide;
#[cfg(feature = "law-base")]
mod law_base;
#[cfg(feature = "opened")]
mod opened;
#[cfg(feature = "properties")]
pub mod pieces;
#[cfg(feature = "properties")]
mod properties;
mod random;
mod settings;
mod table;

pub use format::set_format;
pub use guide::{GUIDES, examples};
#[cfg(feature = "law-base")]
pub use law_base::{DatedAct, LawBase, article, write};
#[cfg(feature = "opened")]
pub use opened::{Opened, syntax};
#[cfg(feature = "properties")]
pub use properties::{campaign, texts, tries};
pub use random::Random;
pub use settings::{amount, setting};
pub use table::{Row, Tables, fits, unescape};
