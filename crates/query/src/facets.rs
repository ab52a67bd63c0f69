//! Filters and facets over acts.

use std::collections::BTreeMap;

use qonun_index::{ActEntry, BodyNo, Tables};
use qonun_law::{ActNumber, ActType, Date, Lang, LangSet, Status};

use crate::matching::TextSet;
use crate::{FacetField, FacetValue, Filters};

/// What filters and facets need of an act, close together.
pub(crate) struct ActFacts {
    kind: ActType,
    pub(crate) status: Status,
    /// Does it only change other acts?
    pub(crate) amends: bool,
    year: Option<i16>,
    languages: LangSet,
    bodies: Vec<BodyNo>,
}

/// The facts of all acts on a day. `amending` are the texts whose titles say that they change other acts.
pub(crate) fn facts_of(tables: &Tables, amending: &TextSet, today: Date) -> Vec<ActFacts> {
    let facts = |act: &ActEntry| ActFacts {
        kind: act.kind,
        status: act.status_on(today),
        amends: act.texts.clone().any(|text| amending.contains(text)),
        year: act.adopted.map(|day| day.year()),
        languages: act.languages.keys().copied().collect(),
        bodies: act.bodies.clone(),
    };
    tables.acts.iter().map(facts).collect()
}

/// Filters, made ready for a generation.
pub(crate) struct Sieve<'f> {
    filters: &'f Filters,
    bodies: Vec<BodyNo>,
    topics: Vec<String>,
    number: Option<String>,
    /// Does nothing have to be filtered?
    open: bool,
}

/// How an act passes the filters.
enum Passing {
    /// All of them.
    All,
    /// All but the one that belongs to a facet.
    AllBut(FacetField),
    /// Not.
    No,
}

impl<'f> Sieve<'f> {
    pub(crate) fn new(filters: &'f Filters, tables: &Tables) -> Self {
        let body = |name: &String| tables.bodies.iter().position(|known| known == name);
        let place = |at: usize| BodyNo::try_from(at).unwrap_or(BodyNo::MAX);
        // A body that no act has must still keep every act out.
        let bodies = filters.bodies.iter().map(|name| body(name).map_or(BodyNo::MAX, place)).collect();
        let canonical =
            |text: &String| ActNumber::parse(text).map_or_else(|| text.clone(), |number| number.to_string());
        Self {
            filters,
            bodies,
            topics: filters.topics.iter().map(|topic| topic.to_lowercase()).collect(),
            number: filters.number.as_ref().map(canonical),
            open: *filters == Filters::default(),
        }
    }

    fn holds(&self, act: &ActEntry) -> bool {
        let filters = self.filters;
        let adopted = |test: &dyn Fn(Date) -> bool| act.adopted.is_some_and(test);
        let registered = act.registration.as_ref().map(|registration| &registration.number);
        let number =
            self.number.as_ref().is_none_or(|wanted| act.number.as_ref() == Some(wanted) || registered == Some(wanted));
        // A code by its beginning, a name by any of its words.
        let is_topic = |topic: &String, wanted: &String| match wanted.starts_with(|c: char| c.is_ascii_digit()) {
            true => topic.starts_with(wanted.as_str()),
            false => topic.to_lowercase().contains(wanted.as_str()),
        };
        let topic = |wanted: &String| act.topics.iter().any(|topic| is_topic(topic, wanted));
        number
            && filters.adopted_from.is_none_or(|first| adopted(&|day| day >= first))
            && filters.adopted_to.is_none_or(|last| adopted(&|day| day <= last))
            && filters.in_force_on.is_none_or(|day| act.in_force_on(day))
            && (self.topics.is_empty() || self.topics.iter().any(topic))
    }

    /// Does an act pass every filter?
    pub(crate) fn passes(&self, act: &ActEntry, facts: &ActFacts) -> bool {
        matches!(self.judge(act, facts), Passing::All)
    }

