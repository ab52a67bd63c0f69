//! Why a server does not run.

use std::net::SocketAddr;
use std::path::PathBuf;

use qonun_query::QueryError;

/// Why a server could not start or go on.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServerError {
    /// The index cannot be opened.
    #[error("the index in {index} cannot be opened: {source}")]
    Index {
        /// The index folder.
        index: PathBuf,
        /// What went wrong.
        source: QueryError,
    },
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What went wrong.
        source: std::io::Error,
    },
    /// Signals cannot be waited for, or connections cannot be accepted.
    #[error("the server stopped: {0}")]
    Stopped(#[from] std::io::Error),
}
