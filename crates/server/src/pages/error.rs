//! Pages for failures.

use askama::Template;
use axum::http::{HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use qonun_law::Lang;
use qonun_query::Nearest;
use qonun_texts::Code;

use super::frame::Frame;
use super::render::render;
use crate::address::query_pairs;
use crate::answer::HTML;
use crate::failure::Failure;
use crate::format;
use crate::state::days;
use crate::status::status_of;

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    frame: Frame,
    status: u16,
    detail: String,
    /// Name and address of the nearest held text.
    nearest: Option<(String, String)>,
}

/// Returns the page of a failure.
pub(crate) fn failed(failure: &Failure, ui: Lang, address: &Uri) -> Response {
    // The language switch repeats the address, except one that is too long.
    let is_long = failure.code == Code::AddressTooLong;
    let pairs = if is_long { Vec::new() } else { query_pairs(address.query()).unwrap_or_default() };
    let path = if is_long { "/".to_owned() } else { address.path().to_owned() };
    let mut frame = Frame::at(ui, path, pairs, failure.title(ui));
    frame.listed = false;
    let status = status_of(failure.code);
    let nearest = failure.nearest.as_deref().map(|nearest| (name_of(nearest, &frame), nearest.url.clone()));
    let page = ErrorPage { frame, status: status.as_u16(), detail: failure.told(ui), nearest };
    let body = render(&page).unwrap_or_else(|_| failure.told(ui));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(HTML)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    let mut response = (status, headers, body).into_response();
    failure.add_retry_after(&mut response);
    response
}

fn name_of(nearest: &Nearest, frame: &Frame) -> String {
    match (&nearest.path, &nearest.edition) {
        (Some(path), _) => format::path_name(path, frame.ui),
        (None, Some(edition)) => days(edition, frame.t, |day| frame.date(day)),
        (None, None) => frame.t.whole_text.to_owned(),
    }
}
