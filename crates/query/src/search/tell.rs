//! What a reader is told of how well an answer fits: at most one notice, so that no two contradict each other.

use qonun_law::Lang;

use super::{Found, Matches, PageAct, Search};
use crate::QueryError;
use crate::answer::{Notice, Total};
use crate::notices;

impl Search<'_> {
    /// The notice of how an answer fits; nothing when it holds what was asked.
    pub(super) fn fit_notice(
        &self,
        matches: &Matches,
        found: &Found,
        total: Total,
        page: &[PageAct],
        ui: Lang,
    ) -> Result<Option<Notice>, QueryError> {
        // Of a provision that does not exist it was told already.
        if !matches.cited.absent.is_empty() {
            return Ok(None);
        }
        if total.value + total.close == 0 {
            let unfiltered = found.exact.all() + found.close.all();
            return Ok(Some(if unfiltered > 0 {
                notices::filtered_out(unfiltered, ui)
            } else {
                notices::notice("no_match", ui)
            }));
        }
        if self.is_weak(matches, page)? {
            return Ok(Some(notices::notice("weak_match", ui)));
        }
        if matches.relaxed && self.shows_words_of_law(matches, page) {
            return Ok(Some(notices::told(&matches.own.plan.told, &self.request.q, ui)));
        }
        if self.shows_translated(matches, page) {
            return Ok(Some(notices::other_language(ui)));
        }
        // What stands in the way says it better, where that is known.
        let is_short = matches.relaxed
            && matches.exact.is_empty()
            && matches.offers.is_empty()
            && page.iter().any(|act| act.close);
        Ok(is_short.then(|| notices::notice("relaxed", ui)))
    }

    /// Was a provision of the page found by words of law for what was told in everyday words?
    fn shows_words_of_law(&self, matches: &Matches, page: &[PageAct]) -> bool {
        let plan = &matches.own.plan;
        let lanes = matches.own.lanes.len();
        let mut shown = page.iter().flat_map(|act| &act.shown);
        !plan.told.is_empty()
            && shown.any(|found| (lanes..lanes + plan.helpers.len()).any(|lane| found.fit.has_lane(lane)))
    }

    /// Is an act on the page that was found by a translation? Of those on other pages nothing need be told here.
    fn shows_translated(&self, matches: &Matches, page: &[PageAct]) -> bool {
        let acts = &self.generation().tables().acts;
        let mut texts = page.iter().flat_map(|act| acts[act.ranked.act as usize].texts.clone());
        texts.any(|text| self.is_translated(matches, text))
    }
}
