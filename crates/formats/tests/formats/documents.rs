//! The documents of the tests.

use std::path::PathBuf;
use std::sync::LazyLock;

use qonun_formats::{About, Edition};
use qonun_ingest::{Room, list};
use qonun_law::{ActId, Date, Document, Status};

/// Number of texts, if the environment names none.
const FEW: usize = 60;

/// The documents, each read once.
pub(crate) static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| match std::env::var_os("QONUN_PAGES") {
    Some(folder) => read(PathBuf::from(folder), wanted()),
    None => {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("pages");
        qonun_sample::generate(&qonun_sample::Options { out: out.clone(), documents: 120, seed: 7 }, &|_, _| {})
            .unwrap();
        read(out, wanted())
    }
});

fn wanted() -> usize {
    std::env::var("QONUN_TEXTS").ok().and_then(|count| count.parse().ok()).unwrap_or(FEW)
}

/// Reads texts of a mirror, taken evenly.
fn read(folder: PathBuf, wanted: usize) -> Vec<Document> {
    let mirror = list(&[folder], false).unwrap();
    let groups = mirror.groups();
    let (room, step) = (Room::default(), (groups.len() / wanted.max(1)).max(1));
    let texts = groups.iter().step_by(step).filter_map(|group| mirror.read_text(group, &room).document);
    let documents: Vec<Document> = texts.take(wanted).collect();
    assert!(!documents.is_empty(), "the folder contains no documents");
    documents
}

/// Returns what is known about a document besides itself.
pub(crate) fn about(document: &Document) -> About {
    let adopted = document.adopted.unwrap_or(Date::constant(2001, 1, 1));
    let first = document.editions.iter().map(|stamp| stamp.from).max();
    About {
        act: ActId(format!("uz/{}/{}/{}", document.kind, adopted.year(), document.id.unsigned_abs())),
        status: Status::InForce,
        edition: first.map(|from| Edition { from, to: None, by: Some("ЎРҚ-1000".to_owned()) }),
        source: format!("https://lex.uz/docs/{}", document.id),
        retrieved: Some(Date::constant(2025, 3, 9)),
        state: vec!["Қонун · ЎРҚ-547".to_owned()],
    }
}
