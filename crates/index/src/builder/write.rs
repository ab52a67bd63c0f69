//! Writes the files of a generation in one pass.

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use qonun_analysis::Analyzer;
use qonun_law::{Date, DocId, Document, Lang, Status};
use tantivy::schema::{Field, Schema};
use tantivy::{Index, IndexSettings, SingleSegmentIndexWriter, TantivyDocument};

use super::act::{AnalysedRecord, AnalysedText};
use super::links::Links;
use super::names::Names;
use super::{ActPlan, BuildSummary, PackedDocument, Unread};
use crate::IndexError;
use crate::borders;
use crate::checksum::{Checksums, Sum, seal};
use crate::disk::{self, Disk, Output};
use crate::fields::{RecordFields, TextFields};
use crate::files;
use crate::links::LinkTable;
use crate::manifest::{FORMAT, Manifest, SourceFile};
use crate::shelf::{Shelf, Sums};
use crate::tables::{ActEntry, BodyNo, EditionEntry, RecordEntry, Tables, TextEntry, TopicNo};
use crate::tokenizer::tokenizers;

/// Memory in bytes for the postings of records before they are written. The result is one segment at any value.
const RECORD_BUDGET: usize = 400_000_000;
const TEXT_BUDGET: usize = 100_000_000;

fn inverted(shelf: Shelf, schema: Schema, budget: usize) -> Result<SingleSegmentIndexWriter, IndexError> {
    let settings = IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
    let builder = Index::builder().schema(schema).settings(settings).tokenizers(tokenizers());
    Ok(builder.single_segment_index_writer(shelf, budget)?)
}

fn record(fields: &[(Field, &str)]) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    for (field, packed) in fields {
        document.add_text(*field, packed);
    }
    document
}

/// A file that is written sequentially, with a running checksum.
struct SummedFile {
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
struct PartFile {
    parts: SummedFile,
    offsets: SummedFile,
    /// True if a checksum follows each part.
    sealed: bool,
    count: u32,
}

impl PartFile {
    fn create(parts: SummedFile, offsets: SummedFile, sealed: bool) -> Result<Self, IndexError> {
        let mut file = Self { parts, offsets, sealed, count: 0 };
        file.write_offset()?;
        Ok(file)
    }

    fn write_offset(&mut self) -> Result<(), IndexError> {
        self.offsets.write(&self.parts.size.to_le_bytes())
    }

    fn add(&mut self, part: &[u8]) -> Result<(), IndexError> {
        self.parts.write(part)?;
        if self.sealed {
            self.parts.write(&seal(self.count, part))?;
        }
        self.count += 1;
        self.write_offset()
    }

    fn finish(self, sums: &mut BTreeMap<String, Sum>) -> Result<(), IndexError> {
        self.parts.finish(sums)?;
        self.offsets.finish(sums)
    }
}

/// The folder of the generation that is written, and the checksums of its files.
struct Place {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    sums: Sums,
}

impl Place {
    /// Writes a small file.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), IndexError> {
        let path = self.path.join(name);
        disk::write(&*self.disk, &path, bytes).map_err(IndexError::io(&path))?;
        // The map of checksums is consistent even after a panic in another thread.
        self.sums.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), Sum::of(bytes));
        Ok(())
    }

    /// Writes an encoded value.
    fn encode<T: serde::Serialize>(&self, name: &str, value: &T) -> Result<(), IndexError> {
        let damaged = |error: postcard::Error| IndexError::damaged(&self.path.join(name), error.to_string());
        self.write(name, &postcard::to_stdvec(value).map_err(damaged)?)
    }

    /// Creates a large file that is written piece by piece.
    fn file(&self, name: &'static str) -> Result<SummedFile, IndexError> {
        SummedFile::create(&*self.disk, &self.path, name)
    }

    /// Creates the folder of an inverted index.
    fn shelf(&self, name: &'static str) -> Result<Shelf, IndexError> {
        let folder = self.path.join(name);
        self.disk.make_folder(&folder).map_err(IndexError::io(&folder))?;
        Ok(Shelf::new(Arc::clone(&self.disk), &self.path, name, Arc::clone(&self.sums)))
    }
}

