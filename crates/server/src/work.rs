//! The work for a request: on its own thread, at a place of a lane, until its deadline, and only while the caller
//! waits.
//!
//! There are two lanes. Every query starts in the fast lane. After [`SLICE`] it must move to the slow lane. So a cheap
//! query never waits for expensive ones, and its cost need not be guessed.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use qonun_query::Patience;

use crate::lane::{Caller, Entry, Lane, Place, SenderAway};

/// Maximum time of work in the fast lane.
const SLICE: Duration = Duration::from_millis(50);
/// Maximum length of the queue of the fast lane, per place.
const WAITING_A_PLACE: usize = 64;
/// Maximum length of the queue of the slow lane. Each waiter keeps a thread.
const WAITING_SLOW: usize = 64;

/// The two lanes of a server.
pub(crate) struct Lanes {
    fast: Arc<Lane>,
    slow: Arc<Lane>,
    /// Moving average of the duration of work, in microseconds.
    usual: Mutex<f64>,
    places: usize,
}

/// The reason why work was not started or not finished.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NotDone {
    /// The queue is full, or no place came free before the deadline. The value is the number of seconds to wait before
    /// another attempt.
    Busy(u64),
    /// The deadline has passed.
    TooLate,
    /// The work ended in a panic.
    Panic,
}

/// The state of work that its caller can change and read.
struct Waited {
    deadline: Instant,
    caller: Caller,
    left: AtomicBool,
    slow: Arc<Lane>,
    begun: Instant,
    at: Mutex<At>,
}

/// The place where work is done.
enum At {
    Fast(#[expect(dead_code, reason = "kept to be dropped")] Place),
    /// The work waits for a place in the slow lane.
    Between(SenderAway),
    Slow(#[expect(dead_code, reason = "kept to be dropped")] Place),
    Nowhere,
}

impl Waited {
    fn at(&self) -> std::sync::MutexGuard<'_, At> {
        self.at.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// True if the work may continue. If its slice is over, this call waits for a place in the slow lane.
    fn goes_on(&self) -> bool {
        let now = Instant::now();
        if self.left.load(Ordering::Relaxed) || now > self.deadline {
            return false;
        }
        let is_over = now.duration_since(self.begun) > SLICE && matches!(*self.at(), At::Fast(_));
        !is_over || self.change_lane()
    }

    /// Moves the work from the fast to the slow lane. Returns false if there is no place in time.
    fn change_lane(&self) -> bool {
        let queued = match self.slow.enter(self.caller) {
            Entry::Place(place) => {
                *self.at() = At::Slow(place);
                return true;
            }
            Entry::Queued(queued) => queued,
            Entry::Full(_) => return false,
        };
        {
            let mut at = self.at();
            if self.left.load(Ordering::Relaxed) {
                return false;
            }
            *at = At::Between(queued.sender_away());
        }
        let Some(place) = queued.place_blocking() else { return false };
        *self.at() = At::Slow(place);
        !self.left.load(Ordering::Relaxed)
    }

    /// Records that the caller no longer waits.
    fn leave(&self) {
        self.left.store(true, Ordering::Relaxed);
        if let At::Between(queued) = &*self.at() {
            queued.send_away();
        }
    }
}

/// Dropping it records that the caller no longer waits: the request was cancelled, or its deadline has passed.
struct Waiting(Arc<Waited>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.leave();
    }
}

impl Lanes {
    /// Creates lanes for `places` queries at the same time. If possible, the slow lane has fewer places than the fast
    /// one.
    pub(crate) fn new(places: usize) -> Self {
        let places = places.max(1);
        Self {
            fast: Lane::new(places, places * WAITING_A_PLACE),
            slow: Lane::new((places - 1).max(1), WAITING_SLOW),
            usual: Mutex::new(5_000.0),
            places,
        }
    }

