//! `qonun search`: a search from the terminal.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;
use qonun_law::{Lang, LangSet};
use qonun_query::{Engine, Grouping, SearchAnswer, SearchRequest, Snippet, Syntax};

use crate::{Outcome, progress};

#[derive(Args)]
pub(crate) struct Options {
    /// What to look for.
    query: String,
    /// The index folder.
    #[arg(long, value_name = "DIR")]
    index: PathBuf,
    /// Print the JSON of the API.
    #[arg(long)]
    json: bool,
    /// How many results.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u8).range(1..=100))]
    limit: u8,
    /// How the query is read.
    #[arg(long, value_parser = ["simple", "advanced"], default_value = "simple")]
    syntax: String,
    /// Languages searched: uz-Latn, uz-Cyrl, ru, en, parted by commas.
    #[arg(long = "in", value_delimiter = ',', value_parser = parse_lang)]
    searched: Vec<Lang>,
    /// Number of the act: "547" of any series, "ORQ-547" of its own.
    #[arg(long, value_parser = parse_number)]
    number: Option<String>,
    /// Adopting body, by its name in any language; may be repeated.
    #[arg(long, value_name = "NAME")]
    body: Vec<String>,
    /// Topic, by its code or by its name in any language; may be repeated.
    #[arg(long, value_name = "CODE OR NAME")]
    topic: Vec<String>,
    /// One result an act, or one a provision.
    #[arg(long, value_parser = ["act", "none"], default_value = "act")]
    group: String,
}

pub(crate) fn parse_lang(tag: &str) -> Result<Lang, String> {
    tag.parse().map_err(|()| format!("\"{tag}\" is none of uz-Latn, uz-Cyrl, ru, en"))
}

fn parse_number(text: &str) -> Result<String, String> {
    let number = qonun_law::ActNumber::parse(text).map(|_| text.to_owned());
    number.ok_or_else(|| format!("\"{text}\" has no figure in it, as the number of an act has"))
}

pub(crate) fn run(options: &Options) -> anyhow::Result<Outcome> {
    let engine = Engine::open(&options.index)?;
    let mut request = SearchRequest::new(&options.query);
    request.limit = options.limit.into();
    request.syntax = if options.syntax == "advanced" { Syntax::Advanced } else { Syntax::Simple };
    request.group = if options.group == "none" { Grouping::None } else { Grouping::Act };
    request.filters.number.clone_from(&options.number);
    request.filters.bodies.clone_from(&options.body);
    request.filters.topics.clone_from(&options.topic);
    if !options.searched.is_empty() {
        request.searched = options.searched.iter().copied().collect::<LangSet>();
    }
    let deadline = Instant::now() + Duration::from_secs(10);
    if options.json {
        progress::print(&qonun_server::search_json(&engine, &request, Lang::En)?);
    } else {
        let answer = engine.search(&request, Lang::En, deadline)?;
        progress::print(&text_of(&answer, request.group));
    }
    Ok(Outcome::Done)
}

/// The answer for a person at a terminal.
fn text_of(answer: &SearchAnswer, group: Grouping) -> String {
    let results = if group == Grouping::Act { "acts" } else { "provisions" };
    let mut lines: Vec<String> = answer.notices.iter().map(|notice| format!("({})", notice.text)).collect();
    lines.push(match answer.total.close {
        0 => format!("{} {results}", answer.total.value),
        close => format!("{} {results}, {close} more come close", answer.total.value),
    });
    for result in &answer.results {
        let number = result.number.as_deref().unwrap_or("");
        let adopted = result.adopted.as_deref().unwrap_or("");
        lines.push(format!(
            "\n{}\n  {} {number} {adopted} [{}] {}",
            result.title, result.kind, result.status, result.document
        ));
        for provision in &result.provisions {
            lines.push(format!("  {} {}", provision.label, provision.heading));
            lines.extend(provision.snippet.as_ref().map(|snippet| format!("    {}", marked(snippet))));
        }
    }
    lines.join("\n")
}

/// A snippet with its marks in brackets.
fn marked(snippet: &Snippet) -> String {
    let mut out = String::new();
    for (place, c) in snippet.text.chars().enumerate() {
        if snippet.marks.iter().any(|mark| mark[0] == place) {
            out.push('[');
        }
        out.push(c);
        if snippet.marks.iter().any(|mark| mark[1] == place + 1) {
            out.push(']');
        }
    }
    out
}
