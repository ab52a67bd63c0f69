//! Tells whether the law base answers a question. A question always finds some provision; a poor match is reported
//! here.

use super::leg::Leg;
use super::{Matches, PageAct, Search};
use crate::QueryError;
use crate::rank::score::{Fit, RankedProvision, chance_score};
use crate::rank::weights::{WEAK_SCORE, WEAK_SHARE, WEAK_TITLE};

impl Search<'_> {
    /// True if even the best result of a page is not an answer: its score is low for words as rare as those of the
    /// query, and it has only a part of them, by weight. False if every word was required.
    pub(super) fn is_weak(&self, matches: &Matches, page: &[PageAct]) -> Result<bool, QueryError> {
        if !matches.relaxed || !matches.cited.cited.is_empty() {
            return Ok(false);
        }
        if page.iter().all(|act| act.shown.is_empty()) {
            return Ok(page.is_empty());
        }
        for (number, leg) in matches.found.legs() {
            let is_found = |found: &&RankedProvision| {
                matches.found.shown_by(self.generation().text_of_record(found.record)) == number
            };
            let found = page.iter().flat_map(|act| &act.shown).filter(is_found);
            if !self.fit_little(leg, page, found.map(|found| found.fit)) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// True if the titles of a page and the provisions of one leg match the query poorly.
    fn fit_little(&self, leg: &Leg, page: &[PageAct], fits: impl Iterator<Item = Fit>) -> bool {
        let fits: Vec<Fit> = fits.collect();
        if fits.iter().any(|fit| fit.defines) {
            return false;
        }
        let weights: Vec<f32> = leg.scorers.iter().map(|scorer| scorer.idf).collect();
        let whole: f32 = weights.iter().sum();
        if page.iter().any(|act| act.ranked.title + act.ranked.typed > WEAK_TITLE * whole) {
            return false;
        }
        let Some(best) = fits.into_iter().max_by(|one, two| one.words.total_cmp(&two.words)) else {
            return true;
        };
        let held: f32 =
            (0..).zip(&weights).filter(|&(scorer, _)| best.has_scorer(scorer)).map(|(_, weight)| weight).sum();
        best.words < WEAK_SCORE * chance_score(&leg.scorers) && held < WEAK_SHARE * whole
    }
}
