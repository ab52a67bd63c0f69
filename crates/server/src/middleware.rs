//! The steps around every request: request id, rate limit, headers, metrics, log line.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use qonun_texts::Code;

use crate::app::App;
use crate::caller;
use crate::failure::Failure;
use crate::limits::Allowance;
use crate::refuse::refuse;
use crate::request::Asker;

/// The allowed sources of a page: this server, and lex.uz for pictures of formulas.
const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
    img-src 'self' https://lex.uz; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const ALWAYS: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
];

const HSTS: &str = "max-age=31536000";

/// Maximum length of a request id from a caller.
const LONGEST_REQUEST_ID: usize = 64;
/// Maximum length of an address without its query, in bytes. A character of the query may take [`BYTES_A_CHARACTER`].
const LONGEST_REST: usize = 8 * 1024;
/// Maximum bytes of one query character in an address: four bytes of UTF-8, each escaped as three.
const BYTES_A_CHARACTER: usize = 12;

/// Wraps the handling of one request.
pub(crate) async fn around(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let start = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned();
    let caller =
        caller::peer_of(&request).map(|peer| caller::caller(peer, request.headers(), &app.settings.trusted_proxies));
    request.extensions_mut().insert(Asker(caller));
    // Otherwise a browser that sends a preflight request would pay twice for one request.
    let is_counted = method != Method::OPTIONS;
    let limiter = app.limiter.as_ref().filter(|_| is_counted);
    let allowance = limiter.zip(caller).and_then(|(limiter, caller)| limiter.take(caller, start));
    let mut response = match (allowance, checked(&request, &app)) {
        (Some(Allowance { retry_after, .. }), _) if retry_after > 0 => {
            refuse(Failure::again_after(Code::TooManyRequests, retry_after), &request)
        }
        (_, Err(failure)) => refuse(failure, &request),
        (_, Ok(())) => next.run(request).await,
    };
    if let (Some(limiter), Some(allowance)) = (&app.limiter, allowance) {
        show_allowance(response.headers_mut(), &limiter.policy(), allowance);
    }
    let took = start.elapsed();
    let status = response.status().as_u16();
    app.metrics.count(&route, status, took);
    // Addresses and queries are not logged: what people search for is private.
    tracing::debug!(%method, route, status, ms = took.as_secs_f64() * 1_000.0, "answered");
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if app.settings.base_url.as_ref().is_some_and(|base| base.starts_with("https://")) {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HSTS));
    }
    if let Ok(value) = HeaderValue::from_str(&format!("total;dur={:.3}", took.as_secs_f64() * 1_000.0)) {
        headers.append("server-timing", value);
    }
    response
}

/// Refuses requests that no route should have to check.
fn checked(request: &Request, app: &App) -> Result<(), Failure> {
    let hosts: Vec<_> = request.headers().get_all(header::HOST).iter().collect();
    let named = hosts.first().map(|host| host.to_str().is_ok_and(caller::is_host));
    if hosts.len() > 1 || named == Some(false) {
        return Err(Failure::new(Code::BadHost));
    }
    let length = request.uri().path_and_query().map_or(0, |address| address.as_str().len());
    let limit = LONGEST_REST + BYTES_A_CHARACTER * app.settings.max_query_chars;
    if length > limit {
        return Err(Failure::new(Code::AddressTooLong).with("length", length).with("limit", limit));
    }
    Ok(())
}

/// Removes the request id of the caller unless it is short and plain.
pub(crate) async fn plain_request_id(mut request: Request, next: Next) -> Response {
    const NAME: HeaderName = HeaderName::from_static("x-request-id");
    let plain = |value: &HeaderValue| {
        let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.:".contains(byte);
        !value.is_empty() && value.len() <= LONGEST_REQUEST_ID && value.as_bytes().iter().all(plain)
    };
    let mut names = request.headers().get_all(&NAME).iter();
    let keeps = names.next().is_some_and(plain) && names.next().is_none();
    if !keeps {
        request.headers_mut().remove(&NAME);
    }
    next.run(request).await
}

fn show_allowance(headers: &mut HeaderMap, policy: &str, allowance: Allowance) {
    let state = format!("\"default\";r={};t={}", allowance.remaining, allowance.retry_after);
    for (name, value) in [("ratelimit-policy", policy), ("ratelimit", &state)] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    }
}
