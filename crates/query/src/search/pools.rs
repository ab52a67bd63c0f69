//! Pools of candidates, which keep deep pages of an answer consistent with the pages before.

use rustc_hash::FxHashSet;

use super::leg::Leg;
use super::{Matches, Search};
use crate::matching::{Clause, TermClause};
use crate::postings::{RecordSet, TextSet};
use crate::rank::candidates::best_records;
use crate::rank::score::RankedAct;
use crate::rank::scorer::{Limits, Scorer};
use crate::rank::top_k::Hit;
use crate::rank::weights::{CANDIDATES, ENOUGH, WORD_OF_LAW};
use crate::{QueryError, Syntax};

/// Limits of the candidates.
pub(super) struct Pool<'p> {
    /// Only records of these texts.
    pub(super) within: &'p TextSet,
    /// Only these records, each of which matches on its own.
    pub(super) records: Option<&'p RecordSet>,
    /// Only records with a higher score by words.
    pub(super) above: f32,
    /// Maximum number of records.
    pub(super) count: usize,
}

impl<'p> Pool<'p> {
    /// The pool of a first page.
    pub(super) const fn first(within: &'p TextSet) -> Self {
        Self { within, records: None, above: 0.0, count: CANDIDATES }
    }
}

impl Search<'_> {
    /// The best records by their words. Records with every word always come first; records with some of the words are
    /// searched only if the former are few.
    pub(super) fn candidates(&self, leg: &Leg, pool: &Pool<'_>) -> Result<Vec<Hit>, QueryError> {
        let weak_words = self.request.syntax == Syntax::Advanced;
        let records = pool.records.or(leg.records.as_ref());
        let (within, above, count) = (pool.within, pool.above, pool.count);
        let limits = |every| Limits { within, records, every, weak_words, above, count };
        let best = |scorers: &[Scorer], every| best_records(&self.reader, scorers, &limits(every));
        if records.is_some() {
            return best(&leg.scorers, false);
        }
        if !leg.is_question && leg.scorers.len() > 1 {
            let hits = best(&leg.scorers, true)?;
            if hits.len() >= ENOUGH {
                return Ok(hits);
            }
        }
        let mut scorers = leg.scorers.clone();
        let scorer = |word: &TermClause| Scorer::of_word(self.snapshot.impacts(), &self.reader, word, WORD_OF_LAW);
        for added in &leg.plan.added {
            if let Clause::Word(word) = &added.clause {
                let company: Vec<Scorer> = added.beside.iter().map(scorer).collect::<Result<_, _>>()?;
                let scorer = scorer(word)?.in_company(&self.reader, &company)?;
                // A scorer without a matching record improves nothing, but its weight would make the typed words count
                // as weak.
                scorers.extend(scorer.stands_anywhere().then_some(scorer));
            }
        }
        scorers.extend(leg.concepts.iter().cloned());
        best(&scorers, false)
    }

    /// Ranks ever larger pools of exact matches until `take` returns true or all are ranked. A deep page needs a larger
    /// pool. Results of a smaller pool keep their place, so that the pages of one answer are consistent.
    pub(super) fn rank_pools(
        &self,
        matches: &Matches,
        within: &TextSet,
        mut take: impl FnMut(Vec<RankedAct>) -> bool,
    ) -> Result<(), QueryError> {
        let mut count = CANDIDATES;
        loop {
            let pool = Pool { records: matches.provisions.as_ref(), count, ..Pool::first(within) };
            let hits = self.candidates(&matches.found.own, &pool)?;
            let is_all = hits.len() < count;
            let mut ranked = self.rank_hits(&matches.found.own, &matches.cited, within, hits)?;
            self.join_named(matches, within, &mut ranked);
            if take(ranked) || is_all {
                return Ok(());
            }
            self.check_deadline()?;
            count *= 8;
        }
    }

    /// The best exact acts among some texts, at least `wanted` if that many can be ranked. Scores are in descending
    /// order.
    pub(super) fn ranked_acts(
        &self,
        matches: &Matches,
        within: &TextSet,
        wanted: usize,
    ) -> Result<Vec<RankedAct>, QueryError> {
        let (mut acts, mut known) = (Vec::new(), FxHashSet::default());
        self.rank_pools(matches, within, |ranked| {
            let begin = acts.len();
            acts.extend(ranked.into_iter().filter(|act| known.insert(act.act)));
            lower(&mut acts, begin, |act: &mut RankedAct| &mut act.score);
            acts.len() >= wanted
        })?;
        Ok(acts)
    }
}

/// Lowers the scores from index `from` on to at most that of the item before it. A larger pool may contain better items
/// than a smaller one, and the earlier pages have been shown already.
pub(super) fn lower<T>(items: &mut [T], from: usize, score: impl Fn(&mut T) -> &mut f32) {
    let Some(before) = from.checked_sub(1).and_then(|last| items.get_mut(last)) else {
        return;
    };
    let highest = *score(before);
    for item in &mut items[from..] {
        let score = score(item);
        *score = score.min(highest);
    }
}
