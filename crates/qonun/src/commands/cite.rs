//! `qonun cite`: text in, citations out.

use std::io::Read;

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
    for found in qonun_citation::recognise(&text) {
        let written = &text[found.bytes.clone()];
        if options.json {
            let json = serde_json::json!({
                "start": found.start, "end": found.end, "text": written, "canonical": found.canonical,
            });
            progress::print(&json.to_string());
        } else {
            progress::print(&format!("{}\t{}\t{}\t{written}", found.start, found.end, found.canonical));
        }
    }
    Ok(Outcome::Done)
}
