//! Writes a generation.
//!
//! In the first pass documents arrive in any order, from many threads. [`DocumentPacker`] turns each into compressed
//! blobs, a third of the size of its text, which wait in memory. Once it is known which documents belong to one act,
//! [`Builder::finish`] learns from them (`learn`) and processes them act by act: workers analyse, one thread writes.

mod act;
mod assemble;
mod cited;
mod families;
mod learn;
mod links;
mod names;
mod parallel;
mod past;
mod place;
mod write;
mod write_past;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use qonun_analysis::{Analyzer, ConceptsOfHeadings, SpokenConcepts, read_concepts};
use qonun_law::{ActId, DocId, Document};

use crate::blob::{self, Dictionary, Packer, PackingDictionary};
use crate::disk::Disk;
use crate::files;
use crate::manifest::SourceFile;
use crate::{Folder, FolderLock, IndexError, Learnt};

/// A document in the queue: its head uncompressed, its provisions compressed.
pub struct PackedDocument {
    /// The document without its provisions.
    pub head: Document,
    /// Compressed blobs: the head, then each provision.
    blobs: Vec<u8>,
    /// End offset of each blob in `blobs`.
    ends: Vec<u32>,
    /// What the document names.
    links: links::PackedLinks,
}

impl PackedDocument {
    /// Returns the number of provisions.
    #[must_use]
    pub fn provisions(&self) -> usize {
        self.ends.len() - 1
    }

    /// Returns the compressed blob of the head.
    fn packed_head(&self) -> &[u8] {
        &self.blobs[..self.ends.first().map_or(0, |&end| end as usize)]
    }

    /// Returns the compressed blob of the provision at index `place`.
    fn provision(&self, place: usize) -> Option<&[u8]> {
        self.blobs.get(*self.ends.get(place)? as usize..*self.ends.get(place + 1)? as usize)
    }
}

/// An act to write.
pub struct ActPlan {
    /// Id of the act.
    pub id: ActId,
    /// Its current texts, one per language.
    pub texts: Vec<PackedDocument>,
    /// Its texts of other editions.
    pub editions: Vec<PackedDocument>,
}

/// Counts of a written generation.
#[derive(Clone, Debug)]
pub struct BuildSummary {
    /// Name of the generation.
    pub generation: String,
    /// Number of current texts.
    pub documents: usize,
    /// Number of texts of other editions.
    pub editions: usize,
    /// Number of acts.
    pub acts: usize,
    /// Number of provisions of current texts.
    pub provisions: usize,
    /// Size of the generation on disk, in bytes.
    pub bytes: u64,
    /// Parts that are shown but cannot be found, because the analysis of their words failed: the document, and the path
    /// of the provision or `title`.
    pub unanalysed: Vec<(DocId, String)>,
}

/// Counts for the manifest of what could not be read from the mirror.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unread {
    /// Number of texts whose files contain no document.
    pub refused: usize,
    /// Number of reported problems.
    pub problems: usize,
}

/// Converts documents to [`PackedDocument`]s; one instance per worker.
pub struct DocumentPacker<'b> {
    packer: Packer<'b>,
}

impl DocumentPacker<'_> {
    /// Compresses a document.
    ///
    /// # Errors
    /// The compressor fails.
    pub fn pack(&mut self, document: Document) -> Result<PackedDocument, IndexError> {
        let (mut blobs, mut ends) = (Vec::new(), Vec::with_capacity(document.provisions.len() + 1));
        let mut push = |raw: &[u8]| -> Result<(), IndexError> {
            self.packer.pack(raw, &mut blobs)?;
            ends.push(u32::try_from(blobs.len()).unwrap_or(u32::MAX));
            Ok(())
        };
        push(&blob::encode_head(&document))?;
        for provision in &document.provisions {
            push(&blob::encode_provision(provision))?;
        }
        let links = links::pack_links(&document);
        blobs.shrink_to_fit();
        Ok(PackedDocument { head: Document { provisions: Vec::new(), ..document }, blobs, ends, links })
    }
}

/// Builds one generation.
pub struct Builder<'a> {
    folder: Folder,
    lock: &'a FolderLock,
    dictionary: Vec<u8>,
    packing: PackingDictionary,
    jobs: usize,
}

impl<'a> Builder<'a> {
    /// Creates a builder that writes into `folder` with `jobs` analysing threads. `sample` contains typical documents,
    /// on which the compression dictionary is trained.
    #[must_use]
    pub fn new(folder: Folder, lock: &'a FolderLock, sample: &[Document], jobs: usize) -> Self {
        let provisions = sample.iter().flat_map(|document| &document.provisions);
        let blobs: Vec<_> = provisions.map(blob::encode_provision).collect();
        let dictionary = blob::train(&blobs);
        let packing = PackingDictionary::new(&dictionary);
        Self { folder, lock, dictionary, packing, jobs: jobs.max(1) }
    }

