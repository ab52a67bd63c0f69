//! Views of what citations name.

use qonun_citation::recognise_while;
use qonun_index::{ActNo, TextEntry};
use qonun_law::Lang;
use rustc_hash::FxHashMap;

use crate::answer::{CitationView, CitationsAnswer, CitedMatch, Naming, Nearest, ResolveAnswer};
use crate::citing::{Cited, CitedText, Library, Named, NearestHeld, Recogniser, absence, holds, is_held, texts_of};
use crate::clock::Patience;
use crate::snapshot::Snapshot;
use crate::{QueryError, address};

impl NearestHeld {
    /// Its path and address in a text of its act, in `lang` if there is one.
    pub(crate) fn view(&self, snapshot: &Snapshot, lang: Option<Lang>) -> Option<Nearest> {
        let (act, path) = match self {
            Self::Act(act) => (*act, None),
            Self::Provision { act, path, .. } => (*act, path.clone()),
        };
        let tables = snapshot.generation().tables();
        let texts = texts_of(snapshot, act, lang);
        let has = |text: &&&TextEntry| path.as_ref().is_none_or(|path| holds(snapshot, text, path));
        let text = texts.iter().find(has).or(texts.first())?;
        let id = &tables.acts[act as usize].id;
        let url = match &path {
            Some(path) => match snapshot.generation().tables().nearest_record(text, path) {
                Some((_, known)) if known != *path => address::part_address(id, text.lang, path, None),
                Some((_, known)) => address::provision_address(id, text.lang, &known),
                None => address::document_address(id, text.lang),
            },
            None => address::document_address(id, text.lang),
        };
        Some(Nearest { path, edition: None, url })
    }
}

/// The view of a cited act or provision.
pub(crate) fn view(snapshot: &Snapshot, cited: &Cited, lang: Option<Lang>) -> Option<CitedMatch> {
    let tables = snapshot.generation().tables();
    let act = &tables.acts[cited.act as usize];
    let text = match &cited.provision {
        Some(provision) => &tables.texts[snapshot.generation().text_of_record(provision.record) as usize],
        None => texts_of(snapshot, cited.act, lang).first().copied()?,
    };
    let path = cited.provision.as_ref().map(|provision| provision.path.clone());
    let on = snapshot.as_of_day().map(|of| of.day);
    let url = match &cited.provision {
        Some(provision) if provision.path != provision.known => {
            address::part_address(&act.id, text.lang, &provision.path, on)
        }
        Some(provision) => address::provision_address_on(&act.id, text.lang, &provision.known, on),
        None => address::document_address_on(&act.id, text.lang, on),
    };
    Some(CitedMatch {
        act: act.id.clone(),
        document: text.id,
        path,
        title: text.title.clone(),
        status: act.status_on(snapshot.today()),
        repealed_on: act.repealed_on.map(|day| day.to_string()),
        url,
    })
}

/// The views of cited things that the law base has, each once.
fn views<'c>(snapshot: &Snapshot, cited: impl Iterator<Item = &'c Cited>, lang: Option<Lang>) -> Vec<CitedMatch> {
    let mut matches: Vec<CitedMatch> =
        cited.filter(|cited| is_held(snapshot, cited)).filter_map(|cited| view(snapshot, cited, lang)).collect();
    matches.dedup();
    matches
}

/// The cited things of a text that the law base has.
pub(crate) fn matches_of(snapshot: &Snapshot, text: &CitedText, lang: Option<Lang>) -> Vec<CitedMatch> {
    let found: Vec<Cited> = text.citations.iter().flat_map(|named| named.cited(snapshot, lang)).collect();
    views(snapshot, found.iter(), lang)
}

