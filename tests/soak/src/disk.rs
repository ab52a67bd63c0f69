//! A disk that fails at a given operation.

use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use qonun_index::{Disk, Entry, Input, Mapped, Output, SystemDisk};

/// A kind of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No fault; operations are counted.
    Nothing,
    /// One operation fails: a read, a write, a sync, a rename.
    Fails,
    /// One operation and all later ones fail, as in a power cut.
    Dies,
    /// A write stores half of its bytes, and all later writes store none: the disk is full.
    Fills,
    /// A write stores half of its bytes and reports so, which is not an error.
    IsShort,
    /// One bit is flipped when it is written to the disk.
    FlipsWritten,
    /// One bit is flipped when it is read from the disk.
    FlipsRead,
}

impl Fault {
    /// All faults except `Nothing`.
    pub const ALL: [Self; 6] =
        [Self::Fails, Self::Dies, Self::Fills, Self::IsShort, Self::FlipsWritten, Self::FlipsRead];

    /// True if the fault applies to this kind of operation.
    const fn concerns(self, asked: Asked) -> bool {
        match self {
            Self::Nothing | Self::Fails | Self::Dies => true,
            Self::Fills | Self::IsShort | Self::FlipsWritten => matches!(asked, Asked::Write),
            Self::FlipsRead => matches!(asked, Asked::Read),
        }
    }
}

/// A kind of disk operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Read,
    Write,
    Else,
}

/// The disk of the system with one fault.
#[derive(Clone, Debug)]
pub struct FaultyDisk {
    fault: Fault,
    /// Number of the operation that fails, among those to which the fault applies, counted from 1.
    at: u32,
    asked: Arc<AtomicU32>,
}

/// The outcome of an operation.
enum Fate {
    Done,
    Strange,
    Failed(io::Error),
}

impl FaultyDisk {
    /// Creates a disk that fails at the `at`-th operation to which the fault applies, counted from 1.
    #[must_use]
    pub fn new(fault: Fault, at: u32) -> Self {
        Self { fault, at, asked: Arc::default() }
    }

    /// Returns the number of operations so far to which the fault applies.
    #[must_use]
    pub fn asked(&self) -> u32 {
        self.asked.load(Ordering::Relaxed)
    }

    fn fate(&self, asked: Asked) -> Fate {
        if !self.fault.concerns(asked) {
            return Fate::Done;
        }
        let now = self.asked.fetch_add(1, Ordering::Relaxed) + 1;
        let broken = || Fate::Failed(io::Error::other("the disk does not answer"));
        match self.fault {
            Fault::Fails if now == self.at => broken(),
            Fault::Dies if now >= self.at => broken(),
            Fault::Fills if now > self.at => Fate::Failed(ErrorKind::StorageFull.into()),
            Fault::Fills | Fault::IsShort | Fault::FlipsWritten | Fault::FlipsRead if now == self.at => Fate::Strange,
            _ => Fate::Done,
        }
    }

    fn simple(&self) -> io::Result<()> {
        match self.fate(Asked::Else) {
            Fate::Failed(error) => Err(error),
            Fate::Done | Fate::Strange => Ok(()),
        }
    }
}

impl Disk for FaultyDisk {
    fn create(&self, path: &Path) -> io::Result<Box<dyn Output>> {
        self.simple()?;
        Ok(Box::new(FaultyFile { disk: self.clone(), file: SystemDisk.create(path)? }))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Input>> {
        self.simple()?;
        Ok(Box::new(FaultyFile { disk: self.clone(), file: SystemDisk.open(path)? }))
    }

    fn map(&self, path: &Path) -> io::Result<Mapped> {
        self.simple()?;
        SystemDisk.map(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.simple()?;
        SystemDisk.rename(from, to)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.simple()?;
        SystemDisk.make_folder(path)
    }

    /// If it fails, a part is already removed.
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        if let Err(error) = self.simple() {
            let first = SystemDisk.list(path)?.into_iter().find(|entry| !entry.is_folder);
            first.map_or(Ok(()), |entry| std::fs::remove_file(entry.path))?;
            return Err(error);
        }
        SystemDisk.remove_folder(path)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<Entry>> {
        self.simple()?;
        SystemDisk.list(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.simple()?;
        SystemDisk.sync_folder(path)
    }
}

struct FaultyFile<F: ?Sized> {
    disk: FaultyDisk,
    file: Box<F>,
}

impl Write for FaultyFile<dyn Output> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.disk.fate(Asked::Write) {
            Fate::Done => self.file.write(bytes),
            Fate::Failed(error) => Err(error),
            Fate::Strange if self.disk.fault == Fault::FlipsWritten => {
                let mut bytes = bytes.to_vec();
                flip(&mut bytes);
                self.file.write_all(&bytes)?;
                Ok(bytes.len())
            }
            Fate::Strange => self.file.write(&bytes[..bytes.len().div_ceil(2)]),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Output for FaultyFile<dyn Output> {
    fn sync(&mut self) -> io::Result<()> {
        self.disk.simple()?;
        self.file.sync()
    }
}

impl Input for FaultyFile<dyn Input> {
    fn size(&self) -> io::Result<u64> {
        self.disk.simple()?;
        self.file.size()
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        let fate = self.disk.fate(Asked::Read);
        if let Fate::Failed(error) = fate {
            return Err(error);
        }
        let read = self.file.read_at(buffer, offset)?;
        if matches!(fate, Fate::Strange) {
            flip(&mut buffer[..read]);
        }
        Ok(read)
    }
}

fn flip(bytes: &mut [u8]) {
    let middle = bytes.len() / 2;
    if let Some(byte) = bytes.get_mut(middle) {
        *byte ^= 4;
    }
}
