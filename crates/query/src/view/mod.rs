//! Views of documents, provisions and acts.

pub(crate) mod act;
pub(crate) mod act_changes;
pub(crate) mod act_links;
pub(crate) mod check;
mod citations;
pub(crate) mod cited;
pub(crate) mod compare;
pub(crate) mod document;
pub(crate) mod examples;
mod link_cache;
pub(crate) mod links;
pub(crate) mod statistics;
pub(crate) mod verify;

pub use cited::Amount;
pub use compare::ComparedPlace;
pub use document::StoredText;
pub(crate) use link_cache::LinkCache;
