//! The memory that bodies of requests, and answers, may keep in all.

use std::sync::Arc;

use qonun_texts::Code;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::failure::Failure;

/// Bytes of a unit of the budget.
const UNIT: u64 = 1_024;
/// Seconds after which asking again makes sense when the budget is used up.
const RETRY_AFTER: u64 = 2;

/// The memory of all answers, or of all bodies of requests.
#[derive(Clone)]
pub(crate) struct Budget(Arc<Semaphore>);

impl Budget {
    /// A budget in bytes.
    pub(crate) fn new(bytes: u64) -> Self {
        Self(Arc::new(Semaphore::new(usize::try_from(bytes / UNIT).unwrap_or(usize::MAX).min(Semaphore::MAX_PERMITS))))
    }

    /// A share of so many bytes; `None` when there is not so much left.
    pub(crate) fn share(&self, bytes: u64) -> Option<OwnedSemaphorePermit> {
        let units = u32::try_from(bytes.div_ceil(UNIT)).ok()?;
        Arc::clone(&self.0).try_acquire_many_owned(units).ok()
    }
}

/// The failure of a request for which there is no memory now.
pub(crate) fn no_room() -> Failure {
    Failure::again_after(Code::Busy, RETRY_AFTER)
}
