//! The links of an act or a provision, each once, page by page.

use qonun_index::{ActNo, Landing, LinkEntry, RecordNo, TextEntry, TextNo};
use qonun_law::{DocId, Lang, LinkKind, Path};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::answer::{ActLink, ActLinks, Nearest};
use crate::citing::{records_within, texts_of};
use crate::clock::Clock;
use crate::facets::CompiledFilters;
use crate::snapshot::Snapshot;
use crate::view::links::LinkEnds;
use crate::{Direction, Filters, LinksRequest, QueryError, address, cursor};

/// Site with the texts that the law base lacks.
const OUTSIDE: &str = "https://lex.uz";
/// Cost in steps of examining a link, and of showing one.
const LOOK: u64 = 8;
const SHOW: u64 = 512;

/// The act at the other end of a link. Acts of the law base come first, in the order of the generation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Other {
    Held(ActNo),
    Absent(DocId),
}

/// One end of a link.
#[derive(Clone, Copy, Debug)]
struct End {
    document: DocId,
    text: Option<TextNo>,
    record: Option<RecordNo>,
}

/// What makes two links one: the acts, the provisions and the kind. Texts in several languages repeat a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Sameness {
    other: Other,
    kind: LinkKind,
    own: Option<u32>,
    others: Option<u32>,
}

/// A link as seen from the act.
#[derive(Clone, Copy)]
struct Tie<'e> {
    entry: &'e LinkEntry,
    /// True if the link stands in a text of the act.
    stands_here: bool,
    same: Sameness,
    own: End,
    other: End,
}

/// A page of links.
pub(crate) fn view(snapshot: &Snapshot, request: &LinksRequest, clock: &Clock) -> Result<ActLinks, QueryError> {
    let tables = snapshot.generation().tables();
    let act = tables.act_of_id(&request.act).ok_or_else(|| QueryError::NoAct(request.act.clone()))?;
    let question = question(request);
    let offset = cursor::read(request.cursor.as_deref(), question, snapshot.generation().name())?;
    let found = Finder { snapshot, request, act, clock }.ties()?;
    let shown = found.get(offset..).unwrap_or_default();
    let shown = &shown[..shown.len().min(request.limit)];
    let mut ends = LinkEnds::new(snapshot);
    let mut links = Vec::with_capacity(shown.len());
    for tie in shown {
        clock.spend(SHOW)?;
        links.push(link(snapshot, request, tie, &mut ends));
    }
    let end = offset + shown.len();
    let next = (end < found.len()).then(|| cursor::write(question, snapshot.generation().name(), end));
    Ok(ActLinks { total: found.len(), links, cursor: next })
}

/// Hash of all parts of a request that determine the answer, without the page.
fn question(request: &LinksRequest) -> u64 {
    cursor::hash_of(&(
        (&request.act.0, request.direction, &request.kinds),
        (request.path.as_ref().map(Path::as_str), &request.filters, request.lang),
    ))
}

struct Finder<'e> {
    snapshot: &'e Snapshot,
    request: &'e LinksRequest,
    act: ActNo,
    clock: &'e Clock,
}

