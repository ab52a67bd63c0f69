//! `qonun serve`: the site and the API.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::{Outcome, progress};

#[derive(Args)]
pub(crate) struct Options {
    /// The index folder.
    #[arg(long, value_name = "DIR")]
    index: PathBuf,
    /// Address to listen on.
    #[arg(long, default_value = "127.0.0.1:7171")]
    listen: SocketAddr,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<Outcome> {
    serve(options.listen, &options.index, |address| progress::print(&format!("listening on http://{address}")))
}

/// Serves until the process is told to end.
pub(crate) fn serve(listen: SocketAddr, index: &Path, on_ready: impl FnOnce(SocketAddr)) -> anyhow::Result<Outcome> {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_env("QONUN_LOG").unwrap_or_else(|_| "warn".into()))
        .with_writer(std::io::stderr)
        .init();
    let settings = qonun_server::Settings::new(listen, index.to_owned());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(qonun_server::serve(settings, on_ready))?;
    Ok(Outcome::Done)
}
