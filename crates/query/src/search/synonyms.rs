//! Synonymous legal terms: the query is `расторжение трудового договора`, and the article of the relevant code has the
//! heading `прекращение трудового договора`.
//!
//! Matches of the typed words come first. Of the matches of a synonym, one provision gets onto the first page: the one
//! with the synonym in its heading, in the code or law of the subject.

use qonun_index::ActNo;
use qonun_law::{ActType, Status};
use qonun_query_language::{Scope, has_quotes};

use super::found::{OtherLeg, OtherWords};
use super::leg::{ConceptScorers, Leg};
use super::pools::Pool;
use super::{Matches, Search};
use crate::QueryError;
use crate::citing::CitedByQuery;
use crate::matching::{Clause, ClauseCoverage, Matcher};
use crate::plan::{Otherwise, Plan};
use crate::postings::TextSet;
use crate::rank::score::{RankedAct, RankedProvision, part};
use crate::rank::titles::{TitleWeights, texts_of};
use crate::rank::weights::{ENOUGH, SYNONYM};

/// An act that is put on the first page.
pub(super) struct Lead {
    pub(super) act: RankedAct,
    /// Its score by the typed words; 0 if it does not match them.
    pub(super) own: f32,
}

/// How relevant an act is to a subject; more is better.
type Worth = u8;

