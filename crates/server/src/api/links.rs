//! `GET /api/v1/acts/{act}/links`

use axum::http::{HeaderValue, header};
use axum::response::Response;
use qonun_law::{ActId, Lang};
use qonun_query::{ActLink, ActLinks, Engine, LinksRequest, Patience};
use qonun_texts::Code;
use serde::Serialize;
use utoipa::ToSchema;

use super::{answer_json, json};
use crate::address::encode_pairs;
use crate::failure::{Failure, Problem};
use crate::notice::{NoticeView, Told};
use crate::parameters::{parse_links, write_links};
use crate::request::RequestContext;

/// Answer of `links`.
#[derive(Serialize, ToSchema)]
#[schema(as = LinksAnswer)]
pub(crate) struct LinksBody {
    /// Number of links on all pages.
    total: usize,
    /// What the reader should know about the answer.
    notices: Vec<NoticeView>,
    /// The links, by the other act and by place.
    links: Vec<ActLink>,
    /// Address of the next page.
    next: Option<String>,
    /// Generation of the index.
    generation: String,
}

/// Links of an act or a provision
///
/// `direction=out` is what the act does to others, `in` what others do to it. A link that the texts of an act repeat in
/// several languages is one link; its sentence is in the reader's language if a text in it has the link. Filters are
/// about the other act. With `path` only the links of that provision of the act, and of those inside it; then links
/// between provisions of the act count too. Parameters that are not known are told in `notices`.
#[utoipa::path(
    get,
    path = "/api/v1/acts/{act}/links",
    tag = "texts",
    params(
        ("act" = String, Path, description = "Name of the act; slashes stand raw", example = "uz/law/2019/547"),
        ("direction" = Option<String>, Query, description = "`out` (default) or `in`", example = "in"),
        ("kind" = Option<String>, Query, description = "Comma list of `cites`, `amends`, `repeals`, `based_on`, `approves`; default all", example = "amends"),
        ("path" = Option<String>, Query, description = "A provision of the act", example = "art_15"),
        ("type" = Option<String>, Query, description = "Kinds of the other act", example = "law"),
        ("status" = Option<String>, Query, description = "Status of the other act today", example = "in_force"),
        ("year" = Option<String>, Query, description = "Years of adoption of the other act", example = "2019"),
        ("body" = Option<String>, Query, description = "Adopting body of the other act"),
        ("topic" = Option<String>, Query, description = "Topic of the other act"),
        ("number" = Option<String>, Query, description = "Number of the other act", example = "547"),
        ("adopted_from" = Option<String>, Query, description = "The other act was adopted on this day or later", example = "2019-01-01"),
        ("adopted_to" = Option<String>, Query, description = "The other act was adopted on this day or earlier", example = "2019-12-31"),
        ("in_force_on" = Option<String>, Query, description = "The other act was in force on this day", example = "2019-12-31"),
        ("changed_since" = Option<String>, Query, description = "The other act was adopted, changed or repealed on this day or later", example = "2019-01-01"),
        ("takes_effect_from" = Option<String>, Query, description = "The other act, or another wording of it, takes effect on this day or later", example = "2019-01-01"),
        ("lang" = Option<String>, Query, description = "Language of titles and sentences; default that of `Accept-Language`", example = "ru"),
        ("limit" = Option<usize>, Query, description = "Most links, default 10", example = 10, minimum = 1, maximum = 100),
        ("cursor" = Option<String>, Query, description = "Where to go on, from `next`"),
    ),
    responses(
        (status = 200, description = "A page of links", body = LinksBody),
        (status = 400, description = "Something in the request is wrong", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such act or provision", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "The cursor belongs to an older generation of the index; `start` is the first page", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn links(context: RequestContext, act: ActId) -> Result<Response, Failure> {
    let (mut request, notices) = parse_links(&context.pairs, act)?;
    request.lang = request.lang.or(context.reader_lang);
    let ui = context.ui;
    let work = move |engine: &Engine, patience: Patience| {
        let body = body(engine, &request, &notices, ui, &patience)?;
        Ok((json(&body, &patience)?, body.next))
    };
    let (body, next) = context.work(work).await?;
    let mut response = answer_json(context.request.headers(), body);
    if let Some(value) = next.and_then(|next| HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")).ok()) {
        response.headers_mut().insert(header::LINK, value);
    }
    Ok(response)
}

fn body(
    engine: &Engine,
    request: &LinksRequest,
    notices: &[Told],
    ui: Lang,
    patience: &Patience,
) -> Result<LinksBody, Failure> {
    let ActLinks { total, links, cursor } = engine.links(request, patience.clone()).map_err(|error| {
        let failure = Failure::from(error);
        let start =
            (failure.code == Code::OldCursor).then(|| address(&LinksRequest { cursor: None, ..request.clone() }));
        Failure { start, ..failure }
    })?;
    let next = cursor.map(|cursor| address(&LinksRequest { cursor: Some(cursor), ..request.clone() }));
    let notices = notices.iter().map(|told| told.view(ui)).collect();
    Ok(LinksBody { total, notices, links, next, generation: engine.generation().to_owned() })
}

/// Returns the address of links in the API.
fn address(request: &LinksRequest) -> String {
    let pairs = write_links(request);
    let query = encode_pairs(pairs.iter().map(|(name, value)| (*name, value.as_str())));
    let mark = if query.is_empty() { "" } else { "?" };
    format!("/api/v1/acts/{}/links{mark}{query}", request.act)
}
