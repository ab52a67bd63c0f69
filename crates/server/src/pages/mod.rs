//! The pages of the site, rendered on the server.

mod act;
mod act_changes;
mod addressed;
mod changed;
mod compare;
mod document;
mod error;
mod frame;
mod go;
mod help;
mod home;
mod legislation;
mod links;
mod notice_box;
mod opensearch;
mod provision;
mod render;
mod results;
mod results_view;
mod state;
mod text;
mod verify;

use axum::response::Response;
use qonun_law::ActId;
use qonun_texts::Code;

use crate::failure::Failure;
use crate::request::RequestContext;
use addressed::Address;

pub(crate) use compare::compare;
pub use document::document_fragment;
pub(crate) use error::failed;
pub(crate) use go::{go, old_address};
pub(crate) use help::{help_problems, help_query};
pub(crate) use home::home;
pub(crate) use opensearch::{opensearch, opensearch_suggest};
pub(crate) use results::results;
pub use state::{edition_line, state_lines};
pub(crate) use verify::verify;

/// Handles `/{act}`, `/{act}/links`, `/{act}/changes`, `/{act}/amendments`, `/{act}/{lang}` and `/{act}/{lang}/{path}`.
pub(crate) async fn act_or_text(context: RequestContext) -> Result<Response, Failure> {
    match Address::read(&context.path) {
        None => Err(Failure::new(Code::NotFound)),
        Some(Address { act, lang: None, .. }) => match act.0.rsplit_once('/') {
            Some((act, "links")) => links::links(context, ActId(act.to_owned())).await,
            Some((act, "changes")) => compare::changes(context, ActId(act.to_owned())).await,
            Some((act, "amendments")) => act_changes::amendments(context, ActId(act.to_owned())).await,
            _ => act::act(context, act).await,
        },
        Some(Address { act, lang: Some(lang), path: None }) => document::document(context, act, lang).await,
        Some(Address { act, lang: Some(lang), path: Some(path) }) => {
            provision::provision(context, act, lang, path).await
        }
    }
}

#[cfg(test)]
mod tests;
