//! Finds the words of a query that no act has together with the others, and the results without them.
//!
//! Every text (or provision, if AND does not reach beyond it) matches some parts of the query. Those that match the
//! most parts show which parts to leave out, as few as possible. One pass over the texts finds all such choices.

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

/// Maximum number of query parts. A longer query is a story, in which no single word prevents a match.
const MOST_PARTS: usize = 32;
/// Number of offered choices.
const OFFERED: usize = 3;

/// A choice of parts to leave out, so that something matches.
struct Choice {
    /// Indexes of the parts that are left out, in ascending order.
    left_out: Vec<usize>,
    /// Number of acts found without them.
    acts: usize,
    /// True if it is a single part and nothing matches this part at all.
    nowhere: bool,
}

/// A search without an act that matches every part of the query.
pub(crate) struct Unmatched<'s> {
    pub(crate) snapshot: &'s Snapshot,
    pub(crate) request: &'s SearchRequest,
    pub(crate) parsed: &'s Parsed,
    pub(crate) plan: &'s Plan,
    /// The unit of AND.
    pub(crate) scope: Scope,
    /// Texts in the requested languages.
    pub(crate) searched: &'s TextSet,
    pub(crate) compiled: &'s CompiledFilters,
}

impl Unmatched<'_> {
    /// Notices of the parts that prevent a match, each with a query without them that finds something. `found` tells
    /// whether there are results with most of the words.
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

    /// The parts that are still required, so without the stop words of a plain query.
    fn parts(&self) -> Vec<&Part> {
        let MatchExpr::All(wanted) = &self.plan.expr else {
            return Vec::new();
        };
        self.plan.parts.iter().filter(|part| wanted.contains(&part.expr)).collect()
    }

    /// The act of a matching text or record; `None` if its text is not allowed.
    fn act_of(&self, place: u32, allowed: &TextSet) -> Option<ActNo> {
        let generation = self.snapshot.generation();
        let text = match self.scope {
            Scope::Act => place,
            Scope::Provision => generation.text_of_record(place),
        };
        allowed.contains(text).then(|| generation.tables().texts[text as usize].act)
    }

    /// The choices with the fewest parts left out, those with most acts first.
    fn choices(&self, matcher: &mut Matcher<'_, '_>, parts: &[&Part]) -> Result<Vec<Choice>, QueryError> {
        let tables = self.snapshot.generation().tables();
        let size = match self.scope {
            Scope::Act => tables.texts.len(),
            Scope::Provision => tables.records.len(),
        };
        // Bit set of the matching parts for each text or record.
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
            // The texts of an act are adjacent.
            let (acts, last) = kept.entry(mask).or_default();
            if last.replace(act) != Some(act) {
                *acts += 1;
            }
        }
        // The rest of a query must have at least half of its parts.
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

    /// Clears the bits of excluded texts.
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

    /// The query without some parts. In the simple syntax the text is cut. In the lawyers' syntax it is the canonical
    /// form, since operators around a part would be left over.
    fn query_without(&self, spans: &[Span], recognise: Recognise<'_>) -> Option<String> {
        if self.request.syntax == Syntax::Simple {
            return Some(cut(&self.request.q, spans));
        }
        let Some(Node::And { span, items, except }) = &self.parsed.tree else {
            return None;
        };
        // A number typed in groups is one part and several items.
        let is_left_out = |item: &Node| spans.iter().any(|span| span.to(item.span()) == *span);
        let items: Vec<Node> = items.iter().filter(|item| !is_left_out(item)).cloned().collect();
        let tree = match (items.len(), except.len()) {
            (1, 0) => items.into_iter().next()?,
            _ => Node::And { span: *span, items, except: except.clone() },
        };
        Some(canonical(Some(&tree), self.parsed.scope, recognise))
    }
}

/// A text without some spans, which are in ascending order, and without the blanks next to them.
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
