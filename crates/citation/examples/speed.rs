//! Measures how fast the files named as arguments are read, in megabytes of text per second on one core.

use std::io::Write;
use std::time::Instant;

use qonun_citation::recognise;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    // The dictionary is built on first use.
    let _ = recognise("15-modda");
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        let mut best = f64::INFINITY;
        let mut found = 0;
        for _ in 0..5 {
            let start = Instant::now();
            found = recognise(&text).len();
            best = best.min(start.elapsed().as_secs_f64());
        }
        let megabytes = text.len() as f64 / 1e6;
        writeln!(out, "{path}: {megabytes:.1} MB, {found} citations, {:.1} MB/s", megabytes / best)?;
    }
    Ok(())
}
