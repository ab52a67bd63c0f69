//! The notice about how well an answer matches: at most one, so that no two contradict each other.

use qonun_index::language_of;
use qonun_law::Lang;

use super::notices::in_letters_of;
use super::{Counts, Matches, PageAct, Search};
use crate::QueryError;
use crate::answer::{NearestName, NotHeld, Notice, Total};
use crate::citing::{Absence, MOST_TOLD, NearestHeld};
use crate::plan::LegalTerm;

impl Search<'_> {
    /// The notice about how well an answer matches; `None` if it matches the whole query. `is_told` is true if another
    /// notice says why the results have only a part of it.
    pub(super) fn fit_notice(
        &self,
        matches: &Matches,
        counts: &Counts,
        total: Total,
        is_told: bool,
        page: &[PageAct],
        ui: Lang,
    ) -> Result<Option<Notice>, QueryError> {
        if total.value + total.close == 0 {
            let unfiltered = counts.exact.all() + counts.close.all();
            let filtered_out = Notice::FilteredOut { found: unfiltered };
            return Ok(Some(if unfiltered > 0 { filtered_out } else { Notice::NoMatch }));
        }
        if self.is_weak(matches, page)? {
            return Ok(Some(Notice::WeakMatch));
        }
        let told = self.told_in_own_language(matches, ui)?;
        if matches.relaxed && !told.is_empty() && self.shows_words_of_law(matches, page) {
            return Ok(Some(Notice::WordsOfLaw { terms: in_letters_of(&self.request.q, &told) }));
        }
        let terms = self.shown_synonyms(matches, page);
        if !terms.is_empty() {
            return Ok(Some(Notice::Synonym { terms: in_letters_of(&self.request.q, &terms) }));
        }
        if self.shows_translated(matches, page) {
            return Ok(Some(Notice::OtherLanguage));
        }
        // The notices of the words that prevent a match, and of phrases searched as words, are more precise.
        let is_short = matches.relaxed && matches.exact.is_empty() && !is_told && page.iter().any(|act| act.close);
        Ok(is_short.then_some(Notice::Relaxed))
    }

    /// The notice of cited things that the law base lacks: the first few of them, each with the nearest thing that it
    /// has.
    pub(super) fn absences(&self, matches: &Matches, total: Total, ui: Lang) -> Option<Notice> {
        let cited = &matches.cited;
        let told = |absent: &Absence| {
            let nearest = absent.nearest.as_ref().and_then(|nearest| self.name_of(nearest, ui));
            NotHeld { written: absent.written.clone(), nearest }
        };
        let mut missing: Vec<_> = cited.absent.iter().chain(&cited.lacking).take(MOST_TOLD).map(told).collect();
        missing.dedup();
        let found = total.value + total.close > 0;
        (!missing.is_empty()).then_some(Notice::NotHeld { missing, found })
    }

    /// The printed name of the nearest thing, in the language of the interface if there is a text in it.
    fn name_of(&self, nearest: &NearestHeld, ui: Lang) -> Option<NearestName> {
        let tables = self.generation().tables();
        match nearest {
            NearestHeld::Act(act) => tables.acts[*act as usize].number.clone().map(NearestName::Number),
            NearestHeld::Provision { act, path, last } => {
                let path = path.as_ref()?;
                let mut texts: Vec<_> = tables.texts_of(*act).iter().collect();
                texts.sort_by_key(|text| text.lang != ui);
                let (record, _) =
                    texts.iter().find_map(|text| self.generation().tables().nearest_record(text, path))?;
                let provision = self.generation().provisions(&[record]).ok()?.into_iter().next()?;
                let label = provision.label.trim().trim_end_matches('.');
                let name = if label.is_empty() { provision.number.unwrap_or_default() } else { label.to_owned() };
                let told = if *last { NearestName::LastProvision } else { NearestName::Provision };
                (!name.is_empty()).then(|| told(name))
            }
        }
    }

    /// The legal terms for the everyday words, in the language of the query. Words that one language borrows may be the
    /// legal terms of another; there the law has no other words for them.
    fn told_in_own_language(&self, matches: &Matches, ui: Lang) -> Result<Vec<String>, QueryError> {
        let told = &matches.found.own.plan.legal_terms;
        if told.is_empty() {
            return Ok(Vec::new());
        }
        let own = self.languages(None)?.told(Some(ui)).map(language_of);
        let is_own = |term: &&LegalTerm| own.is_none_or(|own| term.language == own);
        Ok(told.iter().filter(is_own).map(|term| term.text.clone()).collect())
    }

    /// True if a provision of the page matches a legal term for everyday words of the query.
    fn shows_words_of_law(&self, matches: &Matches, page: &[PageAct]) -> bool {
        let plan = &matches.found.own.plan;
        let scorers = matches.found.own.scorers.len();
        let mut shown = page.iter().flat_map(|act| &act.shown);
        !plan.legal_terms.is_empty()
            && shown.any(|found| (scorers..scorers + plan.added.len()).any(|scorer| found.fit.has_scorer(scorer)))
    }

    /// The synonymous legal terms by which acts of the page were found.
    fn shown_synonyms(&self, matches: &Matches, page: &[PageAct]) -> Vec<String> {
        let acts = &self.generation().tables().acts;
        matches.found.terms(page.iter().map(|act| acts[act.ranked.act as usize].texts.start))
    }

    /// True if an act on the page was found by translation. Other pages have notices of their own.
    fn shows_translated(&self, matches: &Matches, page: &[PageAct]) -> bool {
        let acts = &self.generation().tables().acts;
        let mut texts = page.iter().flat_map(|act| acts[act.ranked.act as usize].texts.clone());
        texts.any(|text| self.is_translated(matches, text))
    }
}
