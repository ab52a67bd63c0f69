//! The OpenSearch description of the search for browsers, and suggestions in the OpenSearch format.

use askama::Template;
use axum::response::Response;
use qonun_law::Status;
use qonun_query::{Engine, Suggestion};
use qonun_texts::{Texts, texts};

use super::render::render;
use crate::answer::{Keep, answer};
use crate::failure::Failure;
use crate::parameters::typed;
use crate::request::RequestContext;

#[derive(Template)]
#[template(path = "opensearch.xml")]
struct Description {
    t: &'static Texts,
    language: &'static str,
    /// `https://host`.
    base: String,
}

/// `GET /opensearch.xml`
pub(crate) async fn opensearch(context: RequestContext) -> Result<Response, Failure> {
    let page = Description { t: texts(context.ui), language: context.ui.tag(), base: context.base() };
    let kind = "application/opensearchdescription+xml; charset=utf-8";
    Ok(answer(context.request.headers(), kind, Keep::AskAgain, render(&page)?))
}

/// `GET /suggest/opensearch?q=`
pub(crate) async fn opensearch_suggest(context: RequestContext) -> Result<Response, Failure> {
    let q = typed(&context.pairs, context.app.settings.max_query_chars)?.unwrap_or_default();
    let (ui, typed) = (context.ui, q.clone());
    let work = move |engine: &Engine, patience| Ok(engine.suggest(&typed, 8, None, Some(ui), patience)?);
    let found = context.work(work).await?;
    // A browser may show a description beside each suggestion: here the status of an act that is not in force.
    let state = |suggestion: &Suggestion| match suggestion.status {
        Some(status) if status != Status::InForce => texts(ui).status_name(status),
        _ => "",
    };
    let states: Vec<&str> = found.suggestions.iter().map(state).collect();
    let names: Vec<&str> = found.suggestions.iter().map(|suggestion| suggestion.text.as_str()).collect();
    let body = serde_json::json!([q, names, states]).to_string();
    Ok(answer(context.request.headers(), "application/x-suggestions+json", Keep::AskAgain, body))
}
