//! Provisions that define what a question asks about. They are found by what they define, even if many others have its
//! words.

use super::Search;
use super::leg::Leg;
use crate::QueryError;
use crate::citing::CitedByQuery;
use crate::postings::{RecordSet, TextSet};
use crate::rank::candidates::best_records;
use crate::rank::scorer::Limits;
use crate::rank::top_k::Hit;
use crate::rank::weights::CANDIDATES;

impl Search<'_> {
    /// Adds the texts that define what a leg asks about. Who names an act asks for its definition. Notions without a
    /// definition in the allowed texts are removed.
    pub(super) fn add_definitions(
        &self,
        leg: &mut Leg,
        allowed: &TextSet,
        cited: &CitedByQuery,
    ) -> Result<(), QueryError> {
        let notions = &mut leg.plan.asked.notions;
        if notions.is_empty() {
            return Ok(());
        }
        let mut within = allowed.clone();
        let named = self.texts_named(cited);
        if !named.is_empty() {
            within.intersect(&named);
        }
        for notion in notions.iter_mut() {
            self.reader.clock.spend(notion.records().count() as u64)?;
            notion.retain(|record| within.contains(self.generation().text_of_record(record)));
            notion.records().for_each(|record| leg.texts.insert(self.generation().text_of_record(record)));
        }
        notions.retain(|notion| !notion.is_undefined());
        Ok(())
    }

    /// The best candidates among the provisions that define what a leg asks about, for each notion.
    pub(super) fn defining_candidates(&self, leg: &Leg) -> Result<Vec<Hit>, QueryError> {
        let mut hits = Vec::new();
        for notion in &leg.plan.asked.notions {
            let mut records = RecordSet::empty(self.generation().tables().record_count());
            notion.records().for_each(|record| records.insert(record));
            // A term may consist of frequent words.
            let (every, weak_words, above) = (false, true, 0.0);
            let limits =
                Limits { within: &leg.texts, records: Some(&records), every, weak_words, above, count: CANDIDATES };
            hits.extend(best_records(&self.reader, &leg.scorers, &limits)?);
        }
        Ok(hits)
    }
}
