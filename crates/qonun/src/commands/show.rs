//! `qonun show`: shows a document in the terminal, or writes it in a format of files.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use anyhow::bail;
use clap::Args;
use clap::builder::PossibleValuesParser;
use qonun_formats::{Extract, Format};
use qonun_law::{Date, DocId, Document, Lang, Path};
use qonun_query::{Engine, Patience, QueryError};

use crate::{Outcome, progress};

#[derive(Args)]
pub(crate) struct Options {
    /// Id on lex.uz, address or citation.
    #[arg(allow_hyphen_values = true)]
    id: String,
    /// The index folder.
    #[arg(long, value_name = "DIR")]
    index: PathBuf,
    /// Print the JSON of the API.
    #[arg(long)]
    json: bool,
    /// Show the text in force on this day.
    #[arg(long, value_parser = parse_day)]
    on: Option<Date>,
    /// Format of the text.
    #[arg(long, value_parser = formats(), default_value = "text")]
    format: String,
}

/// Returns the names of all formats.
fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(Format::ALL.map(Format::name).into_iter().chain(["json"]))
}

fn parse_day(text: &str) -> Result<Date, String> {
    qonun_law::parse_date(text).ok_or_else(|| format!("\"{text}\" is not a day such as 2019-07-02"))
}

/// Finds the document that a text names, and the cited path in it.
fn named(engine: &Engine, text: &str) -> anyhow::Result<(DocId, Option<Path>)> {
    if let Some(id) = addressed(engine, text) {
        return Ok((id, None));
    }
    match engine.resolve(text, engine.language_of(text, None)) {
        Ok(found) if !found.matches.is_empty() => Ok((found.matches[0].document, found.matches[0].path.clone())),
        Ok(_) | Err(QueryError::NothingCited(_)) => bail!("\"{text}\" names no document"),
        Err(error) => Err(error.into()),
    }
}

/// Reads a text as an id: a number, an address that ends in one, or one of our own addresses.
fn addressed(engine: &Engine, text: &str) -> Option<DocId> {
    let bare = text.split(['?', '#']).next().unwrap_or(text).trim_end_matches('/');
    let last = bare.rsplit('/').next().unwrap_or(bare);
    if let Ok(id) = last.parse() {
        let foreign = bare.contains("/docs/") || bare.contains("/acts/") || !bare.contains('/');
        if foreign {
            return Some(id);
        }
    }
    let path = bare.find("/uz/").map_or(bare, |at| &bare[at..]).trim_start_matches('/');
    if let Some((act, lang)) = path.rsplit_once('/')
        && let Ok(lang) = lang.parse::<Lang>()
        && let Some(id) = engine.text_of(&qonun_law::ActId(act.to_owned()), lang)
    {
        return Some(id);
    }
    None
}

pub(crate) fn run(options: &Options) -> anyhow::Result<Outcome> {
    let engine = Engine::open(&options.index)?;
    let (id, cited) = named(&engine, &options.id)?;
    if options.json || options.format == "json" {
        let view = engine.document(id, options.on, Patience::default())?;
        progress::print(&serde_json::to_string(&view)?)?;
        return Ok(Outcome::Done);
    }
    let format = options.format.parse().unwrap_or(Format::Text);
    let stored = engine.stored(id, None, options.on, Patience::default())?;
    let about = qonun_server::about(&stored);
    let part = cited.and_then(|cited| provision_of(&stored.document, &cited));
    let taken = match &part {
        Some(path) => Extract::part(&stored.document, &about, path)?,
        None => Extract::whole(&stored.document, &about),
    };
    print(format, &taken.to_bytes(format)?)?;
    Ok(Outcome::Done)
}

/// Returns the provision that contains a cited part.
fn provision_of(document: &Document, cited: &Path) -> Option<Path> {
    let mut above = Some(cited.clone());
    while let Some(path) = above {
        if document.provisions.iter().any(|provision| provision.path == path) {
            return Some(path);
        }
        above = path.parent();
    }
    None
}

/// Writes a file to standard output. A terminal gets no bytes that could control it.
fn print(format: Format, bytes: &[u8]) -> anyhow::Result<()> {
    let for_readers = matches!(format, Format::Text | Format::Markdown);
    let mut out = std::io::stdout().lock();
    match std::str::from_utf8(bytes) {
        Ok(text) if for_readers || out.is_terminal() => {
            drop(out);
            progress::print(text.trim_end())
        }
        Err(_) if out.is_terminal() => bail!("a file of the format {format} is not for a terminal: write it to a file"),
        _ => progress::written(out.write_all(bytes).and_then(|()| out.flush())),
    }
}
