//! A work of law: its texts, its editions, its links in both directions.

use qonun_index::{ActNo, LinkEntry};
use qonun_law::{ActId, DocId, Lang, LinkKind};

use crate::answer::{ActView, LinkedAct, TextView};
use crate::clock::Clock;
use crate::editions::{self, TextEditions};
use crate::snapshot::Snapshot;
use crate::view::links::LinkEnds;
use crate::{QueryError, address};

/// Maximum number of listed links of one kind.
const MOST_LINKS: usize = 5_000;
/// Cost in steps of listing a link: its provision is read.
const LINK: u64 = 256;

/// What is read of the links of an act.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum LinkDetail {
    /// The provisions at both ends and the sentence: a blob is read for each link.
    Places,
    /// Only the other act.
    Acts,
}

/// The view of an act, with its title in a language if it has one.
pub(crate) fn view(
    snapshot: &Snapshot,
    id: &ActId,
    lang: Option<Lang>,
    detail: LinkDetail,
    clock: &Clock,
) -> Result<ActView, QueryError> {
    let tables = snapshot.generation().tables();
    let place = tables.act_of_id(id).ok_or_else(|| QueryError::NoAct(id.clone()))?;
    let act = &tables.acts[place as usize];
    let kept = tables.texts_of(place);
    let shown = lang.and_then(|lang| tables.text_in(place, lang)).or(kept.first());
    let texts = act.languages.iter().map(|(&lang, &document)| {
        let text = kept.iter().find(|text| text.id == document);
        TextView {
            document,
            lang,
            title: text.or(shown).map_or_else(String::new, |text| text.title.clone()),
            present: text.is_some(),
            url: address::document_address(id, lang),
        }
    });
    let mut editions: Vec<TextEditions<'_>> = kept.iter().map(|text| TextEditions::of(snapshot, text)).collect();
    // The text of the title comes first.
    editions.sort_by_key(|editions| shown.is_some_and(|shown| !editions.is_of(shown)));
    let outgoing: Vec<&LinkEntry> =
        act.texts.clone().flat_map(|text| snapshot.generation().links().from_text(text)).collect();
    let incoming: Vec<&LinkEntry> =
        act.languages.values().flat_map(|&document| snapshot.generation().links().to_document(document)).collect();
    let lists = Lists { snapshot, own: place, lang, outgoing: &outgoing, incoming: &incoming, detail, clock };
    Ok(ActView {
        act: id.clone(),
        title: shown.map_or_else(String::new, |text| text.title.clone()),
        kind: act.kind,
        number: act.number.clone(),
        adopted: act.adopted.map(|day| day.to_string()),
        in_force_from: act.in_force_from.map(|day| day.to_string()),
        repealed_on: act.repealed_on.map(|day| day.to_string()),
        status: act.status_on(snapshot.today()),
        texts: texts.collect(),
        editions: editions::of_act(act, &editions),
        cites: lists.naming(End::Target)?,
        cited_by: lists.naming(End::Source)?,
        amends: lists.doing(amends, End::Target)?,
        amended_by: lists.doing(amends, End::Source)?,
        repeals: lists.doing(repeals, End::Target)?,
        repealed_by: lists.doing(repeals, End::Source)?,
        url: address::document_address(id, shown.map_or(Lang::UzLatn, |text| text.lang)),
    })
}

/// The title of an act in a language if it has one, and its language.
pub(crate) fn title(snapshot: &Snapshot, id: &ActId, lang: Option<Lang>) -> Result<(String, Lang), QueryError> {
    let tables = snapshot.generation().tables();
    let act = tables.act_of_id(id).ok_or_else(|| QueryError::NoAct(id.clone()))?;
    let shown = lang.and_then(|lang| tables.text_in(act, lang)).or(tables.texts_of(act).first());
    let shown = shown.ok_or_else(|| QueryError::NoAct(id.clone()))?;
    Ok((shown.title.clone(), shown.lang))
}

/// The end of a link at which the other act is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Source,
    Target,
}

/// True if a link says that one act changes the wording of the other, or ends the force of a part of it.
fn amends(link: &LinkEntry) -> bool {
    match link.relation.kind() {
        Some(LinkKind::Amends) => true,
        Some(LinkKind::Repeals) => link.is_about_part(),
        _ => false,
    }
}

/// True if a link says that one act ends the force of the other.
fn repeals(link: &LinkEntry) -> bool {
    link.relation.kind() == Some(LinkKind::Repeals) && !link.is_about_part()
}

/// The links of an act, from which its lists are made.
struct Lists<'v> {
    snapshot: &'v Snapshot,
    own: ActNo,
    lang: Option<Lang>,
    outgoing: &'v [&'v LinkEntry],
    incoming: &'v [&'v LinkEntry],
    detail: LinkDetail,
    clock: &'v Clock,
}

impl Lists<'_> {
    /// The links in the texts of the act, or those that lead to it.
    fn naming(&self, other: End) -> Result<Vec<LinkedAct>, QueryError> {
        let links = match other {
            End::Target => self.outgoing,
            End::Source => self.incoming,
        };
        self.list(links.iter().filter(|link| link.relation.kind().is_some()).map(|link| (*link, other)))
    }

    /// The links by which the act does something to others (`End::Target`), or they to it. A link may stand in the text
    /// of either act.
    fn doing(&self, what: fn(&LinkEntry) -> bool, other: End) -> Result<Vec<LinkedAct>, QueryError> {
        let acts = other == End::Target;
        let here = self.outgoing.iter().filter(|link| link.relation.is_reversed() != acts);
        let there = self.incoming.iter().filter(|link| link.relation.is_reversed() == acts);
        let all = here.map(|link| (*link, End::Target)).chain(there.map(|link| (*link, End::Source)));
        self.list(all.filter(|(link, _)| what(link)))
    }

    /// Lists links, each with the end at which the other act is. Links of the act to itself are left out. Titles are in
    /// the reader's language if the other act has a text in it.
    fn list<'l>(&self, links: impl Iterator<Item = (&'l LinkEntry, End)>) -> Result<Vec<LinkedAct>, QueryError> {
        let Self { snapshot, own, lang, detail, clock, .. } = *self;
        let tables = snapshot.generation().tables();
        let mut ends = LinkEnds::new(snapshot);
        let mut out = Vec::new();
        for (link, end) in links {
            clock.spend(LINK)?;
            let source = &tables.texts[link.from as usize];
            let other: DocId = match end {
                End::Source => source.id,
                End::Target => link.to,
            };
            let text = tables.text_of_document(other).map(|place| &tables.texts[place as usize]);
            if text.is_some_and(|text| text.act == own) {
                continue;
            }
            let (path, standing) = match detail {
                LinkDetail::Places => (ends.target(link), ends.standing(link)),
                LinkDetail::Acts => Default::default(),
            };
            out.push(LinkedAct {
                document: other,
                act: text.map(|text| tables.acts[text.act as usize].id.clone()),
                title: text
                    .map(|text| lang.and_then(|lang| tables.text_in(text.act, lang)).unwrap_or(text).title.clone()),
                status: text.map(|text| tables.acts[text.act as usize].status_on(snapshot.today())),
                path,
                anchor: link.anchor.clone(),
                from_document: source.id,
                from_path: standing.path,
                in_note: link.in_note,
                context: standing.sentence,
            });
            if out.len() == MOST_LINKS {
                break;
            }
        }
        Ok(out)
    }
}
