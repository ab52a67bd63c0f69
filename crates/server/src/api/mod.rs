//! The API under `/api/v1`.

mod act_changes;
mod check;
mod check_body;
mod citations;
mod citations_body;
mod compare;
mod health;
mod links;
mod openapi;
mod resolve;
mod search;
mod suggest;
mod verify;
mod views;

use axum::http::HeaderMap;
use axum::response::Response;
use qonun_query::{Patience, QueryError};
use qonun_texts::Code;
use serde::Serialize;

use crate::answer::{JSON, Keep, answer};
use crate::failure::Failure;
use crate::patient::Patient;

pub(crate) use check::{CSV, check, day, wants_table, words};
pub use check_body::{CheckBody, check_csv};
pub(crate) use citations::{citations, read_in_time};
pub use citations_body::{CitationBody, citation_status};
pub(crate) use compare::compare;
pub(crate) use health::{live, metrics, ready};
pub(crate) use openapi::openapi;
pub use openapi::openapi_json;
pub(crate) use resolve::resolve;
pub(crate) use search::search;
pub use search::search_json;
pub(crate) use suggest::suggest;
pub(crate) use verify::{read_proof, verify};
pub(crate) use views::{act, act_as_json, document, provision};

/// Serialises a value as JSON. Stops when the caller no longer waits.
pub(crate) fn json(value: &impl Serialize, patience: &Patience) -> Result<String, Failure> {
    let mut out = Patient::new(patience);
    match serde_json::to_writer(&mut out, value) {
        Err(_) if out.is_over() => Err(QueryError::Deadline.into()),
        Err(error) => {
            tracing::error!(%error, "an answer cannot be written");
            Err(Failure::new(Code::Internal))
        }
        Ok(()) => Ok(out.into_text()),
    }
}

fn answer_json(headers: &HeaderMap, body: String) -> Response {
    answer(headers, JSON, Keep::Shortly, body)
}
