//! `qonun serve`: the site and the API.

use std::io::IsTerminal;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::builder::BoolishValueParser;
use clap::{Args, value_parser};
use ipnet::IpNet;
use qonun_server::{RateLimit, Settings};

use crate::{Outcome, progress};

#[derive(Args)]
pub(crate) struct Options {
    /// The index folder.
    #[arg(long, value_name = "DIR")]
    index: PathBuf,
    #[command(flatten)]
    server: ServerOptions,
}

/// Options of a server, shared by all commands that start one.
#[derive(Args)]
pub(crate) struct ServerOptions {
    /// Address to listen on.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7171")]
    listen: SocketAddr,
    /// Number of requests processed at the same time; further ones wait. By default the number of processors.
    #[arg(long, value_name = "NUMBER", value_parser = value_parser!(u16).range(1..))]
    threads: Option<u16>,
    /// Time limit of a request, including waiting, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = Settings::DEADLINE.as_secs_f64(), value_parser = seconds)]
    deadline: f64,
    /// Maximum size of a request body, in bytes.
    #[arg(long, value_name = "BYTES", default_value_t = Settings::MAX_BODY as u64, value_parser = value_parser!(u64).range(1..))]
    max_body: u64,
    /// Maximum length of a query, in characters.
    #[arg(long, value_name = "NUMBER", default_value_t = Settings::MAX_QUERY_CHARS as u64, value_parser = value_parser!(u64).range(1..))]
    max_query_chars: u64,
    /// Requests per minute allowed to one client in the long run; 0 for no limit.
    #[arg(long, value_name = "NUMBER", default_value_t = RateLimit::PER_MINUTE)]
    rate_limit: u32,
    /// Requests that one client may send at once after a pause.
    #[arg(long, value_name = "NUMBER", default_value_t = RateLimit::BURST, value_parser = value_parser!(u32).range(1..))]
    rate_burst: u32,
    /// Limit clients on this computer too.
    #[arg(long, value_name = "BOOL", default_value_t = false, value_parser = BoolishValueParser::new(),
        num_args = 0..=1, require_equals = true, default_missing_value = "true", action = clap::ArgAction::Set)]
    limit_loopback: bool,
    /// Networks of proxies, such as 127.0.0.0/8,10.0.0.0/8: their Forwarded and X-Forwarded-* headers state the
    /// client's address and protocol.
    #[arg(long, value_name = "NETWORKS", value_delimiter = ',', value_parser = network)]
    trusted_proxies: Vec<IpNet>,
    /// Base address of the site, https://host, for absolute links; by default taken from each request.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    /// Address on which /metrics and /health answer; by default the address of the site.
    #[arg(long, value_name = "ADDRESS")]
    admin_listen: Option<SocketAddr>,
    /// Maximum number of connections; a new one closes the one that has been idle longest.
    #[arg(long, value_name = "NUMBER", default_value_t = Settings::MAX_CONNECTIONS as u64, value_parser = value_parser!(u64).range(1..))]
    max_connections: u64,
    /// Time limit of a request head, and of an idle connection, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = Settings::HEAD_TIMEOUT.as_secs_f64(), value_parser = seconds)]
    head_timeout: f64,
    /// Time limit of a request body, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = Settings::BODY_TIMEOUT.as_secs_f64(), value_parser = seconds)]
    body_timeout: f64,
    /// Time in which a client must read some part of an answer, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = Settings::WRITE_TIMEOUT.as_secs_f64(), value_parser = seconds)]
    write_timeout: f64,
    /// Memory for the bodies of all requests together, in bytes.
    #[arg(long, value_name = "BYTES", default_value_t = Settings::MAX_INCOMING, value_parser = value_parser!(u64).range(1..))]
    max_incoming: u64,
    /// Memory for all answers in transmission together, in bytes.
    #[arg(long, value_name = "BYTES", default_value_t = Settings::MAX_OUTGOING, value_parser = value_parser!(u64).range(1..))]
    max_outgoing: u64,
    /// Time for unfinished answers after a request to stop, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = Settings::DRAIN.as_secs_f64(), value_parser = seconds)]
    drain: f64,
    /// Messages logged to standard error: error, warn, info, debug, or a filter such as qonun_server=debug.
    #[arg(long, value_name = "FILTER", default_value = "warn", value_parser = filter)]
    log: String,
}

