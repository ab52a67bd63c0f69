//! `GET /api/v1/search`

use std::time::{Duration, Instant};

use axum::http::{HeaderValue, header};
use axum::response::Response;
use qonun_law::Lang;
use qonun_query::{Engine, Notice, Patience, QueryError, SearchAnswer, SearchRequest};
use serde::Serialize;
use utoipa::ToSchema;

use super::answer_json;
use crate::address::encode_pairs;
use crate::code::Code;
use crate::failure::{Failure, Problem};
use crate::parameters::{parse_search, write_search};
use crate::request::RequestContext;

/// How long somebody at a terminal waits.
const WAITED: Duration = Duration::from_secs(60);

/// Answer of a search, with the address of the next page.
#[derive(Serialize, ToSchema)]
pub(crate) struct SearchBody {
    #[serde(flatten)]
    answer: SearchAnswer,
    /// Address of the next page; null on the last.
    #[schema(example = "/api/v1/search?q=mehnat&cursor=…")]
    next: Option<String>,
}

/// The JSON of `/api/v1/search`: the API sends it, and the command line prints the same bytes.
///
/// `ui` is the language of notices; the API takes English when it is not asked for another one.
///
/// # Errors
/// As [`Engine::search`].
pub fn search_json(engine: &Engine, request: &SearchRequest, ui: Lang) -> Result<String, QueryError> {
    let body = search_body(engine, request, Vec::new(), ui, &(Instant::now() + WAITED).into())?;
    // Nothing in an answer has keys that are not strings, which is all that could fail here.
    Ok(serde_json::to_string(&body).unwrap_or_default())
}

/// `more_notices` come first among the notices.
fn search_body(
    engine: &Engine,
    request: &SearchRequest,
    more_notices: Vec<Notice>,
    ui: Lang,
    patience: &Patience,
) -> Result<SearchBody, QueryError> {
    let mut answer = engine.search(request, ui, patience.clone())?;
    answer.notices.splice(0..0, more_notices);
    let next =
        answer.cursor.take().map(|cursor| api_address(&SearchRequest { cursor: Some(cursor), ..request.clone() }));
    Ok(SearchBody { answer, next })
}

/// The address of a search in the API.
fn api_address(request: &SearchRequest) -> String {
    let pairs = write_search(request);
    format!("/api/v1/search?{}", encode_pairs(pairs.iter().map(|(name, value)| (*name, value.as_str()))))
}

