//! How much a search may take.

use std::cell::Cell;
use std::time::Instant;

use crate::QueryError;

/// Steps between two looks at the time.
const BETWEEN_LOOKS: u64 = 1_024;
/// More steps than this are not made for one search, however fast the computer: some seconds of work.
const MOST_STEPS: u64 = 200_000_000;

/// Ends a search that takes too long: asked inside every loop whose length a query decides.
///
/// A step is a record looked at, or a position, or a pair of them: some ten nanoseconds. The limit on steps makes the
/// same query end everywhere or nowhere; the deadline is what the caller waits.
#[derive(Default)]
pub(crate) struct Clock {
    /// None for work that nobody waits for.
    deadline: Option<Instant>,
    steps: Cell<u64>,
}

impl Clock {
    pub(crate) const fn until(deadline: Instant) -> Self {
        Self { deadline: Some(deadline), steps: Cell::new(0) }
    }

    /// Ends the search when its time is over.
    pub(crate) fn check(&self) -> Result<(), QueryError> {
        let late = self.steps.get() > MOST_STEPS || self.deadline.is_some_and(|deadline| Instant::now() > deadline);
        if late { Err(QueryError::Deadline) } else { Ok(()) }
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

    use super::{BETWEEN_LOOKS, Clock, MOST_STEPS};

    #[test]
    fn a_search_ends_when_its_time_or_its_steps_are_over() {
        let late = Clock::until(Instant::now() - Duration::from_millis(1));
        assert!(late.spend(1).is_ok(), "the time is looked at now and then only");
        assert!(late.spend(BETWEEN_LOOKS).is_err());
        let costly = Clock::until(Instant::now() + Duration::from_secs(60));
        assert!(costly.spend(MOST_STEPS).is_ok());
        assert!(costly.spend(BETWEEN_LOOKS).is_err());
    }
}
