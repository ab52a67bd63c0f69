//! `GET /api/v1/documents/…` and `GET /api/v1/acts/…`

use axum::response::Response;
use qonun_law::{ActId, Date, DocId};
use qonun_query::{ActView, DocumentView, Engine, Patience, ProvisionAnswer};

use super::{answer_json, json};
use crate::failure::{Failure, Problem};
use crate::parameters::{date, language, once};
use crate::request::RequestContext;

/// A text with everything in it
#[utoipa::path(
    get,
    path = "/api/v1/documents/{id}",
    tag = "texts",
    params(
        ("id" = i64, Path, description = "Id on lex.uz; may be negative", example = -4396428),
        ("on" = Option<String>, Query, description = "The edition in force on this day; default the current one", example = "2021-01-01"),
    ),
    responses(
        (status = 200, description = "The text", body = DocumentView),
        (status = 400, description = "Something in the request is wrong", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such document, or no edition of that day", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn document(context: RequestContext) -> Result<Response, Failure> {
    let id = document_id(context.after("/api/v1/documents/"))?;
    let on = day(&context)?;
    let body =
        context.work(move |engine, patience| json(&engine.document(id, on, patience.clone())?, &patience)).await?;
    Ok(answer_json(context.request.headers(), body))
}

/// One provision of a text
#[utoipa::path(
    get,
    path = "/api/v1/documents/{id}/provisions/{path}",
    tag = "texts",
    params(
        ("id" = i64, Path, description = "Id on lex.uz; may be negative", example = -4396428),
        ("path" = String, Path, description = "Path of the provision; slashes stand raw", example = "annex_1/point_4"),
        ("on" = Option<String>, Query, description = "The edition in force on this day; default the current one", example = "2021-01-01"),
    ),
    responses(
        (status = 200, description = "The provision", body = ProvisionAnswer),
        (status = 400, description = "Something in the request is wrong", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such document, edition or provision", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn provision(context: RequestContext) -> Result<Response, Failure> {
    let rest = context.after("/api/v1/documents/");
    let (id, path) = rest.split_once("/provisions/").unwrap_or((rest, ""));
    let (id, path, on) = (document_id(id)?, path.to_owned(), day(&context)?);
    let work =
        move |engine: &Engine, patience: Patience| json(&engine.provision(id, &path, on, patience.clone())?, &patience);
    let body = context.work(work).await?;
    Ok(answer_json(context.request.headers(), body))
}

/// A work of law with its texts and links
#[utoipa::path(
    get,
    path = "/api/v1/acts/{act}",
    tag = "texts",
    params(
        ("act" = String, Path, description = "Name of the act; slashes stand raw", example = "uz/law/2019/547"),
        ("lang" = Option<String>, Query, description = "Preferred language of titles", example = "ru"),
    ),
    responses(
        (status = 200, description = "The act", body = ActView),
        (status = 400, description = "Something in the request is wrong", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such act", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn act(context: RequestContext) -> Result<Response, Failure> {
    let named = context.after("/api/v1/acts/").to_owned();
    // A name has slashes, so a route cannot have a step after it.
    if let Some(act) = named.strip_suffix("/links") {
        let act = ActId(act.to_owned());
        return super::links::links(context, act).await;
    }
    if let Some(act) = named.strip_suffix("/amendments") {
        let act = ActId(act.to_owned());
        return super::act_changes::amendments(context, act).await;
    }
    if let Some(act) = named.strip_suffix("/changes") {
        let act = ActId(act.to_owned());
        return super::compare::changes(context, act).await;
    }
    let act = ActId(named);
    let lang = once(&context.pairs, "lang")?.map(|value| language("lang", value)).transpose()?;
    let lang = lang.or(context.reader_lang);
    let body =
        context.work(move |engine, patience| json(&engine.act(&act, lang, patience.clone())?, &patience)).await?;
    Ok(answer_json(context.request.headers(), body))
}

fn document_id(text: &str) -> Result<DocId, Failure> {
    text.parse().map_err(|_| Failure::bad_value("id", text, "-2⁶³–2⁶³-1"))
}

fn day(context: &RequestContext) -> Result<Option<Date>, Failure> {
    once(&context.pairs, "on")?.map(|value| date("on", value)).transpose()
}
