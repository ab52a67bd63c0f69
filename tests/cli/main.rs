//! The command line, through the real binary.

// A test may unwrap: its panic is its report.
#![allow(clippy::unwrap_used)]

mod check;
mod configuration;
mod damage;
mod export;
mod ingest;
mod links;
mod search;
mod show;
mod terminal;
mod usage;
mod verify;
mod words;
