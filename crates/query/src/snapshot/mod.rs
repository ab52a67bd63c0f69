//! One open generation of the index, with the data that all questions share.
//!
//! Invariant: a snapshot answers nothing; it does not know queries or views.

mod amending;
mod codes;

use std::sync::{Arc, OnceLock};

use qonun_analysis::uzbek::LexiconError;
use qonun_analysis::{Abbreviations, Analyzer, SpokenConcepts, Terms, WordPairs};
use qonun_index::{Chosen, Generation, RecordNo, TextNo};
use qonun_law::{Date, Lang, Path};

use self::codes::{Codes, codes_of};
use crate::QueryError;
use crate::facets::{ActFacts, ActTable, facts_of};
use crate::postings::{Reader, TextSet, TextSetCache, Vocabulary};
use crate::rank::impact_cache::ImpactCache;

/// Maximum size of the cached impacts of a day, in bytes.
const IMPACTS_OF_DAY: usize = 8 << 20;

/// The day of a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AsOf {
    pub(crate) day: Date,
    /// Number of acts that were in force on the day in an edition of which the law base has no text, in any language.
    pub(crate) absent: usize,
}

/// See the module.
pub(crate) struct Snapshot {
    generation: Generation,
    /// All texts.
    texts: TextSet,
    /// Texts of each language, in the order of [`Lang::ALL`].
    texts_in: [TextSet; 4],
    impacts: ImpactCache,
    text_sets: TextSetCache,
    common: Arc<Common>,
    /// The day, if the editions of a day are searched.
    as_of: Option<AsOf>,
}

/// The data that does not depend on the day whose texts are searched.
struct Common {
    analyzer: Arc<Analyzer>,
    facts: Vec<ActFacts>,
    acts: ActTable,
    codes: Codes,
    terms: Terms,
    abbreviations: Abbreviations,
    concepts: SpokenConcepts,
    pairs: WordPairs,
    today: Date,
    /// The words of the present texts. Built when the first word that may be misspelt is looked up.
    vocabulary: OnceLock<Vocabulary>,
    /// The words of all editions, for searches as of a day. Built in the same way.
    vocabulary_of_editions: OnceLock<Vocabulary>,
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
        let size = tables.text_count();
        let mut texts_in = Lang::ALL.map(|_| TextSet::empty(size));
        for (place, text) in (0..).zip(&tables.texts) {
            texts_in[text.lang.index()].insert(place);
        }
        let common = Common {
            facts: facts_of(tables, &amending::amending_texts(&generation, &analyzer)?, today),
            acts: ActTable::new(tables, Arc::clone(&analyzer), today),
            codes: codes_of(&generation, today),
            terms: Terms::new(&analyzer)?,
            abbreviations: Abbreviations::new(&analyzer)?,
            concepts: generation.spoken_concepts()?,
            pairs: learnt.pairs,
            today,
            analyzer,
            vocabulary: OnceLock::new(),
            vocabulary_of_editions: OnceLock::new(),
        };
        Ok(Self {
            texts: TextSet::full(size),
            texts_in,
            impacts: ImpactCache::new(&generation),
            text_sets: TextSetCache::new(tables),
            common: Arc::new(common),
            as_of: None,
            generation,
        })
    }

    /// This snapshot with the chosen editions in the place of the present texts.
    pub(crate) fn as_of(&self, as_of: AsOf, chosen: &[Chosen]) -> Self {
        let generation = self.generation.as_of(chosen);
        let mut texts = TextSet::empty(generation.tables().text_count());
        (0..).zip(chosen).filter(|(_, one)| **one != Chosen::Nothing).for_each(|(text, _)| texts.insert(text));
        let within = |lang: Lang| {
            let mut set = self.texts_in(lang).clone();
            set.intersect(&texts);
            set
        };
        Self {
            texts_in: Lang::ALL.map(within),
            impacts: ImpactCache::new(&generation).with_room(IMPACTS_OF_DAY),
            text_sets: TextSetCache::new(generation.tables()),
            texts,
            generation,
            common: Arc::clone(&self.common),
            as_of: Some(as_of),
        }
    }

    /// The day whose editions are searched, if it is not the present.
    pub(crate) const fn as_of_day(&self) -> Option<AsOf> {
        self.as_of
    }

    /// All texts. As of a day those of which the law base has the edition of the day.
    pub(crate) const fn texts(&self) -> &TextSet {
        &self.texts
    }

    /// True if the law base has a text as of the day that is searched.
    pub(crate) fn holds(&self, text: TextNo) -> bool {
        self.texts.contains(text)
    }

    pub(crate) const fn generation(&self) -> &Generation {
        &self.generation
    }

    pub(crate) fn analyzer(&self) -> &Analyzer {
        &self.common.analyzer
    }

    pub(crate) fn terms(&self) -> &Terms {
        &self.common.terms
    }

    pub(crate) fn abbreviations(&self) -> &Abbreviations {
        &self.common.abbreviations
    }

    /// The concepts of law, by the words that suggest them.
    pub(crate) fn concepts(&self) -> &SpokenConcepts {
        &self.common.concepts
    }

    /// Cache of the impacts of words.
    pub(crate) const fn impacts(&self) -> &ImpactCache {
        &self.impacts
    }

    /// Cache of the texts of frequent keys, and the lengths of titles.
    pub(crate) const fn text_sets(&self) -> &TextSetCache {
        &self.text_sets
    }

    pub(crate) fn pairs(&self) -> &WordPairs {
        &self.common.pairs
    }

    /// The vocabulary of the law base, for finding similar words.
    pub(crate) fn vocabulary(&self) -> Result<&Vocabulary, QueryError> {
        let common = &self.common;
        let vocabulary = if self.as_of.is_some() { &common.vocabulary_of_editions } else { &common.vocabulary };
        if let Some(known) = vocabulary.get() {
            return Ok(known);
        }
        let made = Vocabulary::new(&Reader::new(&self.generation)?)?;
        Ok(vocabulary.get_or_init(|| made))
    }

    pub(crate) fn codes(&self) -> &Codes {
        &self.common.codes
    }

    pub(crate) fn facts(&self) -> &[ActFacts] {
        &self.common.facts
    }

    /// The data of all acts for filters and facets.
    pub(crate) fn acts(&self) -> &ActTable {
        &self.common.acts
    }

    pub(crate) const fn texts_in(&self, lang: Lang) -> &TextSet {
        &self.texts_in[lang.index()]
    }

    /// The day for which the snapshot decides whether an act is in force.
    pub(crate) fn today(&self) -> Date {
        self.common.today
    }

    /// The path of a record.
    pub(crate) fn path_of(&self, record: RecordNo) -> Option<Path> {
        self.generation.provisions(&[record]).ok()?.pop().map(|provision| provision.path)
    }
}
