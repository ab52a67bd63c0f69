//! Where exactly a clause matches in a record: every span, with the words that made it match.
//!
//! This is what is marked, and how operators inside operators are matched. [`super::span_matcher`] has shorter ways for
//! the common shapes.

use super::boundaries::{Binding, Boundaries};
use super::interval::{Interval, near};
use super::span_matcher::SpanMatcher;
use crate::QueryError;

/// More spans than this in one record are refused: operators in operators multiply them.
const MOST_SPANS: usize = 100_000;

/// An interval of words of one record that matches, with the words that made it match.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Span {
    whole: Interval,
    /// Empty: all of the interval.
    parts: Vec<Interval>,
}

impl From<Interval> for Span {
    fn from(whole: Interval) -> Self {
        Self { whole, parts: Vec::new() }
    }
}

impl Span {
    /// The words that made it match.
    pub(crate) fn parts(&self) -> &[Interval] {
        if self.parts.is_empty() { std::slice::from_ref(&self.whole) } else { &self.parts }
    }

    fn with(&self, other: &Self) -> Self {
        let mut parts = [self.parts(), other.parts()].concat();
        parts.sort_unstable();
        Self { whole: self.whole.to(other.whole), parts }
    }

    /// Have they a word in common? One may still stand between the words of the other.
    fn shares(&self, other: &Self) -> bool {
        self.whole.overlaps(other.whole)
            && self.parts().iter().any(|one| other.parts().iter().any(|two| one.overlaps(*two)))
    }
}

impl SpanMatcher {
    /// Where it matches in the record that `boundaries` stand at and [`SpanMatcher::seek`] has gone to, in rising
    /// order.
    pub(crate) fn spans(&mut self, boundaries: &mut Boundaries<'_>) -> Result<Vec<Span>, QueryError> {
        if self.is_flat() {
            let mut intervals = Vec::new();
            self.intervals(boundaries, &mut intervals);
            return Ok(intervals.into_iter().map(Span::from).collect());
        }
        let spans = match self {
            Self::Any(members) => {
                let mut spans = Vec::new();
                for member in members {
                    spans.append(&mut member.spans(boundaries)?);
                }
                spans.sort_unstable();
                spans.dedup();
                spans
            }
            Self::Near { binding, ordered, operands, .. } => {
                let [first, second] = &mut **operands;
                let (left, right) = (first.spans(boundaries)?, second.spans(boundaries)?);
                near_spans(&left, &right, *binding, *ordered, boundaries)?
            }
            Self::Except { binding, operands } => {
                let [first, second] = &mut **operands;
                let mut left = first.spans(boundaries)?;
                if !left.is_empty() && second.seek(boundaries.record()) == boundaries.record() {
                    let right = second.spans(boundaries)?;
                    boundaries.work += (left.len() * right.len()) as u64;
                    left.retain(|span| !right.iter().any(|other| spoils(span, other, *binding, boundaries)));
                }
                left
            }
            Self::AtLeast(times, inner) => {
                let spans = inner.spans(boundaries)?;
                if spans.len() >= *times { spans } else { Vec::new() }
            }
            Self::Word(_) | Self::Phrase { .. } | Self::Listed(_) => Vec::new(),
        };
        Ok(spans)
    }
}

/// Is `other` near a span that must not be near it? A phrase around the word is; the same words are not.
fn spoils(span: &Span, other: &Span, binding: Binding, boundaries: &mut Boundaries<'_>) -> bool {
    span.parts() != other.parts() && near(span.whole, other.whole, binding, boundaries)
}

fn near_spans(
    left: &[Span],
    right: &[Span],
    binding: Binding,
    ordered: bool,
    boundaries: &mut Boundaries<'_>,
) -> Result<Vec<Span>, QueryError> {
    let mut spans = Vec::new();
    for one in left {
        boundaries.work += right.len() as u64;
        for two in right {
            // Spans rise by their beginnings: nothing after this one can be nearer.
            if let Binding::Words(distance) = binding
                && two.whole.start > one.whole.end.saturating_add(distance)
            {
                break;
            }
            if ordered && two.whole.start <= one.whole.end || one.shares(two) {
                continue;
            }
            if near(one.whole, two.whole, binding, boundaries) {
                boundaries.made += 1;
                if boundaries.made > MOST_SPANS {
                    return Err(QueryError::TooCostly);
                }
                spans.push(one.with(two));
            }
        }
    }
    spans.sort_unstable();
    spans.dedup();
    Ok(spans)
}
