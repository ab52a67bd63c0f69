//! The lawyers' query language: text in, tree and problems out.
//!
//! A query is read in one of two syntaxes. In [`Syntax::Simple`] only quotation marks, a minus or an equals sign before
//! a word and citations mean something; all else is words. [`Syntax::Advanced`] has operators, fields, ranges and
//! wildcards. Reading never fails: whatever is wrong becomes a [`Problem`] with its place, and the tree is the best
//! reading of the rest. A caller that is strict refuses a query whose problems are errors ([`Parsed::has_errors`]); a
//! lenient one shows them as notices.
//!
//! Invariant: this crate knows no index, no analysis of words and no recogniser of citations. It is given the
//! citations ([`SeenCitation`]) and hands on words as they were typed.

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

/// Brackets may be nested so deep; deeper ones are left out, with a problem.
pub const MAX_DEPTH: usize = 64;
/// Characters of a query that are read; the rest is left out, with a problem.
pub const MAX_LENGTH: usize = 10_000;
/// The widest distance of two words, and the highest count of [`Node::AtLeast`].
pub const MAX_NUMBER: u32 = 999;
/// Problems that are reported; the last one says that there are more.
pub const MAX_PROBLEMS: usize = 20;

/// How a query is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Syntax {
    /// Words, quotation marks, a minus or an equals sign before a word, citations. Problems are notices.
    #[default]
    Simple,
    /// The whole language. Most problems are errors.
    Advanced,
}

/// How far AND reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The words may stand anywhere in the act.
    Act,
    /// The words stand in one provision.
    Provision,
}

impl Scope {
    /// The name in queries and answers: `act`, `provision`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Act => "act",
            Self::Provision => "provision",
        }
    }
}

/// A citation that a recogniser saw in the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenCitation {
    /// First byte in the query.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// The one form of all spellings; recognised again, it should give itself.
    pub canonical: String,
    /// Is what it cites known? Among words, a citation of nothing is words like others; in a field it is what it is.
    pub known: bool,
}

/// Sees the citations of a text, in their order and without overlaps.
pub type Recognise<'a> = &'a dyn Fn(&str) -> Vec<SeenCitation>;

/// A query as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// What is searched; `None` when nothing is left to search.
    pub tree: Option<Node>,
    /// How far AND reaches, when the query itself says so (`scope:provision`).
    pub scope: Option<Scope>,
    /// What was wrong or may surprise, in the order of the text.
    pub problems: Vec<Problem>,
    /// The reading, written in the main forms of [`Syntax::Advanced`]; read again, it gives the same tree (a query near
    /// [`MAX_LENGTH`] may have one that is longer).
    pub canonical: String,
}

impl Parsed {
    /// Is a problem an error, so that a strict caller must refuse the query?
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// This reading with every plain word as if `=` stood before it.
    #[must_use]
    pub fn in_exact_forms(self, recognise: Recognise<'_>) -> Self {
        let tree = self.tree.map(Node::in_exact_forms);
        Self { canonical: canonical(tree.as_ref(), self.scope, recognise), tree, ..self }
    }
}

/// A reading before its problems are told in characters.
struct Reading {
    tree: Option<Node>,
    scope: Option<Scope>,
    problems: problem::Findings,
}

/// Reads a query. Never fails; time and memory grow with the length of the text.
#[must_use]
pub fn parse(text: &str, syntax: Syntax, recognise: Recognise<'_>) -> Parsed {
    let reading = read::read(text, syntax, recognise);
    let canonical = canonical_form::write(reading.tree.as_ref(), reading.scope, text, recognise);
    let repaired = repair::whole(&reading, text, syntax, &canonical, recognise);
    let problems = problem::finish(reading.problems, text, syntax, repaired);
    Parsed { tree: reading.tree, scope: reading.scope, problems, canonical }
}

/// Writes a tree in the main forms of [`Syntax::Advanced`]: the reading of another query, or part of one.
#[must_use]
pub fn canonical(tree: Option<&Node>, scope: Option<Scope>, recognise: Recognise<'_>) -> String {
    canonical_form::write(tree, scope, "", recognise)
}
