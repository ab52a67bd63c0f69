//! What citations name in a law base.

use qonun_citation::{ActReference, Citation, Code, Directory, recognise_query, recognise_while, resolve};
use qonun_index::{ActNo, Generation, RecordNo, TextEntry, path_hash};
use qonun_law::{ActNumber, ActType, Date, Lang, Path, Status};
use rustc_hash::FxHashMap;

use crate::absent::{Absence, absence, absences, is_held, is_told};
use crate::answer::{CitationView, CitationsAnswer, CitedMatch, ResolveAnswer};
use crate::clock::Patience;
use crate::engine::Engine;
use crate::language::{Node, Span};
use crate::matching::{Reader, TextSet, WordLeaf};
use crate::plan::Planner;
use crate::rank::titles::{TitleWeights, best_titles};
use crate::{QueryError, address};

/// Acts of a citation that are looked at: a bare number may be that of hundreds of orders.
const MOST_ACTS: usize = 50;

/// The acts of each code, those in force first.
pub(crate) type Codes = Vec<(Code, ActNo)>;

/// Finds the codes among the acts of a generation, by their titles.
pub(crate) fn codes_of(generation: &Generation, today: Date) -> Codes {
    let tables = generation.tables();
    let mut codes = Vec::new();
    for (place, act) in (0..).zip(&tables.acts) {
        if !matches!(act.kind, ActType::Code | ActType::Constitution | ActType::Law) {
            continue;
        }
        let code = tables.texts_of(place).iter().find_map(|text| Code::of_title(&text.title));
        codes.extend(code.map(|code| (code, place)));
    }
    codes.sort_by_key(|&(_, place)| {
        let act = &tables.acts[place as usize];
        (act.status_on(today) != Status::InForce, act.kind == ActType::Law, place)
    });
    codes
}

/// A cited act, and the record of the cited provision when one is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cited {
    pub(crate) act: ActNo,
    pub(crate) provision: Option<CitedProvision>,
}

/// A provision as a citation names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CitedProvision {
    /// The record of the provision, or of the nearest one above it.
    pub(crate) record: RecordNo,
    /// The provision that is cited.
    pub(crate) path: Path,
    /// The part of the path that the record is.
    pub(crate) known: Path,
}

/// A law base as citations ask it.
struct Library<'e> {
    engine: &'e Engine,
}

impl Library<'_> {
    fn adopted(&self, act: ActNo) -> Option<Date> {
        self.engine.index().tables().acts[act as usize].adopted
    }

    /// Acts in force first, then newest first, which is the order of the generation.
    fn in_order(&self, mut acts: Vec<ActNo>) -> Vec<ActNo> {
        acts.sort_by_key(|&act| (self.engine.facts()[act as usize].status != Status::InForce, act));
        acts.dedup();
        acts.truncate(MOST_ACTS);
        acts
    }

    fn titled(&self, title: &str) -> Result<Vec<ActNo>, QueryError> {
        let generation = self.engine.index();
        let planner = Planner::new(self.engine.analyzer(), qonun_law::LangSet::ALL);
        let words: Vec<WordLeaf> = planner.cut(title).into_iter().map(|(_, word)| planner.word(word, false)).collect();
        let words: Vec<&WordLeaf> = words.iter().collect();
        let everything = TextSet::full(u32::try_from(generation.tables().texts.len()).unwrap_or(u32::MAX));
        let reader = Reader::new(generation)?.with_kept(self.engine.kept_texts());
        let weights = TitleWeights::new(&reader, &words)?;
        let hits = best_titles(&reader, &words, &weights, &everything)?;
        let of = |text: u32| generation.tables().texts[text as usize].act;
        Ok(hits.iter().filter(|hit| hit.equal).map(|hit| of(hit.text)).collect())
    }
}