/// Maximum time of an option in seconds: one day.
const LONGEST: f64 = 86_400.0;

/// Parses a time in seconds.
fn seconds(text: &str) -> Result<f64, String> {
    let read = text.parse::<f64>().ok().filter(|seconds| *seconds > 0.0 && *seconds <= LONGEST);
    read.ok_or_else(|| format!("not a number of seconds above 0, at most {LONGEST}"))
}

/// Parses a log filter.
fn filter(text: &str) -> Result<String, String> {
    tracing_subscriber::EnvFilter::try_new(text).map(|_| text.to_owned()).map_err(|error| error.to_string())
}

/// Parses a network, or a single address.
fn network(text: &str) -> Result<IpNet, String> {
    let one = || text.parse::<IpAddr>().map(IpNet::from);
    text.parse::<IpNet>().or_else(|_| one()).map_err(|_| "not a network such as 10.0.0.0/8".to_owned())
}

/// Parses the base address of a site, without a path.
fn base_url(text: &str) -> Result<String, String> {
    qonun_server::base_address(text).ok_or_else(|| "not an address such as https://qonun.example".to_owned())
}

impl ServerOptions {
    fn settings(&self, index: &Path) -> Settings {
        let Self { rate_limit: per_minute, rate_burst: burst, limit_loopback, .. } = *self;
        let rate_limit = RateLimit { per_minute, burst, limit_loopback };
        Settings {
            search_threads: self.threads.map_or_else(Settings::processors, usize::from),
            deadline: Duration::from_secs_f64(self.deadline),
            max_body: usize::try_from(self.max_body).unwrap_or(usize::MAX),
            max_query_chars: usize::try_from(self.max_query_chars).unwrap_or(usize::MAX),
            rate_limit: (per_minute > 0).then_some(rate_limit),
            trusted_proxies: self.trusted_proxies.clone(),
            admin_listen: self.admin_listen,
            base_url: self.base_url.clone(),
            max_connections: usize::try_from(self.max_connections).unwrap_or(usize::MAX),
            head_timeout: Duration::from_secs_f64(self.head_timeout),
            body_timeout: Duration::from_secs_f64(self.body_timeout),
            write_timeout: Duration::from_secs_f64(self.write_timeout),
            max_incoming: self.max_incoming,
            max_outgoing: self.max_outgoing,
            drain: Duration::from_secs_f64(self.drain),
            ..Settings::new(self.listen, index.to_owned())
        }
    }
}

pub(crate) fn run(options: &Options) -> anyhow::Result<Outcome> {
    serve(&options.server, &options.index, announce)
}

/// Prints the address of the server. A failure to print does not stop the server.
pub(crate) fn announce(address: SocketAddr) {
    if let Err(error) = progress::print(&format!("listening on http://{address}")) {
        progress::say(&format!("{error:#}"));
    }
}

/// Serves until the process is told to stop.
pub(crate) fn serve(
    options: &ServerOptions,
    index: &Path,
    on_ready: impl FnOnce(SocketAddr),
) -> anyhow::Result<Outcome> {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_new(&options.log)?)
        .with_writer(std::io::stderr)
        // Colours are for people at a terminal. A log write that fails must not end a request or a watch.
        .with_ansi(std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none())
        .log_internal_errors(false)
        .init();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let served = runtime.block_on(qonun_server::serve(options.settings(index), on_ready));
    // The time for unfinished answers is over: nobody waits for the remaining work.
    runtime.shutdown_background();
    served?;
    Ok(Outcome::Done)
}
