//! The life cycle of a server: listen, open new generations, stop on a signal.

use std::net::SocketAddr;
use std::sync::Arc;

use qonun_query::Engine;

use crate::accept::{ConnectionLimits, Listener};
use crate::app::App;
use crate::routes::{router, router_for_operators};
use crate::server_error::ServerError;
use crate::settings::Settings;
use crate::stop::{stop_signal, wait};
use crate::watch::{pointer_of, tell, watch_index};

/// Serves an index until the process receives SIGTERM or an interrupt from the terminal. Then no connection is accepted
/// any more, and the answers in progress are finished.
///
/// `on_ready` is called with the address as soon as connections are accepted.
///
/// # Errors
/// Returns an error if the index cannot be opened, the server cannot listen on the address, or the network fails.
pub async fn serve(settings: Settings, on_ready: impl FnOnce(SocketAddr)) -> Result<(), ServerError> {
    let (address, drain, index) = (settings.listen, settings.drain, settings.index.clone());
    let pointer = pointer_of(&index);
    let engine = Engine::open(&index).map_err(|source| ServerError::Index { index: index.clone(), source })?;
    if let Some(refused) = engine.refused() {
        tell(refused, engine.generation());
    }
    qonun_texts::read_all();
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
