//! Reasons why a question was not answered.

use qonun_law::{ActId, Date, DocId, Path};

use crate::answer::{Missing, Nearest};

/// Errors of [`crate::Engine`].
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// No document has this id, or its page has no text at all.
    #[error("lex.uz/docs/{0} is not in the law base")]
    NoDocument(DocId),
    /// The law base has no act with this name.
    #[error("no act {0}")]
    NoAct(ActId),
    /// The text has no such provision.
    #[error("“{title}” has no provision {path}")]
    NoProvision {
        /// Title of the act.
        title: String,
        /// The requested path.
        path: Path,
        /// The provision above it, or the text.
        nearest: Box<Nearest>,
    },
    /// The requested day is before the first known edition.
    #[error("“{title}” is known from {first} on, not on {day}")]
    BeforeFirstEdition {
        /// Title of the act.
        title: String,
        /// The requested day.
        day: Date,
        /// First day of the first known edition.
        first: Date,
        /// The kept edition nearest to the day.
        nearest: Box<Nearest>,
    },
    /// The edition in force that day is known, but its page is not in the law base.
    #[error("the text of “{title}” in the edition in force from {from} is not held")]
    EditionNotKept {
        /// Title of the act.
        title: String,
        /// First day of the edition in force on the requested day.
        from: Date,
        /// The kept edition nearest to the day.
        nearest: Box<Nearest>,
    },
    /// The text has no citation.
    #[error("nothing is cited by \"{0}\"")]
    NothingCited(String),
    /// A citation names an act, a provision or a part of one that is not in the law base.
    #[error("\"{text}\" is not in the law base: it has no {}", .missing.text)]
    CitedNotHeld {
        /// The citation as typed.
        text: String,
        /// The missing thing.
        missing: Box<Missing>,
        /// Title of the act that lacks the provision; `None` if the act itself is missing.
        title: Option<String>,
        /// The nearest thing that the law base has.
        nearest: Option<Box<Nearest>>,
    },
    /// The cursor was not made by this program, or belongs to another question.
    #[error("the cursor is broken")]
    BrokenCursor,
    /// The cursor belongs to an older generation of the index.
    #[error("the cursor belongs to an older generation of the index")]
    OldCursor,
    /// The query cannot be read. Only in the advanced syntax.
    #[error("the query cannot be read: {}", .0.first().map_or("", |problem| problem.code.name()))]
    BadQuery(Vec<qonun_query_language::Problem>),
    /// The caller no longer waits for the answer: it took too long.
    #[error("the answer took longer than it may")]
    Deadline,
    /// The query needs more work than one query may cost, on any computer.
    #[error("the query asks for more work than one query may cost")]
    TooCostly,
    /// The lexicon of the analyzer cannot be read.
    #[error(transparent)]
    Lexicon(#[from] qonun_analysis::uzbek::LexiconError),
    /// The index cannot be read.
    #[error(transparent)]
    Index(#[from] qonun_index::IndexError),
}

impl QueryError {
    /// The reason without paths of files, for readers who need not know where an index lies.
    #[must_use]
    pub fn reason(&self) -> String {
        match self {
            Self::Index(error) => error.reason(),
            error => error.to_string(),
        }
    }
}
