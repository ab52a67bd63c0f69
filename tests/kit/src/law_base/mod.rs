//! Small law bases with their own index, written in Markdown or built from documents.

mod markdown;

use std::collections::BTreeMap;
use std::path::Path;

use qonun_index::{ActPlan, BuildSummary, Builder, Folder, FolderLock, Generation, IndexError, Unread};
use qonun_law::{ActId, Block, Document, Provision, ProvisionKind};

/// A law base. Its files are removed when it is dropped.
pub struct LawBase {
    names: BTreeMap<ActId, String>,
    folder: tempfile::TempDir,
}

impl LawBase {
    /// Builds the law base of a Markdown text. `##` begins an act with its short name and properties, `###` one of its
    /// texts with language and title, `####` a provision with its path and heading; each line below is one paragraph.
    /// `[words](name)` is a link to an act, `[words](name#art_2)` to a provision of it. Properties:
    ///
    /// | property | meaning |
    /// |--|--|
    /// | id | the id of the act; by default `uz/test/` and the short name |
    /// | number, kind, adopted, in force, repealed, status, body | those of each text |
    /// | label | the label of each provision, in which `N` is its number |
    /// | topic | a code and a name |
    /// | amended by | a note of the editors about the whole act, which links to that one |
    ///
    /// # Panics
    /// A line is invalid; the message contains it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let acts = markdown::read(text);
        let names = acts.iter().map(|act| (act.id.clone(), act.name.clone())).collect();
        Self { names, ..Self::of(acts.into_iter().map(|act| (act.id, act.texts)).collect()) }
    }

    /// Builds a law base from documents; the short name of an act is the last step of its id.
    ///
    /// # Panics
    /// The index cannot be written.
    #[must_use]
    pub fn of(acts: Vec<(ActId, Vec<Document>)>) -> Self {
        Self::with_editions(acts.into_iter().map(|(id, texts)| (id, texts, Vec::new())).collect())
    }

    /// Builds a law base from acts with their present texts and their texts of other editions.
    ///
    /// # Panics
    /// The index cannot be written.
    #[must_use]
    pub fn with_editions(acts: Vec<DatedAct>) -> Self {
        let name = |id: &ActId| id.0.rsplit('/').next().unwrap_or_default().to_owned();
        let names = acts.iter().map(|(id, ..)| (id.clone(), name(id))).collect();
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        let lock = folder.lock().unwrap();
        write_with_editions(&folder, &lock, acts).unwrap();
        Self { names, folder: place }
    }

    /// Returns the folder of its index.
    #[must_use]
    pub fn folder(&self) -> Folder {
        Folder::new(self.root())
    }

    /// Returns the path of its index.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Opens its index.
    ///
    /// # Panics
    /// The index cannot be read.
    #[must_use]
    pub fn generation(&self) -> Generation {
        Generation::open_current(&self.folder()).unwrap()
    }

    /// Returns the short name of an act.
    ///
    /// # Panics
    /// There is no such act.
    #[must_use]
    pub fn name(&self, act: &ActId) -> &str {
        &self.names[act]
    }
}

/// Writes a generation of these acts.
///
/// # Errors
/// It cannot be written.
pub fn write(
    folder: &Folder,
    lock: &FolderLock,
    acts: Vec<(ActId, Vec<Document>)>,
) -> Result<BuildSummary, IndexError> {
    write_with_editions(folder, lock, acts.into_iter().map(|(id, texts)| (id, texts, Vec::new())).collect())
}

/// An act with its present texts and its texts of other editions.
pub type DatedAct = (ActId, Vec<Document>, Vec<Document>);

fn write_with_editions(folder: &Folder, lock: &FolderLock, acts: Vec<DatedAct>) -> Result<BuildSummary, IndexError> {
    let builder = Builder::new(folder.clone(), lock, &[], 1);
    let mut packer = builder.packer()?;
    let mut plan = |(id, texts, editions): DatedAct| {
        let mut pack = |texts: Vec<Document>| texts.into_iter().map(|text| packer.pack(text)).collect::<Result<_, _>>();
        Ok(ActPlan { id, texts: pack(texts)?, editions: pack(editions)? })
    };
    let plans = acts.into_iter().map(&mut plan).collect::<Result<_, IndexError>>()?;
    drop(packer);
    builder.finish(plans, Vec::new(), Unread::default(), &|_| ())
}

/// Creates an article with one paragraph.
#[must_use]
pub fn article(number: usize, heading: &str, text: String) -> Provision {
    let number = number.to_string();
    Provision {
        path: qonun_law::Path::new(qonun_law::Path::step(ProvisionKind::Article, Some(&number))),
        kind: ProvisionKind::Article,
        label: format!("{number}-modda."),
        number: Some(number),
        heading: heading.to_owned(),
        level: None,
        depth: 0,
        anchor: None,
        blocks: vec![Block { text, ..Block::default() }],
        notes: Vec::new(),
        other_ids: Vec::new(),
    }
}
