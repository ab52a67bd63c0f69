//! Data read from a generation is the data written: a flipped bit is refused and reported, wherever it is.

// A test may unwrap: its panic is its report.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use proptest::prelude::*;
use proptest::sample::Index;
use qonun_index::{Folder, Generation, IndexError, check, damage_met};
use qonun_law::{ActId, ActType, Document, Lang, parse_date};
use qonun_testkit::{article, set_format};

/// Number of flipped bits. A thousand confirm the figure in docs/reliability.md; fewer are enough for a normal run.
fn flips() -> u32 {
    std::env::var("QONUN_FLIPS").ok().and_then(|count| count.parse().ok()).unwrap_or(120)
}

fn document(id: i64, words: &str) -> Document {
    let provision = |number: usize| {
        let text = format!("Yillik {words} taʼtili {number} kun. Ish haqi {id}.");
        article(number, &format!("Soliq {words}"), text)
    };
    Document {
        number: Some(format!("ORQ-{id}")),
        adopted: parse_date("2020-02-01"),
        bodies: vec!["Oliy Majlis".to_owned()],
        provisions: (1..=4).map(provision).collect(),
        ..Document::new(id, Lang::UzLatn, format!("{words} toʻgʻrisida"), ActType::Law)
    }
}

/// Writes a generation with one act per word.
fn write(folder: &Folder, words: &[&str]) -> String {
    let lock = folder.lock().unwrap();
    let act = |(id, words): (i64, &&str)| (ActId(format!("uz/law/2020/{id}")), vec![document(id, words)]);
    qonun_testkit::write(folder, &lock, (1..).zip(words).map(act).collect()).unwrap().generation
}

/// Reads everything that a generation contains; `None` for what is refused.
fn documents(generation: &Generation) -> Vec<Option<Document>> {
    generation.tables().texts.iter().map(|text| generation.document(text).ok()).collect()
}

/// Returns all files of an index that are not empty.
fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(path) = open.pop() {
        for entry in fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if fs::metadata(&path).unwrap().len() > 0 {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

struct Written {
    place: tempfile::TempDir,
    files: Vec<PathBuf>,
    documents: Vec<Option<Document>>,
}

/// One index for all flips: each flip is undone.
fn written() -> &'static Written {
    static WRITTEN: OnceLock<Written> = OnceLock::new();
    WRITTEN.get_or_init(|| {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        write(&folder, &["mehnat", "soliq", "bojxona", "asalarichilik"]);
        let documents = documents(&Generation::open_current(&folder).unwrap());
        assert!(documents.len() == 4 && documents.iter().all(Option::is_some));
        assert_eq!(check(&folder).unwrap().damages, []);
        Written { files: files(place.path()), documents, place }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: flips(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_flipped_bit_changes_no_answer_and_is_named(file: Index, byte: Index, bit in 0..8_u32) {
        let Written { place, files, documents: wanted } = written();
        let folder = Folder::new(place.path());
        let path = file.get(files);
        let whole = fs::read(path).unwrap();
        let mut bytes = whole.clone();
        bytes[byte.index(whole.len())] ^= 1 << bit;
        fs::write(path, &bytes).unwrap();

        let named = check(&folder).unwrap().damages;
        let read = Generation::open_current(&folder).map(|generation| documents(&generation));
        fs::write(path, &whole).unwrap();

        prop_assert!(named.iter().any(|damage| damage.file == *path), "{path:?} is not among {named:?}");
        let blobs = path.ends_with("blobs.bin");
        prop_assert!(!blobs || named.iter().all(|damage| damage.record.is_some()), "{named:?}");
        match read {
            Ok(read) => {
                let refused = read.iter().filter(|document| document.is_none()).count();
                prop_assert_eq!(refused, usize::from(blobs));
                for (read, wanted) in read.iter().zip(wanted) {
                    prop_assert!(read.is_none() || read == wanted, "another text is read");
                }
            }
            Err(error) => prop_assert!(!blobs, "{error}"),
        }
    }
}

/// Flips a bit in the middle of a file of a generation.
fn damage(folder: &Folder, generation: &str, file: &str) {
    let path = folder.path_of(generation).join(file);
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 4;
    fs::write(path, bytes).unwrap();
}

#[test]
fn the_generation_before_a_damaged_one_is_read_and_kept() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path());
    let first = write(&folder, &["mehnat"]);
    let second = write(&folder, &["mehnat", "soliq"]);
    assert_eq!(Generation::open_current(&folder).unwrap().name(), second);

    damage(&folder, &second, "tables.bin");
    let read = Generation::open_current(&folder).unwrap();
    assert_eq!(read.name(), first);
    let refused = read.refused().unwrap();
    assert_eq!(refused.generation, second);
    assert_eq!(Generation::open_whole(&folder).unwrap().name(), first);
    assert!(refused.reason.starts_with("tables.bin: damaged"), "{}", refused.reason);
    assert!(refused.error.contains(place.path().to_str().unwrap()), "{}", refused.error);

    // The next generation keeps the previous readable one, not the last one.
    let third = write(&folder, &["mehnat", "soliq", "bojxona"]);
    assert_eq!(folder.generations().unwrap(), [third.as_str(), &first]);
    let read = Generation::open_current(&folder).unwrap();
    assert_eq!((read.name(), read.refused()), (third.as_str(), None));

    // A pointer that names no generation: the newest is read.
    fs::write(place.path().join("current"), "../elsewhere").unwrap();
    let read = Generation::open_current(&folder).unwrap();
    assert_eq!(read.name(), third);
    assert_eq!(read.refused().unwrap().generation, "current");
    damage(&folder, &third, "borders.offsets");
    assert_eq!(Generation::open_current(&folder).unwrap().name(), first);
    damage(&folder, &first, "checksums.txt");
    assert!(matches!(Generation::open_current(&folder), Err(IndexError::Damaged { .. })));
}

#[test]
fn generations_that_the_pointer_never_came_to_are_swept_and_no_others() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path());
    let first = write(&folder, &["mehnat"]);
    let second = write(&folder, &["mehnat", "soliq"]);
    let pointer = place.path().join("current");
    for lost in ["", "../elsewhere"] {
        fs::write(&pointer, lost).unwrap();
        drop(folder.lock().unwrap());
        assert_eq!(folder.generations().unwrap(), [second.as_str(), &first], "nobody can tell");
    }
    fs::remove_file(&pointer).unwrap();
    drop(folder.lock().unwrap());
    assert_eq!(folder.generations().unwrap(), [second.as_str(), &first], "nobody can tell");
    // The state after a run that was killed before it moved the pointer.
    fs::write(&pointer, &first).unwrap();
    drop(folder.lock().unwrap());
    assert_eq!(folder.generations().unwrap(), [first.as_str()]);
    assert_eq!(check(&folder).unwrap().damages, []);
}

