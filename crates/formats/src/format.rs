//! The formats, with the names by which readers and programs ask for them.

use std::fmt;
use std::str::FromStr;

use crate::{Extract, FormatError, akn, csv, docx, html, json_ld, json_lines, markdown, pdf, plain};

/// A format of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A fragment of HTML with classes.
    Html,
    /// Akoma Ntoso 3.0.
    Akn,
    /// Word.
    Docx,
    /// PDF.
    Pdf,
    /// The tables as CSV.
    Csv,
    /// schema.org Legislation as JSON-LD.
    JsonLd,
    /// A line of an export: the whole document as JSON.
    JsonLine,
}

/// Name on the command line and in the API, extension, media type.
type Names = (&'static str, &'static str, &'static str);

impl Format {
    /// All formats.
    pub const ALL: [Self; 9] = [
        Self::Text,
        Self::Markdown,
        Self::Html,
        Self::Akn,
        Self::Docx,
        Self::Pdf,
        Self::Csv,
        Self::JsonLd,
        Self::JsonLine,
    ];

    const fn names(self) -> Names {
        match self {
            Self::Text => ("text", "txt", "text/plain; charset=utf-8"),
            Self::Markdown => ("md", "md", "text/markdown; charset=utf-8"),
            Self::Html => ("html", "html", "text/html; charset=utf-8"),
            Self::Akn => ("akn", "xml", "application/akn+xml"),
            Self::Docx => ("docx", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Self::Pdf => ("pdf", "pdf", "application/pdf"),
            Self::Csv => ("csv", "csv", "text/csv; charset=utf-8; header=present"),
            Self::JsonLd => ("jsonld", "jsonld", "application/ld+json"),
            Self::JsonLine => ("jsonl", "jsonl", "application/jsonl"),
        }
    }

    /// Returns the name on the command line and in the API.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.names().0
    }

    /// Returns the extension of files, without the full stop.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        self.names().1
    }

    /// Returns the media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        self.names().2
    }

    /// Returns the format with an extension.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension() == extension)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|format| format.name() == name).ok_or(())
    }
}

impl Extract<'_> {
    /// Writes the text in a format.
    ///
    /// # Errors
    ///
    /// [`FormatError::Unwritable`] if a Word or PDF file cannot be put together, [`FormatError::NobodyWaits`] if nobody
    /// waits for the file any more.
    pub fn to_bytes(&self, format: Format) -> Result<Vec<u8>, FormatError> {
        let bytes = match format {
            Format::Text => plain::write(self).into_bytes(),
            Format::Markdown => markdown::write(self).into_bytes(),
            Format::Html => html::write(self).into_bytes(),
            Format::Akn => akn::write(self).into_bytes(),
            Format::Docx => docx::write(self)?,
            Format::Pdf => pdf::write(self)?,
            Format::Csv => csv::write(self).into_bytes(),
            Format::JsonLd => json_ld::write(self).into_bytes(),
            Format::JsonLine => json_lines::write(self).into_bytes(),
        };
        // What was stopped is not the whole file.
        if self.goes_on() { Ok(bytes) } else { Err(FormatError::NobodyWaits) }
    }
}
