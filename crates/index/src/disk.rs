//! The disk, as an index asks it: whatever is written, read, renamed or removed goes through a [`Disk`].
//!
//! Programs use [`SystemDisk`]. Tests use disks that fail, fill up or flip bits, to see what becomes of an index then.

use std::fmt::Debug;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// A file as memory.
pub use tantivy::directory::OwnedBytes as Mapped;
use tantivy::directory::error::OpenReadError;
use tantivy::directory::{Directory, MmapDirectory};

/// What an index asks of a disk. An error need not name the file: who asks does.
pub trait Disk: Debug + Send + Sync {
    /// An empty file, to be written from its beginning to its end.
    ///
    /// # Errors
    /// When it cannot be made.
    fn create(&self, path: &Path) -> io::Result<Box<dyn Output>>;

    /// A file, to be read anywhere.
    ///
    /// # Errors
    /// When it cannot be opened.
    fn open(&self, path: &Path) -> io::Result<Box<dyn Input>>;

    /// A file as memory.
    ///
    /// # Errors
    /// When it cannot be mapped.
    fn map(&self, path: &Path) -> io::Result<Mapped>;

    /// Gives a file or a folder another name, at once; a file of that name is replaced.
    ///
    /// # Errors
    /// When it cannot be renamed.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Makes a folder and those above it.
    ///
    /// # Errors
    /// When it cannot be made.
    fn make_folder(&self, path: &Path) -> io::Result<()>;

    /// Removes a folder with everything in it.
    ///
    /// # Errors
    /// When something cannot be removed.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;

    /// What stands in a folder.
    ///
    /// # Errors
    /// When it cannot be listed.
    fn list(&self, path: &Path) -> io::Result<Vec<Entry>>;

    /// Waits until the names in a folder are on the disk.
    ///
    /// # Errors
    /// When they cannot be written.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
}

/// A file that is written.
pub trait Output: Write + Send + Sync {
    /// Waits until all that was written is on the disk.
    ///
    /// # Errors
    /// When it cannot be written.
    fn sync(&mut self) -> io::Result<()>;
}

/// A file that is read.
pub trait Input: Send + Sync {
    /// Its length.
    ///
    /// # Errors
    /// When it cannot be looked at.
    fn size(&self) -> io::Result<u64>;

    /// Reads from a place on; 0 bytes at the end of the file only.
    ///
    /// # Errors
    /// When it cannot be read.
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize>;
}

/// What stands in a folder.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Where.
    pub path: PathBuf,
    /// Is it a folder itself?
    pub is_folder: bool,
    /// Its length, of a file.
    pub size: u64,
}

/// The disk of the system.
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

/// Reads as much as a buffer takes; less at the end of the file only.
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

/// The bytes of a file.
pub(crate) fn read(disk: &dyn Disk, path: &Path) -> io::Result<Vec<u8>> {
    let file = disk.open(path)?;
    let size = usize::try_from(file.size()?).map_err(|_| ErrorKind::FileTooLarge)?;
    // One more than it should have: a file that grows meanwhile is not what was looked at.
    let mut bytes = vec![0; size.saturating_add(1)];
    let read = read_up_to(&*file, &mut bytes, 0)?;
    bytes.truncate(read);
    Ok(bytes)
}

/// Writes a file, down to the disk.
pub(crate) fn write(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = disk.create(path)?;
    file.write_all(bytes)?;
    file.sync()
}
