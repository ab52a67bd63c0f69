//! Questions to a law base, and answers: matching, ranking, grouping, snippets and views.
//!
//! [`Engine`] answers over one generation of the index. The page and the API use the same functions and differ only in
//! how they write the answer down.
//!
//! Invariant: this crate does not know HTTP, JSON or HTML, nor the sentences that a reader sees. Its answers can only
//! be serialised and described.

mod address;
mod answer;
mod citing;
mod clock;
mod cursor;
mod days;
mod editions;
mod engine;
mod error;
mod facets;
mod matching;
#[cfg(test)]
mod oracle_tests;
mod plan;
mod postings;
mod proof;
mod rank;
mod request;
mod search;
mod snapshot;
mod spelling;
mod suggest;
mod view;
mod words;
mod written;

pub use address::{
    document_address, document_address_on, fixed_address, provision_address, provision_address_on,
    provision_page_address,
};
pub use answer::*;
pub use clock::Patience;
pub use engine::{Engine, today};
pub use error::QueryError;
pub use proof::{NoProof, Proof};
pub use qonun_index::Refused;
pub use qonun_query_language::{Problem, Scope, Syntax};
pub use request::{Direction, FacetField, Filters, Grouping, LinksRequest, SearchRequest, Sort};
pub use view::{Amount, ComparedPlace, StoredText};