/// Writes the files of one generation into its folder.
pub(super) struct GenerationWriter<'a> {
    place: Place,
    records: SingleSegmentIndexWriter,
    record_fields: RecordFields,
    texts: SingleSegmentIndexWriter,
    text_fields: TextFields,
    blobs: PartFile,
    borders: PartFile,
    tables: Tables,
    /// The bodies and the topics of each act.
    bodies_of: Vec<Vec<BodyNo>>,
    topics_of: Vec<Vec<TopicNo>>,
    links: Links<'a>,
    unanalysed: Vec<(DocId, String)>,
}

impl<'a> GenerationWriter<'a> {
    pub(super) fn create(disk: Arc<dyn Disk>, path: &Path, names: Names) -> Result<Self, IndexError> {
        let (record_schema, record_fields) = RecordFields::new();
        let (text_schema, text_fields) = TextFields::new();
        let place = Place { disk, path: path.to_owned(), sums: Sums::default() };
        Ok(Self {
            records: inverted(place.shelf(files::RECORDS)?, record_schema, RECORD_BUDGET)?,
            record_fields,
            texts: inverted(place.shelf(files::TEXTS)?, text_schema, TEXT_BUDGET)?,
            text_fields,
            blobs: PartFile::create(place.file(files::BLOBS)?, place.file(files::BLOB_OFFSETS)?, true)?,
            borders: PartFile::create(place.file(files::BORDERS)?, place.file(files::BORDER_OFFSETS)?, false)?,
            tables: Tables { bodies: names.bodies, topics: names.topics, ..Tables::default() },
            bodies_of: names.bodies_of,
            topics_of: names.topics_of,
            links: Links::default(),
            unanalysed: Vec::new(),
            place,
        })
    }

    /// Writes a small file.
    pub(super) fn write_file(&self, name: &str, bytes: &[u8]) -> Result<(), IndexError> {
        self.place.write(name, bytes)
    }

    pub(super) fn add_act(&mut self, act: &'a ActPlan, analysed: Vec<AnalysedText>) -> Result<(), IndexError> {
        let first_text = number(self.tables.texts.len());
        for (text, keys) in act.texts.iter().zip(analysed) {
            self.add_text(text, keys)?;
        }
        let entry = self.act_entry(act, first_text);
        self.tables.acts.push(entry);
        Ok(())
    }

    fn add_text(&mut self, text: &'a PackedDocument, keys: AnalysedText) -> Result<(), IndexError> {
        let text_no = number(self.tables.texts.len());
        self.unanalysed.extend(keys.faults.iter().map(|fault| (text.head.id, fault.clone())));
        let fields = self.text_fields;
        self.texts.add_document(record(&[
            (fields.title, &keys.title),
            (fields.title_exact, &keys.title_exact),
            (fields.all, &keys.all),
        ]))?;
        let first_record = number(self.tables.records.len());
        let mut sentence_bytes = Vec::new();
        for AnalysedRecord { kind, path_hash, family, keys: provision, concepts } in &keys.records {
            let fields = self.record_fields;
            self.records.add_document(record(&[
                (fields.text, &provision.text),
                (fields.exact, &provision.exact),
                (fields.head, &provision.head),
                (fields.concepts, concepts),
                (fields.defined, &provision.defined),
            ]))?;
            sentence_bytes.clear();
            borders::encode(&provision.sentences, &mut sentence_bytes);
            self.borders.add(&sentence_bytes)?;
            self.tables.total_body_words += u64::from(provision.body_words);
            self.tables.records.push(RecordEntry {
                heading_words: u16::try_from(provision.heading_words).unwrap_or(u16::MAX),
                above_words: u8::try_from(provision.above_words).unwrap_or(u8::MAX),
                kind: *kind,
                body_words: provision.body_words,
                path_hash: *path_hash,
                family: *family,
            });
        }
        self.links.add(text_no, text, &keys.title, keys.elements);
        self.tables.texts.push(TextEntry {
            id: text.head.id,
            lang: text.head.lang,
            act: number(self.tables.acts.len()),
            title: text.head.title.clone(),
            title_words: u16::try_from(keys.title_words).unwrap_or(u16::MAX),
            records: first_record..number(self.tables.records.len()),
            head: self.blobs.count,
            editions: text.head.editions.clone(),
            edition: text.head.edition.or(text.head.chosen),
        });
        self.add_blobs(text)
    }

