//! Which words of a query no act holds together with the others, and what is found without them.
//!
//! Every text (or provision, when AND does not reach beyond it) holds some parts of the query. Those that hold the most
//! tell which parts are to be left out: as few as can be. One walk over the texts finds all such choices.

use std::collections::BTreeMap;

use qonun_index::ActNo;
use qonun_query_language::{Node, Parsed, Recognise, Span, canonical, without_quotes};

use crate::answer::{InTheWay, Notice, QueryPlace};
use crate::facets::{self, CompiledFilters};
use crate::matching::{MatchExpr, Matcher};
use crate::plan::{Part, Plan};
use crate::postings::TextSet;
use crate::snapshot::Snapshot;
use crate::{QueryError, Scope, SearchRequest, Syntax};

/// Parts of a query that are looked at: a longer query is a story, of which no single word is in the way.
const MOST_PARTS: usize = 32;
/// Choices that are offered.
const OFFERED: usize = 3;

/// A choice of parts without which something is found.
struct Choice {
    /// Places of the parts that are left out, rising.
    left_out: Vec<usize>,
    /// Acts found without them.
    acts: usize,
    /// Is it one part, which nothing holds at all?
    nowhere: bool,
}

/// A search that found no act with every part of the query.
pub(crate) struct Unmatched<'s> {
    pub(crate) snapshot: &'s Snapshot,
    pub(crate) request: &'s SearchRequest,
    pub(crate) parsed: &'s Parsed,
    pub(crate) plan: &'s Plan,
    /// How far AND reaches.
    pub(crate) scope: Scope,
    /// Texts in the languages asked for.
    pub(crate) searched: &'s TextSet,
    pub(crate) compiled: &'s CompiledFilters,
}

