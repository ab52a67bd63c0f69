//! What comes close: acts that hold most of what was asked, or hold it in another language.
//!
//! Close acts are chosen from one pool of candidates, before filters, and end where the fit falls.

use qonun_query_language::{Scope, has_quotes};

use super::leg::Leg;
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
use crate::rank::weights::{CANDIDATES, CITED_ACT, CLOSE, ENOUGH, OTHER_LANGUAGE, STRONG_SCORE};

impl Search<'_> {
    /// Adds to a search what comes close, where what matches exactly does not fill a page or is not all that was asked.
    pub(super) fn add_near(&self, matches: &mut Matches, scope: Scope, searched: &TextSet) -> Result<(), QueryError> {
        if !self.is_plain(scope) {
            return Ok(());
        }
        self.add_near_words(matches, searched)?;
        self.add_synonyms(matches, searched)
    }

    /// Adds what holds most of the words, or holds them in another language.
    fn add_near_words(&self, matches: &mut Matches, searched: &TextSet) -> Result<(), QueryError> {
        let hits = match matches.relaxed {
            true => Some(self.candidates(&matches.found.own, &Pool::first(&matches.found.own.texts))?),
            false => None,
        };
        // Quotation marks mean the words as typed.
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

    /// Does what was found in the query's own language do? Where every word had to be found, a full page does; of a
    /// question, a provision that fits well (`hits` are its candidates).
    fn has_answer(&self, matches: &Matches, hits: Option<&[Hit]>) -> bool {
        match hits {
            None => self.snapshot.acts().acts_of(&matches.exact).count() as usize >= ENOUGH,
            Some(hits) => {
                hits.first().is_some_and(|best| best.score >= STRONG_SCORE * chance_score(&matches.found.own.scorers))
            }
        }
    }

    /// Looks in other languages for what the query says beside the name of an act that has no text in its own:
    /// `criminal code murder` asks for the articles on murder, whatever the language of the code.
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

    /// Gives named acts that have no text in the query's language their provisions, and the score of an act that is
    /// named.
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

    /// The query in other languages, when it finds something there.
    fn translated(&self, matches: &Matches, searched: &TextSet) -> Result<Option<Leg>, QueryError> {
        // Of an act that is named some words may be those of its name.
        let every_word = !matches.relaxed && matches.cited.cited.is_empty();
        let own = &matches.found.own;
        let Some(translated) = translate(self.snapshot, &self.reader, &self.query_words, own, searched, every_word)?
        else {
            return Ok(None);
        };
        let mut matcher = Matcher::new(&self.reader, &translated.plan.clauses, Scope::Act);
        let (scorers, negated) = self.scorers(&translated.plan, own.is_question, &mut matcher)?;
        Ok(Some(Leg {
            is_question: own.is_question,
            scorers,
            negated,
            texts: translated.texts,
            records: None,
            coverage: ClauseCoverage::Everywhere,
            titles: TitleWeights::new(&self.reader, &translated.plan.words())?,
            plan: translated.plan,
        }))
    }

    /// Ranks candidates of the query as typed together with those in other languages.
    fn rank_near(&self, matches: &Matches, hits: Vec<Hit>) -> Result<Vec<RankedAct>, QueryError> {
        // What would come after all of a full pool need not be looked for.
        let worst = hits.last().filter(|_| matches.relaxed && hits.len() == CANDIDATES);
        let above = worst.map_or(0.0, |worst| worst.score / OTHER_LANGUAGE);
        let mut ranked = match hits.is_empty() {
            true => Vec::new(),
            false => self.rank_hits(&matches.found.own, &matches.cited, &matches.found.own.texts, hits)?,
        };
        if let Some(other) = matches.found.translated() {
            let hits = self.candidates(other, &Pool { above, ..Pool::first(&other.texts) })?;
            let others = self.rank_hits(other, &CitedByQuery::default(), &other.texts, hits)?;
            self.join(&mut ranked, others);
        }
        Ok(ranked)
    }

    /// Joins acts found in other languages to those found as typed.
    fn join(&self, ranked: &mut Vec<RankedAct>, others: Vec<RankedAct>) {
        for mut other in others {
            other.score *= OTHER_LANGUAGE;
            other.provisions.iter_mut().for_each(|provision| provision.score *= OTHER_LANGUAGE);
            if self.request.explain {
                let factor = || part("found in another language, as a factor", OTHER_LANGUAGE);
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

    /// Leaves out acts that fit far worse than the best one, by their own words. An act that holds every word stays.
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
        ranked.retain(|act| fit(act) >= CLOSE * best || whole.contains(self.first_text(act.act)));
        Ok(ranked)
    }

    /// Does a provision hold every word of the query, as typed or translated?
    pub(super) fn has_every_word(&self, matches: &Matches, found: &RankedProvision) -> bool {
        let text = self.generation().text_of_record(found.record);
        let scorers = matches.found.leg(matches.found.shown_by(text)).scorers.len();
        (0..scorers).all(|scorer| found.fit.has_scorer(scorer))
    }

    /// Was a text found by the query in other languages? Only acts that have no text in its own are.
    pub(super) fn is_translated(&self, matches: &Matches, text: u32) -> bool {
        matches.found.translated().is_some_and(|other| other.texts.contains(text))
    }
}
