//! A law base written as Markdown (`fixtures/operators/law-base.md`), built into an index of its own.

use std::collections::BTreeMap;

use qonun_index::{ActPlan, Builder, Folder, Generation, Unread};
use qonun_law::{
    ActId, Block, Classifier, ClassifierLevel, Date, DocId, Document, Lang, Link, LinkTarget, Note, NoteKind, Path,
    Provision, ProvisionKind, Status, parse_date,
};
use qonun_query::Engine;

/// An act as written: its short name, its properties, its texts.
#[derive(Default)]
struct Written<'t> {
    name: &'t str,
    properties: BTreeMap<&'t str, &'t str>,
    texts: Vec<(Lang, &'t str, Vec<Provision>)>,
}

/// The law base, open, with the short names of its acts.
pub(crate) struct LawBase {
    pub(crate) engine: Engine,
    names: BTreeMap<ActId, String>,
    /// Where its index lies; it is gone with its owner.
    pub(crate) _folder: tempfile::TempDir,
}

impl LawBase {
    /// Builds the law base of a Markdown text; `today` decides what is in force.
    pub(crate) fn build(text: &str, today: Date) -> Self {
        let acts = read(text);
        let ids: BTreeMap<&str, DocId> =
            acts.iter().zip(1..).map(|(act, place)| (act.name, document_id(place, act.texts[0].0))).collect();
        let documents: Vec<(ActId, Vec<Document>)> =
            acts.iter().zip(1..).map(|(act, place)| (act_id(act), documents(act, place, &ids))).collect();
        let folder = tempfile::tempdir().unwrap();
        let index = Folder::new(folder.path());
        let lock = index.lock().unwrap();
        let builder = Builder::new(index.clone(), &lock, &[], 1);
        let mut packer = builder.packer().unwrap();
        let mut pack = |(id, texts): (ActId, Vec<Document>)| ActPlan {
            id,
            texts: texts.into_iter().map(|text| packer.pack(text).unwrap()).collect(),
            editions: Vec::new(),
        };
        let plans = documents.into_iter().map(&mut pack).collect();
        drop(packer);
        builder.finish(plans, Vec::new(), Unread::default(), &|_| ()).unwrap();
        let names = acts.iter().map(|act| (act_id(act), act.name.to_owned())).collect();
        let engine = Engine::over(Generation::open_current(&index).unwrap(), today).unwrap();
        Self { engine, names, _folder: folder }
    }

    /// The short name of an act.
    pub(crate) fn name(&self, act: &ActId) -> &str {
        &self.names[act]
    }
}

fn act_id(act: &Written<'_>) -> ActId {
    ActId(format!("uz/test/{}", act.name))
}

fn document_id(place: DocId, lang: Lang) -> DocId {
    place * 10 + lang.index() as DocId
}

fn read(text: &str) -> Vec<Written<'_>> {
    let mut acts: Vec<Written<'_>> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(name) = line.strip_prefix("## ") {
            acts.push(Written { name, ..Written::default() });
            continue;
        }
        let Some(act) = acts.last_mut() else { continue };
        if let Some(property) = line.strip_prefix("- ") {
            act.properties.extend(property.split_once(": "));
        } else if let Some(title) = line.strip_prefix("### ") {
            let (lang, title) = title.split_once(' ').unwrap();
            act.texts.push((lang.parse().unwrap(), title, Vec::new()));
        } else {
            let provisions = &mut act.texts.last_mut().unwrap().2;
            match line.strip_prefix("#### ") {
                Some(heading) => provisions.push(provision(heading)),
                None => provisions.last_mut().unwrap().blocks.push(block(line)),
            }
        }
    }
    acts
}

fn provision(heading: &str) -> Provision {
    let (path, heading) = heading.split_once(' ').unwrap_or((heading, ""));
    let step = path.rsplit('/').next().unwrap();
    let (kind, number) = step.split_once('_').map_or((step, None), |(kind, number)| (kind, Some(number)));
    let kind = match kind {
        "art" => ProvisionKind::Article,
        "point" => ProvisionKind::Point,
        "preamble" => ProvisionKind::Preamble,
        "chapter" => ProvisionKind::Chapter,
        "annex" => ProvisionKind::Annex,
        other => panic!("no provision is called {other}"),
    };
    Provision {
        path: Path::new(path),
        kind,
        number: number.map(str::to_owned),
        label: String::new(),
        heading: heading.to_owned(),
        level: None,
        depth: u8::from(!matches!(kind, ProvisionKind::Chapter | ProvisionKind::Annex)),
        anchor: Some(path.to_owned()),
        blocks: Vec::new(),
        notes: Vec::new(),
    }
}

/// A paragraph; its link, if any, leads to the act whose short name waits in the link's address.
fn block(line: &str) -> Block {
    let linked = line.split_once('[').and_then(|(before, rest)| {
        let (words, rest) = rest.split_once("](")?;
        let (name, after) = rest.split_once(')')?;
        Some((before, words, name, after))
    });
    let Some((before, words, name, after)) = linked else {
        return Block { text: line.to_owned(), ..Block::default() };
    };
    let start = before.chars().count() as u32;
    let link = Link { start, end: start + words.chars().count() as u32, target: LinkTarget::Address(name.to_owned()) };
    Block { text: format!("{before}{words}{after}"), links: vec![link], ..Block::default() }
}

/// The document of an act, at a provision of it when its path follows: `soliq#art_2`.
fn to_document(name: &str, ids: &BTreeMap<&str, DocId>) -> LinkTarget {
    let (name, anchor) = name.split_once('#').map_or((name, None), |(name, path)| (name, Some(path.to_owned())));
    LinkTarget::Document { id: ids[name], anchor, on: None }
}

fn documents(act: &Written<'_>, place: DocId, ids: &BTreeMap<&str, DocId>) -> Vec<Document> {
    let property = |name: &str| act.properties.get(name).copied();
    let day = |name: &str| property(name).map(|text| parse_date(text).unwrap());
    let languages: BTreeMap<Lang, DocId> =
        act.texts.iter().map(|(lang, ..)| (*lang, document_id(place, *lang))).collect();
    let topic = property("topic").and_then(|topic| topic.split_once(' '));
    let classifiers = topic.map(|(code, name)| Classifier {
        system: "test".to_owned(),
        levels: vec![ClassifierLevel { code: code.to_owned(), name: name.to_owned() }],
        about: None,
    });
    let amendment = property("amended by").map(|name| Note {
        kind: NoteKind::Amendment,
        about: None,
        id: None,
        text: name.to_owned(),
        links: vec![Link { start: 0, end: name.chars().count() as u32, target: to_document(name, ids) }],
    });
    let document = |(lang, title, provisions): &(Lang, &str, Vec<Provision>)| {
        let mut provisions = provisions.clone();
        for link in provisions.iter_mut().flat_map(|provision| &mut provision.blocks).flat_map(|block| &mut block.links)
        {
            if let LinkTarget::Address(name) = &link.target {
                link.target = to_document(name, ids);
            }
        }
        Document {
            number: property("number").map(str::to_owned),
            adopted: day("adopted"),
            in_force_from: day("in force"),
            repealed_on: day("repealed"),
            status: if day("repealed").is_some() { Status::Repealed } else { Status::InForce },
            bodies: property("body").map(str::to_owned).into_iter().collect(),
            languages: languages.clone(),
            provisions,
            classifiers: classifiers.clone().into_iter().collect(),
            notes: amendment.clone().into_iter().collect(),
            ..Document::new(document_id(place, *lang), *lang, *title, property("kind").unwrap().parse().unwrap())
        }
    };
    act.texts.iter().map(document).collect()
}
