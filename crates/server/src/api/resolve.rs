//! `GET /api/v1/resolve`

use axum::response::Response;
use qonun_query::{Engine, ResolveAnswer};
use qonun_texts::Code;

use super::{answer_json, json};
use crate::failure::{Failure, Problem};
use crate::parameters::{language, once, typed};
use crate::request::RequestContext;

/// What a citation names
#[utoipa::path(
    get,
    path = "/api/v1/resolve",
    tag = "citations",
    params(
        ("q" = String, Query, description = "A citation in any language and spelling: `ЎРҚ-547 15-модда`, `O‘RQ-547 15-modda`, `ЗРУ-547 ст. 15`, `LRU-547 article 15`", example = "ЎРҚ-547 15-модда"),
        ("lang" = Option<String>, Query, description = "Language of the text, where the act has it; default: that of the citation, else of `Accept-Language`", example = "ru"),
    ),
    responses(
        (status = 200, description = "One match, or several when the citation is ambiguous", body = ResolveAnswer),
        (status = 400, description = "Something in the request is wrong", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "Nothing is cited, or it is not in the law base", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn resolve(context: RequestContext) -> Result<Response, Failure> {
    let missing = || Failure::new(Code::MissingParameter).with("parameter", "q");
    let q = typed(&context.pairs, context.app.settings.max_query_chars)?.ok_or_else(missing)?;
    let lang = once(&context.pairs, "lang")?.map(|value| language("lang", value)).transpose()?;
    let own = context.reader_lang;
    let answer = move |engine: &Engine, patience| {
        let lang = lang.or_else(|| engine.language_of(&q, own)).or(own);
        json(&engine.resolve(&q, lang)?, &patience)
    };
    let body = context.work(answer).await?;
    Ok(answer_json(context.request.headers(), body))
}
