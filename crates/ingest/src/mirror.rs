//! Files of a mirror folder: identifies them by name and reads them.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::UNIX_EPOCH;

use flate2::read::MultiGzDecoder;
use qonun_law::{DocId, EditionStamp, Problem, ProblemCode, parse_date};
use thiserror::Error;

/// Maximum size of a page in bytes, unpacked. The longest code of the law base has about 10 MB.
const LONGEST_FILE: u64 = 64 << 20;
/// Files up to this size in bytes are read in parallel, larger ones one at a time.
const LARGE_FILE: u64 = 4 << 20;

/// A reason why a folder or a file of a mirror cannot be read.
#[derive(Debug, Error)]
pub enum IngestError {
    /// A folder cannot be listed.
    #[error("cannot list the folder {path}: {source}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// A file cannot be read or unpacked.
    #[error("cannot read {path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// A file is larger than any page of law.
    #[error("{path} is longer than {LONGEST_FILE} bytes")]
    TooLong {
        /// The file.
        path: PathBuf,
    },
}

/// The contents of a mirror file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// The web page of a text.
    Page,
    /// The card of a document.
    Card,
    /// The Word export of a text.
    Word,
}

/// The parts of a file name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileName {
    /// Id of the document; may be negative.
    pub id: DocId,
    /// The edition; `None` for the current one.
    pub edition: Option<EditionStamp>,
    /// What the file holds.
    pub kind: FileKind,
    /// True if it is compressed with gzip.
    pub packed: bool,
}

impl FileName {
    /// Parses a name such as `-4396428.html`, `12@2021-03-01.02.html.gz`, `12.card.html`, `12.doc`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let (name, packed) = name.strip_suffix(".gz").map_or((name, false), |bare| (bare, true));
        let (stem, kind) = if let Some(stem) = name.strip_suffix(".card.html") {
            (stem, FileKind::Card)
        } else if let Some(stem) = name.strip_suffix(".html") {
            (stem, FileKind::Page)
        } else {
            (name.strip_suffix(".doc")?, FileKind::Word)
        };
        let (id, stamp) = stem.split_once('@').map_or((stem, None), |(id, stamp)| (id, Some(stamp)));
        let edition = match stamp {
            Some(_) if kind == FileKind::Card => return None,
            Some(stamp) => Some(parse_stamp(stamp)?),
            None => None,
        };
        Some(Self { id: parse_id(id)?, edition, kind, packed })
    }
}

/// Parses an id as written in names and addresses: digits, optionally after a minus; no plus, no blanks, no leading
/// zeros.
fn parse_id(text: &str) -> Option<DocId> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
    if plain { text.parse().ok() } else { None }
}

/// Parses `2021-03-01` or `2021-03-01.02`.
fn parse_stamp(text: &str) -> Option<EditionStamp> {
    let (day, turn) = text.split_once('.').map_or((text, None), |(day, turn)| (day, Some(turn)));
    if day.len() != 10 || !day.contains('-') {
        return None;
    }
    let turn = match turn {
        Some(turn) if turn.len() == 2 && turn.bytes().all(|b| b.is_ascii_digit()) => turn.parse().ok()?,
        Some(_) => return None,
        None => 0,
    };
    Some(EditionStamp { from: parse_date(day)?, turn })
}

/// A file of a mirror.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MirrorFile {
    /// Path of the file.
    pub path: PathBuf,
    /// Its parsed name.
    pub name: FileName,
    /// Its size on disk in bytes.
    pub size: u64,
    /// Time of its last change, in nanoseconds since 1970; 0 if the system does not report it.
    pub modified: u64,
}

/// The files of one text: a page or a Word export, perhaps a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Id of the document.
    pub id: DocId,
    /// The edition; `None` for the current one.
    pub edition: Option<EditionStamp>,
    /// Index of the page in [`Mirror::files`].
    pub page: Option<usize>,
    /// Index of the card, which applies to every edition of the document.
    pub card: Option<usize>,
    /// Index of the Word export.
    pub word: Option<usize>,
    /// Indexes of further files for one of the above; they are skipped.
    pub duplicates: Vec<usize>,
}

