//! `GET /api/v1/documents/…` and `GET /api/v1/acts/…`

use axum::response::Response;
use qonun_law::{ActId, Date, DocId};
use qonun_query::{ActView, DocumentView, Engine, Patience, ProvisionAnswer};

use super::{answer_json, json};
use crate::failure::{Failure, Problem};
use crate::parameters::{date, language, once};
use crate::request::RequestContext;
use crate::take::{self, Asked, Door, Form, Wanted};

/// A text with everything in it
#[utoipa::path(
    get,
    path = "/api/v1/documents/{id}",
    tag = "texts",
    params(
        ("id" = i64, Path, description = "Id on lex.uz; may be negative", example = -4396428),
        ("on" = Option<String>, Query, description = "The edition in force on this day; default the current one", example = "2021-01-01"),
        ("format" = Option<String>, Query, description = "`json`, `text`, `md`, `html`, `akn`, `docx`, `pdf`, `csv`, `jsonld` or `jsonl`; an extension at the end of the address (`.pdf`) and `Accept` say the same; default `json`", example = "akn"),
    ),
    responses(
        (status = 200, description = "The text", content(
            (DocumentView = "application/json"),
            (String = "text/plain"),
            (String = "text/markdown"),
            (String = "text/html"),
            (String = "application/akn+xml"),
            (String = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            (String = "application/pdf"),
            (String = "text/csv"),
            (String = "application/ld+json"),
            (String = "application/jsonl"),
        )),
        (status = 400, description = "Something in the request is wrong", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such document, or no edition of that day", body = Problem, content_type = "application/problem+json"),
        (status = 406, description = "No type that the caller accepts; `available` names those that exist", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn document(context: RequestContext) -> Result<Response, Failure> {
    let asked = Asked::read(&context, context.after("/api/v1/documents/"), Door::Api)?;
    let (id, on) = (document_id(&asked.address).map_err(|failure| asked.explain(failure))?, day(&context)?);
    take::take(context, Wanted::Text(id), None, on, &asked).await
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
        ("format" = Option<String>, Query, description = "`json`, `text`, `md`, `html`, `akn`, `docx`, `pdf`, `csv`, `jsonld` or `jsonl`; an extension at the end of the address (`.pdf`) and `Accept` say the same; default `json`", example = "akn"),
    ),
    responses(
        (status = 200, description = "The provision", content(
            (ProvisionAnswer = "application/json"),
            (String = "text/plain"),
            (String = "text/markdown"),
            (String = "text/html"),
            (String = "application/akn+xml"),
            (String = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            (String = "application/pdf"),
            (String = "text/csv"),
            (String = "application/ld+json"),
            (String = "application/jsonl"),
        )),
        (status = 400, description = "Something in the request is wrong", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such document, edition or provision", body = Problem, content_type = "application/problem+json"),
        (status = 406, description = "No type that the caller accepts; `available` names those that exist", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn provision(context: RequestContext) -> Result<Response, Failure> {
    let asked = Asked::read(&context, context.after("/api/v1/documents/"), Door::Api)?;
    let (id, path) = asked.address.split_once("/provisions/").unwrap_or((&asked.address, ""));
    let (id, path, on) = (document_id(id)?, path.to_owned(), day(&context)?);
    let answer = take::take(context, Wanted::Text(id), Some(path), on, &asked).await;
    answer.map_err(|failure| asked.explain(failure))
}

/// A work of law with its texts and links
#[utoipa::path(
    get,
    path = "/api/v1/acts/{act}",
    tag = "texts",
    params(
        ("act" = String, Path, description = "Name of the act; slashes stand raw", example = "uz/law/2019/547"),
        ("lang" = Option<String>, Query, description = "Preferred language of titles", example = "ru"),
        ("on" = Option<String>, Query, description = "For a file of the text: the edition in force on this day", example = "2021-01-01"),
        ("format" = Option<String>, Query, description = "`json`, `text`, `md`, `html`, `akn`, `docx`, `pdf`, `csv`, `jsonld` or `jsonl`; an extension at the end of the address (`.pdf`) and `Accept` say the same; default `json`", example = "akn"),
    ),
    responses(
        (status = 200, description = "The act; in other formats its words, for an act those of the text that the reader reads best", content(
            (ActView = "application/json"),
            (String = "text/plain"),
            (String = "text/markdown"),
            (String = "text/html"),
            (String = "application/akn+xml"),
            (String = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            (String = "application/pdf"),
            (String = "text/csv"),
            (String = "application/ld+json"),
            (String = "application/jsonl"),
        )),
        (status = 400, description = "Something in the request is wrong", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such act", body = Problem, content_type = "application/problem+json"),
        (status = 406, description = "No type that the caller accepts; `available` names those that exist", body = Problem, content_type = "application/problem+json"),
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
    let asked = Asked::read(&context, &named, Door::Api)?;
    let act = ActId(asked.address.clone());
    let answer = match asked.form {
        Form::Own | Form::Json => act_as_json(context, act, &asked).await,
        Form::File(_) => {
            let on = day(&context)?;
            take::take(context, Wanted::Best(act), None, on, &asked).await
        }
    };
    answer.map_err(|failure| asked.explain(failure))
}

/// Answers with an act as JSON.
pub(crate) async fn act_as_json(context: RequestContext, act: ActId, asked: &Asked) -> Result<Response, Failure> {
    let lang = once(&context.pairs, "lang")?.map(|value| language("lang", value)).transpose()?;
    let lang = lang.or(context.reader_lang);
    let work = move |engine: &Engine, patience: Patience| json(&engine.act(&act, lang, patience.clone())?, &patience);
    let response = answer_json(context.request.headers(), context.work(work).await?);
    Ok(if asked.by_accept { take::varies(response) } else { response })
}

fn document_id(text: &str) -> Result<DocId, Failure> {
    text.parse().map_err(|_| Failure::bad_value("id", text, "-2⁶³–2⁶³-1"))
}

fn day(context: &RequestContext) -> Result<Option<Date>, Failure> {
    once(&context.pairs, "on")?.map(|value| date("on", value)).transpose()
}