impl Search<'_> {
    /// Adds the matches of synonyms: below direct matches if these do not fill a page, and the provision with a synonym
    /// in its heading.
    pub(super) fn add_synonyms(&self, matches: &mut Matches, searched: &TextSet) -> Result<(), QueryError> {
        let ways = std::mem::take(&mut matches.found.own.plan.otherwise);
        if ways.is_empty() || matches.cited.whole || has_quotes(&self.request.q) {
            return Ok(());
        }
        let within = self.of_cited(matches, searched);
        let few = (self.snapshot.acts().acts_of(&matches.exact).count() as usize) < ENOUGH;
        let mut legs: Vec<OtherLeg> = Vec::new();
        let mut best: Option<(Worth, f32, usize, RankedAct)> = None;
        let mut close: Vec<(usize, RankedAct)> = Vec::new();
        for way in ways {
            self.check_deadline()?;
            let Some((leg, term)) = self.put_otherwise(way, &within)? else {
                continue;
            };
            let at = legs.len();
            let mut ranked = self.ranked_with_every_word(&leg, &leg.texts)?;
            ranked.iter_mut().for_each(|act| self.lower(act));
            if let Some((worth, act)) = self.headed(&leg, &ranked)?
                && best.as_ref().is_none_or(|(known, score, ..)| (worth, act.score) > (*known, *score))
            {
                best = Some((worth, act.score, at, act));
            }
            if few {
                close.extend(ranked.into_iter().map(|act| (at, act)));
            }
            let shown = TextSet::empty(self.text_count());
            legs.push(OtherLeg { leg, shown, words: OtherWords::Term(term) });
        }
        close.sort_by(|(_, one), (_, two)| two.score.total_cmp(&one.score).then(one.act.cmp(&two.act)));
        for (way, act) in close {
            if !self.is_exact(matches, act.act) && matches.near.acts.iter().all(|near| near.act != act.act) {
                self.note(&mut legs[way], act.act);
                matches.near.acts.push(act);
            }
        }
        if let Some((worth, _, way, act)) = best {
            self.lead(matches, &mut legs, worth, way, act)?;
        }
        matches.near.acts.sort_by(|one, two| two.score.total_cmp(&one.score).then(one.act.cmp(&two.act)));
        matches.found.add_terms(legs);
        Ok(())
    }

    /// The texts of the acts that the query names; all searched texts if it names none.
    fn of_cited(&self, matches: &Matches, searched: &TextSet) -> TextSet {
        if matches.cited.cited.is_empty() {
            return searched.clone();
        }
        let mut named = self.texts_named(&matches.cited);
        named.intersect(searched);
        named
    }

    fn note(&self, leg: &mut OtherLeg, act: ActNo) {
        leg.shown.insert_range(self.texts_of_act(act));
    }

    /// Puts an act on the first page, unless an equally relevant act has a provision with the typed words in its
    /// heading.
    fn lead(
        &self,
        matches: &mut Matches,
        legs: &mut [OtherLeg],
        worth: Worth,
        way: usize,
        mut act: RankedAct,
    ) -> Result<(), QueryError> {
        let direct = self.ranked_with_every_word(&matches.found.own, &matches.exact)?;
        let is_cited = !matches.cited.cited.is_empty();
        if !is_cited && self.headed(&matches.found.own, &direct)?.is_some_and(|(direct, _)| direct >= worth) {
            return Ok(());
        }
        let own = direct.into_iter().find(|known| known.act == act.act);
        let own_score = own.map_or(0.0, |own| own.score);
        let own_score = if is_cited && self.is_exact(matches, act.act) { f32::INFINITY } else { own_score };
        legs.iter_mut().for_each(|leg| leg.shown.remove_range(self.texts_of_act(act.act)));
        self.note(&mut legs[way], act.act);
        match matches.near.acts.iter_mut().find(|near| near.act == act.act) {
            Some(near) => {
                let known: Vec<_> = act.provisions.iter().map(|found| self.provision_of(found.record)).collect();
                let rest = near.provisions.drain(..).filter(|found| !known.contains(&self.provision_of(found.record)));
                act.provisions.extend(rest);
                *near = act.clone();
            }
            None => matches.near.acts.push(act.clone()),
        }
        matches.near.lead = Some(Lead { act, own: own_score });
        Ok(())
    }

    /// The query with a synonymous term, and the term; `None` if no text matches all of it.
    fn put_otherwise(&self, way: Otherwise, within: &TextSet) -> Result<Option<(Leg, String)>, QueryError> {
        let clauses: Vec<Clause> = way.words.into_iter().map(Clause::Word).collect();
        let plan = Plan::of_clauses(clauses);
        let mut matcher = Matcher::new(&self.reader, &plan.clauses, Scope::Act);
        let mut texts = matcher.matched(&plan.expr)?;
        texts.intersect(within);
        if texts.is_empty() {
            return Ok(None);
        }
        let (scorers, negated) = self.scorers(&plan, false, &mut matcher)?;
        let titles = TitleWeights::new(&self.reader, &plan.words())?;
        let leg = Leg {
            concepts: ConceptScorers::default(),
            plan,
            is_question: false,
            texts,
            records: None,
            scorers,
            negated,
            coverage: ClauseCoverage::Everywhere,
            titles,
        };
        Ok(Some((leg, way.term)))
    }

    /// Acts with the provisions that match every word of a query on their own, best first.
    fn ranked_with_every_word(&self, leg: &Leg, within: &TextSet) -> Result<Vec<RankedAct>, QueryError> {
        let mut hits = self.candidates(leg, &Pool::first(within))?;
        hits.retain(|hit| (0..leg.scorers.len()).all(|scorer| hit.has_scorer(scorer)));
        let mut ranked = self.rank_hits(leg, &CitedByQuery::default(), within, hits)?;
        ranked.retain(|act| !act.provisions.is_empty());
        Ok(ranked)
    }

    /// Ranks a match by a synonym below a match of the typed words.
    fn lower(&self, act: &mut RankedAct) {
        act.score *= SYNONYM;
        act.provisions.iter_mut().for_each(|found| found.score *= SYNONYM);
        if self.request.explain {
            let factor = || part("found by another term of law, as a factor", SYNONYM);
            act.parts.push(factor());
            act.provisions.iter_mut().for_each(|found| found.parts.push(factor()));
        }
    }

    /// The most relevant act that has a provision with every word in its heading. Its list has only such provisions.
    fn headed(&self, leg: &Leg, ranked: &[RankedAct]) -> Result<Option<(Worth, RankedAct)>, QueryError> {
        let mut titled = TextSet::empty(self.text_count());
        for word in leg.plan.words() {
            texts_of(&self.reader, word)?.iter().for_each(|(texts, _)| titled.unite(&texts.set));
        }
        let is_headed = |found: &RankedProvision| usize::from(found.fit.headed) == leg.scorers.len();
        let mut best: Option<(Worth, RankedAct)> = None;
        for act in ranked {
            let Some(worth) = self.worth(act.act, &titled) else { continue };
            let is_better = best.as_ref().is_none_or(|(known, _)| worth > *known);
            if is_better && act.provisions.iter().any(is_headed) {
                let mut act = act.clone();
                act.provisions.retain(is_headed);
                best = Some((worth, act));
            }
        }
        Ok(best)
    }

    /// How relevant an act in force is to the subject. In descending order: a code with a word of the query in its
    /// title, another code, a law with such a title.
    fn worth(&self, act: ActNo, titled: &TextSet) -> Option<Worth> {
        let (facts, entry) = (&self.snapshot.facts()[act as usize], &self.generation().tables().acts[act as usize]);
        let has_word = self.texts_of_act(act).any(|text| titled.contains(text));
        match entry.kind {
            _ if facts.status != Status::InForce || facts.amends => None,
            ActType::Code => Some(if has_word { 3 } else { 2 }),
            ActType::Law if has_word => Some(1),
            _ => None,
        }
    }
}
