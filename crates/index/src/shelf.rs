//! The files of an inverted index on a [`Disk`], behind the directory interface of the search library.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::directory::error::{DeleteError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, Directory, FileHandle, TerminatingWrite, WatchCallback, WatchHandle, WritePtr,
};

use crate::checksum::Sum;
use crate::disk::{self, Disk, Output};

/// Running checksums of files, by name.
pub(crate) type Sums = Arc<Mutex<BTreeMap<String, Sum>>>;

/// A folder of an inverted index. Its errors name the file, which the errors of the search library do not always do.
#[derive(Clone, Debug)]
pub(crate) struct Shelf {
    disk: Arc<dyn Disk>,
    root: PathBuf,
    /// Name of the folder within the generation.
    name: &'static str,
    sums: Sums,
}

impl Shelf {
    /// Returns the folder `name` of a generation. The checksums of the written files are added to `sums`.
    pub(crate) fn new(disk: Arc<dyn Disk>, generation: &Path, name: &'static str, sums: Sums) -> Self {
        Self { disk, root: generation.join(name), name, sums }
    }

    fn note(sums: &Sums, name: String, sum: Sum) {
        // The map of checksums is consistent even after a panic in another thread.
        sums.lock().unwrap_or_else(PoisonError::into_inner).insert(name, sum);
    }

    fn name_of(&self, path: &Path) -> String {
        format!("{}/{}", self.name, path.display())
    }
}

/// Adds the file path to an error.
fn named(path: &Path) -> impl Fn(io::Error) -> io::Error {
    move |error| io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

fn unread(path: &Path, error: io::Error, full: &Path) -> OpenReadError {
    match error.kind() {
        ErrorKind::NotFound => OpenReadError::FileDoesNotExist(full.to_owned()),
        _ => OpenReadError::wrap_io_error(named(full)(error), path.to_owned()),
    }
}

impl Directory for Shelf {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        let full = self.root.join(path);
        let bytes = self.disk.map(&full).map_err(|error| unread(path, error, &full))?;
        Ok(Arc::new(bytes))
    }

    /// Nothing is ever removed from an inverted index: a generation does not change.
    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        let io_error = Arc::new(io::Error::from(ErrorKind::Unsupported));
        Err(DeleteError::IoError { io_error, filepath: self.root.join(path) })
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        let full = self.root.join(path);
        match self.disk.open(&full) {
            Ok(_) => Ok(true),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(unread(path, error, &full)),
        }
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let full = self.root.join(path);
        let out = self.disk.create(&full).map_err(|error| {
            let error = named(&full)(error);
            OpenWriteError::wrap_io_error(error, path.to_owned())
        })?;
        let (name, sums) = (self.name_of(path), Arc::clone(&self.sums));
        let file = SummedOutput { path: full, name, out, hasher: crc32fast::Hasher::new(), size: 0, sums };
        Ok(BufWriter::new(Box::new(file)))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let full = self.root.join(path);
        disk::read(&*self.disk, &full).map_err(|error| unread(path, error, &full))
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        let (file, part) = (self.root.join(path), self.root.join(path).with_extension("part"));
        disk::write(&*self.disk, &part, data).map_err(named(&part))?;
        self.disk.rename(&part, &file).map_err(named(&file))?;
        Self::note(&self.sums, self.name_of(path), Sum::of(data));
        Ok(())
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.disk.sync_folder(&self.root).map_err(named(&self.root))
    }

    /// A generation does not change, so there is nothing to watch.
    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}

/// A file of the search library, with a running checksum.
struct SummedOutput {
    path: PathBuf,
    name: String,
    out: Box<dyn Output>,
    hasher: crc32fast::Hasher,
    size: u64,
    sums: Sums,
}

impl Write for SummedOutput {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = match self.out.write(bytes) {
            // The writer retries after this error and needs no file name.
            Err(error) if error.kind() == ErrorKind::Interrupted => return Err(error),
            written => written.map_err(named(&self.path))?,
        };
        self.hasher.update(&bytes[..written]);
        self.size += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush().map_err(named(&self.path))
    }
}

impl TerminatingWrite for SummedOutput {
    fn terminate_ref(&mut self, _: AntiCallToken) -> io::Result<()> {
        self.out.sync().map_err(named(&self.path))?;
        let sum = Sum { size: self.size, crc: self.hasher.clone().finalize() };
        Shelf::note(&self.sums, self.name.clone(), sum);
        Ok(())
    }
}
