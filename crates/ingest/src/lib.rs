//! Reads mirrors of law pages into documents.
//!
//! The way of a file: [`list`] finds it and tells by its name what it is; [`Place::read_file`] gives its bytes;
//! [`read_page`] (or [`read_files`], when a card or a Word export stands beside the page) turns the bytes into a
//! [`qonun_law::Document`] and a list of problems; [`join_acts`] says which documents are texts of one act.
//! [`Mirror::read_text`] does this for all files of a text.
//!
//! Invariant: this crate knows what a page of lex.uz looks like and nothing of indexes, queries or HTTP. Reading never
//! fails and never panics: whatever the bytes, there is a document, or a problem that says why there is none.

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
