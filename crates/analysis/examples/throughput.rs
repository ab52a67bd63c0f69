//! Measures how fast a text is split into words and converted to keys, on one core.
//!
//! `cargo run --release -p qonun-analysis --example throughput -- uz < text`

use std::collections::HashMap;
use std::hint::black_box;
use std::io::{self, Read, Write};
use std::time::Instant;

use qonun_analysis::{Analyzer, Keys, Language, words};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let language = match std::env::args().nth(1).as_deref() {
        Some("ru") => Language::Russian,
        Some("en") => Language::English,
        _ => Language::Uzbek,
    };
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let mut out = io::stdout().lock();

    let start = Instant::now();
    let analyzer = Analyzer::new()?;
    writeln!(out, "ready in {:.1} ms", start.elapsed().as_secs_f64() * 1e3)?;

    let start = Instant::now();
    let count = words(&text, language).map(black_box).count();
    let seconds = start.elapsed().as_secs_f64();
    let megabytes = text.len() as f64 / 1e6;
    writeln!(out, "words: {count} in {megabytes:.1} MB, {:.0} MB/s", megabytes / seconds)?;

    let start = Instant::now();
    for word in words(&text, language) {
        black_box(analyzer.keys(&text[word.range], language));
    }
    writeln!(out, "keys: {:.2} M words/s", count as f64 / 1e6 / start.elapsed().as_secs_f64())?;

    let start = Instant::now();
    let mut known: HashMap<&str, Keys> = HashMap::new();
    for word in words(&text, language) {
        let surface = &text[word.range];
        black_box(known.entry(surface).or_insert_with(|| analyzer.keys(surface, language)));
    }
    let speed = count as f64 / 1e6 / start.elapsed().as_secs_f64();
    writeln!(out, "keys, remembered: {speed:.2} M words/s, {} forms", known.len())?;
    Ok(())
}