impl Directory for Library<'_> {
    type Act = ActNo;

    fn by_number(&self, number: &ActNumber, adopted: Option<Date>) -> Vec<ActNo> {
        let tables = self.engine.index().tables();
        let canonical = number.to_string();
        let all = tables.acts_of_number(&canonical);
        let registered = |act: ActNo| tables.acts[act as usize].registration.as_ref().and_then(|found| found.date);
        let on_day =
            |&act: &ActNo| adopted.is_none_or(|day| self.adopted(act) == Some(day) || registered(act) == Some(day));
        self.in_order(all.filter(on_day).collect())
    }

    fn by_number_in_year(&self, number: &ActNumber, year: i16) -> Vec<ActNo> {
        let mut acts = self.by_number(number, None);
        acts.retain(|&act| self.adopted(act).is_some_and(|day| day.year() == year));
        acts
    }

    fn by_code(&self, code: Code) -> Vec<ActNo> {
        self.engine.codes().iter().filter(|(known, _)| *known == code).map(|&(_, act)| act).collect()
    }

    fn by_code_in_year(&self, code: Code, year: i16) -> Vec<ActNo> {
        let all = self.by_code(code);
        let of_year = |&act: &ActNo| self.adopted(act).is_some_and(|day| day.year() == year);
        let found: Vec<ActNo> = all.iter().copied().filter(of_year).collect();
        if found.is_empty() { all } else { found }
    }

    fn by_title(&self, title: &str) -> Vec<ActNo> {
        // A title that cannot be looked up names nothing.
        self.in_order(self.titled(title).unwrap_or_default())
    }

    fn has(&self, act: &ActNo, path: &Path) -> bool {
        let tables = self.engine.index().tables();
        let hash = path_hash(path);
        tables.texts_of(*act).iter().any(|text| {
            let records = &tables.records[text.records.start as usize..text.records.end as usize];
            records.iter().any(|record| record.path_hash == hash)
        })
    }
}

/// The acts whose titles are a text, in force first.
pub(crate) fn titled(engine: &Engine, title: &str) -> Vec<ActNo> {
    Library { engine }.by_title(title)
}

/// The record of a path in a text: of the path itself or of the nearest one above it, and which of them it is.
pub(crate) fn record_of(generation: &Generation, text: &TextEntry, path: &Path) -> Option<(RecordNo, Path)> {
    let mut wanted = Some(path.clone());
    while let Some(path) = wanted {
        let hash = path_hash(&path);
        let records = &generation.tables().records;
        if let Some(record) = text.records.clone().find(|&record| records[record as usize].path_hash == hash) {
            return Some((record, path));
        }
        wanted = path.parent();
    }
    None
}

/// The acts that a citation names, each with every provision that it is cited for, held or not.
pub(crate) fn named(engine: &Engine, citation: &Citation) -> Vec<qonun_citation::Match<ActNo>> {
    resolve(citation, &Library { engine }, None)
}

/// The acts and provisions of a citation that the law base has. A provision that no text of its act has is left out:
/// an article that does not exist is not answered with another one.
pub(crate) fn cited(engine: &Engine, citation: &Citation, lang: Option<Lang>) -> Vec<Cited> {
    let tables = engine.index().tables();
    let find = |found: qonun_citation::Match<ActNo>| -> Option<Cited> {
        let Some(path) = found.path else {
            return Some(Cited { act: found.act, provision: None });
        };
        let mut texts: Vec<&TextEntry> = tables.texts_of(found.act).iter().collect();
        texts.sort_by_key(|text| Some(text.lang) != lang);
        let (record, known) = texts.iter().find_map(|text| record_of(engine.index(), text, &path))?;
        Some(Cited { act: found.act, provision: Some(CitedProvision { record, path, known }) })
    };
    named(engine, citation).into_iter().filter_map(find).collect()
}

