//! One open generation of the index, with the data that all questions share.
//!
//! Invariant: a snapshot answers nothing; it does not know queries or views.

mod amending;
mod codes;

use std::sync::{Arc, OnceLock};

use qonun_analysis::uzbek::LexiconError;
use qonun_analysis::{Abbreviations, Analyzer, SpokenConcepts, Terms, WordPairs};
use qonun_index::{Generation, RecordNo};
use qonun_law::{Date, Lang, Path};

use self::codes::{Codes, codes_of};
use crate::QueryError;
use crate::facets::{ActFacts, ActTable, facts_of};
use crate::postings::{Reader, TextSet, TextSetCache, Vocabulary};
use crate::rank::impact_cache::ImpactCache;

/// See the module.
pub(crate) struct Snapshot {
    generation: Generation,
    analyzer: Arc<Analyzer>,
    facts: Vec<ActFacts>,
    acts: ActTable,
    /// Texts of each language, in the order of [`Lang::ALL`].
    texts_in: [TextSet; 4],
    codes: Codes,
    terms: Terms,
    abbreviations: Abbreviations,
    concepts: SpokenConcepts,
    impacts: ImpactCache,
    text_sets: TextSetCache,
    pairs: WordPairs,
    today: Date,
    /// Built when the first word that may be misspelt is looked up.
    vocabulary: OnceLock<Vocabulary>,
}

impl Snapshot {
    /// Opens a generation. `today` is the day for which it decides whether an act is in force.
    ///
    /// # Errors
    /// If its files cannot be read.
    pub(crate) fn open(generation: Generation, today: Date) -> Result<Self, QueryError> {
        qonun_citation::check_tables().map_err(LexiconError::from)?;
        let tables = generation.tables();
        let learnt = generation.learnt()?;
        let analyzer = Arc::new(learnt.analyzer()?);
        let facts = facts_of(tables, &amending::amending_texts(&generation, &analyzer)?, today);
        let (acts, text_sets) = (ActTable::new(tables, Arc::clone(&analyzer), today), TextSetCache::new(tables));
        let size = tables.text_count();
        let mut texts_in = Lang::ALL.map(|_| TextSet::empty(size));
        for (place, text) in (0..).zip(&tables.texts) {
            texts_in[text.lang.index()].insert(place);
        }
        let codes = codes_of(&generation, today);
        let (terms, abbreviations) = (Terms::new(&analyzer)?, Abbreviations::new(&analyzer)?);
        let pairs = learnt.pairs;
        Ok(Self {
            facts,
            acts,
            texts_in,
            codes,
            terms,
            abbreviations,
            concepts: generation.spoken_concepts()?,
            impacts: ImpactCache::new(&generation),
            text_sets,
            pairs,
            today,
            analyzer,
            generation,
            vocabulary: OnceLock::new(),
        })
    }

    pub(crate) const fn generation(&self) -> &Generation {
        &self.generation
    }

    pub(crate) fn analyzer(&self) -> &Analyzer {
        &self.analyzer
    }

    pub(crate) const fn terms(&self) -> &Terms {
        &self.terms
    }

    pub(crate) const fn abbreviations(&self) -> &Abbreviations {
        &self.abbreviations
    }

    /// The concepts of law, by the words that suggest them.
    pub(crate) const fn concepts(&self) -> &SpokenConcepts {
        &self.concepts
    }

    /// Cache of the impacts of words.
    pub(crate) const fn impacts(&self) -> &ImpactCache {
        &self.impacts
    }

    /// Cache of the texts of frequent keys, and the lengths of titles.
    pub(crate) const fn text_sets(&self) -> &TextSetCache {
        &self.text_sets
    }

    pub(crate) const fn pairs(&self) -> &WordPairs {
        &self.pairs
    }

    /// The vocabulary of the law base, for finding similar words.
    pub(crate) fn vocabulary(&self) -> Result<&Vocabulary, QueryError> {
        if let Some(known) = self.vocabulary.get() {
            return Ok(known);
        }
        let made = Vocabulary::new(&Reader::new(&self.generation)?)?;
        Ok(self.vocabulary.get_or_init(|| made))
    }

    pub(crate) fn codes(&self) -> &Codes {
        &self.codes
    }

    pub(crate) fn facts(&self) -> &[ActFacts] {
        &self.facts
    }

    /// The data of all acts for filters and facets.
    pub(crate) const fn acts(&self) -> &ActTable {
        &self.acts
    }

    pub(crate) const fn texts_in(&self, lang: Lang) -> &TextSet {
        &self.texts_in[lang.index()]
    }

    /// The day for which the snapshot decides whether an act is in force.
    pub(crate) const fn today(&self) -> Date {
        self.today
    }

    /// The path of a record.
    pub(crate) fn path_of(&self, record: RecordNo) -> Option<Path> {
        self.generation.provisions(&[record]).ok()?.pop().map(|provision| provision.path)
    }
}
