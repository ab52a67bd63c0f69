//! The index folder: generations, the pointer to the current one, the writer's lock.

use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::disk::{self, Disk, SystemDisk};
use crate::{Generation, IndexError, Manifest, description};

const POINTER: &str = "current";
const LOCK: &str = "lock";
const GENERATIONS: &str = "generations";
/// Extension of a generation that is being written.
const UNFINISHED: &str = "part";

/// An index folder.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
    disk: Arc<dyn Disk>,
}

/// The right to write into a folder. It is released when dropped, and by the system when the process dies.
#[derive(Debug)]
pub struct FolderLock {
    _file: File,
}

impl Folder {
    /// Returns the folder at a path; it need not exist yet.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self::on(Arc::new(SystemDisk), root)
    }

    /// Returns the folder at a path of `disk`. The writer's lock is always a lock of the operating system.
    #[must_use]
    pub fn on(disk: Arc<dyn Disk>, root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), disk }
    }

    pub(crate) const fn disk(&self) -> &Arc<dyn Disk> {
        &self.disk
    }

    /// Returns the path of the folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the name of the current generation, or `None` if there is none yet.
    ///
    /// # Errors
    /// The pointer exists but cannot be read, or names no generation.
    pub fn current(&self) -> Result<Option<String>, IndexError> {
        let path = self.root.join(POINTER);
        let damaged = |what: &str| Err(IndexError::damaged(&path, what));
        let name = match disk::read(&*self.disk, &path) {
            Ok(bytes) => String::from_utf8(bytes).unwrap_or_default().trim_end().to_owned(),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(IndexError::io(&path)(error)),
        };
        if turn_of(&name).is_none() {
            return damaged("it names no generation");
        }
        match self.disk.list(&self.path_of(&name)) {
            Ok(_) => Ok(Some(name)),
            Err(error) if error.kind() == ErrorKind::NotFound => damaged("it names a generation that is not here"),
            Err(error) => Err(IndexError::io(&self.path_of(&name))(error)),
        }
    }

    /// Returns the names of the complete generations, newest first.
    ///
    /// # Errors
    /// The folder cannot be listed.
    pub fn generations(&self) -> Result<Vec<String>, IndexError> {
        let names = self.generation_paths()?.into_iter().filter_map(|path| {
            let name = path.file_name()?.to_str()?.to_owned();
            turn_of(&name).map(|turn| (turn, name))
        });
        let mut names: Vec<(u32, String)> = names.collect();
        names.sort_unstable_by(|one, other| other.cmp(one));
        Ok(names.into_iter().map(|(_, name)| name).collect())
    }

    /// Returns the names of the generations that may be read: the current one, then those before it, newest first; all
    /// of them if the pointer is damaged.
    ///
    /// # Errors
    /// The folder cannot be listed, or the pointer cannot be read.
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

    /// Returns the path of a generation.
    #[must_use]
    pub fn path_of(&self, generation: &str) -> PathBuf {
        self.root.join(GENERATIONS).join(generation)
    }

    /// Takes the right to write, and removes the remains of earlier, killed runs.
    ///
    /// # Errors
    /// [`IndexError::Locked`] if another process has the lock.
    pub fn lock(&self) -> Result<FolderLock, IndexError> {
        let generations = self.root.join(GENERATIONS);
        self.disk.make_folder(&generations).map_err(IndexError::io(&generations))?;
        self.sync(&self.root)?;
        let path = self.root.join(LOCK);
        let file = File::create(&path).map_err(IndexError::io(&path))?;
        match file.try_lock() {
            Ok(()) => {
                self.sweep()?;
                Ok(FolderLock { _file: file })
            }
            Err(TryLockError::WouldBlock) => Err(IndexError::Locked(self.root.clone())),
            Err(TryLockError::Error(error)) => Err(IndexError::io(&path)(error)),
        }
    }

    /// Returns the name of the next generation; `hash` distinguishes generations with the same turn.
    pub(crate) fn next_name(&self, hash: u64) -> Result<String, IndexError> {
        let mut names = self.generations()?;
        names.extend(self.current().ok().flatten());
        let turn = names.iter().filter_map(|name| turn_of(name)).max().unwrap_or(0);
        Ok(format!("{:06}-{hash:016x}", turn.saturating_add(1)))
    }

    /// Removes unfinished generations, and finished ones that never became current. The caller must have the lock. If
    /// there is no pointer, or a damaged one, finished generations are kept, because it is unknown which of them became
    /// current.
    fn sweep(&self) -> Result<(), IndexError> {
        let current = self.current().ok().flatten().and_then(|name| turn_of(&name));
        let is_beyond = |name: &str| current.is_some_and(|current| turn_of(name).is_some_and(|turn| turn > current));
        for path in self.generation_paths()? {
            let is_unfinished = path.extension().is_some_and(|ending| ending == UNFINISHED);
            if is_unfinished || path.file_name().and_then(|name| name.to_str()).is_some_and(is_beyond) {
                self.remove(&path)?;
            }
        }
        Ok(())
    }

    /// Creates an empty folder for a generation that is being written.
    pub(crate) fn begin(&self, generation: &str, _lock: &FolderLock) -> Result<PathBuf, IndexError> {
        let path = self.path_of(generation).with_extension(UNFINISHED);
        self.disk.make_folder(&path).map_err(IndexError::io(&path))?;
        Ok(path)
    }

    /// Renames a finished generation to its final name, moves the pointer to it, and removes all generations but it and
    /// the previous one.
    ///
    /// First the generation is read back and compared: the disk may have stored something else. Each step is on the
    /// disk before the next begins. A folder is synced after an entry in it was renamed; otherwise a power cut could
    /// leave a pointer to a generation that has lost its name.
    pub(crate) fn publish(&self, generation: &str, _lock: &FolderLock) -> Result<(), IndexError> {
        let finished = self.path_of(generation);
        let unfinished = finished.with_extension(UNFINISHED);
        description::verify(&*self.disk, &unfinished)?;
        self.sync_tree(&unfinished)?;
        let before = self.worth_keeping()?;
        self.rename(&unfinished, &finished)?;
        self.sync(&self.root.join(GENERATIONS))?;
        let next = self.root.join("current.part");
        disk::write(&*self.disk, &next, generation.as_bytes()).map_err(IndexError::io(&next))?;
        if disk::read(&*self.disk, &next).map_err(IndexError::io(&next))? != generation.as_bytes() {
            return Err(IndexError::damaged(&next, "its bytes are not those that were written"));
        }
        self.rename(&next, &self.root.join(POINTER))?;
        self.sync(&self.root)?;
        for path in self.generation_paths()? {
            let name = path.file_name().and_then(|name| name.to_str());
            if name != Some(generation) && name != before.as_deref() {
                // A reader may still have it open; its files live until the reader closes them.
                self.remove(&path)?;
            }
        }
        Ok(())
    }

    /// Returns the newest generation to which a reader may go back. A generation of another format counts as undamaged.
    fn worth_keeping(&self) -> Result<Option<String>, IndexError> {
        let sound = |name: &String| matches!(self.verify(name), Ok(()) | Err(IndexError::Format { .. }));
        Ok(self.readable()?.into_iter().find(sound))
    }

    /// Opens a generation by name. All its files are compared with their checksums first; blobs are compared when they
    /// are read.
    ///
    /// # Errors
    /// Its files cannot be read, are damaged, or were written by another version of the program.
    pub fn open(&self, generation: &str) -> Result<Generation, IndexError> {
        Generation::open_on(Arc::clone(&self.disk), &self.path_of(generation))
    }

    /// Compares every file of a generation with its checksum.
    ///
    /// # Errors
    /// The first file that cannot be read or is damaged; or another version of the program wrote the generation.
    pub fn verify(&self, generation: &str) -> Result<(), IndexError> {
        description::verify(&*self.disk, &self.path_of(generation))
    }

    /// Reads only the manifest of a generation.
    ///
    /// # Errors
    /// The manifest cannot be read, is damaged, or is of another format.
    pub fn read_manifest(&self, generation: &str) -> Result<Manifest, IndexError> {
        Ok(description::described(&*self.disk, &self.path_of(generation))?.0)
    }

    fn generation_paths(&self) -> Result<Vec<PathBuf>, IndexError> {
        let path = self.root.join(GENERATIONS);
        let entries = self.disk.list(&path).map_err(IndexError::io(&path))?;
        Ok(entries.into_iter().map(|entry| entry.path).collect())
    }

    fn rename(&self, from: &Path, to: &Path) -> Result<(), IndexError> {
        self.disk.rename(from, to).map_err(IndexError::io(from))
    }

    /// Removes a generation. It is renamed first: a half-removed generation must not pass for a damaged one, and is
    /// swept like a half-written one.
    fn remove(&self, path: &Path) -> Result<(), IndexError> {
        let unfinished = path.with_extension(UNFINISHED);
        if unfinished != path {
            self.rename(path, &unfinished)?;
        }
        self.disk.remove_folder(&unfinished).map_err(IndexError::io(&unfinished))
    }

    fn sync(&self, path: &Path) -> Result<(), IndexError> {
        self.disk.sync_folder(path).map_err(IndexError::io(path))
    }

    /// Syncs a folder and all folders in it.
    fn sync_tree(&self, path: &Path) -> Result<(), IndexError> {
        for entry in self.disk.list(path).map_err(IndexError::io(path))? {
            if entry.is_folder {
                self.sync_tree(&entry.path)?;
            }
        }
        self.sync(path)
    }
}

/// Returns the turn of a generation from a name made by [`Folder::next_name`], or `None` for any other name.
fn turn_of(name: &str) -> Option<u32> {
    let (turn, hash) = name.split_once('-')?;
    let plain = |text: &str, fits: fn(&u8) -> bool| !text.is_empty() && text.bytes().all(|byte| fits(&byte));
    (plain(turn, u8::is_ascii_digit) && plain(hash, u8::is_ascii_hexdigit)).then(|| turn.parse().ok()).flatten()
}
