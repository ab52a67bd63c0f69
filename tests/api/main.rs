//! The API and the addresses of the site, requested from a real server. The test folders follow the addresses.

// A test may unwrap: its panic is its report.
#![allow(clippy::unwrap_used)]

mod block_ids;
mod bounds;
mod docs;
mod health;
mod hostile;
mod lifecycle;
mod links;
mod metrics;
mod slash;
mod take;
mod v1;

use std::ops::Deref;

use qonun_tests::{Mirror, Server};

/// A query that finds most acts of an invented law base.
const MOST_ACTS: &str = "tartib OR тартиб OR порядок OR procedure OR qonun OR қонун OR закон OR law OR qaror OR қарор \
    OR решение OR decision OR ushbu OR ушбу OR мазкур OR настоящий OR shall OR modda OR статья";

/// A law base and its server.
struct Site {
    server: Server,
    mirror: Mirror,
}

impl Site {
    /// The hand-written pages of `corpus/sample`.
    fn sample() -> Self {
        Self::of(Mirror::sample())
    }

    /// A few hundred pages of an invented law base.
    fn generated() -> Self {
        Self::of(Mirror::generated(200))
    }

    fn of(mirror: Mirror) -> Self {
        mirror.ingest(&[]);
        Self { server: Server::start(&mirror.index()), mirror }
    }
}

impl Deref for Site {
    type Target = Server;

    fn deref(&self) -> &Server {
        &self.server
    }
}
