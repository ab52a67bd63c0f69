//! What the benches share: finding an index, choosing queries from it, clocks, percentiles.
//!
//! Invariant: a bench measures and prints; it never decides whether a test passes.

mod queries;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::Context;
use qonun_index::Folder;
use rustix::time::{ClockId, clock_gettime};

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

pub use queries::{Class, Query, queries};

/// The index folder to measure on: `QONUN_INDEX`, or the one that `qonun demo` makes.
///
/// # Errors
/// When there is none.
pub fn index_folder() -> anyhow::Result<Folder> {
    let given = std::env::var_os("QONUN_INDEX").map(PathBuf::from);
    let demo = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../index/demo-25000"));
    let folder = Folder::new(given.unwrap_or(demo));
    folder.current()?.context("no index: run `cargo run --release` once, or set QONUN_INDEX")?;
    Ok(folder)
}

/// How long a task took.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// By the clock on the wall: waits for other programs count.
    pub wall: Duration,
    /// On the processor: what the task itself needs.
    pub cpu: Duration,
    /// The same when the task was done for the first time and nothing was kept for it.
    pub first: Duration,
}

/// Time that this thread has spent on a processor.
fn thread_time() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
}

/// The smallest of three times of a task, after a first run.
pub fn best_of_three(mut task: impl FnMut()) -> Cost {
    let before = thread_time();
    task();
    let first = thread_time().saturating_sub(before);
    let mut best = Cost { wall: Duration::MAX, cpu: Duration::MAX, first };
    for _ in 0..3 {
        let (started, before) = (Instant::now(), thread_time());
        task();
        best.cpu = best.cpu.min(thread_time().saturating_sub(before));
        best.wall = best.wall.min(started.elapsed());
    }
    best
}

/// The value below which a share of the times lies, in milliseconds.
#[must_use]
pub fn percentile(times: &mut [Duration], share: f64) -> f64 {
    times.sort_unstable();
    let place = ((times.len() as f64 * share).ceil() as usize).clamp(1, times.len().max(1)) - 1;
    times.get(place).map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
}
