//! The state that all requests share: the engine of the current generation, the lanes, the limits and the metrics.

use std::time::Instant;

use arc_swap::{ArcSwap, ArcSwapOption};
use qonun_query::{Engine, Patience, Refused};
use qonun_texts::Code;

use crate::budget::Budget;
use crate::failure::Failure;
use crate::lane::Caller;
use crate::limits::Limiter;
use crate::metrics::Metrics;
use crate::settings::Settings;
use crate::work::{Lanes, NotDone};

/// The state that all requests share.
pub(crate) struct App {
    pub(crate) settings: Settings,
    pub(crate) engine: ArcSwap<Engine>,
    /// The generation that should be served but is refused, with the reason.
    pub(crate) refused: ArcSwapOption<Refused>,
    pub(crate) metrics: Metrics,
    pub(crate) limiter: Option<Limiter>,
    /// The memory budget for request bodies.
    pub(crate) incoming: Budget,
    /// The memory budget for answers.
    pub(crate) outgoing: Budget,
    lanes: Lanes,
}

impl App {
    pub(crate) fn new(settings: Settings, engine: Engine) -> Self {
        Self {
            refused: ArcSwapOption::from_pointee(engine.refused().cloned()),
            engine: ArcSwap::from_pointee(engine),
            metrics: Metrics::default(),
            limiter: settings.rate_limit.map(Limiter::new),
            incoming: Budget::new(settings.max_incoming),
            outgoing: Budget::new(settings.max_outgoing),
            lanes: Lanes::new(settings.search_threads),
            settings,
        }
    }

    /// Runs work over the engine for a caller, as [`Lanes::work`] does, and counts its cost. A panic of the work is an
    /// internal error of this request only.
    pub(crate) async fn work<T, F>(&self, caller: Caller, work: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&Engine, Patience) -> Result<T, Failure> + Send + 'static,
    {
        let deadline = Instant::now() + self.settings.deadline;
        let engine = self.engine.load_full();
        match self.lanes.work(caller, deadline, move |patience| work(&engine, patience)).await {
            Ok((result, took)) => {
                self.charge(caller, took);
                result.map_err(|failure| if failure.code == Code::Deadline { self.too_late() } else { failure })
            }
            Err(NotDone::TooLate) => {
                self.charge(caller, self.settings.deadline);
                Err(self.too_late())
            }
            Err(NotDone::Busy(seconds)) => Err(Failure::again_after(Code::Busy, seconds)),
            Err(NotDone::Panic) => Err(Failure::new(Code::Internal)),
        }
    }

    fn too_late(&self) -> Failure {
        Failure::again_after(Code::Deadline, self.lanes.retry_after())
    }

    fn charge(&self, caller: Caller, took: std::time::Duration) {
        if let Some((limiter, caller)) = self.limiter.as_ref().zip(caller) {
            limiter.charge(caller, took, Instant::now());
        }
    }
}
