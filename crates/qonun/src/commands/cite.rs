//! `qonun cite`: reads text, prints citations; with an index also the provisions that they name. `--check` checks those of
//! a file.

use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;
use qonun_formats::Received;
use qonun_law::Date;
use qonun_query::{Amount, CheckedCitation, CitationView, CitedMatch, Engine, Patience};
use qonun_server::{CheckBody, CitationBody, check_csv, citation_status};

use crate::{Outcome, progress};

#[derive(Args)]
pub(crate) struct Options {
    /// The index folder: for each citation, print what it names in the index, its status, and what is missing.
    #[arg(long, value_name = "DIR")]
    index: Option<PathBuf>,
    /// Check the citations of a file (.docx, .html, .txt; `-` for standard input): what they name, whether it is in force,
    /// whether it has changed.
    #[arg(long, value_name = "FILE", requires = "index")]
    check: Option<PathBuf>,
    /// The day of the text: state and wording on this day count.
    #[arg(long, value_name = "DAY", value_parser = parse_day, requires = "check")]
    on: Option<Date>,
    /// Print the check as CSV.
    #[arg(long, requires = "check", conflicts_with = "json")]
    csv: bool,
    /// Print JSON, one object per citation; with an index, the objects of POST /api/v1/citations.
    #[arg(long)]
    json: bool,
}

fn parse_day(text: &str) -> Result<Date, String> {
    qonun_law::parse_date(text).ok_or_else(|| format!("\"{text}\" is not a day such as 2019-07-02"))
}

pub(crate) fn run(options: &Options) -> anyhow::Result<Outcome> {
    if let (Some(file), Some(index)) = (&options.check, &options.index) {
        return check(file, index, options);
    }
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

/// Checks the citations of a file. Ends with success if all are in order.
fn check(file: &Path, index: &Path, options: &Options) -> anyhow::Result<Outcome> {
    let text = words_of(file)?;
    let answer = Engine::open(index)?.check(&text, options.on, Amount::All, Patience::default())?;
    let is_in_order = answer.citations.iter().all(|checked| checked.findings.is_empty());
    if options.csv {
        progress::print(check_csv(&answer).trim_end())?;
    } else if options.json {
        progress::print(&serde_json::to_string(&CheckBody::from(answer))?)?;
    } else {
        for checked in &answer.citations {
            progress::print(&finding_line(checked))?;
        }
    }
    Ok(if is_in_order { Outcome::Done } else { Outcome::WithProblems })
}

/// Reads the words of a file by its name. Standard input is text.
fn words_of(file: &Path) -> anyhow::Result<String> {
    let is_input = file.as_os_str() == "-";
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let received = if is_input { Some(Received::Text) } else { Received::of_file_name(name) };
    let received = received.with_context(|| format!("{}: not .docx, .html or .txt", file.display()))?;
    let mut bytes = Vec::new();
    let read = if is_input {
        std::io::stdin().read_to_end(&mut bytes)
    } else {
        File::open(file).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    let _ = read.with_context(|| format!("cannot read {}", file.display()))?;
    received.words(&bytes).with_context(|| format!("cannot read {}", file.display()))
}

/// Formats the line of a checked citation: line, citation, findings, addresses, repealing acts.
fn finding_line(checked: &CheckedCitation) -> String {
    let findings: Vec<&str> = checked.findings.iter().map(|finding| finding.name()).collect();
    let findings = if findings.is_empty() { "ok".to_owned() } else { findings.join(",") };
    let urls = |urls: Vec<&str>| urls.join("; ");
    let targets = urls(checked.citation.matches.iter().map(|found| found.url.as_str()).collect());
    let by = urls(checked.repealed_by.iter().map(|act| act.url.as_str()).collect());
    format!("{}\t{}\t{findings}\t{targets}\t{by}", checked.line, checked.citation.canonical)
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
