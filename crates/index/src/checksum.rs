//! Checksums of a generation: computed when its files are written, compared whenever they are read.
//!
//! They are CRC-32 as in Ethernet and gzip. It detects every flipped bit, every pair of flipped bits in files of this
//! size, and every burst of up to 32 bits; any other error is missed once in about four thousand million times. The
//! list `checksums.txt` contains the checksum of each file; its last line is the checksum of the lines above it. Each
//! blob is followed by its own checksum ([`seal`]), since blobs are read one by one.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use rayon::prelude::*;

use crate::IndexError;
use crate::disk::{self, Disk};
use crate::files;

/// Number of bytes read at a time. The file is not mapped, because mapped pages stay in the memory of the process.
const PIECE: usize = 1 << 20;

/// The length of a file and its checksum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sum {
    pub(crate) size: u64,
    pub(crate) crc: u32,
}

impl Sum {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self { size: bytes.len() as u64, crc: crc32fast::hash(bytes) }
    }

    /// Computes the sum of a file on the disk.
    fn of_file(disk: &dyn Disk, path: &Path) -> Result<Self, IndexError> {
        let file = disk.open(path).map_err(IndexError::io(path))?;
        let (mut size, mut hasher, mut piece) = (0, crc32fast::Hasher::new(), vec![0; PIECE]);
        loop {
            let read = disk::read_up_to(&*file, &mut piece, size).map_err(IndexError::io(path))?;
            hasher.update(&piece[..read]);
            size += read as u64;
            if read < piece.len() {
                return Ok(Self { size, crc: hasher.finalize() });
            }
        }
    }

    fn compare(self, found: Self, path: &Path) -> Result<(), IndexError> {
        if found.size != self.size {
            return Err(IndexError::damaged(path, format!("{} bytes instead of {}", found.size, self.size)));
        }
        if found.crc != self.crc {
            return Err(IndexError::damaged(path, "its bytes are not those that were written"));
        }
        Ok(())
    }
}

/// Returns the checksum that follows a blob. It covers the index of the blob, so that no blob is mistaken for another.
pub(crate) fn seal(place: u32, bytes: &[u8]) -> [u8; 4] {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&place.to_le_bytes());
    hasher.update(bytes);
    hasher.finalize().to_le_bytes()
}

/// Returns the bytes of a sealed blob if they match the checksum.
pub(crate) fn unseal(place: u32, sealed: &[u8]) -> Option<&[u8]> {
    let (bytes, written) = sealed.split_last_chunk::<4>()?;
    (seal(place, bytes) == *written).then_some(bytes)
}

/// The checksums of all files of a generation, by name: a path below its folder, separated by `/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Checksums(BTreeMap<String, Sum>);

impl Checksums {
    /// Writes the list of a generation. The checksums come from the data before writing, never from the disk.
    pub(crate) fn write(disk: &dyn Disk, folder: &Path, sums: BTreeMap<String, Sum>) -> Result<(), IndexError> {
        let path = folder.join(files::CHECKSUMS);
        disk::write(disk, &path, Self(sums).to_text().as_bytes()).map_err(IndexError::io(&path))
    }

    /// Reads the list of a generation.
    pub(crate) fn read(disk: &dyn Disk, folder: &Path) -> Result<Self, IndexError> {
        let path = folder.join(files::CHECKSUMS);
        let bytes = disk::read(disk, &path).map_err(IndexError::io(&path))?;
        let read = std::str::from_utf8(&bytes).ok().and_then(Self::parse);
        read.ok_or_else(|| IndexError::damaged(&path, "its lines are not those that were written"))
    }

    /// Formats the list: one line `crc size name` per file; the last line is for the list itself.
    fn to_text(&self) -> String {
        let mut text = String::new();
        let line = |name: &str, sum: Sum, text: &mut String| {
            // Writing into a string cannot fail.
            let _ = writeln!(text, "{:08x} {} {name}", sum.crc, sum.size);
        };
        for (name, sum) in &self.0 {
            line(name, *sum, &mut text);
        }
        let own = Sum::of(text.as_bytes());
        line(files::CHECKSUMS, own, &mut text);
        text
    }

