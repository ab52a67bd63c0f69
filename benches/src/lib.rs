//! Code shared by the benches: finding an index, choosing queries from it, clocks, percentiles.
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

/// Returns the index folder to measure: `QONUN_INDEX`, or the one made by `qonun demo`.
///
/// # Errors
/// There is no index.
pub fn index_folder() -> anyhow::Result<Folder> {
    let given = std::env::var_os("QONUN_INDEX").map(PathBuf::from);
    let demo = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../index/demo-25000"));
    let folder = Folder::new(given.unwrap_or(demo));
    folder.current()?.context("no index: run `cargo run --release` once, or set QONUN_INDEX")?;
    Ok(folder)
}

/// The time of a task.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Wall-clock time; it includes waiting for other programs.
    pub wall: Duration,
    /// Processor time of the task itself.
    pub cpu: Duration,
    /// Processor time of the first run, with nothing cached.
    pub first: Duration,
}

/// Returns the processor time used by this thread.
fn thread_time() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
}

/// Returns the smallest of three times of a task, after a first run.
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

/// Returns the percentile of the times for a share (0 to 1), in milliseconds.
#[must_use]
pub fn percentile(times: &mut [Duration], share: f64) -> f64 {
    times.sort_unstable();
    let place = ((times.len() as f64 * share).ceil() as usize).clamp(1, times.len().max(1)) - 1;
    times.get(place).map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
}
