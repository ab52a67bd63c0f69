//! The law base as the resolver of citations: the acts and provisions that they name.

use qonun_citation::{Citation, Code, Directory, Match, resolve};
use qonun_index::{ActNo, RecordNo, TextEntry};
use qonun_law::{ActNumber, Date, Lang, Path, Status};

use crate::QueryError;
use crate::matching::TermClause;
use crate::postings::{Reader, TextSet};
use crate::rank::titles::{TitleWeights, best_titles};
use crate::snapshot::Snapshot;
use crate::words::QueryWords;

/// Maximum number of acts examined for a citation: a bare number may belong to hundreds of orders.
const MOST_ACTS: usize = 50;

/// A cited act, and the record of the cited provision if there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cited {
    pub(crate) act: ActNo,
    pub(crate) provision: Option<CitedProvision>,
}

/// A provision as a citation names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CitedProvision {
    /// The record of the provision, or of its nearest ancestor.
    pub(crate) record: RecordNo,
    /// Path of the cited provision.
    pub(crate) path: Path,
    /// The prefix of the path that the record has.
    pub(crate) known: Path,
}

/// A citation with what it names in the law base.
pub(crate) struct Named {
    pub(crate) citation: Citation,
    /// The acts that it names, each with all its cited provisions, whether or not the law base has them.
    pub(crate) acts: Vec<Match<ActNo>>,
}

impl Named {
    /// The cited acts and provisions that the law base has. A provision that no text of its act has is left out: the
    /// answer to a missing article is not another article.
    pub(crate) fn cited(&self, snapshot: &Snapshot, lang: Option<Lang>) -> Vec<Cited> {
        let find = |found: &Match<ActNo>| -> Option<Cited> {
            let Some(path) = &found.path else {
                return Some(Cited { act: found.act, provision: None });
            };
            let mut texts = texts_of(snapshot, found.act, lang).into_iter();
            let (record, known) = texts.find_map(|text| snapshot.generation().tables().nearest_record(text, path))?;
            Some(Cited { act: found.act, provision: Some(CitedProvision { record, path: path.clone(), known }) })
        };
        self.acts.iter().filter_map(find).collect()
    }
}

/// The law base as the resolver of citations, opened once for all citations of a question or a text.
pub(crate) struct Library<'e> {
    snapshot: &'e Snapshot,
    /// Reader of titles.
    reader: Reader<'e>,
    /// Computes keys of the words of titles.
    query_words: QueryWords<'e>,
}

impl<'e> Library<'e> {
    /// # Errors
    /// If the index cannot be read.
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

    /// The acts whose title is `title`, those in force first.
    pub(crate) fn titled(&self, title: &str) -> Vec<ActNo> {
        self.by_title(title)
    }

    /// Sorts acts: those in force first, then newest first, which is the order of the generation.
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
        self.in_order(tables.acts_of_number_on(&number.to_string(), adopted).collect())
    }

    fn by_number_in_year(&self, number: &ActNumber, year: i16) -> Vec<ActNo> {
        let mut acts = self.by_number(number, None);
        acts.retain(|&act| self.snapshot.generation().tables().was_adopted_in(act, year));
        acts
    }

    fn by_code(&self, code: Code) -> Vec<ActNo> {
        self.snapshot.codes().iter().filter(|(known, _)| *known == code).map(|&(_, act)| act).collect()
    }

    fn by_code_in_year(&self, code: Code, year: i16) -> Vec<ActNo> {
        let all = self.by_code(code);
        let of_year = |&act: &ActNo| self.snapshot.generation().tables().was_adopted_in(act, year);
        let found: Vec<ActNo> = all.iter().copied().filter(of_year).collect();
        if found.is_empty() { all } else { found }
    }

    fn by_title(&self, title: &str) -> Vec<ActNo> {
        // If a title cannot be looked up, it names nothing.
        self.in_order(self.with_title(title).unwrap_or_default())
    }

    fn has(&self, act: &ActNo, path: &Path) -> bool {
        self.snapshot.generation().tables().has_path(*act, path)
    }
}

/// The texts of an act that are searched, those in `lang` first.
pub(crate) fn texts_of(snapshot: &Snapshot, act: ActNo, lang: Option<Lang>) -> Vec<&TextEntry> {
    let tables = snapshot.generation().tables();
    let numbers = tables.acts[act as usize].texts.clone().filter(|&text| snapshot.holds(text));
    let mut texts: Vec<&TextEntry> = numbers.map(|text| &tables.texts[text as usize]).collect();
    texts.sort_by_key(|text| Some(text.lang) != lang);
    texts
}
