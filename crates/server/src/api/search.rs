//! `GET /api/v1/search`

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use axum::http::{HeaderValue, header};
use axum::response::Response;
use qonun_law::Lang;
use qonun_query::{
    Engine, FacetValue, Patience, QueryError, QueryReading, SearchAnswer, SearchRequest, SearchResult, Total,
};
use qonun_texts::{Code, texts};
use serde::Serialize;
use serde_json::Value;
use utoipa::openapi::Required;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, Type};
use utoipa::{IntoParams, ToSchema};

use super::answer_json;
use crate::address::encode_pairs;
use crate::failure::{Failure, Problem};
use crate::notice::{NoticeView, Told};
use crate::parameters::{Kind, SEARCH_PARAMETERS, SearchParameter, parse_search, write_search};
use crate::request::RequestContext;

/// Time limit of a search from the command line.
const WAITED: Duration = Duration::from_secs(60);

/// Answer of a search.
#[derive(Serialize, ToSchema)]
#[schema(as = SearchAnswer)]
struct AnswerView {
    /// How the query was read.
    query: QueryReading,
    /// How many results there are in all.
    total: Total,
    /// Things the reader should know about this answer.
    notices: Vec<NoticeView>,
    /// The results of this page.
    results: Vec<SearchResult>,
    /// Counts by property; each ignores the filter on itself.
    facets: BTreeMap<&'static str, Vec<FacetValue>>,
    /// The generation of the index that answered.
    generation: String,
}

/// Answer of a search, with the address of the next page.
#[derive(Serialize, ToSchema)]
pub(crate) struct SearchBody {
    #[serde(flatten)]
    answer: AnswerView,
    /// Address of the next page; null on the last.
    #[schema(example = "/api/v1/search?q=mehnat&cursor=…")]
    next: Option<String>,
}

/// Returns the JSON of `/api/v1/search`. The API sends it, and the command line prints the same bytes.
///
/// `ui` is the language of notices. The default of the API is English.
///
/// # Errors
/// As [`Engine::search`].
pub fn search_json(engine: &Engine, request: &SearchRequest, ui: Lang) -> Result<String, QueryError> {
    let body = search_body(engine, request, &[], ui, &(Instant::now() + WAITED).into())?;
    // Serialisation could fail only for keys that are not strings, and an answer has none.
    Ok(serde_json::to_string(&body).unwrap_or_default())
}

/// `more_notices` are placed before the notices of the search.
fn search_body(
    engine: &Engine,
    request: &SearchRequest,
    more_notices: &[Told],
    ui: Lang,
    patience: &Patience,
) -> Result<SearchBody, QueryError> {
    let SearchAnswer { query, total, notices, results, facets, cursor, generation, cited: _ } =
        engine.search(request, ui, patience.clone())?;
    let next = cursor.map(|cursor| api_address(&SearchRequest { cursor: Some(cursor), ..request.clone() }));
    let of_search = notices.into_iter().map(|notice| Told::OfSearch(notice).view(ui));
    let notices = more_notices.iter().map(|told| told.view(ui)).chain(of_search).collect();
    Ok(SearchBody { answer: AnswerView { query, total, notices, results, facets, generation }, next })
}

/// Returns the address of a search in the API.
fn api_address(request: &SearchRequest) -> String {
    let pairs = write_search(request);
    format!("/api/v1/search?{}", encode_pairs(pairs.iter().map(|(name, value)| (*name, value.as_str()))))
}

/// The parameters of a search, as OpenAPI describes them.
struct SearchParameters;

impl IntoParams for SearchParameters {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        SEARCH_PARAMETERS.iter().map(described).collect()
    }
}

fn described(parameter: &SearchParameter) -> Parameter {
    let of_type = |kind: Type| ObjectBuilder::new().schema_type(kind);
    let example = parameter.example.map(str::to_owned);
    let (schema, example) = match parameter.kind {
        Kind::Text | Kind::Choice(_) => (Schema::from(of_type(Type::String)), example.map(Value::from)),
        Kind::Texts => {
            let texts = ArrayBuilder::new().items(of_type(Type::String));
            (Schema::from(texts), example.map(|example| Value::from(vec![example])))
        }
        Kind::Count { least, most } => {
            let number = of_type(Type::Integer).minimum(Some(least)).maximum(Some(most));
            (Schema::from(number), example.and_then(|example| example.parse::<usize>().ok()).map(Value::from))
        }
        Kind::Switch => (Schema::from(of_type(Type::Boolean)), None),
    };
    let described = ParameterBuilder::new().name(parameter.name).parameter_in(ParameterIn::Query);
    let described = described.required(Required::False).description(Some((parameter.meaning)(texts(Lang::En))));
    described.schema(Some(schema)).example(example).build()
}

/// Search acts and their provisions
///
/// A space means that all words must be there; quotation marks hold words together; a minus leaves a word out. A
/// citation (`ЎРҚ-547 15-модда`, `ЗРУ-547 ст. 15`) gives the act and the provision it names, and these alone where
/// nothing else is typed; what of it is not held is told in `notices`, with what is nearest. Without a query the
/// filters alone choose, newest first. Parameters that are not known are told in `notices`.
///
/// `total.value` counts what holds all that was asked, `total.close` what comes close: it holds most of the words, or
/// holds them in another language. Close results follow exact ones and have `close: true`; the answer to a question is
/// one list, best first. With `group=none` results and counts are provisions. Filters choose among what was found, so
/// `count` and `close` of a facet value are the totals of the same search with that value as a filter.
#[utoipa::path(
    get,
    path = "/api/v1/search",
    tag = "search",
    params(SearchParameters),
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
    let (mut request, notices) = parse_search(&context.pairs, context.app.settings.max_query_chars)?;
    request.reader_lang = context.reader_lang;
    let (body, next, took) = context
        .work(move |engine, patience| {
            let start = Instant::now();
            let body =
                search_body(engine, &request, &notices, ui, &patience).map_err(|error| begin_anew(error, &request))?;
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

/// Converts an error. For a cursor of an older generation, the failure contains the address of the first page.
fn begin_anew(error: QueryError, request: &SearchRequest) -> Failure {
    let failure = Failure::from(error);
    if failure.code != Code::OldCursor {
        return failure;
    }
    Failure { start: Some(api_address(&SearchRequest { cursor: None, ..request.clone() })), ..failure }
}