impl<'e> Finder<'e> {
    /// All links, each once, by act and place.
    fn ties(&self) -> Result<Vec<Tie<'e>>, QueryError> {
        let tables = self.snapshot.generation().tables();
        let (links, entry) = (self.snapshot.generation().links(), &tables.acts[self.act as usize]);
        let standing = entry.texts.clone().flat_map(|text| links.from_text(text)).map(|link| (link, true));
        let leading = entry.languages.values().flat_map(|&id| links.to_document(id)).map(|link| (link, false));
        let own_records = self.own_records()?;
        let filters = (self.request.filters != Filters::default())
            .then(|| CompiledFilters::new(&self.request.filters, self.snapshot.acts(), tables));
        let mut best: FxHashMap<Sameness, Tie<'e>> = FxHashMap::default();
        for (link, stands_here) in standing.chain(leading) {
            self.clock.spend(LOOK)?;
            let Some(tie) = self.tie(link, stands_here) else { continue };
            let is_there =
                own_records.as_ref().is_none_or(|records| tie.own.record.is_some_and(|r| records.contains(&r)));
            if !is_there || !self.passes(filters.as_ref(), tie.same.other) {
                continue;
            }
            let known = best.entry(tie.same).or_insert(tie);
            if self.preference(&tie) < self.preference(known) {
                *known = tie;
            }
        }
        let mut ties: Vec<Tie<'e>> = best.into_values().collect();
        ties.sort_by_cached_key(|tie| self.order(tie));
        Ok(ties)
    }

    /// The records of the requested provision, in all texts of the act.
    fn own_records(&self) -> Result<Option<FxHashSet<RecordNo>>, QueryError> {
        let Some(path) = &self.request.path else { return Ok(None) };
        let tables = self.snapshot.generation().tables();
        let mut records = FxHashSet::default();
        let mut wanted = Some(path.clone());
        while let Some(path) = wanted.filter(|_| records.is_empty()) {
            for text in tables.texts_of(self.act) {
                records.extend(records_within(self.snapshot, text, &path)?.into_iter().flatten());
            }
            // No link leads to a part of a provision.
            let step = path.as_str().rsplit('/').next().unwrap_or_default();
            let is_part = ["part_", "point_", "subpoint_", "para_"].iter().any(|part| step.starts_with(part));
            wanted = path.parent().filter(|_| is_part);
        }
        if records.is_empty() { Err(self.no_provision(path)) } else { Ok(Some(records)) }
    }

    fn no_provision(&self, path: &Path) -> QueryError {
        let text = texts_of(self.snapshot, self.act, self.request.lang).first().copied();
        let lang = text.map_or(Lang::UzLatn, |text| text.lang);
        QueryError::NoProvision {
            title: text.map(|text| text.title.clone()).unwrap_or_default(),
            path: path.clone(),
            nearest: Box::new(Nearest {
                path: None,
                edition: None,
                url: address::document_address(&self.request.act, lang),
            }),
        }
    }

    fn passes(&self, filters: Option<&CompiledFilters>, other: Other) -> bool {
        let Some(filters) = filters else { return true };
        match other {
            Other::Held(act) => filters.passes(self.snapshot.generation().tables().acts[act as usize].texts.start),
            Other::Absent(_) => false,
        }
    }

    /// A link as seen from the act; `None` if it is not asked for. `stands_here` if the link is in a text of the act.
    fn tie(&self, link: &'e LinkEntry, stands_here: bool) -> Option<Tie<'e>> {
        let kind = link.relation.kind()?;
        let acts = stands_here != link.relation.is_reversed();
        let wanted = self.request.kinds.is_empty() || self.request.kinds.contains(&kind);
        if !wanted || acts != (self.request.direction == Direction::Out) {
            return None;
        }
        let (holder, target) = (self.holder(link), self.target(link));
        let (own, other) = if stands_here { (holder, target) } else { (target, holder) };
        let tables = self.snapshot.generation().tables();
        let other_act = match other.text {
            Some(text) => Other::Held(tables.texts[text as usize].act),
            None => Other::Absent(other.document),
        };
        // Links inside an act belong to its provisions.
        if other_act == Other::Held(self.act) && self.request.path.is_none() {
            return None;
        }
        let hash = |end: &End| end.record.map(|record| tables.records[record as usize].path_hash);
        let same = Sameness { other: other_act, kind, own: hash(&own), others: hash(&other) };
        Some(Tie { entry: link, stands_here, same, own, other })
    }

    fn holder(&self, link: &LinkEntry) -> End {
        let text = &self.snapshot.generation().tables().texts[link.from as usize];
        let record = link.provision.map(|place| text.records.start + place);
        End { document: text.id, text: Some(link.from), record }
    }

    fn target(&self, link: &LinkEntry) -> End {
        let tables = self.snapshot.generation().tables();
        let text = tables.text_of_document(link.to);
        let record = match (text, link.landing) {
            (Some(text), Landing::Provision(place)) => Some(tables.texts[text as usize].records.start + place),
            _ => None,
        };
        End { document: link.to, text, record }
    }

    /// Smaller for a link whose sentence the reader rather reads: in the reader's language, then in the other alphabet.
    fn preference(&self, tie: &Tie<'_>) -> (u8, TextNo) {
        let lang = self.snapshot.generation().tables().texts[tie.entry.from as usize].lang;
        let distance = match self.request.lang {
            Some(wanted) if wanted == lang => 0,
            Some(wanted) if wanted.is_uzbek() && lang.is_uzbek() => 1,
            _ => 2,
        };
        (distance, tie.entry.from)
    }

    /// Order of the links: by act, then by place in it and in the own act.
    fn order(&self, tie: &Tie<'_>) -> (Other, Option<u32>, Option<u32>, LinkKind) {
        let tables = self.snapshot.generation().tables();
        let place = |end: &End| {
            let text = &tables.texts[end.text? as usize];
            Some(end.record? - text.records.start)
        };
        (tie.same.other, place(&tie.other), place(&tie.own), tie.same.kind)
    }
}

