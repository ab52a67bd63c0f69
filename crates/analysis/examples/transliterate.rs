//! Converts a text to another alphabet: `cargo run -p qonun-analysis --example transliterate -- cyrillic < text` (or
//! `latin`, or `new`).

use std::io::{self, Read, Write};

use qonun_analysis::{Alphabet, transliterate};

fn main() -> io::Result<()> {
    let alphabet = match std::env::args().nth(1).as_deref() {
        Some("cyrillic") => Alphabet::Cyrillic,
        Some("new") => Alphabet::NewLatin,
        _ => Alphabet::Latin,
    };
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    io::stdout().lock().write_all(transliterate(&text, alphabet).as_bytes())
}
