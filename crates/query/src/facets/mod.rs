//! Filters and facets over acts.

mod changes;
mod compiled;
mod names;
mod table;

use std::collections::BTreeMap;

use qonun_index::{ActEntry, Tables};
use qonun_law::{ActType, Date, Lang, Status};
use rustc_hash::FxHashMap;

pub(crate) use self::changes::{last_change, next_effect};
pub(crate) use self::compiled::CompiledFilters;
pub(crate) use self::table::ActTable;
use self::table::Row;
use crate::postings::{ActSet, TextSet};
use crate::{FacetField, FacetValue};

/// The properties of an act that the ranking needs.
pub(crate) struct ActFacts {
    pub(crate) status: Status,
    /// True if the act only amends other acts.
    pub(crate) amends: bool,
}

/// The facts of all acts on a day. `amending` are the texts whose titles say that they amend other acts.
pub(crate) fn facts_of(tables: &Tables, amending: &TextSet, today: Date) -> Vec<ActFacts> {
    let facts = |act: &ActEntry| ActFacts {
        status: act.status_on(today),
        amends: act.texts.clone().any(|text| amending.contains(text)),
    };
    tables.acts.iter().map(facts).collect()
}

/// Number of results of each act. A result is the act itself, or one of its provisions.
pub(crate) struct Amounts {
    /// The acts with at least one result.
    acts: ActSet,
    /// Number of matching provisions of each act, if results are provisions.
    provisions: Option<FxHashMap<u32, u32>>,
}

impl Amounts {
    /// Acts as results: one for each act.
    pub(crate) const fn of_acts(acts: ActSet) -> Self {
        Self { acts, provisions: None }
    }

    /// Provisions as results; `counts` is their number by act. `size` is the number of texts.
    pub(crate) fn of_provisions(size: u32, counts: FxHashMap<u32, u32>) -> Self {
        let mut acts = ActSet::empty(size);
        counts.keys().for_each(|&act| acts.insert(act));
        Self { acts, provisions: Some(counts) }
    }

    /// Number of results of an act that has at least one.
    fn of(&self, act: u32) -> u32 {
        self.provisions.as_ref().map_or(1, |counts| counts.get(&act).copied().unwrap_or(0))
    }

    fn sum(&self, acts: &ActSet) -> usize {
        match &self.provisions {
            None => acts.count() as usize,
            Some(_) => acts.iter().map(|act| self.of(act) as usize).sum(),
        }
    }

    /// Number of results without filters.
    pub(crate) fn all(&self) -> usize {
        self.sum(&self.acts)
    }

    /// Number of results that pass every filter.
    pub(crate) fn passing(&self, compiled: &CompiledFilters) -> usize {
        self.sum(&within(&self.acts, compiled.all()))
    }
}

/// The acts that are in `passing`; all of them if it is `None`.
fn within(acts: &ActSet, passing: Option<&ActSet>) -> ActSet {
    let mut acts = acts.clone();
    if let Some(passing) = passing {
        acts.intersect(passing);
    }
    acts
}

/// The texts of `found` whose acts pass every filter.
pub(crate) fn passing(acts: &ActTable, found: &TextSet, compiled: &CompiledFilters) -> TextSet {
    let mut texts = found.clone();
    if let Some(passing) = compiled.all() {
        texts.intersect(&acts.texts_of(&within(&acts.acts_of(found), Some(passing))));
    }
    texts
}

/// Counts the values of facets over the results before any filter. A facet counts the results that pass every filter
/// except its own.
pub(crate) fn facets(
    tables: &Tables,
    acts: &ActTable,
    exact: &Amounts,
    close: &Amounts,
    compiled: &CompiledFilters,
    fields: &[FacetField],
) -> BTreeMap<&'static str, Vec<FacetValue>> {
    if fields.is_empty() {
        return BTreeMap::new();
    }
    let tally = |passing: Option<&ActSet>, counted: Counted| {
        [exact, close].map(|amounts| Tally::of(amounts, passing, counted, acts, tables))
    };
    // One pass over the acts counts all facets without a filter of their own; each other facet needs a pass of its own.
    let common = fields.iter().any(|&field| !compiled.filters(field)).then(|| tally(compiled.all(), Counted::All));
    let facet = |&field: &FacetField| {
        let found = match &common {
            Some(common) if !compiled.filters(field) => values(common, field, acts),
            _ => values(&tally(compiled.all_but(field).as_ref(), Counted::Only(field)), field, acts),
        };
        (field.name(), found)
    };
    fields.iter().map(facet).collect()
}

/// Names bodies and topics in a reader's language: `label` as shown, and `value` as a filter takes it.
pub(crate) fn tell(facets: &mut BTreeMap<&'static str, Vec<FacetValue>>, acts: &ActTable, lang: Lang) {
    for field in [FacetField::Body, FacetField::Topic] {
        for value in facets.get_mut(field.name()).into_iter().flatten() {
            value.value = acts.names.value(field, value.place, lang).to_owned();
            value.label = Some(acts.names.name(field, value.place, lang).to_owned());
        }
    }
}

