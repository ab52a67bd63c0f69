//! Views: documents, provisions and acts, as they are shown.

pub(crate) mod act;
pub(crate) mod document;
