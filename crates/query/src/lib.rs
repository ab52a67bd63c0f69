//! (to be written)

pub mod language;
