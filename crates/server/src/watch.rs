//! Opens new generations of the index while the server runs.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use qonun_law::Date;
use qonun_query::{Engine, Refused};
use tokio::task::JoinSet;

use crate::app::App;

/// Interval between two reads of the pointer file of the index.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// Number of intervals after which a generation that could not be opened is tried again. The cause may have been
/// temporary, such as too many open files.
const TRY_AGAIN: u32 = 60;

/// Returns the content of the pointer file of an index. Returns `None` if it cannot be read.
pub(crate) fn pointer_of(index: &Path) -> Option<String> {
    std::fs::read_to_string(index.join("current")).ok()
}

/// Logs, for the operator, that a generation is not served.
pub(crate) fn tell(refused: &Refused, served: &str) {
    tracing::warn!(refused = refused.generation, served, error = refused.error, "a generation cannot be opened");
}

/// Opens a new generation whenever the pointer changes, and reopens the same one on a new day. A generation that cannot
/// be opened is logged once, and the previous one is still served. The watch never ends: after a panic it starts again.
pub(crate) async fn watch_index(app: Arc<App>, index: PathBuf, pointer: Option<String>) {
    let mut seen = pointer;
    loop {
        // When the set is dropped, it aborts its tasks.
        let mut watch = JoinSet::new();
        watch.spawn(look_again_and_again(Arc::clone(&app), index.clone(), seen.clone()));
        if let Some(Err(error)) = watch.join_next().await {
            tracing::error!(%error, "the watch of generations ended in a panic and begins anew");
        }
        // After a panic, it is unknown what the watch had seen.
        seen = None;
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

async fn look_again_and_again(app: Arc<App>, index: PathBuf, pointer: Option<String>) {
    let mut ticks = tokio::time::interval(LOOK_EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let tried = Tried { pointer, day: app.engine.load().today(), failed: app.refused.load().is_some(), looks: 0 };
    let mut attempts = tried;
    loop {
        ticks.tick().await;
        let Some(pointer) = pointer_of(&index) else { continue };
        let doubtful = app.engine.load().has_met_damage();
        if !attempts.is_due(&pointer, qonun_query::today(), doubtful) {
            continue;
        }
        // After damage, every byte is compared before the generation is served.
        let whole = doubtful || app.refused.load().is_some();
        let folder = index.clone();
        let open = move || if whole { Engine::open_whole(&folder) } else { Engine::open(&folder) };
        let opened = tokio::task::spawn_blocking(open).await;
        let named = |reason, error| Refused { generation: pointer.trim().to_owned(), reason, error };
        let (fresh, refused) = match opened {
            Ok(Ok(engine)) => {
                let refused = engine.refused().cloned();
                (prepared(&app, engine).await, refused)
            }
            Ok(Err(error)) => (None, Some(named(error.reason(), error.to_string()))),
            Err(error) => (None, Some(named("opening it ended in a panic".to_owned(), error.to_string()))),
        };
        attempts.failed = refused.is_some();
        // The refusal is published before another generation answers instead.
        let known = app.refused.swap(refused.clone().map(Arc::new));
        if let Some(refused) = refused.filter(|refused| known.as_deref() != Some(refused)) {
            let served = fresh.as_ref().map_or_else(|| app.engine.load_full(), Arc::clone);
            tell(&refused, served.generation());
        }
        if let Some(engine) = fresh {
            tracing::info!(generation = engine.generation(), "the index was opened anew");
            app.engine.store(engine);
            app.metrics.count_swap();
        }
    }
}

/// Prepares an engine for serving. Returns `None` if the same generation is already served for the same day.
async fn prepared(app: &App, engine: Engine) -> Option<Arc<Engine>> {
    let served = app.engine.load_full();
    if (served.generation(), served.today()) == (engine.generation(), engine.today()) {
        return None;
    }
    let engine = Arc::new(engine);
    let opened = Arc::clone(&engine);
    if tokio::task::spawn_blocking(move || opened.prepare()).await.is_err() {
        tracing::error!("what is made ahead for a generation could not be made");
    }
    Some(engine)
}

/// The last attempt to open the generation that the pointer names.
struct Tried {
    pointer: Option<String>,
    /// The day of the engine. An engine knows which acts are in force on one day, so a new day needs a new engine.
    day: Date,
    failed: bool,
    /// Number of intervals since the attempt.
    looks: u32,
}

impl Tried {
    /// True if another attempt is due; then it is recorded. The served generation is `doubtful` if it has met damage;
    /// then an undamaged one is searched for.
    fn is_due(&mut self, pointer: &str, today: Date, doubtful: bool) -> bool {
        self.looks += 1;
        let is_new = self.pointer.as_deref() != Some(pointer) || self.day != today || doubtful && !self.failed;
        let is_due = is_new || self.failed && self.looks >= TRY_AGAIN;
        if is_due {
            *self = Self { pointer: Some(pointer.to_owned()), day: today, failed: false, looks: 0 };
        }
        is_due
    }
}

#[cfg(test)]
mod tests {
    use super::{TRY_AGAIN, Tried};

    #[test]
    fn what_cannot_be_opened_is_not_tried_at_every_look() {
        let (monday, tuesday) = ("2024-05-06".parse().unwrap(), "2024-05-07".parse().unwrap());
        let mut tried = Tried { pointer: Some("1-a".to_owned()), day: monday, failed: false, looks: 0 };
        assert!((0..1000).all(|_| !tried.is_due("1-a", monday, false)), "what is open is not opened again");
        assert!(tried.is_due("2-b", monday, false));
        tried.failed = true;
        let attempts = (0..TRY_AGAIN * 3).filter(|_| {
            let is_due = tried.is_due("2-b", monday, false);
            tried.failed = true;
            is_due
        });
        assert_eq!(attempts.count(), 3, "once a minute");
        assert!(tried.is_due("3-c", monday, false), "another one at once");
        assert!(tried.is_due("3-c", tuesday, false), "on another day at once");
        assert!(!tried.is_due("3-c", tuesday, false));
        assert!(tried.is_due("3-c", tuesday, true), "damage was met");
        tried.failed = true;
        assert!(!tried.is_due("3-c", tuesday, true), "nothing whole was found");
    }
}
