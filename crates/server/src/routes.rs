//! The routes: which handler answers which address.

use std::any::Any;
use std::convert::Infallible;
use std::future::Future;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, header};
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use qonun_law::Lang;
use qonun_texts::Code;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};

use crate::app::App;
use crate::failure::Failure;
use crate::interface::{self, UI};
use crate::refuse::refuse;
use crate::request::{RequestContext, instance_of, is_api, ui_of};
use crate::{api, cors, files, middleware, outgoing, pages, slash};

/// Returns the router of all addresses.
pub(crate) fn router(app: Arc<App>) -> Router {
    let packed = CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(DefaultPredicate::new().and(NotForContentType::const_new("font/")));
    let all = Router::new()
        .merge(api_router())
        .merge(if app.settings.admin_listen.is_none() { operators_router() } else { Router::new() })
        .merge(page_router())
        .fallback(unmatched)
        .method_not_allowed_fallback(wrong_method)
        .layer(CatchPanicLayer::custom(after_panic))
        .layer(axum::middleware::from_fn_with_state(Arc::clone(&app), outgoing::within_budget))
        .layer(packed)
        .layer(axum::middleware::from_fn_with_state(Arc::clone(&app), middleware::around))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .layer(axum::middleware::from_fn(middleware::plain_request_id))
        .with_state(app);
    // These layers are outside the routes: one changes the address that selects the route, the other must see refusals
    // too.
    Router::new()
        .fallback_service(all)
        .layer(axum::middleware::from_fn(slash::lead_on))
        .layer(axum::middleware::from_fn(cors::open_for_all))
}

/// Returns the router of the addresses for operators, for a listener of its own.
pub(crate) fn router_for_operators(app: Arc<App>) -> Router {
    operators_router().fallback(unmatched).with_state(app)
}

fn operators_router() -> Router<Arc<App>> {
    Router::new()
        .route("/health/live", of_api(api::live))
        .route("/health/ready", of_api(api::ready))
        .route("/metrics", of_api(api::metrics))
}

fn api_router() -> Router<Arc<App>> {
    Router::new()
        .route("/api/v1/search", of_api(api::search))
        .route("/api/v1/suggest", of_api(api::suggest))
        .route("/api/v1/documents/{id}", of_api(api::document))
        .route("/api/v1/documents/{id}/provisions/{*path}", of_api(api::provision))
        .route("/api/v1/acts/{*act}", of_api(api::act))
        .route("/api/v1/compare", of_api(api::compare))
        .route("/api/v1/verify", of_api(api::verify))
        .route("/api/v1/resolve", of_api(api::resolve))
        .route(
            "/api/v1/citations",
            post(|app: State<Arc<App>>, request: Request| answer_api(api::citations, app, request)),
        )
        .route(
            "/api/v1/citations/check",
            post(|app: State<Arc<App>>, request: Request| answer_api(api::check, app, request)),
        )
        .route("/api/v1/openapi.json", of_api(api::openapi))
        .route("/api/v1/health/live", of_api(api::live))
        .route("/api/v1/health/ready", of_api(api::ready))
}

fn page_router() -> Router<Arc<App>> {
    Router::new()
        .route("/", of_pages(pages::home))
        .route("/search", of_pages(pages::results))
        .route("/go", of_pages(pages::go))
        .route("/new", of_pages(pages::newly_adopted))
        .route("/changed", of_pages(pages::newly_changed))
        .route("/soon", of_pages(pages::in_force_soon))
        .route("/compare", of_pages(pages::compare))
        .route("/verify", of_pages(pages::verify))
        .route(
            "/check",
            of_pages(pages::check)
                .post(|app: State<Arc<App>>, request: Request| answer_page(pages::check_posted, app, request)),
        )
        .route("/help/query", of_pages(pages::help_query))
        .route("/help/problems", of_pages(pages::help_problems))
        .route("/docs/{id}", of_pages(pages::old_address))
        .route("/acts/{id}", of_pages(pages::old_address))
        .route("/docs/{id}/{*path}", of_pages(pages::old_address))
        .route("/acts/{id}/{*path}", of_pages(pages::old_address))
        .route("/{language}/docs/{id}", of_pages(pages::old_address))
        .route("/{language}/acts/{id}", of_pages(pages::old_address))
        .route("/{language}/docs/{id}/{*path}", of_pages(pages::old_address))
        .route("/{language}/acts/{id}/{*path}", of_pages(pages::old_address))
        .route("/opensearch.xml", of_pages(pages::opensearch))
        .route("/suggest/opensearch", of_pages(pages::opensearch_suggest))
        .route("/robots.txt", get(files::robots))
        .route("/favicon.ico", get(files::favicon))
        .route("/assets/{*file}", get(files::file))
}

fn of_api<H, F>(handler: H) -> MethodRouter<Arc<App>, Infallible>
where
    H: Fn(RequestContext) -> F + Copy + Send + Sync + 'static,
    F: Future<Output = Result<Response, Failure>> + Send + 'static,
{
    get(move |app: State<Arc<App>>, request: Request| answer_api(handler, app, request))
}

async fn answer_api<H, F>(handler: H, State(app): State<Arc<App>>, request: Request) -> Response
where
    H: Fn(RequestContext) -> F,
    F: Future<Output = Result<Response, Failure>>,
{
    let (ui, instance) = (ui_of(&request), instance_of(request.uri()));
    let context = match RequestContext::read(app, request) {
        Ok(context) => context,
        Err(failure) => return failure.into_api_response(ui, &instance),
    };
    handler(context).await.unwrap_or_else(|failure| failure.into_api_response(ui, &instance))
}

fn of_pages<H, F>(handler: H) -> MethodRouter<Arc<App>, Infallible>
where
    H: Fn(RequestContext) -> F + Copy + Send + Sync + 'static,
    F: Future<Output = Result<Response, Failure>> + Send + 'static,
{
    get(move |app: State<Arc<App>>, request: Request| answer_page(handler, app, request))
}

async fn answer_page<H, F>(handler: H, State(app): State<Arc<App>>, request: Request) -> Response
where
    H: Fn(RequestContext) -> F,
    F: Future<Output = Result<Response, Failure>>,
{
    let (ui, address) = (ui_of(&request), request.uri().clone());
    let context = match RequestContext::read(app, request) {
        Ok(context) => context,
        Err(failure) => return pages::failed(&failure, ui, &address),
    };
    let chosen = context.pairs.iter().any(|(name, _)| name == UI);
    let mut response = handler(context).await.unwrap_or_else(|failure| match failure.code {
        // Such a caller does not read pages.
        Code::NotAcceptable => failure.into_api_response(ui, &instance_of(&address)),
        _ => pages::failed(&failure, ui, &address),
    });
    if chosen && let Ok(value) = interface::cookie_for(ui).parse() {
        response.headers_mut().insert(header::SET_COOKIE, value);
    }
    response
}

/// Handles addresses without a route: acts, their texts and provisions. Everything else is not found.
async fn unmatched(app: State<Arc<App>>, request: Request) -> Response {
    let read_only = matches!(*request.method(), Method::GET | Method::HEAD);
    if is_api(request.uri()) || !read_only {
        return refuse(Failure::new(Code::NotFound), &request);
    }
    answer_page(pages::act_or_text, app, request).await
}

async fn wrong_method(request: Request) -> Response {
    let method = request.method().clone();
    refuse(Failure::new(Code::MethodNotAllowed).with("method", method), &request)
}

fn after_panic(_: Box<dyn Any + Send + 'static>) -> Response<Body> {
    tracing::error!("a request ended in a panic");
    Failure::new(Code::Internal).into_api_response(Lang::En, "")
}
