//! One file per command: its options, and the code that it calls.

pub(crate) mod analyze;
pub(crate) mod check;
pub(crate) mod cite;
pub(crate) mod demo;
pub(crate) mod export;
pub(crate) mod generate;
pub(crate) mod ingest;
pub(crate) mod search;
pub(crate) mod serve;
pub(crate) mod show;
pub(crate) mod verify;