    /// Runs work for a caller. Returns its result and its duration.
    pub(crate) async fn work<T: Send + 'static>(
        &self,
        caller: Caller,
        deadline: Instant,
        work: impl FnOnce(Patience) -> T + Send + 'static,
    ) -> Result<(T, Duration), NotDone> {
        let place = match self.fast.enter(caller) {
            Entry::Place(place) => place,
            Entry::Full(waiting) => return Err(NotDone::Busy(self.seconds_for(waiting))),
            Entry::Queued(queued) => {
                let place = tokio::time::timeout_at(deadline.into(), queued.place()).await;
                place.ok().flatten().ok_or_else(|| NotDone::Busy(self.seconds_for(self.fast.waiting())))?
            }
        };
        let begun = Instant::now();
        let (slow, at) = (Arc::clone(&self.slow), Mutex::new(At::Fast(place)));
        let waited = Arc::new(Waited { deadline, caller, left: AtomicBool::new(false), slow, begun, at });
        let waiting = Waiting(Arc::clone(&waited));
        let job = tokio::task::spawn_blocking(move || {
            let asked = Arc::clone(&waited);
            let result = work(Patience::new(move || asked.goes_on()));
            // The place becomes free when the work is done, not when its caller stops waiting.
            *waited.at() = At::Nowhere;
            (result, waited.begun.elapsed())
        });
        let done = tokio::time::timeout_at(deadline.into(), job).await;
        drop(waiting);
        match done {
            Ok(Ok((result, took))) => {
                self.learn(took);
                Ok((result, took))
            }
            Ok(Err(error)) => {
                tracing::error!(%error, "a request ended in a panic");
                Err(NotDone::Panic)
            }
            Err(_) => Err(NotDone::TooLate),
        }
    }

    /// Returns the number of seconds after which another attempt makes sense.
    pub(crate) fn retry_after(&self) -> u64 {
        self.seconds_for(self.fast.waiting() + self.slow.waiting())
    }

    fn learn(&self, took: Duration) {
        let mut usual = self.usual.lock().unwrap_or_else(PoisonError::into_inner);
        *usual += (took.as_secs_f64() * 1e6 - *usual) / 32.0;
    }

    /// Returns the expected time until `waiting` waiters have had their turn, in seconds from 1 to 60.
    fn seconds_for(&self, waiting: usize) -> u64 {
        let usual = *self.usual.lock().unwrap_or_else(PoisonError::into_inner);
        let seconds = usual * waiting as f64 / self.places as f64 / 1e6;
        (seconds.ceil() as u64).clamp(1, 60)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::{Duration, Instant};

    use super::{Lanes, NotDone};

    const LONG: Duration = Duration::from_secs(60);

    #[tokio::test]
    async fn work_that_nobody_waits_for_any_more_ends() {
        let lanes = Lanes::new(1);
        let (begun, is_begun) = mpsc::channel();
        let (ended, is_ended) = mpsc::channel();
        let work = lanes.work(None, Instant::now() + LONG, move |patience| {
            begun.send(()).unwrap();
            while patience.check().is_ok() {}
            ended.send(()).unwrap();
        });
        // The caller leaves as soon as the work has begun.
        let hears = tokio::task::spawn_blocking(move || is_begun.recv());
        tokio::select! {
            _ = work => panic!("the work cannot end by itself"),
            _ = hears => {}
        }
        assert!(is_ended.recv_timeout(LONG).is_ok());
        assert!(lanes.work(None, Instant::now() + LONG, |_| ()).await.is_ok(), "its place is free again");
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn work_that_costs_little_passes_work_that_costs_much() {
        let lanes = std::sync::Arc::new(Lanes::new(1));
        let (stop, stopped) = (std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false)), LONG);
        let mut dear = Vec::new();
        for _ in 0..3 {
            let (lanes, stop) = (std::sync::Arc::clone(&lanes), std::sync::Arc::clone(&stop));
            dear.push(tokio::spawn(async move {
                let until_told = move |patience: qonun_query::Patience| {
                    while !stop.load(std::sync::atomic::Ordering::Relaxed) && patience.check().is_ok() {}
                };
                lanes.work(None, Instant::now() + stopped, until_told).await.map(drop)
            }));
        }
        // The expensive ones continue until this one has had its turn.
        assert!(lanes.work(None, Instant::now() + LONG, |_| ()).await.is_ok());
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        for one in dear {
            assert_eq!(one.await.unwrap(), Ok(()));
        }
    }

    #[tokio::test]
    async fn a_deadline_that_passed_and_a_panic_are_told_apart() {
        let lanes = Lanes::new(1);
        // Either the work or its caller may notice the deadline first.
        let endless = |patience: qonun_query::Patience| {
            while patience.check().is_ok() {}
            "ended"
        };
        let passed = lanes.work(None, Instant::now() + Duration::from_millis(1), endless).await;
        assert!(matches!(passed, Ok(("ended", _)) | Err(NotDone::TooLate | NotDone::Busy(_))), "{passed:?}");
        let panics = |_: qonun_query::Patience| -> () { panic!("on purpose") };
        assert_eq!(lanes.work(None, Instant::now() + LONG, panics).await.map(drop), Err(NotDone::Panic));
        assert!(lanes.work(None, Instant::now() + LONG, |_| ()).await.is_ok());
    }
}
