//! The law base of `law-base.md`, built into an index of its own.

use std::collections::BTreeMap;

use qonun_index::{ActPlan, Builder, Folder, Generation, Unread};
use qonun_law::{
    ActId, Block, Classifier, ClassifierLevel, DocId, Document, Lang, Path, Provision, ProvisionKind, parse_date,
};
use qonun_query::Engine;

/// The law base, open.
pub(crate) struct LawBase {
    pub(crate) engine: Engine,
    _folder: tempfile::TempDir,
}

impl LawBase {
    pub(crate) fn build() -> Self {
        let is_text = |line: &&str| line.starts_with("| ") && !line.starts_with("| act ");
        let rows = include_str!("law-base.md").lines().filter(is_text);
        let mut acts: BTreeMap<String, Vec<Document>> = BTreeMap::new();
        for (id, row) in (1..).zip(rows) {
            let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
            acts.entry(cells[0].to_owned()).or_default().push(document(id, &cells));
        }
        let folder = tempfile::tempdir().unwrap();
        let index = Folder::new(folder.path());
        let lock = index.lock().unwrap();
        let builder = Builder::new(index.clone(), &lock, &[], 1);
        let mut packer = builder.packer().unwrap();
        let mut pack = |(name, texts): (String, Vec<Document>)| ActPlan {
            id: ActId(format!("uz/test/{name}")),
            texts: texts.into_iter().map(|text| packer.pack(text).unwrap()).collect(),
            editions: Vec::new(),
        };
        let plans = acts.into_iter().map(&mut pack).collect();
        drop(packer);
        builder.finish(plans, Vec::new(), Unread::default(), &|_| ()).unwrap();
        let today = parse_date("2024-05-01").unwrap();
        let engine = Engine::over(Generation::open_current(&index).unwrap(), today).unwrap();
        Self { engine, _folder: folder }
    }
}

fn document(id: DocId, cells: &[&str]) -> Document {
    let [name, kind, number, adopted, lang, bodies, topics] = cells else { panic!("a row has seven cells: {cells:?}") };
    let lang: Lang = lang.parse().unwrap();
    let list = |text: &str| -> Vec<String> {
        text.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
    };
    let (bodies, on_page) = bodies.split_once('=').unwrap_or((bodies, ""));
    let level = |level: &str| {
        let level = level.trim();
        let (code, name) = level.split_once(' ').unwrap_or((level, ""));
        match code.starts_with(|c: char| c.is_ascii_digit()) {
            true => ClassifierLevel { code: code.to_owned(), name: name.to_owned() },
            false => ClassifierLevel { code: String::new(), name: level.to_owned() },
        }
    };
    let entry = |entry: String| Classifier {
        system: "test".to_owned(),
        levels: entry.split(" / ").map(level).collect(),
        about: None,
    };
    let provision = Provision {
        path: Path::new("point_1"),
        kind: ProvisionKind::Point,
        number: Some("1".to_owned()),
        label: "1.".to_owned(),
        heading: String::new(),
        level: None,
        depth: 0,
        anchor: None,
        blocks: vec![Block { text: format!("common {name}"), ..Block::default() }],
        notes: Vec::new(),
    };
    Document {
        number: Some((*number).to_owned()),
        adopted: parse_date(adopted),
        in_force_from: parse_date(adopted),
        bodies: list(bodies),
        bodies_on_page: list(on_page),
        languages: BTreeMap::from([(lang, id)]),
        provisions: vec![provision],
        classifiers: list(topics).into_iter().map(entry).collect(),
        ..Document::new(id, lang, format!("common {name} {lang}"), kind.parse().unwrap())
    }
}
