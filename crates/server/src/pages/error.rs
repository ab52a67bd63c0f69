//! Pages that tell why there is nothing to see.

use askama::Template;
use axum::http::{HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use qonun_law::Lang;

use super::frame::Frame;
use super::render;
use crate::answer::HTML;
use crate::failure::Failure;

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    frame: Frame,
    status: u16,
    detail: String,
}

/// The page of a failure.
pub(crate) fn failed(failure: &Failure, ui: Lang, address: &Uri) -> Response {
    let pairs = crate::address::query_pairs(address.query()).unwrap_or_default();
    let mut frame = Frame::at(ui, address.path().to_owned(), pairs, failure.title(ui));
    frame.listed = false;
    let status = failure.code.status();
    let page = ErrorPage { frame, status: status.as_u16(), detail: failure.detail(ui) };
    let body = render(&page).unwrap_or_else(|_| failure.detail(ui));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(HTML)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    let mut response = (status, headers, body).into_response();
    failure.add_retry_after(&mut response);
    response
}
