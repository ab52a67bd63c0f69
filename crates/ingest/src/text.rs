//! One text of a mirror: reads its files, and recognises them when they are unchanged.

use std::collections::{BTreeMap, HashSet};

use qonun_law::{Document, Problem, ProblemCode};

use crate::mirror::{FileKind, FileName, Group, Mirror, Place, Room, content_hash};
use crate::page::{Files, read_files};

/// A file from which a text was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The identity of the file, independent of its folder; see [`FileName::source`].
    pub name: String,
    /// Its size on disk in bytes.
    pub size: u64,
    /// Time of its last change, in nanoseconds since 1970; 0 if the system does not report it.
    pub modified: u64,
    /// Its [`content_hash`]; 0 for an unreadable file, so that every run tries it again.
    pub hash: u64,
}

/// A text as read: the document, the problems of its files, and the files.
#[derive(Clone, Debug, Default)]
pub struct TextRead {
    /// The document, if there is one.
    pub document: Option<Document>,
    /// True if one of its files could not be read.
    pub unread: bool,
    /// The problems, each with the path of its file.
    pub problems: Vec<(String, Problem)>,
    /// The files that were examined.
    pub sources: Vec<Source>,
}

impl FileName {
    /// Returns the identity of the file, independent of its folder and compression: `-4396428`, `4396428@2020-01-01`,
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
        // Kept until the text is read: the parsed form of a large text is many times its size.
        let mut reading = room.place();
        let mut read = TextRead::default();
        let page = self.bytes_of(group.page, &mut reading, Some(&mut read));
        let word = self.bytes_of(group.word, &mut reading, Some(&mut read));
        // A card applies to every edition of its document, and is counted with the current one.
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

    /// Returns the bytes of a file of a text, and records the file in `read`.
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

    /// True if the files have the same contents as these sources, whatever their times of change. Sources whose files
    /// are gone count as a change if `forgets` is true.
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
            // A second file of the same text was skipped before and is skipped now.
            let is_known = source.hash != 0 && source.size == file.size && source.modified == file.modified;
            !first
                || is_known
                || match room.place().read_file(&file.path, file.name.packed) {
                    Ok(bytes) => content_hash(&bytes) == source.hash,
                    // It could not be read the last time either.
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
