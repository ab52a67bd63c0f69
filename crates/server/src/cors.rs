//! Cross-origin access to the API: any site, without credentials.
//!
//! This layer encloses all others, so that scripts can read refusals too (404, 405, 413, 429, 5xx).

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Headers that a request may contain, in addition to those that browsers always allow.
const ALLOWED: &str = "accept, accept-language, authorization, cache-control, content-language, content-type, \
    if-match, if-modified-since, if-none-match, pragma, range, x-request-id, x-requested-with";

/// Headers that a script may read, in addition to those that browsers always show.
const EXPOSED: &str = "content-disposition, content-language, content-length, date, deprecation, etag, link, \
    location, ratelimit, ratelimit-policy, retry-after, server-timing, sunset, x-request-id";

/// Methods for an address that does not exist. Scripts must be able to read its refusal too.
const USUAL: &str = "GET, HEAD, POST";

/// Time for which a browser may cache these permissions, in seconds.
const REMEMBERED: &str = "7200";

/// Answers `OPTIONS` under `/api`, and opens every other answer under it to scripts of other sites.
pub(crate) async fn open_for_all(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path != "/api" && !path.starts_with("/api/") {
        return next.run(request).await;
    }
    let asks_first = request.method() == Method::OPTIONS;
    let mut response = next.run(request).await;
    if asks_first {
        response = options(response.headers());
    }
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED));
    response
}

/// Returns the permissions of an address. `refused` are the headers of the refusal of `OPTIONS`; they contain the
/// methods that exist.
fn options(refused: &HeaderMap) -> Response {
    let known = refused.get(header::ALLOW).and_then(|value| value.to_str().ok()).unwrap_or(USUAL);
    let methods = known.split(',').map(str::trim).filter(|method| !method.is_empty()).chain(["OPTIONS"]);
    let methods = methods.collect::<Vec<_>>().join(", ");
    let methods = HeaderValue::from_str(&methods).unwrap_or(HeaderValue::from_static(USUAL));
    let headers: [(HeaderName, HeaderValue); 4] = [
        (header::ALLOW, methods.clone()),
        (header::ACCESS_CONTROL_ALLOW_METHODS, methods),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static(ALLOWED)),
        (header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static(REMEMBERED)),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::extract::Request;
    use axum::http::{HeaderMap, StatusCode};
    use axum::routing::{get, post};
    use tower::ServiceExt;

    use super::open_for_all;

    async fn ask(method: &str, path: &str) -> (StatusCode, HeaderMap) {
        let refuse = |status: StatusCode| get(move || async move { status });
        let router = Router::new()
            .route("/api/v1/texts", post(|| async { "" }))
            .route("/api/v1/busy", refuse(StatusCode::TOO_MANY_REQUESTS))
            .route("/api/v1/broken", refuse(StatusCode::INTERNAL_SERVER_ERROR))
            .route("/page", get(|| async { "" }));
        // As in the server: axum writes the methods of an address outside the layers of its routes.
        let router = Router::new().fallback_service(router).layer(axum::middleware::from_fn(open_for_all));
        let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
        let response = router.oneshot(request).await.unwrap();
        (response.status(), response.headers().clone())
    }

    #[tokio::test]
    async fn every_answer_of_the_api_is_open_whatever_its_status() {
        for (method, path, status) in [
            ("GET", "/api/v1/busy", 429),
            ("GET", "/api/v1/broken", 500),
            ("POST", "/api/v1/texts", 200),
            ("DELETE", "/api/v1/texts", 405),
            ("GET", "/api/nothing", 404),
            ("GET", "/api", 404),
        ] {
            let (found, headers) = ask(method, path).await;
            assert_eq!(found, status, "{method} {path}");
            assert_eq!(headers["access-control-allow-origin"], "*", "{method} {path}");
            let exposed = headers["access-control-expose-headers"].to_str().unwrap();
            assert!(["etag", "link", "retry-after"].iter().all(|name| exposed.contains(name)), "{exposed}");
        }
        for path in ["/page", "/apiary"] {
            assert!(!ask("GET", path).await.1.contains_key("access-control-allow-origin"), "{path}");
        }
    }

    #[tokio::test]
    async fn a_browser_that_asks_first_hears_the_methods_of_the_address() {
        for (path, methods) in [
            ("/api/v1/texts", "POST, OPTIONS"),
            ("/api/v1/busy", "GET, HEAD, OPTIONS"),
            ("/api/nothing", "GET, HEAD, POST, OPTIONS"),
        ] {
            let (status, headers) = ask("OPTIONS", path).await;
            assert_eq!(status, 204, "{path}");
            let named = headers["access-control-allow-methods"].to_str().unwrap();
            assert_eq!(named.replace(' ', ""), methods.replace(' ', ""), "{path}");
            assert_eq!(headers["allow"], named, "{path}");
            let allowed = headers["access-control-allow-headers"].to_str().unwrap();
            assert!(["if-none-match", "content-type"].iter().all(|name| allowed.contains(name)), "{allowed}");
        }
    }
}