/// The contents of a mirror.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mirror {
    /// The files of law, sorted by id, edition (current first), kind and path.
    pub files: Vec<MirrorFile>,
    /// Files that do not belong to a mirror, sorted by path.
    pub ignored: Vec<PathBuf>,
    /// Folders and files that cannot be read, and links that are not followed, sorted by path.
    pub unread: Vec<(PathBuf, Problem)>,
}

impl Mirror {
    /// Groups the files by text, sorted by id and edition, current first. A card without a page or an export forms its
    /// own group.
    #[must_use]
    pub fn groups(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for (place, file) in self.files.iter().enumerate() {
            let FileName { id, edition, kind, .. } = file.name;
            if groups.last().is_none_or(|group| (group.id, group.edition) != (id, edition)) {
                groups.push(Group { id, edition, ..Group::default() });
            }
            let Some(group) = groups.last_mut() else { continue };
            let slot = match kind {
                FileKind::Page => &mut group.page,
                FileKind::Card => &mut group.card,
                FileKind::Word => &mut group.word,
            };
            if slot.is_some() {
                group.duplicates.push(place);
            } else {
                *slot = Some(place);
            }
        }
        let mut card = None;
        for group in &mut groups {
            if group.edition.is_none() {
                card = group.card.map(|place| (group.id, place));
            } else if let Some((_, place)) = card.filter(|(id, _)| *id == group.id) {
                group.card = Some(place);
            }
        }
        groups
    }
}

/// Lists mirror folders recursively. The result depends on the contents, not on the order in which the system lists
/// them; of two files with the same identity, the one with the smaller path comes first.
///
/// A symbolic link is read if it leads to a file of these folders; if it leads elsewhere, only if `follow_links` is
/// true: a mirror consists of downloaded files, not of any file on the computer. Links to folders are never followed,
/// since a cycle must not block the listing. Deeper entries that cannot be read are in [`Mirror::unread`].
///
/// # Errors
/// One of the named folders cannot be listed.
pub fn list(dirs: &[PathBuf], follow_links: bool) -> Result<Mirror, IngestError> {
    let mut mirror = Mirror::default();
    let roots: Vec<PathBuf> = dirs.iter().filter_map(|dir| fs::canonicalize(dir).ok()).collect();
    let is_inside = |path: &Path| {
        follow_links || fs::canonicalize(path).is_ok_and(|target| roots.iter().any(|root| target.starts_with(root)))
    };
    let mut open: Vec<PathBuf> = dirs.to_vec();
    while let Some(dir) = open.pop() {
        let entries = fs::read_dir(&dir).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let entries = match entries {
            Ok(entries) => entries,
            Err(source) if dirs.contains(&dir) => return Err(IngestError::Folder { path: dir, source }),
            Err(source) => {
                mirror.leave_unread(dir, format!("the folder cannot be listed: {source}"));
                continue;
            }
        };
        for entry in entries {
            let (path, name) = (entry.path(), entry.file_name().to_str().and_then(FileName::parse));
            match (entry.file_type(), name) {
                (Ok(kind), _) if kind.is_dir() => open.push(path),
                (Ok(kind), Some(_)) if kind.is_symlink() && !is_inside(&path) => {
                    mirror.leave_unread(path, "the link leads out of the mirror and was not followed".to_owned());
                }
                (_, Some(name)) => mirror.add(path, name),
                (_, None) => mirror.ignored.push(path),
            }
        }
    }
    mirror.files.sort_by(|a, b| {
        let key = |file: &MirrorFile| (file.name.id, file.name.edition, file.name.kind);
        key(a).cmp(&key(b)).then_with(|| a.path.cmp(&b.path))
    });
    mirror.files.dedup_by(|a, b| a.path == b.path);
    mirror.ignored.sort();
    mirror.ignored.dedup();
    mirror.unread.sort_by(|a, b| a.0.cmp(&b.0));
    mirror.unread.dedup_by(|a, b| a.0 == b.0);
    Ok(mirror)
}

impl Mirror {
    fn add(&mut self, path: PathBuf, name: FileName) {
        match fs::metadata(&path) {
            Ok(facts) if facts.is_file() => {
                let since = facts.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
                let modified = since.and_then(|time| u64::try_from(time.as_nanos()).ok()).unwrap_or(0);
                self.files.push(MirrorFile { path, name, size: facts.len(), modified });
            }
            Ok(_) => self.ignored.push(path),
            Err(error) => self.leave_unread(path, format!("the file cannot be looked at: {error}")),
        }
    }

