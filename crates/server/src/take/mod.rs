//! Texts to take away: an act, a text or a provision of it as a file, in any format, edition and language.
//!
//! `form` decides in which form an address is asked for, `file` writes the file, `links` offers all files of a text.
//! The same text in the same format has the same bytes, however it was asked for.

mod file;
mod form;
mod links;

use axum::http::{HeaderValue, header};
use axum::response::Response;
use qonun_law::{ActId, Date, DocId, Lang};

use crate::answer::{Keep, answer};
use crate::failure::Failure;
use crate::patient::json;
use crate::request::RequestContext;

pub use file::about;
pub(crate) use file::stamp_of;
pub(crate) use form::{Asked, Door, Form};
pub(crate) use links::{FileLink, links, links_at};

/// A text of the law base, or a place in one.
pub(crate) enum Wanted {
    /// A text by its id.
    Text(DocId),
    /// The text of an act in a language.
    InLanguage(ActId, Lang),
    /// The text of an act that the reader reads best.
    Best(ActId),
}

/// Answers with a text, or a place in it, as a file.
pub(crate) async fn take(
    context: RequestContext,
    wanted: Wanted,
    path: Option<String>,
    on: Option<Date>,
    asked: &Asked,
) -> Result<Response, Failure> {
    let (lang, form) = (context.reader_lang, asked.form);
    let depends_on_reader = matches!(wanted, Wanted::Best(_));
    let work = move |engine: &qonun_query::Engine, patience: qonun_query::Patience| {
        let id = match wanted {
            Wanted::Text(id) => id,
            Wanted::InLanguage(act, lang) => match engine.text_of(&act, lang) {
                Some(id) => id,
                None if engine.has_act(&act) => return Err(no_text(engine, &act, lang)),
                None => return Err(qonun_query::QueryError::NoAct(act).into()),
            },
            Wanted::Best(act) => engine.best_text(&act, path.as_deref(), lang, on, patience.clone())?,
        };
        match form {
            Form::File(format) => file::write(engine, id, path.as_deref(), on, format, &patience),
            Form::Json | Form::Own => {
                let body = match &path {
                    Some(path) => json(&engine.provision(id, path, on, patience.clone())?, &patience)?,
                    None => json(&engine.document(id, on, patience.clone())?, &patience)?,
                };
                Ok(file::json(engine, id, path, on, body.into_bytes())?)
            }
        }
    };
    let file = context.work(work).await?;
    Ok(send(&context, file, asked, depends_on_reader))
}

/// Returns the failure for an act that has no text in a language: it leads to the page of the act.
fn no_text(engine: &qonun_query::Engine, act: &ActId, lang: Lang) -> Failure {
    let title = engine.title_of(act, Some(lang)).map_or_else(|_| act.0.clone(), |(title, _)| title);
    let nearest = qonun_query::Nearest { path: None, edition: None, url: format!("/{act}") };
    let path = crate::failure::Word::Text(lang.tag().to_owned());
    Failure { nearest: Some(Box::new(nearest)), ..Failure::new(qonun_texts::Code::NoProvision) }
        .with("title", title)
        .with_word("path", path)
}

/// Sends a file with the headers that say what it is: its name, language, page and other forms.
fn send(context: &RequestContext, file: file::File, asked: &Asked, depends_on_reader: bool) -> Response {
    let links = file.links(&context.base());
    let file::File { bytes, kind, disposition, lang, .. } = file;
    let mut response = answer(context.request.headers(), kind, Keep::Shortly, bytes);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    if let Some(value) = disposition.and_then(|value| HeaderValue::from_str(&value).ok()) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    if let Ok(value) = HeaderValue::from_str(&links) {
        headers.insert(header::LINK, value);
    }
    // On the site, the cookie of the interface also chooses the language.
    let vary = match (asked.by_accept, depends_on_reader) {
        (true, true) => Some("Accept, Accept-Language, Cookie"),
        (true, false) => Some("Accept"),
        (false, true) => Some("Accept-Language, Cookie"),
        (false, false) => None,
    };
    headers.remove(header::VARY);
    if let Some(vary) = vary {
        headers.insert(header::VARY, HeaderValue::from_static(vary));
    }
    if depends_on_reader {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    }
    response
}

/// Adds to the answer of an address with several forms that it depends on `Accept`.
pub(crate) fn varies(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let known = headers.get(header::VARY).and_then(|value| value.to_str().ok());
    let all = known.map_or_else(|| "Accept".to_owned(), |known| format!("Accept, {known}"));
    if let Ok(value) = HeaderValue::from_str(&all) {
        headers.insert(header::VARY, value);
    }
    response
}
