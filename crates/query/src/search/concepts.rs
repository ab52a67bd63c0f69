//! The concepts that a query suggests, as evidence beside its words.
//!
//! Readers say in everyday words what the law says in its own. The words of a query suggest concepts; provisions whose
//! headings name them get evidence, and so do provisions with the legal words of these concepts. This is used only where
//! the law need not contain every word of the query.

use qonun_analysis::{ConceptNo, Language, rarity};
use qonun_index::language_of;
use qonun_query_language::has_quotes;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Search;
use super::leg::{ConceptScorers, Leg};
use crate::QueryError;
use crate::matching::TermClause;
use crate::plan::Plan;
use crate::postings::TextSet;
use crate::rank::score::{chance_score, whole_weight};
use crate::rank::scorer::Scorer;
use crate::rank::titles::best_titles;
use crate::rank::weights::{CLEARLY_NAMED, CONCEPTS, WEAK_TITLE, WORDS_OF_CONCEPTS};
use crate::spelling::is_cyrillic;
use crate::written;

/// Minimum number of content words that suggest concepts.
const FEWEST: usize = 2;
/// Number of suggested concepts whose legal words are searched.
const SEARCHED: usize = 10;
/// Maximum number of their legal words.
const WORDS: usize = 10;
/// Number of these words that are searched (4 refuses one question in ten more; with all 10 a question costs a tenth more
/// and fewer right acts come first).
const TELLING_WORDS: usize = 6;

/// The concepts that a query suggests.
pub(super) struct SuggestedConcepts {
    /// The concepts, best first, with their values; see [`qonun_analysis::SpokenConcepts::suggested`].
    concepts: Vec<(ConceptNo, f32)>,
    /// The language of the query.
    language: Language,
}

impl Default for SuggestedConcepts {
    fn default() -> Self {
        Self { concepts: Vec::new(), language: Language::Uzbek }
    }
}

impl SuggestedConcepts {
    /// The value of the best concept.
    fn best(&self) -> f32 {
        self.concepts.first().map_or(0.0, |(_, value)| *value)
    }
}

