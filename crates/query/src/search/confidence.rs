//! Does the law base answer what was asked? A question always finds some provision; here it is told when it fits little.

use super::{Matches, PageAct, Search};
use crate::QueryError;
use crate::cited::CitedByQuery;
use crate::rank::score::{Fit, RankedProvision, chance_score};
use crate::rank::weights::{WEAK_SCORE, WEAK_SHARE, WEAK_TITLE};

impl Search<'_> {
    /// Is the best of a page no answer? It is not when its score is low for words as rare as those of the query and it
    /// holds but a part of them, by weight. Where every word had to be found, what was found is an answer.
    pub(super) fn is_weak(&self, matches: &Matches, page: &[PageAct]) -> Result<bool, QueryError> {
        let CitedByQuery { cited, absent, .. } = &matches.cited;
        // Of a provision that does not exist it was told already, and so it was when nothing was found.
        if !matches.relaxed || !cited.is_empty() || !absent.is_empty() || matches.counted.acts == 0 {
            return Ok(false);
        }
        if page.iter().all(|act| act.shown.is_empty()) {
            return Ok(page.is_empty());
        }
        for asked in std::iter::once(matches).chain(matches.widened.as_deref()) {
            let is_asked = |found: &&RankedProvision| std::ptr::eq(self.asked(matches, found.record), asked);
            let found = page.iter().flat_map(|act| &act.shown).filter(is_asked);
            if !self.fit_little(asked, page, found.map(|found| found.fit))? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Do the titles of a page, and provisions found by a query, fit it little?
    fn fit_little(
        &self,
        matches: &Matches,
        page: &[PageAct],
        fits: impl Iterator<Item = Fit>,
    ) -> Result<bool, QueryError> {
        let weights: Vec<f32> = matches.lanes.iter().map(|lane| lane.idf).collect();
        let whole: f32 = weights.iter().sum();
        if page.iter().any(|act| act.ranked.title + act.ranked.typed > WEAK_TITLE * whole) {
            return Ok(false);
        }
        let Some(best) = fits.max_by(|one, two| one.words.total_cmp(&two.words)) else {
            return Ok(true);
        };
        // Words of law for what was told in everyday words: the law speaks of it, however little else fits.
        let mut words_of_law = weights.len()..weights.len() + matches.plan.helpers.len();
        if !matches.plan.told.is_empty() && words_of_law.any(|lane| best.has_lane(lane)) {
            return Ok(false);
        }
        let held: f32 = (0..).zip(&weights).filter(|&(lane, _)| best.has_lane(lane)).map(|(_, weight)| weight).sum();
        Ok(best.words < WEAK_SCORE * chance_score(&matches.lanes) && held < WEAK_SHARE * whole)
    }
}
