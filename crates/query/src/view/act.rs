//! A work of law: its texts, its editions, its links in both directions.

use qonun_index::{ActNo, LinkEntry, Relation, TextEntry};
use qonun_law::{ActId, DocId, Lang};

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

/// The view of an act, with its title in a language if it has one.
pub(crate) fn view(snapshot: &Snapshot, id: &ActId, lang: Option<Lang>, clock: &Clock) -> Result<ActView, QueryError> {
    let tables = snapshot.generation().tables();
    let place = tables.act_of_id(id).ok_or_else(|| QueryError::NoAct(id.clone()))?;
    let act = &tables.acts[place as usize];
    let kept = tables.texts_of(place);
    let shown = titled_in(kept, lang).or(kept.first());
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
    let forward = |relation: Option<Relation>| list(snapshot, &outgoing, relation, (place, lang), End::Target, clock);
    let backward = |relation: Option<Relation>| list(snapshot, &incoming, relation, (place, lang), End::Source, clock);
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
        cites: forward(None)?,
        cited_by: backward(None)?,
        amends: backward(Some(Relation::AmendedBy))?,
        amended_by: forward(Some(Relation::AmendedBy))?,
        repeals: Vec::new(),
        repealed_by: Vec::new(),
        url: address::document_address(id, shown.map_or(Lang::UzLatn, |text| text.lang)),
    })
}

/// The end of a link at which the other act is.
#[derive(Clone, Copy)]
enum End {
    Source,
    Target,
}

/// Links with a relation (any relation if `None`), as seen from an act. Links of the act to itself are left out. Titles
/// are in `lang` if the other act has a text in it.
fn list(
    snapshot: &Snapshot,
    links: &[&LinkEntry],
    relation: Option<Relation>,
    (own, lang): (ActNo, Option<Lang>),
    end: End,
    clock: &Clock,
) -> Result<Vec<LinkedAct>, QueryError> {
    let tables = snapshot.generation().tables();
    let mut ends = LinkEnds::new(snapshot);
    let mut out = Vec::new();
    for link in links.iter().filter(|link| relation.is_none_or(|wanted| link.relation == wanted)) {
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
        let standing = ends.standing(link);
        out.push(LinkedAct {
            document: other,
            act: text.map(|text| tables.acts[text.act as usize].id.clone()),
            title: text.map(|text| titled_in(tables.texts_of(text.act), lang).unwrap_or(text).title.clone()),
            status: text.map(|text| tables.acts[text.act as usize].status_on(snapshot.today())),
            path: ends.target(link),
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

/// The text of an act in a language, or in the other alphabet of it.
fn titled_in(texts: &[TextEntry], lang: Option<Lang>) -> Option<&TextEntry> {
    let lang = lang?;
    let same = texts.iter().find(|text| text.lang == lang);
    same.or_else(|| texts.iter().find(|text| text.lang.is_uzbek() && lang.is_uzbek()))
}
