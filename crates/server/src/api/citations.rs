//! `POST /api/v1/citations`

use axum::body::{Body, HttpBody};
use axum::http::header;
use axum::response::Response;
use qonun_query::CitationsAnswer;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{answer_json, json};
use crate::failure::{Code, Failure, Problem};
use crate::routes::Asked;

/// How many times the allowed size is still read and thrown away, so that the caller can hear the answer.
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
        (status = 200, description = "The citations in order of the text", body = CitationsAnswer),
        (status = 400, description = "Something in the request is wrong", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The text is too long", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Neither plain text nor JSON", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn citations(asked: Asked) -> Result<Response, Failure> {
    let Asked { app, request, .. } = asked;
    let (parts, body) = request.into_parts();
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("text/plain");
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let bytes = read_body(body, app.settings.max_body).await?;
    let text = match kind.as_str() {
        "text/plain" => String::from_utf8(bytes).map_err(|error| bad_body(error.utf8_error()))?,
        "application/json" => serde_json::from_slice::<CitationsRequest>(&bytes).map_err(bad_body)?.text,
        _ => return Err(Failure::new(Code::UnsupportedMediaType).with("expected", "text/plain, application/json")),
    };
    let body = app.work(move |engine, _| json(&engine.citations(&text))).await?;
    Ok(answer_json(&parts.headers, body))
}

fn bad_body(error: impl ToString) -> Failure {
    Failure::new(Code::BadBody).with("reason", error)
}

/// Reads a body of at most so many bytes. A larger one is read on for a while: who is still sending does not hear.
async fn read_body(mut body: Body, most: usize) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let mut seen = 0_usize;
    loop {
        let next = std::future::poll_fn(|context| std::pin::Pin::new(&mut body).poll_frame(context)).await;
        let Some(frame) = next else { break };
        let Ok(data) = frame.map_err(bad_body)?.into_data() else { continue };
        seen = seen.saturating_add(data.len());
        if seen <= most {
            bytes.extend_from_slice(&data);
        } else {
            bytes = Vec::new();
        }
        if seen > most.saturating_mul(DRAINED) {
            break;
        }
    }
    if seen > most { Err(Failure::new(Code::BodyTooLarge).with("limit", most)) } else { Ok(bytes) }
}
