//! Close matches: acts with most of the query, or with its translation.
//!
//! They are selected from one pool of candidates, before filters, and end where the score drops.

use qonun_analysis::Language;
use qonun_index::RecordNo;
use qonun_query_language::{Scope, has_quotes};
use rustc_hash::FxHashSet;

use super::leg::{ConceptScorers, Leg};
use super::pools::Pool;
use super::translate::translate;
use super::{Matches, Search};
use crate::QueryError;
use crate::citing::CitedByQuery;
use crate::matching::{ClauseCoverage, Matcher};
use crate::postings::TextSet;
use crate::rank::score::{RankedAct, RankedProvision, chance_score, part, whole_weight};
use crate::rank::titles::TitleWeights;
use crate::rank::top_k::Hit;
use crate::rank::weights::{
    CANDIDATES, CITED_ACT, CLOSE, ENOUGH, OTHER_LANGUAGE, OTHER_LANGUAGE_OF_QUESTION, STRONG_SCORE,
};
use crate::written::LANGUAGES;

impl Search<'_> {
    /// Adds close matches if the exact ones do not fill a page or need not match the whole query.
    pub(super) fn add_near(&self, matches: &mut Matches, scope: Scope, searched: &TextSet) -> Result<(), QueryError> {
        if !self.is_plain(scope) {
            return Ok(());
        }
        self.add_near_words(matches, searched)?;
        self.add_synonyms(matches, searched)
    }

    /// Adds matches with most of the words, and matches of translations.
    fn add_near_words(&self, matches: &mut Matches, searched: &TextSet) -> Result<(), QueryError> {
        let hits = match matches.relaxed {
            true => Some(self.candidates_and_named(matches, searched)?),
            false => None,
        };
        // Words in quotation marks are taken as typed.
        let quoted = has_quotes(&self.request.q);
        if !quoted && !matches.cited.cited.is_empty() {
            self.add_named(matches, searched)?;
        } else if !quoted
            && !self.has_answer(matches, hits.as_deref())
            && let Some(leg) = self.translated(matches, searched)?
        {
            matches.found.add_translated(leg);
        }
        let few_provisions = matches.provisions.as_ref().is_some_and(|found| (found.count() as usize) < ENOUGH);
        if !matches.relaxed
            && !few_provisions
            && (matches.found.translated().is_none() || !matches.near.named.is_empty())
        {
            return Ok(());
        }
        let hits = match hits {
            Some(hits) => hits,
            None if few_provisions => self.candidates(&matches.found.own, &Pool::first(&matches.found.own.texts))?,
            None => Vec::new(),
        };
        let ranked = self.rank_near(matches, hits)?;
        matches.near.acts = self.close_enough(matches, ranked)?;
        Ok(())
    }

    /// The best candidates, those that define what is asked, and those of the acts that a question names beside its words:
    /// whoever names an act asks for what it says, even if others say it in more of the words.
    fn candidates_and_named(&self, matches: &Matches, searched: &TextSet) -> Result<Vec<Hit>, QueryError> {
        let own = &matches.found.own;
        let mut hits = self.candidates(own, &Pool::first(&own.texts))?;
        let mut more = self.defining_candidates(own)?;
        if own.is_question && !matches.cited.whole && !matches.cited.cited.is_empty() {
            let mut named = self.texts_named(&matches.cited);
            named.intersect(searched);
            more.extend(self.candidates(own, &Pool::first(&named))?);
        }
        if !more.is_empty() {
            let mut known: FxHashSet<RecordNo> = hits.iter().map(|hit| hit.record).collect();
            hits.extend(more.into_iter().filter(|hit| known.insert(hit.record)));
            hits.sort_by(|one, two| two.score.total_cmp(&one.score).then(one.record.cmp(&two.record)));
        }
        Ok(hits)
    }

    /// True if the matches in the query's own language are enough. If every word was required, a full page is enough.
    /// For a question, one provision with a high score is; `hits` are its candidates.
    fn has_answer(&self, matches: &Matches, hits: Option<&[Hit]>) -> bool {
        match hits {
            None => self.snapshot.acts().acts_of(&matches.exact).count() as usize >= ENOUGH,
            Some(hits) => {
                !matches.found.own.plan.asked.notions.is_empty()
                    || hits
                        .first()
                        .is_some_and(|best| best.score >= STRONG_SCORE * chance_score(&matches.found.own.scorers))
            }
        }
    }

    /// Searches in other languages for the words beside the name of a cited act that has no text in the query's
    /// language: `criminal code murder` asks for the articles on murder, whatever the language of the code.
    fn add_named(&self, matches: &mut Matches, searched: &TextSet) -> Result<(), QueryError> {
        if matches.cited.whole || matches.cited.cited.iter().any(|cited| cited.provision.is_some()) {
            return Ok(());
        }
        let mut named = self.texts_named(&matches.cited);
        named.intersect(searched);
        if named.is_empty() {
            return Ok(());
        }
        if let Some(other) = self.translated(matches, &named)? {
            let hits = self.candidates(&other, &Pool::first(&other.texts))?;
            matches.near.named = self.rank_hits(&other, &CitedByQuery::default(), &other.texts, hits)?;
            matches.found.add_translated(other);
        }
        Ok(())
    }

    /// Adds provisions to named acts without a text in the query's language, and gives these acts the score of a cited
    /// act.
    pub(super) fn join_named(&self, matches: &Matches, within: &TextSet, ranked: &mut Vec<RankedAct>) {
        let whole = whole_weight(&matches.found.own.scorers);
        for named in matches.near.named.iter().filter(|named| within.contains(self.first_text(named.act))) {
            let highest = ranked.first().map_or(0.0, |act| act.score);
            let score = highest.max(named.score) + CITED_ACT * whole;
            ranked.retain(|known| known.act != named.act || !known.provisions.is_empty());
            if !ranked.iter().any(|known| known.act == named.act) {
                ranked.insert(0, RankedAct { score, ..named.clone() });
            }
        }
    }

    /// The query in other languages, if it has matches there.
    fn translated(&self, matches: &Matches, searched: &TextSet) -> Result<Option<Leg>, QueryError> {
        // If an act is cited, some of the words may belong to its name.
        let every_word = !matches.relaxed && matches.cited.cited.is_empty();
        let own = &matches.found.own;
        let Some(translated) = translate(self.snapshot, &self.reader, &self.query_words, own, searched, every_word)?
        else {
            return Ok(None);
        };
        let mut matcher = Matcher::new(&self.reader, &translated.plan.clauses, Scope::Act);
        let (scorers, negated) = self.scorers(&translated.plan, own.is_question, &mut matcher)?;
        let mut leg = Leg {
            is_question: own.is_question,
            scorers,
            negated,
            texts: translated.texts,
            concepts: ConceptScorers::default(),
            records: None,
            coverage: ClauseCoverage::Everywhere,
            titles: TitleWeights::new(&self.reader, &translated.plan.words())?,
            plan: translated.plan,
        };
        let foreign: Vec<Language> =
            LANGUAGES.into_iter().filter(|language| *language != translated.language).collect();
        self.add_foreign_concepts(&matches.suggested, &mut leg, &translated.candidates, &foreign)?;
        Ok(Some(leg))
    }

    /// Ranks candidates of the query as typed together with those of its translation.
    fn rank_near(&self, matches: &Matches, hits: Vec<Hit>) -> Result<Vec<RankedAct>, QueryError> {
        // Matches that would rank below a full pool are not searched.
        let other_language = if matches.found.own.is_question { OTHER_LANGUAGE_OF_QUESTION } else { OTHER_LANGUAGE };
        let worst =
            hits.last().filter(|_| matches.relaxed && matches.cited.cited.is_empty() && hits.len() == CANDIDATES);
        let above = worst.map_or(0.0, |worst| worst.score / other_language);
        let mut ranked = match hits.is_empty() {
            true => Vec::new(),
            false => self.rank_hits(&matches.found.own, &matches.cited, &matches.found.own.texts, hits)?,
        };
        if let Some(other) = matches.found.translated() {
            let hits = self.candidates(other, &Pool { above, ..Pool::first(&other.texts) })?;
            let others = self.rank_hits(other, &CitedByQuery::default(), &other.texts, hits)?;
            self.join(&mut ranked, others, other_language);
        }
        Ok(ranked)
    }

    /// Merges acts found by translation into those found as typed.
    fn join(&self, ranked: &mut Vec<RankedAct>, others: Vec<RankedAct>, other_language: f32) {
        for mut other in others {
            other.score *= other_language;
            other.provisions.iter_mut().for_each(|provision| provision.score *= other_language);
            if self.request.explain {
                let factor = || part("found in another language, as a factor", other_language);
                other.parts.push(factor());
                other.provisions.iter_mut().for_each(|provision| provision.parts.push(factor()));
            }
            match ranked.iter_mut().find(|known| known.act == other.act) {
                Some(known) if known.score >= other.score => {}
                Some(known) => *known = other,
                None => ranked.push(other),
            }
        }
        ranked.sort_by(|one, two| two.score.total_cmp(&one.score).then(one.act.cmp(&two.act)));
    }

    /// Removes acts with a much lower score than the best one, by their own words. Acts with every word are kept, and so
    /// are definitions of what is asked.
    fn close_enough(&self, matches: &Matches, mut ranked: Vec<RankedAct>) -> Result<Vec<RankedAct>, QueryError> {
        let whole = match matches.found.translated() {
            Some(other) if !self.is_one_list(matches) => {
                let mut whole =
                    Matcher::new(&self.reader, &other.plan.clauses, Scope::Act).matched(&other.plan.expr)?;
                whole.unite(&matches.exact);
                self.snapshot.acts().acts_of(&whole)
            }
            _ => self.snapshot.acts().acts_of(&matches.exact),
        };
        let fit = |act: &RankedAct| act.provisions.iter().map(|found| found.fit.words).fold(act.title, f32::max);
        let best = ranked.iter().map(fit).fold(0.0, f32::max);
        let defines = |act: &RankedAct| act.provisions.iter().any(|found| found.fit.defines);
        ranked.retain(|act| fit(act) >= CLOSE * best || defines(act) || whole.contains(self.first_text(act.act)));
        Ok(ranked)
    }

    /// True if a provision has every word of the query, as typed or translated.
    pub(super) fn has_every_word(&self, matches: &Matches, found: &RankedProvision) -> bool {
        let text = self.generation().text_of_record(found.record);
        let scorers = matches.found.leg(matches.found.shown_by(text)).scorers.len();
        (0..scorers).all(|scorer| found.fit.has_scorer(scorer))
    }

    /// True if a text was found by translation. Only texts of acts without a text in the query's language are.
    pub(super) fn is_translated(&self, matches: &Matches, text: u32) -> bool {
        matches.found.translated().is_some_and(|other| other.texts.contains(text))
    }
}
