//! What happens around every request: a name for it, the caller's allowance, headers, figures, a line in the log.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::app::App;
use crate::failure::{Code, Failure};
use crate::limits::Allowance;
use crate::routes;

/// Everything a page may load: from this server, and pictures of formulas from the place they are published at.
const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
    img-src 'self' https://lex.uz; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const ALWAYS: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
];

/// Wraps the handling of one request.
pub(crate) async fn around(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let start = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned();
    let caller = caller(&request, app.settings.trust_forwarded);
    // A browser that asks first would else pay twice for one request.
    let is_counted = method != Method::OPTIONS;
    let limiter = app.limiter.as_ref().filter(|_| is_counted);
    let allowance = limiter.zip(caller).and_then(|(limiter, caller)| limiter.take(caller, start));
    let mut response = match allowance {
        Some(Allowance { retry_after, .. }) if retry_after > 0 => {
            let failure = Failure { retry_after: Some(retry_after), ..Failure::new(Code::TooManyRequests) };
            routes::refuse(failure.with("seconds", retry_after), &request)
        }
        _ => next.run(request).await,
    };
    if let (Some(limiter), Some(allowance)) = (&app.limiter, allowance) {
        show_allowance(response.headers_mut(), &limiter.policy(), allowance);
    }
    let took = start.elapsed();
    let status = response.status().as_u16();
    app.metrics.count(&route, status, took);
    // Neither addresses nor queries are logged: what people look for is theirs.
    tracing::debug!(%method, route, status, ms = took.as_secs_f64() * 1_000.0, "answered");
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(value) = HeaderValue::from_str(&format!("total;dur={:.3}", took.as_secs_f64() * 1_000.0)) {
        headers.append("server-timing", value);
    }
    response
}

/// The address of the caller: of the connection, or the last one a trusted proxy on this computer has put down.
fn caller(request: &Request, trust_forwarded: bool) -> Option<IpAddr> {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip())?;
    if !trust_forwarded || !peer.is_loopback() {
        return Some(peer);
    }
    Some(forwarded(request.headers()).unwrap_or(peer))
}

fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    headers.get("x-forwarded-for")?.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
}

fn show_allowance(headers: &mut HeaderMap, policy: &str, allowance: Allowance) {
    let state = format!("\"default\";r={};t={}", allowance.remaining, allowance.retry_after);
    for (name, value) in [("ratelimit-policy", policy), ("ratelimit", &state)] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    }
}
