//! A law base as citations ask it: the acts and provisions that they name.

use qonun_citation::{Citation, Code, Directory, Match, resolve};
use qonun_index::{ActNo, Generation, RecordNo, TextEntry, path_hash};
use qonun_law::{ActNumber, Date, Lang, Path, Status};

use crate::QueryError;
use crate::matching::TermClause;
use crate::postings::{Reader, TextSet};
use crate::rank::titles::{TitleWeights, best_titles};
use crate::snapshot::Snapshot;
use crate::words::QueryWords;

/// Acts of a citation that are looked at: a bare number may be that of hundreds of orders.
const MOST_ACTS: usize = 50;

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

/// A citation with what it names here.
pub(crate) struct Named {
    pub(crate) citation: Citation,
    /// The acts that it names, each with every provision that it is cited for, held or not.
    pub(crate) acts: Vec<Match<ActNo>>,
}

impl Named {
    /// The acts and provisions that the law base has. A provision that no text of its act has is left out: an article
    /// that does not exist is not answered with another one.
    pub(crate) fn cited(&self, snapshot: &Snapshot, lang: Option<Lang>) -> Vec<Cited> {
        let find = |found: &Match<ActNo>| -> Option<Cited> {
            let Some(path) = &found.path else {
                return Some(Cited { act: found.act, provision: None });
            };
            let mut texts = texts_of(snapshot, found.act, lang).into_iter();
            let (record, known) = texts.find_map(|text| record_of(snapshot.generation(), text, path))?;
            Some(Cited { act: found.act, provision: Some(CitedProvision { record, path: path.clone(), known }) })
        };
        self.acts.iter().filter_map(find).collect()
    }
}

/// A law base as citations ask it: opened once for all the citations of a question or a text.
pub(crate) struct Library<'e> {
    snapshot: &'e Snapshot,
    /// Reads titles.
    reader: Reader<'e>,
    /// Makes keys of the words of titles.
    query_words: QueryWords<'e>,
}

impl<'e> Library<'e> {
    /// # Errors
    /// When the index cannot be read.
    pub(crate) fn new(snapshot: &'e Snapshot) -> Result<Self, QueryError> {
        let reader = Reader::new(snapshot.generation())?.with_kept(snapshot.text_sets());
        let query_words = QueryWords::new(snapshot.analyzer(), qonun_law::LangSet::ALL);
        Ok(Self { snapshot, reader, query_words })
    }

    pub(crate) const fn snapshot(&self) -> &'e Snapshot {
        self.snapshot
    }

    /// A citation with what it names.
    pub(crate) fn named(&self, citation: Citation) -> Named {
        let acts = resolve(&citation, self, None);
        Named { citation, acts }
    }

    /// The acts whose titles are a text, in force first.
    pub(crate) fn titled(&self, title: &str) -> Vec<ActNo> {
        self.by_title(title)
    }

    fn adopted(&self, act: ActNo) -> Option<Date> {
        self.snapshot.generation().tables().acts[act as usize].adopted
    }

    /// Acts in force first, then newest first, which is the order of the generation.
    fn in_order(&self, mut acts: Vec<ActNo>) -> Vec<ActNo> {
        acts.sort_by_key(|&act| (self.snapshot.facts()[act as usize].status != Status::InForce, act));
        acts.dedup();
        acts.truncate(MOST_ACTS);
        acts
    }

    fn with_title(&self, title: &str) -> Result<Vec<ActNo>, QueryError> {
        let (reader, tables) = (&self.reader, self.snapshot.generation().tables());
        let cut = self.query_words.cut(title).into_iter();
        let words: Vec<TermClause> = cut.map(|(_, word)| self.query_words.word(word, false)).collect();
        let words: Vec<&TermClause> = words.iter().collect();
        let everything = TextSet::full(tables.text_count());
        let weights = TitleWeights::new(reader, &words)?;
        let hits = best_titles(reader, &words, &weights, &everything)?;
        let of = |text: u32| tables.texts[text as usize].act;
        Ok(hits.iter().filter(|hit| hit.equal).map(|hit| of(hit.text)).collect())
    }
}

impl Directory for Library<'_> {
    type Act = ActNo;

    fn by_number(&self, number: &ActNumber, adopted: Option<Date>) -> Vec<ActNo> {
        let tables = self.snapshot.generation().tables();
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
        self.snapshot.codes().iter().filter(|(known, _)| *known == code).map(|&(_, act)| act).collect()
    }

    fn by_code_in_year(&self, code: Code, year: i16) -> Vec<ActNo> {
        let all = self.by_code(code);
        let of_year = |&act: &ActNo| self.adopted(act).is_some_and(|day| day.year() == year);
        let found: Vec<ActNo> = all.iter().copied().filter(of_year).collect();
        if found.is_empty() { all } else { found }
    }

    fn by_title(&self, title: &str) -> Vec<ActNo> {
        // A title that cannot be looked up names nothing.
        self.in_order(self.with_title(title).unwrap_or_default())
    }

    fn has(&self, act: &ActNo, path: &Path) -> bool {
        let tables = self.snapshot.generation().tables();
        let hash = path_hash(path);
        tables.texts_of(*act).iter().any(|text| {
            let records = &tables.records[text.records.start as usize..text.records.end as usize];
            records.iter().any(|record| record.path_hash == hash)
        })
    }
}

/// The texts of an act, those in a language first.
pub(crate) fn texts_of(snapshot: &Snapshot, act: ActNo, lang: Option<Lang>) -> Vec<&TextEntry> {
    let mut texts: Vec<&TextEntry> = snapshot.generation().tables().texts_of(act).iter().collect();
    texts.sort_by_key(|text| Some(text.lang) != lang);
    texts
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