impl Search<'_> {
    /// Adds the concepts that the words of a relaxed leg suggest: their scorers, and the allowed texts in the language of
    /// the query that clearly name them. These may answer it although they have few of its words. There are none for a
    /// typed title, which means that act, and for key words in quotation marks, which are taken as typed.
    pub(super) fn add_concepts(&self, leg: &mut Leg, allowed: &TextSet) -> Result<SuggestedConcepts, QueryError> {
        if !leg.is_question && has_quotes(&self.request.q) {
            return Ok(SuggestedConcepts::default());
        }
        let suggested = self.suggested_concepts(&leg.plan)?;
        if suggested.concepts.is_empty() || self.is_titled(leg)? {
            return Ok(SuggestedConcepts::default());
        }
        leg.concepts = self.concept_scorers(&suggested, leg, &[suggested.language])?;
        let mut texts = self.texts_of_concepts(&leg.concepts)?;
        texts.intersect(&written::texts_in(self.snapshot, suggested.language));
        texts.intersect(allowed);
        leg.texts.unite(&texts);
        Ok(suggested)
    }

    /// Adds the concepts of a question to its translated leg. `foreign` are the texts that may be found by translation,
    /// `languages` theirs.
    pub(super) fn add_foreign_concepts(
        &self,
        suggested: &SuggestedConcepts,
        leg: &mut Leg,
        foreign: &TextSet,
        languages: &[Language],
    ) -> Result<(), QueryError> {
        if suggested.concepts.is_empty() {
            return Ok(());
        }
        leg.concepts = self.concept_scorers(suggested, leg, languages)?;
        if leg.is_question {
            let mut texts = self.texts_of_concepts(&leg.concepts)?;
            texts.intersect(foreign);
            leg.texts.unite(&texts);
        }
        Ok(())
    }

    /// The concepts that the content words of a plan suggest, by their stems in the alphabet of the query's language. A
    /// single word suggests none: the table of everyday words has those that mean something alone.
    fn suggested_concepts(&self, plan: &Plan) -> Result<SuggestedConcepts, QueryError> {
        if plan.content.len() < FEWEST {
            return Ok(SuggestedConcepts::default());
        }
        let spoken = self.snapshot.concepts();
        let postings: usize = plan.content.iter().flatten().map(|stem| spoken.frequency(stem)).sum();
        self.reader.clock.spend(postings as u64)?;
        let by = |language: Language| {
            let concepts = spoken.suggested(plan.content.iter().map(|word| stems_in(word, language)));
            SuggestedConcepts { concepts, language }
        };
        if let Some(lang) = self.languages(None)?.told(None) {
            return Ok(by(language_of(lang)));
        }
        // If the law base has none of the words, the concepts tell the language.
        let (uzbek, russian) = (by(Language::Uzbek), by(Language::Russian));
        Ok(if is_cyrillic(&self.request.q) && russian.best() > uzbek.best() { russian } else { uzbek })
    }

    /// True if the title of a text has so much of the query that it is an answer by itself.
    fn is_titled(&self, leg: &Leg) -> Result<bool, QueryError> {
        let best = best_titles(&self.reader, &leg.plan.words(), &leg.titles, &leg.texts)?;
        Ok(best.first().is_some_and(|best| best.words + best.typed > WEAK_TITLE * whole_weight(&leg.scorers)))
    }

    /// The scorers of suggested concepts for a leg. The legal words of concepts are searched for questions alone, in some
    /// languages. Key words gain nothing by them.
    fn concept_scorers(
        &self,
        suggested: &SuggestedConcepts,
        leg: &Leg,
        languages: &[Language],
    ) -> Result<ConceptScorers, QueryError> {
        let (impacts, reader) = (self.snapshot.impacts(), &self.reader);
        let scale = chance_score(&leg.scorers);
        let headings = Scorer::of_concepts(impacts, reader, &suggested.concepts, CONCEPTS * scale)?;
        let mut words = Vec::new();
        let of_law = if leg.is_question { self.legal_words(suggested, &leg.plan, languages)? } else { Vec::new() };
        for (word, weight) in self.telling_words(of_law)? {
            words.push(Scorer::of_word(impacts, reader, &word, weight)?);
        }
        let factor = WORDS_OF_CONCEPTS * scale / chance_score(&words).max(f32::MIN_POSITIVE);
        words.iter_mut().for_each(|scorer| scorer.idf *= factor);
        Ok(ConceptScorers { headings: Some(headings).filter(Scorer::stands_anywhere), words })
    }

    /// The legal words of suggested concepts that the plan does not have, with weights: a word of more and better concepts
    /// has more.
    fn legal_words(
        &self,
        suggested: &SuggestedConcepts,
        plan: &Plan,
        languages: &[Language],
    ) -> Result<Vec<(TermClause, f32)>, QueryError> {
        let words = plan.words();
        let typed: FxHashSet<&str> = words.iter().flat_map(|word| &word.keys).map(|key| key.key.as_str()).collect();
        self.reader.clock.spend(typed.len() as u64)?;
        let mut weights: FxHashMap<&str, f32> = FxHashMap::default();
        for &(concept, value) in suggested.concepts.iter().take(SEARCHED) {
            let terms = |&language: &Language| self.snapshot.concepts().terms(concept, language);
            for stem in languages.iter().flat_map(terms).filter(|stem| !typed.contains(stem)) {
                *weights.entry(stem).or_default() += value;
            }
        }
        let mut weights: Vec<(&str, f32)> = weights.into_iter().collect();
        weights.sort_by(|one, two| two.1.total_cmp(&one.1).then(one.0.cmp(two.0)));
        weights.truncate(WORDS);
        Ok(weights.into_iter().map(|(stem, weight)| (TermClause::of_stem(stem), weight)).collect())
    }

    /// Of weighed words the [`TELLING_WORDS`] that tell most: rare and heavy ones. A frequent word costs most and tells least.
    fn telling_words(&self, words: Vec<(TermClause, f32)>) -> Result<Vec<(TermClause, f32)>, QueryError> {
        let total = self.generation().tables().records.len();
        let mut telling = Vec::with_capacity(words.len());
        for (word, weight) in words {
            let mut records = 0;
            for key in &word.keys {
                records = self.reader.postings_of(key)?.longest().max(records);
            }
            if records > 0 {
                telling.push((weight * rarity(records as usize, total), (word, weight)));
            }
        }
        telling.sort_by(|one, two| two.0.total_cmp(&one.0));
        Ok(telling.into_iter().take(TELLING_WORDS).map(|(_, word)| word).collect())
    }

    /// The texts with a provision whose heading clearly names one of the best concepts.
    fn texts_of_concepts(&self, concepts: &ConceptScorers) -> Result<TextSet, QueryError> {
        let mut texts = TextSet::empty(self.text_count());
        if let Some(headings) = &concepts.headings {
            self.reader.clock.spend(headings.records() as u64)?;
            headings.for_each_record(CLEARLY_NAMED, |record| texts.insert(self.generation().text_of_record(record)));
        }
        Ok(texts)
    }
}

/// The stems of a word in the letters of a language: Russian stems are Cyrillic, Uzbek and English ones Latin. A number has
/// one stem for all.
fn stems_in(word: &[String], language: Language) -> impl Iterator<Item = &str> {
    let is_russian = language == Language::Russian;
    let has_cyrillic = word.iter().any(|stem| is_cyrillic(stem));
    let fits = move |stem: &&str| if is_russian { is_cyrillic(stem) || !has_cyrillic } else { !is_cyrillic(stem) };
    word.iter().map(String::as_str).filter(fits)
}
