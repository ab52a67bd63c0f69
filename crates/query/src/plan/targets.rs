//! The targets of the fields `cites` and `amends`: an act or a provision, by citation, title, id or address.

use std::ops::Range;

use qonun_index::{ActNo, Landing, LinkEntry, RecordNo, TextNo};
use qonun_law::{ActId, DocId, Lang, LinkKind, Path};

use crate::citing::{Cited, Recogniser, cited_by_text, records_within};
use crate::facets::CompiledFilters;
use crate::postings::TextSet;
use crate::snapshot::Snapshot;
use crate::{Filters, QueryError};

/// The target that a value names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// None: the value is not a citation, title, id or address.
    Unreadable,
    /// An act that the law base lacks, with the id of its document if the value has it.
    NotHeld(Option<DocId>),
    /// A provision that its act lacks.
    NoProvision,
    /// Acts, each with the named provision.
    Acts(Vec<(ActNo, Option<Path>)>),
}

/// Reads a value.
pub(crate) fn target_of(recogniser: &Recogniser<'_>, text: &str) -> Target {
    let (snapshot, text) = (recogniser.snapshot(), text.trim());
    if let Some(target) = by_address(snapshot, text).or_else(|| by_id(snapshot, text)) {
        return target;
    }
    let read = recogniser.of(text);
    let found = cited_by_text(snapshot, &read, None);
    if !found.cited.is_empty() {
        let cited = found.cited.into_iter();
        return Target::Acts(
            cited.map(|cited| (cited.act, cited.provision.map(|provision| provision.known))).collect(),
        );
    }
    if found.absent.iter().any(|absent| !absent.acts.is_empty()) {
        return Target::NoProvision;
    }
    let acts = by_number(snapshot, text).unwrap_or_else(|| recogniser.titled(text));
    match (acts.is_empty(), read.citations.is_empty()) {
        (false, _) => Target::Acts(acts.into_iter().map(|act| (act, None)).collect()),
        (true, false) => Target::NotHeld(None),
        (true, true) => Target::Unreadable,
    }
}

/// True if a value names a part of a provision. No link leads to a part itself.
pub(crate) fn names_part(recogniser: &Recogniser<'_>, text: &str) -> bool {
    let (snapshot, text) = (recogniser.snapshot(), text.trim());
    if by_address(snapshot, text).is_some() {
        return text.split(['/', '#']).any(|step| step.starts_with("part_"));
    }
    let is_part = |cited: &Cited| cited.provision.as_ref().is_some_and(|found| found.path != found.known);
    cited_by_text(snapshot, &recogniser.of(text), None).cited.iter().any(is_part)
}

/// The acts with a number that is the whole value.
fn by_number(snapshot: &Snapshot, text: &str) -> Option<Vec<ActNo>> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then_some(())?;
    let tables = snapshot.generation().tables();
    let filters = Filters { number: Some(text.to_owned()), ..Filters::default() };
    let texts = CompiledFilters::new(&filters, snapshot.acts(), tables).texts(snapshot.acts());
    let mut acts: Vec<ActNo> = texts.iter().map(|text| tables.texts[text as usize].act).collect();
    acts.dedup();
    Some(acts)
}

/// The id of a document.
fn by_id(snapshot: &Snapshot, text: &str) -> Option<Target> {
    let id: DocId = text.replace(['\u{2212}', '\u{2013}', '\u{2011}'], "-").parse().ok()?;
    let tables = snapshot.generation().tables();
    if let Some(held) = tables.text_of_document(id) {
        return Some(Target::Acts(vec![(tables.texts[held as usize].act, None)]));
    }
    // A small number may be the number of an act; a negative one is an id.
    let is_linked = snapshot.generation().links().to_document(id).next().is_some();
    (id < 0 || is_linked).then_some(Target::NotHeld(Some(id)))
}

