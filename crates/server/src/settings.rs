//! What an operator may set.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;

/// Settings of a server.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The index folder: generations and the pointer `current`.
    pub index: PathBuf,
    /// How many questions are worked on at a time; more of them wait.
    pub search_threads: usize,
    /// How long a question may take, waiting included.
    pub deadline: Duration,
    /// Largest body of a request, in bytes.
    pub max_body: usize,
    /// Longest query, in characters.
    pub max_query_chars: usize,
    /// How often one caller may ask; `None` for no limit.
    pub rate_limit: Option<RateLimit>,
    /// Proxies that are believed whom they speak for.
    pub trusted_proxies: Vec<IpNet>,
    /// Where figures and health are answered; `None`: where everything else is.
    pub admin_listen: Option<SocketAddr>,
    /// The address of the site, `https://host`, for everything absolute; `None`: what each request says.
    pub base_url: Option<String>,
    /// Most connections.
    pub max_connections: usize,
    /// How long the head of a request may take, and how long a connection may be idle.
    pub head_timeout: Duration,
    /// How long the body of a request may take.
    pub body_timeout: Duration,
    /// How long a caller may take to read something of an answer.
    pub write_timeout: Duration,
    /// Memory for bodies of all requests together, in bytes.
    pub max_incoming: u64,
    /// Memory for all answers on their way together, in bytes.
    pub max_outgoing: u64,
    /// How long answers under way may still take after a request to stop.
    pub drain: Duration,
}

/// How often one caller may ask.
#[derive(Clone, Copy, Debug)]
pub struct RateLimit {
    /// Requests a minute in the long run.
    pub per_minute: u32,
    /// Requests at once, after a pause.
    pub burst: u32,
    /// Does the limit hold for callers on this computer too?
    pub limit_loopback: bool,
}

impl Settings {
    /// How long a question may take, unless an operator says otherwise.
    pub const DEADLINE: Duration = Duration::from_secs(5);
    /// Largest body of a request, in bytes.
    pub const MAX_BODY: usize = 512 * 1024;
    /// Longest query, in characters.
    pub const MAX_QUERY_CHARS: usize = 2_000;
    /// Most connections: fewer than the files that a process may usually open.
    pub const MAX_CONNECTIONS: usize = 800;
    /// How long the head of a request may take, and how long a connection may be idle.
    pub const HEAD_TIMEOUT: Duration = Duration::from_secs(15);
    /// How long the body of a request may take.
    pub const BODY_TIMEOUT: Duration = Duration::from_secs(30);
    /// How long a caller may take to read something of an answer.
    pub const WRITE_TIMEOUT: Duration = Duration::from_secs(20);
    /// Memory for bodies of all requests together, in bytes.
    pub const MAX_INCOMING: u64 = 64 * 1024 * 1024;
    /// Memory for all answers on their way together, in bytes.
    pub const MAX_OUTGOING: u64 = 256 * 1024 * 1024;
    /// How long answers under way may take after a request to stop.
    pub const DRAIN: Duration = Duration::from_secs(10);

    /// The usual settings for an index folder.
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

    /// How many questions this computer can work on at a time.
    #[must_use]
    pub fn processors() -> usize {
        std::thread::available_parallelism().map_or(2, std::num::NonZero::get)
    }
}

impl RateLimit {
    /// Requests a minute, unless an operator says otherwise.
    pub const PER_MINUTE: u32 = 600;
    /// Requests at once.
    pub const BURST: u32 = 120;
}
