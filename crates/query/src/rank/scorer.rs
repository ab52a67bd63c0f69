//! Scorers of provisions by their words.
//!
//! A scorer is a word of the query (or a phrase, or any other clause) with its impact in each record.
//! [`super::windows`] adds scorers up.

use std::sync::Arc;

use qonun_analysis::{ConceptNo, ConceptsOfHeadings, rarity};
use qonun_index::RecordNo;

use super::impact_cache::ImpactCache;
use super::impacts::{Impacts, STEP, less_by, level_of_found};
use super::norms::{FULL_SHARE, Norms};
use super::weights::APART;
use crate::QueryError;
use crate::matching::{Clause, Contrary, PlacedClause, TermClause, Unverified, Verifier};
use crate::postings::{Reader, RecordSet, TextSet};

/// A clause of the query with its impacts.
#[derive(Clone)]
pub(crate) struct Scorer {
    pub(super) impacts: Arc<Impacts>,
    /// Weight of the clause: its rarity.
    pub(crate) idf: f32,
    /// Score of any match, in addition to its impact.
    pub(crate) base: f32,
    /// Unverified records, in which the score of the clause may be lower than its impacts, or zero.
    unsettled: Option<Unsettled>,
    /// Pairs of records, in ascending order, and a factor for all other records. The impacts include these factors
    /// already.
    less_outside: Vec<(Arc<[RecordNo]>, f32)>,
}

#[derive(Clone)]
struct Unsettled {
    unverified: Arc<Unverified>,
    norms: Arc<Norms>,
    /// Factor for records in which the clause is reversed.
    contrary: f32,
}

impl Unsettled {
    fn new(unverified: Arc<Unverified>, impacts: &ImpactCache) -> Self {
        Self { unverified, norms: impacts.norms(), contrary: 1.0 }
    }
}

impl Scorer {
    /// The scorer of a word. `boost` multiplies its weight.
    pub(crate) fn of_word(
        impacts: &ImpactCache,
        reader: &Reader<'_>,
        word: &TermClause,
        boost: f32,
    ) -> Result<Self, QueryError> {
        let impacts = impacts.of_word(reader, word)?;
        let total = reader.generation.tables().records.len();
        let idf = boost * rarity(impacts.frequency() as usize, total);
        Ok(Self { impacts, idf, base: 0.0, unsettled: None, less_outside: Vec::new() })
    }

    /// The scorer of the concepts that a query suggests, best first: evidence by headings. `weight` multiplies the values
    /// of the concepts.
    pub(crate) fn of_concepts(
        impacts: &ImpactCache,
        reader: &Reader<'_>,
        suggested: &[(ConceptNo, f32)],
        weight: f32,
    ) -> Result<Self, QueryError> {
        let highest = suggested.first().map_or(0.0, |(_, value)| *value).max(f32::MIN_POSITIVE);
        let share =
            |&(concept, value): &(ConceptNo, f32)| (concept, value / highest / f32::from(ConceptsOfHeadings::LEVELS));
        let shares: Vec<(ConceptNo, f32)> = suggested.iter().map(share).collect();
        let impacts = Arc::new(impacts.of_concepts(reader, &shares)?);
        Ok(Self { impacts, idf: weight * highest, base: 0.0, unsettled: None, less_outside: Vec::new() })
    }

    /// The scorer of a clause that is matched by positions, from its matches.
    pub(crate) fn of_placed(impacts: &ImpactCache, reader: &Reader<'_>, found: &PlacedClause, boost: f32) -> Self {
        let total = reader.generation.tables().records.len();
        let idf = boost * rarity(found.matched.count() as usize, total);
        let unsettled = found.unverified.as_ref().map(|unverified| Unsettled::new(Arc::clone(unverified), impacts));
        let impacts = Arc::new(impacts.of_found(&found.records));
        Self { impacts, idf, base: 0.0, unsettled, less_outside: Vec::new() }
    }

    /// The scorer, with its impacts multiplied by a factor outside `records`, which are in ascending order.
    pub(crate) fn less_outside(mut self, records: &[RecordNo], factor: f32) -> Self {
        self.impacts = Arc::new(self.impacts.less_outside(records, factor));
        self.less_outside.push((records.into(), factor));
        self
    }