/// What a query cites.
#[derive(Default)]
pub(crate) struct CitedByQuery {
    pub(crate) cited: Vec<Cited>,
    /// Is the query nothing but the citation?
    pub(crate) whole: bool,
    /// Does each of its citations name a provision, or an act by more than a bare number?
    pub(crate) telling: bool,
    /// What the query cites and the law base does not hold: citations of which it has nothing.
    pub(crate) absent: Vec<Absence>,
    /// What is missing of citations that are held but for it: the part 99 of an article that has three.
    pub(crate) lacking: Vec<Absence>,
    /// Is the query nothing but citations of acts that are not held?
    pub(crate) names_no_act: bool,
}

impl CitedByQuery {
    /// The acts that are named, likeliest first, each with the provision that is. An act is named too by a provision that
    /// it does not have.
    pub(crate) fn named(&self) -> impl Iterator<Item = (ActNo, Option<&CitedProvision>)> {
        let cited = self.cited.iter().map(|cited| (cited.act, cited.provision.as_ref()));
        cited.chain(self.absent.iter().flat_map(|absent| &absent.acts).map(|&act| (act, None)))
    }
}

/// The citations of a query that name something.
pub(crate) fn cited_by_query(engine: &Engine, query: &str, lang: Option<Lang>) -> CitedByQuery {
    let citations = recognise_query(query);
    let (mut rest, mut beside) = (query.to_owned(), query.to_owned());
    let mut all = CitedByQuery { telling: true, ..CitedByQuery::default() };
    for citation in citations.iter().rev() {
        let found = cited(engine, citation, lang);
        if found.is_empty() {
            let absent = told_absences(engine, citation, query);
            if absent.iter().any(|one| one.acts.is_empty()) {
                beside.replace_range(citation.bytes.clone(), " ");
            }
            all.absent.splice(0..0, absent);
        } else {
            rest.replace_range(citation.bytes.clone(), " ");
            if !citation.provisions.is_empty() {
                all.lacking.splice(0..0, absences(engine, citation, query));
            }
            all.telling &= is_telling(citation);
            all.cited.splice(0..0, found);
        }
    }
    let is_blank = |text: &str| {
        let mut words = text.split(|c: char| !c.is_alphanumeric() && !qonun_letters::is_apostrophe(c));
        words.all(|word| word.is_empty() || names_country(word))
    };
    all.whole = !all.cited.is_empty() && is_blank(&rest);
    all.names_no_act = !all.absent.is_empty() && is_blank(&beside);
    all
}

/// What is worth telling of a citation of which nothing is held.
fn told_absences(engine: &Engine, citation: &Citation, query: &str) -> Vec<Absence> {
    let mut absent = absences(engine, citation, query);
    absent.retain(|found| !found.acts.is_empty() || is_told(citation, query));
    absent
}

/// Does a citation name a provision, a code, or an act by more than a bare number, which many have?
fn is_telling(citation: &Citation) -> bool {
    let tells = |act: &ActReference| match act {
        ActReference::Number { number, adopted, year, .. } => {
            number.series.is_some() || adopted.is_some() || year.is_some()
        }
        ActReference::Code { .. } => true,
        ActReference::Title { .. } | ActReference::This { .. } | ActReference::Unnamed { .. } => false,
    };
    !citation.provisions.is_empty() || citation.act.as_ref().is_some_and(tells)
}

/// Words of the name of the country, without endings: they belong to the full name of an act.
const COUNTRY: [&str; 9] =
    ["республик", "узбекистан", "руз", "ўзбекистон", "respublika", "oʻzbekiston", "republic", "uzbekistan", "of"];

/// Is a word part of the name of the country, in any language and form: `Республики Узбекистан`?
pub(crate) fn names_country(word: &str) -> bool {
    let letters =
        |word: &str| -> String { word.to_lowercase().chars().filter(|&c| !qonun_letters::is_apostrophe(c)).collect() };
    let word = letters(word);
    word == "the" || COUNTRY.iter().any(|name| word.starts_with(&letters(name)))
}

