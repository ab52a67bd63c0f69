//! The query language for lawyers: parses a text into a tree and problems.
//!
//! A query has one of two syntaxes. In [`Syntax::Simple`] only quotation marks, a minus or an equals sign before a
//! word, and citations have a meaning; everything else is words. [`Syntax::Advanced`] has operators, fields, ranges and
//! wildcards. Parsing never fails: each mistake becomes a [`Problem`] with its place, and the tree is the best reading
//! of the rest. A strict caller refuses a query whose problems are errors ([`Parsed::has_errors`]); a lenient one shows
//! them as notices.
//!
//! Invariant: this crate knows no index, no analysis of words and no recogniser of citations. It receives the citations
//! ([`SeenCitation`]) and returns words as typed.

mod brackets;
mod build;
mod canonical_form;
mod characters;
mod citations;
mod days;
mod field;
mod leaves;
mod lexer;
mod operator_words;
mod operators;
mod parser;
mod problem;
mod quotes;
mod ranges;
mod read;
mod repair;
mod simple;
mod token;
mod tree;
mod values;
mod vocabulary;
mod writer;

use serde::Serialize;

pub use characters::{is_hyphen, is_quote};
pub use field::{Field, FieldKind};
pub use problem::{Problem, ProblemCode, Severity};
pub use quotes::{has_quotes, without_quotes};
pub use tree::{Boost, Match, NearKind, Node, Span, Term, Value};

/// Maximum nesting depth of brackets; deeper ones are dropped, with a problem.
pub const MAX_DEPTH: usize = 64;
/// Maximum length of a query in characters; the rest is dropped, with a problem.
pub const MAX_LENGTH: usize = 10_000;
/// Maximum distance of two words, and maximum count of [`Node::AtLeast`].
pub const MAX_NUMBER: u32 = 999;
/// Maximum number of reported problems; the last one states that there are more.
pub const MAX_PROBLEMS: usize = 20;

/// The syntax of a query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Syntax {
    /// Words, quotation marks, a minus or an equals sign before a word, citations. Problems are notices.
    #[default]
    Simple,
    /// The whole language. Most problems are errors.
    Advanced,
}

/// The unit in which all operands of AND must match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The words may occur anywhere in the act.
    Act,
    /// The words occur in one provision.
    Provision,
}

impl Scope {
    /// Returns the name in queries and answers: `act`, `provision`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Act => "act",
            Self::Provision => "provision",
        }
    }
}

/// A citation that a recogniser found in the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenCitation {
    /// First byte in the query.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// The canonical form of all spellings; a recogniser should return it for itself.
    pub canonical: String,
    /// True if the cited act or provision is known. Among words, an unknown citation is read as words; in a field it
    /// stays a citation.
    pub known: bool,
}

/// Recognises the citations of a text, in order and without overlaps.
pub type Recognise<'a> = &'a dyn Fn(&str) -> Vec<SeenCitation>;

/// A parsed query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The query tree; `None` if there is nothing to search.
    pub tree: Option<Node>,
    /// The scope of AND, if the query names it (`scope:provision`).
    pub scope: Option<Scope>,
    /// Mistakes and possible surprises, in text order.
    pub problems: Vec<Problem>,
    /// The tree in the main forms of [`Syntax::Advanced`]. It is parsed as the same tree (the canonical form of a query
    /// near [`MAX_LENGTH`] may be longer than that).
    pub canonical: String,
}

impl Parsed {
    /// True if a problem is an error, so that a strict caller must refuse the query.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// Returns this query with every plain word in its exact form, as if `=` preceded it.
    #[must_use]
    pub fn in_exact_forms(self, recognise: Recognise<'_>) -> Self {
        let tree = self.tree.map(Node::in_exact_forms);
        Self { canonical: canonical(tree.as_ref(), self.scope, recognise), tree, ..self }
    }
}

/// A parsed query whose problems are not yet located in characters.
struct Reading {
    tree: Option<Node>,
    scope: Option<Scope>,
    problems: problem::Findings,
}

/// Parses a query. It never fails; time and memory grow with the length of the text.
#[must_use]
pub fn parse(text: &str, syntax: Syntax, recognise: Recognise<'_>) -> Parsed {
    let reading = read::read(text, syntax, recognise);
    let canonical = canonical_form::write(reading.tree.as_ref(), reading.scope, text, recognise);
    let repaired = repair::whole(&reading, text, syntax, &canonical, recognise);
    let problems = problem::finish(reading.problems, text, syntax, repaired);
    Parsed { tree: reading.tree, scope: reading.scope, problems, canonical }
}

/// Writes a tree, or a part of one, in the main forms of [`Syntax::Advanced`].
#[must_use]
pub fn canonical(tree: Option<&Node>, scope: Option<Scope>, recognise: Recognise<'_>) -> String {
    canonical_form::write(tree, scope, "", recognise)
}
