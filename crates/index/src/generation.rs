//! Reads a generation.

use std::cell::RefCell;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use qonun_analysis::SpokenConcepts;
use qonun_law::{Document, Provision};
use tantivy::directory::OwnedBytes;
use tantivy::{Index, Segment, SegmentReader};

use crate::blob::{self, Dictionary, Face};
use crate::checksum::{Checksums, unseal};
use crate::day::{self, Chosen, Day, DayTables};
use crate::description::described;
use crate::disk::{self, Disk, Input, SystemDisk};
use crate::fields::{RecordFields, TextFields};
use crate::files;
use crate::links::LinkTable;
use crate::manifest::Manifest;
use crate::past::Past;
use crate::shelf::{Shelf, Sums};
use crate::tables::{EditionEntry, RecordNo, Tables, TextEntry, TextNo};
use crate::tokenizer::tokenizers;
use crate::{IndexError, Learnt, borders};

/// One of the two inverted indexes, opened.
#[derive(Clone)]
pub struct Side {
    segment: SegmentReader,
}

impl Side {
    fn open(disk: &Arc<dyn Disk>, generation: &Path, name: &'static str) -> Result<Self, IndexError> {
        let folder = generation.join(name);
        let shelf = Shelf::new(Arc::clone(disk), generation, name, Sums::default());
        let open = || -> Result<Self, IndexError> {
            let mut index = Index::open(shelf)?;
            index.set_tokenizers(tokenizers());
            // The library's own reader is not used: it takes a lock, which would create a file in a folder that must
            // not change.
            match <[Segment; 1]>::try_from(index.searchable_segments()?) {
                Ok([segment]) => Ok(Self { segment: SegmentReader::open(&segment)? }),
                Err(segments) => {
                    Err(IndexError::damaged(&folder, format!("{} segments instead of one", segments.len())))
                }
            }
        };
        open().map_err(|error| error.within(&folder))
    }

    /// The one segment of the inverted index.
    #[must_use]
    pub const fn segment(&self) -> &SegmentReader {
        &self.segment
    }
}

/// The inverted indexes of the other editions.
#[derive(Clone)]
pub(crate) struct PastSides {
    records: Side,
    texts: Side,
}

/// Offsets of parts in a file of parts.
#[derive(Clone)]
struct Offsets(OwnedBytes);

impl Offsets {
    fn get(&self, place: usize) -> Option<usize> {
        let bytes = self.0.as_slice().get(place * 8..place * 8 + 8)?;
        usize::try_from(u64::from_le_bytes(bytes.try_into().ok()?)).ok()
    }

    fn range(&self, place: u32) -> Option<Range<usize>> {
        let place = place as usize;
        Some(self.get(place)?..self.get(place + 1)?)
    }

    fn part<'f>(&self, file: &'f OwnedBytes, place: u32) -> Option<&'f [u8]> {
        file.as_slice().get(self.range(place)?)
    }
}

/// The file of blobs. It is read and not mapped: an answer needs a few small parts of a large file. Of a mapped file,
/// whole pages with neighbouring bytes would stay in the memory of the process.
struct BlobFile {
    file: Box<dyn Input>,
    length: usize,
}

impl BlobFile {
    fn open(disk: &dyn Disk, path: &Path) -> io::Result<Self> {
        let file = disk.open(path)?;
        let length = usize::try_from(file.size()?).unwrap_or(usize::MAX);
        Ok(Self { file, length })
    }

    /// Reads a part into a buffer. Returns `None` if the file does not contain the range.
    fn read<'b>(&self, range: Range<usize>, buffer: &'b mut Vec<u8>) -> io::Result<Option<&'b [u8]>> {
        if range.start > range.end || range.end > self.length {
            return Ok(None);
        }
        buffer.resize(range.len(), 0);
        let read = disk::read_up_to(&*self.file, buffer, range.start as u64)?;
        Ok((read == buffer.len()).then_some(buffer))
    }
}

/// A generation that should have been read but could not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its name, or the name of the pointer if the pointer names no generation.
    pub generation: String,
    /// The reason, without file paths: for everybody.
    pub reason: String,
    /// The full error, for whoever runs the program.
    pub error: String,
}

