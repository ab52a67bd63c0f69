//! Fields that hold values: the texts whose act has the value, or the provisions that have it.

use qonun_index::{ActEntry, ActNo, RecordNo, Relation, path_hash};
use qonun_law::{Date, Path, ProvisionKind};

use crate::cited::cited_by_query;
use crate::engine::Engine;
use crate::facets::Sieve;
use crate::language::{Field, Value};
use crate::matching::{Leaf, TextSet, Want};
use crate::{Filters, QueryError};

/// What a value selects.
pub(crate) enum Selected {
    /// Texts.
    Texts(TextSet),
    /// Provisions.
    Records(Vec<RecordNo>),
}

impl Selected {
    pub(crate) fn into_want(self, add: impl FnOnce(Leaf) -> usize) -> Want {
        match self {
            Self::Texts(set) => Want::Texts(set),
            Self::Records(records) => Want::Provision(add(Leaf::Listed(records))),
        }
    }
}

/// The texts of the acts that pass a test.
fn texts_where(engine: &Engine, test: impl Fn(&ActEntry) -> bool) -> TextSet {
    let tables = engine.index().tables();
    let mut set = TextSet::empty(u32::try_from(tables.texts.len()).unwrap_or(u32::MAX));
    for act in tables.acts.iter().filter(|act| test(act)) {
        set.insert_range(act.texts.clone());
    }
    set
}

/// Is it the number of the act but for the letters of its series: 101 for `ORQ-101`?
fn has_bare_number(act: &ActEntry, digits: &str) -> bool {
    let parts = act.number.as_ref().and_then(|number| number.split_once('-'));
    parts.is_some_and(|(series, number)| number == digits && series.chars().all(char::is_alphabetic))
}

/// The texts of the acts that pass filters.
fn texts_passing(engine: &Engine, filters: &Filters) -> TextSet {
    Sieve::new(filters, engine.acts(), engine.index().tables()).texts(engine.acts())
}

/// The texts that link to an act named by a citation.
fn linking(engine: &Engine, named: &str, relation: Option<Relation>) -> Result<TextSet, QueryError> {
    let tables = engine.index().tables();
    let mut set = TextSet::empty(u32::try_from(tables.texts.len()).unwrap_or(u32::MAX));
    let mut acts: Vec<ActNo> = cited_by_query(engine, named, None).cited.into_iter().map(|cited| cited.act).collect();
    acts.dedup();
    let links = engine.index().links();
    for act in acts {
        let entry = &tables.acts[act as usize];
        match relation {
            None => {
                for &document in entry.languages.values() {
                    links.to_document(document).for_each(|link| set.insert(link.from));
                }
            }
            // What amends an act is named in the notes of that act.
            Some(relation) => {
                let amending =
                    entry.texts.clone().flat_map(|text| links.from_text(text)).filter(|link| link.relation == relation);
                for link in amending {
                    if let Some(text) = tables.text_of_document(link.to) {
                        set.insert(text);
                    }
                }
            }
        }
    }
    Ok(set)
}

/// What a value of a field selects.
pub(crate) fn of_value(engine: &Engine, field: Field, value: &Value) -> Selected {
    let text = match value {
        Value::Type(kind) => {
            return Selected::Texts(texts_passing(engine, &Filters { types: vec![*kind], ..Filters::default() }));
        }
        Value::Status(status) => {
            return Selected::Texts(texts_passing(engine, &Filters { statuses: vec![*status], ..Filters::default() }));
        }
        Value::Lang(lang) => return Selected::Texts(engine.texts_in(*lang).clone()),
        Value::Text(text) => text.as_str(),
        Value::Citation(canonical) => canonical.as_str(),
    };
    match field {
        Field::Number => {
            let mut set = texts_passing(engine, &Filters { number: Some(text.to_owned()), ..Filters::default() });
            if text.bytes().all(|byte| byte.is_ascii_digit()) {
                set.unite(&texts_where(engine, |act| has_bare_number(act, text)));
            }
            Selected::Texts(set)
        }
        Field::Topic => {
            Selected::Texts(texts_passing(engine, &Filters { topics: vec![text.to_owned()], ..Filters::default() }))
        }
        Field::Body => {
            let wanted = text.to_lowercase();
            let tables = engine.index().tables();
            let named = |act: &ActEntry| {
                act.bodies.iter().any(|&body| tables.bodies[body as usize].to_lowercase().contains(&wanted))
            };
            Selected::Texts(texts_where(engine, named))
        }
        Field::Article => {
            let hash = path_hash(&Path::new(Path::step(ProvisionKind::Article, Some(text))));
            let records = &engine.index().tables().records;
            Selected::Records(
                (0..).zip(records).filter(|(_, entry)| entry.path_hash == hash).map(|(record, _)| record).collect(),
            )
        }
        Field::Cites => Selected::Texts(linking(engine, text, None).unwrap_or_else(|_| none(engine))),
        Field::Amends => {
            Selected::Texts(linking(engine, text, Some(Relation::AmendedBy)).unwrap_or_else(|_| none(engine)))
        }
        // These hold other values, which were read above.
        Field::Title
        | Field::Text
        | Field::Adopted
        | Field::InForce
        | Field::Type
        | Field::Status
        | Field::Lang
        | Field::AsOf => Selected::Texts(none(engine)),
    }
}

fn none(engine: &Engine) -> TextSet {
    TextSet::empty(u32::try_from(engine.index().tables().texts.len()).unwrap_or(u32::MAX))
}

/// The texts of acts with a day in a range.
pub(crate) fn of_days(engine: &Engine, field: Field, from: Option<Date>, to: Option<Date>) -> TextSet {
    let inside = |day: Date| from.is_none_or(|first| day >= first) && to.is_none_or(|last| day <= last);
    match field {
        Field::InForce => texts_where(engine, |act| act.in_force_from.is_some_and(inside)),
        // The texts as they stood on a day: those of acts that were in force then.
        Field::AsOf => texts_where(engine, |act| to.or(from).is_some_and(|day| act.in_force_on(day))),
        _ => texts_where(engine, |act| act.adopted.is_some_and(inside)),
    }
}
