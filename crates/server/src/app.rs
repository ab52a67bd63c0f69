//! What all requests share: the engine of the current generation, the places to work, limits and figures.

use std::sync::Arc;
use std::time::Instant;

use arc_swap::{ArcSwap, ArcSwapOption};
use qonun_query::{Engine, QueryError, Refused};
use tokio::sync::Semaphore;

use crate::failure::{Code, Failure};
use crate::limits::Limiter;
use crate::metrics::Metrics;
use crate::settings::Settings;

/// Shared by all requests.
pub(crate) struct App {
    pub(crate) settings: Settings,
    pub(crate) engine: ArcSwap<Engine>,
    /// The generation that should be served instead of the one that is, and why it is not.
    pub(crate) refused: ArcSwapOption<Refused>,
    pub(crate) metrics: Metrics,
    pub(crate) limiter: Option<Limiter>,
    places: Arc<Semaphore>,
}

impl App {
    pub(crate) fn new(settings: Settings, engine: Engine) -> Self {
        Self {
            refused: ArcSwapOption::from_pointee(engine.refused().cloned()),
            engine: ArcSwap::from_pointee(engine),
            metrics: Metrics::default(),
            limiter: settings.rate_limit.map(Limiter::new),
            places: Arc::new(Semaphore::new(settings.search_threads.max(1))),
            settings,
        }
    }

    /// Does work over the engine on a thread of its own: as many at a time as there are places, none for longer than
    /// the deadline, which the work is told too. A panic of the work is an internal error of this request alone.
    pub(crate) async fn work<T, F>(&self, work: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&Engine, Instant) -> Result<T, Failure> + Send + 'static,
    {
        let deadline = Instant::now() + self.settings.deadline;
        let too_late = || Failure::from(QueryError::Deadline);
        let places = Arc::clone(&self.places);
        let place = tokio::time::timeout_at(deadline.into(), places.acquire_owned()).await;
        let Ok(Ok(place)) = place else { return Err(too_late()) };
        let engine = self.engine.load_full();
        let job = tokio::task::spawn_blocking(move || {
            let result = work(&engine, deadline);
            // The place is free when the work is done, not when its caller stopped waiting.
            drop(place);
            result
        });
        match tokio::time::timeout_at(deadline.into(), job).await {
            Ok(Ok(result)) => result,
            Ok(Err(error)) => {
                tracing::error!(%error, "a request ended in a panic");
                Err(Failure::new(Code::Internal))
            }
            Err(_) => Err(too_late()),
        }
    }
}
