//! Reads an export back.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use qonun_digest::Digest;
use qonun_formats::{akn, json_lines};
use qonun_law::{DocId, Document, EditionStamp, Problem, ProblemCode};
use rayon::prelude::*;

use crate::progress::PROGRESS;
use crate::scan::{Found, texts_of};
use crate::{Encoding, ExportError, Manifest};

/// An export whose files were compared with their digests.
#[derive(Debug)]
pub struct Export {
    folder: PathBuf,
    manifest: Manifest,
    /// The texts of undamaged files, in the order of the manifest.
    pub texts: Vec<Exported>,
    /// Files that are damaged or cannot be read.
    pub unread: Vec<(PathBuf, Problem)>,
}

/// A text of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Index of its file in the manifest.
    file: usize,
    found: Found,
}

impl Exported {
    /// Returns the id of the document.
    #[must_use]
    pub const fn id(&self) -> DocId {
        self.found.id
    }

    /// Returns the edition; `None` for the current one.
    #[must_use]
    pub const fn edition(&self) -> Option<EditionStamp> {
        self.found.edition
    }

    /// Returns the length of the text in bytes.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.found.length
    }

    /// Returns the digest of the bytes of the text.
    #[must_use]
    pub const fn digest(&self) -> Digest {
        self.found.digest
    }
}

impl Export {
    /// Opens the export in a folder and compares every file with its digest. Returns `None` if the folder contains no
    /// export.
    ///
    /// # Errors
    /// The export is not finished, or its manifest is damaged or of another version of the format.
    pub fn open(folder: &Path) -> Result<Option<Self>, ExportError> {
        let Some(manifest) = Manifest::read(folder)? else {
            let is_unfinished = folder.join(PROGRESS).exists();
            return if is_unfinished { Err(ExportError::Unfinished(folder.to_owned())) } else { Ok(None) };
        };
        let scan = |entry| texts_of(folder, entry, manifest.encoding);
        let scanned: Vec<_> = manifest.files.par_iter().map(scan).collect();
        let (mut texts, mut unread) = (Vec::new(), Vec::new());
        for (file, (entry, scanned)) in manifest.files.iter().zip(scanned).enumerate() {
            match scanned {
                Ok(found) => texts.extend(found.into_iter().map(|found| Exported { file, found })),
                Err(message) => {
                    let problem = Problem { code: ProblemCode::Unreadable, block: None, message };
                    unread.push((folder.join(&entry.name), problem));
                }
            }
        }
        Ok(Some(Self { folder: folder.to_owned(), manifest, texts, unread }))
    }

    /// Returns the manifest.
    #[must_use]
    pub const fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Returns the path of the file that contains a text.
    #[must_use]
    pub fn path_of(&self, text: &Exported) -> PathBuf {
        self.folder.join(&self.manifest.files[text.file].name)
    }

    /// Reads a text.
    ///
    /// # Errors
    /// What is wrong: the file has changed since it was opened, or its bytes are not a text of the format.
    pub fn read(&self, text: &Exported) -> Result<Document, String> {
        let bytes = self.bytes_of(text).map_err(|error| format!("the file cannot be read: {error}"))?;
        if Digest::of(&bytes) != text.found.digest {
            return Err("the file has changed since it was compared with its SHA-256".to_owned());
        }
        let written = String::from_utf8(bytes).map_err(|error| error.to_string())?;
        let read = match self.manifest.encoding {
            Encoding::JsonLines => json_lines::read(&written),
            Encoding::Akn => akn::read(&written),
        };
        let (document, _) = read.map_err(|error| error.to_string())?;
        if (document.id, document.edition) != (text.found.id, text.found.edition) {
            return Err(format!("the text is {}, its place says {}", document.id, text.found.id));
        }
        Ok(document)
    }

    fn bytes_of(&self, text: &Exported) -> std::io::Result<Vec<u8>> {
        let mut file = File::open(self.path_of(text))?;
        file.seek(SeekFrom::Start(text.found.offset))?;
        let mut bytes = Vec::new();
        file.take(text.found.length).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}
