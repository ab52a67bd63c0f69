//! Law bases written in Markdown.

use std::collections::BTreeMap;

use qonun_law::{
    ActId, ActType, Block, Classifier, ClassifierLevel, DocId, Document, Lang, Link, LinkTarget, Note, NoteKind, Path,
    Provision, ProvisionKind, Status, parse_date,
};

/// The properties of an act.
const PROPERTIES: [&str; 11] =
    ["id", "number", "kind", "adopted", "in force", "repealed", "status", "body", "label", "topic", "amended by"];

/// A parsed act.
pub(super) struct Act {
    pub(super) name: String,
    pub(super) id: ActId,
    pub(super) texts: Vec<Document>,
}

/// An act as written: its short name, its properties, its texts.
struct Written<'t> {
    name: &'t str,
    properties: BTreeMap<&'t str, &'t str>,
    texts: Vec<(Lang, &'t str, Vec<Provision>)>,
}

/// Parses a law base; panics at an invalid line.
pub(super) fn read(text: &str) -> Vec<Act> {
    let written = lines(text);
    let id = |place: DocId, act: &Written<'_>| document_id(place, act.texts[0].0);
    let ids: BTreeMap<&str, DocId> = (1..).zip(&written).map(|(place, act)| (act.name, id(place, act))).collect();
    let act = |(place, act): (DocId, &Written<'_>)| Act {
        name: act.name.to_owned(),
        id: ActId(act.properties.get("id").map_or_else(|| format!("uz/test/{}", act.name), ToString::to_string)),
        texts: documents(act, place, &ids),
    };
    (1..).zip(&written).map(act).collect()
}

fn document_id(place: DocId, lang: Lang) -> DocId {
    place * 10 + lang.index() as DocId
}

fn lines(text: &str) -> Vec<Written<'_>> {
    let mut acts: Vec<Written<'_>> = Vec::new();
    for (number, line) in (1..).zip(text.lines().map(str::trim)).filter(|(_, line)| !line.is_empty()) {
        if let Some(name) = line.strip_prefix("## ") {
            acts.push(Written { name, properties: BTreeMap::new(), texts: Vec::new() });
        } else if let Some(act) = acts.last_mut() {
            assert!(act.take(line).is_some(), "line {number} of a law base: {line}");
        }
    }
    assert!(!acts.is_empty() && acts.iter().all(|act| !act.texts.is_empty()), "a law base of acts with texts");
    acts
}

impl<'t> Written<'t> {
    /// Reads a line. Returns `None` if it is invalid.
    fn take(&mut self, line: &'t str) -> Option<()> {
        if let Some(heading) = line.strip_prefix("#### ") {
            let label = self.properties.get("label").copied().unwrap_or_default();
            self.texts.last_mut()?.2.push(provision(heading, label)?);
        } else if let Some(title) = line.strip_prefix("### ") {
            let (lang, title) = title.split_once(' ')?;
            self.texts.push((lang.parse().ok()?, title, Vec::new()));
        } else if let Some(text) = self.texts.last_mut() {
            text.2.last_mut()?.blocks.push(block(line));
        } else {
            let (name, value) = line.strip_prefix("- ")?.split_once(": ")?;
            self.properties.insert(PROPERTIES.into_iter().find(|known| *known == name)?, value);
        }
        Some(())
    }

    /// Returns a parsed property; panics if it is invalid.
    fn property<T>(&self, name: &str, read: impl Fn(&'t str) -> Option<T>) -> Option<T> {
        let written = *self.properties.get(name)?;
        Some(read(written).unwrap_or_else(|| panic!("{}: {name} cannot be read: {written}", self.name)))
    }
}

fn provision(heading: &str, label: &str) -> Option<Provision> {
    let (path, heading) = heading.split_once(' ').unwrap_or((heading, ""));
    let step = path.rsplit('/').next()?;
    let (kind, number) = step.split_once('_').map_or((step, None), |(kind, number)| (kind, Some(number)));
    let kind = match kind {
        "art" => ProvisionKind::Article,
        "point" => ProvisionKind::Point,
        "preamble" => ProvisionKind::Preamble,
        "chapter" => ProvisionKind::Chapter,
        "annex" => ProvisionKind::Annex,
        _ => return None,
    };
    Some(Provision {
        path: Path::new(path),
        kind,
        number: number.map(str::to_owned),
        label: label.replace('N', number.unwrap_or_default()),
        heading: heading.to_owned(),
        level: None,
        depth: u8::from(!matches!(kind, ProvisionKind::Chapter | ProvisionKind::Annex)),
        anchor: Some(path.to_owned()),
        blocks: Vec::new(),
        notes: Vec::new(),
        other_ids: Vec::new(),
    })
}

/// Parses a paragraph. Its link, if any, leads to an act by short name; the name stays in the link's address until the
/// ids are known.
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

/// Returns the document of an act, or a provision of it if a path follows: `soliq#art_2`.
fn to_document(name: &str, ids: &BTreeMap<&str, DocId>) -> LinkTarget {
    let (name, anchor) = name.split_once('#').map_or((name, None), |(name, path)| (name, Some(path.to_owned())));
    let id = *ids.get(name).unwrap_or_else(|| panic!("no act {name}"));
    LinkTarget::Document { id, anchor, on: None }
}

fn documents(act: &Written<'_>, place: DocId, ids: &BTreeMap<&str, DocId>) -> Vec<Document> {
    let day = |name: &str| act.property(name, parse_date);
    let kind = act.property("kind", |kind| kind.parse().ok());
    let kind: ActType = kind.unwrap_or_else(|| panic!("{} has no kind", act.name));
    let is_repealed = day("repealed").is_some();
    let status = act.property("status", |status| status.parse().ok());
    let status = status.unwrap_or(if is_repealed { Status::Repealed } else { Status::InForce });
    let languages: BTreeMap<Lang, DocId> =
        act.texts.iter().map(|(lang, ..)| (*lang, document_id(place, *lang))).collect();
    let classifiers = act.property("topic", |topic| topic.split_once(' ')).map(|(code, name)| Classifier {
        system: "test".to_owned(),
        levels: vec![ClassifierLevel { code: code.to_owned(), name: name.to_owned() }],
        about: None,
    });
    let amendment = act.properties.get("amended by").map(|name| Note {
        kind: NoteKind::Amendment,
        about: None,
        id: None,
        text: (*name).to_owned(),
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
            number: act.property("number", |number| Some(number.to_owned())),
            adopted: day("adopted"),
            in_force_from: day("in force"),
            repealed_on: day("repealed"),
            status,
            bodies: act.property("body", |body| Some(body.to_owned())).into_iter().collect(),
            languages: languages.clone(),
            provisions,
            classifiers: classifiers.clone().into_iter().collect(),
            notes: amendment.clone().into_iter().collect(),
            ..Document::new(document_id(place, *lang), *lang, *title, kind)
        }
    };
    act.texts.iter().map(document).collect()
}
