//! Views: documents, provisions, acts and what citations name, as they are shown.

pub(crate) mod act;
pub(crate) mod cited;
pub(crate) mod document;
