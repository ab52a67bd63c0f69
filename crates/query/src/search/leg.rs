//! A leg of a search: a query in the words of one language, its matches, and their ranking.

use qonun_index::RecordNo;

use super::Search;
use crate::QueryError;
use crate::citing::CitedByQuery;
use crate::matching::{Clause, ClauseCoverage, Matcher};
use crate::plan::{ANY_FORM, Plan};
use crate::postings::{RecordSet, TextSet};
use crate::rank::score::{Fit, QueryWord, RankedAct, RankedProvision, Ranking, whole_weight};
use crate::rank::scorer::Scorer;
use crate::rank::titles::{TitleWeights, best_titles};
use crate::rank::top_k::Hit;
use crate::rank::weights::{CITED_ACT, CONTRARY, FLOOR, MUCH_RARER, SHORT_QUESTION, TITLE_PREFIX};

/// A query in the words of one language: as typed, or translated.
pub(super) struct Leg {
    pub(super) plan: Plan,
    /// True if the query is a question, so that the law need not contain every word. A typed title is not a question,
    /// whatever its wording.
    pub(super) is_question: bool,
    /// The matching texts, before filters.
    pub(super) texts: TextSet,
    /// The matching records, if AND does not reach beyond a provision.
    pub(super) records: Option<RecordSet>,
    /// The scorers, in the order of [`Plan::ranked_clauses`].
    pub(super) scorers: Vec<Scorer>,
    /// For each word that is wanted with a negation, the records with the negated form, in ascending order. Empty in
    /// questions.
    pub(super) negated: Vec<Vec<RecordNo>>,
    /// Scorers of concepts, if the law need not contain every word of the query.
    pub(super) concepts: ConceptScorers,
    /// Where each clause counts.
    pub(super) coverage: ClauseCoverage,
    /// The weights of the words of the plan in titles.
    pub(super) titles: TitleWeights,
}

/// Scorers for the concepts of a query, over the texts of one leg.
#[derive(Default)]
pub(super) struct ConceptScorers {
    /// The concepts in headings; `None` if no heading names one.
    pub(super) headings: Option<Scorer>,
    /// The legal words of the concepts.
    pub(super) words: Vec<Scorer>,
}

impl ConceptScorers {
    /// All scorers.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Scorer> {
        self.headings.iter().chain(&self.words)
    }
}

