//! Problems of an input, with their place.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Kinds of problems; their names are stable in reports and answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// The file cannot be read.
    Unreadable,
    /// The file is empty.
    Empty,
    /// The file is a saved "not found" page.
    NotFound,
    /// The page has neither a text nor a title of an act.
    NotALawPage,
    /// The text of the act is only in a PDF file.
    PdfOnly,
    /// The bytes are not UTF-8; read as the encoding named in the message.
    Encoding,
    /// The page ends before its text does.
    Truncated,
    /// The markup is broken: a block is not closed, or is nested in another block.
    Markup,
    /// A script or other active content inside the text was removed.
    ActiveContent,
    /// A block of an unknown class; it was read as plain text.
    UnknownBlock,
    /// A required number, date or language is missing or cannot be read.
    Metadata,
    /// A number that should be unique occurs twice.
    DuplicateNumber,
    /// Two files claim to be the same text; the named file was skipped.
    DuplicateDocument,
    /// A link of the page cannot be parsed.
    BadLink,
    /// The file name is not valid in a mirror.
    UnknownFile,
    /// The page shows text that the document does not contain.
    LostText,
    /// The program failed at the named block; the message states what it could do about it.
    Fault,
}

impl ProblemCode {
    /// Returns the stable name: `not_found`, `truncated`…
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Empty => "empty",
            Self::NotFound => "not_found",
            Self::NotALawPage => "not_a_law_page",
            Self::PdfOnly => "pdf_only",
            Self::Encoding => "encoding",
            Self::Truncated => "truncated",
            Self::Markup => "markup",
            Self::ActiveContent => "active_content",
            Self::UnknownBlock => "unknown_block",
            Self::Metadata => "metadata",
            Self::DuplicateNumber => "duplicate_number",
            Self::DuplicateDocument => "duplicate_document",
            Self::BadLink => "bad_link",
            Self::UnknownFile => "unknown_file",
            Self::LostText => "lost_text",
            Self::Fault => "fault",
        }
    }
}

/// One problem at one place of one input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Kind of the problem.
    pub code: ProblemCode,
    /// Id of the block, or a short description of the place; `None` for the whole input.
    pub block: Option<String>,
    /// What is wrong, in English, in lower case, with the value found.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code.name(), self.message)?;
        match &self.block {
            Some(block) => write!(f, " (block {block})"),
            None => Ok(()),
        }
    }
}