impl Unmatched<'_> {
    /// Notices of the parts that stand in the way, each with the query that finds something without them. `found` tells
    /// whether there are results that hold most of the words.
    pub(crate) fn notices(
        &self,
        matcher: &mut Matcher<'_, '_>,
        found: bool,
        recognise: Recognise<'_>,
    ) -> Result<Vec<Notice>, QueryError> {
        let parts = self.parts();
        if parts.len() < 2 || parts.len() > MOST_PARTS {
            return Ok(Vec::new());
        }
        let choices = self.choices(matcher, &parts)?;
        Ok(choices.iter().map(|choice| self.notice(choice, &parts, found, recognise)).collect())
    }

    /// The parts that are still wanted: stop words of a plain query are not.
    fn parts(&self) -> Vec<&Part> {
        let MatchExpr::All(wanted) = &self.plan.expr else {
            return Vec::new();
        };
        self.plan.parts.iter().filter(|part| wanted.contains(&part.expr)).collect()
    }

    /// The act that a matched text or record belongs to, when its text may be found at all.
    fn act_of(&self, place: u32, allowed: &TextSet) -> Option<ActNo> {
        let generation = self.snapshot.generation();
        let text = match self.scope {
            Scope::Act => place,
            Scope::Provision => generation.text_of_record(place),
        };
        allowed.contains(text).then(|| generation.tables().texts[text as usize].act)
    }

    /// The smallest choices, those that find most first.
    fn choices(&self, matcher: &mut Matcher<'_, '_>, parts: &[&Part]) -> Result<Vec<Choice>, QueryError> {
        let tables = self.snapshot.generation().tables();
        let size = match self.scope {
            Scope::Act => tables.texts.len(),
            Scope::Provision => tables.records.len(),
        };
        // One bit for each part that a text holds.
        let mut held = vec![0_u32; size];
        let mut nowhere = Vec::with_capacity(parts.len());
        for (bit, part) in parts.iter().enumerate() {
            let set = matcher.matched(&part.expr)?;
            nowhere.push(set.is_empty());
            set.iter().for_each(|place| held[place as usize] |= 1 << bit);
        }
        self.take_excluded(matcher, &mut held)?;
        let allowed = facets::passing(self.snapshot.acts(), self.searched, self.compiled);
        let mut most = 1;
        let mut kept: BTreeMap<u32, (usize, Option<ActNo>)> = BTreeMap::new();
        for (place, &mask) in (0..).zip(&held) {
            if mask.count_ones() < most {
                continue;
            }
            let Some(act) = self.act_of(place, &allowed) else {
                continue;
            };
            if mask.count_ones() > most {
                most = mask.count_ones();
                kept.clear();
            }
            // The texts of an act follow each other.
            let (acts, last) = kept.entry(mask).or_default();
            if last.replace(act) != Some(act) {
                *acts += 1;
            }
        }
        // What is left of a query should still be most of it.
        if 2 * (most as usize) < parts.len() {
            return Ok(Vec::new());
        }
        let choice = |(mask, (acts, _)): (u32, _)| {
            let left_out: Vec<usize> = (0..parts.len()).filter(|bit| mask >> bit & 1 == 0).collect();
            let nowhere = matches!(left_out[..], [one] if nowhere[one]);
            Choice { left_out, acts, nowhere }
        };
        let mut choices: Vec<Choice> =
            kept.into_iter().map(choice).filter(|choice| !choice.left_out.is_empty()).collect();
        choices.sort_by_key(|choice| (std::cmp::Reverse(choice.acts), choice.left_out.clone()));
        choices.truncate(OFFERED);
        Ok(choices)
    }

    /// What is excluded holds nothing.
    fn take_excluded(&self, matcher: &mut Matcher<'_, '_>, held: &mut [u32]) -> Result<(), QueryError> {
        let MatchExpr::All(members) = &self.plan.expr else {
            return Ok(());
        };
        for excluded in members.iter().filter(|member| matches!(member, MatchExpr::Not(_))) {
            let mut gone = matcher.matched(excluded)?;
            gone.complement();
            gone.iter().for_each(|place| held[place as usize] = 0);
        }
        Ok(())
    }

    fn notice(&self, choice: &Choice, parts: &[&Part], found: bool, recognise: Recognise<'_>) -> Notice {
        let q = &self.request.q;
        let spans: Vec<Span> = choice.left_out.iter().map(|&place| parts[place].span).collect();
        let words = spans.iter().filter_map(|span| q.get(span.start..span.end));
        let characters = |bytes: std::ops::Range<usize>| q.get(bytes).map(|text| text.chars().count());
        let first = spans.first().copied().unwrap_or_default();
        let (offset, length) = (characters(0..first.start), characters(first.start..first.end));
        Notice::InTheWay(InTheWay {
            words: words.map(|word| without_quotes(word).to_owned()).collect(),
            nowhere: choice.nowhere,
            acts: choice.acts,
            found,
            place: offset.zip(length).map(|(offset, length)| QueryPlace { offset, length }),
            without: self.query_without(&spans, recognise),
        })
    }

    /// The query without some parts: as it was typed, or in the main forms of the language for a lawyer, since
    /// operators around a part would be left standing.
    fn query_without(&self, spans: &[Span], recognise: Recognise<'_>) -> Option<String> {
        if self.request.syntax == Syntax::Simple {
            return Some(cut(&self.request.q, spans));
        }
        let Some(Node::And { span, items, except }) = &self.parsed.tree else {
            return None;
        };
        // A number that was typed in groups is one part and several items.
        let is_left_out = |item: &Node| spans.iter().any(|span| span.to(item.span()) == *span);
        let items: Vec<Node> = items.iter().filter(|item| !is_left_out(item)).cloned().collect();
        let tree = match (items.len(), except.len()) {
            (1, 0) => items.into_iter().next()?,
            _ => Node::And { span: *span, items, except: except.clone() },
        };
        Some(canonical(Some(&tree), self.parsed.scope, recognise))
    }
}

/// A text without some stretches, which rise, and without the blanks that parted them from the rest.
fn cut(text: &str, spans: &[Span]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    let ends = spans.iter().map(|span| (span.start, span.end)).chain([(text.len(), text.len())]);
    for (start, end) in ends {
        let kept = text.get(from..start).unwrap_or_default().trim();
        if !kept.is_empty() && !out.is_empty() {
            out.push(' ');
        }
        out.push_str(kept);
        from = end;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Span, cut};

    #[test]
    fn what_is_left_reads_well() {
        for (text, spans, wanted) in [
            ("мать и дитя", vec![(9, 11)], "мать дитя"),
            ("мать дитя", vec![(0, 8)], "дитя"),
            ("a b c -d", vec![(0, 1), (4, 5)], "b -d"),
            ("a", vec![], "a"),
        ] {
            let spans: Vec<Span> = spans.into_iter().map(|(start, end)| Span::new(start, end)).collect();
            assert_eq!(cut(text, &spans), wanted);
        }
    }
}
