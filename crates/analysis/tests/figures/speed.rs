//! Time and memory of the analyzer.

use std::collections::HashMap;
use std::hint::black_box;
use std::time::Instant;

use qonun_analysis::{Analyzer, Keys, Language, words};

/// The cost of starting.
pub(crate) struct Start {
    pub(crate) milliseconds: f64,
    /// Growth of the memory of the process; `None` if the system does not report it.
    pub(crate) megabytes: Option<f64>,
}

/// Creates an analyzer. It must run first in a process: memory used and freed before would hide some of the growth.
pub(crate) fn start() -> (Analyzer, Start) {
    let before = resident();
    let (analyzer, first) = make();
    let megabytes = resident().zip(before).map(|(after, before)| after - before);
    let milliseconds = first.min(make().1).min(make().1);
    (analyzer, Start { milliseconds, megabytes })
}

/// Creates an analyzer. Returns it with the time in milliseconds.
fn make() -> (Analyzer, f64) {
    let begun = Instant::now();
    let analyzer = Analyzer::new().expect("the built-in lexicon is tested");
    (analyzer, begun.elapsed().as_secs_f64() * 1e3)
}

/// Returns the resident memory of the process in megabytes, if Linux reports it.
fn resident() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes / 1024.0)
}

/// Number of words, and the speed from text to keys in millions of words per second, on one core.
pub(crate) struct Speed {
    pub(crate) words: usize,
    pub(crate) remembered: f64,
    pub(crate) anew: f64,
}

/// Processes a text twice: with cached keys of each form, and with keys computed for each word.
pub(crate) fn speed(analyzer: &Analyzer, text: &str) -> Speed {
    let begun = Instant::now();
    let mut known: HashMap<&str, Keys> = HashMap::new();
    let mut count = 0;
    for word in words(text, Language::Uzbek) {
        let surface = &text[word.range];
        black_box(known.entry(surface).or_insert_with(|| analyzer.keys(surface, Language::Uzbek)));
        count += 1;
    }
    let rate = |begun: Instant| count as f64 / 1e6 / begun.elapsed().as_secs_f64();
    let remembered = rate(begun);
    let begun = Instant::now();
    for word in words(text, Language::Uzbek) {
        black_box(analyzer.keys(&text[word.range], Language::Uzbek));
    }
    Speed { words: count, remembered, anew: rate(begun) }
}
