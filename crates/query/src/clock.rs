//! How much work one question may cost.

use std::cell::Cell;
use std::sync::Arc;
use std::time::Instant;

use crate::QueryError;

/// Number of steps between two checks of the time.
const BETWEEN_LOOKS: u64 = 1_024;
/// Maximum number of steps for one question, however fast the computer is: a few seconds of work.
const MOST_STEPS: u64 = 200_000_000;

/// Tells whether the caller still waits for an answer.
///
/// Running work checks it now and then. The check may return late: its implementation may make the work wait for its
/// turn.
#[derive(Clone)]
pub struct Patience(Arc<dyn Fn() -> bool + Send + Sync>);

impl Patience {
    /// Lets work continue as long as `goes_on` returns true. The working thread calls it every ten microseconds or so.
    #[must_use]
    pub fn new(goes_on: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self(Arc::new(goes_on))
    }

    /// True if the caller still waits.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        (self.0)()
    }

    /// # Errors
    /// [`QueryError::Deadline`] if the caller no longer waits.
    pub fn check(&self) -> Result<(), QueryError> {
        if self.goes_on() { Ok(()) } else { Err(QueryError::Deadline) }
    }
}

impl Default for Patience {
    /// Waits without a limit.
    fn default() -> Self {
        Self::new(|| true)
    }
}

impl From<Instant> for Patience {
    fn from(deadline: Instant) -> Self {
        Self::new(move || Instant::now() <= deadline)
    }
}

/// Ends work that costs too much. It is checked inside every loop whose length a caller decides.
///
/// A step is one record, position or pair of positions that is examined: about ten nanoseconds. The limit on steps ends
/// the same question on every computer or on none; [`Patience`] is how long the caller waits.
#[derive(Default)]
pub(crate) struct Clock {
    /// `None` for work without a waiting caller.
    patience: Option<Patience>,
    steps: Cell<u64>,
    /// True if the page decides the length of the work. Its reader cannot ask for less, so no such work is too costly.
    is_of_page: bool,
}

impl Clock {
    pub(crate) const fn until(patience: Patience) -> Self {
        Self { patience: Some(patience), steps: Cell::new(0), is_of_page: false }
    }

    /// Clock for work whose length a page decides.
    pub(crate) const fn of_page(patience: Patience) -> Self {
        Self { patience: Some(patience), steps: Cell::new(0), is_of_page: true }
    }

    /// True if the caller still waits. For crates that do not know this clock.
    pub(crate) fn goes_on(&self) -> bool {
        self.patience.as_ref().is_none_or(Patience::goes_on)
    }

    /// Ends the work if it has cost too much or the caller no longer waits.
    pub(crate) fn check(&self) -> Result<(), QueryError> {
        if self.steps.get() > MOST_STEPS && !self.is_of_page {
            return Err(QueryError::TooCostly);
        }
        self.patience.as_ref().map_or(Ok(()), Patience::check)
    }

    /// Counts steps and checks the time now and then.
    pub(crate) fn spend(&self, steps: u64) -> Result<(), QueryError> {
        let before = self.steps.get();
        self.steps.set(before + steps);
        if before / BETWEEN_LOOKS == (before + steps) / BETWEEN_LOOKS { Ok(()) } else { self.check() }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{BETWEEN_LOOKS, Clock, MOST_STEPS, Patience};
    use crate::QueryError;

    #[test]
    fn work_ends_when_nobody_waits_or_its_steps_are_over() {
        let late = Clock::until((Instant::now() - Duration::from_millis(1)).into());
        assert!(late.spend(1).is_ok(), "the time is looked at now and then only");
        assert!(matches!(late.spend(BETWEEN_LOOKS), Err(QueryError::Deadline)));
        let costly = Clock::until(Patience::new(|| true));
        assert!(costly.spend(MOST_STEPS).is_ok());
        assert!(matches!(costly.spend(BETWEEN_LOOKS), Err(QueryError::TooCostly)));
        let page = Clock::of_page(Patience::new(|| true));
        assert!(page.spend(2 * MOST_STEPS).is_ok(), "nobody asked for a page of that length");
    }
}
