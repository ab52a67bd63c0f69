//! Failures as responses: a problem document for programs, a page for people.

use axum::extract::Request;
use axum::response::Response;

use crate::failure::Failure;
use crate::pages;
use crate::request::{instance_of, is_api, ui_of};

/// Returns the response for a failure. The address determines its form: problem document or page.
pub(crate) fn refuse(failure: Failure, request: &Request) -> Response {
    let ui = ui_of(request);
    if is_api(request.uri()) {
        return failure.into_api_response(ui, &instance_of(request.uri()));
    }
    pages::failed(&failure, ui, request.uri())
}
