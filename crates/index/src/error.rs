//! Errors of the index.

use std::path::{Path, PathBuf};

/// An error of building or opening an index.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IndexError {
    /// A file or folder cannot be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What went wrong.
        source: std::io::Error,
    },
    /// The folder has no generation: nothing was ingested into it.
    #[error("{0}: no generation of an index here")]
    NoGeneration(PathBuf),
    /// The generation was written by another version of the program.
    #[error("{}", another_format(path, *found, *wanted))]
    Format {
        /// The generation.
        path: PathBuf,
        /// Its format.
        found: u32,
        /// The format that this program reads.
        wanted: u32,
    },
    /// A file of a generation is damaged.
    #[error("{path}: damaged: {what}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        what: String,
    },
    /// Another process is writing into the folder.
    #[error("{0}: another process is writing into this index")]
    Locked(PathBuf),
    /// The search library failed.
    #[error("inverted index: {0}")]
    Tantivy(#[from] tantivy::TantivyError),
    /// The lexicon cannot be compiled with the learnt roots.
    #[error("lexicon: {0}")]
    Lexicon(#[from] qonun_analysis::uzbek::LexiconError),
    /// A worker thread ended before its work was done.
    #[error("a worker ended before its work was done")]
    Worker,
}

impl IndexError {
    /// Returns what is wrong, without file paths: for readers who need not know where the index is.
    #[must_use]
    pub fn reason(&self) -> String {
        let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        match self {
            Self::Io { path, source } => format!("{}: {source}", name(path)),
            Self::Damaged { path, what } => format!("{}: damaged: {what}", name(path)),
            Self::Format { found, wanted, .. } => {
                format!("written in format {found}, this program reads format {wanted}")
            }
            Self::NoGeneration(_) => "no generation".to_owned(),
            Self::Locked(_) => "locked".to_owned(),
            Self::Tantivy(_) => "the inverted index cannot be opened".to_owned(),
            Self::Lexicon(_) | Self::Worker => self.to_string(),
        }
    }

    /// Adds the folder to an error, where the search library names only a file.
    pub(crate) fn within(self, folder: &Path) -> Self {
        use tantivy::TantivyError::{DataCorruption, OpenReadError};
        match self {
            Self::Tantivy(error @ (DataCorruption(_) | OpenReadError(_))) => Self::damaged(folder, error.to_string()),
            other => other,
        }
    }

    pub(crate) fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { path, source }
    }

    pub(crate) fn damaged(path: &Path, what: impl Into<String>) -> Self {
        Self::Damaged { path: path.to_owned(), what: what.into() }
    }
}

/// Returns the message for a generation of another format: its format, the format of this program, and what to do.
fn another_format(generation: &Path, found: u32, wanted: u32) -> String {
    let index = generation.ancestors().nth(2).unwrap_or(generation).display();
    let path = generation.display();
    let anew =
        format!("build the index anew with `qonun ingest DIR --index {index}`, DIR being the folder of its pages");
    let told = format!("of the program, in format {found}; this one reads format {wanted}");
    if found > wanted {
        format!("{path}: this index was written by a newer version {told}: use that version, or {anew}")
    } else {
        format!("{path}: this index was written by an older version {told}: {anew}, then restart what serves it")
    }
}
