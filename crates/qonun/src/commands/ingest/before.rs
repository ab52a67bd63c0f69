//! What is there before an ingest: whether it is still right, and what is taken over from it.

use std::collections::{BTreeSet, HashSet};

use qonun_index::{BuildSummary, Builder, Folder, Generation, IndexError, SourceFile, TextEntry};
use qonun_ingest::{Mirror, Source};
use qonun_law::{DocId, Document, EditionStamp, Problem, ProblemCode};

use super::Packed;
use crate::progress;

/// The newest generation that can be read.
pub(super) struct Before {
    newest: Option<Generation>,
    /// Is it the current one?
    current: bool,
    /// Names of those before it.
    older: Vec<String>,
}

/// A text of a generation whose files are gone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Gone {
    id: DocId,
    stamp: Option<EditionStamp>,
}

impl Gone {
    /// As its page is called in the manifest, without what tells a Word export.
    fn name(self) -> String {
        self.stamp.map_or_else(|| self.id.to_string(), |stamp| format!("{}@{stamp}", self.id))
    }

    /// Reads it; `None` when the generation has no such text, or has it damaged.
    ///
    /// # Errors
    /// The disk does not give it now. It may give it the next time, and must not be taken for lost.
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

    /// Reads it from the first generation that has it whole.
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
    /// Opens the newest one that can be opened. One that cannot is told, and the index is made anew.
    ///
    /// # Errors
    /// The disk does not give one now, and nobody said that an ingest is to go on all the same (`force`): texts that it
    /// alone holds would be lost.
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

    /// What the current generation holds and how many texts were refused, when it was made of the same files and every
    /// byte of it is as it was written.
    pub(super) fn unchanged(&self, mirror: &Mirror, prune: bool) -> Option<(BuildSummary, usize)> {
        let generation = self.newest.as_ref().filter(|_| self.current)?;
        let manifest = generation.manifest();
        let sources: Vec<Source> = manifest.sources.iter().map(source).collect();
        if !mirror.is_unchanged(&sources, prune) {
            return None;
        }
        // All else was compared when it was opened.
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

    /// The texts of the newest generation whose files are not in the folders any more, or cannot be read: what a page
    /// says now is not known, but it was a text. What is damaged there is taken from one before it; what is damaged
    /// everywhere is told, and is no source of the new generation.
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
        // What cannot be read is a source of this run, which is to try it again.
        sources.retain(|source| !lost.contains(source.name.trim_end_matches(".doc")) && !unread.contains(&source.name));
        if let Some(first) = out.first_mut() {
            first.sources = sources;
        }
        Ok(out)
    }
}

/// The texts of a generation that were read from files that are gone. A text stays what it was read from while one of
/// its files is there.
fn gone(generation: &Generation, sources: &[SourceFile], seen: &HashSet<&str>) -> Result<Vec<Gone>, IndexError> {
    let names: HashSet<&str> = sources.iter().map(|source| source.name.as_str()).collect();
    let is_gone = |gone: &Gone| {
        let page = gone.name();
        let word = format!("{page}.doc");
        let is_seen = seen.contains(page.as_str()) || seen.contains(word.as_str());
        !is_seen && (names.contains(page.as_str()) || names.contains(word.as_str()))
    };
    let tables = generation.tables();
    // A document of which only other editions are here stands under the newest of them.
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

/// A source as the manifest of a generation noted it.
fn source(file: &SourceFile) -> Source {
    Source { name: file.name.clone(), size: file.size, modified: file.modified, hash: file.hash }
}

/// Could what was not read be whole? The disk did not give it now; a file that is not there is gone.
fn may_be_whole(error: &IndexError) -> bool {
    matches!(error, IndexError::Io { source, .. } if source.kind() != std::io::ErrorKind::NotFound)
}

/// What was read, or nothing when it is damaged.
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
