//! How much work one question may cost.

use std::cell::Cell;
use std::sync::Arc;
use std::time::Instant;

use crate::QueryError;

/// Steps between two looks at the time.
const BETWEEN_LOOKS: u64 = 1_024;
/// More steps than this are not made for one question, however fast the computer: some seconds of work.
const MOST_STEPS: u64 = 200_000_000;

/// Whether somebody still waits for an answer.
///
/// Work asks now and then. The answer may come late: whoever gives it may let the work wait for its turn.
#[derive(Clone)]
pub struct Patience(Arc<dyn Fn() -> bool + Send + Sync>);

impl Patience {
    /// Work goes on as long as `goes_on` says so. It is asked every ten microseconds or so, from the thread that works.
    #[must_use]
    pub fn new(goes_on: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self(Arc::new(goes_on))
    }

    /// Does somebody wait?
    #[must_use]
    pub fn goes_on(&self) -> bool {
        (self.0)()
    }

    /// # Errors
    /// [`QueryError::Deadline`] when nobody waits any more.
    pub fn check(&self) -> Result<(), QueryError> {
        if self.goes_on() { Ok(()) } else { Err(QueryError::Deadline) }
    }
}

impl Default for Patience {
    /// Waits for as long as it takes.
    fn default() -> Self {
        Self::new(|| true)
    }
}

impl From<Instant> for Patience {
    fn from(deadline: Instant) -> Self {
        Self::new(move || Instant::now() <= deadline)
    }
}

/// Ends work that costs too much: asked inside every loop whose length a caller decides.
///
/// A step is a record looked at, or a position, or a pair of them: some ten nanoseconds. The limit on steps makes the
/// same question end everywhere or nowhere; [`Patience`] is what its caller waits.
#[derive(Default)]
pub(crate) struct Clock {
    /// None for work that nobody waits for.
    patience: Option<Patience>,
    steps: Cell<u64>,
    /// Is the length of the work that of a page? Its reader cannot ask for less: then nothing is too costly.
    is_of_page: bool,
}

impl Clock {
    pub(crate) const fn until(patience: Patience) -> Self {
        Self { patience: Some(patience), steps: Cell::new(0), is_of_page: false }
    }

    /// For work whose length a page decides.
    pub(crate) const fn of_page(patience: Patience) -> Self {
        Self { patience: Some(patience), steps: Cell::new(0), is_of_page: true }
    }

    /// Does somebody wait? For what is read by a crate that knows no clock.
    pub(crate) fn goes_on(&self) -> bool {
        self.patience.as_ref().is_none_or(Patience::goes_on)
    }

    /// Ends the work when it has cost too much, or nobody waits for it.
    pub(crate) fn check(&self) -> Result<(), QueryError> {
        if self.steps.get() > MOST_STEPS && !self.is_of_page {
            return Err(QueryError::TooCostly);
        }
        self.patience.as_ref().map_or(Ok(()), Patience::check)
    }

    /// Counts steps, and looks at the time now and then.
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