    fn parse(text: &str) -> Option<Self> {
        let mut sums = BTreeMap::new();
        for line in text.lines() {
            let (crc, rest) = line.split_once(' ')?;
            let (size, name) = rest.split_once(' ')?;
            sums.insert(name.to_owned(), Sum { crc: u32::from_str_radix(crc, 16).ok()?, size: size.parse().ok()? });
        }
        sums.remove(files::CHECKSUMS)?;
        let list = Self(sums);
        // A line may contain the same values in another spelling; then this program did not write it.
        (list.to_text() == text).then_some(list)
    }

    /// Returns the names of the files, in order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    fn sum(&self, folder: &Path, name: &str) -> Result<Sum, IndexError> {
        let missing = || IndexError::damaged(&folder.join(files::CHECKSUMS), format!("no checksum of {name}"));
        self.0.get(name).copied().ok_or_else(missing)
    }

    /// Compares a file with its checksum.
    pub(crate) fn verify(&self, disk: &dyn Disk, folder: &Path, name: &str) -> Result<(), IndexError> {
        let path = folder.join(name);
        self.sum(folder, name)?.compare(Sum::of_file(disk, &path)?, &path)
    }

    /// Compares every file with its checksum.
    pub(crate) fn verify_all(&self, disk: &dyn Disk, folder: &Path) -> Result<(), IndexError> {
        let names: Vec<&str> = self.names().collect();
        names.into_par_iter().try_for_each(|name| self.verify(disk, folder, name))
    }

    /// Reads a file and compares exactly the bytes that were read.
    pub(crate) fn bytes(&self, disk: &dyn Disk, folder: &Path, name: &str) -> Result<Vec<u8>, IndexError> {
        let path = folder.join(name);
        let bytes = disk::read(disk, &path).map_err(IndexError::io(&path))?;
        self.sum(folder, name)?.compare(Sum::of(&bytes), &path)?;
        Ok(bytes)
    }

    /// Compares every mapped file, and the length of the blob file, whose blobs have their own checksums. The files in
    /// `read` were compared when they were read.
    pub(crate) fn verify_for_reading(&self, disk: &dyn Disk, folder: &Path, read: &[&str]) -> Result<(), IndexError> {
        let path = folder.join(files::BLOBS);
        let size = disk.open(&path).and_then(|file| file.size()).map_err(IndexError::io(&path))?;
        let sum = self.sum(folder, files::BLOBS)?;
        sum.compare(Sum { size, crc: sum.crc }, &path)?;
        let names: Vec<&str> = self.names().filter(|name| *name != files::BLOBS && !read.contains(name)).collect();
        names.into_par_iter().try_for_each(|name| self.verify(disk, folder, name))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Checksums, Sum, seal, unseal};

    #[test]
    fn a_list_comes_back_and_no_flipped_bit_passes() {
        let sums = [("a.bin", &b"abc"[..]), ("b/c.idx", b""), ("b/d with blank", b"xyz")];
        let list = Checksums(sums.map(|(name, bytes)| (name.to_owned(), Sum::of(bytes))).into());
        let text = list.to_text();
        assert_eq!(Checksums::parse(&text), Some(list));
        for at in 0..text.len() * 8 {
            let mut bytes = text.clone().into_bytes();
            bytes[at / 8] ^= 1 << (at % 8);
            let read = std::str::from_utf8(&bytes).ok().and_then(Checksums::parse);
            assert_eq!(read, None, "bit {at}");
        }
        assert_eq!(Checksums::parse(""), None);
        assert_eq!(Checksums::parse(&Checksums(BTreeMap::new()).to_text()), Some(Checksums::default()));
    }

    #[test]
    fn a_blob_passes_for_itself_alone() {
        let sealed = [&b"law"[..], &seal(7, b"law")].concat();
        assert_eq!(unseal(7, &sealed), Some(&b"law"[..]));
        assert_eq!(unseal(8, &sealed), None, "a blob of another place");
        assert_eq!(unseal(7, &sealed[1..]), None);
        assert_eq!(unseal(7, b"law"), None);
        for at in 0..sealed.len() * 8 {
            let mut bytes = sealed.clone();
            bytes[at / 8] ^= 1 << (at % 8);
            assert_eq!(unseal(7, &bytes), None, "bit {at}");
        }
    }
}
