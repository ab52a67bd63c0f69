//! The web site and the API over one index folder.
//!
//! The site and the API read the same parameters ([`parameters`]) and query the same engine. They differ only in the
//! last step: the API writes the answer as JSON, and the site renders it with a template.
//!
//! Invariant: this crate does not know how anything is found, the files of a mirror, or the search library. It
//! translates an HTTP request into a call of [`qonun_query::Engine`] and writes the answer of the engine.

mod accept;
mod address;
mod answer;
mod api;
mod app;
mod assets;
mod budget;
mod caller;
mod connections;
mod cors;
mod failure;
mod files;
mod form;
mod format;
mod interface;
mod lane;
mod limits;
mod markup;
mod metrics;
mod middleware;
mod mistake;
mod notice;
mod outgoing;
mod pages;
mod parameters;
mod patient;
mod refuse;
mod request;
mod routes;
mod serve;
mod server_error;
mod settings;
mod slash;
mod state;
mod status;
mod stop;
mod take;
mod watch;
mod work;

pub use api::{CheckBody, CitationBody, check_csv, citation_status, openapi_json, search_json};
pub use caller::base_address;
pub use format::{act_line, found_line};
pub use parameters::{SearchParameter, search_parameter};
pub use serve::serve;
pub use server_error::ServerError;
pub use settings::{RateLimit, Settings};
pub use state::edition_line;
pub use take::about;
