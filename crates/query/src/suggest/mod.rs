//! Completions of an unfinished query: acts, provisions by citation, adopting bodies, topics, frequent phrases of
//! titles.
//!
//! Look-ups use the folded forms of words, which are the same for both alphabets of Uzbek. So a Latin prefix finds a
//! title that exists only in Cyrillic. Every typed word is the prefix of a word of the title. Apostrophes may be left
//! out. If there are few matches, one error in a word is allowed.

mod names;
mod numbers;
mod phrases;
mod prior;
mod titles;
mod typed;

use qonun_index::{ActNo, TextEntry};
use qonun_law::{ActType, Lang, number_in};

use crate::answer::{Destination, SuggestAnswer, Suggestion};
use crate::citing::{CitedByQuery, Recogniser, cited_by_text};
use crate::clock::Clock;
use crate::snapshot::Snapshot;
use crate::spelling::is_cyrillic;
use crate::{QueryError, Syntax, address};
use names::Names;
use numbers::Numbers;
use titles::{TitleMatch, Titles};
use typed::Typed;

/// A longer text is a question and gets no completions.
const MOST_CHARACTERS: usize = 100;
/// Places kept for phrases, and for bodies and topics, if there are enough acts.
const OF_OTHER_KINDS: usize = 2;
/// Minimum number of letters for suggesting phrases.
const SHORTEST_PHRASE: usize = 3;
/// Maximum number of acts from one citation or number, if there are matches by words too.
const CITED: usize = 5;

/// Maximum number of codes from a short name: it may mean several codes, and a code may be several acts.
const CODES: usize = 2;

/// The data for suggestions; built once for a generation.
pub(crate) struct Suggester {
    titles: Titles,
    numbers: Numbers,
    bodies: Names,
    topics: Names,
}

impl Suggester {
    /// Reads titles, numbers, bodies and topics of a generation.
    pub(crate) fn new(snapshot: &Snapshot) -> Result<Self, QueryError> {
        let tables = snapshot.generation().tables();
        let (bodies, topics) =
            (tables.acts.iter().flat_map(|act| &act.bodies), tables.acts.iter().flat_map(|act| &act.topics));
        Ok(Self {
            titles: Titles::new(snapshot.generation())?,
            numbers: Numbers::new(tables),
            bodies: Names::new(&tables.bodies, bodies),
            topics: Names::new(&tables.topics, topics),
        })
    }

    /// Completions, best first.
    pub(crate) fn suggest(
        &self,
        snapshot: &Snapshot,
        typed: &str,
        limit: usize,
        lang: Shown,
        clock: &Clock,
    ) -> Result<SuggestAnswer, QueryError> {
        clock.check()?;
        let mut list = List { snapshot, lang, cyrillic: is_cyrillic(typed), found: Vec::new(), limit };
        if typed.chars().count() > MOST_CHARACTERS {
            return Ok(list.answer());
        }
        let words = Typed::new(typed);
        let (has_digit, is_one_word) = (typed.chars().any(|c| c.is_ascii_digit()), words.words.len() == 1);
        let cited = match has_digit || is_one_word {
            true => cited_by_text(snapshot, &Recogniser::new(snapshot)?.of(typed), lang.lang.or(lang.own)),
            false => CitedByQuery::default(),
        };
        if has_digit {
            self.numbers.beginning_with(typed, snapshot).into_iter().take(limit).for_each(|act| list.add_numbered(act));
            list.add_cited(&cited);
        }
        if words.is_empty() {
            return Ok(list.answer());
        }
        if is_one_word {
            list.add_codes(&cited);
            self.add_full_names(typed, &mut list, clock)?;
        }
        let matches = self.titles.matching(snapshot, &words, clock)?;
        let long_enough = typed.chars().filter(|c| c.is_alphanumeric()).count() >= SHORTEST_PHRASE;
        let phrases = if long_enough {
            phrases::frequent(snapshot.generation(), &self.titles, &matches, OF_OTHER_KINDS)
        } else {
            Vec::new()
        };
        let bodies = self.bodies.matching(&words, list.cyrillic, OF_OTHER_KINDS, clock)?;
        let topics = self.topics.matching(&words, list.cyrillic, OF_OTHER_KINDS, clock)?;
        let others = phrases.len() + bodies.len() + topics.len();
        list.add_acts(&matches, limit.saturating_sub(others).max(limit.div_ceil(2)));
        for text in phrases {
            list.add("query", text.clone(), text, Syntax::Simple);
        }
        for (kind, names) in [("body", bodies), ("topic", topics)] {
            for (name, shown) in names {
                let q = format!("{kind}:\"{}\"", name.replace('"', " "));
                list.add(kind, shown, q, Syntax::Advanced);
            }
        }
        list.add_acts(&matches, limit);
        Ok(list.answer())
    }
}

impl Suggester {
    /// Adds the acts with the full name of a typed abbreviation in their titles.
    fn add_full_names(&self, typed: &str, list: &mut List<'_>, clock: &Clock) -> Result<(), QueryError> {
        let table = list.snapshot.abbreviations();
        let most = list.limit.div_ceil(2);
        for meant in table.find(typed.trim(), false) {
            if let Some(name) = table.get(meant.row).and_then(|row| row.names(meant.language).next()) {
                let words = Typed::new(&name.text);
                list.add_acts(&self.titles.matching(list.snapshot, &words, clock)?, most);
            }
        }
        Ok(())
    }
}

/// The language in which titles are shown.
#[derive(Clone, Copy)]
pub(crate) struct Shown {
    /// The requested language.
    pub(crate) lang: Option<Lang>,
    /// The language of the typed text, otherwise that of the reader.
    pub(crate) own: Option<Lang>,
}

