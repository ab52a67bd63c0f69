//! The index folder: generations, the pointer to the current one, the lock of the writer.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::{Generation, IndexError};

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
    /// When the pointer is there and cannot be read, or names no generation.
    pub fn current(&self) -> Result<Option<String>, IndexError> {
        let path = self.root.join(POINTER);
        let damaged = |what: &str| Err(IndexError::damaged(&path, what));
        let name = match fs::read(&path) {
            Ok(bytes) => String::from_utf8(bytes).unwrap_or_default().trim_end().to_owned(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(IndexError::io(&path)(error)),
        };
        if turn_of(&name).is_none() {
            return damaged("it names no generation");
        }
        if !self.path_of(&name).is_dir() {
            return damaged("it names a generation that is not here");
        }
        Ok(Some(name))
    }

    /// Names of the generations that were written to their end, newest first.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn generations(&self) -> Result<Vec<String>, IndexError> {
        let names = self.generation_paths()?.into_iter().filter_map(|path| {
            let name = path.file_name()?.to_str()?.to_owned();
            turn_of(&name).map(|turn| (turn, name))
        });
        let mut names: Vec<(u32, String)> = names.collect();
        names.sort_unstable_by(|one, other| other.cmp(one));
        Ok(names.into_iter().map(|(_, name)| name).collect())
    }

    /// Names of the generations that may be read: the current one, then those before it, newest first. Where the pointer
    /// is damaged, all.
    ///
    /// # Errors
    /// When the folder cannot be listed or the pointer cannot be read.
    pub fn readable(&self) -> Result<Vec<String>, IndexError> {
        let current = match self.current() {
            Ok(None) => return Ok(Vec::new()),
            Ok(current) => current,
            Err(IndexError::Damaged { .. }) => None,
            Err(error) => return Err(error),
        };
        let mut names = self.generations()?;
        if let Some(current) = current {
            let turn = turn_of(&current);
            names.retain(|name| turn_of(name) < turn);
            names.insert(0, current);
        }
        Ok(names)
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
        sync_folder(&self.root)?;
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

    /// Name of the generation after all that are here; `hash` tells apart generations of the same turn.
    pub(crate) fn next_name(&self, hash: u64) -> Result<String, IndexError> {
        let mut names = self.generations()?;
        names.extend(self.current().ok().flatten());
        let turn = names.iter().filter_map(|name| turn_of(name)).max().unwrap_or(0);
        Ok(format!("{:06}-{hash:016x}", turn.saturating_add(1)))
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
    ///
    /// Each step is on the disk before the next begins: a folder is synced after what stands in it has a new name, else
    /// a power cut could leave a pointer to a generation that has lost its name.
    pub(crate) fn publish(&self, generation: &str, _lock: &FolderLock) -> Result<(), IndexError> {
        let finished = self.path_of(generation);
        let unfinished = finished.with_extension(UNFINISHED);
        if finished.exists() {
            fs::remove_dir_all(&finished).map_err(IndexError::io(&finished))?;
        }
        sync_tree(&unfinished)?;
        let before = self.worth_keeping()?;
        fs::rename(&unfinished, &finished).map_err(IndexError::io(&unfinished))?;
        sync_folder(&self.root.join(GENERATIONS))?;
        let pointer = self.root.join(POINTER);
        let next = self.root.join("current.part");
        let mut file = File::create(&next).map_err(IndexError::io(&next))?;
        file.write_all(generation.as_bytes()).and_then(|()| file.sync_all()).map_err(IndexError::io(&next))?;
        fs::rename(&next, &pointer).map_err(IndexError::io(&pointer))?;
        sync_folder(&self.root)?;
        for path in self.generation_paths()? {
            let name = path.file_name().and_then(|name| name.to_str());
            if name != Some(generation) && name != before.as_deref() {
                // A reader may still have it open; its files live until it closes them.
                fs::remove_dir_all(&path).map_err(IndexError::io(&path))?;
            }
        }
        Ok(())
    }

    /// The newest generation that a reader may go back to. One of another format is as whole as it was.
    fn worth_keeping(&self) -> Result<Option<String>, IndexError> {
        let sound =
            |name: &String| matches!(Generation::verify(&self.path_of(name)), Ok(()) | Err(IndexError::Format { .. }));
        Ok(self.readable()?.into_iter().find(sound))
    }

    fn generation_paths(&self) -> Result<Vec<PathBuf>, IndexError> {
        let path = self.root.join(GENERATIONS);
        let entries = fs::read_dir(&path).map_err(IndexError::io(&path))?;
        entries.map(|entry| entry.map(|entry| entry.path()).map_err(IndexError::io(&path))).collect()
    }
}

/// The turn of a generation by its name, as [`Folder::next_name`] makes it; `None` for any other name.
fn turn_of(name: &str) -> Option<u32> {
    let (turn, hash) = name.split_once('-')?;
    let plain = |text: &str, fits: fn(&u8) -> bool| !text.is_empty() && text.bytes().all(|byte| fits(&byte));
    (plain(turn, u8::is_ascii_digit) && plain(hash, u8::is_ascii_hexdigit)).then(|| turn.parse().ok()).flatten()
}

/// Waits until the names in a folder are on the disk. Windows has no such call: it writes names in order by itself.
fn sync_folder(path: &Path) -> Result<(), IndexError> {
    if cfg!(unix) {
        let folder = File::open(path).map_err(IndexError::io(path))?;
        folder.sync_all().map_err(IndexError::io(path))?;
    }
    Ok(())
}

/// The same of a folder and all folders in it.
fn sync_tree(path: &Path) -> Result<(), IndexError> {
    for entry in fs::read_dir(path).map_err(IndexError::io(path))? {
        let entry = entry.map_err(IndexError::io(path))?;
        if entry.file_type().map_err(IndexError::io(path))?.is_dir() {
            sync_tree(&entry.path())?;
        }
    }
    sync_folder(path)
}