/// What a lawyer's query cites: a citation that is wanted, not one that is excluded or the value of a field.
pub(crate) fn cited_by_tree(engine: &Engine, tree: Option<&Node>, query: &str, lang: Option<Lang>) -> CitedByQuery {
    let mut spans = Vec::new();
    tree.into_iter().for_each(|tree| wanted_citations(tree, &mut spans));
    let written = spans.into_iter().filter_map(|span| query.get(span.start..span.end));
    let mut all = CitedByQuery { whole: matches!(tree, Some(Node::Citation { .. })), ..CitedByQuery::default() };
    for text in written {
        let found = cited_by_query(engine, text, lang);
        all.cited.extend(found.cited);
        all.absent.extend(found.absent);
        all.lacking.extend(found.lacking);
    }
    all.lacking.extend(absent_of_tree(engine, tree, query, lang));
    all
}

/// What is missing of the citations that the tree has as words, since nothing of them is held.
fn absent_of_tree(engine: &Engine, tree: Option<&Node>, query: &str, lang: Option<Lang>) -> Vec<Absence> {
    let mut words = Vec::new();
    tree.into_iter().for_each(|tree| wanted_words(tree, &mut words));
    if words.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for citation in recognise_query(query) {
        let bytes = &citation.bytes;
        let is_wanted = words.iter().any(|word| bytes.start <= word.start && word.end <= bytes.end);
        if is_wanted && cited(engine, &citation, lang).is_empty() {
            out.extend(told_absences(engine, &citation, query));
        }
    }
    out
}

/// Where the words of a tree stand that are wanted anywhere in an act.
fn wanted_words(node: &Node, out: &mut Vec<Span>) {
    match node {
        Node::Term(term) => out.push(term.span),
        Node::And { items, .. } | Node::Or { items, .. } => items.iter().for_each(|item| wanted_words(item, out)),
        Node::Boost { item, .. } => wanted_words(item, out),
        _ => {}
    }
}

/// Where the citations of a tree stand that are wanted.
fn wanted_citations(node: &Node, out: &mut Vec<Span>) {
    match node {
        Node::Citation { span, .. } => out.push(*span),
        Node::And { items, .. } | Node::Or { items, .. } => {
            items.iter().for_each(|item| wanted_citations(item, out));
        }
        Node::Boost { item, .. } => wanted_citations(item, out),
        _ => {}
    }
}

/// A cited act or provision as it is told.
pub(crate) fn view(engine: &Engine, cited: &Cited, lang: Option<Lang>) -> Option<CitedMatch> {
    let tables = engine.index().tables();
    let act = &tables.acts[cited.act as usize];
    let texts = tables.texts_of(cited.act);
    let text = match &cited.provision {
        Some(provision) => &tables.texts[engine.index().text_of_record(provision.record) as usize],
        None => texts.iter().find(|text| Some(text.lang) == lang).or(texts.first())?,
    };
    let path = cited.provision.as_ref().map(|provision| provision.path.clone());
    let url = match &cited.provision {
        Some(provision) if provision.path != provision.known => {
            address::part_address(&act.id, text.lang, &provision.path, None)
        }
        Some(provision) => address::provision_address(&act.id, text.lang, &provision.known),
        None => address::document_address(&act.id, text.lang),
    };
    Some(CitedMatch {
        act: act.id.clone(),
        document: text.id,
        path,
        title: text.title.clone(),
        status: act.status_on(engine.today()),
        repealed_on: act.repealed_on.map(|day| day.to_string()),
        url,
    })
}

/// What is cited and held, each once.
fn views<'c>(engine: &Engine, cited: impl Iterator<Item = &'c Cited>, lang: Option<Lang>) -> Vec<CitedMatch> {
    let mut matches: Vec<CitedMatch> =
        cited.filter(|cited| is_held(engine, cited)).filter_map(|cited| view(engine, cited, lang)).collect();
    matches.dedup();
    matches
}