impl Refused {
    /// Records that a generation was not read, and why.
    #[must_use]
    pub fn new(generation: &str, error: &IndexError) -> Self {
        Self { generation: generation.to_owned(), reason: error.reason(), error: error.to_string() }
    }
}

/// An open generation. Its parts are shared with the generations as of a day that are made from it.
#[derive(Clone)]
pub struct Generation {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    sums: Arc<Checksums>,
    refused: Option<Refused>,
    manifest: Arc<Manifest>,
    tables: Arc<Tables>,
    /// The tables of the present texts; those of `tables` unless this is a generation as of a day.
    present: Arc<Tables>,
    past: Arc<Past>,
    /// The day, if this is a generation as of a day.
    day: Option<Arc<Day>>,
    links: Arc<LinkTable>,
    records: Side,
    texts: Side,
    past_sides: Option<PastSides>,
    record_fields: RecordFields,
    text_fields: TextFields,
    text_of_record: Arc<[u32]>,
    /// Heading length in words of every record, in one array: it is read for record after record.
    heading_words: Arc<[u16]>,
    dictionary: Arc<Dictionary>,
    blobs: Arc<BlobFile>,
    blob_offsets: Offsets,
    borders: OwnedBytes,
    border_offsets: Offsets,
    /// True if a damaged blob was read.
    met_damage: Arc<AtomicBool>,
}

thread_local! {
    /// Damage found on this thread and not yet taken.
    static MET: RefCell<Option<(PathBuf, String)>> = const { RefCell::new(None) };
}

/// Returns the damage found on this thread since the last call. An answer combines many small reads, and some of them
/// are optional; the code that combines them calls this to learn whether all could be read.
#[must_use]
pub fn damage_met() -> Option<IndexError> {
    MET.take().map(|(path, what)| IndexError::Damaged { path, what })
}

/// The files that are read as a whole, and compared when they are read.
const READ: [&str; 5] = [files::MANIFEST, files::TABLES, files::PAST, files::LINKS, files::DICTIONARY];

impl Generation {
    /// Opens the generation at a path of the operating system. All its files are compared with their checksums first;
    /// blobs are compared when they are read.
    ///
    /// # Errors
    /// Its files cannot be read, are damaged, or were written by another version of the program.
    pub fn open(path: &Path) -> Result<Self, IndexError> {
        Self::open_on(Arc::new(SystemDisk), path)
    }

    /// Like [`Generation::open`], on any disk. Files that are read completely are compared with the bytes just read: a
    /// file may read differently the next time.
    pub(crate) fn open_on(disk: Arc<dyn Disk>, path: &Path) -> Result<Self, IndexError> {
        let (manifest, sums) = described(&*disk, path)?;
        sums.verify_for_reading(&*disk, path, &READ)?;
        let map = |name: &str| -> Result<OwnedBytes, IndexError> {
            let file = path.join(name);
            disk.map(&file).map_err(IndexError::io(&file))
        };
        let blobs = path.join(files::BLOBS);
        let bytes = |name: &str| sums.bytes(&*disk, path, name);
        let decode = |name: &str, error: postcard::Error| IndexError::damaged(&path.join(name), error.to_string());
        let tables: Tables =
            postcard::from_bytes(&bytes(files::TABLES)?).map_err(|error| decode(files::TABLES, error))?;
        let links: LinkTable =
            postcard::from_bytes(&bytes(files::LINKS)?).map_err(|error| decode(files::LINKS, error))?;
        let past: Past = postcard::from_bytes(&bytes(files::PAST)?).map_err(|error| decode(files::PAST, error))?;
        let mut text_of_record = vec![0; tables.records.len()];
        for (place, text) in (0_u32..).zip(&tables.texts) {
            text_of_record[text.records.start as usize..text.records.end as usize].fill(place);
        }
        let heading_words = tables.records.iter().map(|record| record.heading_words).collect();
        let open = |name| Side::open(&disk, path, name);
        let past_sides = match past.searched {
            0 => None,
            _ => Some(PastSides { records: open(files::PAST_RECORDS)?, texts: open(files::PAST_TEXTS)? }),
        };
        let tables = Arc::new(tables);
        Ok(Self {
            records: open(files::RECORDS)?,
            texts: open(files::TEXTS)?,
            past_sides,
            record_fields: RecordFields::new().1,
            text_fields: TextFields::new().1,
            dictionary: Arc::new(Dictionary::new(&bytes(files::DICTIONARY)?)),
            blobs: Arc::new(BlobFile::open(&*disk, &blobs).map_err(IndexError::io(&blobs))?),
            blob_offsets: Offsets(map(files::BLOB_OFFSETS)?),
            borders: map(files::BORDERS)?,
            border_offsets: Offsets(map(files::BORDER_OFFSETS)?),
            path: path.to_owned(),
            disk,
            sums: Arc::new(sums),
            refused: None,
            manifest: Arc::new(manifest),
            present: Arc::clone(&tables),
            tables,
            past: Arc::new(past),
            day: None,
            links: Arc::new(links),
            text_of_record: text_of_record.into(),
            heading_words,
            met_damage: Arc::default(),
        })
    }

