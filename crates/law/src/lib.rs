//! The concepts of legislation: act, document, edition, provision, path, number, date, link, problem.
//!
//! An **act** is a work of law ("the Labour Code"). A **document** is one text of an act: one language version, with
//! its own id on lex.uz. An **edition** is a document in the wording of a period. A **provision** is a part of a
//! document that can be cited: an article, a point, a preamble.
//!
//! Invariant: this crate knows no files, no HTML, no search engine, no HTTP and no language's grammar. It defines
//! values and their written forms, and every other crate uses its terms.

mod act;
mod date;
mod document;
mod edition;
mod id;
mod kind;
mod lang;
mod link;
mod note;
mod number;
mod parts;
mod path;
mod printed;
mod problem;
mod provision;

pub use act::{ActId, ActType, Status};
pub use date::{Date, days_before, parse_date};
pub use document::{Classifier, ClassifierLevel, Document, Publication, Registration};
pub use edition::{EditionSpan, EditionStamp, Editions};
pub use id::DocId;
pub use kind::ProvisionKind;
pub use lang::{Lang, LangSet};
pub use link::{Link, LinkKind, LinkTarget, Relation};
pub use note::{Note, NoteKind};
pub use number::{ActNumber, Series, canonical_provision_number, superscript_number};
pub use parts::Stretch;
pub use path::Path;
pub use printed::number_in;
pub use problem::{Problem, ProblemCode};
pub use provision::{Block, BlockStyle, Cell, HeadingLevel, LinkedText, Provision, Table};
