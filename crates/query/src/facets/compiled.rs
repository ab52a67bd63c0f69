//! Filters, compiled to the sets of acts that pass them.

use qonun_index::{ActEntry, BodyNo, Tables};
use qonun_law::{ActNumber, Date, LangSet};

use super::changes::{last_change, next_effect};
use super::table::ActTable;
use crate::postings::{ActSet, TextSet};
use crate::{FacetField, Filters};

/// Filters, compiled for a generation. `None` means every act.
pub(crate) struct CompiledFilters {
    /// For each facet, the acts that pass its filter.
    by_field: [(FacetField, Option<ActSet>); FacetField::ALL.len()],
    /// The acts that pass the filters without a facet.
    others: Option<ActSet>,
    /// The acts that pass all filters.
    all: Option<ActSet>,
}

impl CompiledFilters {
    pub(crate) fn new(filters: &Filters, acts: &ActTable, tables: &Tables) -> Self {
        let by_field = FacetField::ALL.map(|field| (field, of_field(field, filters, acts, tables)));
        let others = [of_number(filters, acts, tables), of_days(filters, acts, tables)];
        let others = every(others.iter().map(Option::as_ref));
        let mut compiled = Self { by_field, others, all: None };
        compiled.all = compiled.passing(|_| true);
        compiled
    }

    /// The acts that pass the filters without a facet, and the filters of the facets for which `counts` returns true.
    fn passing(&self, counts: impl Fn(FacetField) -> bool) -> Option<ActSet> {
        let of_fields = self.by_field.iter().filter(|(field, _)| counts(*field)).map(|(_, set)| set.as_ref());
        every(of_fields.chain([self.others.as_ref()]))
    }

    /// The acts that pass all filters.
    pub(super) const fn all(&self) -> Option<&ActSet> {
        self.all.as_ref()
    }

    /// True if there is a filter for this facet.
    pub(super) fn filters(&self, field: FacetField) -> bool {
        self.by_field.iter().any(|(other, set)| *other == field && set.is_some())
    }

    /// The acts that pass all filters except that of `field`.
    pub(super) fn all_but(&self, field: FacetField) -> Option<ActSet> {
        self.passing(|other| other != field)
    }

    /// The texts of the acts that pass all filters.
    pub(crate) fn texts(&self, acts: &ActTable) -> TextSet {
        self.all.as_ref().map_or_else(|| acts.every_text(), |passing| acts.texts_of(passing))
    }

    /// True if an act, identified by its first text, passes all filters.
    pub(crate) fn passes(&self, act: u32) -> bool {
        self.all.as_ref().is_none_or(|passing| passing.contains(act))
    }
}

/// Intersection of some sets. `None` means every act.
fn every<'s>(sets: impl Iterator<Item = Option<&'s ActSet>>) -> Option<ActSet> {
    let mut sets = sets.flatten();
    let mut common = sets.next()?.clone();
    sets.for_each(|set| common.intersect(set));
    Some(common)
}

/// The acts that pass the filter of a facet.
fn of_field(field: FacetField, filters: &Filters, acts: &ActTable, tables: &Tables) -> Option<ActSet> {
    match field {
        FacetField::Type => {
            (!filters.types.is_empty()).then(|| acts.acts_where(|act| filters.types.contains(&act.kind)))
        }
        FacetField::Body => (!filters.bodies.is_empty()).then(|| of_bodies(filters, acts, tables)),
        FacetField::Topic => (!filters.topics.is_empty()).then(|| of_topics(filters, acts, tables)),
        FacetField::Status => {
            (!filters.statuses.is_empty()).then(|| acts.acts_where(|act| filters.statuses.contains(&act.status)))
        }
        FacetField::Year => {
            let adopted = |year: Option<i16>| year.is_some_and(|year| filters.years.contains(&year));
            (!filters.years.is_empty()).then(|| acts.acts_where(|act| adopted(act.year())))
        }
        FacetField::Language => {
            let wanted = |languages: LangSet| filters.languages.iter().any(|lang| languages.contains(lang));
            (filters.languages != LangSet::ALL).then(|| acts.acts_where(|act| wanted(act.languages)))
        }
    }
}

/// The acts of any of the requested bodies, named in any language. The set is empty if none of the names is known.
fn of_bodies(filters: &Filters, acts: &ActTable, tables: &Tables) -> ActSet {
    let find = |text: &String| acts.names.find(FacetField::Body, text, tables);
    let wanted: Vec<BodyNo> = filters.bodies.iter().flat_map(find).collect();
    let mut found = acts.acts_where(|act| wanted.contains(&act.body));
    let more = acts.more_bodies.iter().filter(|(_, body)| wanted.contains(body));
    more.for_each(|&(act, _)| found.insert(act));
    found
}

/// The acts with any of the requested topics, named by code or by name in any language.
fn of_topics(filters: &Filters, acts: &ActTable, tables: &Tables) -> ActSet {
    let mut found = acts.none();
    for topic in filters.topics.iter().flat_map(|text| acts.names.find(FacetField::Topic, text, tables)) {
        acts.topics[topic as usize].iter().for_each(|&act| found.insert(act));
    }
    found
}

/// Makes a set of acts.
fn set_of<'a>(found: impl Iterator<Item = &'a ActEntry>, acts: &ActTable) -> ActSet {
    let mut set = acts.none();
    found.filter(|act| !act.texts.is_empty()).for_each(|act| set.insert(act.texts.start));
    set
}

/// The acts with the requested number, in any spelling. A number without letters matches every series, and the register
/// of the Ministry of Justice.
fn of_number(filters: &Filters, acts: &ActTable, tables: &Tables) -> Option<ActSet> {
    let written = filters.number.as_ref()?;
    let number = ActNumber::parse(written).map_or_else(|| written.clone(), |number| number.to_string());
    let mut found = set_of(tables.acts_of_number(&number).map(|act| &tables.acts[act as usize]), acts);
    if number.bytes().all(|byte| byte.is_ascii_digit()) {
        let of_series = set_of(tables.acts.iter().filter(|act| has_bare_number(act, &number)), acts);
        of_series.iter().for_each(|act| found.insert(act));
    }
    Some(found)
}

/// True if `digits` is the number of the act without the letters of its series: 101 for `ORQ-101`.
fn has_bare_number(act: &ActEntry, digits: &str) -> bool {
    let parts = act.number.as_ref().and_then(|number| number.split_once('-'));
    parts.is_some_and(|(series, number)| number == digits && series.chars().all(char::is_alphabetic))
}

/// The acts adopted between the requested days and in force on the requested day.
fn of_days(filters: &Filters, acts: &ActTable, tables: &Tables) -> Option<ActSet> {
    let asked = [
        filters.adopted_from,
        filters.adopted_to,
        filters.in_force_on,
        filters.changed_since,
        filters.takes_effect_from,
    ];
    if asked.iter().all(Option::is_none) {
        return None;
    }
    let adopted = |act: &ActEntry, test: &dyn Fn(Date) -> bool| act.adopted.is_some_and(test);
    let passes = |act: &&ActEntry| {
        filters.adopted_from.is_none_or(|first| adopted(act, &|day| day >= first))
            && filters.adopted_to.is_none_or(|last| adopted(act, &|day| day <= last))
            && filters.in_force_on.is_none_or(|day| act.in_force_on(day))
            && filters.changed_since.is_none_or(|day| last_change(tables, act, acts.today) >= Some(day))
            && filters.takes_effect_from.is_none_or(|day| next_effect(tables, act, day).is_some())
    };
    Some(set_of(tables.acts.iter().filter(passes), acts))
}
