//! `qonun show`: shows a document in the terminal.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;
use qonun_law::{Date, DocId, Lang, Path};
use qonun_query::{DocumentView, Engine, Patience, QueryError};

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
    #[arg(long, value_parser = ["text", "json", "md"], default_value = "text")]
    format: String,
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

/// Reduces a document to the cited provision and the provisions inside it; a part is shown in its article.
fn keep_cited(view: &mut DocumentView, path: &Path) {
    let mut cited = path.as_str();
    while !view.provisions.iter().any(|provision| provision.path.as_str() == cited) {
        let Some((above, _)) = cited.rsplit_once('/') else { return };
        cited = above;
    }
    let inside = |path: &str| path.strip_prefix(cited).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    view.provisions.retain(|provision| inside(provision.path.as_str()));
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
    let mut view = engine.document(id, options.on, Patience::default())?;
    let is_json = options.json || options.format == "json";
    if let Some(path) = cited.filter(|_| !is_json) {
        keep_cited(&mut view, &path);
    }
    let out = match options.format.as_str() {
        _ if is_json => serde_json::to_string(&view)?,
        "md" => markdown(&view),
        _ => plain(&view),
    };
    progress::print(&out)?;
    Ok(Outcome::Done)
}

fn plain(view: &DocumentView) -> String {
    let mut lines = vec![view.title.clone()];
    lines.extend(qonun_server::state_lines(view));
    lines.push(String::new());
    for provision in &view.provisions {
        lines.push(format!("{} {}", provision.label, provision.heading).trim().to_owned());
        lines.push(provision.text.clone());
        lines.push(String::new());
    }
    lines.join("\n")
}

fn markdown(view: &DocumentView) -> String {
    let mut lines = vec![format!("# {}", view.title), String::new()];
    lines.extend(qonun_server::state_lines(view).into_iter().map(|line| format!("> {line}  ")));
    lines.push(String::new());
    for provision in &view.provisions {
        let heading = format!("{} {}", provision.label, provision.heading);
        if !heading.trim().is_empty() {
            lines.push(format!("{} {}", "#".repeat(usize::from(provision.depth) + 2), heading.trim()));
            lines.push(String::new());
        }
        for paragraph in provision.text.lines() {
            lines.push(paragraph.to_owned());
            lines.push(String::new());
        }
    }
    lines.join("\n")
}
