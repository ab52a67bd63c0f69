//! The life of a server: listen, take up new generations, stop when asked.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use qonun_query::{Engine, QueryError};
use tokio::sync::watch;

use crate::accept::{ConnectionLimits, Listener};
use crate::app::App;
use crate::routes::{router, router_for_operators};
use crate::settings::Settings;
use crate::watch::{pointer_of, tell, watch_index};

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

/// Serves an index until the process is asked to stop (SIGTERM, or an interrupt from the terminal). Then no connection
/// is accepted any more, and answers under way are finished.
///
/// `on_ready` is told the address when connections are accepted.
///
/// # Errors
/// The index cannot be opened, the address cannot be listened on, or the network fails.
pub async fn serve(settings: Settings, on_ready: impl FnOnce(SocketAddr)) -> Result<(), ServerError> {
    let (address, drain, index) = (settings.listen, settings.drain, settings.index.clone());
    let pointer = pointer_of(&index);
    let engine = Engine::open(&index).map_err(|source| ServerError::Index { index: index.clone(), source })?;
    if let Some(refused) = engine.refused() {
        tell(refused, engine.generation());
    }
    let app = Arc::new(App::new(settings, engine));

    let listener = Listener::bind(address).await?;
    let for_operators = match app.settings.admin_listen {
        Some(address) => Some(Listener::bind(address).await?),
        None => None,
    };
    let stop = stop_signal()?;
    let watcher = tokio::spawn(watch_index(Arc::clone(&app), index, pointer));
    let opened = app.engine.load_full();
    tokio::task::spawn_blocking(move || opened.prepare());

    on_ready(listener.address);
    let limits = ConnectionLimits::of(&app.settings);
    let operators = for_operators
        .map(|listener| tokio::spawn(listener.accept(router_for_operators(Arc::clone(&app)), limits, stop.clone())));
    let stopping = listener.accept(router(app), limits, stop.clone());
    tokio::select! {
        () = stopping => {}
        () = async { wait(stop).await; tokio::time::sleep(drain).await } => {}
    }
    watcher.abort();
    operators.inspect(|task| task.abort());
    Ok(())
}

/// Becomes true when the process is asked to stop.
fn stop_signal() -> std::io::Result<watch::Receiver<bool>> {
    let (tell, told) = watch::channel(false);
    #[cfg(unix)]
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::spawn(async move {
        #[cfg(unix)]
        tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        #[cfg(not(unix))]
        let _ = tokio::signal::ctrl_c().await;
        let _ = tell.send(true);
    });
    Ok(told)
}

pub(crate) async fn wait(mut stop: watch::Receiver<bool>) {
    // An error means that nobody can ask to stop any more; then there is nothing to wait for either.
    let _ = stop.wait_for(|&stopped| stopped).await;
}
