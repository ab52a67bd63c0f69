//! Writes the files of a generation in one pass.

use std::path::Path;
use std::sync::{Arc, PoisonError};

use qonun_analysis::Analyzer;
use qonun_law::{Date, DocId, Document, Lang, Status};
use tantivy::SingleSegmentIndexWriter;

use super::act::AnalysedText;
use super::assemble::AnalysedAct;
use super::links::Links;
use super::names::Names;
use super::place::{PartFile, Place, freeze, inverted, number, record, record_entry, record_of};
use super::write_past::PastWriter;
use super::{ActPlan, BuildSummary, PackedDocument, Unread};
use crate::IndexError;
use crate::borders;
use crate::checksum::Checksums;
use crate::disk::Disk;
use crate::fields::{RecordFields, TextFields};
use crate::files;
use crate::links::LinkTable;
use crate::manifest::{FORMAT, Manifest, SourceFile};
use crate::shelf::Sums;
use crate::tables::{ActEntry, BodyNo, Tables, TextEntry, TopicNo};

/// Memory in bytes for the postings of records before they are written. The result is one segment at any value.
const RECORD_BUDGET: usize = 400_000_000;
const TEXT_BUDGET: usize = 100_000_000;

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
    /// The other editions.
    past: PastWriter,
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
            past: PastWriter::default(),
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

    pub(super) fn add_act(&mut self, act: &'a ActPlan, mut analysed: AnalysedAct) -> Result<(), IndexError> {
        let first_text = number(self.tables.texts.len());
        for (text, keys) in act.texts.iter().zip(std::mem::take(&mut analysed.texts)) {
            self.add_text(text, keys)?;
        }
        let texts = &self.tables.texts[first_text as usize..];
        self.unanalysed.extend(faults_of(act, &analysed));
        self.past.add(&self.place, &mut self.blobs, act, texts, &analysed)?;
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
        for analysed in &keys.records {
            self.records.add_document(record_of(self.record_fields, analysed))?;
            sentence_bytes.clear();
            borders::encode(&analysed.keys.sentences, &mut sentence_bytes);
            self.borders.add(&sentence_bytes)?;
            self.tables.total_body_words += u64::from(analysed.keys.body_words);
            self.tables.records.push(record_entry(analysed));
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
            edition_of_day: None,
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
        self.tables.editions = self.past.finish(&place, &mut self.borders)?;
        freeze(self.records, self.texts, &place.path)?;
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

/// The parts of the other editions of an act that could not be analysed.
fn faults_of<'a>(act: &'a ActPlan, analysed: &'a AnalysedAct) -> impl Iterator<Item = (DocId, String)> + 'a {
    let chains = act.texts.iter().zip(&analysed.chains);
    chains.flat_map(|(text, chain)| chain.faults.iter().map(|fault| (text.head.id, fault.clone())))
}
