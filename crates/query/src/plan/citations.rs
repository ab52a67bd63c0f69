//! The citations of a query in its plan: what they name, and their words.

use qonun_index::ActNo;
use qonun_query_language::{Span, Syntax};

use super::PlanMaker;
use crate::QueryError;
use crate::citing::{Named, names_country};
use crate::matching::{Clause, MatchExpr};
use crate::postings::TextSet;
use crate::rank::weights::CITED_NAME;
use crate::spelling::TypedWord;

impl PlanMaker<'_> {
    /// Matches what a citation names, and texts that contain its words.
    pub(super) fn citation(
        &mut self,
        query: &str,
        span: Span,
        canonical: &str,
        boost: f32,
    ) -> Result<MatchExpr, QueryError> {
        let written = query.get(span.start..span.end).unwrap_or(canonical);
        let mut members = Vec::new();
        for (_, word) in self.query_words.cut(written) {
            let place = self.add(Clause::Word(self.query_words.word(word, false)), boost * CITED_NAME);
            self.plan.covered.push(place);
            members.push(MatchExpr::Clause(place));
        }
        let mut set = TextSet::empty(self.size());
        for act in self.acts_cited(query, span, written) {
            set.insert_range(self.generation().tables().acts[act as usize].texts.clone());
        }
        Ok(MatchExpr::Any(vec![MatchExpr::All(members), MatchExpr::Texts(set)]))
    }

    /// The acts of a citation of the query at `span`. In plain words it is the citation recognised there in the whole
    /// query. In the lawyers' syntax it is recognised alone, since the value of a field next to it is not part of it.
    fn acts_cited(&self, query: &str, span: Span, written: &str) -> Vec<ActNo> {
        let is_here = |named: &&Named| named.citation.bytes == (span.start..span.end);
        let acts = |named: &Named| named.cited(self.snapshot, None).into_iter().map(|cited| cited.act);
        if self.syntax == Syntax::Simple
            && let Some(named) = self.recogniser.of(query).citations.iter().find(is_here)
        {
            return acts(named).collect();
        }
        self.recogniser.of(written).citations.iter().flat_map(acts).collect()
    }

    /// Marks the words of citations that name nothing in the law base. The tree has them as ordinary words, but they
    /// are not plain words: they are not corrected, and their abbreviations are not expanded. Returns these words.
    pub(super) fn cover(&mut self, query: &str) -> Vec<TypedWord> {
        let cited: Vec<_> =
            self.recogniser.of(query).citations.iter().map(|named| named.citation.bytes.clone()).collect();
        // The name of the country next to a citation belongs to it: "ТК РУз".
        let is_country =
            |word: &TypedWord| !cited.is_empty() && query.get(word.start..word.end).is_some_and(names_country);
        let is_cited = |word: &TypedWord| {
            cited.iter().any(|bytes| bytes.start <= word.start && word.end <= bytes.end) || is_country(word)
        };
        let covered: Vec<TypedWord> = self.plain.extract_if(.., |word| is_cited(word)).collect();
        self.plan.covered.extend(covered.iter().map(|word| word.clause));
        self.plan.covered.sort_unstable();
        self.plan.covered.dedup();
        covered
    }
}
