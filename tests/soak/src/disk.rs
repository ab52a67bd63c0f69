//! A disk that fails where it is told to.

use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use qonun_index::{Disk, Entry, Input, Mapped, Output, SystemDisk};

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing; what is asked is counted.
    Nothing,
    /// One thing that is asked fails: a read, a write, a sync, a name.
    Fails,
    /// That and everything after it, as when the power is cut.
    Dies,
    /// A write takes half of its bytes, and no write after it takes any: there is no space.
    Fills,
    /// A write takes half of its bytes and says so, which is no error.
    IsShort,
    /// A bit of what is written is another one on the disk.
    FlipsWritten,
    /// A bit of what is read is another one than on the disk.
    FlipsRead,
}

impl Fault {
    /// All but none.
    pub const ALL: [Self; 6] =
        [Self::Fails, Self::Dies, Self::Fills, Self::IsShort, Self::FlipsWritten, Self::FlipsRead];

    /// Does it happen at what asks for this?
    const fn concerns(self, asked: Asked) -> bool {
        match self {
            Self::Nothing | Self::Fails | Self::Dies => true,
            Self::Fills | Self::IsShort | Self::FlipsWritten => matches!(asked, Asked::Write),
            Self::FlipsRead => matches!(asked, Asked::Read),
        }
    }
}

/// What is asked of a disk.
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
    /// At the how manieth of what it concerns it happens, counted from 1.
    at: u32,
    asked: Arc<AtomicU32>,
}

/// What becomes of something that is asked.
enum Fate {
    Done,
    Strange,
    Failed(io::Error),
}

impl FaultyDisk {
    /// A disk whose fault happens at the `at`th of the things it concerns, counted from 1.
    #[must_use]
    pub fn new(fault: Fault, at: u32) -> Self {
        Self { fault, at, asked: Arc::default() }
    }

    /// How many of the things that its fault concerns were asked.
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

    /// When it fails, something is gone already.
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