    /// Creates a packer for one worker.
    ///
    /// # Errors
    /// The compressor cannot be created.
    pub fn packer(&self) -> Result<DocumentPacker<'_>, IndexError> {
        Ok(DocumentPacker { packer: self.packing.packer()? })
    }

    /// Writes the generation and makes it the current one. `progress` is called with the number of written acts.
    ///
    /// # Errors
    /// A file cannot be written, or a worker ends early; the previous generation then stays the current one.
    pub fn finish(
        self,
        mut acts: Vec<ActPlan>,
        mut sources: Vec<SourceFile>,
        unread: Unread,
        progress: &(dyn Fn(usize) + Sync),
    ) -> Result<BuildSummary, IndexError> {
        sources.sort_by(|one, two| one.name.cmp(&two.name));
        // Newest first within a kind: of equal hits the newer act then comes first without sorting.
        acts.sort_by_cached_key(act::order_key);
        let name = self.folder.next_name(sources_hash(&sources))?;
        let path = self.folder.begin(&name, self.lock)?;
        let written = self.write(&name, &path, &acts, sources, unread, progress);
        let summary = written.map_err(|error| error.within(&path))?;
        self.folder.publish(&name, self.lock)?;
        let bytes = folder_bytes(&**self.folder.disk(), &self.folder.path_of(&name))?;
        Ok(BuildSummary { bytes, ..summary })
    }

    /// Writes all files of a generation into its folder.
    fn write(
        &self,
        name: &str,
        path: &Path,
        acts: &[ActPlan],
        sources: Vec<SourceFile>,
        unread: Unread,
        progress: &(dyn Fn(usize) + Sync),
    ) -> Result<BuildSummary, IndexError> {
        let dictionary = Dictionary::new(&self.dictionary);
        let learnt = self.learn(acts, &dictionary)?;
        let analyzer = learnt.analyzer()?;
        let names = names::Names::of(acts, &analyzer)?;
        let mut writer = write::GenerationWriter::create(Arc::clone(self.folder.disk()), path, names)?;
        writer.write_file(files::DICTIONARY, &self.dictionary)?;
        let concepts = concepts(&learnt, &analyzer)?;
        let (headings, spoken) = &*concepts;
        writer.write_file(files::CONCEPTS, &spoken.to_bytes())?;
        for (file, text) in learnt.files() {
            writer.write_file(file, text.as_bytes())?;
        }
        let shared = assemble::Shared {
            dictionary: &dictionary,
            analyzer: &analyzer,
            concepts: headings,
            wanted: links::WantedElements::new(acts),
        };
        assemble::analyse_all(acts, &shared, self.jobs, |place, analysed| {
            writer.add_act(&acts[place], analysed)?;
            progress(place + 1);
            Ok(())
        })?;
        writer.finish(name, sources, unread, &analyzer)
    }

    /// Learns roots and word pairs from the acts.
    fn learn(&self, acts: &[ActPlan], dictionary: &Dictionary) -> Result<Learnt, IndexError> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.jobs).build().map_err(|_| IndexError::Worker)?;
        pool.install(|| learn::learn(acts, dictionary))
    }
}

/// The concepts of headings, and the words by which people mean them.
type Concepts = (ConceptsOfHeadings, SpokenConcepts);

/// Reads the concepts with an analyzer. Without learnt roots they are the same for all law bases, and are read once.
fn concepts(learnt: &Learnt, analyzer: &Analyzer) -> Result<Arc<Concepts>, IndexError> {
    static WITHOUT_ROOTS: OnceLock<Arc<Concepts>> = OnceLock::new();
    let is_plain = learnt.roots.is_empty();
    if let Some(known) = WITHOUT_ROOTS.get().filter(|_| is_plain) {
        return Ok(Arc::clone(known));
    }
    let read = Arc::new(read_concepts(analyzer)?);
    Ok(if is_plain { Arc::clone(WITHOUT_ROOTS.get_or_init(|| read)) } else { read })
}

/// Returns the XXH3 hash of all sources; it is part of the name of a generation.
fn sources_hash(sources: &[SourceFile]) -> u64 {
    let mut hasher = xxhash_rust::xxh3::Xxh3::new();
    for source in sources {
        hasher.update(source.name.as_bytes());
        hasher.update(&source.hash.to_le_bytes());
    }
    hasher.digest()
}

fn folder_bytes(disk: &dyn Disk, path: &Path) -> Result<u64, IndexError> {
    let mut total = 0;
    for entry in disk.list(path).map_err(IndexError::io(path))? {
        total += if entry.is_folder { folder_bytes(disk, &entry.path)? } else { entry.size };
    }
    Ok(total)
}