    fn add_blobs(&mut self, document: &PackedDocument) -> Result<(), IndexError> {
        let mut start = 0;
        for &end in &document.ends {
            self.blobs.add(&document.blobs[start as usize..end as usize])?;
            start = end;
        }
        Ok(())
    }

    pub(super) fn add_edition(&mut self, edition: &PackedDocument) -> Result<(), IndexError> {
        let Some(stamp) = edition.head.edition else {
            return Ok(());
        };
        self.tables.editions.push(EditionEntry {
            id: edition.head.id,
            stamp,
            head: self.blobs.count,
            provisions: number(edition.provisions()),
        });
        self.add_blobs(edition)
    }

    fn act_entry(&self, act: &ActPlan, first_text: u32) -> ActEntry {
        let heads: Vec<&Document> = act.texts.iter().map(|text| &text.head).collect();
        let date = |field: fn(&Document) -> Option<Date>| heads.iter().find_map(|head| field(head));
        let mut languages: std::collections::BTreeMap<Lang, i64> =
            heads.iter().flat_map(|head| head.languages.iter().map(|(&lang, &id)| (lang, id))).collect();
        // A text in the law base takes precedence over what another page says about it.
        languages.extend(heads.iter().map(|head| (head.lang, head.id)));
        let repealed = heads.iter().any(|head| head.status == Status::Repealed);
        let place_of_act = self.tables.acts.len();
        ActEntry {
            id: act.id.clone(),
            texts: first_text..number(self.tables.texts.len()),
            kind: heads.first().map_or(qonun_law::ActType::Other, |head| head.kind),
            number: heads.iter().find_map(|head| head.number.clone()),
            registration: heads.iter().find_map(|head| head.registration.clone()),
            adopted: date(|head| head.adopted),
            in_force_from: date(|head| head.in_force_from),
            repealed_on: date(|head| head.repealed_on),
            status: if repealed { Status::Repealed } else { Status::InForce },
            languages,
            bodies: self.bodies_of.get(place_of_act).cloned().unwrap_or_default(),
            topics: self.topics_of.get(place_of_act).cloned().unwrap_or_default(),
        }
    }

    pub(super) fn finish(
        mut self,
        name: &str,
        sources: Vec<SourceFile>,
        unread: Unread,
        analyzer: &Analyzer,
    ) -> Result<BuildSummary, IndexError> {
        let place = self.place;
        freeze(self.records, self.texts, &place.path)?;
        self.tables.editions.sort_by_key(|edition| (edition.id, edition.stamp));
        self.tables.make_lookups();
        place.encode(files::TABLES, &self.tables)?;
        place.encode(files::LINKS, &LinkTable::new(self.links.resolved(&self.tables, analyzer)))?;
        let manifest = Manifest {
            format: FORMAT,
            generation: name.to_owned(),
            documents: self.tables.texts.len(),
            editions: self.tables.editions.len(),
            refused: unread.refused,
            acts: self.tables.acts.len(),
            provisions: self.tables.records.len(),
            problems: unread.problems,
            sources,
        };
        let path = place.path.join(files::MANIFEST);
        let json = serde_json::to_vec(&manifest).map_err(|error| IndexError::damaged(&path, error.to_string()))?;
        place.write(files::MANIFEST, &json)?;
        let mut sums = std::mem::take(&mut *place.sums.lock().unwrap_or_else(PoisonError::into_inner));
        self.blobs.finish(&mut sums)?;
        self.borders.finish(&mut sums)?;
        Checksums::write(&*place.disk, &place.path, sums)?;
        Ok(BuildSummary {
            generation: name.to_owned(),
            documents: manifest.documents,
            editions: manifest.editions,
            acts: manifest.acts,
            provisions: manifest.provisions,
            bytes: 0,
            unanalysed: self.unanalysed,
        })
    }
}

/// Finishes both inverted indexes, in parallel. The search library reads back some of what it wrote, and panics if that
/// is damaged: the panic of its thread becomes an error that names the folder of the generation.
fn freeze(records: SingleSegmentIndexWriter, texts: SingleSegmentIndexWriter, folder: &Path) -> Result<(), IndexError> {
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

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
