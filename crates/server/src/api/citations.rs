//! `POST /api/v1/citations`

use axum::body::{Body, HttpBody};
use axum::http::header;
use axum::response::Response;
use qonun_query::{Amount, Engine, Patience};
use qonun_texts::Code;
use serde::Deserialize;
use utoipa::ToSchema;

use super::citations_body::CitationsBody;
use super::{answer_json, json};
use crate::app::App;
use crate::budget::{Budget, no_room};
use crate::failure::{Failure, Problem};
use crate::request::RequestContext;

/// An oversized body is read and discarded up to this multiple of the allowed size, so that the caller receives the
/// answer.
const DRAINED: usize = 32;

/// A text to look for citations in.
#[derive(Deserialize, ToSchema)]
pub(crate) struct CitationsRequest {
    /// The text.
    #[schema(example = "ЎРҚ-547-сон Қонуннинг 15-моддаси")]
    text: String,
}

/// Find the citations of a text
#[utoipa::path(
    post,
    path = "/api/v1/citations",
    tag = "citations",
    request_body(description = "A text, plain or in JSON", content(
        (String = "text/plain", example = json!("ЎРҚ-547-сон Қонуннинг 15-моддаси")),
        (CitationsRequest = "application/json"),
    )),
    responses(
        (status = 200, description = "The citations in order of the text", body = CitationsBody),
        (status = 400, description = "Something in the request is wrong", body = Problem, content_type = "application/problem+json"),
        (status = 408, description = "The text came too slowly", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The text is too long", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Neither plain text nor JSON", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn citations(mut context: RequestContext) -> Result<Response, Failure> {
    let body = std::mem::take(context.request.body_mut());
    let kind = context.request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = kind.unwrap_or("text/plain").split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let text = text_of(&kind, read_in_time(body, &context.app).await?)?;
    let work = move |engine: &Engine, patience: Patience| {
        let answer = engine.citations(&text, Amount::OneAnswer, patience.clone())?;
        json(&CitationsBody::from(answer), &patience)
    };
    let body = context.work(work).await?;
    Ok(answer_json(context.request.headers(), body))
}

/// Returns the text of a body with the media type `kind`.
fn text_of(kind: &str, bytes: Vec<u8>) -> Result<String, Failure> {
    match kind {
        "text/plain" => String::from_utf8(bytes).map_err(|error| bad_body(error.utf8_error())),
        "application/json" => text_of_json(&bytes),
        _ => Err(Failure::new(Code::UnsupportedMediaType).with("expected", "text/plain, application/json")),
    }
}

/// Returns the text of a body in JSON.
pub(super) fn text_of_json(bytes: &[u8]) -> Result<String, Failure> {
    Ok(serde_json::from_slice::<CitationsRequest>(bytes).map_err(bad_body)?.text)
}

fn bad_body(error: impl ToString) -> Failure {
    Failure::new(Code::BadBody).with("reason", error)
}

/// Reads a body within the time limit and the memory budget.
pub(crate) async fn read_in_time(body: Body, app: &App) -> Result<Vec<u8>, Failure> {
    let longest = app.settings.body_timeout;
    let too_slow = |_| Failure::new(Code::BodyTooSlow).with("seconds", longest.as_secs_f64());
    tokio::time::timeout(longest, read_body(body, app.settings.max_body, &app.incoming)).await.map_err(too_slow)?
}

/// Reads a body of at most `most` bytes. A larger one is read further for a while, because a caller that is still
/// sending does not read the answer.
async fn read_body(mut body: Body, most: usize, budget: &Budget) -> Result<Vec<u8>, Failure> {
    let (mut bytes, mut shares) = (Vec::new(), Vec::new());
    let mut seen = 0_usize;
    loop {
        let next = std::future::poll_fn(|context| std::pin::Pin::new(&mut body).poll_frame(context)).await;
        let Some(frame) = next else { break };
        let Ok(data) = frame.map_err(bad_body)?.into_data() else { continue };
        seen = seen.saturating_add(data.len());
        if seen <= most {
            shares.push(budget.share(data.len() as u64).ok_or_else(no_room)?);
            bytes.extend_from_slice(&data);
        } else {
            (bytes, shares) = (Vec::new(), Vec::new());
        }
        if seen > most.saturating_mul(DRAINED) {
            break;
        }
    }
    if seen > most { Err(Failure::new(Code::BodyTooLarge).with("limit", most)) } else { Ok(bytes) }
}
