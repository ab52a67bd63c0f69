//! `qonun cite`: reads text, prints citations; with an index also the provisions that they name.

use std::io::{BufWriter, Read, Write};
use std::path::PathBuf;

use clap::Args;
use qonun_query::{Amount, CitationView, CitedMatch, Engine, Patience};
use qonun_server::{CitationBody, citation_status};

use crate::{Outcome, progress};

#[derive(Args)]
pub(crate) struct Options {
    /// The index folder: for each citation, print what it names in the index, its status, and what is missing.
    #[arg(long, value_name = "DIR")]
    index: Option<PathBuf>,
    /// Print JSON, one object per citation; with an index, the objects of POST /api/v1/citations.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<Outcome> {
    let engine = options.index.as_deref().map(Engine::open).transpose()?;
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    progress::written(match &engine {
        Some(engine) => {
            write_checked(engine.citations(&text, Amount::All, Patience::new(|| true))?.citations, options.json)
        }
        None => write(&text, options.json),
    })?;
    Ok(Outcome::Done)
}

/// Prints what is known from the text alone.
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

/// Prints what the law base contains for the citations of a text.
fn write_checked(citations: Vec<CitationView>, as_json: bool) -> std::io::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for found in citations {
        if as_json {
            writeln!(out, "{}", serde_json::to_string(&CitationBody::from(found))?)?;
        } else {
            writeln!(out, "{}", progress::harmless(&checked_line(&found)))?;
        }
    }
    out.flush()
}

/// Formats the line of a resolved citation, in the terms of the API: its status, each match with its state and address,
/// and what is missing, with the nearest available provision.
fn checked_line(found: &CitationView) -> String {
    let CitationView { start, end, canonical, text, naming, .. } = found;
    let status = citation_status(*naming);
    let mut told: Vec<String> = found.matches.iter().map(matched).collect();
    if let Some(missing) = &found.missing {
        let nearest = found.nearest.as_ref().map(|nearest| format!(", nearest {}", nearest.url)).unwrap_or_default();
        told.push(format!("missing {} {}{nearest}", missing.kind, missing.text));
    }
    format!("{start}\t{end}\t{canonical}\t{text}\t{status}\t{}", told.join("; "))
}

fn matched(found: &CitedMatch) -> String {
    let day = found.repealed_on.as_ref().map(|day| format!(" {day}")).unwrap_or_default();
    format!("{}{day} {}", found.status, found.url)
}
