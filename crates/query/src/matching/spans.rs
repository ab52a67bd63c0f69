//! The exact spans of a clause in a record, each with the words that made it match.
//!
//! Marks and nested operators use these spans. [`super::span_matcher`] has faster ways for the common shapes.

use super::boundaries::{Binding, Boundaries};
use super::interval::{Interval, near};
use super::span_matcher::SpanMatcher;
use crate::QueryError;

/// Maximum number of spans in one record; more are refused, since nested operators multiply them.
const MOST_SPANS: usize = 100_000;

/// A matching interval of a record, with the words that made it match.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Span {
    whole: Interval,
    /// Empty if these are all words of the interval.
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

    /// True if the two spans have a word in common. One span may still lie between the words of the other.
    fn shares(&self, other: &Self) -> bool {
        self.whole.overlaps(other.whole)
            && self.parts().iter().any(|one| other.parts().iter().any(|two| one.overlaps(*two)))
    }
}

impl SpanMatcher {
    /// Its spans in the record of `boundaries`, which [`SpanMatcher::seek`] must have returned, in ascending order.
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

/// True if `other` is close to `span` and so excludes it. A longer phrase around the same word does; a span of exactly
/// the same words does not.
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
            // Spans are sorted by their beginnings, so no later one is closer.
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
