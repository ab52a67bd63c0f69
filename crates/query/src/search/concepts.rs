//! The concepts that a query suggests, as evidence beside its words.
//!
//! Readers say in everyday words what the law says in its own. The words of a query suggest concepts; provisions whose
//! headings name them get evidence, and so do provisions with the legal words of these concepts. This is used only where
//! the law need not contain every word of the query.

use qonun_analysis::{ConceptNo, Language};
use qonun_index::language_of;
use rustc_hash::FxHashMap;

use super::Search;
use crate::QueryError;
use crate::matching::TermClause;
use crate::plan::Plan;
use crate::postings::TextSet;
use crate::rank::score::chance_score;
use crate::rank::scorer::Scorer;
use crate::rank::weights::{CLEARLY_NAMED, CONCEPTS, WORDS_OF_CONCEPTS};
use crate::spelling::is_cyrillic;
use crate::written::{self, LANGUAGES};

/// Minimum number of content words that suggest concepts.
const FEWEST: usize = 2;
/// Number of suggested concepts whose legal words are searched.
const SEARCHED: usize = 10;
/// Maximum number of their legal words.
const WORDS: usize = 10;

/// The concepts that a query suggests.
#[derive(Default)]
pub(super) struct SuggestedConcepts {
    /// The concepts, best first, with their values; see [`qonun_analysis::SpokenConcepts::suggested`].
    concepts: Vec<(ConceptNo, f32)>,
    /// The language of the query; `None` without concepts.
    language: Option<Language>,
}

/// Scorers for the concepts of a query, over the texts of one leg.
#[derive(Default)]
pub(super) struct ConceptScorers {
    /// The concepts in headings; `None` if no heading names one.
    headings: Option<Scorer>,
    /// The legal words of the concepts.
    words: Vec<Scorer>,
}

impl ConceptScorers {
    /// All scorers.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Scorer> {
        self.headings.iter().chain(&self.words)
    }
}

impl Search<'_> {
    /// The concepts that the content words of a plan suggest, by their stems in the language of the query. A single word
    /// suggests none: the table of everyday words has those that mean something alone.
    pub(super) fn suggested_concepts(&self, plan: &Plan) -> Result<SuggestedConcepts, QueryError> {
        if plan.content.len() < FEWEST {
            return Ok(SuggestedConcepts::default());
        }
        let lang = written::language_of(self.snapshot, &self.reader, &self.query_words, &self.request.q, None)?;
        // The language of few words may be open. Most texts are Uzbek.
        let language = lang.map_or(Language::Uzbek, language_of);
        let words = plan.content.iter().map(|word| stems_in(word, language));
        let concepts = self.snapshot.concepts().suggested(words);
        Ok(SuggestedConcepts { concepts, language: Some(language) })
    }

    /// The scorers of suggested concepts for a plan, whose words have the scorers `own`. The legal words of concepts are
    /// searched for questions alone, in the language of the query, or in the other ones if the plan is `translated`. Key
    /// words gain nothing by them.
    pub(super) fn concept_scorers(
        &self,
        suggested: &SuggestedConcepts,
        plan: &Plan,
        own: &[Scorer],
        is_question: bool,
        translated: bool,
    ) -> Result<ConceptScorers, QueryError> {
        if suggested.concepts.is_empty() {
            return Ok(ConceptScorers::default());
        }
        let (impacts, reader) = (self.snapshot.impacts(), &self.reader);
        let scale = chance_score(own);
        let headings = Scorer::of_concepts(impacts, reader, &suggested.concepts, CONCEPTS * scale)?;
        let mut words = Vec::new();
        let of_law = if is_question { self.legal_words(suggested, plan, translated) } else { Vec::new() };
        for (word, weight) in of_law {
            words.push(Scorer::of_word(impacts, reader, &word, weight)?);
        }
        words.retain(Scorer::stands_anywhere);
        let factor = WORDS_OF_CONCEPTS * scale / chance_score(&words).max(f32::MIN_POSITIVE);
        words.iter_mut().for_each(|scorer| scorer.idf *= factor);
        Ok(ConceptScorers { headings: Some(headings).filter(Scorer::stands_anywhere), words })
    }

    /// The legal words of suggested concepts that the plan does not have, with weights: a word of more and better concepts
    /// has more.
    fn legal_words(&self, suggested: &SuggestedConcepts, plan: &Plan, translated: bool) -> Vec<(TermClause, f32)> {
        let typed = plan.words();
        let is_typed = |stem: &str| typed.iter().any(|word| word.keys.iter().any(|key| key.key == stem));
        let is_searched = |language: &Language| (suggested.language == Some(*language)) != translated;
        let languages: Vec<Language> = LANGUAGES.into_iter().filter(is_searched).collect();
        let mut weights: FxHashMap<&str, f32> = FxHashMap::default();
        for &(concept, value) in suggested.concepts.iter().take(SEARCHED) {
            let terms = |&language: &Language| self.snapshot.concepts().terms(concept, language);
            for stem in languages.iter().flat_map(terms).filter(|stem| !is_typed(stem)) {
                *weights.entry(stem).or_default() += value;
            }
        }
        let mut weights: Vec<(&str, f32)> = weights.into_iter().collect();
        weights.sort_by(|one, two| two.1.total_cmp(&one.1).then(one.0.cmp(two.0)));
        weights.truncate(WORDS);
        weights.into_iter().map(|(stem, weight)| (TermClause::of_stem(stem), weight)).collect()
    }

    /// The texts in the language of the query with a provision whose heading clearly names one of the best concepts. They
    /// may answer the query although they have few of its words.
    pub(super) fn own_texts_of_concepts(&self, suggested: &SuggestedConcepts, concepts: &ConceptScorers) -> TextSet {
        let mut texts = self.texts_of_concepts(concepts);
        if let Some(language) = suggested.language {
            texts.intersect(&written::texts_in(self.snapshot, language));
        }
        texts
    }

    /// The texts with a provision whose heading clearly names one of the best concepts.
    pub(super) fn texts_of_concepts(&self, concepts: &ConceptScorers) -> TextSet {
        let mut texts = TextSet::empty(self.text_count());
        if let Some(headings) = &concepts.headings {
            headings.for_each_record(CLEARLY_NAMED, |record| texts.insert(self.generation().text_of_record(record)));
        }
        texts
    }
}

/// The stems of a word in the letters of a language. Uzbek stems are in Latin letters.
fn stems_in(word: &[String], language: Language) -> impl Iterator<Item = &str> {
    let is_russian = language == Language::Russian;
    word.iter().map(String::as_str).filter(move |stem| is_cyrillic(stem) == is_russian)
}
