//! The disk of an index: every file is written, read, renamed and removed through a [`Disk`].
//!
//! Programs use [`SystemDisk`]. Tests use disks that fail, fill up or flip bits, and check the index afterwards.

use std::fmt::Debug;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The contents of a file, mapped into memory.
pub use tantivy::directory::OwnedBytes as Mapped;
use tantivy::directory::error::OpenReadError;
use tantivy::directory::{Directory, MmapDirectory};

/// The disk operations of an index. An error need not name the file; the caller adds the name.
pub trait Disk: Debug + Send + Sync {
    /// Creates an empty file to be written sequentially.
    ///
    /// # Errors
    /// The file cannot be created.
    fn create(&self, path: &Path) -> io::Result<Box<dyn Output>>;

    /// Opens a file for reading at any offset.
    ///
    /// # Errors
    /// The file cannot be opened.
    fn open(&self, path: &Path) -> io::Result<Box<dyn Input>>;

    /// Maps a file into memory.
    ///
    /// # Errors
    /// The file cannot be mapped.
    fn map(&self, path: &Path) -> io::Result<Mapped>;

    /// Renames a file or a folder atomically and replaces a file with the new name.
    ///
    /// # Errors
    /// It cannot be renamed.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Creates a folder and its parents.
    ///
    /// # Errors
    /// A folder cannot be created.
    fn make_folder(&self, path: &Path) -> io::Result<()>;

    /// Removes a folder with everything in it.
    ///
    /// # Errors
    /// Something cannot be removed.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;

    /// Lists a folder.
    ///
    /// # Errors
    /// The folder cannot be listed.
    fn list(&self, path: &Path) -> io::Result<Vec<Entry>>;

    /// Waits until the names in a folder are on the disk.
    ///
    /// # Errors
    /// They cannot be written.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
}

/// A file opened for writing.
pub trait Output: Write + Send + Sync {
    /// Waits until all written bytes are on the disk.
    ///
    /// # Errors
    /// They cannot be written.
    fn sync(&mut self) -> io::Result<()>;
}

/// A file opened for reading.
pub trait Input: Send + Sync {
    /// Returns the length in bytes.
    ///
    /// # Errors
    /// The file cannot be examined.
    fn size(&self) -> io::Result<u64>;

    /// Reads from `offset` (bytes) into `buffer` and returns the number of bytes; 0 only at the end of the file.
    ///
    /// # Errors
    /// The file cannot be read.
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize>;
}

/// An entry of a folder.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Path of the entry.
    pub path: PathBuf,
    /// True if the entry is a folder.
    pub is_folder: bool,
    /// Length in bytes, for a file.
    pub size: u64,
}

/// The disk of the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemDisk;

impl Disk for SystemDisk {
    fn create(&self, path: &Path) -> io::Result<Box<dyn Output>> {
        Ok(Box::new(File::create(path)?))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Input>> {
        Ok(Box::new(File::open(path)?))
    }

    fn map(&self, path: &Path) -> io::Result<Mapped> {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(ErrorKind::InvalidInput.into());
        };
        let folder = MmapDirectory::open(folder).map_err(|error| io::Error::other(error.to_string()))?;
        let slice = folder.open_read(Path::new(name)).map_err(|error| match error {
            OpenReadError::FileDoesNotExist(_) => ErrorKind::NotFound.into(),
            OpenReadError::IoError { io_error, .. } => io::Error::new(io_error.kind(), io_error.to_string()),
            error => io::Error::other(error.to_string()),
        })?;
        slice.read_bytes()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir_all(path)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<Entry>> {
        let entry = |entry: io::Result<fs::DirEntry>| {
            let entry = entry?;
            let is_folder = entry.file_type()?.is_dir();
            let size = if is_folder { 0 } else { entry.metadata()?.len() };
            Ok(Entry { path: entry.path(), is_folder, size })
        };
        fs::read_dir(path)?.map(entry).collect()
    }

    /// Windows has no such call: it writes names in order by itself.
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
    }
}

impl Output for File {
    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}

impl Input for File {
    fn size(&self) -> io::Result<u64> {
        Ok(self.metadata()?.len())
    }

    #[cfg(unix)]
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        std::os::unix::fs::FileExt::read_at(self, buffer, offset)
    }

    #[cfg(windows)]
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        std::os::windows::fs::FileExt::seek_read(self, buffer, offset)
    }
}

/// Reads until the buffer is full; fewer bytes only at the end of the file.
pub(crate) fn read_up_to(file: &dyn Input, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    let mut done = 0;
    while done < buffer.len() {
        match file.read_at(&mut buffer[done..], offset + done as u64) {
            Ok(0) => break,
            Ok(read) => done += read,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(done)
}

/// Returns the bytes of a file.
pub(crate) fn read(disk: &dyn Disk, path: &Path) -> io::Result<Vec<u8>> {
    let file = disk.open(path)?;
    let size = usize::try_from(file.size()?).map_err(|_| ErrorKind::FileTooLarge)?;
    // One byte more than the expected size shows whether the file grew meanwhile.
    let mut bytes = vec![0; size.saturating_add(1)];
    let read = read_up_to(&*file, &mut bytes, 0)?;
    bytes.truncate(read);
    Ok(bytes)
}

/// Writes a file and syncs it to the disk.
pub(crate) fn write(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = disk.create(path)?;
    file.write_all(bytes)?;
    file.sync()
}
