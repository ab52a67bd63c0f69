//! Text analysis: tables in Markdown that a linguist can read and extend, and properties of any text.

#![allow(clippy::print_stdout, reason = "tests that measure print their figures")]

mod abbreviations;
mod common;
mod concepts;
mod definitions;
mod keys;
mod language;
mod terms;
mod transliteration;
mod words;
