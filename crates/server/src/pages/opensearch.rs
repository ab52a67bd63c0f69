//! The description of the search for browsers, and suggestions in the form that browsers read.

use askama::Template;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use qonun_law::Status;
use qonun_query::Suggestion;

use super::render;
use crate::answer::{Keep, answer};
use crate::failure::Failure;
use crate::parameters::{checked_query, once};
use crate::routes::Asked;
use crate::texts::{Texts, texts};

#[derive(Template)]
#[template(path = "opensearch.xml")]
struct Description {
    t: &'static Texts,
    language: &'static str,
    /// `https://host`.
    base: String,
}

/// `GET /opensearch.xml`
pub(crate) async fn opensearch(asked: Asked) -> Result<Response, Failure> {
    let page = Description { t: texts(asked.ui), language: asked.ui.tag(), base: base(asked.request.headers()) };
    let kind = "application/opensearchdescription+xml; charset=utf-8";
    Ok(answer(asked.request.headers(), kind, Keep::Shortly, render(&page)?))
}

/// `GET /suggest/opensearch?q=`
pub(crate) async fn opensearch_suggest(asked: Asked) -> Result<Response, Failure> {
    let q = checked_query(once(&asked.pairs, "q")?.unwrap_or_default(), asked.app.settings.max_query_chars)?;
    let (ui, typed) = (asked.ui, q.clone());
    let found = asked.app.work(move |engine, _| Ok(engine.suggest(&typed, 8, None, Some(ui)))).await?;
    // Beside each suggestion a browser may show a word about it: here what became of an act that is not in force.
    let state = |suggestion: &Suggestion| match suggestion.status {
        Some(status) if status != Status::InForce => (texts(ui).status_name)(status),
        _ => "",
    };
    let states: Vec<&str> = found.suggestions.iter().map(state).collect();
    let names: Vec<&str> = found.suggestions.iter().map(|suggestion| suggestion.text.as_str()).collect();
    let body = serde_json::json!([q, names, states]).to_string();
    Ok(answer(asked.request.headers(), "application/x-suggestions+json", Keep::Shortly, body))
}

/// The address that the caller knows this server by.
pub(super) fn base(headers: &HeaderMap) -> String {
    let named = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let plain =
        |host: &&str| !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(c));
    let host = named(header::HOST.as_str()).filter(plain).unwrap_or("localhost");
    let scheme = if named("x-forwarded-proto") == Some("https") { "https" } else { "http" };
    format!("{scheme}://{host}")
}
