//! The best provisions by their words.
//!
//! A scorer is a word of the query (or a phrase, or any other clause) with what it is worth in each record;
//! [`super::windows`] adds scorers up.

use std::sync::Arc;

use qonun_index::RecordNo;

use super::impact_cache::ImpactCache;
use super::impacts::{Impacts, STEP, less_by, level_of_found};
use super::norms::{FULL_SHARE, Norms};
use super::weights::APART;
use crate::QueryError;
use crate::matching::{Clause, Contrary, PlacedClause, TermClause, Unverified, Verifier};
use crate::postings::{Reader, RecordSet, TextSet};

/// A clause of the query with what it is worth.
#[derive(Clone)]
pub(crate) struct Scorer {
    pub(super) impacts: Arc<Impacts>,
    /// Weight of the clause: how rare it is.
    pub(crate) idf: f32,
    /// Records in which the clause may be worth less than its impacts say, or nothing.
    unsettled: Option<Unsettled>,
    /// Records, which rise, outside which it is worth less by a factor; its impacts say so already.
    less_outside: Vec<(Arc<[RecordNo]>, f32)>,
}

#[derive(Clone)]
struct Unsettled {
    unverified: Arc<Unverified>,
    norms: Arc<Norms>,
    /// By what factor the clause is worth less where it is turned round.
    contrary: f32,
}

impl Unsettled {
    fn new(unverified: Arc<Unverified>, impacts: &ImpactCache) -> Self {
        Self { unverified, norms: impacts.norms(), contrary: 1.0 }
    }
}

/// How rare a word is that stands in `count` of `total` records.
pub(crate) fn rarity(count: u64, total: usize) -> f32 {
    let (count, total) = (count as f32, total as f32);
    (1.0 + (total - count + 0.5).max(0.0) / (count + 0.5)).ln()
}

impl Scorer {
    /// The scorer of a word; `boost` multiplies its weight.
    pub(crate) fn of_word(
        impacts: &ImpactCache,
        reader: &Reader<'_>,
        word: &TermClause,
        boost: f32,
    ) -> Result<Self, QueryError> {
        let impacts = impacts.of_word(reader, word)?;
        let total = reader.generation.tables().records.len();
        let idf = boost * rarity(u64::from(impacts.frequency()), total);
        Ok(Self { impacts, idf, unsettled: None, less_outside: Vec::new() })
    }

    /// The scorer of a clause that is matched by positions, from where it was found.
    pub(crate) fn of_placed(impacts: &ImpactCache, reader: &Reader<'_>, found: &PlacedClause, boost: f32) -> Self {
        let total = reader.generation.tables().records.len();
        let idf = boost * rarity(u64::from(found.matched.count()), total);
        let unsettled = found.unverified.as_ref().map(|unverified| Unsettled::new(Arc::clone(unverified), impacts));
        let impacts = Arc::new(impacts.of_found(&found.records));
        Self { impacts, idf, unsettled, less_outside: Vec::new() }
    }

    /// The scorer, worth less by a factor outside some records, which rise.
    pub(crate) fn less_outside(mut self, records: &[RecordNo], factor: f32) -> Self {
        self.impacts = Arc::new(self.impacts.less_outside(records, factor));
        self.less_outside.push((records.into(), factor));
        self
    }

    /// The scorer of a phrase, worth less by a factor where it is turned round.
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

    /// The scorer, worth less where none of some others is worth anything; itself when there are no others.
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

    /// What settles its doubts.
    pub(super) fn verifier<'p, 'g>(&'p self, reader: &'p Reader<'g>) -> Result<Option<Verifier<'p, 'g>>, QueryError> {
        self.unsettled.as_ref().map(|unsettled| Verifier::open(reader, &unsettled.unverified)).transpose()
    }

    /// The level of a record beyond doubt; nought when it does not hold the clause.
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

    /// The level of a record as [`Scorer::less_outside`] leaves it.
    fn less_where_outside(&self, record: RecordNo, level: u16) -> u16 {
        let outside = self.less_outside.iter().filter(|(records, _)| records.binary_search(&record).is_err());
        outside.fold(level, |level, &(_, factor)| less_by(level, factor))
    }

    /// What the clause is worth at a level.
    #[inline]
    pub(super) fn worth(&self, level: u16) -> f32 {
        self.idf * (f32::from(level) * STEP)
    }

    /// Does a record hold the clause?
    pub(crate) fn holds(&self, record: RecordNo) -> bool {
        self.impacts.level(record) > 0
    }

    /// Is there a record that holds the clause?
    pub(crate) fn stands_anywhere(&self) -> bool {
        self.impacts.records() > 0
    }

    /// The most that it can be worth.
    pub(super) fn highest(&self) -> f32 {
        self.idf * if self.impacts.has_headings() { FULL_SHARE } else { 1.0 }
    }
}

/// What records may be found.
pub(crate) struct Limits<'l> {
    /// Only records of these texts.
    pub(crate) within: &'l TextSet,
    /// Only these records; they all match.
    pub(crate) records: Option<&'l RecordSet>,
    /// Must every scorer match?
    pub(crate) every: bool,
    /// Do frequent words that together weigh little make an answer, when nothing else matches?
    pub(crate) weak_words: bool,
    /// Only records with a higher score by words.
    pub(crate) above: f32,
    /// How many records are wanted.
    pub(crate) count: usize,
}

impl Limits<'_> {
    /// May a record of a text be found?
    pub(super) fn allow(&self, record: RecordNo, text: u32) -> bool {
        self.within.contains(text) && self.records.is_none_or(|records| records.contains(record))
    }
}
