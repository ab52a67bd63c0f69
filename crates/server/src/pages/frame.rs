//! The parts that all pages share: language, title, search box, language switch.

use qonun_law::{ActType, Lang, Status};
use qonun_query::Examples;
use qonun_texts::{Texts, texts};

use crate::address::encode_pairs;
use crate::assets;
use crate::format;
use crate::interface::UI;
use crate::request::RequestContext;

/// The parts that all pages share.
pub(crate) struct Frame {
    pub(crate) ui: Lang,
    pub(crate) t: &'static Texts,
    /// Title of the page in the browser.
    pub(crate) title: String,
    /// Content of the search box.
    pub(crate) q: String,
    /// True if every word must occur exactly as it is typed.
    pub(crate) exact: bool,
    /// Example citations of acts that are held.
    pub(crate) examples: Examples,
    /// Hidden fields that a new search keeps.
    pub(crate) kept: Vec<(&'static str, String)>,
    /// True if the head of the page has a search box. The home page has its own.
    pub(crate) has_search: bool,
    /// True if search engines may list the page.
    pub(crate) listed: bool,
    path: String,
    pairs: Vec<(String, String)>,
}

/// An entry of the language switch.
pub(crate) struct LanguageChoice {
    pub(crate) tag: &'static str,
    /// Its name in two parts. A phone shows only the first one.
    pub(crate) short: &'static str,
    pub(crate) rest: &'static str,
    pub(crate) href: String,
    pub(crate) current: bool,
}

impl Frame {
    pub(crate) fn new(context: &RequestContext, title: impl Into<String>) -> Self {
        // The examples are optional. If they cannot be read, a page that does not need the damaged text is shown
        // without them.
        let examples = context.app.engine.load().examples(context.ui).cloned().unwrap_or_default();
        Self { examples, ..Self::at(context.ui, context.path.clone(), context.pairs.clone(), title) }
    }

    pub(crate) fn at(ui: Lang, path: String, pairs: Vec<(String, String)>, title: impl Into<String>) -> Self {
        let t = texts(ui);
        Self {
            ui,
            t,
            title: title.into(),
            q: String::new(),
            exact: false,
            examples: Examples::default(),
            kept: Vec::new(),
            has_search: true,
            listed: true,
            path,
            pairs,
        }
    }

    /// Returns the placeholder of an empty search box. It contains the number of a held act, if there is one.
    pub(crate) fn placeholder(&self) -> String {
        match self.examples.numbers.first() {
            Some(number) => self.t.search_placeholder_example(number),
            None => self.t.search_placeholder.to_owned(),
        }
    }

    /// Returns the address of a file of the site.
    pub(crate) fn asset(&self, file: &str) -> String {
        assets::address_of(file)
    }

    /// Returns the addresses of this page in all languages of the interface.
    pub(crate) fn languages(&self) -> Vec<LanguageChoice> {
        let other = |lang: Lang| {
            // Results are ordered for one language, so a cursor is not valid for another language.
            let kept = self.pairs.iter().filter(|(name, _)| name != UI && name != "cursor");
            let pairs = kept.map(|(name, value)| (name.as_str(), value.as_str())).chain([(UI, lang.tag())]);
            let name = texts(lang).language_name;
            let (short, rest) = name.split_at(name.char_indices().nth(3).map_or(name.len(), |(at, _)| at));
            LanguageChoice {
                tag: lang.tag(),
                short,
                rest,
                href: format!("{}?{}", self.path, encode_pairs(pairs)),
                current: lang == self.ui,
            }
        };
        Lang::ALL.map(other).into()
    }

    /// Formats a day in words, with no-break spaces.
    pub(crate) fn date(&self, iso: &str) -> String {
        format::date(iso, self.ui).replace(' ', "\u{a0}")
    }

    /// Formats the line under the title of an act: kind, number, day of adoption.
    pub(crate) fn act_line(&self, kind: ActType, number: Option<&str>, adopted: Option<&str>) -> String {
        let parts = format::act_parts(kind, number, None, self.ui).into_iter().chain(adopted.map(|day| self.date(day)));
        parts.collect::<Vec<_>>().join(" · ")
    }

    /// Returns the label beside the name of an act that is not in force: the name of its status for styles, and the
    /// text.
    pub(crate) fn state_beside(&self, status: &Status) -> Option<(&'static str, &'static str)> {
        (*status != Status::InForce).then(|| (status.name(), self.status(status)))
    }

    /// Text for the script that writes suggestions.
    pub(crate) fn repealed(&self) -> &'static str {
        self.status(&Status::Repealed)
    }

    /// Text for the script that writes suggestions.
    pub(crate) fn not_yet(&self) -> &'static str {
        self.status(&Status::NotYet)
    }

    pub(crate) fn status(&self, status: &Status) -> &'static str {
        self.t.status_name(*status)
    }
}
