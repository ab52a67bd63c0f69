//! The state before an ingest: whether the index is up to date, and what is taken over from it.

use std::collections::{BTreeSet, HashSet};

use qonun_index::{BuildSummary, Builder, Folder, Generation, IndexError, SourceFile, TextEntry};
use qonun_ingest::Source;
use qonun_law::{DocId, Document, EditionStamp, Problem, ProblemCode};

use super::Packed;
use super::inputs::Inputs;
use crate::progress;

/// The newest readable generation.
pub(super) struct Before {
    newest: Option<Generation>,
    /// True if it is the current one.
    current: bool,
    /// Names of the generations before it.
    older: Vec<String>,
}

/// A text of a generation whose files are gone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Gone {
    id: DocId,
    stamp: Option<EditionStamp>,
}

impl Gone {
    /// Returns the name of its page in the manifest, without the suffix of a Word export.
    fn name(self) -> String {
        self.stamp.map_or_else(|| self.id.to_string(), |stamp| format!("{}@{stamp}", self.id))
    }

    /// Reads the text. Returns `None` if the generation does not contain the text, or if the text is damaged.
    ///
    /// # Errors
    /// The disk cannot read it now. A later read may succeed, so the text must not be given up.
    fn read(self, generation: &Generation) -> Result<Option<Document>, IndexError> {
        let tables = generation.tables();
        let other = tables.editions_of(self.id).iter().find(|edition| Some(edition.stamp) == self.stamp);
        if let Some(edition) = other {
            return if_whole(generation.edition(edition));
        }
        let Some(place) = tables.text_of_document(self.id) else { return Ok(None) };
        let document = if_whole(generation.document(&tables.texts[place as usize]))?;
        Ok(document.filter(|document| self.stamp.is_none() || document.edition == self.stamp))
    }

    /// Reads the text from the first generation that contains it undamaged.
    fn read_from(self, folder: &Folder, newest: &Generation, older: &[String]) -> Result<Option<Document>, IndexError> {
        if let Some(document) = self.read(newest)? {
            return Ok(Some(document));
        }
        for name in older {
            let Some(generation) = if_whole(folder.open(name))? else { continue };
            if let Some(document) = self.read(&generation)? {
                return Ok(Some(document));
            }
        }
        Ok(None)
    }
}

impl Before {
    /// Opens the newest generation that can be opened. If one cannot, this is reported and the index is built anew.
    ///
    /// # Errors
    /// The disk cannot read a generation now, and `force` is not set: texts that only this generation contains would be
    /// lost.
    pub(super) fn open(folder: &Folder, force: bool) -> anyhow::Result<Self> {
        let mut before = Self { newest: None, current: folder.current().is_ok(), older: Vec::new() };
        let mut names = folder.readable()?.into_iter();
        for name in names.by_ref() {
            match folder.open(&name) {
                Ok(generation) => {
                    before.newest = Some(generation);
                    break;
                }
                Err(error) if may_be_whole(&error) && !force => return Err(error.into()),
                Err(error) => {
                    before.current = false;
                    progress::say(&told(&name, &error));
                }
            }
        }
        before.older = names.collect();
        Ok(before)
    }

    /// Returns the counts of the current generation and the number of refused texts, if it was built from the same
    /// files and all its bytes are as written.
    pub(super) fn unchanged(&self, inputs: &Inputs, prune: bool) -> Option<(BuildSummary, usize)> {
        let generation = self.newest.as_ref().filter(|_| self.current)?;
        let manifest = generation.manifest();
        let sources: Vec<Source> = manifest.sources.iter().map(source).collect();
        if !inputs.is_unchanged(&sources, prune) {
            return None;
        }
        // The other files were compared when the generation was opened.
        if let Err(error) = generation.verify_blobs() {
            progress::say(&told(generation.name(), &error));
            return None;
        }
        let build = BuildSummary {
            generation: manifest.generation.clone(),
            documents: manifest.documents,
            editions: manifest.editions,
            acts: manifest.acts,
            provisions: manifest.provisions,
            bytes: 0,
            unanalysed: Vec::new(),
        };
        Some((build, manifest.refused))
    }

