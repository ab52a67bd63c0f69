//! The folder of a generation that is written: its files with their checksums, and its inverted indexes.

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use tantivy::schema::{Field, Schema};
use tantivy::{Index, IndexSettings, SingleSegmentIndexWriter, TantivyDocument};

use super::act::AnalysedRecord;
use crate::IndexError;
use crate::checksum::{Sum, seal};
use crate::disk::{self, Disk, Output};
use crate::fields::RecordFields;
use crate::shelf::{Shelf, Sums};
use crate::tables::RecordEntry;
use crate::tokenizer::tokenizers;

pub(super) fn inverted(shelf: Shelf, schema: Schema, budget: usize) -> Result<SingleSegmentIndexWriter, IndexError> {
    let settings = IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
    let builder = Index::builder().schema(schema).settings(settings).tokenizers(tokenizers());
    Ok(builder.single_segment_index_writer(shelf, budget)?)
}

pub(super) fn record(fields: &[(Field, &str)]) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    for (field, packed) in fields {
        document.add_text(*field, packed);
    }
    document
}

/// A provision for the inverted index of records.
pub(super) fn record_of(fields: RecordFields, analysed: &AnalysedRecord) -> TantivyDocument {
    let keys = &analysed.keys;
    record(&[
        (fields.text, &keys.text),
        (fields.exact, &keys.exact),
        (fields.head, &keys.head),
        (fields.concepts, &analysed.concepts),
        (fields.defined, &keys.defined),
    ])
}

/// A provision for the tables.
pub(super) fn record_entry(analysed: &AnalysedRecord) -> RecordEntry {
    let AnalysedRecord { kind, path_hash, family, keys, .. } = analysed;
    RecordEntry {
        heading_words: u16::try_from(keys.heading_words).unwrap_or(u16::MAX),
        above_words: u8::try_from(keys.above_words).unwrap_or(u8::MAX),
        kind: *kind,
        body_words: keys.body_words,
        path_hash: *path_hash,
        family: *family,
    }
}

/// A file that is written sequentially, with a running checksum.
pub(super) struct SummedFile {
    name: &'static str,
    path: PathBuf,
    out: BufWriter<Box<dyn Output>>,
    hasher: crc32fast::Hasher,
    size: u64,
}

impl SummedFile {
    fn create(disk: &dyn Disk, folder: &Path, name: &'static str) -> Result<Self, IndexError> {
        let path = folder.join(name);
        let out = BufWriter::with_capacity(1 << 20, disk.create(&path).map_err(IndexError::io(&path))?);
        Ok(Self { name, path, out, hasher: crc32fast::Hasher::new(), size: 0 })
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), IndexError> {
        self.out.write_all(bytes).map_err(IndexError::io(&self.path))?;
        self.hasher.update(bytes);
        self.size += bytes.len() as u64;
        Ok(())
    }

    fn finish(self, sums: &mut BTreeMap<String, Sum>) -> Result<(), IndexError> {
        let mut file = self.out.into_inner().map_err(|error| IndexError::io(&self.path)(error.into_error()))?;
        file.sync().map_err(IndexError::io(&self.path))?;
        sums.insert(self.name.to_owned(), Sum { size: self.size, crc: self.hasher.finalize() });
        Ok(())
    }
}

/// A file of parts and the file of their offsets.
pub(super) struct PartFile {
    parts: SummedFile,
    offsets: SummedFile,
    /// True if a checksum follows each part.
    sealed: bool,
    /// Number of parts.
    pub(super) count: u32,
}

impl PartFile {
    pub(super) fn create(parts: SummedFile, offsets: SummedFile, sealed: bool) -> Result<Self, IndexError> {
        let mut file = Self { parts, offsets, sealed, count: 0 };
        file.write_offset()?;
        Ok(file)
    }

    fn write_offset(&mut self) -> Result<(), IndexError> {
        self.offsets.write(&self.parts.size.to_le_bytes())
    }

    /// Adds a part. Returns its index.
    pub(super) fn add(&mut self, part: &[u8]) -> Result<u32, IndexError> {
        self.parts.write(part)?;
        if self.sealed {
            self.parts.write(&seal(self.count, part))?;
        }
        self.count += 1;
        self.write_offset()?;
        Ok(self.count - 1)
    }

    pub(super) fn finish(self, sums: &mut BTreeMap<String, Sum>) -> Result<(), IndexError> {
        self.parts.finish(sums)?;
        self.offsets.finish(sums)
    }
}

/// The folder of the generation that is written, and the checksums of its files.
pub(super) struct Place {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) path: PathBuf,
    pub(super) sums: Sums,
}

impl Place {
    /// Writes a small file.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), IndexError> {
        let path = self.path.join(name);
        disk::write(&*self.disk, &path, bytes).map_err(IndexError::io(&path))?;
        // The map of checksums is consistent even after a panic in another thread.
        self.sums.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), Sum::of(bytes));
        Ok(())
    }

    /// Writes an encoded value.
    pub(super) fn encode<T: serde::Serialize>(&self, name: &str, value: &T) -> Result<(), IndexError> {
        let damaged = |error: postcard::Error| IndexError::damaged(&self.path.join(name), error.to_string());
        self.write(name, &postcard::to_stdvec(value).map_err(damaged)?)
    }

    /// Creates a large file that is written piece by piece.
    pub(super) fn file(&self, name: &'static str) -> Result<SummedFile, IndexError> {
        SummedFile::create(&*self.disk, &self.path, name)
    }

    /// Creates the folder of an inverted index.
    pub(super) fn shelf(&self, name: &'static str) -> Result<Shelf, IndexError> {
        let folder = self.path.join(name);
        self.disk.make_folder(&folder).map_err(IndexError::io(&folder))?;
        Ok(Shelf::new(Arc::clone(&self.disk), &self.path, name, Arc::clone(&self.sums)))
    }
}

/// Finishes both inverted indexes, in parallel. The search library reads back some of what it wrote, and panics if that
/// is damaged: the panic of its thread becomes an error that names the folder of the generation.
pub(super) fn freeze(
    records: SingleSegmentIndexWriter,
    texts: SingleSegmentIndexWriter,
    folder: &Path,
) -> Result<(), IndexError> {
    let finished = std::thread::scope(|scope| {
        let both = [records, texts].map(|writer| scope.spawn(move || writer.finalize()));
        both.map(std::thread::ScopedJoinHandle::join)
    });
    for result in finished {
        result
            .map_err(|_| IndexError::damaged(folder, "what was written of the inverted index cannot be read back"))??;
    }
    Ok(())
}

pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
