//! Reasons why an export cannot be written or read.

use std::io;
use std::path::{Path, PathBuf};

use qonun_formats::FormatError;
use thiserror::Error;

/// A reason why an export cannot be written or read.
#[derive(Debug, Error)]
pub enum ExportError {
    /// A file cannot be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// The folder contains other files.
    #[error("{0} is not empty and contains no export: name an empty folder")]
    NotEmpty(PathBuf),
    /// Another process writes into the folder.
    #[error("another process is writing an export into {0}")]
    Locked(PathBuf),
    /// The manifest is not one of this version of the format.
    #[error("{path}: {reason}")]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The folder contains an export that was not finished.
    #[error("the export in {0} is not finished: run the same export again")]
    Unfinished(PathBuf),
    /// A text cannot be written in the format.
    #[error("text {text} cannot be written: {source}")]
    Text {
        /// Its name.
        text: String,
        /// The reason.
        source: FormatError,
    },
}

impl ExportError {
    /// Returns a function that adds the name of a file to an error.
    pub(crate) fn at(path: &Path) -> impl Fn(io::Error) -> Self {
        move |source| Self::Io { path: path.to_owned(), source }
    }
}