    /// Returns the texts of the newest generation whose files are gone or cannot be read: the current contents of the
    /// page are unknown, but the text existed. A text that is damaged there is taken from an earlier generation; a text
    /// that is damaged everywhere is reported, and is not a source of the new generation.
    pub(super) fn kept(self, folder: &Folder, packed: &[Packed], builder: &Builder<'_>) -> anyhow::Result<Vec<Packed>> {
        let Some(newest) = &self.newest else { return Ok(Vec::new()) };
        let is_unread = |text: &&Packed| text.unread && text.document.is_none();
        let name = |source: &'_ SourceFile| source.name.clone();
        let unread: HashSet<String> =
            packed.iter().filter(is_unread).flat_map(|text| text.sources.iter().map(name)).collect();
        let of_texts = packed.iter().filter(|text| !is_unread(text)).flat_map(|text| &text.sources);
        let seen: HashSet<&str> = of_texts.map(|source| source.name.as_str()).collect();
        let mut sources: Vec<SourceFile> = newest.manifest().sources.clone();
        sources.retain(|source| !seen.contains(source.name.as_str()));
        let (mut packer, mut out) = (builder.packer()?, Vec::new());
        let mut lost = BTreeSet::new();
        for gone in gone(newest, &sources, &seen)? {
            let Some(document) = gone.read_from(folder, newest, &self.older)? else {
                lost.insert(gone.name());
                let message = format!("document {} is damaged in the index and its files are gone", gone.name());
                let problem = Problem { code: ProblemCode::Unreadable, block: None, message };
                let place = folder.path_of(newest.name()).display().to_string();
                out.push(Packed {
                    document: None,
                    unread: false,
                    problems: vec![(place, problem)],
                    sources: Vec::new(),
                });
                continue;
            };
            let document = Some(packer.pack(document)?);
            out.push(Packed { document, unread: false, problems: Vec::new(), sources: Vec::new() });
        }
        // An unreadable file remains a source of this run, so that the next run tries it again.
        sources.retain(|source| !lost.contains(source.name.trim_end_matches(".doc")) && !unread.contains(&source.name));
        if let Some(first) = out.first_mut() {
            first.sources = sources;
        }
        Ok(out)
    }
}

/// Returns the texts of a generation whose files are gone. A text is not gone while one of its files exists.
fn gone(generation: &Generation, sources: &[SourceFile], seen: &HashSet<&str>) -> Result<Vec<Gone>, IndexError> {
    let names: HashSet<&str> = sources.iter().map(|source| source.name.as_str()).collect();
    let is_gone = |gone: &Gone| {
        let page = gone.name();
        let word = format!("{page}.doc");
        let is_seen = seen.contains(page.as_str()) || seen.contains(word.as_str());
        !is_seen && (names.contains(page.as_str()) || names.contains(word.as_str()))
    };
    let tables = generation.tables();
    // A document with other editions only is represented by the newest of them.
    let stands_as = |text: &TextEntry| {
        let bare = Gone { id: text.id, stamp: None };
        let named = |name: &str| seen.contains(name) || names.contains(name);
        if named(&bare.name()) || named(&format!("{}.doc", bare.name())) {
            return Ok(bare);
        }
        let head = if_whole(generation.head(text))?;
        Ok(Gone { stamp: head.and_then(|head| head.edition), ..bare })
    };
    let texts = tables.texts.iter().map(stands_as).collect::<Result<Vec<Gone>, IndexError>>()?;
    let editions = tables.editions.iter().map(|edition| Gone { id: edition.id, stamp: Some(edition.stamp) });
    Ok(texts.into_iter().chain(editions).filter(is_gone).collect())
}

/// Converts a source of a manifest back.
fn source(file: &SourceFile) -> Source {
    Source { name: file.name.clone(), size: file.size, modified: file.modified, hash: file.hash }
}

/// True if the data may be undamaged: the disk failed to read it now. A file that does not exist is gone.
fn may_be_whole(error: &IndexError) -> bool {
    matches!(error, IndexError::Io { source, .. } if source.kind() != std::io::ErrorKind::NotFound)
}

/// Returns the data, or `None` if it is damaged.
fn if_whole<T>(read: Result<T, IndexError>) -> Result<Option<T>, IndexError> {
    match read {
        Err(error) if may_be_whole(&error) => Err(error),
        read => Ok(read.ok()),
    }
}

fn told(name: &str, error: &IndexError) -> String {
    match error {
        IndexError::Format { found, wanted, .. } => format!(
            "generation {name} is of format {found}, this program writes format {wanted}: everything is read again, and \
             texts whose files are gone from the folders cannot be taken over"
        ),
        error => format!("generation {name} is damaged and is made anew: {error}"),
    }
}