    fn leave_unread(&mut self, path: PathBuf, message: String) {
        self.unread.push((path, Problem { code: ProblemCode::Unreadable, block: None, message }));
    }
}

/// Limits the memory for files read at the same time: many small ones, one large one. Without it, each thread could
/// read a large file at once, and parsing needs many times the size of a file.
#[derive(Debug, Default)]
pub struct Room {
    large: Mutex<()>,
}

impl Room {
    /// Returns a place for one text. Its memory is released when it is dropped.
    #[must_use]
    pub fn place(&self) -> Place<'_> {
        Place { room: self, held: None }
    }
}

/// The place of one text in a [`Room`].
#[derive(Debug)]
pub struct Place<'r> {
    room: &'r Room,
    held: Option<MutexGuard<'r, ()>>,
}

impl Place<'_> {
    /// Returns the bytes of a mirror file, unpacked. For a large file it waits until no other text of the room is
    /// large.
    ///
    /// # Errors
    /// The file cannot be read or unpacked, or is far too long.
    pub fn read_file(&mut self, path: &Path, packed: bool) -> Result<Vec<u8>, IngestError> {
        let failed = |source| IngestError::File { path: path.to_owned(), source };
        let file = File::open(path).map_err(failed)?;
        let mut reader: Box<dyn Read> = if packed { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
        let mut bytes = Vec::new();
        reader.by_ref().take(LARGE_FILE).read_to_end(&mut bytes).map_err(failed)?;
        if bytes.len() as u64 == LARGE_FILE {
            if self.held.is_none() {
                // The lock protects no data that a panic could leave inconsistent.
                self.held = Some(self.room.large.lock().unwrap_or_else(PoisonError::into_inner));
            }
            reader.take(LONGEST_FILE + 1 - LARGE_FILE).read_to_end(&mut bytes).map_err(failed)?;
        }
        if bytes.len() as u64 > LONGEST_FILE {
            return Err(IngestError::TooLong { path: path.to_owned() });
        }
        Ok(bytes)
    }
}

/// Returns the bytes of one mirror file, unpacked.
///
/// # Errors
/// As [`Place::read_file`].
pub fn read_file(path: &Path, packed: bool) -> Result<Vec<u8>, IngestError> {
    Room::default().place().read_file(path, packed)
}