/// The suggestions so far, without duplicates.
struct List<'e> {
    snapshot: &'e Snapshot,
    lang: Shown,
    cyrillic: bool,
    found: Vec<Suggestion>,
    limit: usize,
}

impl<'e> List<'e> {
    fn answer(mut self) -> SuggestAnswer {
        self.found.truncate(self.limit);
        SuggestAnswer { suggestions: self.found }
    }

    /// Adds a query.
    fn add(&mut self, kind: &'static str, text: String, q: String, syntax: Syntax) {
        let leads_to = Destination::Results { q, syntax };
        self.push(Suggestion { kind, text, leads_to, document: None, status: None });
    }

    /// Adds an act, or a provision of it, in one of its texts.
    fn add_of_act(&mut self, kind: &'static str, text: String, url: String, of: &TextEntry) {
        let status = Some(self.snapshot.facts()[of.act as usize].status);
        self.push(Suggestion { kind, text, leads_to: Destination::Page(url), document: Some(of.id), status });
    }

    fn push(&mut self, new: Suggestion) {
        let repeats =
            |known: &Suggestion| known.leads_to == new.leads_to || (known.kind == new.kind && known.text == new.text);
        if self.found.len() < self.limit && !self.found.iter().any(repeats) {
            self.found.push(new);
        }
    }

    /// The text in which an act is shown: in the requested language, otherwise in the language and alphabet of the
    /// typed text.
    fn shown(&self, act: ActNo, matched: Option<Lang>) -> Option<&'e TextEntry> {
        let texts = self.snapshot.generation().tables().texts_of(act);
        let matched = matched.map(|lang| match (lang.is_uzbek(), self.cyrillic) {
            (true, true) => Lang::UzCyrl,
            (true, false) => Lang::UzLatn,
            (false, _) => lang,
        });
        let of = |lang: Lang| texts.iter().find(|text| text.lang == lang);
        let same_alphabet = |text: &&TextEntry| matches!(text.lang, Lang::UzCyrl | Lang::Ru) == self.cyrillic;
        let own = || self.lang.own.filter(|_| matched.is_none()).and_then(of);
        self.lang
            .lang
            .and_then(of)
            .or_else(|| matched.and_then(of))
            .or_else(own)
            .or_else(|| {
                matched.filter(|lang| lang.is_uzbek()).and_then(|_| texts.iter().find(|text| text.lang.is_uzbek()))
            })
            .or_else(|| texts.iter().find(same_alphabet))
            .or(texts.first())
    }

    fn add_acts(&mut self, matches: &[TitleMatch], most: usize) {
        let tables = self.snapshot.generation().tables();
        for found in matches {
            if self.found.len() >= most {
                return;
            }
            let matched = &tables.texts[found.text as usize];
            let Some(text) = self.shown(matched.act, Some(matched.lang)) else {
                continue;
            };
            let url = address::document_address(&tables.acts[matched.act as usize].id, text.lang);
            self.add_of_act("act", text.title.clone(), url, text);
        }
    }

    /// Adds an act that was typed by its number. The number follows the title.
    fn add_numbered(&mut self, act: ActNo) {
        let Some(text) = self.shown(act, None) else {
            return;
        };
        let entry = &self.snapshot.generation().tables().acts[act as usize];
        let number = entry.number.as_ref().or(entry.registration.as_ref().map(|registration| &registration.number));
        let title = match number {
            Some(number) => format!("{} ({})", text.title, number_in(number, text.lang)),
            None => text.title.clone(),
        };
        let url = address::document_address(&entry.id, text.lang);
        self.add_of_act("act", title, url, text);
    }

    /// Adds the codes whose usual short name is the whole typed text.
    fn add_codes(&mut self, found: &CitedByQuery) {
        let is_code = |act: ActNo| self.snapshot.generation().tables().acts[act as usize].kind == ActType::Code;
        let acts = found.cited.iter().filter(|_| found.whole).map(|cited| cited.act);
        let codes: Vec<ActNo> = acts.filter(|&act| is_code(act)).take(CODES).collect();
        for act in codes {
            if let Some(text) = self.shown(act, None) {
                let url =
                    address::document_address(&self.snapshot.generation().tables().acts[act as usize].id, text.lang);
                self.add_of_act("act", text.title.clone(), url, text);
            }
        }
    }

    /// Adds the citations of the text.
    fn add_cited(&mut self, cited: &CitedByQuery) {
        let index = self.snapshot.generation();
        let tables = index.tables();
        for found in cited.cited.iter().take(CITED) {
            let Some(provision) = &found.provision else {
                self.add_numbered(found.act);
                continue;
            };
            let Some(text) = self.shown(found.act, None) else {
                continue;
            };
            let record = crate::rank::score::in_language(index, provision.record, text.lang);
            let text = &tables.texts[index.text_of_record(record) as usize];
            let shown = index.provisions(&[record]).ok().and_then(|mut found| found.pop());
            let name = shown.map_or_else(String::new, |shown| {
                let label = shown.label.trim().trim_end_matches('.').to_owned();
                [label, shown.heading.trim().to_owned()]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(". ")
            });
            let id = &tables.acts[found.act as usize].id;
            let url = if provision.path == provision.known {
                address::provision_address(id, text.lang, &provision.path)
            } else {
                address::part_address(id, text.lang, &provision.path, None)
            };
            self.add_of_act("provision", format!("{}, {name}", text.title), url, text);
        }
    }
}
