//! Whether a comparison goes on.

use std::cell::Cell;

/// Asks the caller, as the work goes, whether it still waits. Once it does not, the rest of the work is cut short, and
/// its result is thrown away.
pub(crate) struct Effort<'w> {
    goes_on: &'w dyn Fn(u64) -> bool,
    is_over: Cell<bool>,
}

impl<'w> Effort<'w> {
    pub(crate) const fn new(goes_on: &'w dyn Fn(u64) -> bool) -> Self {
        Self { goes_on, is_over: Cell::new(false) }
    }

    /// Tells the caller of steps; false if it no longer waits.
    pub(crate) fn spend(&self, steps: usize) -> bool {
        if !self.is_over.get() && !(self.goes_on)(steps as u64) {
            self.is_over.set(true);
        }
        !self.is_over.get()
    }

    pub(crate) const fn is_over(&self) -> bool {
        self.is_over.get()
    }
}