/// What a citation, an id or an address typed by a reader names.
pub(crate) fn resolve_text(engine: &Engine, text: &str, lang: Option<Lang>) -> Result<ResolveAnswer, QueryError> {
    let citations = recognise_query(text);
    let found: Vec<Cited> = citations.iter().flat_map(|citation| cited(engine, citation, lang)).collect();
    let matches = views(engine, found.iter(), lang);
    let absent = citations.iter().find_map(|citation| absence(engine, citation, text));
    let nearest = absent.as_ref().and_then(|absent| absent.nearest.as_ref()?.view(engine, lang));
    match absent {
        Some(absent) if matches.is_empty() => Err(QueryError::CitedNotHeld {
            text: text.to_owned(),
            title: absent.acts.first().and_then(|&act| title_of(engine, act, lang)),
            missing: Box::new(absent.missing),
            nearest: nearest.map(Box::new),
        }),
        None if matches.is_empty() => Err(QueryError::NothingCited(text.to_owned())),
        absent => Ok(ResolveAnswer { matches, missing: absent.map(|absent| absent.missing), nearest }),
    }
}

/// The title of an act, in a language where there is one in it.
fn title_of(engine: &Engine, act: ActNo, lang: Option<Lang>) -> Option<String> {
    let texts = engine.index().tables().texts_of(act);
    texts.iter().find(|text| Some(text.lang) == lang).or(texts.first()).map(|text| text.title.clone())
}

/// How many citations of a text are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// As many as one answer over a network may hold; it says where it ends.
    OneAnswer,
    /// All.
    All,
}

/// Most citations of one answer.
const MOST_CITATIONS: usize = 5_000;
/// Most matches of one citation that are told.
const MOST_MATCHES: usize = 20;
/// Most matches of one answer: a short word in a text may name twenty orders each time.
const MOST_MATCHES_IN_ALL: usize = 10_000;

/// The citations of a running text, until the answer is full.
pub(crate) fn citations_in(
    engine: &Engine,
    text: &str,
    amount: Amount,
    patience: &Patience,
) -> Result<CitationsAnswer, QueryError> {
    // A text cites the same thing many times: each is looked up once.
    let mut known = FxHashMap::default();
    let mut answer = CitationsAnswer { citations: Vec::new(), cut_at: None };
    let mut told = 0;
    let found = recognise_while(text, &|| patience.goes_on()).ok_or(QueryError::Deadline)?;
    for citation in found {
        patience.check()?;
        let is_full = answer.citations.len() >= MOST_CITATIONS || told >= MOST_MATCHES_IN_ALL;
        if is_full && amount == Amount::OneAnswer {
            answer.cut_at = Some(citation.start);
            break;
        }
        let looked_up = || citation_view(engine, &citation, text);
        let view = known.entry(citation.canonical.clone()).or_insert_with(looked_up);
        let text = citation.text(text).to_owned();
        let view = CitationView { start: citation.start, end: citation.end, text, ..view.clone() };
        told += view.matches.len();
        answer.citations.push(view);
    }
    Ok(answer)
}

/// A citation with what it names.
fn citation_view(engine: &Engine, citation: &Citation, text: &str) -> CitationView {
    let mut matches = views(engine, cited(engine, citation, None).iter(), None);
    let absent = absence(engine, citation, text);
    let nearest = absent.as_ref().and_then(|absent| absent.nearest.as_ref()?.view(engine, None));
    let acts: std::collections::BTreeSet<_> = matches.iter().map(|found| &found.act).collect();
    let status = match acts.len() {
        0 => 404,
        1 => 200,
        _ => 300,
    };
    let more_matches = matches.len().saturating_sub(MOST_MATCHES);
    matches.truncate(MOST_MATCHES);
    CitationView {
        start: citation.start,
        end: citation.end,
        text: citation.text(text).to_owned(),
        canonical: citation.canonical.clone(),
        status,
        matches,
        more_matches,
        missing: absent.map(|absent| absent.missing),
        nearest,
    }
}
