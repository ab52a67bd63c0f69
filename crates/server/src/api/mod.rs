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

use crate::answer::{JSON, Keep, answer};
use crate::patient::json;

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

fn answer_json(headers: &HeaderMap, body: String) -> Response {
    answer(headers, JSON, Keep::Shortly, body)
}
