//! The engine: one generation of the index, open, with everything that answers questions over it.

use std::path::Path as FilePath;
use std::time::Instant;

use qonun_law::{ActId, Date, DocId, Lang};

use crate::answer::{
    ActView, CitationsAnswer, DocumentView, ProvisionAnswer, ResolveAnswer, SearchAnswer, Statistics, SuggestAnswer,
};
use crate::{QueryError, SearchRequest};

/// Answers questions over one generation of the index. Cheap to share: every method takes `&self`.
pub struct Engine {}

impl Engine {
    /// Opens the current generation of an index folder.
    ///
    /// # Errors
    /// When the folder has no generation or its files cannot be read.
    pub fn open(index: &FilePath) -> Result<Self, QueryError> {
        let _ = index;
        Ok(Self {})
    }

    /// The name of the generation.
    #[must_use]
    pub fn generation(&self) -> &str {
        ""
    }
}

#[allow(unused)]
impl Engine {
    /// Answers a search; `ui` is the language of notices and problems.
    ///
    /// # Errors
    /// A query that cannot be read, a cursor that cannot be followed, or the deadline passed.
    pub fn search(&self, request: &SearchRequest, ui: Lang, deadline: Instant) -> Result<SearchAnswer, QueryError> {
        Err(QueryError::Deadline)
    }

    /// A text by its id, as of today or of a day.
    ///
    /// # Errors
    /// No such document, or no edition of that day.
    pub fn document(&self, id: DocId, on: Option<Date>) -> Result<DocumentView, QueryError> {
        Err(QueryError::NoDocument(id))
    }

    /// The text of an act in a language, when there is one.
    #[must_use]
    pub fn text_of(&self, act: &ActId, lang: Lang) -> Option<DocId> {
        None
    }

    /// The act of a document, and the language of that document.
    #[must_use]
    pub fn act_of(&self, id: DocId) -> Option<(ActId, Lang)> {
        None
    }

    /// One provision of a text.
    ///
    /// # Errors
    /// No such document, edition or provision.
    pub fn provision(&self, id: DocId, path: &str, on: Option<Date>) -> Result<ProvisionAnswer, QueryError> {
        Err(QueryError::NoDocument(id))
    }

    /// A work of law.
    ///
    /// # Errors
    /// No such act.
    pub fn act(&self, act: &ActId, lang: Option<Lang>) -> Result<ActView, QueryError> {
        Err(QueryError::NoAct(act.clone()))
    }

    /// What a citation names.
    ///
    /// # Errors
    /// Nothing is named.
    pub fn resolve(&self, text: &str, lang: Option<Lang>) -> Result<ResolveAnswer, QueryError> {
        Err(QueryError::NothingCited(text.to_owned()))
    }

    /// The citations of a text.
    #[must_use]
    pub fn citations(&self, text: &str) -> CitationsAnswer {
        CitationsAnswer { citations: Vec::new() }
    }

    /// Completions of what is being typed.
    #[must_use]
    pub fn suggest(&self, typed: &str, limit: usize, lang: Option<Lang>) -> SuggestAnswer {
        SuggestAnswer { suggestions: Vec::new() }
    }

    /// How much there is.
    #[must_use]
    pub fn statistics(&self, lang: Lang) -> Statistics {
        Statistics {
            generation: String::new(),
            acts: 0,
            documents: 0,
            provisions: 0,
            by_type: Vec::new(),
            newest: Vec::new(),
        }
    }
}
