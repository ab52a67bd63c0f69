//! `qonun search`: a search from the terminal.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use qonun_law::Lang;
use qonun_query::{Engine, Grouping, QueryError, SearchAnswer, SearchRequest, Snippet};
use qonun_server::SearchParameter;

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
    #[command(flatten)]
    asked: Asked,
}

/// Search parameters available in the terminal, with the name of their value. The server's table contains the rest of
/// their definition.
const OFFERED: [(&str, &str); 8] = [
    ("limit", "COUNT"),
    ("syntax", "SYNTAX"),
    ("in", "LANGUAGES"),
    ("number", "NUMBER"),
    ("body", "NAME"),
    ("topic", "CODE OR NAME"),
    ("on", "DATE"),
    ("group", "GROUP"),
];

/// The search request without the query.
struct Asked(SearchRequest);

impl Asked {
    fn offered() -> impl Iterator<Item = (&'static SearchParameter, &'static str)> {
        OFFERED.into_iter().filter_map(|(name, value)| Some((qonun_server::search_parameter(name)?, value)))
    }

    fn read(matches: &ArgMatches) -> Result<SearchRequest, clap::Error> {
        let mut request = SearchRequest::new("");
        for (parameter, _) in Self::offered() {
            let values = matches.try_get_raw(parameter.name()).ok().flatten().into_iter().flatten();
            for (place, value) in values.enumerate() {
                let read = parameter.read_into(&mut request, &value.to_string_lossy(), place == 0);
                read.map_err(|expected| clap::Error::raw(clap::error::ErrorKind::ValueValidation, expected))?;
            }
        }
        Ok(request)
    }
}

impl FromArgMatches for Asked {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        Self::read(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0 = Self::read(matches)?;
        Ok(())
    }
}

impl Args for Asked {
    fn augment_args(command: Command) -> Command {
        Self::offered().fold(command, |command, (parameter, value)| command.arg(option(parameter, value)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

/// The option of a parameter.
fn option(parameter: &'static SearchParameter, value: &'static str) -> Arg {
    let action = if parameter.repeats() { ArgAction::Append } else { ArgAction::Set };
    let option = Arg::new(parameter.name()).long(parameter.name()).value_name(value).action(action);
    let option = option.help(parameter.told(Lang::En));
    if let Some(choices) = parameter.choices() {
        return option.value_parser(choices);
    }
    if let Some((least, most)) = parameter.bounds() {
        return option.value_parser(clap::value_parser!(u64).range(least as u64..=most as u64));
    }
    let option = if parameter.is_list() { option.value_delimiter(',') } else { option };
    option.value_parser(move |text: &str| {
        parameter.read_into(&mut SearchRequest::new(""), text, true).map(|()| text.to_owned())
    })
}

pub(crate) fn run(options: &Options) -> anyhow::Result<Outcome> {
    let engine = Engine::open(&options.index)?;
    let mut request = SearchRequest { q: options.query.join(" "), ..options.asked.0.clone() };
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

    use super::{Asked, OFFERED, locale};

    #[test]
    fn what_is_offered_is_a_parameter_of_the_search() {
        let known: Vec<_> = Asked::offered().map(|(parameter, value)| (parameter.name(), value)).collect();
        assert_eq!(known, OFFERED);
    }

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