/// What a citation, an id or an address typed by a reader names.
pub(crate) fn resolve_text(snapshot: &Snapshot, text: &str, lang: Option<Lang>) -> Result<ResolveAnswer, QueryError> {
    let cited = Recogniser::new(snapshot)?.of(text);
    let matches = matches_of(snapshot, &cited, lang);
    let absent = cited.citations.iter().find_map(|named| absence(snapshot, named, text));
    let nearest = absent.as_ref().and_then(|absent| absent.nearest.as_ref()?.view(snapshot, lang));
    match absent {
        Some(absent) if matches.is_empty() => Err(QueryError::CitedNotHeld {
            text: text.to_owned(),
            title: absent.acts.first().and_then(|&act| title_of(snapshot, act, lang)),
            missing: Box::new(absent.missing),
            nearest: nearest.map(Box::new),
        }),
        None if matches.is_empty() => Err(QueryError::NothingCited(text.to_owned())),
        absent => Ok(ResolveAnswer { matches, missing: absent.map(|absent| absent.missing), nearest }),
    }
}

/// The title of an act, in `lang` if it has a text in it.
fn title_of(snapshot: &Snapshot, act: ActNo, lang: Option<Lang>) -> Option<String> {
    texts_of(snapshot, act, lang).first().map(|text| text.title.clone())
}

/// Maximum number of returned citations of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// As many as one answer over a network may contain. The answer says where it was cut.
    OneAnswer,
    /// All.
    All,
}

/// Maximum number of citations of one answer.
const MOST_CITATIONS: usize = 5_000;
/// Maximum number of matches of one citation.
const MOST_MATCHES: usize = 20;
/// Maximum number of matches of one answer: a short word may name twenty orders each time it occurs.
const MOST_MATCHES_IN_ALL: usize = 10_000;

/// The citations of a running text, up to `amount`.
pub(crate) fn citations_in(
    snapshot: &Snapshot,
    text: &str,
    amount: Amount,
    patience: &Patience,
) -> Result<CitationsAnswer, QueryError> {
    // A text cites the same thing many times; it is looked up once.
    let mut known = FxHashMap::default();
    let mut answer = CitationsAnswer { citations: Vec::new(), cut_at: None };
    let mut told = 0;
    let library = Library::new(snapshot)?;
    let found = recognise_while(text, &|| patience.goes_on()).ok_or(QueryError::Deadline)?;
    for citation in found {
        patience.check()?;
        let is_full = answer.citations.len() >= MOST_CITATIONS || told >= MOST_MATCHES_IN_ALL;
        if is_full && amount == Amount::OneAnswer {
            answer.cut_at = Some(citation.start);
            break;
        }
        let (start, end, written) = (citation.start, citation.end, citation.text(text).to_owned());
        let known = known.entry(citation.canonical.clone());
        let view = known.or_insert_with(|| citation_view(snapshot, &library.named(citation), text));
        let view = CitationView { start, end, text: written, ..view.clone() };
        told += view.matches.len();
        answer.citations.push(view);
    }
    Ok(answer)
}

/// A citation with what it names.
fn citation_view(snapshot: &Snapshot, named: &Named, text: &str) -> CitationView {
    let citation = &named.citation;
    let mut matches = views(snapshot, named.cited(snapshot, None).iter(), None);
    let absent = absence(snapshot, named, text);
    let nearest = absent.as_ref().and_then(|absent| absent.nearest.as_ref()?.view(snapshot, None));
    let acts: std::collections::BTreeSet<_> = matches.iter().map(|found| &found.act).collect();
    let naming = match acts.len() {
        0 => Naming::Nothing,
        1 => Naming::OneAct,
        _ => Naming::SeveralActs,
    };
    let more_matches = matches.len().saturating_sub(MOST_MATCHES);
    matches.truncate(MOST_MATCHES);
    CitationView {
        start: citation.start,
        end: citation.end,
        text: citation.text(text).to_owned(),
        canonical: citation.canonical.clone(),
        naming,
        matches,
        more_matches,
        missing: absent.map(|absent| absent.missing),
        nearest,
    }
}
