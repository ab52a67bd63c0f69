//! Documents as files: one text of an act, or a part of it, in the formats that readers and programs carry off.
//!
//! An [`Extract`] is a document, or a chapter, an article or a part of one, with what the document itself cannot know
//! ([`About`]: where it comes from, its state today). [`Extract::to_bytes`] writes it in a [`Format`]. Two formats are
//! read back: [`akn::read`] reads Akoma Ntoso 3.0, [`json_lines::read`] a line of an export.
//!
//! [`Received`] reads the words of files that readers send.
//!
//! The formats for readers (text, Markdown, HTML, Word, PDF) share one walk over the document, `flow`; the formats for
//! programs have their own.
//!
//! Invariant: this crate knows documents and file formats. It must not know the index, queries or HTTP.

pub mod akn;
mod csv;
mod docx;
mod extract;
mod flow;
mod format;
mod grid;
mod html;
mod inline;
mod json_ld;
pub mod json_lines;
mod markdown;
mod pdf;
mod plain;
mod received;
mod xml;

pub use extract::{About, Edition, Extract};
pub use format::Format;
pub use received::Received;

/// A reason why a file could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// The document has no part with this path.
    #[error("the text has no provision {0}")]
    NoPart(qonun_law::Path),
    /// The bytes are not of the format.
    #[error("{0}")]
    Unreadable(String),
    /// The file could not be put together.
    #[error("{0}")]
    Unwritable(String),
    /// Nobody waits for the file any more.
    #[error("nobody waits for the file any more")]
    NobodyWaits,
}
