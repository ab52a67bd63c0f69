//! Makes the clause of a typed word.
//!
//! Invariant: this module knows the meaning of words, not how a query combines them.

use std::cell::RefCell;
use std::ops::Range;

use qonun_analysis::{
    Analyzer, Keys, Language, Level, QueryKey, StopKind, is_asking_root, query_keys, stop_kind, words,
};
use qonun_index::language_of;
use qonun_law::LangSet;
use rustc_hash::FxHashMap;

use crate::matching::TermClause;
use crate::postings::{TermField, TermKey};

/// Makes clauses of typed words. A clause has the keys of its word in each searched language.
pub(crate) struct QueryWords<'a> {
    analyzer: &'a Analyzer,
    languages: Vec<Language>,
    /// Cache of computed keys: many steps of one search need those of its words.
    known: RefCell<FxHashMap<(String, Language), Keys>>,
}

impl<'a> QueryWords<'a> {
    /// For the texts of some languages.
    pub(crate) fn new(analyzer: &'a Analyzer, searched: LangSet) -> Self {
        let mut languages: Vec<Language> = searched.iter().map(language_of).collect();
        languages.dedup();
        Self { analyzer, languages, known: RefCell::default() }
    }

    /// The analyzer that computes the keys.
    pub(crate) const fn analyzer(&self) -> &'a Analyzer {
        self.analyzer
    }

    /// The languages of the searched texts.
    pub(crate) fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// The language whose rules cut a query into words. These rules differ little; those of Uzbek keep apostrophes.
    fn cutting(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::Uzbek)
    }

    /// The keys of a word in one language.
    pub(crate) fn keys(&self, word: &str, language: Language) -> Keys {
        let make = || self.analyzer.keys(word, language);
        self.known.borrow_mut().entry((word.to_owned(), language)).or_insert_with(make).clone()
    }

    /// The keys of a typed word in each of `languages` that its script allows.
    pub(crate) fn query_keys(&self, word: &str, languages: &[Language]) -> Vec<QueryKey> {
        query_keys(word, languages, |language| self.keys(word, language))
    }

    /// The words of a text, with their byte ranges.
    pub(crate) fn cut<'t>(&self, text: &'t str) -> Vec<(Range<usize>, &'t str)> {
        words(text, self.cutting()).map(|word| (word.range.clone(), &text[word.range])).collect()
    }

    /// The clause of one word. With `exact` only its exact form counts, and the word is required even if it is a stop
    /// word.
    pub(crate) fn word(&self, typed: &str, exact: bool) -> TermClause {
        let mut clause = TermClause { typed: typed.to_owned(), keys: Vec::new(), exact: Vec::new(), stop: None };
        for key in self.query_keys(typed, &self.languages) {
            if key.level == Level::Exact {
                match stop_kind(&key.key, key.language) {
                    Some(StopKind::Question) => clause.stop = Some(StopKind::Question),
                    Some(StopKind::Function) => clause.stop = clause.stop.or(Some(StopKind::Function)),
                    None => {}
                }
            } else if clause.keys.is_empty() && is_asking_root(&key.key, key.language) {
                clause.stop = Some(StopKind::Question);
            }
            let place = if key.level == Level::Exact { TermField::Exact } else { TermField::Stem };
            let term = TermKey { place, key: key.key, weight: key.weight };
            let list = if place == TermField::Exact { &mut clause.exact } else { &mut clause.keys };
            // Two languages may give the same key; it is added once.
            if !list.iter().any(|known| known.key == term.key) {
                list.push(term);
            }
        }
        if exact {
            clause.keys.clone_from(&clause.exact);
            clause.stop = None;
        }
        clause
    }
}
