//! `POST /api/v1/citations/check`

use axum::http::header;
use axum::response::Response;
use qonun_formats::{FormatError, Received};
use qonun_law::Date;
use qonun_query::{Amount, Engine, Patience};
use qonun_texts::Code;

use super::check_body::{CheckBody, check_csv};
use super::citations::{read_in_time, text_of_json};
use super::{answer_json, json};
use crate::answer::{Keep, answer};
use crate::failure::{Failure, Problem};
use crate::parameters::{Pairs, date, once};
use crate::request::RequestContext;

/// Media type of a table.
pub(crate) const CSV: &str = "text/csv; charset=utf-8; header=present";

/// The bodies that are read.
const EXPECTED: &str =
    "text/plain, text/html, application/vnd.openxmlformats-officedocument.wordprocessingml.document, application/json";

/// Check the citations of a text
///
/// Each citation with what it names, as in `/citations`, and with `findings`: `not_held`, `ambiguous`, `no_provision`,
/// `no_part`, `repealed`, `not_yet`, `changed` (the cited text is not that of the day any more), `not_comparable` (the text
/// of the day is not held). No finding: the citation is in order. `state` is that of the act on the day, `repealed_by` the
/// acts that ended it. A body may be a file: plain text, a web page, a Word document.
#[utoipa::path(
    post,
    path = "/api/v1/citations/check",
    tag = "citations",
    params(
        ("on" = Option<String>, Query, description = "The day of the text; default today", example = "2020-01-01"),
        ("format" = Option<String>, Query, description = "`json` (default) or `csv`", example = "json"),
    ),
    request_body(description = "A text: plain, in JSON, as HTML or as .docx", content(
        (String = "text/plain", example = json!("ЎРҚ-547-сон Қонуннинг 15-моддаси")),
        (super::citations::CitationsRequest = "application/json"),
        (String = "text/html"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    )),
    responses(
        (status = 200, description = "The citations in order of the text", content(
            (CheckBody = "application/json"),
            (String = "text/csv"),
        )),
        (status = 400, description = "Something in the request is wrong, or the file cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 408, description = "The text came too slowly", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The text is too long", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The type of the file is not read", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn check(mut context: RequestContext) -> Result<Response, Failure> {
    let (on, is_table) = (day(&context.pairs)?, wants_table(&context.pairs)?);
    let body = std::mem::take(context.request.body_mut());
    let kind = context.request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = kind.unwrap_or("text/plain").to_owned();
    let is_json = kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json");
    let received = Received::of_media_type(&kind);
    if received.is_none() && !is_json {
        return Err(Failure::new(Code::UnsupportedMediaType).with("expected", EXPECTED));
    }
    let bytes = read_in_time(body, &context.app).await?;
    let work = move |engine: &Engine, patience: Patience| {
        let text = match received {
            Some(received) => words(received, &bytes)?,
            None => text_of_json(&bytes)?,
        };
        let answer = engine.check(&text, on, Amount::OneAnswer, patience.clone())?;
        if is_table { Ok(check_csv(&answer)) } else { json(&CheckBody::from(answer), &patience) }
    };
    let body = context.work(work).await?;
    let headers = context.request.headers();
    Ok(if is_table { answer(headers, CSV, Keep::Never, body) } else { answer_json(headers, body) })
}

/// Returns the day of a check.
pub(crate) fn day(pairs: &Pairs) -> Result<Option<Date>, Failure> {
    once(pairs, "on")?.map(|value| date("on", value)).transpose()
}

/// True if the answer shall be a table.
pub(crate) fn wants_table(pairs: &Pairs) -> Result<bool, Failure> {
    match once(pairs, "format")? {
        None | Some("json" | "html") => Ok(false),
        Some("csv") => Ok(true),
        Some(other) => Err(Failure::bad_value("format", other, "json, csv")),
    }
}

/// Returns the words of a file.
pub(crate) fn words(received: Received, bytes: &[u8]) -> Result<String, Failure> {
    received.words(bytes).map_err(|error: FormatError| Failure::new(Code::BadBody).with("reason", error))
}