/// Maximum number of listed values of a facet.
const MOST_VALUES: usize = 40;

/// The facets that a pass over acts counts. Not a list of fields: a pass whose fields are known to the compiler takes
/// half the instructions (a page for a frequent word: 15 % fewer).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counted {
    All,
    Only(FacetField),
}

impl Counted {
    fn has(self, field: FacetField) -> bool {
        self == Self::All || self == Self::Only(field)
    }
}

/// Number of acts or provisions with each value of the counted facets.
struct Tally {
    kinds: [u32; ActType::ALL.len()],
    statuses: [u32; Status::ALL.len()],
    languages: [u32; Lang::ALL.len()],
    /// By year, from the first year of the law base on.
    years: Vec<u32>,
    bodies: Vec<u32>,
    topics: Vec<u32>,
}

impl Tally {
    fn of(amounts: &Amounts, passing: Option<&ActSet>, counted: Counted, acts: &ActTable, tables: &Tables) -> Self {
        let mut tally = Self {
            kinds: Default::default(),
            statuses: Default::default(),
            languages: Default::default(),
            years: vec![0; acts.years.clone().count()],
            bodies: vec![0; tables.bodies.len()],
            topics: vec![0; tables.topics.len()],
        };
        let found = within(&amounts.acts, passing);
        // Most answers have no close matches.
        if found.is_empty() {
            return tally;
        }
        match &amounts.provisions {
            None => tally.add(&found, |_| 1, counted, acts),
            Some(_) => tally.add(&found, |act| amounts.of(act), counted, acts),
        }
        tally
    }

    fn add(&mut self, found: &ActSet, amount: impl Fn(u32) -> u32, counted: Counted, acts: &ActTable) {
        match counted {
            Counted::All => found.iter().for_each(|place| {
                let (act, amount) = (&acts.rows[place as usize], amount(place));
                FacetField::ALL.into_iter().for_each(|field| self.add_value(field, act, amount, acts));
            }),
            Counted::Only(field) => {
                found.iter().for_each(|place| self.add_value(field, &acts.rows[place as usize], amount(place), acts))
            }
        }
        if counted.has(FacetField::Body) {
            for &(act, body) in acts.more_bodies.iter().filter(|(act, _)| found.contains(*act)) {
                self.bodies[body as usize] += amount(act);
            }
        }
    }

    /// Counts the first value of a facet that an act has. Of languages it counts every one.
    #[inline]
    fn add_value(&mut self, field: FacetField, act: &Row, amount: u32, acts: &ActTable) {
        match field {
            FacetField::Type => self.kinds[act.kind as usize] += amount,
            FacetField::Status => self.statuses[act.status as usize] += amount,
            FacetField::Language => {
                for (count, lang) in self.languages.iter_mut().zip(Lang::ALL) {
                    *count += if act.languages.contains(lang) { amount } else { 0 };
                }
            }
            FacetField::Year => {
                let year = act.year().and_then(|year| usize::try_from(year - acts.years.start()).ok());
                if let Some(count) = year.and_then(|year| self.years.get_mut(year)) {
                    *count += amount;
                }
            }
            FacetField::Body => {
                if let Some(count) = self.bodies.get_mut(act.body as usize) {
                    *count += amount;
                }
            }
            FacetField::Topic => {
                acts.branches_of(act).iter().for_each(|&branch| self.topics[branch as usize] += amount);
            }
        }
    }

    /// The counts of a facet, by the index of the value.
    fn counts(&self, field: FacetField) -> &[u32] {
        match field {
            FacetField::Type => &self.kinds,
            FacetField::Body => &self.bodies,
            FacetField::Topic => &self.topics,
            FacetField::Status => &self.statuses,
            FacetField::Year => &self.years,
            FacetField::Language => &self.languages,
        }
    }
}

/// The values of a facet with their exact and close counts. Years are sorted newest first, all other values by count.
fn values([exact, close]: &[Tally; 2], field: FacetField, acts: &ActTable) -> Vec<FacetValue> {
    let name = |place: usize| match field {
        FacetField::Type => ActType::ALL[place].name().to_owned(),
        FacetField::Body | FacetField::Topic => acts.names.value(field, place, Lang::UzLatn).to_owned(),
        FacetField::Status => Status::ALL[place].name().to_owned(),
        FacetField::Year => (i64::from(*acts.years.start()) + place as i64).to_string(),
        FacetField::Language => Lang::ALL[place].tag().to_owned(),
    };
    let counts = exact.counts(field).iter().zip(close.counts(field)).enumerate();
    let mut counts: Vec<(usize, u32, u32)> = counts.map(|(place, (&count, &close))| (place, count, close)).collect();
    counts.retain(|&(_, count, close)| count + close > 0);
    if field == FacetField::Year {
        counts.reverse();
    } else {
        counts.sort_by_key(|&(_, count, close)| std::cmp::Reverse((count, close)));
        counts.truncate(MOST_VALUES);
    }
    let value = |(place, count, close): (usize, u32, u32)| FacetValue {
        place,
        close: close as usize,
        ..FacetValue::new(name(place), count as usize)
    };
    counts.into_iter().map(value).collect()
}
