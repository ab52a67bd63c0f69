//! Memory budgets: one for all request bodies, one for all answers.

use std::sync::Arc;

use qonun_texts::Code;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::failure::Failure;

/// Size of one unit of the budget, in bytes.
const UNIT: u64 = 1_024;
/// Value of `Retry-After` when the budget is used up, in seconds.
const RETRY_AFTER: u64 = 2;

/// The memory budget of all answers, or of all request bodies.
#[derive(Clone)]
pub(crate) struct Budget(Arc<Semaphore>);

impl Budget {
    /// Creates a budget of `bytes`.
    pub(crate) fn new(bytes: u64) -> Self {
        Self(Arc::new(Semaphore::new(usize::try_from(bytes / UNIT).unwrap_or(usize::MAX).min(Semaphore::MAX_PERMITS))))
    }

    /// Takes a share of `bytes`. Returns `None` if less is left.
    pub(crate) fn share(&self, bytes: u64) -> Option<OwnedSemaphorePermit> {
        let units = u32::try_from(bytes.div_ceil(UNIT)).ok()?;
        Arc::clone(&self.0).try_acquire_many_owned(units).ok()
    }
}

/// Returns the failure of a request for which no memory is left.
pub(crate) fn no_room() -> Failure {
    Failure::again_after(Code::Busy, RETRY_AFTER)
}