fn link(snapshot: &Snapshot, request: &LinksRequest, tie: &Tie<'_>, ends: &mut LinkEnds<'_>) -> ActLink {
    let tables = snapshot.generation().tables();
    let act_of = |end: &End| end.text.map(|text| tables.acts[tables.texts[text as usize].act as usize].id.clone());
    let (standing, target_path) = (ends.standing(tie.entry), ends.target(tie.entry));
    let (own_path, other_path) =
        if tie.stands_here { (standing.path, target_path) } else { (target_path, standing.path) };
    let (from, to, from_path, path) = match request.direction {
        Direction::Out => (&tie.own, &tie.other, own_path, other_path.clone()),
        Direction::In => (&tie.other, &tie.own, other_path.clone(), own_path),
    };
    let other = tie.other.text.map(|text| {
        let act = tables.texts[text as usize].act;
        (&tables.acts[act as usize], shown(snapshot, act, request.lang, text))
    });
    let url = match (&other, &other_path) {
        (Some((act, text)), Some(path))
            if tie.other.text.is_some_and(|own| tables.texts[own as usize].id == text.id) =>
        {
            address::provision_address(&act.id, text.lang, path)
        }
        (Some((act, text)), path) => in_text(snapshot, &act.id, text, path.as_ref()),
        (None, _) => format!("{OUTSIDE}/docs/{}", tie.other.document),
    };
    ActLink {
        kind: tie.same.kind,
        document: to.document,
        act: act_of(to),
        path,
        from_document: from.document,
        from_act: act_of(from),
        from_path,
        context: standing.sentence,
        context_lang: tables.texts[tie.entry.from as usize].lang,
        in_note: tie.entry.in_note,
        title: other.as_ref().map(|(_, text)| text.title.clone()),
        lang: other.as_ref().map(|(_, text)| text.lang),
        act_kind: other.as_ref().map(|(act, _)| act.kind),
        number: other.as_ref().and_then(|(act, _)| act.number.clone()),
        adopted: other.as_ref().and_then(|(act, _)| act.adopted.map(|day| day.to_string())),
        status: other.as_ref().map(|(act, _)| act.status_on(snapshot.today())),
        url,
    }
}

/// The address of a provision in a text, or of the text if it lacks the provision.
fn in_text(snapshot: &Snapshot, act: &qonun_law::ActId, text: &TextEntry, path: Option<&Path>) -> String {
    let has = |path: &&Path| records_within(snapshot, text, path).is_ok_and(|found| found.is_some());
    match path.filter(has) {
        Some(path) => address::provision_address(act, text.lang, path),
        None => address::document_address(act, text.lang),
    }
}

/// The text of an act that a reader reads: in the reader's language, else the linked one.
fn shown(snapshot: &Snapshot, act: ActNo, lang: Option<Lang>, linked: TextNo) -> &TextEntry {
    let tables = snapshot.generation().tables();
    let own = lang.and_then(|lang| tables.text_in(act, lang));
    own.unwrap_or(&tables.texts[linked as usize])
}
