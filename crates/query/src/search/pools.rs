//! Pools of candidates: how deep pages of an answer fit together with those before.

use rustc_hash::FxHashSet;

use super::{Matches, Search};
use crate::matching::{Leaf, TextSet};
use crate::rank::best::Hit;
use crate::rank::lanes::{Lane, Limits, best_records};
use crate::rank::score::{RankedAct, RankedProvision};
use crate::rank::weights::{CANDIDATES, ENOUGH, WORD_OF_LAW};
use crate::{QueryError, Syntax};

impl Search<'_> {
    /// The best records by their words. Records that hold every word come first in any case: those that hold some are
    /// only looked for when the former are few. Only what scores higher than `above` is wanted.
    pub(super) fn candidates(
        &self,
        matches: &Matches,
        within: &TextSet,
        above: f32,
        count: usize,
    ) -> Result<Vec<Hit>, QueryError> {
        let looked_at =
            matches.pool.as_ref().filter(|(texts, _)| count == CANDIDATES && above == 0.0 && texts == within);
        if let Some((_, hits)) = looked_at {
            return Ok(hits.clone());
        }
        let weak_words = self.request.syntax == Syntax::Advanced;
        let records = matches.records.as_ref();
        let limits = |every| Limits { within, records, every, weak_words, above, count };
        let best = |lanes: &[Lane], every| best_records(&self.reader, lanes, &limits(every));
        if matches.records.is_some() {
            return best(&matches.lanes, false);
        }
        if !matches.plan.is_question && matches.lanes.len() > 1 {
            let hits = best(&matches.lanes, true)?;
            if hits.len() >= ENOUGH {
                return Ok(hits);
            }
        }
        let mut lanes = matches.lanes.clone();
        for leaf in &matches.plan.helpers {
            if let Leaf::Word(word) = leaf {
                lanes.push(Lane::of_word(self.engine.impacts(), &self.reader, word, WORD_OF_LAW)?);
            }
        }
        best(&lanes, false)
    }

    /// Ranks ever larger pools of candidates until `take` has enough or there are no more. A deep page takes a larger
    /// pool; what a smaller one gave must keep its place, so that the pages of one answer fit together.
    fn rank_pools(&self, matches: &Matches, mut take: impl FnMut(Vec<RankedAct>) -> bool) -> Result<(), QueryError> {
        let mut pool = CANDIDATES;
        loop {
            let (ranked, is_all) = self.rank_all(matches, &matches.counted.texts, pool)?;
            if take(ranked) || is_all {
                return Ok(());
            }
            self.check_deadline()?;
            pool *= 8;
        }
    }

    /// The best acts, at least so many if so many can be ranked.
    pub(super) fn ranked_acts(&self, matches: &Matches, wanted: usize) -> Result<Vec<RankedAct>, QueryError> {
        let (mut acts, mut known) = (Vec::new(), FxHashSet::default());
        self.rank_pools(matches, |ranked| {
            acts.extend(ranked.into_iter().filter(|act| known.insert(act.act)));
            acts.len() >= wanted
        })?;
        Ok(acts)
    }

    /// The best provisions, each with its act, at least so many if there are so many.
    pub(super) fn ranked_provisions(
        &self,
        matches: &Matches,
        wanted: usize,
    ) -> Result<Vec<(RankedAct, RankedProvision)>, QueryError> {
        let records = &self.generation().tables().records;
        let (mut flat, mut known) = (Vec::<(RankedAct, RankedProvision)>::new(), FxHashSet::default());
        self.rank_pools(matches, |ranked| {
            let begin = flat.len();
            for act in &ranked {
                let bare = RankedAct { provisions: Vec::new(), ..act.clone() };
                let path = |found: &&RankedProvision| (act.act, records[found.record as usize].path_hash);
                let new = act.provisions.iter().filter(|found| known.insert(path(found)));
                flat.extend(new.map(|found| (bare.clone(), found.clone())));
            }
            flat[begin..].sort_by(|one, two| two.1.score.total_cmp(&one.1.score).then(one.1.record.cmp(&two.1.record)));
            flat.len() >= wanted
        })?;
        Ok(flat)
    }
}
