//! Fields with values: the texts whose act has the value, or the provisions that have it.

use qonun_index::{ActEntry, RecordNo, path_hash};
use qonun_law::{Date, LinkKind, Path, ProvisionKind};
use qonun_query_language::{Field, Value};

use crate::Filters;
use crate::citing::Recogniser;
use crate::facets::CompiledFilters;
use crate::matching::{Clause, MatchExpr};
use crate::postings::TextSet;
use crate::snapshot::Snapshot;

use super::targets::{Asked, linking};
pub(crate) use super::targets::{Target, names_part, target_of};

/// The selection of a value.
pub(crate) enum Selected {
    /// Texts.
    Texts(TextSet),
    /// Provisions.
    Records(Vec<RecordNo>),
}

impl Selected {
    /// True if nothing is selected.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Texts(set) => set.is_empty(),
            Self::Records(records) => records.is_empty(),
        }
    }

    pub(crate) fn into_expr(self, add: impl FnOnce(Clause) -> usize) -> MatchExpr {
        match self {
            Self::Texts(set) => MatchExpr::Texts(set),
            Self::Records(records) => MatchExpr::Provision(add(Clause::Listed(records))),
        }
    }
}

/// The texts of the acts that pass a test.
fn texts_where(snapshot: &Snapshot, test: impl Fn(&ActEntry) -> bool) -> TextSet {
    let tables = snapshot.generation().tables();
    let mut set = TextSet::empty(tables.text_count());
    for act in tables.acts.iter().filter(|act| test(act)) {
        set.insert_range(act.texts.clone());
    }
    set
}

/// The texts of the acts that pass filters.
fn texts_passing(snapshot: &Snapshot, filters: &Filters) -> TextSet {
    CompiledFilters::new(filters, snapshot.acts(), snapshot.generation().tables()).texts(snapshot.acts())
}

/// The selection of a value of a field.
pub(crate) fn of_value(recogniser: &Recogniser<'_>, field: Field, value: &Value) -> Selected {
    let snapshot = recogniser.snapshot();
    let text = match value {
        Value::Type(kind) => {
            return Selected::Texts(texts_passing(snapshot, &Filters { types: vec![*kind], ..Filters::default() }));
        }
        Value::Status(status) => {
            return Selected::Texts(texts_passing(
                snapshot,
                &Filters { statuses: vec![*status], ..Filters::default() },
            ));
        }
        Value::Lang(lang) => return Selected::Texts(snapshot.texts_in(*lang).clone()),
        Value::Text(text) => text.as_str(),
        Value::Citation(canonical) => canonical.as_str(),
    };
    match field {
        Field::Number => {
            Selected::Texts(texts_passing(snapshot, &Filters { number: Some(text.to_owned()), ..Filters::default() }))
        }
        Field::Topic => {
            Selected::Texts(texts_passing(snapshot, &Filters { topics: vec![text.to_owned()], ..Filters::default() }))
        }
        Field::Body => {
            Selected::Texts(texts_passing(snapshot, &Filters { bodies: vec![text.to_owned()], ..Filters::default() }))
        }
        Field::Article => {
            let hash = path_hash(&Path::new(Path::step(ProvisionKind::Article, Some(text))));
            let generation = snapshot.generation();
            let records = (0..).zip(&generation.tables().records);
            let named = records.filter(|(record, entry)| entry.path_hash == hash && generation.is_in_force(*record));
            Selected::Records(named.map(|(record, _)| record).collect())
        }
        Field::Cites => linked(recogniser, text, Asked::Citing),
        Field::Amends => linked(recogniser, text, Asked::Doing(LinkKind::Amends)),
        Field::Repeals => linked(recogniser, text, Asked::Doing(LinkKind::Repeals)),
        Field::CitedBy => linked(recogniser, text, Asked::Cited),
        // These fields have other kinds of values, which were read above.
        Field::Title
        | Field::Text
        | Field::Adopted
        | Field::InForce
        | Field::Type
        | Field::Status
        | Field::Lang
        | Field::AsOf => Selected::Texts(none(snapshot)),
    }
}

/// The texts that have the asked links with the target of a value.
fn linked(recogniser: &Recogniser<'_>, text: &str, asked: Asked) -> Selected {
    Selected::Texts(linking(recogniser, text, asked).unwrap_or_else(|_| none(recogniser.snapshot())))
}

fn none(snapshot: &Snapshot) -> TextSet {
    TextSet::empty(snapshot.generation().tables().text_count())
}

/// The texts of acts with a date in a range.
pub(crate) fn of_days(snapshot: &Snapshot, field: Field, from: Option<Date>, to: Option<Date>) -> TextSet {
    let inside = |day: Date| from.is_none_or(|first| day >= first) && to.is_none_or(|last| day <= last);
    match field {
        Field::InForce => texts_where(snapshot, |act| act.in_force_from.is_some_and(inside)),
        // Texts as of a day: those of the acts that were in force then.
        Field::AsOf => texts_where(snapshot, |act| to.or(from).is_some_and(|day| act.in_force_on(day))),
        _ => texts_where(snapshot, |act| act.adopted.is_some_and(inside)),
    }
}
