//! What an ingest reads: mirror folders of pages, and folders with an export.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use qonun_export::{Export, Exported};
use qonun_ingest::{Group, Mirror, Room, Source, TextRead};
use qonun_law::{DocId, EditionStamp, Problem, ProblemCode};

/// All inputs of a run.
pub(super) struct Inputs {
    mirror: Mirror,
    exports: Vec<Export>,
    /// The texts, sorted by id and edition, current first.
    texts: Vec<Input>,
    /// Texts of exports beside another input of the same text; they are skipped.
    beside: Vec<(PathBuf, Problem)>,
    /// Folders and files that cannot be read.
    pub(super) unread: Vec<(PathBuf, Problem)>,
}

/// One text.
pub(super) enum Input {
    /// The files of a mirror.
    Pages(Group),
    /// A text of an export: index of the export, and the text.
    Exported(usize, Exported),
}

impl Input {
    const fn key(&self) -> (DocId, Option<EditionStamp>) {
        match self {
            Self::Pages(group) => (group.id, group.edition),
            Self::Exported(_, text) => (text.id(), text.edition()),
        }
    }
}

impl Inputs {
    /// Lists mirror folders, and opens the exports among them. A page takes precedence over a text of an export, and an
    /// export over those after it.
    pub(super) fn list(dirs: &[PathBuf], follow_links: bool) -> anyhow::Result<Self> {
        let (mut exports, mut folders) = (Vec::new(), Vec::new());
        for dir in dirs {
            match Export::open(dir)? {
                Some(export) => exports.push(export),
                None => folders.push(dir.clone()),
            }
        }
        let mut mirror = qonun_ingest::list(&folders, follow_links)?;
        let mut unread = std::mem::take(&mut mirror.unread);
        unread.extend(exports.iter_mut().flat_map(|export| std::mem::take(&mut export.unread)));
        let mut texts: Vec<Input> = mirror.groups().into_iter().map(Input::Pages).collect();
        let mut seen: HashMap<_, PathBuf> = HashMap::new();
        for group in &texts {
            let Input::Pages(group) = group else { continue };
            if let Some(place) = group.page.or(group.word) {
                seen.insert((group.id, group.edition), mirror.files[place].path.clone());
            }
        }
        let mut beside = Vec::new();
        for (number, export) in exports.iter().enumerate() {
            for text in &export.texts {
                let path = export.path_of(text);
                if let Some(other) = seen.get(&(text.id(), text.edition())) {
                    let message =
                        format!("text {}: another file is the same text; {} was read", name_of(text), other.display());
                    beside.push((path, Problem { code: ProblemCode::DuplicateDocument, block: None, message }));
                    continue;
                }
                seen.insert((text.id(), text.edition()), path);
                texts.push(Input::Exported(number, *text));
            }
        }
        texts.sort_by_key(Input::key);
        Ok(Self { mirror, exports, texts, beside, unread })
    }

    /// Returns the texts.
    pub(super) fn texts(&self) -> &[Input] {
        &self.texts
    }

    /// Returns the number of files of mirrors and of texts of exports.
    pub(super) fn files(&self) -> usize {
        self.mirror.files.len() + self.exports.iter().map(|export| export.texts.len()).sum::<usize>()
    }

    /// Returns the number of files that do not belong to a mirror.
    pub(super) fn ignored(&self) -> usize {
        self.mirror.ignored.len()
    }

    /// Returns the problems of the folders themselves.
    pub(super) fn problems(&self) -> impl Iterator<Item = (String, Problem)> {
        self.unread.iter().chain(&self.beside).map(|(path, problem)| (path.display().to_string(), problem.clone()))
    }

    /// Returns the file from which a document was read.
    pub(super) fn file_of(&self, id: DocId) -> Option<PathBuf> {
        let of_mirror = self.mirror.files.iter().find(|file| file.name.id == id).map(|file| file.path.clone());
        of_mirror.or_else(|| {
            let text = |export: &Export| Some(export.path_of(export.texts.iter().find(|text| text.id() == id)?));
            self.exports.iter().find_map(text)
        })
    }

    /// Reads a text.
    pub(super) fn read(&self, input: &Input, room: &Room) -> TextRead {
        match input {
            Input::Pages(group) => self.mirror.read_text(group, room),
            Input::Exported(export, text) => read_exported(&self.exports[*export], text),
        }
    }

    /// True if the inputs have the same contents as these sources. Sources whose files are gone count as a change if
    /// `forgets` is true.
    pub(super) fn is_unchanged(&self, sources: &[Source], forgets: bool) -> bool {
        let known: HashMap<&str, &Source> = sources.iter().map(|source| (source.name.as_str(), source)).collect();
        let mut exported = HashSet::new();
        for input in &self.texts {
            let Input::Exported(_, text) = input else { continue };
            let source = source_of(text);
            if known
                .get(source.name.as_str())
                .is_none_or(|known| (known.size, known.hash) != (source.size, source.hash))
            {
                return false;
            }
            exported.insert(source.name);
        }
        let of_mirror: Vec<Source> =
            sources.iter().filter(|source| !exported.contains(&source.name)).cloned().collect();
        self.mirror.is_unchanged(&of_mirror, forgets)
    }
}

fn name_of(text: &Exported) -> String {
    text.edition().map_or_else(|| text.id().to_string(), |stamp| format!("{}@{stamp}", text.id()))
}

/// Returns the source of a text: its name is that of its page, so that a mirror can take the place of an export. The
/// time of change is that of no file.
fn source_of(text: &Exported) -> Source {
    Source { name: name_of(text), size: text.bytes(), modified: 0, hash: text.digest().prefix() }
}

/// Reads a text of an export. Its problems are those of the page from which it came.
fn read_exported(export: &Export, text: &Exported) -> TextRead {
    let file = export.path_of(text).display().to_string();
    let mut read = TextRead { sources: vec![source_of(text)], ..TextRead::default() };
    match export.read(text) {
        Ok(document) => {
            read.problems = document.problems.iter().map(|problem| (file.clone(), problem.clone())).collect();
            read.document = Some(document);
        }
        Err(message) => {
            let message = format!("text {}: {message}", name_of(text));
            read.problems.push((file, Problem { code: ProblemCode::Unreadable, block: None, message }));
            read.unread = true;
            // No hash: the next run tries it again.
            read.sources.iter_mut().for_each(|source| source.hash = 0);
        }
    }
    read
}
