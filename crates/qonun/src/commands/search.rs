//! `qonun search`: a search from the terminal.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;
use qonun_law::{Lang, LangSet};
use qonun_query::{Engine, Grouping, QueryError, SearchAnswer, SearchRequest, Snippet, Syntax};

use crate::{Outcome, progress};

#[derive(Args)]
pub(crate) struct Options {
    /// The query; several words need no quotation marks.
    #[arg(required = true)]
    query: Vec<String>,
    /// The index folder.
    #[arg(long, value_name = "DIR")]
    index: PathBuf,
    /// Print the JSON of the API.
    #[arg(long)]
    json: bool,
    /// Maximum number of results.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u8).range(1..=100))]
    limit: u8,
    /// Syntax of the query.
    #[arg(long, value_parser = ["simple", "advanced"], default_value = "simple")]
    syntax: String,
    /// Languages to search: uz-Latn, uz-Cyrl, ru, en, separated by commas.
    #[arg(long = "in", value_delimiter = ',', value_parser = parse_lang)]
    searched: Vec<Lang>,
    /// Number of the act: "547" in any series, "ORQ-547" in one series.
    #[arg(long, value_parser = parse_number)]
    number: Option<String>,
    /// Adopting body, by its name in any language; may be repeated.
    #[arg(long, value_name = "NAME")]
    body: Vec<String>,
    /// Topic, by its code or by its name in any language; may be repeated.
    #[arg(long, value_name = "CODE OR NAME")]
    topic: Vec<String>,
    /// One result per act, or one per provision.
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
    let mut request = SearchRequest::new(options.query.join(" "));
    request.limit = options.limit.into();
    request.syntax = if options.syntax == "advanced" { Syntax::Advanced } else { Syntax::Simple };
    request.group = if options.group == "none" { Grouping::None } else { Grouping::Act };
    request.filters.number.clone_from(&options.number);
    request.filters.bodies.clone_from(&options.body);
    request.filters.topics.clone_from(&options.topic);
    if !options.searched.is_empty() {
        request.searched = options.searched.iter().copied().collect::<LangSet>();
    }
    let own = locale(|name| std::env::var(name).ok());
    request.reader_lang = own;
    let deadline = Instant::now() + Duration::from_secs(10);
    if options.json {
        let ui = Lang::En;
        let answer = qonun_server::search_json(&engine, &request, ui).map_err(|error| told(error, ui))?;
        progress::print(&answer)?;
    } else {
        let ui = own.unwrap_or(Lang::En);
        let answer = engine.search(&request, ui, deadline).map_err(|error| told(error, ui))?;
        progress::print(&text_of(&answer, request.group, own))?;
    }
    Ok(Outcome::Done)
}

/// Returns the language of the terminal from its locale (`ru_RU.UTF-8`, `uz_UZ@cyrillic`). `variable` reads an
/// environment variable. Returns `None` for an unsupported language.
fn locale(variable: impl Fn(&str) -> Option<String>) -> Option<Lang> {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty())?;
    let (name, modifier) = set.split_once('@').unwrap_or((&set, ""));
    let language = name.split(['_', '.']).next().unwrap_or_default();
    match language.parse().ok()? {
        Lang::UzLatn if modifier.eq_ignore_ascii_case("cyrillic") => Some(Lang::UzCyrl),
        lang => Some(lang),
    }
}

/// Returns a mistake of the query in the language of the terminal; other errors keep their own text.
fn told(error: QueryError, ui: Lang) -> anyhow::Error {
    if let QueryError::BadQuery(mistakes) = &error
        && let Some(first) = mistakes.first()
    {
        return anyhow::anyhow!("the query cannot be read: {}", qonun_notices::mistake(first, ui));
    }
    error.into()
}

/// Formats the answer for a terminal whose language is `own`. Without a language, acts are shown in the language of
/// their titles.
fn text_of(answer: &SearchAnswer, group: Grouping, own: Option<Lang>) -> String {
    let ui = own.unwrap_or(Lang::En);
    let notices = answer.notices.iter().map(|notice| format!("({})", qonun_notices::notice(notice, ui)));
    let mut lines: Vec<String> = notices.collect();
    lines.push(qonun_server::found_line(answer.total, group, ui));
    for result in &answer.results {
        let lang = own.unwrap_or(result.lang);
        lines.push(format!("\n{}\n  {} · {}", result.title, qonun_server::act_line(result, lang), result.document));
        lines.extend(qonun_server::edition_line(result, lang).map(|edition| format!("  {edition}")));
        for provision in &result.provisions {
            lines.push(format!("  {} {}", provision.label, provision.heading));
            lines.extend(provision.snippet.as_ref().map(|snippet| format!("    {}", marked(snippet))));
        }
    }
    lines.join("\n")
}

/// Formats a snippet with its matches in brackets.
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

#[cfg(test)]
mod tests {
    use qonun_law::Lang;

    use super::locale;

    #[test]
    fn the_locale_tells_the_language() {
        for (set, wanted) in [
            (&[("LANG", "ru_RU.UTF-8")][..], Some(Lang::Ru)),
            (&[("LANG", "en_GB"), ("LC_ALL", "uz_UZ.UTF-8")], Some(Lang::UzLatn)),
            (&[("LC_MESSAGES", "uz_UZ.UTF-8@cyrillic"), ("LC_ALL", "")], Some(Lang::UzCyrl)),
            (&[("LANG", "C.UTF-8")], None),
            (&[("LANG", "de_DE")], None),
            (&[], None),
        ] {
            let variable =
                |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
            assert_eq!(locale(variable), wanted, "{set:?}");
        }
    }
}
