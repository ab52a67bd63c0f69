//! The API under `/api/v1`.

mod citations;
mod health;
mod openapi;
mod resolve;
mod search;
mod suggest;
mod views;

use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;

use crate::answer::{JSON, Keep, answer};
use crate::failure::{Code, Failure};

pub(crate) use citations::citations;
pub(crate) use health::{live, metrics, ready};
pub(crate) use openapi::openapi;
pub use openapi::openapi_json;
pub(crate) use resolve::resolve;
pub(crate) use search::search;
pub use search::search_json;
pub(crate) use suggest::suggest;
pub(crate) use views::{act, document, provision};

/// A value as JSON.
fn json(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(|error| {
        tracing::error!(%error, "an answer cannot be written");
        Failure::new(Code::Internal)
    })
}

fn answer_json(headers: &HeaderMap, body: String) -> Response {
    answer(headers, JSON, Keep::Shortly, body)
}
