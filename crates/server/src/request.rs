//! A request, read once. All handlers learn from it the parameters, the caller and the language.

use std::future::Future;
use std::sync::Arc;

use axum::extract::Request;
use axum::http::Uri;
use qonun_law::Lang;
use qonun_query::{Engine, Patience};

use crate::address::{decode_path, query_pairs};
use crate::app::App;
use crate::caller;
use crate::failure::Failure;
use crate::interface::{self, UI};
use crate::lane::Caller;

/// The caller for whom work is done.
#[derive(Clone, Copy)]
pub(crate) struct Asker(pub(crate) Caller);

/// A request that was read. Every handler works with it.
pub(crate) struct RequestContext {
    pub(crate) app: Arc<App>,
    pub(crate) ui: Lang,
    /// The language of texts if neither the address nor the query determines one.
    pub(crate) reader_lang: Option<Lang>,
    /// The decoded path.
    pub(crate) path: String,
    /// The decoded pairs of the query string.
    pub(crate) pairs: Vec<(String, String)>,
    pub(crate) request: Request,
}

impl RequestContext {
    /// Reads a request for any address.
    pub(crate) fn read(app: Arc<App>, request: Request) -> Result<Self, Failure> {
        let (path, pairs) = (decode_path(request.uri().path())?, query_pairs(request.uri().query())?);
        let ui = ui_told(&request, &pairs);
        let of_reader = || interface::of_reader(lang_of(&pairs, UI), request.headers());
        let reader_lang = if is_api(request.uri()) { of_reader() } else { Some(ui) };
        Ok(Self { app, ui, reader_lang, path, pairs, request })
    }

    /// Runs work over the engine for the caller, as [`App::work`] does.
    pub(crate) fn work<T, F>(&self, work: F) -> impl Future<Output = Result<T, Failure>> + Send + use<T, F>
    where
        T: Send + 'static,
        F: FnOnce(&Engine, Patience) -> Result<T, Failure> + Send + 'static,
    {
        let caller = self.request.extensions().get::<Asker>().and_then(|asker| asker.0);
        let app = Arc::clone(&self.app);
        async move { app.work(caller, work).await }
    }

    /// Returns the address of the site, `https://host`: the one that the operator has set, else the one that the caller
    /// used.
    pub(crate) fn base(&self) -> String {
        let settings = &self.app.settings;
        let told = || caller::base(caller::peer_of(&self.request), self.request.headers(), &settings.trusted_proxies);
        settings.base_url.clone().unwrap_or_else(told)
    }

    /// Returns the rest of the path after a prefix.
    pub(crate) fn after(&self, beginning: &str) -> &str {
        self.path.strip_prefix(beginning).unwrap_or_default()
    }
}

/// True if the address is one for programs.
pub(crate) fn is_api(uri: &Uri) -> bool {
    ["/api/", "/health/", "/metrics"].iter().any(|beginning| uri.path().starts_with(beginning)) || uri.path() == "/api"
}

/// Returns the address that a problem is about. It is cut after 300 characters to stay readable.
pub(crate) fn instance_of(uri: &Uri) -> String {
    uri.path_and_query().map(|address| address.as_str().chars().take(300).collect()).unwrap_or_default()
}

/// Returns the interface language. Invalid values are ignored here, and refused where they are read.
pub(crate) fn ui_of(request: &Request) -> Lang {
    ui_told(request, &query_pairs(request.uri().query()).unwrap_or_default())
}

/// As [`ui_of`], with the query string decoded.
fn ui_told(request: &Request, pairs: &[(String, String)]) -> Lang {
    let (ui, headers) = (lang_of(pairs, UI), request.headers());
    if is_api(request.uri()) {
        interface::of_api(ui, lang_of(pairs, "lang"), headers)
    } else {
        interface::of_page(ui, headers)
    }
}

/// Returns the language that a parameter contains.
fn lang_of(pairs: &[(String, String)], name: &str) -> Option<Lang> {
    pairs.iter().find(|(found, _)| found == name).and_then(|(_, value)| value.parse().ok())
}
