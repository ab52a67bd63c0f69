//! The index folder: generations, the pointer to the current one, the lock of the writer.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::IndexError;

const POINTER: &str = "current";
const LOCK: &str = "lock";
const GENERATIONS: &str = "generations";
/// Ending of a generation that is being written.
const UNFINISHED: &str = "part";

/// An index folder.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

/// Holds the right to write into a folder; given back when dropped, and by the system when the process dies.
#[derive(Debug)]
pub struct FolderLock {
    _file: File,
}

impl Folder {
    /// The folder at a path; it need not exist yet.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// Its path.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Name of the current generation; `None` when there is none yet.
    ///
    /// # Errors
    /// When the pointer is there and cannot be read.
    pub fn current(&self) -> Result<Option<String>, IndexError> {
        let path = self.root.join(POINTER);
        match fs::read_to_string(&path) {
            Ok(name) => Ok(Some(name.trim().to_owned())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(IndexError::io(&path)(error)),
        }
    }

    /// Where a generation lies.
    #[must_use]
    pub fn path_of(&self, generation: &str) -> PathBuf {
        self.root.join(GENERATIONS).join(generation)
    }

    /// Takes the right to write. What an earlier, killed run left unfinished is removed.
    ///
    /// # Errors
    /// [`IndexError::Locked`] when another process has it.
    pub fn lock(&self) -> Result<FolderLock, IndexError> {
        let generations = self.root.join(GENERATIONS);
        fs::create_dir_all(&generations).map_err(IndexError::io(&generations))?;
        let path = self.root.join(LOCK);
        let file = File::create(&path).map_err(IndexError::io(&path))?;
        match file.try_lock() {
            Ok(()) => {
                self.sweep()?;
                Ok(FolderLock { _file: file })
            }
            Err(fs::TryLockError::WouldBlock) => Err(IndexError::Locked(self.root.clone())),
            Err(fs::TryLockError::Error(error)) => Err(IndexError::io(&path)(error)),
        }
    }

    /// Name of the generation after the current one; `hash` tells apart generations of the same turn.
    pub(crate) fn next_name(&self, hash: u64) -> Result<String, IndexError> {
        let current = self.current()?;
        let turn =
            current.and_then(|name| name.split('-').next().and_then(|turn| turn.parse::<u32>().ok())).unwrap_or(0);
        Ok(format!("{:06}-{hash:016x}", turn + 1))
    }

    /// Removes unfinished generations; only for who has the lock.
    fn sweep(&self) -> Result<(), IndexError> {
        for path in self.generation_paths()? {
            if path.extension().is_some_and(|ending| ending == UNFINISHED) {
                fs::remove_dir_all(&path).map_err(IndexError::io(&path))?;
            }
        }
        Ok(())
    }

    /// An empty folder for a generation that is being written.
    pub(crate) fn begin(&self, generation: &str, _lock: &FolderLock) -> Result<PathBuf, IndexError> {
        let path = self.path_of(generation).with_extension(UNFINISHED);
        fs::create_dir_all(&path).map_err(IndexError::io(&path))?;
        Ok(path)
    }

    /// Gives a finished generation its name, moves the pointer to it, and removes all but it and the one before.
    pub(crate) fn publish(&self, generation: &str, _lock: &FolderLock) -> Result<(), IndexError> {
        let finished = self.path_of(generation);
        let unfinished = finished.with_extension(UNFINISHED);
        if finished.exists() {
            fs::remove_dir_all(&finished).map_err(IndexError::io(&finished))?;
        }
        fs::rename(&unfinished, &finished).map_err(IndexError::io(&unfinished))?;
        let before = self.current()?;
        let pointer = self.root.join(POINTER);
        let next = self.root.join("current.part");
        let mut file = File::create(&next).map_err(IndexError::io(&next))?;
        file.write_all(generation.as_bytes()).and_then(|()| file.sync_all()).map_err(IndexError::io(&next))?;
        fs::rename(&next, &pointer).map_err(IndexError::io(&pointer))?;
        for path in self.generation_paths()? {
            let name = path.file_name().and_then(|name| name.to_str());
            if name != Some(generation) && name != before.as_deref() {
                // A reader may still have it open; its files live until it closes them.
                fs::remove_dir_all(&path).map_err(IndexError::io(&path))?;
            }
        }
        Ok(())
    }

    fn generation_paths(&self) -> Result<Vec<PathBuf>, IndexError> {
        let path = self.root.join(GENERATIONS);
        let entries = fs::read_dir(&path).map_err(IndexError::io(&path))?;
        entries.map(|entry| entry.map(|entry| entry.path()).map_err(IndexError::io(&path))).collect()
    }
}
