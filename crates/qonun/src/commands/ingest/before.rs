//! What is there before an ingest: whether it is still right, and what is taken over from it.

use std::collections::{BTreeSet, HashSet};

use qonun_index::{BuildSummary, Builder, Folder, Generation, IndexError, SourceFile};
use qonun_ingest::Mirror;
use qonun_law::{DocId, Document, EditionStamp, Problem, ProblemCode};

use super::{Packed, unchanged_sources};
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
    fn read(self, generation: &Generation) -> Option<Document> {
        let tables = generation.tables();
        let other = tables.editions_of(self.id).iter().find(|edition| Some(edition.stamp) == self.stamp);
        if let Some(edition) = other {
            return generation.edition(edition).ok();
        }
        let text = &tables.texts[tables.text_of_document(self.id)? as usize];
        generation.document(text).ok().filter(|document| self.stamp.is_none() || document.edition == self.stamp)
    }
}

impl Before {
    /// Opens the newest one that can be opened. One that cannot is told, and the index is made anew.
    pub(super) fn open(folder: &Folder) -> anyhow::Result<Self> {
        let mut before = Self { newest: None, current: folder.current().is_ok(), older: Vec::new() };
        let mut names = folder.readable()?.into_iter();
        for name in names.by_ref() {
            match Generation::open(&folder.path_of(&name)) {
                Ok(generation) => {
                    before.newest = Some(generation);
                    break;
                }
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
    pub(super) fn unchanged(&self, folder: &Folder, mirror: &Mirror, prune: bool) -> Option<(BuildSummary, usize)> {
        let generation = self.newest.as_ref().filter(|_| self.current)?;
        let manifest = generation.manifest();
        if !unchanged_sources(mirror, manifest, prune) {
            return None;
        }
        if let Err(error) = Generation::verify(&folder.path_of(generation.name())) {
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

    /// The texts of the newest generation whose files are not in the folders any more. What is damaged there is taken
    /// from one before it; what is damaged everywhere is told, and is no source of the new generation.
    pub(super) fn kept(self, folder: &Folder, packed: &[Packed], builder: &Builder<'_>) -> anyhow::Result<Vec<Packed>> {
        let Some(newest) = &self.newest else { return Ok(Vec::new()) };
        let seen: HashSet<&str> =
            packed.iter().flat_map(|text| text.sources.iter().map(|source| source.name.as_str())).collect();
        let mut sources: Vec<SourceFile> = newest.manifest().sources.clone();
        sources.retain(|source| !seen.contains(source.name.as_str()));
        let (mut packer, mut out) = (builder.packer()?, Vec::new());
        let mut lost = BTreeSet::new();
        for gone in gone(newest, &sources, &seen) {
            let mut older = self.older.iter().filter_map(|name| Generation::open(&folder.path_of(name)).ok());
            let read = gone.read(newest).or_else(|| older.find_map(|generation| gone.read(&generation)));
            let Some(document) = read else {
                lost.insert(gone.name());
                let message = format!("document {} is damaged in the index and its files are gone", gone.name());
                let problem = Problem { code: ProblemCode::Unreadable, block: None, message };
                let place = folder.path_of(newest.name()).display().to_string();
                out.push(Packed { document: None, problems: vec![(place, problem)], sources: Vec::new() });
                continue;
            };
            out.push(Packed { document: Some(packer.pack(document)?), problems: Vec::new(), sources: Vec::new() });
        }
        sources.retain(|source| !lost.contains(source.name.trim_end_matches(".doc")));
        if let Some(first) = out.first_mut() {
            first.sources = sources;
        }
        Ok(out)
    }
}

/// The texts of a generation that were read from files that are gone. A text stays what it was read from while one of its
/// files is there.
fn gone(generation: &Generation, sources: &[SourceFile], seen: &HashSet<&str>) -> Vec<Gone> {
    let names: HashSet<&str> = sources.iter().map(|source| source.name.as_str()).collect();
    let is_gone = |gone: &Gone| {
        let page = gone.name();
        let word = format!("{page}.doc");
        let is_seen = seen.contains(page.as_str()) || seen.contains(word.as_str());
        !is_seen && (names.contains(page.as_str()) || names.contains(word.as_str()))
    };
    let tables = generation.tables();
    // A document of which only other editions are here stands under the newest of them.
    let texts = tables.texts.iter().map(|text| {
        let bare = Gone { id: text.id, stamp: None };
        let named = |name: &str| seen.contains(name) || names.contains(name);
        if named(&bare.name()) || named(&format!("{}.doc", bare.name())) {
            return bare;
        }
        Gone { stamp: generation.head(text).ok().and_then(|head| head.edition), ..bare }
    });
    let editions = tables.editions.iter().map(|edition| Gone { id: edition.id, stamp: Some(edition.stamp) });
    texts.chain(editions).filter(is_gone).collect()
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
