//! `qonun cite`: text in, citations out.

use std::io::{BufWriter, Read, Write};

use clap::Args;

use crate::{Outcome, progress};

#[derive(Args)]
pub(crate) struct Options {
    /// Print JSON, one object a citation.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<Outcome> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    progress::written(write(&text, options.json))?;
    Ok(Outcome::Done)
}

fn write(text: &str, as_json: bool) -> std::io::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for found in qonun_citation::recognise(text) {
        let written = &text[found.bytes.clone()];
        if as_json {
            let json = serde_json::json!({
                "start": found.start, "end": found.end, "text": written, "canonical": found.canonical,
            });
            writeln!(out, "{json}")?;
        } else {
            writeln!(out, "{}\t{}\t{}\t{}", found.start, found.end, found.canonical, progress::harmless(written))?;
        }
    }
    out.flush()
}
