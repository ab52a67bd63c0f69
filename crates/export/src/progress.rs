//! The state of an unfinished export: the finished files, one a line.
//!
//! A line is added after its file has its final name. A torn last line is of a run that was killed while it added the
//! line; it is ignored, and its file is written again.

use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Seek, SeekFrom, Write};
use std::path::Path;

use qonun_law::Date;
use serde::{Deserialize, Serialize};

use crate::manifest::FORMAT;
use crate::{Encoding, ExportError, ExportedFile};

/// Name of the file.
pub(crate) const PROGRESS: &str = "export.part";

/// What is exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Header {
    pub(crate) format: String,
    pub(crate) encoding: Encoding,
    pub(crate) generation: String,
    pub(crate) on: Date,
}

impl Header {
    pub(crate) fn new(encoding: Encoding, generation: &str, on: Date) -> Self {
        Self { format: FORMAT.to_owned(), encoding, generation: generation.to_owned(), on }
    }
}

/// The open file; it is locked until it is dropped.
#[derive(Debug)]
pub(crate) struct Progress {
    file: File,
}

/// What an earlier run has left.
pub(crate) type Left = Option<(Header, Vec<ExportedFile>)>;

impl Progress {
    /// Takes the right to write into a folder.
    pub(crate) fn lock(folder: &Path) -> Result<(Self, Left), ExportError> {
        let path = folder.join(PROGRESS);
        let opened = File::options().read(true).write(true).create(true).truncate(false).open(&path);
        let file = opened.map_err(ExportError::at(&path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(ExportError::Locked(folder.to_owned())),
            Err(TryLockError::Error(error)) => return Err(ExportError::at(&path)(error)),
        }
        let left = fs::read(&path).map_err(ExportError::at(&path))?;
        Ok((Self { file }, left_of(&left)))
    }

    /// Writes the state anew.
    pub(crate) fn begin(&mut self, folder: &Path, header: &Header, files: &[ExportedFile]) -> Result<(), ExportError> {
        let path = folder.join(PROGRESS);
        let begun = self.file.set_len(0).and_then(|()| self.file.seek(SeekFrom::Start(0)));
        begun.map_err(ExportError::at(&path))?;
        self.line(folder, header)?;
        files.iter().try_for_each(|file| self.line(folder, file))
    }

    /// Adds a line.
    pub(crate) fn line(&mut self, folder: &Path, what: &impl Serialize) -> Result<(), ExportError> {
        let path = folder.join(PROGRESS);
        let mut line = serde_json::to_vec(what).map_err(|error| ExportError::at(&path)(error.into()))?;
        line.push(b'\n');
        self.file.write_all(&line).map_err(ExportError::at(&path))
    }

    /// Removes the file.
    pub(crate) fn remove(self, folder: &Path) -> Result<(), ExportError> {
        let path = folder.join(PROGRESS);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(ExportError::at(&path)(error)),
            _ => Ok(()),
        }
    }
}

/// Reads the whole lines of a state.
fn left_of(bytes: &[u8]) -> Left {
    let whole = bytes.iter().rposition(|&byte| byte == b'\n').map_or(&[][..], |end| &bytes[..end]);
    let mut lines = whole.split(|&byte| byte == b'\n');
    let header: Header = serde_json::from_slice(lines.next()?).ok()?;
    let files = lines.map_while(|line| serde_json::from_slice(line).ok()).collect();
    (header.format == FORMAT).then_some((header, files))
}

#[cfg(test)]
mod tests {
    use qonun_digest::Digest;
    use qonun_law::parse_date;

    use super::{Header, left_of};
    use crate::{Encoding, ExportedFile};

    #[test]
    fn a_torn_line_is_ignored() {
        let header = Header::new(Encoding::Akn, "000001-0", parse_date("2026-01-02").unwrap());
        let file = ExportedFile { name: "1/1.xml".to_owned(), bytes: 3, sha256: Digest::of(b"abc"), texts: 1 };
        let (first, line) = (serde_json::to_string(&header).unwrap(), serde_json::to_string(&file).unwrap());
        let state = |text: &str| left_of(text.as_bytes()).map(|(header, files)| (header.generation, files.len()));
        let of = |files| Some(("000001-0".to_owned(), files));
        assert_eq!(state(""), None);
        assert_eq!(state(&first), None, "the first line is torn");
        assert_eq!(state(&format!("{first}\n{line}\n{line}\n")), of(2));
        assert_eq!(state(&format!("{first}\n{line}\n{line}")), of(1));
        assert_eq!(state(&format!("{first}\n{line}\n\u{0}\u{0}\n{line}\n")), of(1), "a hole after a power cut");
    }
}
