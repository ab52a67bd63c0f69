//! The sizes of a law base, and its newest acts.

use std::cmp::Reverse;

use qonun_law::{ActType, Lang};

use crate::address;
use crate::answer::{FacetValue, NewestAct, Statistics};
use crate::snapshot::Snapshot;

/// Number of acts in the list of the newest.
const NEWEST: usize = 8;

/// Counts acts, texts and provisions.
pub(crate) fn statistics(snapshot: &Snapshot, lang: Lang) -> Statistics {
    let tables = snapshot.generation().tables();
    let mut by_type: Vec<FacetValue> = ActType::ALL
        .iter()
        .map(|kind| FacetValue::new(kind.name(), tables.acts.iter().filter(|act| act.kind == *kind).count()))
        .collect();
    by_type.retain(|value| value.count > 0);
    let mut acts: Vec<u32> = (0..).take(tables.acts.len()).collect();
    acts.retain(|&act| tables.acts[act as usize].adopted.is_some_and(|day| day <= snapshot.today()));
    acts.sort_by_key(|&act| (Reverse(tables.acts[act as usize].adopted), act));
    let newest = acts.into_iter().take(NEWEST).filter_map(|act| {
        let texts = tables.texts_of(act);
        let text = texts.iter().find(|text| text.lang == lang).or(texts.first())?;
        let entry = &tables.acts[act as usize];
        Some(NewestAct {
            document: text.id,
            lang: text.lang,
            title: text.title.clone(),
            status: snapshot.facts()[act as usize].status,
            url: address::document_address(&entry.id, text.lang),
        })
    });
    Statistics {
        generation: snapshot.generation().name().to_owned(),
        acts: tables.acts.len(),
        documents: tables.texts.len(),
        provisions: tables.records.len(),
        by_type,
        newest: newest.collect(),
    }
}
