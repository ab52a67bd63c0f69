//! `GET /api/v1/acts/{act}/amendments`

use axum::http::{HeaderValue, header};
use axum::response::Response;
use qonun_law::ActId;
use qonun_query::{AmendedProvision, Engine, LinksRequest, Patience};
use qonun_texts::Code;
use serde::Serialize;
use utoipa::ToSchema;

use super::{answer_json, json};
use crate::failure::{Failure, Problem};
use crate::parameters::{parse_amendments, write_amendments};
use crate::request::RequestContext;

/// Answer of `amendments`.
#[derive(Serialize, ToSchema)]
#[schema(as = AmendmentsAnswer)]
pub(crate) struct AmendmentsBody {
    /// Number on all pages.
    total: usize,
    /// The amended or repealed provisions, by act and by place.
    changes: Vec<AmendedProvision>,
    /// Address of the next page.
    next: Option<String>,
    /// Generation of the index.
    generation: String,
}

/// What an act changed
///
/// Each provision that the act amends or repeals, with the wording before and after the change. The day of a change is
/// that of the note below the provision. Where the edition before that day or the one that began on it is not held,
/// `present` is false and no difference is told.
#[utoipa::path(
    get,
    path = "/api/v1/acts/{act}/amendments",
    tag = "texts",
    params(
        ("act" = String, Path, description = "Name of the amending act; slashes stand raw", example = "uz/law/2019/547"),
        ("type" = Option<String>, Query, description = "Kinds of the amended act", example = "law"),
        ("status" = Option<String>, Query, description = "Status of the amended act today", example = "in_force"),
        ("year" = Option<String>, Query, description = "Years of adoption of the amended act", example = "2019"),
        ("lang" = Option<String>, Query, description = "Language of titles and sentences; default that of `Accept-Language`", example = "ru"),
        ("limit" = Option<usize>, Query, description = "Most provisions, default 10; more than 20 are not told on one page", example = 10, minimum = 1, maximum = 100),
        ("cursor" = Option<String>, Query, description = "Where to go on, from `next`"),
    ),
    responses(
        (status = 200, description = "A page of changes", body = AmendmentsBody),
        (status = 400, description = "Something in the request is wrong", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such act", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "The cursor belongs to an older generation of the index; `start` is the first page", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn amendments(context: RequestContext, act: ActId) -> Result<Response, Failure> {
    let mut request = parse_amendments(&context.pairs, act)?;
    request.lang = request.lang.or(context.reader_lang);
    let work = move |engine: &Engine, patience: Patience| {
        let found = engine.changes_by(&request, patience.clone()).map_err(|error| {
            let failure = Failure::from(error);
            let start =
                (failure.code == Code::OldCursor).then(|| address(&LinksRequest { cursor: None, ..request.clone() }));
            Failure { start, ..failure }
        })?;
        let next = found.cursor.map(|cursor| address(&LinksRequest { cursor: Some(cursor), ..request.clone() }));
        let generation = engine.generation().to_owned();
        let body = AmendmentsBody { total: found.total, changes: found.changes, next, generation };
        Ok((json(&body, &patience)?, body.next))
    };
    let (body, next) = context.work(work).await?;
    let mut response = answer_json(context.request.headers(), body);
    if let Some(value) = next.and_then(|next| HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")).ok()) {
        response.headers_mut().insert(header::LINK, value);
    }
    Ok(response)
}

fn address(request: &LinksRequest) -> String {
    format!("/api/v1/acts/{}/amendments{}", request.act, write_amendments(request))
}
