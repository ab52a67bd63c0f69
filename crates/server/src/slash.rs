//! A slash too many in an address, at its end or beside another one, leads on to the address without it.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::address::encode_path;

/// Asks for the address without the slashes that are too many, and leads there when something answers. What is not there is
/// refused at once, by its address without them: one that begins with two slashes would name another host.
pub(crate) async fn lead_on(mut request: Request, next: Next) -> Response {
    let Some(bare) = without_slash(request.uri()) else {
        return next.run(request).await;
    };
    let location = HeaderValue::from_str(&encode_path(&bare.to_string()));
    *request.uri_mut() = bare;
    let response = next.run(request).await;
    match location {
        Ok(location) if response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED => {
            redirect(response, location)
        }
        _ => response,
    }
}

/// The address without slashes at its end and beside each other; `None` when it has none of them.
fn without_slash(uri: &Uri) -> Option<Uri> {
    let path = uri.path();
    let is_plain = path.starts_with('/') && !path.contains("//") && (path == "/" || !path.ends_with('/'));
    if is_plain {
        return None;
    }
    let steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty()).collect();
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    format!("/{}{query}", steps.join("/")).parse().ok()
}

/// An answer turned into one that leads on; the headers that every answer has stay.
fn redirect(answer: Response, location: HeaderValue) -> Response {
    let (mut parts, _) = answer.into_parts();
    // Other methods than GET must stay what they are.
    parts.status = StatusCode::PERMANENT_REDIRECT;
    for name in [
        header::CONTENT_TYPE,
        header::CONTENT_LENGTH,
        header::CONTENT_ENCODING,
        header::ETAG,
        header::LINK,
        header::CACHE_CONTROL,
    ] {
        parts.headers.remove(name);
    }
    parts.headers.insert(header::LOCATION, location);
    Response::from_parts(parts, Body::empty())
}

#[cfg(test)]
mod tests {
    use super::without_slash;

    #[test]
    fn slashes_too_many_are_taken_off_and_the_query_stays() {
        for (address, wanted) in [
            ("/search/?q=a%2Fb&ui=ru", Some("/search?q=a%2Fb&ui=ru")),
            ("/docs/-6257288/", Some("/docs/-6257288")),
            ("/help/query//", Some("/help/query")),
            ("/api/v1/search/?q=", Some("/api/v1/search?q=")),
            ("//other.example/", Some("/other.example")),
            ("/%D2%9B/", Some("/%D2%9B")),
            ("/search", None),
            ("/", None),
            ("//", Some("/")),
            ("//other.example/x", Some("/other.example/x")),
            ("/uz//law///2019?q=//", Some("/uz/law/2019?q=//")),
            ("/?q=/", None),
        ] {
            let found = without_slash(&address.parse().unwrap()).map(|uri| uri.to_string());
            assert_eq!(found.as_deref(), wanted, "{address}");
        }
    }
}
