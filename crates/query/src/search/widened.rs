//! Acts that a query finds in other languages: how they join those that it finds in its own.

use qonun_index::RecordNo;
use qonun_law::Lang;

use super::{Matches, PageAct, Search};
use crate::QueryError;
use crate::cited::CitedByQuery;
use crate::facets::Counted;
use crate::language::Parsed;
use crate::matching::{Credits, Matcher, TextSet};
use crate::rank::score::{RankedAct, chance_score, part};
use crate::rank::titles::TitleWeights;
use crate::rank::weights::{CANDIDATES, ENOUGH, OTHER_LANGUAGE, STRONG_SCORE};
use crate::widen::widen;
use crate::{Scope, Syntax};

/// Just below the last of the acts that come first.
const BELOW: f32 = 0.99;

impl Search<'_> {
    /// Adds to a search what it finds in other languages, when what it finds in its own does not fill a page or is not all
    /// that was asked.
    pub(super) fn widen(
        &self,
        matches: &mut Matches,
        scope: Scope,
        searched: &TextSet,
        ui: Lang,
    ) -> Result<(), QueryError> {
        // Quotation marks mean the words as typed, and so does the syntax of lawyers.
        let quoted = self.request.q.contains(['"', '“', '”', '„', '«', '»']);
        let plain = self.request.syntax == Syntax::Simple && scope == Scope::Act && !quoted;
        if !plain || self.has_answer(matches)? {
            return Ok(());
        }
        let every_word = !matches.relaxed;
        let found = widen(self.engine, &self.reader, &self.planner, &matches.plan, searched, every_word)?;
        let Some(widened) = found else {
            return Ok(());
        };
        matches.unfiltered.unite(&widened.texts);
        let all = self.count(&matches.unfiltered);
        let direct = std::mem::replace(&mut matches.counted, all);
        if matches.counted.acts > direct.acts {
            matches.notices.retain(|notice| notice.code != "no_match");
            matches.notices.push(crate::notices::other_language(matches.counted.acts - direct.acts, ui));
        }
        matches.direct = Some(direct.texts);
        matches.widened = Some(Box::new(Matches {
            parsed: Parsed { tree: None, scope: None, problems: Vec::new(), canonical: String::new() },
            lanes: self.lanes(&widened.plan, &mut Matcher::new(&self.reader, &widened.plan.leaves, scope))?,
            unfiltered: widened.texts.clone(),
            counted: Counted { texts: widened.texts, acts: 0 },
            records: None,
            credits: Credits::Everywhere,
            notices: Vec::new(),
            cited: CitedByQuery::default(),
            titles: TitleWeights::new(&self.reader, &widened.plan.words())?,
            plan: widened.plan,
            relaxed: matches.relaxed,
            pool: None,
            widened: None,
            direct: None,
        }));
        Ok(())
    }

    /// Does what was found in the query's own language do? Where every word had to be found, a full page does; of a
    /// question, a provision that fits well.
    fn has_answer(&self, matches: &mut Matches) -> Result<bool, QueryError> {
        if !matches.relaxed {
            return Ok(matches.counted.acts >= ENOUGH);
        }
        let within = matches.counted.texts.clone();
        let hits = self.candidates(matches, &within, 0.0, CANDIDATES)?;
        let fits = hits.first().is_some_and(|best| best.score >= STRONG_SCORE * chance_score(&matches.lanes));
        matches.pool = Some((within, hits));
        Ok(fits)
    }

    /// Is an act on a page that was found in another language? Of those on other pages nothing need be told here.
    pub(super) fn shows_other_languages(&self, matches: &Matches, page: &[PageAct]) -> bool {
        let tables = self.generation().tables();
        let direct = |text: u32| std::ptr::eq(self.asked_of_text(matches, text), matches);
        page.iter().any(|act| !tables.acts[act.ranked.act as usize].texts.clone().all(direct))
    }

    /// The query by which a record was found: the one in other languages for an act that has no text in its own.
    pub(super) fn asked<'m>(&self, matches: &'m Matches, record: RecordNo) -> &'m Matches {
        self.asked_of_text(matches, self.generation().text_of_record(record))
    }

    /// The same for a text.
    pub(super) fn asked_of_text<'m>(&self, matches: &'m Matches, text: u32) -> &'m Matches {
        matches.widened.as_deref().filter(|widened| widened.counted.texts.contains(text)).unwrap_or(matches)
    }

    /// Ranks the best `count` records of some texts, and as many that were found in other languages. Tells whether
    /// there were no more.
    pub(super) fn rank_all(
        &self,
        matches: &Matches,
        within: &TextSet,
        count: usize,
    ) -> Result<(Vec<RankedAct>, bool), QueryError> {
        let (Some(widened), Some(direct)) = (&matches.widened, &matches.direct) else {
            let hits = self.candidates(matches, within, 0.0, count)?;
            let is_all = hits.len() < count;
            return Ok((self.rank_hits(matches, within, hits)?, is_all));
        };
        let both = |texts: &TextSet| {
            let mut within = within.clone();
            within.intersect(texts);
            within
        };
        let (within_direct, within_others) = (both(direct), both(&widened.counted.texts));
        let hits = self.candidates(matches, &within_direct, 0.0, count)?;
        // What would come after all of a full pool need not be looked for.
        let worst = hits.last().filter(|_| matches.relaxed && hits.len() == count);
        let above = worst.map_or(0.0, |worst| worst.score / OTHER_LANGUAGE);
        let others = self.candidates(widened, &within_others, above, count)?;
        let is_all = hits.len() < count && others.len() < count;
        let ranked = self.rank_hits(matches, &within_direct, hits)?;
        let others = self.rank_hits(widened, &within_others, others)?;
        Ok((self.joined(matches, ranked, others), is_all))
    }

    /// Joins acts found directly and acts found in other languages. When all words were wanted the latter come last.
    fn joined(&self, matches: &Matches, mut ranked: Vec<RankedAct>, others: Vec<RankedAct>) -> Vec<RankedAct> {
        let mut factor = OTHER_LANGUAGE;
        if let (false, Some(last), Some(first)) = (matches.relaxed, ranked.last(), others.first()) {
            factor = factor.min(BELOW * last.score / first.score.max(f32::MIN_POSITIVE));
        }
        for mut other in others {
            other.score *= factor;
            for provision in &mut other.provisions {
                provision.score *= factor;
                if self.request.explain {
                    provision.parts.push(part("found in another language, as a factor", factor));
                }
            }
            if self.request.explain {
                other.parts.push(part("found in another language, as a factor", factor));
            }
            match ranked.iter_mut().find(|known| known.act == other.act) {
                Some(known) if known.score >= other.score => {}
                Some(known) => *known = other,
                None => ranked.push(other),
            }
        }
        ranked.sort_by(|one, two| two.score.total_cmp(&one.score).then(one.act.cmp(&two.act)));
        ranked
    }
}