    fn judge(&self, act: &ActEntry, facts: &ActFacts) -> Passing {
        if !self.holds(act) {
            return Passing::No;
        }
        let filters = self.filters;
        let fails = [
            (FacetField::Type, !filters.types.is_empty() && !filters.types.contains(&facts.kind)),
            (FacetField::Body, !self.bodies.is_empty() && !self.bodies.iter().any(|body| facts.bodies.contains(body))),
            (FacetField::Status, !filters.statuses.is_empty() && !filters.statuses.contains(&facts.status)),
            (
                FacetField::Year,
                !filters.years.is_empty() && !facts.year.is_some_and(|year| filters.years.contains(&year)),
            ),
            (FacetField::Language, !filters.languages.iter().any(|lang| facts.languages.contains(lang))),
        ];
        let mut failed = fails.into_iter().filter(|&(_, fails)| fails).map(|(field, _)| field);
        match (failed.next(), failed.next()) {
            (None, _) => Passing::All,
            (Some(field), None) => Passing::AllBut(field),
            (Some(_), Some(_)) => Passing::No,
        }
    }
}

/// What was found, by acts.
pub(crate) struct Counted {
    /// The texts that pass every filter.
    pub(crate) texts: TextSet,
    /// How many acts they belong to.
    pub(crate) acts: usize,
    /// Counts of each facet asked for.
    pub(crate) facets: BTreeMap<&'static str, Vec<FacetValue>>,
}

/// How many values of a facet are listed.
const MOST_VALUES: usize = 40;

/// Filters the texts of a set and counts their acts.
pub(crate) fn count(
    tables: &Tables,
    facts: &[ActFacts],
    found: &TextSet,
    sieve: &Sieve<'_>,
    fields: &[FacetField],
) -> Counted {
    let mut texts = found.clone();
    let mut acts = 0;
    let mut counts: Vec<Vec<usize>> = fields.iter().map(|field| vec![0; places(*field, tables)]).collect();
    let mut from = 0;
    while let Some(text) = found.next(from) {
        let place = tables.texts[text as usize].act as usize;
        let act = &tables.acts[place];
        from = act.texts.end;
        let passing = if sieve.open { Passing::All } else { sieve.judge(act, &facts[place]) };
        match passing {
            Passing::All => acts += 1,
            Passing::AllBut(_) | Passing::No => act.texts.clone().for_each(|text| texts.remove(text)),
        }
        for (field, counts) in fields.iter().zip(&mut counts) {
            let counted = match passing {
                Passing::All => true,
                Passing::AllBut(failed) => failed == *field,
                Passing::No => false,
            };
            if counted {
                add_values(*field, &facts[place], counts);
            }
        }
    }
    let facets =
        fields.iter().zip(counts).map(|(field, counts)| (field.name(), values(*field, counts, tables))).collect();
    Counted { texts, acts, facets }
}

/// The year counted in the first place of its facet; earlier ones are counted there too.
const FIRST_YEAR: i16 = 1900;
/// How many years are counted apart.
const YEARS: usize = 256;

/// How many different values a facet may have.
fn places(field: FacetField, tables: &Tables) -> usize {
    match field {
        FacetField::Type => ActType::ALL.len(),
        FacetField::Status => Status::ALL.len(),
        FacetField::Language => Lang::ALL.len(),
        FacetField::Year => YEARS,
        FacetField::Body => tables.bodies.len(),
    }
}

fn add_values(field: FacetField, facts: &ActFacts, counts: &mut [usize]) {
    let mut add = |place: usize| {
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
    };
    match field {
        FacetField::Type => add(facts.kind as usize),
        FacetField::Status => add(facts.status as usize),
        FacetField::Year => {
            facts.year.into_iter().for_each(|year| add(usize::try_from(year - FIRST_YEAR).unwrap_or(0)))
        }
        FacetField::Body => facts.bodies.iter().for_each(|&body| add(body.into())),
        FacetField::Language => facts.languages.iter().for_each(|lang| add(lang.index())),
    }
}

/// Years with the newest first, everything else by count.
fn values(field: FacetField, counts: Vec<usize>, tables: &Tables) -> Vec<FacetValue> {
    let name = |place: usize| match field {
        FacetField::Type => ActType::ALL[place].name().to_owned(),
        FacetField::Body => tables.bodies[place].clone(),
        FacetField::Status => Status::ALL[place].name().to_owned(),
        FacetField::Year => (place + FIRST_YEAR as usize).to_string(),
        FacetField::Language => Lang::ALL[place].tag().to_owned(),
    };
    let mut counts: Vec<(usize, usize)> = counts.into_iter().enumerate().filter(|&(_, count)| count > 0).collect();
    if field == FacetField::Year {
        counts.reverse();
    } else {
        counts.sort_by_key(|count| std::cmp::Reverse(count.1));
        counts.truncate(MOST_VALUES);
    }
    counts.into_iter().map(|(place, count)| FacetValue { value: name(place), count }).collect()
}
