//! How much reading a text costs, and whether anybody still waits for it.

use std::cell::Cell;

/// Steps between two questions whether to go on.
const BETWEEN_LOOKS: u64 = 4_096;

/// Counts looks at tokens, and stops reading when nobody waits any more.
pub(crate) struct Steps<'a> {
    count: Cell<u64>,
    asked_at: Cell<u64>,
    is_over: Cell<bool>,
    goes_on: &'a dyn Fn() -> bool,
}

impl<'a> Steps<'a> {
    /// `goes_on` is asked now and then.
    pub(crate) fn new(goes_on: &'a dyn Fn() -> bool) -> Self {
        Self { count: Cell::new(0), asked_at: Cell::new(0), is_over: Cell::new(false), goes_on }
    }

    /// Counts one look at a token.
    pub(crate) fn spend(&self) {
        self.count.set(self.count.get() + 1);
    }

    /// Does nobody wait any more?
    pub(crate) fn are_over(&self) -> bool {
        if !self.is_over.get() && self.count.get() - self.asked_at.get() >= BETWEEN_LOOKS {
            self.asked_at.set(self.count.get());
            self.is_over.set(!(self.goes_on)());
        }
        self.is_over.get()
    }

    /// How many looks there have been.
    #[cfg(test)]
    pub(crate) fn count(&self) -> u64 {
        self.count.get()
    }
}
