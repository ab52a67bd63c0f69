//! Reads mirrors of law pages into documents.
//!
//! A file is processed in four steps. [`list`] finds it and identifies it by its name. [`Place::read_file`] returns its
//! bytes. [`read_page`] (or [`read_files`], if there is a card or a Word export beside the page) converts the bytes to
//! a [`qonun_law::Document`] and a list of problems. [`join_acts`] decides which documents are texts of one act.
//! [`Mirror::read_text`] does this for all files of a text.
//!
//! Invariant: this crate knows the format of lex.uz pages and nothing about indexes, queries or HTTP. Reading never
//! fails and never panics: for any bytes the result is a document, or a problem with the reason why there is none.

mod acts;
mod card;
mod encoding;
mod html;
mod kind;
mod mirror;
mod numerals;
mod page;
mod report;
mod text;

pub use acts::{ActGroup, ActTexts, Header, join_acts, texts_by_act};
pub use card::{Card, read_card};
pub use mirror::{
    FileKind, FileName, Group, IngestError, Mirror, MirrorFile, Place, Room, content_hash, list, read_file,
};
pub use page::{Files, PageResult, read_files, read_page, read_page_by_tree};
pub use report::{ReportSummary, write_report};
pub use text::{Source, TextRead};
