//! The reasons why a server cannot run.

use std::net::SocketAddr;
use std::path::PathBuf;

use qonun_query::QueryError;

/// The reason why a server could not start or continue.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServerError {
    /// The index cannot be opened.
    #[error("the index in {index} cannot be opened: {source}")]
    Index {
        /// The index folder.
        index: PathBuf,
        /// The cause.
        source: QueryError,
    },
    /// The server cannot listen on the address.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// The cause.
        source: std::io::Error,
    },
    /// The server cannot wait for signals, or cannot accept connections.
    #[error("the server stopped: {0}")]
    Stopped(#[from] std::io::Error),
}
