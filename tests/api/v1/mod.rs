//! `/api/v1/…`

mod act_changes;
mod act_links;
mod acts;
mod answers;
mod check;
mod citations;
mod compare;
mod cors;
mod documents;
mod errors;
mod openapi;
mod resolve;
mod search;
mod state;
mod suggest;
mod verify;
