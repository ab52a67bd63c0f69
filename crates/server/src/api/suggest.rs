//! `GET /api/v1/suggest`

use axum::response::Response;
use qonun_query::{Engine, Patience, SuggestAnswer};
use qonun_texts::Code;

use super::{answer_json, json};
use crate::failure::{Failure, Problem};
use crate::parameters::{self, language, number, once};
use crate::request::RequestContext;

/// Most suggestions in one answer.
const MOST: usize = 20;

/// Complete what is being typed
#[utoipa::path(
    get,
    path = "/api/v1/suggest",
    tag = "search",
    params(
        ("q" = String, Query, description = "What was typed so far", example = "mehn"),
        ("limit" = Option<usize>, Query, description = "Most suggestions, default 8", example = 8, minimum = 1, maximum = 20),
        ("lang" = Option<String>, Query, description = "Language of titles, where an act has it; default: the language and alphabet of what was typed, else of `Accept-Language`", example = "uz-Latn"),
    ),
    responses(
        (status = 200, description = "Suggestions, best first; none is a good answer too", body = SuggestAnswer),
        (status = 400, description = "Something in the request is wrong", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn suggest(context: RequestContext) -> Result<Response, Failure> {
    if !context.pairs.iter().any(|(name, _)| name == "q") {
        return Err(Failure::new(Code::MissingParameter).with("parameter", "q"));
    }
    let typed = parameters::typed(&context.pairs, context.app.settings.max_query_chars)?.unwrap_or_default();
    let limit = once(&context.pairs, "limit")?.map_or(Ok(8), |value| number("limit", value, 1, MOST))?;
    let lang = once(&context.pairs, "lang")?.map(|value| language("lang", value)).transpose()?;
    let own = context.reader_lang;
    let work = move |engine: &Engine, patience: Patience| {
        json(&engine.suggest(&typed, limit, lang, own, patience.clone())?, &patience)
    };
    let body = context.work(work).await?;
    Ok(answer_json(context.request.headers(), body))
}
