//! Addresses that answer with a file embedded in the program.

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use qonun_texts::Code;

use crate::answer::has;
use crate::assets::asset;
use crate::failure::Failure;
use crate::refuse::refuse;

const ROBOTS: &str = "User-agent: *\nDisallow: /search\nDisallow: /go\nDisallow: /compare\nDisallow: /api/\n";

/// `GET /assets/…`
pub(crate) async fn file(request: Request) -> Response {
    let name = request.uri().path().strip_prefix("/assets/").unwrap_or_default().to_owned();
    let lasting = request.uri().query().is_some_and(|query| query.starts_with("v="));
    send(&name, lasting, &request)
}

/// `GET /favicon.ico`. Browsers request it without a link.
pub(crate) async fn favicon(request: Request) -> Response {
    send("icon.svg", false, &request)
}

/// `GET /robots.txt`
pub(crate) async fn robots(_: Uri) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"))], ROBOTS).into_response()
}

fn send(name: &str, lasting: bool, request: &Request) -> Response {
    let Some(asset) = asset(name) else { return refuse(Failure::new(Code::NotFound), request) };
    let etag = format!("\"{}\"", asset.hash);
    let mut response = if has(request.headers(), &etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let kind = [(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind))];
        (kind, asset.bytes.into_owned()).into_response()
    };
    let keep = if lasting { "public, max-age=31536000, immutable" } else { "public, max-age=86400" };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    if let Ok(value) = HeaderValue::from_str(&etag) {
        response.headers_mut().insert(header::ETAG, value);
    }
    response
}
