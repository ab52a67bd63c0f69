//! Words that follow one another in a record, and how near two such intervals are.

use super::boundaries::{Binding, Boundaries};

/// Words that follow one another, as first and last positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Interval {
    /// First position.
    pub(crate) start: u32,
    /// Last position.
    pub(crate) end: u32,
}

impl Interval {
    pub(super) const fn word(position: u32) -> Self {
        Self { start: position, end: position }
    }

    /// The smallest interval that holds both.
    pub(super) fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    pub(super) const fn overlaps(self, other: Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// From the end of one to the beginning of the other; nought when one reaches into the other.
    pub(super) const fn gap(self, other: Self) -> u32 {
        if self.end < other.start { other.start - self.end } else { self.start.saturating_sub(other.end) }
    }

    /// May the other be its partner, wherever it stands?
    pub(super) const fn pairs(self, other: Self, ordered: bool) -> bool {
        if ordered { other.start > self.end } else { !self.overlaps(other) }
    }
}

/// Are two intervals near each other, in either order?
pub(super) fn near(one: Interval, two: Interval, binding: Binding, boundaries: &mut Boundaries<'_>) -> bool {
    if let Binding::Words(distance) = binding
        && one.gap(two) > distance
    {
        return false;
    }
    let whole = one.to(two);
    boundaries.holds(binding, whole.start, whole.end)
}