impl Search<'_> {
    /// The scorers of the required clauses. Also the records for `Leg::negated`.
    pub(super) fn scorers(
        &self,
        plan: &Plan,
        is_question: bool,
        matcher: &mut Matcher<'_, '_>,
    ) -> Result<(Vec<Scorer>, Vec<Vec<RecordNo>>), QueryError> {
        let (impacts, reader) = (self.snapshot.impacts(), &self.reader);
        let mut negated = Vec::new();
        for sense in &plan.negated {
            let records = sense.records(reader)?;
            // Without a record that has the negated form there is nothing to prefer.
            if !records.is_empty() {
                negated.push((sense.clause, records));
            }
        }
        let open = |&place: &usize| {
            let (clause, boost) = (&plan.clauses[place], plan.boosts[place]);
            let mut scorer = match clause {
                Clause::Word(word) => Scorer::of_word(impacts, reader, word, boost)?,
                _ => Scorer::of_placed(impacts, reader, matcher.placed(place)?, boost),
            };
            if let Some((_, contrary)) = plan.contraries.iter().find(|(known, _)| *known == place) {
                scorer = scorer.less_turned(impacts, clause, contrary, ANY_FORM);
            }
            // In a question other words may state the negation, so only the negated word counts less. Otherwise all
            // words must occur where the negated form occurs.
            for (_, records) in negated.iter().filter(|(known, _)| !is_question || *known == place) {
                scorer = scorer.less_outside(records, if is_question { ANY_FORM } else { CONTRARY });
            }
            Ok(if is_question { scorer.with_floor(FLOOR) } else { scorer })
        };
        let scorers = plan.ranked_clauses().iter().map(open).collect::<Result<_, QueryError>>()?;
        let wanted = negated.into_iter().filter(|_| !is_question).map(|(_, records)| records);
        Ok((scorers, wanted.collect()))
    }

    /// The unit by which a record is counted: the record if AND does not reach beyond a provision, otherwise its text.
    pub(super) fn counted(&self, leg: &Leg, record: RecordNo) -> u32 {
        if leg.records.is_some() { record } else { self.generation().text_of_record(record) }
    }

    /// Ranks records that were found by their words.
    pub(super) fn rank_hits(
        &self,
        leg: &Leg,
        cited: &CitedByQuery,
        within: &TextSet,
        mut hits: Vec<Hit>,
    ) -> Result<Vec<RankedAct>, QueryError> {
        let (plan, scorers, places) = (&leg.plan, &leg.scorers, leg.plan.ranked_clauses());
        // Removes a provision if all its words are in branches that do not match.
        if leg.coverage.differ() {
            let counts = |record: RecordNo, place: usize| leg.coverage.count(place, self.counted(leg, record));
            let holds = |hit: &Hit| {
                (0..).zip(&places).any(|(scorer, &place)| hit.has_scorer(scorer) && counts(hit.record, place))
            };
            hits.retain(holds);
        }
        let whole = whole_weight(scorers);
        // A long provision contains every word of any question, so this is no evidence for it.
        let every_scorer = (!leg.is_question && scorers.len() < 64).then(|| (1 << scorers.len()) - 1);
        let word = |(scorer, &place): (usize, &usize)| match &plan.clauses[place] {
            Clause::Word(clause) => Some(QueryWord { clause, idf: scorers[scorer].idf, scorer }),
            _ => None,
        };
        let words: Vec<QueryWord<'_>> = places.iter().enumerate().filter_map(word).collect();
        let titles = best_titles(&self.reader, &plan.words(), &leg.titles, within)?;
        let (reader, facts) = (&self.reader, self.snapshot.facts());
        let (subject, explain) = (subject(leg, &places), self.request.explain);
        let (negated, notions) = (&leg.negated, &plan.asked.notions);
        let ranking = Ranking { reader, facts, words: &words, every_scorer, subject, negated, notions, explain };
        let mut ranked = ranking.rank(hits, &titles, whole)?;
        self.lift_cited(&mut ranked, cited, within, whole);
        Ok(ranked)
    }

    /// Ranks the citations of the query first: a cited provision, and an act that is the whole query. An act that is
    /// cited among other words only gets a bonus.
    fn lift_cited(&self, ranked: &mut Vec<RankedAct>, cited: &CitedByQuery, within: &TextSet, whole: f32) {
        let tables = self.generation().tables();
        let highest = ranked.first().map_or(0.0, |act| act.score).max(0.0);
        // If a title was typed word by word, the title is meant, whatever it cites.
        let titled = ranked.first().is_some_and(|act| act.typed >= TITLE_PREFIX * whole);
        for (place, (act, provision)) in cited.named().enumerate() {
            if !tables.acts[act as usize].texts.clone().any(|text| within.contains(text)) {
                continue;
            }
            let at = ranked.iter().position(|known| known.act == act).unwrap_or_else(|| {
                ranked.push(RankedAct::of(act));
                ranked.len() - 1
            });
            let known = &mut ranked[at];
            let first = cited.whole || (provision.is_some() && !titled);
            // Earlier citations are likelier.
            let score =
                if first { highest * 2.0 + 1.0 + 1.0 / (place + 1) as f32 } else { known.score + CITED_ACT * whole };
            known.score = known.score.max(score);
            if let Some(provision) = provision {
                let hash = |record: RecordNo| tables.records[record as usize].path_hash;
                known.provisions.retain(|other| hash(other.record) != hash(provision.record));
                let (record, fit) = (provision.record, Fit::default());
                known.provisions.push(RankedProvision { record, score, fit, parts: Vec::new() });
                known.provisions.sort_by(|one, two| two.score.total_cmp(&one.score).then(one.record.cmp(&two.record)));
            } else if !first {
                known.provisions.iter_mut().for_each(|provision| provision.score += CITED_ACT * whole);
            }
        }
        ranked.sort_by(|one, two| two.score.total_cmp(&one.score).then(one.act.cmp(&two.act)));
    }
}

/// The scorer of the word that a short question is about: the rarest one, if it is a legal word and the others are much
/// more frequent. `places` are the clauses of the scorers.
fn subject(leg: &Leg, places: &[usize]) -> Option<usize> {
    let scorers = &leg.scorers;
    if !leg.is_question || !(2..=SHORT_QUESTION).contains(&scorers.len()) {
        return None;
    }
    let mut order: Vec<usize> = (0..scorers.len()).collect();
    order.sort_by(|&one, &two| scorers[two].idf.total_cmp(&scorers[one].idf));
    let is_clear = scorers[order[0]].idf >= MUCH_RARER * scorers[order[1]].idf;
    (is_clear && leg.plan.subjects.contains(&places[order[0]])).then_some(order[0])
}
