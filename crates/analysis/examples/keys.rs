//! Reads a text and prints one line for each word, with its exact key and its stems.
//!
//! `cargo run -p qonun-analysis --example keys -- uz < text`

use std::io::{self, Read, Write};

use qonun_analysis::{Analyzer, Language, words};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let language = match std::env::args().nth(1).as_deref() {
        Some("ru") => Language::Russian,
        Some("en") => Language::English,
        _ => Language::Uzbek,
    };
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let analyzer = Analyzer::new()?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for word in words(&text, language) {
        let surface = &text[word.range];
        let keys = analyzer.keys(surface, language);
        writeln!(out, "{surface}\t{}\t{}", keys.exact, keys.stems.join(" "))?;
    }
    Ok(())
}
