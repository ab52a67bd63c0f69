//! A request, read once: the one way by which handlers learn what was asked, by whom and in which language.

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

/// Whom work is done for.
#[derive(Clone, Copy)]
pub(crate) struct Asker(pub(crate) Caller);

/// One request, read: what every handler works with.
pub(crate) struct RequestContext {
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

impl RequestContext {
    /// Reads a request, of any address.
    pub(crate) fn read(app: Arc<App>, request: Request) -> Result<Self, Failure> {
        let (path, pairs) = (decode_path(request.uri().path())?, query_pairs(request.uri().query())?);
        let ui = ui_told(&request, &pairs);
        let of_reader = || interface::of_reader(lang_of(&pairs, UI), request.headers());
        let reader_lang = if is_api(request.uri()) { of_reader() } else { Some(ui) };
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

/// Is the address one of those that programs ask?
pub(crate) fn is_api(uri: &Uri) -> bool {
    ["/api/", "/health/", "/metrics"].iter().any(|beginning| uri.path().starts_with(beginning)) || uri.path() == "/api"
}

/// The address that a problem is about, cut where it gets unreadable.
pub(crate) fn instance_of(uri: &Uri) -> String {
    uri.path_and_query().map(|address| address.as_str().chars().take(300).collect()).unwrap_or_default()
}

/// The language of the interface; values that are none are passed over here and refused where they are read.
pub(crate) fn ui_of(request: &Request) -> Lang {
    ui_told(request, &query_pairs(request.uri().query()).unwrap_or_default())
}

/// The same, with the query decoded.
fn ui_told(request: &Request, pairs: &[(String, String)]) -> Lang {
    let (ui, headers) = (lang_of(pairs, UI), request.headers());
    if is_api(request.uri()) {
        interface::of_api(ui, lang_of(pairs, "lang"), headers)
    } else {
        interface::of_page(ui, headers)
    }
}

/// The language that a parameter names.
fn lang_of(pairs: &[(String, String)], name: &str) -> Option<Lang> {
    pairs.iter().find(|(found, _)| found == name).and_then(|(_, value)| value.parse().ok())
}
