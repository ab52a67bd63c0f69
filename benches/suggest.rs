//! Measures the time of suggestions, in process and on one thread. Every prefix of many titles is typed, letter by
//! letter, as written and with one letter missing.
//!
//! `cargo bench -p qonun-benches --bench suggest`; the index is the demo's, or that of `QONUN_INDEX`.
#![allow(clippy::print_stdout, reason = "a bench prints its table")]

use std::time::{Duration, Instant};

use qonun_benches::{Class, index_folder, percentile, queries};
use qonun_index::Generation;
use qonun_query::{Engine, Patience};

/// Number of titles.
const TITLES: usize = 150;
/// Number of letters typed of each title.
const LETTERS: usize = 60;
/// Number of suggestions requested.
const LIMIT: usize = 8;

fn row(name: &str, times: &mut [Duration]) {
    let (p50, p95, p99) = (percentile(times, 0.5), percentile(times, 0.95), percentile(times, 0.99));
    println!("| {name:24} | {:8} | {p50:8.3} | {p95:8.3} | {p99:8.3} |", times.len());
}

/// Returns the time of one suggestion, the better of two runs: the other one may wait for another program.
fn time(engine: &Engine, typed: &str) -> Duration {
    let once = || {
        let started = Instant::now();
        drop(std::hint::black_box(engine.suggest(typed, LIMIT, None, None, Patience::default())));
        started.elapsed()
    };
    once().min(once())
}

fn main() -> anyhow::Result<()> {
    let folder = match index_folder() {
        Ok(folder) => folder,
        Err(error) => {
            println!("skipped: {error}");
            return Ok(());
        }
    };
    let engine = Engine::open(folder.root())?;
    let started = Instant::now();
    drop(std::hint::black_box(engine.suggest("a", LIMIT, None, None, Patience::default())));
    println!("first suggestion, with what it is made from: {:.1} ms\n", started.elapsed().as_secs_f64() * 1_000.0);
    let titles = queries(&Generation::open_current(&folder)?, Class::Title, TITLES)?;
    let (mut as_typed, mut with_error) = (Vec::new(), Vec::new());
    for title in &titles {
        let letters: Vec<char> = title.text.chars().take(LETTERS).collect();
        for end in 1..=letters.len() {
            as_typed.push(time(&engine, &letters[..end].iter().collect::<String>()));
            if end > 4 {
                let missing = 2 + end % (end - 3);
                let typed: String =
                    letters[..end].iter().enumerate().filter(|(at, _)| *at != missing).map(|(_, c)| c).collect();
                with_error.push(time(&engine, &typed));
            }
        }
    }
    println!("| suggest, milliseconds    |    typed |      p50 |      p95 |      p99 |");
    println!("|--------------------------|---------:|---------:|---------:|---------:|");
    row("as it stands", &mut as_typed);
    row("one letter missing", &mut with_error);
    Ok(())
}
