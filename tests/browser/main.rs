//! To be filled.

// A test may unwrap: its panic is its report.
#![allow(clippy::unwrap_used)]