/// The target of an address: of lex.uz, of this site with or without its host, or the name of an act as in addresses.
fn by_address(snapshot: &Snapshot, text: &str) -> Option<Target> {
    let (address, fragment) = text.split_once('#').unwrap_or((text, ""));
    let address = address.split('?').next().unwrap_or_default();
    let (address, has_host) = match address.split_once("://") {
        Some((_, rest)) => (rest, true),
        None => (address, false),
    };
    let mut steps: Vec<&str> = address.split('/').filter(|step| !step.is_empty()).collect();
    let is_host =
        |step: &&str| step.contains('.') && step.chars().all(|c| c.is_ascii_alphanumeric() || ".-:".contains(c));
    if !address.contains('/') || steps.is_empty() {
        return None;
    }
    if has_host || steps.first().is_some_and(is_host) {
        steps.remove(0);
    }
    let number = |step: &&str| step.parse::<DocId>().ok();
    let document = steps.windows(2).position(|two| {
        matches!(two[0], "docs" | "acts" | "documents" | "card1" | "doc-passport") && number(&two[1]).is_some()
    });
    if let Some(place) = document {
        let id = number(&steps[place + 1])?;
        let path =
            steps[place + 2..].iter().filter(|step| **step != "provisions").copied().collect::<Vec<_>>().join("/");
        return Some(by_document(snapshot, id, &path, fragment));
    }
    let tables = snapshot.generation().tables();
    let begin = steps.iter().position(|step| *step == "uz" || *step == "acts")?;
    let steps = &steps[begin + usize::from(steps[begin] == "acts")..];
    let found = (2..=steps.len()).rev().find_map(|end| Some((tables.act_of_id(&ActId(steps[..end].join("/")))?, end)));
    let Some((act, end)) = found else {
        return Some(Target::NotHeld(None));
    };
    let is_text = |step: &&&str| step.split('@').next().is_some_and(|tag| tag.parse::<Lang>().is_ok());
    let rest = &steps[end..];
    let path = rest[usize::from(rest.first().as_ref().is_some_and(is_text))..].join("/");
    let path = if path.is_empty() { fragment } else { &path };
    Some(in_act(snapshot, act, path))
}

/// The target in a document of lex.uz: a provision by our path or by the id of an element.
fn by_document(snapshot: &Snapshot, id: DocId, path: &str, fragment: &str) -> Target {
    let tables = snapshot.generation().tables();
    let Some(place) = tables.text_of_document(id) else {
        return Target::NotHeld(Some(id));
    };
    let text = &tables.texts[place as usize];
    if !path.is_empty() {
        return in_act(snapshot, text.act, path);
    }
    let is_element = !fragment.is_empty() && fragment.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if !is_element {
        return in_act(snapshot, text.act, fragment);
    }
    let records: Vec<u32> = text.records.clone().collect();
    let provisions = snapshot.generation().provisions(&records).unwrap_or_default();
    let holds = |provision: &&qonun_law::Provision| provision.element_ids().any(|id| id == fragment);
    match provisions.iter().find(holds) {
        Some(provision) => Target::Acts(vec![(text.act, Some(provision.path.clone()))]),
        None => Target::NoProvision,
    }
}

/// The target in an act: the provision if a path is given.
fn in_act(snapshot: &Snapshot, act: ActNo, path: &str) -> Target {
    if path.is_empty() {
        return Target::Acts(vec![(act, None)]);
    }
    let tables = snapshot.generation().tables();
    let mut wanted = Some(Path::new(path));
    while let Some(path) = wanted {
        if tables.has_path(act, &path) {
            return Target::Acts(vec![(act, Some(path))]);
        }
        // A part of a provision is not a record: links lead to the provision.
        wanted =
            path.parent().filter(|_| path.as_str().rsplit('/').next().is_some_and(|step| step.starts_with("part_")));
    }
    Target::NoProvision
}

/// What a field asks of the links of its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// The texts that name the target.
    Citing,
    /// The texts that the target names.
    Cited,
    /// The texts that do something to the target.
    Doing(LinkKind),
}

/// The texts that have the asked links with the target of a value.
pub(super) fn linking(recogniser: &Recogniser<'_>, named: &str, asked: Asked) -> Result<TextSet, QueryError> {
    let snapshot = recogniser.snapshot();
    let mut set = TextSet::empty(snapshot.generation().tables().text_count());
    match target_of(recogniser, named) {
        Target::Acts(acts) => {
            for (act, path) in acts {
                Linked::new(snapshot, act, path.as_ref())?.add(asked, &mut set);
            }
        }
        Target::NotHeld(Some(id)) => {
            let links = snapshot.generation().links().to_document(id);
            links.filter(|link| fits(link, asked, true)).for_each(|link| set.insert(link.from));
        }
        _ => {}
    }
    Ok(set)
}

