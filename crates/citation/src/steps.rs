//! Counts the cost of reading a text, and stops when the caller no longer waits.

use std::cell::Cell;

/// Number of steps between two calls of `goes_on`.
const BETWEEN_LOOKS: u64 = 4_096;

/// Counts token look-ups, and ends the reading when the caller no longer waits.
pub(crate) struct Steps<'a> {
    count: Cell<u64>,
    asked_at: Cell<u64>,
    is_over: Cell<bool>,
    goes_on: &'a dyn Fn() -> bool,
}

impl<'a> Steps<'a> {
    /// Creates a counter that calls `goes_on` at intervals.
    pub(crate) fn new(goes_on: &'a dyn Fn() -> bool) -> Self {
        Self { count: Cell::new(0), asked_at: Cell::new(0), is_over: Cell::new(false), goes_on }
    }

    /// Counts one token look-up.
    pub(crate) fn spend(&self) {
        self.count.set(self.count.get() + 1);
    }

    /// True if the caller no longer waits.
    pub(crate) fn are_over(&self) -> bool {
        if !self.is_over.get() && self.count.get() - self.asked_at.get() >= BETWEEN_LOOKS {
            self.asked_at.set(self.count.get());
            self.is_over.set(!(self.goes_on)());
        }
        self.is_over.get()
    }

    /// Returns the number of look-ups.
    #[cfg(test)]
    pub(crate) fn count(&self) -> u64 {
        self.count.get()
    }
}
