//! Which address is answered by whom.

use std::any::Any;
use std::convert::Infallible;
use std::future::Future;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, Uri, header};
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use qonun_law::Lang;
use qonun_query::{Engine, Patience};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};

use crate::address::{decode_path, query_pairs};
use crate::app::App;
use crate::failure::{Code, Failure};
use crate::interface::{self, UI};
use crate::middleware::Asker;
use crate::{api, assets, caller, cors, middleware, outgoing, pages, slash};

/// All addresses.
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
    // Outside of the routes: one changes the address by which they are chosen, the other opens refusals as well.
    Router::new()
        .fallback_service(all)
        .layer(axum::middleware::from_fn(slash::lead_on))
        .layer(axum::middleware::from_fn(cors::open_for_all))
}

/// What operators ask, for a listener of its own.
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
        .route("/api/v1/resolve", of_api(api::resolve))
        .route(
            "/api/v1/citations",
            post(|app: State<Arc<App>>, request: Request| answer_api(api::citations, app, request)),
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
        .route("/robots.txt", get(assets::robots))
        .route("/favicon.ico", get(assets::favicon))
        .route("/assets/{*file}", get(assets::file))
}

/// One request, read: what every handler works with.
pub(crate) struct Asked {
    pub(crate) app: Arc<App>,
    pub(crate) ui: Lang,
    /// The language of texts when neither the address nor the query tells one.
    pub(crate) reader_lang: Option<Lang>,
    /// The path, decoded.
    pub(crate) path: String,
    /// The query, decoded.
    pub(crate) pairs: Vec<(String, String)>,
    pub(crate) request: Request,
}

impl Asked {
    fn read(app: Arc<App>, request: Request) -> Result<Self, Failure> {
        let (path, pairs) = (decode_path(request.uri().path())?, query_pairs(request.uri().query())?);
        let ui = ui_of(&request);
        let named =
            |name: &str| pairs.iter().find(|(found, _)| found == name).and_then(|(_, value)| value.parse().ok());
        let reader_lang =
            if is_api(request.uri()) { interface::of_reader(named(UI), request.headers()) } else { Some(ui) };
        Ok(Self { app, ui, reader_lang, path, pairs, request })
    }

    /// Does work over the engine for whoever asks, as [`App::work`] does it.
    pub(crate) fn work<T, F>(&self, work: F) -> impl Future<Output = Result<T, Failure>> + Send + use<T, F>
    where
        T: Send + 'static,
        F: FnOnce(&Engine, Patience) -> Result<T, Failure> + Send + 'static,
    {
        let caller = self.request.extensions().get::<Asker>().and_then(|asker| asker.0);
        let app = Arc::clone(&self.app);
        async move { app.work(caller, work).await }
    }

    /// The address of the site, `https://host`: as the operator has set it, else as the caller knows it.
    pub(crate) fn base(&self) -> String {
        let settings = &self.app.settings;
        let told = || caller::base(caller::peer_of(&self.request), self.request.headers(), &settings.trusted_proxies);
        settings.base_url.clone().unwrap_or_else(told)
    }

    /// What stands after a beginning of the path.
    pub(crate) fn after(&self, beginning: &str) -> &str {
        self.path.strip_prefix(beginning).unwrap_or_default()
    }
}

fn of_api<H, F>(handler: H) -> MethodRouter<Arc<App>, Infallible>
where
    H: Fn(Asked) -> F + Copy + Send + Sync + 'static,
    F: Future<Output = Result<Response, Failure>> + Send + 'static,
{
    get(move |app: State<Arc<App>>, request: Request| answer_api(handler, app, request))
}

async fn answer_api<H, F>(handler: H, State(app): State<Arc<App>>, request: Request) -> Response
where
    H: Fn(Asked) -> F,
    F: Future<Output = Result<Response, Failure>>,
{
    let (ui, instance) = (ui_of(&request), instance_of(request.uri()));
    let asked = match Asked::read(app, request) {
        Ok(asked) => asked,
        Err(failure) => return failure.into_api_response(ui, &instance),
    };
    handler(asked).await.unwrap_or_else(|failure| failure.into_api_response(ui, &instance))
}

fn of_pages<H, F>(handler: H) -> MethodRouter<Arc<App>, Infallible>
where
    H: Fn(Asked) -> F + Copy + Send + Sync + 'static,
    F: Future<Output = Result<Response, Failure>> + Send + 'static,
{
    get(move |app: State<Arc<App>>, request: Request| answer_page(handler, app, request))
}

async fn answer_page<H, F>(handler: H, State(app): State<Arc<App>>, request: Request) -> Response
where
    H: Fn(Asked) -> F,
    F: Future<Output = Result<Response, Failure>>,
{
    let (ui, address) = (ui_of(&request), request.uri().clone());
    let asked = match Asked::read(app, request) {
        Ok(asked) => asked,
        Err(failure) => return pages::failed(&failure, ui, &address),
    };
    let chosen = asked.pairs.iter().any(|(name, _)| name == UI);
    let mut response = handler(asked).await.unwrap_or_else(|failure| pages::failed(&failure, ui, &address));
    if chosen && let Ok(value) = interface::cookie_for(ui).parse() {
        response.headers_mut().insert(header::SET_COOKIE, value);
    }
    response
}

/// Addresses that no route has: acts, their texts and provisions; everything else is not found.
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

/// Tells a failure in the way of the address: problem document or page.
pub(crate) fn refuse(failure: Failure, request: &Request) -> Response {
    let ui = ui_of(request);
    if is_api(request.uri()) {
        return failure.into_api_response(ui, &instance_of(request.uri()));
    }
    pages::failed(&failure, ui, request.uri())
}

fn after_panic(_: Box<dyn Any + Send + 'static>) -> Response<Body> {
    tracing::error!("a request ended in a panic");
    Failure::new(Code::Internal).into_api_response(Lang::En, "")
}

fn is_api(uri: &Uri) -> bool {
    ["/api/", "/health/", "/metrics"].iter().any(|beginning| uri.path().starts_with(beginning)) || uri.path() == "/api"
}

/// The address that a problem is about, cut where it gets unreadable.
fn instance_of(uri: &Uri) -> String {
    uri.path_and_query().map(|address| address.as_str().chars().take(300).collect()).unwrap_or_default()
}

/// The language of the interface; values that are none are passed over here and refused where they are read.
fn ui_of(request: &Request) -> Lang {
    let pairs = query_pairs(request.uri().query()).unwrap_or_default();
    let named = |name: &str| pairs.iter().find(|(found, _)| found == name).and_then(|(_, value)| value.parse().ok());
    if is_api(request.uri()) {
        return interface::of_api(named(UI), named("lang"), request.headers());
    }
    interface::of_page(named(UI), request.headers())
}
