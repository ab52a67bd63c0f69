//! The pages of the site, rendered on the server.

mod act;
mod act_changes;
mod addressed;
mod changed;
mod check;
mod compare;
mod document;
mod error;
mod frame;
mod go;
mod help;
mod home;
mod legislation;
mod links;
mod lists;
mod notice_box;
mod opensearch;
mod provision;
mod render;
mod results;
mod results_view;
mod state;
mod text;
mod verify;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use qonun_law::{ActId, Date, Path};
use qonun_query::{Engine, Patience, QueryError, fixed_address};
use qonun_texts::Code;

use self::go::lead_to;
use crate::api;
use crate::failure::Failure;
use crate::request::RequestContext;
use crate::take::{self, Asked, Door, Form, Wanted};
use addressed::Address;

pub(crate) use check::{check, check_posted};
pub(crate) use compare::compare;
pub(crate) use error::failed;
pub(crate) use go::{go, old_address};
pub(crate) use help::{help_problems, help_query};
pub(crate) use home::home;
pub(crate) use lists::{in_force_soon, newly_adopted, newly_changed};
pub(crate) use opensearch::{opensearch, opensearch_suggest};
pub(crate) use results::results;
pub(crate) use verify::verify;

/// Handles `/{act}`, `/{act}/links`, `/{act}/changes`, `/{act}/amendments`, `/{act}/{path}`, `/{act}/{lang}` and
/// `/{act}/{lang}/{path}`. A day may follow the language (`ru@2021-01-01`), the extension of a format may follow everything.
pub(crate) async fn act_or_text(context: RequestContext) -> Result<Response, Failure> {
    let place = Address::read(&context.path).filter(|address| address.lang.is_none());
    match place.as_ref().and_then(|address| address.act.0.rsplit_once('/')) {
        Some((act, "links")) => return links::links(context, ActId(act.to_owned())).await,
        Some((act, "changes")) => return compare::changes(context, ActId(act.to_owned())).await,
        Some((act, "amendments")) => return act_changes::amendments(context, ActId(act.to_owned())).await,
        _ => {}
    }
    let asked = Asked::read(&context, &context.path, Door::Site)?;
    let address = Address::read(&asked.address).ok_or_else(|| Failure::new(Code::NotFound))?;
    let on = address.day(&context)?;
    answer(context, address, on, &asked).await.map_err(|failure| asked.explain(failure))
}

async fn answer(
    context: RequestContext,
    address: Address,
    on: Option<Date>,
    asked: &Asked,
) -> Result<Response, Failure> {
    let Address { act, lang, path, .. } = address;
    let Some(lang) = lang else { return of_act(context, act, on, asked).await };
    if asked.form != Form::Own {
        return take::take(context, Wanted::InLanguage(act, lang), path, on, asked).await;
    }
    let page = match path {
        None => document::document(context, act, lang, on).await?,
        Some(path) => provision::provision(context, act, lang, path, on).await?,
    };
    Ok(take::varies(page))
}

/// Handles an address without a language: an act, or a provision in the language of the reader.
async fn of_act(context: RequestContext, named: ActId, on: Option<Date>, asked: &Asked) -> Result<Response, Failure> {
    let engine = context.app.engine.load_full();
    let Some((act, path)) = engine.act_and_path(&named.0) else {
        return Err(QueryError::NoAct(named).into());
    };
    match (path.map(str::to_owned), asked.form) {
        (None, Form::Own) => Ok(take::varies(act::act(context, act).await?)),
        (None, Form::Json) => api::act_as_json(context, act, asked).await,
        (path, Form::File(_) | Form::Json) => take::take(context, Wanted::Best(act), path, on, asked).await,
        (Some(path), Form::Own) => lead_to_best(context, act, path, on).await,
    }
}

/// Redirects to a provision in the language that the reader reads best.
async fn lead_to_best(
    context: RequestContext,
    act: ActId,
    path: String,
    on: Option<Date>,
) -> Result<Response, Failure> {
    let (lang, name, place) = (context.reader_lang, act.clone(), path.clone());
    let find = move |engine: &Engine, patience: Patience| {
        let id = engine.best_text(&name, Some(&place), lang, on, patience)?;
        Ok(engine.act_of(id).map(|(_, lang)| lang))
    };
    let lang = context.work(find).await?.ok_or_else(|| QueryError::NoAct(act.clone()))?;
    let query = context.request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    let address = fixed_address(&act, lang, Some(&Path::new(path)), None);
    let mut response = lead_to(StatusCode::SEE_OTHER, &format!("{address}{query}"));
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept, Accept-Language, Cookie"));
    Ok(response)
}

#[cfg(test)]
mod tests;
