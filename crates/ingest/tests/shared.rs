//! Real pages and exports, if available: the folder `QONUN_SHARED`, or `shared` beside the repository.

#![allow(clippy::print_stderr, clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use qonun_ingest::{FileKind, FileName, read_file, read_page};
use qonun_law::{Document, Lang, NoteKind, ProvisionKind};

/// Returns a folder of real texts, or `None` with a message if it does not exist.
fn real(folder: &str) -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let root = std::env::var_os("QONUN_SHARED").map_or(beside, PathBuf::from).join("real/uz").join(folder);
    if root.is_dir() {
        return Some(root);
    }
    eprintln!("skipped: {} is not there", root.display());
    None
}

fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = entries.filter(|path| path.to_string_lossy().ends_with(end)).collect();
    paths.sort();
    paths
}

fn read(path: &Path, kind: FileKind) -> (String, Document) {
    let packed = path.extension().is_some_and(|end| end == "gz");
    let bytes = read_file(path, packed).unwrap();
    let result = read_page(&FileName { id: 1, edition: None, kind, packed }, &bytes);
    (String::from_utf8_lossy(&bytes).into_owned(), result.document.unwrap())
}

fn articles(document: &Document) -> Vec<&str> {
    let articles = document.provisions.iter().filter(|provision| provision.kind == ProvisionKind::Article);
    articles.map(|article| article.number.as_deref().unwrap_or("-")).collect()
}

#[test]
fn a_raw_page_is_read_block_by_block() {
    let Some(folder) = real("lexuz-html-page") else { return };
    for path in files(&folder, ".html") {
        let (markup, document) = read(&path, FileKind::Page);
        let count = |mark: &str| markup.matches(mark).count();
        assert_eq!(articles(&document).len(), count("class=\"CLAUSE_DEFAULT"), "{}", path.display());
        let notes: Vec<_> = document.provisions.iter().flat_map(|p| &p.notes).chain(&document.notes).collect();
        let amendments = notes.iter().filter(|note| note.kind == NoteKind::Amendment).count();
        assert_eq!(amendments, count("class=\"CHANGES_ORIGINS"), "{}", path.display());
        assert_eq!(notes.len() - amendments, count("class=\"COMMENT lx_no_select"), "{}", path.display());
        let text: String = document.provisions.iter().map(|provision| provision.text()).collect();
        assert!(!text.contains("ҳавола олиш"), "the words of the buttons are not law");
    }
}

#[test]
fn exports_of_one_code_have_the_same_articles_in_both_languages() {
    let Some(folder) = real("lexuz-word-export") else { return };
    let documents: Vec<_> = files(&folder, ".doc.gz").iter().map(|path| read(path, FileKind::Word).1).collect();
    for pair in documents.windows(2) {
        assert_ne!(pair[0].lang, pair[1].lang);
        assert!(pair.iter().all(|document| matches!(document.lang, Lang::Ru | Lang::UzLatn)));
        assert_eq!(articles(&pair[0]), articles(&pair[1]));
        assert!(articles(&pair[0]).len() > 500);
    }
}
