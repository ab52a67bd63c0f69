//! Files of the site, inside the program.

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use crate::answer::has;
use crate::failure::{Code, Failure};
use crate::routes;

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Files;

const ROBOTS: &str = "User-agent: *\nDisallow: /search\nDisallow: /go\nDisallow: /api/\n";

/// The address of a file, with the hash of its bytes: a changed file has another address.
pub(crate) fn address_of(file: &str) -> String {
    let hash = Files::get(file).map(|found| short_hash(&found.metadata.sha256_hash())).unwrap_or_default();
    format!("/assets/{file}?v={hash}")
}

/// `GET /assets/…`
pub(crate) async fn file(request: Request) -> Response {
    let name = request.uri().path().strip_prefix("/assets/").unwrap_or_default().to_owned();
    let lasting = request.uri().query().is_some_and(|query| query.starts_with("v="));
    send(&name, lasting, &request)
}

/// `GET /favicon.ico`, which browsers ask for by themselves.
pub(crate) async fn favicon(request: Request) -> Response {
    send("icon.svg", false, &request)
}

/// `GET /robots.txt`
pub(crate) async fn robots(_: Uri) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"))], ROBOTS).into_response()
}

fn send(name: &str, lasting: bool, request: &Request) -> Response {
    let Some(found) = Files::get(name) else { return routes::refuse(Failure::new(Code::NotFound), request) };
    let etag = format!("\"{}\"", short_hash(&found.metadata.sha256_hash()));
    let mut response = if has(request.headers(), &etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let kind = [(header::CONTENT_TYPE, HeaderValue::from_static(kind_of(name)))];
        (kind, found.data.into_owned()).into_response()
    };
    let keep = if lasting { "public, max-age=31536000, immutable" } else { "public, max-age=86400" };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    if let Ok(value) = HeaderValue::from_str(&etag) {
        response.headers_mut().insert(header::ETAG, value);
    }
    response
}

fn kind_of(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

fn short_hash(hash: &[u8; 32]) -> String {
    hash[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Files, address_of, kind_of};

    #[test]
    fn every_file_has_a_type_and_an_address() {
        assert!(Files::iter().count() >= 3);
        for file in Files::iter() {
            assert_ne!(kind_of(&file), "application/octet-stream", "{file}");
            assert_eq!(address_of(&file).len(), format!("/assets/{file}?v=").len() + 16, "{file}");
        }
    }
}