/// Search acts and their provisions
///
/// A space means that all words must be there; quotation marks hold words together; a minus leaves a word out. A
/// citation (`ЎРҚ-547 15-модда`, `ЗРУ-547 ст. 15`) gives the act and the provision it names, and these alone where nothing
/// else is typed; what of it is not held is told in `notices`, with what is nearest. Without a query the filters alone
/// choose, newest first. Parameters that are not known are told in `notices`.
///
/// `total.value` counts what holds all that was asked, `total.close` what comes close: it holds most of the words, or
/// holds them in another language. Close results follow exact ones and have `close: true`; the answer to a question is one
/// list, best first. With `group=none` results and counts are provisions. Filters choose among what was found, so `count`
/// and `close` of a facet value are the totals of the same search with that value as a filter.
#[utoipa::path(
    get,
    path = "/api/v1/search",
    tag = "search",
    params(
        ("q" = Option<String>, Query, description = "The query, in any of the four languages: `mehnat shartnomasini bekor qilish`, `ер солиғи имтиёзлари`, `отпуск по беременности и родам`, `state registration of businesses`", example = "mehnat shartnomasini bekor qilish"),
        ("syntax" = Option<String>, Query, description = "`simple` (default; never refuses a query) or `advanced`", example = "simple"),
        ("words" = Option<String>, Query, description = "`forms` (default): a word is found in all its forms; `exact`: only as it is typed, as if `=` stood before every word", example = "forms"),
        ("scope" = Option<String>, Query, description = "All words in one `act` (default) or in one `provision`", example = "act"),
        ("in" = Option<String>, Query, description = "Languages of the texts searched, a comma list; default all", example = "uz-Latn,ru"),
        ("lang" = Option<String>, Query, description = "Language of titles, texts and notices, where an act has it; without it titles and texts come in the language and alphabet of the query where it can be told, else in that of `Accept-Language`, else of `ui`", example = "ru"),
        ("type" = Option<String>, Query, description = "Kinds of act, a comma list: `constitution, code, law, decree, resolution, order, disposition, regulation, rules, instruction, procedure, treaty, other`", example = "law,code"),
        ("status" = Option<String>, Query, description = "A comma list of `in_force, repealed, not_yet`", example = "in_force"),
        ("body" = Option<Vec<String>>, Query, description = "Adopting body, by its name or words of it in any language; may be repeated", example = json!(["Vazirlar Mahkamasi"])),
        ("topic" = Option<Vec<String>>, Query, description = "Code of a classifier or its beginning (`03.01`), or a name of a topic or words of it in any language; may be repeated", example = json!(["03.01"])),
        ("year" = Option<String>, Query, description = "Years of adoption, a comma list", example = "2019,2020"),
        ("language" = Option<String>, Query, description = "The act has a text in one of these languages, a comma list", example = "en"),
        ("number" = Option<String>, Query, description = "Number of the act in any spelling; without letters (`547`) that of any series, or of the register of the Ministry of Justice", example = "ЎРҚ-547"),
        ("adopted_from" = Option<String>, Query, description = "Adopted on this day or later", example = "2019-01-01"),
        ("adopted_to" = Option<String>, Query, description = "Adopted on this day or earlier", example = "2019-12-31"),
        ("in_force_on" = Option<String>, Query, description = "In force on this day", example = "2020-01-01"),
        ("sort" = Option<String>, Query, description = "`relevance` (default), `date` (oldest first), `-date` (newest first) or `number`", example = "relevance"),
        ("facets" = Option<String>, Query, description = "Counts wanted, a comma list of `type, body, topic, status, year, language`; each ignores the filter on itself", example = "type,status"),
        ("snippet" = Option<usize>, Query, description = "Length of snippets in characters, 0 for none", example = 200, minimum = 0, maximum = 1000),
        ("group" = Option<String>, Query, description = "One result an `act` (default), or `none`: one result a provision", example = "act"),
        ("limit" = Option<usize>, Query, description = "Results in this answer, default 10", example = 10, minimum = 1, maximum = 100),
        ("per_act" = Option<usize>, Query, description = "At most so many provisions of each act; default: the best one, and others that are among the best of the whole answer", minimum = 0, maximum = 20),
        ("spelling" = Option<String>, Query, description = "`on` (default): a word that stands nowhere in the law base is taken for the likeliest one near it, and a notice says so; `off`: words stay as typed", example = "on"),
        ("explain" = Option<bool>, Query, description = "Show how scores were made"),
        ("cursor" = Option<String>, Query, description = "Where to go on: taken from `next` of the answer before"),
        ("ui" = Option<String>, Query, description = "Language of notices and problems, where it differs from `lang`", example = "en"),
    ),
    responses(
        (status = 200, description = "What was found", body = SearchBody),
        (status = 304, description = "Nothing changed since the answer with this ETag"),
        (status = 400, description = "Something in the request is wrong", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "The cursor belongs to an older generation of the index; `start` is the first page", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn search(context: RequestContext) -> Result<Response, Failure> {
    let ui = context.ui;
    let (mut request, notices) = parse_search(&context.pairs, context.app.settings.max_query_chars, ui)?;
    request.reader_lang = context.reader_lang;
    let (body, next, took) = context
        .work(move |engine, patience| {
            let start = Instant::now();
            let body =
                search_body(engine, &request, notices, ui, &patience).map_err(|error| begin_anew(error, &request))?;
            let text = super::json(&body, &patience)?;
            Ok((text, body.next, start.elapsed()))
        })
        .await?;
    let mut response = answer_json(context.request.headers(), body);
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&format!("search;dur={:.3}", took.as_secs_f64() * 1_000.0)) {
        headers.insert("server-timing", value);
    }
    if let Some(value) = next.and_then(|next| HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")).ok()) {
        headers.insert(header::LINK, value);
    }
    Ok(response)
}

/// A cursor of an older generation comes with the address of the first page.
fn begin_anew(error: QueryError, request: &SearchRequest) -> Failure {
    let failure = Failure::from(error);
    if failure.code != Code::OldCursor {
        return failure;
    }
    Failure { start: Some(api_address(&SearchRequest { cursor: None, ..request.clone() })), ..failure }
}
