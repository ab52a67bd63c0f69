//! Renders templates and sends pages.

use askama::Template;
use axum::http::HeaderMap;
use axum::response::Response;
use qonun_query::{Patience, QueryError};
use qonun_texts::Code;

use crate::answer::{HTML, Keep, answer};
use crate::failure::Failure;
use crate::patient::Patient;

/// Renders a page.
pub(super) fn render(page: &impl Template) -> Result<String, Failure> {
    page.render().map_err(|error| not_rendered(&error))
}

/// Renders a page whose length depends on a text. Stops when the caller no longer waits.
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

/// Returns the response with a page.
pub(super) fn answer_page(headers: &HeaderMap, body: String) -> Response {
    answer(headers, HTML, Keep::AskAgain, body)
}