    /// The scorer of a phrase, with its score multiplied by a factor where the phrase is reversed.
    pub(crate) fn less_turned(
        self,
        impacts: &ImpactCache,
        phrase: &Clause,
        contrary: &Arc<Contrary>,
        factor: f32,
    ) -> Self {
        let contrary = Arc::clone(contrary);
        let unverified = match self.unsettled {
            Some(unsettled) => unsettled.unverified.with_sense(contrary),
            None => Unverified::of_sense(phrase.clone(), contrary),
        };
        let unsettled = Unsettled { contrary: factor, ..Unsettled::new(Arc::new(unverified), impacts) };
        Self { unsettled: Some(unsettled), ..self }
    }

    /// The scorer with a floor: a share of its weight that any match scores in addition, whatever lowers its impact.
    pub(crate) fn with_floor(self, share: f32) -> Self {
        Self { base: self.idf * share, ..self }
    }

    /// The scorer, with lower impacts in records in which none of `others` has an impact. Unchanged if there are no
    /// others.
    pub(crate) fn in_company(mut self, reader: &Reader<'_>, others: &[Self]) -> Result<Self, QueryError> {
        if !others.is_empty() {
            let records: usize = others.iter().chain([&self]).map(|scorer| scorer.impacts.records()).sum();
            reader.clock.spend(records as u64)?;
            let others: Vec<&Impacts> = others.iter().map(|other| &*other.impacts).collect();
            self.impacts = Arc::new(self.impacts.less_without(&others, APART));
        }
        Ok(self)
    }

    #[cfg(test)]
    pub(crate) const fn is_unsettled(&self) -> bool {
        self.unsettled.is_some()
    }

    /// The verifier of its unverified records, if it has any.
    pub(super) fn verifier<'p, 'g>(&'p self, reader: &'p Reader<'g>) -> Result<Option<Verifier<'p, 'g>>, QueryError> {
        self.unsettled.as_ref().map(|unsettled| Verifier::open(reader, &unsettled.unverified)).transpose()
    }

    /// The verified level of a record; 0 if it does not match the clause.
    pub(super) fn level(&self, record: RecordNo, verifier: Option<&mut Verifier<'_, '_>>) -> Result<u16, QueryError> {
        let known = || self.impacts.level(record);
        let (Some(unsettled), Some(verifier)) = (&self.unsettled, verifier) else {
            return Ok(known());
        };
        let settled = verifier.settle(record)?;
        let level = match settled.times {
            Some(0) => 0,
            Some(times) => self.less_where_outside(record, level_of_found(&unsettled.norms, record, times)),
            None => known(),
        };
        Ok(if settled.is_contrary && level > 0 { less_by(level, unsettled.contrary) } else { level })
    }

    /// The level of a record after the factors of [`Scorer::less_outside`].
    fn less_where_outside(&self, record: RecordNo, level: u16) -> u16 {
        let outside = self.less_outside.iter().filter(|(records, _)| records.binary_search(&record).is_err());
        outside.fold(level, |level, &(_, factor)| less_by(level, factor))
    }

    /// The score of a level.
    #[inline]
    pub(super) fn worth(&self, level: u16) -> f32 {
        self.idf * (f32::from(level) * STEP) + self.base
    }

    /// True if a record matches the clause.
    pub(crate) fn holds(&self, record: RecordNo) -> bool {
        self.impacts.level(record) > 0
    }

    /// Calls `see` for the records in which its share of the weight is at least `least`, in ascending order.
    pub(crate) fn for_each_record(&self, least: f32, see: impl FnMut(RecordNo)) {
        self.impacts.for_each_record(least, see);
    }

    /// Number of records that match the clause, or may match it.
    pub(crate) fn records(&self) -> usize {
        self.impacts.records()
    }

    /// True if any record matches the clause.
    pub(crate) fn stands_anywhere(&self) -> bool {
        self.impacts.records() > 0
    }

    /// Upper bound of its score.
    pub(super) fn highest(&self) -> f32 {
        self.idf * if self.impacts.has_headings() { FULL_SHARE } else { 1.0 } + self.base
    }
}

/// Limits on the records to find.
pub(crate) struct Limits<'l> {
    /// Only records of these texts.
    pub(crate) within: &'l TextSet,
    /// Only these records, all of which match.
    pub(crate) records: Option<&'l RecordSet>,
    /// True if every scorer must match.
    pub(crate) every: bool,
    /// True if frequent words with a small sum of weights make an answer when nothing else matches.
    pub(crate) weak_words: bool,
    /// Only records with a higher score by words.
    pub(crate) above: f32,
    /// Number of records to find.
    pub(crate) count: usize,
}

impl Limits<'_> {
    /// True if a record of a text may be found.
    pub(super) fn allow(&self, record: RecordNo, text: u32) -> bool {
        self.within.contains(text) && self.records.is_none_or(|records| records.contains(record))
    }
}