#[test]
fn a_damaged_blob_is_refused_and_told_with_what_it_holds() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path());
    let name = write(&folder, &["mehnat"]);
    damage(&folder, &name, "blobs.bin");
    let generation = Generation::open_current(&folder).unwrap();
    assert!(!generation.has_met_damage() && damage_met().is_none());
    let error = generation.document(&generation.tables().texts[0]).unwrap_err().to_string();
    assert!(error.contains("of document 1"), "{error}");
    assert!(generation.has_met_damage());
    assert_eq!(damage_met().map(|met| met.to_string()), Some(error));
    assert!(damage_met().is_none(), "it is told once");
    assert!(Generation::open_whole(&folder).is_err());
    let damages = check(&folder).unwrap().damages;
    assert_eq!(damages.len(), 1, "{damages:?}");
    assert!(damages[0].record.as_ref().unwrap().contains("of document 1"), "{damages:?}");
    assert!(folder.verify(&name).is_err());
}

#[test]
fn a_generation_of_another_format_is_told_with_what_to_do() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path());
    let first = write(&folder, &["mehnat"]);
    let name = write(&folder, &["mehnat", "soliq"]);
    let manifest = folder.path_of(&name).join("manifest.json");
    fs::write(&manifest, r#"{"format":1,"generation":"x"}"#).unwrap();
    fs::remove_file(folder.path_of(&name).join("checksums.txt")).unwrap();
    let Err(error) = Generation::open_current(&folder) else { panic!("it was opened") };
    let told = error.to_string();
    assert!(matches!(error, IndexError::Format { found: 1, .. }), "{told}");
    assert!(told.contains("format 1") && told.contains("qonun ingest"), "{told}");
    assert!(matches!(check(&folder), Err(IndexError::Format { .. })), "nothing was looked at");

    // A generation of another format, which the version that wrote it can read.
    fs::rename(folder.path_of(&name), folder.path_of("000000-0000000000000000")).unwrap();
    fs::write(place.path().join("current"), &first).unwrap();
    let checked = check(&folder).unwrap();
    assert_eq!((checked.foreign, checked.damages), (vec!["000000-0000000000000000".to_owned()], Vec::new()));
}

/// Every checksum is right, as in a generation of another program version.
#[test]
fn an_older_and_a_newer_format_are_told_with_the_folder_and_what_to_do() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path());
    let name = write(&folder, &["mehnat"]);
    let path = folder.path_of(&name);
    for (step, age) in [(-1, "older"), (i32::MIN, "older"), (1, "newer"), (i32::MAX, "newer")] {
        let [ours, theirs] = set_format(&path, |ours| ours.saturating_add_signed(step));
        let told = |error: IndexError| {
            let told = error.to_string();
            let is_it = matches!(error, IndexError::Format { found, wanted, .. } if (found, wanted) == (theirs, ours));
            assert!(is_it, "{told}");
            let command = format!("`qonun ingest DIR --index {}`", place.path().display());
            for words in [age, &format!("format {theirs};"), &format!("format {ours}:"), &command, &name] {
                assert!(told.contains(words), "{words}: {told}");
            }
        };
        told(Generation::open_current(&folder).err().unwrap());
        told(Generation::open_whole(&folder).err().unwrap());
        told(folder.read_manifest(&name).err().unwrap());
        told(check(&folder).unwrap_err());
        set_format(&path, |_| ours);
        Generation::open_current(&folder).unwrap();
    }
}

/// A value that is not a format counts as damage.
#[test]
fn a_manifest_without_a_format_is_damaged() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path());
    let path = folder.path_of(&write(&folder, &["mehnat"]));
    fs::remove_file(path.join("checksums.txt")).unwrap();
    for manifest in ["{}", r#"{"format":-1}"#, r#"{"format":"8"}"#, r#"{"format":4294967296}"#, "[]", ""] {
        fs::write(path.join("manifest.json"), manifest).unwrap();
        let error = Generation::open_current(&folder).err().unwrap();
        assert!(matches!(error, IndexError::Damaged { .. }), "{manifest}: {error}");
    }
}
