//! Tests of the whole program: they start the real binary in throw-away folders and talk to it by the command line and
//! by HTTP, as people and other programs do.
//!
//! Invariant: nothing here uses a crate that is shipped. What the tests know of the program is what is published: the
//! command line, the addresses, the files of a mirror.

// A helper of tests may panic: that is how a test reports.
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
