//! Templates rendered, and pages sent.

use askama::Template;
use axum::http::HeaderMap;
use axum::response::Response;
use qonun_query::{Patience, QueryError};
use qonun_texts::Code;

use crate::answer::{HTML, Keep, answer};
use crate::failure::Failure;
use crate::patient::Patient;

/// A rendered page.
pub(super) fn render(page: &impl Template) -> Result<String, Failure> {
    page.render().map_err(|error| not_rendered(&error))
}

/// A rendered page whose length a text decides: it ends when nobody waits for it any more.
pub(super) fn render_for(page: &impl Template, patience: &Patience) -> Result<String, Failure> {
    let mut out = Patient::new(patience);
    match page.render_into(&mut out) {
        Err(_) if out.is_over() => Err(QueryError::Deadline.into()),
        Err(error) => Err(not_rendered(&error)),
        Ok(()) => Ok(out.into_text()),
    }
}

fn not_rendered(error: &askama::Error) -> Failure {
    tracing::error!(%error, "a page cannot be rendered");
    Failure::new(Code::Internal)
}

/// The answer with a page.
pub(super) fn answer_page(headers: &HeaderMap, body: String) -> Response {
    answer(headers, HTML, Keep::AskAgain, body)
}
