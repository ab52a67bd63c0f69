//! One text of a mirror: read from its files, and known again by what they were.

use std::collections::{BTreeMap, HashSet};

use qonun_law::{Document, Problem, ProblemCode};

use crate::mirror::{FileKind, FileName, Group, Mirror, Place, Room, content_hash};
use crate::page::{Files, read_files};

/// A file that a text was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What the file is, apart from where it lies: see [`FileName::source`].
    pub name: String,
    /// Its length on disk, bytes.
    pub size: u64,
    /// When it was last changed, nanoseconds since 1970; 0 when the system does not say.
    pub modified: u64,
    /// Its [`content_hash`]; 0 for a file that could not be read, so that it is tried again each time.
    pub hash: u64,
}

/// A text as it was read: the document, what was wrong with which file, and the files.
#[derive(Clone, Debug, Default)]
pub struct TextRead {
    /// The document, when there is one.
    pub document: Option<Document>,
    /// Could one of its files not be read?
    pub unread: bool,
    /// What was wrong, each with the path of its file.
    pub problems: Vec<(String, Problem)>,
    /// The files that were looked at.
    pub sources: Vec<Source>,
}

impl FileName {
    /// What the file is, apart from where it lies and how it is packed: `-4396428`, `4396428@2020-01-01`,
    /// `4396428.card`, `4396428.doc`.
    #[must_use]
    pub fn source(&self) -> String {
        let edition = self.edition.map_or_else(String::new, |stamp| format!("@{stamp}"));
        let kind = match self.kind {
            FileKind::Page => "",
            FileKind::Card => ".card",
            FileKind::Word => ".doc",
        };
        format!("{}{edition}{kind}", self.id)
    }
}

impl Mirror {
    /// Reads the files of one text.
    #[must_use]
    pub fn read_text(&self, group: &Group, room: &Room) -> TextRead {
        // Held until the text is read: the pieces of a large one are many times its size.
        let mut reading = room.place();
        let mut read = TextRead::default();
        let page = self.bytes_of(group.page, &mut reading, Some(&mut read));
        let word = self.bytes_of(group.word, &mut reading, Some(&mut read));
        // A card stands with every edition of its document, and is counted with the current one.
        let of_card = if group.edition.is_none() { Some(&mut read) } else { None };
        let card = self.bytes_of(group.card, &mut reading, of_card);
        let name_of = |place: Option<usize>| place.map(|place| &self.files[place].name);
        let files = Files {
            page: name_of(group.page).zip(page.as_deref()),
            card: card.as_deref(),
            word: name_of(group.word).zip(word.as_deref()),
        };
        let result = read_files(&files);
        let main = group.page.or(group.word).or(group.card);
        let file = main.map_or_else(String::new, |place| self.files[place].path.display().to_string());
        read.problems.extend(result.problems.into_iter().map(|problem| (file.clone(), problem)));
        for &place in &group.duplicates {
            let message = format!("another file is the same text; {file} was read");
            let problem = Problem { code: ProblemCode::DuplicateDocument, block: None, message };
            read.problems.push((self.files[place].path.display().to_string(), problem));
        }
        read.document = result.document;
        read
    }

    /// The bytes of a file of a text, which is noted in what is read of it.
    fn bytes_of(&self, place: Option<usize>, reading: &mut Place<'_>, read: Option<&mut TextRead>) -> Option<Vec<u8>> {
        let file = &self.files[place?];
        let bytes = reading.read_file(&file.path, file.name.packed);
        if let Some(read) = read {
            let hash = bytes.as_ref().map_or(0, |bytes| content_hash(bytes));
            read.sources.push(Source { name: file.name.source(), size: file.size, modified: file.modified, hash });
            if let Err(error) = &bytes {
                let problem = Problem { code: ProblemCode::Unreadable, block: None, message: error.to_string() };
                read.problems.push((file.path.display().to_string(), problem));
                read.unread = true;
            }
        }
        bytes.ok()
    }

    /// Do the files hold what these sources held, whatever their times of change? Sources whose files are gone count
    /// when they are to be forgotten.
    #[must_use]
    pub fn is_unchanged(&self, sources: &[Source], forgets: bool) -> bool {
        let known: BTreeMap<&str, &Source> = sources.iter().map(|source| (source.name.as_str(), source)).collect();
        let (mut seen, room) = (HashSet::new(), Room::default());
        let same = self.files.iter().all(|file| {
            let name = file.name.source();
            let Some(source) = known.get(name.as_str()) else {
                return false;
            };
            let first = seen.insert(name);
            // A second file of the same text was left out before and is left out now.
            let is_known = source.hash != 0 && source.size == file.size && source.modified == file.modified;
            !first
                || is_known
                || match room.place().read_file(&file.path, file.name.packed) {
                    Ok(bytes) => content_hash(&bytes) == source.hash,
                    // It could not be read before either.
                    Err(_) => source.hash == 0,
                }
        });
        same && (!forgets || seen.len() == sources.len())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Source, TextRead};
    use crate::{Mirror, Room, list};

    fn read_all(mirror: &Mirror) -> Vec<TextRead> {
        mirror.groups().iter().map(|group| mirror.read_text(group, &Room::default())).collect()
    }

    #[test]
    fn a_text_is_known_again_by_the_content_of_its_files() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().to_owned();
        for name in ["5.html", "5.doc", "5.card.html", "5@2020-01-02.html"] {
            fs::write(root.join(name), name).unwrap();
        }
        let listed = || list(std::slice::from_ref(&root), false).unwrap();
        let mut sources: Vec<Source> = read_all(&listed()).into_iter().flat_map(|text| text.sources).collect();
        let names: Vec<&str> = sources.iter().map(|source| source.name.as_str()).collect();
        assert_eq!(names, ["5", "5.doc", "5.card", "5@2020-01-02"], "the card is counted once");
        assert!(listed().is_unchanged(&sources, true));

        sources.iter_mut().for_each(|source| source.modified = 1);
        assert!(listed().is_unchanged(&sources, true), "times of change do not count");
        fs::remove_file(root.join("5.doc")).unwrap();
        assert!(listed().is_unchanged(&sources, false) && !listed().is_unchanged(&sources, true));
        fs::write(root.join("5.html"), "other").unwrap();
        assert!(!listed().is_unchanged(&sources, false));
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told_and_has_no_hash() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("5.html.gz"), "not packed").unwrap();
        let mirror = list(&[dir.path().to_owned()], false).unwrap();
        let [text] = &read_all(&mirror)[..] else { panic!("one text") };
        assert!(text.unread && text.document.is_none() && text.sources[0].hash == 0);
        assert!(text.problems.iter().any(|(path, _)| path.ends_with("5.html.gz")), "{:?}", text.problems);
        assert!(mirror.is_unchanged(&text.sources, true), "it still cannot be read");
    }
}
