//! The law base of `law-base.md`, built into its own index.

use std::collections::BTreeMap;

use qonun_law::{
    ActId, Block, Classifier, ClassifierLevel, Date, DocId, Document, Lang, Path, Provision, ProvisionKind, parse_date,
};
use qonun_testkit::{LawBase, Opened, tables};

/// The law base, open.
pub(crate) fn build() -> Opened {
    let mut acts: BTreeMap<String, Vec<Document>> = BTreeMap::new();
    for (id, row) in (1..).zip(tables!("law-base.md").rows(18)) {
        acts.entry(format!("uz/test/{}", row.cells[0])).or_default().push(document(id, row.cells()));
    }
    let base = LawBase::of(acts.into_iter().map(|(id, texts)| (ActId(id), texts)).collect());
    Opened::new(base, Date::constant(2024, 5, 1))
}

fn document(id: DocId, cells: [&str; 7]) -> Document {
    let [name, kind, number, adopted, lang, bodies, topics] = cells;
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
        other_ids: Vec::new(),
    };
    Document {
        number: Some(number.to_owned()),
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
