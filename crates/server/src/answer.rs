//! Successful answers: a body with its media type, an ETag of its bytes, and 304 for a caller that already has the
//! body.

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Who may cache an answer, and how long.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Keep {
    /// Anyone, for one minute: answers of the API.
    Shortly,
    /// Only after revalidation, because the answer depends on a cookie: pages.
    AskAgain,
    /// Nobody: health.
    Never,
}

impl Keep {
    const fn value(self) -> &'static str {
        match self {
            Self::Shortly => "public, max-age=60",
            Self::AskAgain => "private, no-cache",
            Self::Never => "no-store",
        }
    }

    const fn vary(self) -> &'static str {
        match self {
            Self::Shortly | Self::Never => "Accept-Language",
            Self::AskAgain => "Accept-Language, Cookie",
        }
    }
}

pub(crate) const JSON: &str = "application/json";
pub(crate) const TEXT: &str = "text/plain; charset=utf-8";
pub(crate) const HTML: &str = "text/html; charset=utf-8";

/// Returns the answer with a body, or 304 if `asked` contains the ETag of the body.
pub(crate) fn answer(asked: &HeaderMap, kind: &'static str, keep: Keep, body: impl Into<Vec<u8>>) -> Response {
    let body = body.into();
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    // The ETag is weak: the same bytes may be sent compressed or not.
    let etag = format!("W/\"{:016x}\"", hasher.finish());
    let mut response = if has(asked, &etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, HeaderValue::from_static(kind))], body).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep.value()));
    headers.insert(header::VARY, HeaderValue::from_static(keep.vary()));
    if let Ok(value) = HeaderValue::from_str(&etag) {
        headers.insert(header::ETAG, value);
    }
    response
}

/// True if `If-None-Match` contains the ETag.
pub(crate) fn has(asked: &HeaderMap, etag: &str) -> bool {
    let strong = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let named = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    named.flat_map(|value| value.split(',')).any(|tag| tag.trim() == "*" || strong(tag) == strong(etag))
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, StatusCode, header};

    use super::{JSON, Keep, answer};

    #[test]
    fn who_has_the_answer_gets_304() {
        let first = answer(&HeaderMap::new(), JSON, Keep::Shortly, "{}".to_owned());
        assert_eq!(first.status(), StatusCode::OK);
        let etag = first.headers()[header::ETAG].clone();
        for (asked, wanted) in [
            (etag.clone(), StatusCode::NOT_MODIFIED),
            (HeaderValue::from_str(&format!("\"x\", {}", etag.to_str().unwrap())).unwrap(), StatusCode::NOT_MODIFIED),
            (HeaderValue::from_static("*"), StatusCode::NOT_MODIFIED),
            (HeaderValue::from_static("\"other\""), StatusCode::OK),
        ] {
            let headers = HeaderMap::from_iter([(header::IF_NONE_MATCH, asked.clone())]);
            assert_eq!(answer(&headers, JSON, Keep::Shortly, "{}".to_owned()).status(), wanted, "{asked:?}");
        }
    }
}
