//! A page of provisions: each result has exactly one.
//!
//! A provision is an exact match if it matches the whole query on its own. A provision of a matching act that matches a
//! part of the query is a close match.

use qonun_index::{ActNo, RecordNo};
use rustc_hash::{FxHashMap, FxHashSet};

use super::acts::ENOUGH_DIRECT;
use super::pools::lower;
use super::{Counts, Matches, Page, PageAct, Search};
use crate::citing::CitedByQuery;
use crate::facets::{self, Amounts};
use crate::matching::Matcher;
use crate::plan::Plan;
use crate::postings::{RecordSet, TextSet};
use crate::rank::score::{Fit, RankedAct, RankedProvision};
use crate::rank::weights::CLOSE;
use crate::{QueryError, Scope, Sort, Syntax};

/// A provision of an act in all its languages: the act, and the hash of the path.
type Provision = (ActNo, u32);

/// A provision as a result, with its act.
#[derive(Clone)]
struct FlatHit {
    act: RankedAct,
    found: RankedProvision,
    close: bool,
}

impl FlatHit {
    fn score(&mut self) -> &mut f32 {
        &mut self.found.score
    }
}

impl Search<'_> {
    /// The records that match the whole query on their own. `records` are the known matches, if AND does not reach
    /// beyond a provision.
    pub(super) fn exact_provisions(
        &self,
        plan: &Plan,
        records: Option<&RecordSet>,
        exact: &TextSet,
        cited: &CitedByQuery,
    ) -> Result<RecordSet, QueryError> {
        let tables = self.generation().tables();
        let mut allowed = RecordSet::empty(tables.record_count());
        exact.iter().for_each(|text| allowed.insert_range(tables.texts[text as usize].records.clone()));
        let mut found = match records {
            Some(records) => records.clone(),
            None if self.is_blank() => return Ok(allowed),
            None => Matcher::new(&self.reader, &plan.clauses, Scope::Provision).matched(&plan.expr)?,
        };
        if self.request.syntax == Syntax::Simple {
            let named = cited.named().filter_map(|(_, provision)| provision);
            named.for_each(|provision| found.insert(provision.record));
        }
        found.intersect(&allowed);
        Ok(found)
    }

    /// Number of provisions of each act: exact ones, and close ones.
    pub(super) fn count_provisions(&self, matches: &Matches, provisions: &RecordSet) -> Counts {
        let count = |places: &mut dyn Iterator<Item = ActNo>| {
            let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
            places.for_each(|act| *counts.entry(self.first_text(act)).or_default() += 1);
            Amounts::of_provisions(self.text_count(), counts)
        };
        let exact = count(&mut self.distinct(provisions).into_iter().map(|(act, _)| act));
        let near = self.near_provisions(matches, provisions);
        let close = count(&mut near.iter().filter(|hit| hit.close).map(|hit| hit.act.act));
        Counts { exact, close }
    }

    /// One record of a set for each provision: the first one if it is there in several languages.
    fn distinct(&self, records: &RecordSet) -> Vec<(ActNo, RecordNo)> {
        let (mut out, mut seen, mut last) = (Vec::new(), FxHashSet::default(), None);
        let mut numbers: Vec<RecordNo> = records.iter().collect();
        if self.snapshot.as_of_day().is_some() {
            // The records of older editions have the last numbers.
            numbers.sort_by_key(|&record| self.generation().text_of_record(record));
        }
        for record in numbers {
            let (act, path) = self.provision_of(record);
            // The texts of an act are adjacent.
            if last.replace(act) != Some(act) {
                seen.clear();
            }
            if seen.insert(path) {
                out.push((act, record));
            }
        }
        out
    }

    /// The provisions of the close acts, best first, until the score drops.
    fn near_provisions(&self, matches: &Matches, exact: &RecordSet) -> Vec<FlatHit> {
        let found = matches.near.acts.iter().flat_map(|act| act.provisions.iter().map(move |found| (act, found)));
        let best = found.clone().map(|(_, found)| found.fit.words).fold(0.0, f32::max);
        let tables = self.generation().tables();
        let mut known: FxHashSet<Provision> = FxHashSet::default();
        for act in &matches.near.acts {
            for text in tables.acts[act.act as usize].texts.clone() {
                let range = tables.texts[text as usize].records.clone();
                let records = std::iter::successors(exact.next(range.start), |&record| exact.next(record + 1));
                known.extend(records.take_while(|&record| record < range.end).map(|record| self.provision_of(record)));
            }
        }
        let hit = |(act, found): (&RankedAct, &RankedProvision)| FlatHit {
            act: RankedAct { provisions: Vec::new(), ..act.clone() },
            found: found.clone(),
            close: !known.contains(&self.provision_of(found.record)),
        };
        let mut hits: Vec<FlatHit> = found.map(hit).collect();
        hits.retain(|hit| {
            let fit = hit.found.fit;
            fit.words >= CLOSE * best || fit.defines || !hit.close || self.has_every_word(matches, &hit.found)
        });
        sort_hits(&mut hits);
        hits
    }

    /// The provisions of a page, and whether more follow: exact ones, then close ones; in a merged list, by score.
    pub(super) fn page_of_provisions(&self, matches: &Matches, offset: usize) -> Result<Page, QueryError> {
        let Some(provisions) = &matches.provisions else {
            return Ok((Vec::new(), false));
        };
        let (sort, one_list) = (self.sort(matches), self.is_one_list(matches));
        let exact = facets::passing(self.snapshot.acts(), &matches.exact, &self.compiled);
        let mut near = self.near_provisions(matches, provisions);
        near.retain(|hit| self.compiled.passes(self.first_text(hit.act.act)));
        let wanted = offset + self.request.limit + 1;
        let mut list = Vec::new();
        if sort != Sort::Relevance {
            near.retain(|hit| hit.close);
            return self.sorted_provisions(matches, &exact, near, sort, offset);
        }
        if one_list {
            list = near;
            let known: FxHashSet<Provision> = list.iter().map(|hit| self.provision_of(hit.found.record)).collect();
            self.add_exact(matches, &exact, &known, wanted, &mut list)?;
        } else {
            self.add_exact(matches, &exact, &FxHashSet::default(), wanted, &mut list)?;
            near.retain(|hit| hit.close);
            let lead = self.lead_of(matches).and_then(|lead| {
                let first = lead.act.provisions.first()?.record;
                near.iter().position(|hit| hit.found.record == first).map(|at| near.remove(at))
            });
            let begin = list.len();
            list.extend(near);
            lower(&mut list, begin, FlatHit::score);
            if let Some(lead) = lead {
                let place = begin.min(ENOUGH_DIRECT);
                list.insert(place, lead);
                lower(&mut list, place, FlatHit::score);
                let next = list.get_mut(place + 1).map_or(0.0, |next| *next.score());
                let score = list[place].score();
                *score = score.max(next);
            }
        }
        let more = list.len() > offset + self.request.limit;
        Ok((list.into_iter().skip(offset).take(self.request.limit).map(page_act).collect(), more))
    }

    /// Adds exact provisions, best first, until the list has `wanted` entries. Provisions that the ranking did not
    /// reach follow in the order of the generation, so that paging reaches every one.
    fn add_exact(
        &self,
        matches: &Matches,
        exact: &TextSet,
        known: &FxHashSet<Provision>,
        wanted: usize,
        list: &mut Vec<FlatHit>,
    ) -> Result<(), QueryError> {
        if list.len() >= wanted || exact.is_empty() {
            return Ok(());
        }
        let mut known = known.clone();
        self.rank_pools(matches, exact, |ranked| {
            let begin = list.len();
            for act in &ranked {
                let bare = RankedAct { provisions: Vec::new(), ..act.clone() };
                let new = act.provisions.iter().filter(|found| known.insert(self.provision_of(found.record)));
                let hit = |found: &RankedProvision| FlatHit { act: bare.clone(), found: found.clone(), close: false };
                list.extend(new.map(hit));
            }
            sort_hits(&mut list[begin..]);
            lower(list, begin, FlatHit::score);
            list.len() >= wanted
        })?;
        if list.len() < wanted {
            let lowest = list.last().map_or(0.0, |hit| hit.found.score);
            let rest = self.exact_records(matches, exact).into_iter().filter(|&(_, record)| {
                let place = self.provision_of(record);
                known.insert(place)
            });
            list.extend(rest.map(|(act, record)| unranked(act, record, lowest)));
        }
        Ok(())
    }

    /// The exact provisions of some texts, one record each, in the order of the generation.
    fn exact_records(&self, matches: &Matches, exact: &TextSet) -> Vec<(ActNo, RecordNo)> {
        let Some(provisions) = &matches.provisions else {
            return Vec::new();
        };
        let mut found = self.distinct(provisions);
        found.retain(|&(_, record)| exact.contains(self.generation().text_of_record(record)));
        found
    }

    /// A page in another order than by relevance: exact provisions, then close ones; in each group by act, then in
    /// document order.
    fn sorted_provisions(
        &self,
        matches: &Matches,
        exact: &TextSet,
        near: Vec<FlatHit>,
        sort: Sort,
        offset: usize,
    ) -> Result<Page, QueryError> {
        let mut acts: Vec<ActNo> = Vec::new();
        let records = self.exact_records(matches, exact);
        acts.extend(records.iter().map(|&(act, _)| act).chain(near.iter().map(|hit| hit.act.act)));
        acts.sort_unstable();
        acts.dedup();
        self.sort_acts(&mut acts, sort);
        let places: FxHashMap<ActNo, usize> = acts.iter().enumerate().map(|(place, &act)| (act, place)).collect();
        let mut list: Vec<FlatHit> = records.into_iter().map(|(act, record)| unranked(act, record, 0.0)).collect();
        list.extend(near);
        list.sort_by_key(|hit| (hit.close, places[&hit.act.act], hit.found.record));
        let more = list.len() > offset + self.request.limit;
        let mut page: Vec<FlatHit> = list.into_iter().skip(offset).take(self.request.limit).collect();
        self.score_page(matches, exact, &mut page)?;
        Ok((page.into_iter().map(page_act).collect(), more))
    }

    /// Sets the scores of the exact provisions of a page to those of the ranking.
    fn score_page(&self, matches: &Matches, exact: &TextSet, page: &mut [FlatHit]) -> Result<(), QueryError> {
        let mut acts: Vec<ActNo> = page.iter().filter(|hit| !hit.close).map(|hit| hit.act.act).collect();
        acts.dedup();
        let ranked = self.rank_acts(matches, exact, &acts)?;
        for hit in page.iter_mut().filter(|hit| !hit.close) {
            let wanted = self.provision_of(hit.found.record);
            let provisions = ranked.iter().filter(|act| act.act == hit.act.act).flat_map(|act| &act.provisions);
            if let Some(found) = provisions.clone().find(|found| self.provision_of(found.record) == wanted) {
                hit.found = found.clone();
            }
        }
        Ok(())
    }
}

/// Best first. Among equal scores the smaller record number comes first.
fn sort_hits(hits: &mut [FlatHit]) {
    hits.sort_by(|one, two| two.found.score.total_cmp(&one.found.score).then(one.found.record.cmp(&two.found.record)));
}

/// A provision that the ranking did not reach.
fn unranked(act: ActNo, record: RecordNo, score: f32) -> FlatHit {
    let found = RankedProvision { record, score, fit: Fit::default(), parts: Vec::new() };
    FlatHit { act: RankedAct::of(act), found, close: false }
}

fn page_act(hit: FlatHit) -> PageAct {
    let score = hit.found.score;
    PageAct { ranked: RankedAct { score, ..hit.act }, shown: vec![hit.found], close: hit.close }
}