    /// Compares the file of blobs with its checksum. After that every byte has been compared, since the other files
    /// were compared on opening.
    ///
    /// # Errors
    /// The file cannot be read or is damaged.
    pub fn verify_blobs(&self) -> Result<(), IndexError> {
        self.sums.verify(&*self.disk, &self.path, files::BLOBS)
    }

    /// Marks this generation as opened instead of another one.
    pub(crate) fn instead_of(self, refused: Option<Refused>) -> Self {
        Self { refused, ..self }
    }

    /// Returns the generation that should have been opened instead of this one, with the reason why it was not.
    #[must_use]
    pub const fn refused(&self) -> Option<&Refused> {
        self.refused.as_ref()
    }

    /// Returns this generation as of a day. `chosen` names the edition of that day of each text; without it a text is as
    /// it is at present.
    #[must_use]
    pub fn as_of(&self, chosen: &[Chosen]) -> Self {
        let made = day::tables_of(&self.present, &self.past, &self.text_of_record, chosen);
        let DayTables { tables, text_of_record, day } = made;
        let heading_words = tables.records.iter().map(|record| record.heading_words).collect();
        let mut generation = self.clone();
        generation.tables = Arc::new(tables);
        generation.text_of_record = text_of_record.into();
        generation.heading_words = heading_words;
        generation.day = Some(Arc::new(day));
        generation
    }

    /// Returns the day, if this is a generation as of a day.
    #[must_use]
    #[inline]
    pub fn day(&self) -> Option<&Day> {
        self.day.as_deref()
    }

    /// True if a record belongs to its text: always, except for a record of a present text that another edition
    /// replaces on the day.
    #[must_use]
    pub fn is_in_force(&self, record: RecordNo) -> bool {
        self.tables.texts[self.text_of_record[record as usize] as usize].records.contains(&record)
    }

    /// Returns the record of a provision of which links know the index in the present text. On a day it is the
    /// provision with the same path in the edition of that day.
    #[must_use]
    pub fn record_of_place(&self, text: TextNo, place: u32) -> Option<RecordNo> {
        let (present, entry) = (&self.present.texts[text as usize].records, &self.tables.texts[text as usize]);
        if *present == entry.records {
            return Some(present.start + place);
        }
        let hash = self.present.records.get((present.start + place) as usize)?.path_hash;
        self.tables.record_of_hash(entry, hash)
    }

