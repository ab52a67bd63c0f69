//! Health and metrics.

use axum::response::Response;

use crate::answer::{JSON, Keep, answer};
use crate::failure::Failure;
use crate::request::RequestContext;

/// The process answers
#[utoipa::path(
    get,
    path = "/api/v1/health/live",
    tag = "health",
    responses((status = 200, description = "Yes", content_type = "application/json"))
)]
pub(crate) async fn live(context: RequestContext) -> Result<Response, Failure> {
    let body = serde_json::json!({"status": "live", "version": env!("CARGO_PKG_VERSION")}).to_string();
    Ok(answer(context.request.headers(), JSON, Keep::Never, body))
}

/// A generation of the index answers
#[utoipa::path(
    get,
    path = "/api/v1/health/ready",
    tag = "health",
    responses((status = 200, description = "Yes: `generation` is the one that answers; `refused`, when it is there, names a newer one that cannot be read, and why", content_type = "application/json"))
)]
pub(crate) async fn ready(context: RequestContext) -> Result<Response, Failure> {
    let engine = context.app.engine.load();
    let mut body = serde_json::json!({"status": "ready", "generation": engine.generation()});
    if let Some(refused) = &*context.app.refused.load() {
        // A generation answers, but an older one than it should be. The status stays 200 for callers; the operator must
        // look.
        body["refused"] = serde_json::json!({"generation": refused.generation, "reason": refused.reason});
    }
    Ok(answer(context.request.headers(), JSON, Keep::Never, body.to_string()))
}

/// Returns the metrics for Prometheus.
pub(crate) async fn metrics(context: RequestContext) -> Result<Response, Failure> {
    let body = context.app.metrics.text(context.app.engine.load().generation());
    Ok(answer(context.request.headers(), "text/plain; version=0.0.4; charset=utf-8", Keep::Never, body))
}
