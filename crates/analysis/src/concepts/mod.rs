//! Concepts of law. A concept is one matter that an article regulates. The tables `data/concepts/*.tsv` contain its terms
//! as laws word them, and what people say for it, in three languages.
//!
//! [`ConceptsOfHeadings`] tells which concepts the heading of a provision names. [`SpokenConcepts`] tells which concepts
//! the words of a query suggest. Neither requires every word: a heading and a query share some words with a concept, and
//! rare words count more. So a concept is evidence for a provision, not a condition.
//!
//! Both are made with the analyzer of a law base. The first is needed when the law base is indexed, the second for its
//! queries, so it can be stored as bytes.

mod headings;
mod spoken;
mod tables;

use self::tables::Tables;
use crate::Analyzer;
use crate::uzbek::LexiconError;

pub use self::headings::ConceptsOfHeadings;
pub use self::spoken::SpokenConcepts;

/// Number of a concept: its place in the tables.
pub type ConceptNo = u16;

/// The number of concepts is below this limit.
const MOST_CONCEPTS: usize = ConceptNo::MAX as usize;

/// Reads the tables of concepts with the analyzer of a law base.
///
/// # Errors
/// A row cannot be read.
pub fn read_concepts(analyzer: &Analyzer) -> Result<(ConceptsOfHeadings, SpokenConcepts), LexiconError> {
    let tables = Tables::read(analyzer)?;
    Ok((ConceptsOfHeadings::new(&tables), SpokenConcepts::new(&tables)?))
}
