//! What was wrong with an input, and where.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Kinds of problems, stable names for reports and answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// The file cannot be read.
    Unreadable,
    /// The file holds nothing.
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
    /// The markup is broken: a block is not closed or stands inside another.
    Markup,
    /// A script or other active content inside the text was left out.
    ActiveContent,
    /// A block of an unknown class was read as plain text.
    UnknownBlock,
    /// A number, date or language that should be there is missing or cannot be read.
    Metadata,
    /// A number occurs twice where it should be unique.
    DuplicateNumber,
    /// Two files claim to be the same text; the one named was left out.
    DuplicateDocument,
    /// A link of the page cannot be read.
    BadLink,
    /// A file name is not one a mirror may hold.
    UnknownFile,
    /// The page shows text that the document lacks.
    LostText,
    /// The program failed where the block says; what it could do about it is in the message.
    Fault,
}

impl ProblemCode {
    /// The stable name: `not_found`, `truncated`…
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

/// One problem with one place of one input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What kind.
    pub code: ProblemCode,
    /// Id of the block, or a short description of the place; `None` when it is the whole input.
    pub block: Option<String>,
    /// What was wrong, in English, lower-case, naming what was found.
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
