//! Reads lines and prints each citation found in them as `line<TAB>canonical<TAB>text`. With `--query`, each line is a
//! search request.

use std::io::{BufRead, Write};

use qonun_citation::{recognise, recognise_query};

fn main() -> std::io::Result<()> {
    let query = std::env::args().any(|argument| argument == "--query");
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let found = if query { recognise_query(&line) } else { recognise(&line) };
        let found: Vec<String> =
            found.iter().map(|citation| format!("{}\t{}", citation.canonical, citation.text(&line))).collect();
        writeln!(out, "{line}\t{}", found.join("\t"))?;
    }
    out.flush()
}
