//! The settings of an operator.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;

/// Settings of a server.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address to listen on.
    pub listen: SocketAddr,
    /// The index folder: generations and the pointer `current`.
    pub index: PathBuf,
    /// Maximum number of queries that are processed at the same time. The others wait.
    pub search_threads: usize,
    /// Maximum duration of a query, waiting included.
    pub deadline: Duration,
    /// Maximum size of a request body, in bytes.
    pub max_body: usize,
    /// Maximum length of a query, in characters.
    pub max_query_chars: usize,
    /// The rate limit of one caller; `None` for no limit.
    pub rate_limit: Option<RateLimit>,
    /// Proxies whose headers about their callers are trusted.
    pub trusted_proxies: Vec<IpNet>,
    /// The address of metrics and health; `None` for the address of the site.
    pub admin_listen: Option<SocketAddr>,
    /// The address of the site, `https://host`, for absolute links; `None` for the address in each request.
    pub base_url: Option<String>,
    /// Maximum number of connections.
    pub max_connections: usize,
    /// Maximum duration of a request head, and maximum idle time of a connection.
    pub head_timeout: Duration,
    /// Maximum duration of a request body.
    pub body_timeout: Duration,
    /// Maximum time in which a caller must read a part of an answer.
    pub write_timeout: Duration,
    /// Memory budget of all request bodies together, in bytes.
    pub max_incoming: u64,
    /// Memory budget of all answers on their way together, in bytes.
    pub max_outgoing: u64,
    /// Maximum duration of the answers in progress after a signal to stop.
    pub drain: Duration,
}

/// The rate limit of one caller.
#[derive(Clone, Copy, Debug)]
pub struct RateLimit {
    /// Average number of requests per minute.
    pub per_minute: u32,
    /// Number of requests at once, after a pause.
    pub burst: u32,
    /// True if the limit also applies to callers on this computer.
    pub limit_loopback: bool,
}

impl Settings {
    /// Default of the maximum duration of a query.
    pub const DEADLINE: Duration = Duration::from_secs(5);
    /// Maximum size of a request body, in bytes.
    pub const MAX_BODY: usize = 512 * 1024;
    /// Maximum length of a query, in characters.
    pub const MAX_QUERY_CHARS: usize = 2_000;
    /// Maximum number of connections. It is less than the usual limit of open files of a process.
    pub const MAX_CONNECTIONS: usize = 800;
    /// Maximum duration of a request head, and maximum idle time of a connection.
    pub const HEAD_TIMEOUT: Duration = Duration::from_secs(15);
    /// Maximum duration of a request body.
    pub const BODY_TIMEOUT: Duration = Duration::from_secs(30);
    /// Maximum time in which a caller must read a part of an answer.
    pub const WRITE_TIMEOUT: Duration = Duration::from_secs(20);
    /// Memory budget of all request bodies together, in bytes.
    pub const MAX_INCOMING: u64 = 64 * 1024 * 1024;
    /// Memory budget of all answers on their way together, in bytes.
    pub const MAX_OUTGOING: u64 = 256 * 1024 * 1024;
    /// Maximum duration of the answers in progress after a signal to stop.
    pub const DRAIN: Duration = Duration::from_secs(10);

    /// Returns the default settings for an index folder.
    #[must_use]
    pub fn new(listen: SocketAddr, index: PathBuf) -> Self {
        Self {
            listen,
            index,
            search_threads: Self::processors(),
            deadline: Self::DEADLINE,
            max_body: Self::MAX_BODY,
            max_query_chars: Self::MAX_QUERY_CHARS,
            rate_limit: Some(RateLimit {
                per_minute: RateLimit::PER_MINUTE,
                burst: RateLimit::BURST,
                limit_loopback: false,
            }),
            trusted_proxies: Vec::new(),
            admin_listen: None,
            base_url: None,
            max_connections: Self::MAX_CONNECTIONS,
            head_timeout: Self::HEAD_TIMEOUT,
            body_timeout: Self::BODY_TIMEOUT,
            write_timeout: Self::WRITE_TIMEOUT,
            max_incoming: Self::MAX_INCOMING,
            max_outgoing: Self::MAX_OUTGOING,
            drain: Self::DRAIN,
        }
    }

    /// Returns the number of queries that this computer can process at the same time.
    #[must_use]
    pub fn processors() -> usize {
        std::thread::available_parallelism().map_or(2, std::num::NonZero::get)
    }
}

impl RateLimit {
    /// Default number of requests per minute.
    pub const PER_MINUTE: u32 = 600;
    /// Default number of requests at once.
    pub const BURST: u32 = 120;
}