    /// Name of the generation.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.manifest.generation
    }

    /// Returns the description of its sources and counts.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Returns the words learnt from the law base. The texts were analysed with them, and queries must be too.
    ///
    /// # Errors
    /// A file is damaged.
    pub fn learnt(&self) -> Result<Learnt, IndexError> {
        Learnt::read(&*self.disk, &self.path, &self.sums)
    }

    /// Returns the concepts of law by the words that suggest them.
    ///
    /// # Errors
    /// The file is damaged.
    pub fn spoken_concepts(&self) -> Result<SpokenConcepts, IndexError> {
        let bytes = self.sums.bytes(&*self.disk, &self.path, files::CONCEPTS)?;
        let damaged = || IndexError::damaged(&self.path.join(files::CONCEPTS), "not a table of concepts");
        SpokenConcepts::from_bytes(&bytes).ok_or_else(damaged)
    }

    /// Tables of acts, texts and records.
    #[must_use]
    #[inline]
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// Links between documents.
    #[must_use]
    pub fn links(&self) -> &LinkTable {
        &self.links
    }

    /// The inverted index of records and its fields.
    #[must_use]
    pub const fn records(&self) -> (&Side, RecordFields) {
        (&self.records, self.record_fields)
    }

    /// The inverted index of texts and its fields.
    #[must_use]
    pub const fn texts(&self) -> (&Side, TextFields) {
        (&self.texts, self.text_fields)
    }

    /// The inverted indexes of records and of texts of the other editions; `None` if there are none. They have the same
    /// fields as those of the present, and numbers of their own ([`Day`]).
    #[must_use]
    pub fn past(&self) -> Option<(&Side, &Side)> {
        self.past_sides.as_ref().map(|sides| (&sides.records, &sides.texts))
    }

    /// Returns the text that contains a record.
    #[must_use]
    #[inline]
    pub fn text_of_record(&self, record: RecordNo) -> u32 {
        self.text_of_record[record as usize]
    }

    /// Returns the number of words of a record's heading.
    #[must_use]
    #[inline]
    pub fn heading_words(&self, record: RecordNo) -> u32 {
        self.heading_words[record as usize].into()
    }

    /// Returns the positions at which sentences of a record begin, each with true if it also begins a paragraph.
    #[must_use]
    pub fn sentences(&self, record: RecordNo) -> Vec<(u32, bool)> {
        self.sentence_starts(record).collect()
    }

    /// Like [`Self::sentences`], but lazily.
    pub fn sentence_starts(&self, record: RecordNo) -> impl Iterator<Item = (u32, bool)> {
        let place = self.wording_of(record).map_or(record, |wording| self.present.record_count() + wording);
        borders::decode(self.border_offsets.part(&self.borders, place).unwrap_or_default())
    }

    /// The wording of a record of another edition than the present one.
    fn wording_of(&self, record: RecordNo) -> Option<u32> {
        let place = record.checked_sub(self.present.record_count())?;
        self.day.as_ref()?.wordings.get(place as usize).copied()
    }

    fn blob_of_record(&self, record: RecordNo) -> u32 {
        if let Some(wording) = self.wording_of(record) {
            return self.past.records[wording as usize].blob;
        }
        let text = &self.tables.texts[self.text_of_record(record) as usize];
        text.head + 1 + (record - text.records.start)
    }

    fn damaged(&self, blob: u32) -> IndexError {
        let (path, what) = (self.path.join(files::BLOBS), self.name_of_blob(blob));
        self.meet(path.clone(), what.clone());
        IndexError::Damaged { path, what }
    }

    /// An I/O error may be temporary, so it is kept apart from damage: the caller must not give up data that may be
    /// whole.
    fn unreadable(&self, blob: u32, source: io::Error) -> IndexError {
        let path = self.path.join(files::BLOBS);
        self.meet(path.clone(), format!("{}: {source}", self.name_of_blob(blob)));
        IndexError::Io { path, source }
    }

    fn name_of_blob(&self, blob: u32) -> String {
        format!("blob {blob}, {}", self.name_of(blob))
    }

    /// Describes the contents of a blob in words.
    pub(crate) fn name_of(&self, blob: u32) -> String {
        self.past.name_of_blob(&self.present, blob)
    }

    fn meet(&self, path: PathBuf, what: String) {
        self.met_damage.store(true, Ordering::Relaxed);
        MET.set(Some((path, what)));
    }

    /// True if a damaged part of this generation was read.
    #[must_use]
    pub fn has_met_damage(&self) -> bool {
        self.met_damage.load(Ordering::Relaxed)
    }

    /// Returns the number of blobs.
    pub(crate) fn blob_count(&self) -> u32 {
        u32::try_from((self.blob_offsets.0.len() / 8).saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// Returns the bytes of a blob as stored on the disk, including the checksum.
    pub(crate) fn sealed_blob<'b>(&self, place: u32, buffer: &'b mut Vec<u8>) -> io::Result<Option<&'b [u8]>> {
        self.blob_offsets.range(place).map_or(Ok(None), |range| self.blobs.read(range, buffer))
    }

    /// Reads blobs one by one.
    fn read_blobs<T>(
        &self,
        places: impl Iterator<Item = u32>,
        mut read: impl FnMut(&[u8]) -> Option<T>,
    ) -> Result<Vec<T>, IndexError> {
        let mut unpacker = self.dictionary.unpacker().map_err(IndexError::io(&self.path.join(files::DICTIONARY)))?;
        let mut packed = Vec::new();
        let mut one = |place: u32| {
            let sealed = self.sealed_blob(place, &mut packed).map_err(|error| self.unreadable(place, error))?;
            let raw = sealed.and_then(|sealed| unseal(place, sealed)).and_then(|packed| unpacker.unpack(packed));
            raw.and_then(&mut read).ok_or_else(|| self.damaged(place))
        };
        places.map(&mut one).collect()
    }

    /// Returns the texts of records, without labels and headings.
    ///
    /// # Errors
    /// A file is damaged.
    pub fn record_texts(&self, records: &[RecordNo]) -> Result<Vec<String>, IndexError> {
        let places = records.iter().map(|&record| self.blob_of_record(record));
        self.read_blobs(places, |raw| blob::text_of(raw).map(str::to_owned))
    }

    /// Calls `make` with what a result shows of each record, and with the index of the record in `records`.
    ///
    /// # Errors
    /// A file is damaged.
    pub fn faces<T>(
        &self,
        records: &[RecordNo],
        mut make: impl FnMut(usize, &Face<'_>) -> T,
    ) -> Result<Vec<T>, IndexError> {
        let places = records.iter().map(|&record| self.blob_of_record(record));
        let mut at = 0..;
        self.read_blobs(places, |raw| Some(make(at.next()?, &blob::decode_face(raw)?)))
    }

    /// Returns the provisions of records.
    ///
    /// # Errors
    /// A file is damaged.
    pub fn provisions(&self, records: &[RecordNo]) -> Result<Vec<Provision>, IndexError> {
        let places = records.iter().map(|&record| self.blob_of_record(record));
        self.read_blobs(places, blob::decode_provision)
    }

    fn whole(&self, head: u32, provisions: impl Iterator<Item = u32>) -> Result<Document, IndexError> {
        let mut heads = self.read_blobs(std::iter::once(head), blob::decode_head)?;
        let mut document = heads.pop().ok_or_else(|| self.damaged(head))?;
        document.provisions = self.read_blobs(provisions, blob::decode_provision)?;
        Ok(document)
    }

    /// Returns the head of a text: the document without its provisions.
    ///
    /// # Errors
    /// A file is damaged.
    pub fn head(&self, text: &TextEntry) -> Result<Document, IndexError> {
        let mut heads = self.read_blobs(std::iter::once(text.head), blob::decode_head)?;
        heads.pop().ok_or_else(|| self.damaged(text.head))
    }

    /// Returns a complete current text.
    ///
    /// # Errors
    /// A file is damaged.
    pub fn document(&self, text: &TextEntry) -> Result<Document, IndexError> {
        self.whole(text.head, text.records.clone().map(|record| self.blob_of_record(record)))
    }

    /// Returns a complete text of another edition.
    ///
    /// # Errors
    /// A file is damaged.
    pub fn edition(&self, edition: &EditionEntry) -> Result<Document, IndexError> {
        let first = self.present.editions.partition_point(|known| known.id < edition.id);
        let mut editions = self.present.editions.iter().zip(&self.past.editions).skip(first);
        let stored = editions.find(|(known, _)| known.head == edition.head);
        let (_, past) = stored.ok_or_else(|| self.damaged(edition.head))?;
        self.whole(edition.head, past.blobs.iter().copied())
    }
}