/// True if the text with a link does what is asked to the linked one.
fn fits(link: &LinkEntry, asked: Asked, of_act: bool) -> bool {
    match (asked, link.relation.kind()) {
        (Asked::Citing, kind) => kind.is_some(),
        (Asked::Doing(wanted), Some(kind)) => !link.relation.is_reversed() && does(link, wanted, kind, of_act),
        (Asked::Doing(_), None) | (Asked::Cited, _) => false,
    }
}

/// True if a link of a kind counts as one of the wanted kind: who repeals a provision amends its act. `of_act` if the
/// whole act is meant.
fn does(link: &LinkEntry, wanted: LinkKind, kind: LinkKind, of_act: bool) -> bool {
    match (wanted, kind) {
        (LinkKind::Amends, LinkKind::Repeals) => link.is_about_part(),
        (LinkKind::Repeals, LinkKind::Repeals) => !(of_act && link.is_about_part()),
        _ => wanted == kind,
    }
}

/// The links of an act, or of a provision of it and of the provisions inside it.
struct Linked<'e> {
    snapshot: &'e Snapshot,
    act: ActNo,
    /// For each text of the act, the records of the provision; empty if the act is meant.
    records: Vec<(TextNo, Range<RecordNo>)>,
    of_act: bool,
}

impl<'e> Linked<'e> {
    fn new(snapshot: &'e Snapshot, act: ActNo, path: Option<&Path>) -> Result<Self, QueryError> {
        let tables = snapshot.generation().tables();
        let mut records = Vec::new();
        for text in tables.acts[act as usize].texts.clone() {
            let Some(path) = path else { continue };
            records.extend(records_within(snapshot, &tables.texts[text as usize], path)?.map(|found| (text, found)));
        }
        Ok(Self { snapshot, act, records, of_act: path.is_none() })
    }

    /// True if the place of a text is in the meant provision, or if the whole act is meant.
    fn is_meant(&self, text: TextNo, place: Option<u32>) -> bool {
        if self.of_act {
            return true;
        }
        let record = place.and_then(|place| self.snapshot.generation().record_of_place(text, place));
        let inside = |(of, records): &(TextNo, Range<RecordNo>)| {
            *of == text && record.is_some_and(|record| records.contains(&record))
        };
        self.records.iter().any(inside)
    }

    /// Adds the other texts of the asked links. What an act says of its own provisions is not asked for.
    fn add(&self, asked: Asked, set: &mut TextSet) {
        let (tables, links) = (self.snapshot.generation().tables(), self.snapshot.generation().links());
        let entry = &tables.acts[self.act as usize];
        for &document in entry.languages.values() {
            let place = |link: &LinkEntry| match link.landing {
                Landing::Provision(place) => Some(place),
                _ => None,
            };
            let text = tables.text_of_document(document);
            let meant = |link: &&LinkEntry| text.map_or(self.of_act, |text| self.is_meant(text, place(link)));
            let other = |link: &&LinkEntry| tables.texts[link.from as usize].act != self.act;
            let found = links.to_document(document).filter(meant).filter(other);
            found.filter(|link| fits(link, asked, self.of_act)).for_each(|link| set.insert(link.from));
        }
        for text in entry.texts.clone() {
            let is_asked = |link: &&LinkEntry| match (asked, link.relation.kind()) {
                (Asked::Cited, kind) => kind.is_some(),
                (Asked::Doing(wanted), Some(kind)) => {
                    link.relation.is_reversed() && does(link, wanted, kind, self.of_act)
                }
                _ => false,
            };
            let meant =
                links.from_text(text).iter().filter(is_asked).filter(|link| self.is_meant(text, link.provision));
            let others = meant.filter_map(|link| tables.text_of_document(link.to));
            others.filter(|&text| tables.texts[text as usize].act != self.act).for_each(|text| set.insert(text));
        }
    }
}
