//! Filters and facets over acts.

mod sieve;
mod table;

use std::collections::BTreeMap;

use qonun_index::{ActEntry, Tables};
use qonun_law::{ActType, Date, Lang, Status};

pub(crate) use self::sieve::Sieve;
pub(crate) use self::table::ActTable;
use crate::matching::{ActSet, TextSet};
use crate::{FacetField, FacetValue};

/// What the ranking needs of an act.
pub(crate) struct ActFacts {
    pub(crate) status: Status,
    /// Does it only change other acts?
    pub(crate) amends: bool,
}

/// The facts of all acts on a day. `amending` are the texts whose titles say that they change other acts.
pub(crate) fn facts_of(tables: &Tables, amending: &TextSet, today: Date) -> Vec<ActFacts> {
    let facts = |act: &ActEntry| ActFacts {
        status: act.status_on(today),
        amends: act.texts.clone().any(|text| amending.contains(text)),
    };
    tables.acts.iter().map(facts).collect()
}

/// What was found, by acts.
pub(crate) struct Counted {
    /// The texts that pass every filter.
    pub(crate) texts: TextSet,
    /// How many acts they belong to.
    pub(crate) acts: usize,
}

/// Filters the texts of a set and counts their acts.
pub(crate) fn count(acts: &ActTable, found: &TextSet, sieve: &Sieve) -> Counted {
    let (mut texts, mut found_acts) = (found.clone(), acts.acts_of(found));
    if let Some(passing) = sieve.all() {
        found_acts.intersect(passing);
        texts.intersect(&acts.texts_of(&found_acts));
    }
    Counted { texts, acts: found_acts.count() as usize }
}

/// Counts the values of facets over the acts of some texts, which are those found before any filter. A facet counts the
/// acts that pass every filter but its own.
pub(crate) fn facets(
    tables: &Tables,
    acts: &ActTable,
    found: &TextSet,
    sieve: &Sieve,
    fields: &[FacetField],
) -> BTreeMap<&'static str, Vec<FacetValue>> {
    if fields.is_empty() {
        return BTreeMap::new();
    }
    let found = acts.acts_of(found);
    let tally = |passing: Option<&ActSet>| {
        let mut found = found.clone();
        if let Some(passing) = passing {
            found.intersect(passing);
        }
        Tally::of(&found, acts, tables)
    };
    // One walk over the acts counts all facets that have no filter of their own.
    let common = tally(sieve.all());
    let facet = |&field: &FacetField| {
        let found = match sieve.filters(field) {
            true => tally(sieve.all_but(field).as_ref()).values(field, tables),
            false => common.values(field, tables),
        };
        (field.name(), found)
    };
    fields.iter().map(facet).collect()
}

/// How many values of a facet are listed.
const MOST_VALUES: usize = 40;
/// The year counted in the first place of its facet; earlier ones are counted there too.
const FIRST_YEAR: i16 = 1900;
/// How many years are counted apart.
const YEARS: usize = 256;

/// How many acts have each value of each facet.
struct Tally {
    kinds: [u32; ActType::ALL.len()],
    statuses: [u32; Status::ALL.len()],
    languages: [u32; Lang::ALL.len()],
    years: [u32; YEARS],
    bodies: Vec<u32>,
}

impl Tally {
    fn of(found: &ActSet, acts: &ActTable, tables: &Tables) -> Self {
        let mut tally = Self {
            kinds: Default::default(),
            statuses: Default::default(),
            languages: Default::default(),
            years: [0; YEARS],
            bodies: vec![0; tables.bodies.len()],
        };
        found.iter().for_each(|act| {
            let act = &acts.rows[act as usize];
            tally.kinds[act.kind as usize] += 1;
            tally.statuses[act.status as usize] += 1;
            for (count, lang) in tally.languages.iter_mut().zip(Lang::ALL) {
                *count += u32::from(act.languages.contains(lang));
            }
            let year = act.year().map(|year| usize::try_from(year - FIRST_YEAR).unwrap_or(0));
            if let Some(count) = year.and_then(|year| tally.years.get_mut(year)) {
                *count += 1;
            }
            if let Some(count) = tally.bodies.get_mut(usize::from(act.body)) {
                *count += 1;
            }
        });
        for &(act, body) in &acts.more_bodies {
            if found.contains(act) {
                tally.bodies[usize::from(body)] += 1;
            }
        }
        tally
    }

    /// The counts of a facet, by the places of its values.
    fn counts(&self, field: FacetField) -> &[u32] {
        match field {
            FacetField::Type => &self.kinds,
            FacetField::Body => &self.bodies,
            FacetField::Status => &self.statuses,
            FacetField::Year => &self.years,
            FacetField::Language => &self.languages,
        }
    }

    /// Years with the newest first, everything else by count.
    fn values(&self, field: FacetField, tables: &Tables) -> Vec<FacetValue> {
        let name = |place: usize| match field {
            FacetField::Type => ActType::ALL[place].name().to_owned(),
            FacetField::Body => tables.bodies[place].clone(),
            FacetField::Status => Status::ALL[place].name().to_owned(),
            FacetField::Year => (place + FIRST_YEAR as usize).to_string(),
            FacetField::Language => Lang::ALL[place].tag().to_owned(),
        };
        let counts = self.counts(field).iter().enumerate();
        let mut counts: Vec<(usize, u32)> = counts.map(|(place, &count)| (place, count)).collect();
        counts.retain(|&(_, count)| count > 0);
        if field == FacetField::Year {
            counts.reverse();
        } else {
            counts.sort_by_key(|count| std::cmp::Reverse(count.1));
            counts.truncate(MOST_VALUES);
        }
        counts.into_iter().map(|(place, count)| FacetValue { value: name(place), count: count as usize }).collect()
    }
}
