//! A page of acts.

use std::collections::BTreeMap;

use qonun_index::ActNo;
use rustc_hash::FxHashSet;

use super::pools::{Pool, lower};
use super::synonyms::Lead;
use super::{Matches, Page, PageAct, Search};
use crate::postings::TextSet;
use crate::rank::score::RankedAct;
use crate::{QueryError, Sort, facets};

/// Number of direct matches that come before an act found by a synonymous legal term.
pub(super) const ENOUGH_DIRECT: usize = 4;
/// Factor that puts a score just below that of the previous act.
const BELOW: f32 = 0.99;

impl Search<'_> {
    /// The acts of a page, and whether more follow. Exact matches come first, then close ones. In a merged list
    /// ([`Search::is_one_list`]) both kinds are sorted by score, and the remaining exact matches follow.
    pub(super) fn page_of_acts(&self, matches: &Matches, offset: usize) -> Result<Page, QueryError> {
        let sort = self.sort(matches);
        if sort != Sort::Relevance {
            return self.sorted_page(matches, sort, offset);
        }
        let (page, more) = match self.is_one_list(matches) {
            true => self.page_of_one_list(matches, offset)?,
            false => self.page_by_kind(matches, offset)?,
        };
        Ok((self.choose_provisions(matches, page), more))
    }

    /// Page of a merged list: all ranked acts by score, then the remaining exact matches.
    fn page_of_one_list(&self, matches: &Matches, offset: usize) -> Result<(Vec<RankedAct>, bool), QueryError> {
        let (near, limit) = (self.near_acts(matches, true), self.request.limit);
        let mut exact = facets::passing(self.snapshot.acts(), &matches.exact, &self.compiled);
        near.iter().for_each(|near| exact.remove_range(self.texts_of_act(near.act)));
        let exact_count = self.snapshot.acts().acts_of(&exact).count() as usize;
        let mut page: Vec<RankedAct> = near.iter().skip(offset).take(limit).map(|&near| near.clone()).collect();
        let from = offset.saturating_sub(near.len());
        page.extend(self.exact_acts(matches, &exact, from, limit - page.len())?);
        let begin = near.len().saturating_sub(offset).min(page.len());
        lower(&mut page, begin, |act| &mut act.score);
        let more = offset + page.len() < exact_count + near.len();
        Ok((page, more))
    }

    /// Page by kind: exact matches with the lead among them, then close matches.
    fn page_by_kind(&self, matches: &Matches, offset: usize) -> Result<(Vec<RankedAct>, bool), QueryError> {
        let (mut near, limit) = (self.near_acts(matches, false), self.request.limit);
        let mut exact = facets::passing(self.snapshot.acts(), &matches.exact, &self.compiled);
        let lead = self.lead_of(matches);
        if let Some(lead) = lead {
            near.retain(|near| near.act != lead.act.act);
            exact.remove_range(self.texts_of_act(lead.act.act));
        }
        let exact_count = self.snapshot.acts().acts_of(&exact).count() as usize;
        let first = exact_count + usize::from(lead.is_some());
        let mut page = match lead {
            Some(lead) => self.exact_acts_and_lead(matches, &exact, lead, offset)?,
            None => self.exact_acts(matches, &exact, offset, limit)?,
        };
        let from = offset.saturating_sub(first);
        let rest: Vec<&RankedAct> = near.iter().copied().skip(from).take(limit - page.len()).collect();
        if let (Some(first), false) = (near.first(), rest.is_empty()) {
            let only = lead.filter(|_| exact_count == 0).map(|lead| lead.act.score);
            let factor = self.factor_below(matches, &exact, exact_count, only, first.score)?;
            page.extend(rest.into_iter().map(|near| scaled(near, factor)));
        }
        let more = offset + page.len() < first + near.len();
        Ok((page, more))
    }

    /// The act that a synonymous legal term puts on the first page, if it passes the filters.
    pub(super) fn lead_of<'m>(&self, matches: &'m Matches) -> Option<&'m Lead> {
        let lead = matches.near.lead.as_ref()?;
        self.compiled.passes(self.first_text(lead.act.act)).then_some(lead)
    }

    /// The exact acts of a page, with the lead inserted at its place.
    fn exact_acts_and_lead(
        &self,
        matches: &Matches,
        exact: &TextSet,
        lead: &Lead,
        offset: usize,
    ) -> Result<Vec<RankedAct>, QueryError> {
        let limit = self.request.limit;
        let direct = self.exact_acts(matches, exact, 0, ENOUGH_DIRECT)?;
        let place = direct.iter().take_while(|act| act.score >= lead.own).count();
        let is_here = (offset..offset + limit).contains(&place);
        let from = offset - usize::from(offset > place);
        let mut page = self.exact_acts(matches, exact, from, limit - usize::from(is_here))?;
        if is_here && page.len() >= place - offset {
            // Keeps scores in descending order.
            let next = page.get(place - offset).map_or(0.0, |act| act.score);
            let before = place.checked_sub(1).and_then(|before| direct.get(before)).map_or(f32::MAX, |act| act.score);
            let factor = lead.act.score.max(next).min(before) / lead.act.score.max(f32::MIN_POSITIVE);
            page.insert(place - offset, scaled(&lead.act, factor));
        }
        Ok(page)
    }

    /// The close acts that pass the filters; with `with_exact`, exact ones too.
    fn near_acts<'m>(&self, matches: &'m Matches, with_exact: bool) -> Vec<&'m RankedAct> {
        let passes = |near: &&RankedAct| self.compiled.passes(self.first_text(near.act));
        let counts = |near: &&RankedAct| with_exact || !self.is_exact(matches, near.act);
        matches.near.acts.iter().filter(passes).filter(counts).collect()
    }

    /// The factor that lowers scores, of which `first` is the highest, below those of all exact acts. If no act is
    /// exact, it lowers them below `only`.
    fn factor_below(
        &self,
        matches: &Matches,
        exact: &TextSet,
        count: usize,
        only: Option<f32>,
        first: f32,
    ) -> Result<f32, QueryError> {
        let last = match count.checked_sub(1) {
            Some(last) => self.exact_acts(matches, exact, last, 1)?.pop().map(|last| last.score),
            None => only,
        };
        Ok(last.map_or(1.0, |last| (BELOW * last / first.max(f32::MIN_POSITIVE)).min(1.0)))
    }

    /// Exact acts, best first. Acts that the ranking did not reach by their provisions or title follow in the order of
    /// the generation.
    fn exact_acts(
        &self,
        matches: &Matches,
        exact: &TextSet,
        from: usize,
        count: usize,
    ) -> Result<Vec<RankedAct>, QueryError> {
        if count == 0 || exact.is_empty() {
            return Ok(Vec::new());
        }
        let acts = self.acts_in(exact);
        let ranked = self.ranked_acts(matches, exact, (from + count).min(acts.len()))?;
        let known: FxHashSet<ActNo> = ranked.iter().map(|act| act.act).collect();
        let lowest = ranked.last().map_or(f32::MAX, |act| act.score);
        let mut page: Vec<RankedAct> = ranked.into_iter().skip(from).take(count).collect();
        if page.len() < count && known.len() < acts.len() {
            let rest = acts.into_iter().filter(|act| !known.contains(act)).skip(from.saturating_sub(known.len()));
            let rest: Vec<ActNo> = rest.take(count - page.len()).collect();
            let mut rest = self.rank_acts(matches, exact, &rest)?;
            rest.iter_mut().for_each(|act| act.score = act.score.min(lowest));
            for place in 1..rest.len() {
                lower(&mut rest, place, |act| &mut act.score);
            }
            page.extend(rest);
        }
        Ok(page)
    }

    /// The acts of some texts, in the order of the generation.
    fn acts_in(&self, texts: &TextSet) -> Vec<ActNo> {
        let tables = self.generation().tables();
        let mut acts: Vec<ActNo> = texts.iter().map(|text| tables.texts[text as usize].act).collect();
        acts.dedup();
        acts
    }

    /// Ranks the provisions of some acts; the acts stay in their order.
    pub(super) fn rank_acts(
        &self,
        matches: &Matches,
        exact: &TextSet,
        page: &[ActNo],
    ) -> Result<Vec<RankedAct>, QueryError> {
        let mut within = TextSet::empty(self.text_count());
        page.iter().for_each(|&act| within.insert_range(self.texts_of_act(act)));
        within.intersect(exact);
        let hits = match matches.found.own.scorers.is_empty() {
            true => Vec::new(),
            false => self.candidates(&matches.found.own, &Pool::first(&within))?,
        };
        let ranked = self.rank_hits(&matches.found.own, &matches.cited, &within, hits)?;
        let mut by_act: BTreeMap<ActNo, RankedAct> = ranked.into_iter().map(|act| (act.act, act)).collect();
        Ok(page.iter().map(|act| by_act.remove(act).unwrap_or_else(|| RankedAct::of(*act))).collect())
    }

    /// A page in another order than by relevance: exact acts, then close ones.
    fn sorted_page(&self, matches: &Matches, sort: Sort, offset: usize) -> Result<Page, QueryError> {
        let exact = facets::passing(self.snapshot.acts(), &matches.exact, &self.compiled);
        let mut order = self.acts_in(&exact);
        self.sort_acts(&mut order, sort);
        let exact_count = order.len();
        let near = self.near_acts(matches, false);
        let mut close: Vec<ActNo> = near.iter().map(|near| near.act).collect();
        self.sort_acts(&mut close, sort);
        order.extend(close);
        let more = order.len() > offset + self.request.limit;
        let page: Vec<ActNo> = order.iter().skip(offset).take(self.request.limit).copied().collect();
        let (page, rest) = page.split_at(exact_count.saturating_sub(offset).min(page.len()));
        let mut acts = self.rank_acts(matches, &exact, page)?;
        let find = |act: &ActNo| near.iter().find(|near| near.act == *act).map(|&near| near.clone());
        acts.extend(rest.iter().filter_map(find));
        Ok((self.choose_provisions(matches, acts), more))
    }

    /// The provisions to show for each act: its best one, and those that are among the best of the whole page. A fixed
    /// number would hide the right article of the right act, or fill the page with articles of one act.
    fn choose_provisions(&self, matches: &Matches, acts: Vec<RankedAct>) -> Vec<PageAct> {
        let mut scores: Vec<f32> = acts.iter().flat_map(|act| act.provisions.iter().map(|found| found.score)).collect();
        scores.sort_by(|one, two| two.total_cmp(one));
        let bar = scores.get(self.request.limit.saturating_sub(1)).copied().unwrap_or(f32::MIN);
        let choose = |ranked: RankedAct| {
            let most = self
                .request
                .per_act
                .unwrap_or_else(|| ranked.provisions.iter().take_while(|found| found.score >= bar).count().max(1));
            let shown = ranked.provisions.iter().take(most).cloned().collect();
            PageAct { close: !self.is_exact(matches, ranked.act), ranked, shown }
        };
        acts.into_iter().map(choose).collect()
    }
}

/// An act with its scores multiplied by a factor.
fn scaled(act: &RankedAct, factor: f32) -> RankedAct {
    let mut act = act.clone();
    act.score *= factor;
    act.provisions.iter_mut().for_each(|provision| provision.score *= factor);
    act
}
