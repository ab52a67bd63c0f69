//! Ids of documents.

/// Id of a document on lex.uz; may be negative.
pub type DocId = i64;
