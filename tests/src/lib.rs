//! Tests of the whole program: they start the real binary in temporary folders and use it through the command line and
//! HTTP, as people and other programs do.
//!
//! Invariant: nothing here uses a shipped crate. The tests know only the public interfaces of the program: the command
//! line, the addresses, the files of a mirror.

// A test helper may panic: that is how a test reports.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

pub mod http;
pub mod mirror;
pub mod optional;
pub mod program;
pub mod server;

pub use http::Reply;
pub use mirror::Mirror;
pub use program::{Ran, qonun};
pub use server::Server;
