//! What the tests of several crates share: tables in Markdown that a lawyer can read, small law bases written in
//! Markdown, random inputs.
//!
//! Invariant: nothing that is shipped uses it, tests alone do; and it knows nothing of what is tested but how an index
//! is written and opened, and that only where a feature asks for it. A test inside a crate takes no feature that leads
//! back to that crate: what it got would be of another build of it.

// A helper of tests may panic: that is how a test reports.
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
pub use law_base::{LawBase, article, write};
#[cfg(feature = "opened")]
pub use opened::{Opened, syntax};
#[cfg(feature = "properties")]
pub use properties::{campaign, texts, tries};
pub use random::Random;
pub use settings::{amount, setting};
pub use table::{Row, Tables, fits, unescape};
