//! Why a question was not answered.

use qonun_law::{ActId, Date, DocId, Path};

use crate::answer::{Missing, Nearest};

/// Errors of [`crate::Engine`].
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// No document has this id, or its page gave no text at all.
    #[error("lex.uz/docs/{0} is not in the law base")]
    NoDocument(DocId),
    /// The law base has no act of this name.
    #[error("no act {0}")]
    NoAct(ActId),
    /// The text has no such provision.
    #[error("“{title}” has no provision {path}")]
    NoProvision {
        /// Title of the act.
        title: String,
        /// The path asked for.
        path: Path,
        /// The provision above it, or the text.
        nearest: Box<Nearest>,
    },
    /// The day asked for is before the first edition that is known.
    #[error("“{title}” is known from {first} on, not on {day}")]
    BeforeFirstEdition {
        /// Title of the act.
        title: String,
        /// The day asked for.
        day: Date,
        /// First day of the first edition known.
        first: Date,
        /// The edition held that is nearest to the day.
        nearest: Box<Nearest>,
    },
    /// The edition in force that day is known, but its page is not in the law base.
    #[error("the text of “{title}” in the edition in force from {from} is not held")]
    EditionNotKept {
        /// Title of the act.
        title: String,
        /// First day of the edition in force on the day asked for.
        from: Date,
        /// The edition held that is nearest to the day.
        nearest: Box<Nearest>,
    },
    /// A text cites nothing.
    #[error("nothing is cited by \"{0}\"")]
    NothingCited(String),
    /// A citation names an act, a provision or a part of one that is not in the law base.
    #[error("\"{text}\" is not in the law base: it has no {}", .missing.text)]
    CitedNotHeld {
        /// The citation as typed.
        text: String,
        /// What is missing.
        missing: Box<Missing>,
        /// The title of the act that has no such provision; `None` when it is the act that is missing.
        title: Option<String>,
        /// What is held nearest to it.
        nearest: Option<Box<Nearest>>,
    },
    /// The cursor was not made by this program, or belongs to another question.
    #[error("the cursor is broken")]
    BrokenCursor,
    /// The cursor belongs to an older generation of the index.
    #[error("the cursor belongs to an older generation of the index")]
    OldCursor,
    /// The query cannot be read; only with the advanced syntax.
    #[error("the query cannot be read: {}", .0.first().map_or("", |problem| problem.code.name()))]
    BadQuery(Vec<qonun_query_language::Problem>),
    /// Nobody waits for the answer any more: it took longer than it may.
    #[error("the answer took longer than it may")]
    Deadline,
    /// The query asks for more work than one query may cost, on any computer.
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
    /// What is wrong, without the places of files: for readers who need not know where an index lies.
    #[must_use]
    pub fn reason(&self) -> String {
        match self {
            Self::Index(error) => error.reason(),
            error => error.to_string(),
        }
    }
}