/// Returns a hash of the content of a file: XXH3 of 64 bits, the same on every run and machine and in every version of
/// the library. It does not protect against forgery.
#[must_use]
pub fn content_hash(bytes: &[u8]) -> u64 {
    xxhash_rust::xxh3::xxh3_64(bytes)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Read;

    use super::{FileKind, FileName, LARGE_FILE, LONGEST_FILE, Room, content_hash, list};

    #[test]
    fn a_name_tells_what_a_file_is() {
        for (name, wanted) in [
            ("4396428.html", Some((4_396_428, None, FileKind::Page, false))),
            ("-4396428.html.gz", Some((-4_396_428, None, FileKind::Page, true))),
            ("12@2021-03-01.html", Some((12, Some("2021-03-01"), FileKind::Page, false))),
            ("12@2021-03-01.02.html.gz", Some((12, Some("2021-03-01.02"), FileKind::Page, true))),
            ("12.card.html", Some((12, None, FileKind::Card, false))),
            ("12@2021-03-01.doc", Some((12, Some("2021-03-01"), FileKind::Word, false))),
            ("12.doc.gz", Some((12, None, FileKind::Word, true))),
            ("12@2021-02-30.html", None),
            ("12@01.03.2021.html", None),
            ("12@2021-03-01.card.html", None),
            ("index.html", None),
            ("+12.html", None),
            ("012.html", None),
            ("12.pdf", None),
            ("99999999999999999999.html", None),
        ] {
            let read = FileName::parse(name);
            let got = read.map(|n| (n.id, n.edition.map(|e| e.to_string()), n.kind, n.packed));
            assert_eq!(got, wanted.map(|(id, e, kind, gz)| (id, e.map(str::to_owned), kind, gz)), "{name}");
        }
    }

    #[test]
    fn a_folder_is_listed_grouped_and_read() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        fs::create_dir_all(root.join("a/b")).unwrap();
        for name in ["a/b/5.html", "a/5.html", "5.doc", "5.card.html", "5@2020-01-02.html", "-5.html", "README"] {
            fs::write(root.join(name), name).unwrap();
        }
        let mirror = list(&[root.to_owned()], false).unwrap();
        assert_eq!(mirror.ignored, [root.join("README")]);
        let groups = mirror.groups();
        assert_eq!(
            groups.iter().map(|g| (g.id, g.edition.is_some())).collect::<Vec<_>>(),
            [(-5, false), (5, false), (5, true)]
        );
        let path = |place: Option<usize>| place.map(|p| mirror.files[p].path.clone());
        assert_eq!(path(groups[1].page), Some(root.join("a/5.html")));
        assert_eq!(path(groups[1].word), Some(root.join("5.doc")));
        assert_eq!(groups[1].duplicates.len(), 1);
        assert_eq!(groups[2].card, groups[1].card, "the card speaks for every edition");
        let room = Room::default();
        assert_eq!(room.place().read_file(&root.join("5.doc"), false).unwrap(), b"5.doc");
        assert!(room.place().read_file(&root.join("5.doc"), true).is_err(), "not packed");
    }

    #[test]
    fn of_large_files_one_is_in_memory_at_a_time() {
        let dir = tempfile::tempdir().unwrap();
        let (small, large, bomb) = (dir.path().join("1.html"), dir.path().join("2.html"), dir.path().join("3.html.gz"));
        fs::write(&small, "law").unwrap();
        fs::write(&large, vec![b' '; usize::try_from(LARGE_FILE).unwrap() + 1]).unwrap();
        let mut packed = flate2::write::GzEncoder::new(fs::File::create(&bomb).unwrap(), flate2::Compression::fast());
        std::io::copy(&mut std::io::repeat(0).take(LONGEST_FILE + 1), &mut packed).unwrap();
        packed.finish().unwrap();

        let room = Room::default();
        let mut place = room.place();
        assert_eq!(place.read_file(&small, false).unwrap().len(), 3);
        assert!(room.large.try_lock().is_ok(), "a small file needs no room");
        assert_eq!(place.read_file(&large, false).unwrap().len() as u64, LARGE_FILE + 1);
        assert!(room.large.try_lock().is_err(), "the next large file waits");
        assert!(place.read_file(&bomb, true).is_err(), "longer than any page of law");
        drop(place);
        assert!(room.large.try_lock().is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn links_out_of_the_mirror_and_folders_that_cannot_be_listed_are_told() {
        use std::os::unix::fs::symlink;
        let dir = tempfile::tempdir().unwrap();
        let (root, outside) = (dir.path().join("mirror"), dir.path().join("secret.html"));
        fs::create_dir_all(root.join("deep")).unwrap();
        fs::write(&outside, "secret").unwrap();
        fs::write(root.join("deep/1.html"), "law").unwrap();
        symlink(root.join("deep/1.html"), root.join("2.html")).unwrap();
        symlink(&outside, root.join("3.html")).unwrap();
        symlink("nowhere", root.join("4.html")).unwrap();
        symlink(&root, root.join("deep/circle")).unwrap();

        let names = |follow| -> Vec<i64> {
            list(std::slice::from_ref(&root), follow).unwrap().files.iter().map(|file| file.name.id).collect()
        };
        assert_eq!(names(false), [1, 2]);
        assert_eq!(names(true), [1, 2, 3]);
        let unread = list(std::slice::from_ref(&root), false).unwrap().unread;
        let told: Vec<_> = unread.iter().map(|(path, _)| path.clone()).collect();
        assert_eq!(told, [root.join("3.html"), root.join("4.html")]);
        assert!(list(&[dir.path().join("none")], false).is_err());
    }

    #[test]
    fn the_hash_of_a_content_never_changes() {
        // The first value is in the specification of XXH3.
        assert_eq!(content_hash(b""), 0x2d06_8005_38d3_94c2);
        assert_eq!(content_hash(b"qonun"), 0xcbbc_99ef_4205_6f7c);
        assert_ne!(content_hash(b"qonun"), content_hash(b"qonun\0"));
        assert_ne!(content_hash(b""), content_hash(b"\0"));
    }
}
