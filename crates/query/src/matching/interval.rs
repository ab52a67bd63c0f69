//! Intervals of adjacent words in a record, and the distance between two intervals.

use super::boundaries::{Binding, Boundaries};

/// Adjacent words, given by first and last position.
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

    /// The smallest interval that contains both.
    pub(super) fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    pub(super) const fn overlaps(self, other: Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// Distance from the end of one to the beginning of the other; 0 if they overlap.
    pub(super) const fn gap(self, other: Self) -> u32 {
        if self.end < other.start { other.start - self.end } else { self.start.saturating_sub(other.end) }
    }

    /// True if the other interval may be its partner, at any distance.
    pub(super) const fn pairs(self, other: Self, ordered: bool) -> bool {
        if ordered { other.start > self.end } else { !self.overlaps(other) }
    }
}

/// True if two intervals are close to each other, in any order.
pub(super) fn near(one: Interval, two: Interval, binding: Binding, boundaries: &mut Boundaries<'_>) -> bool {
    if let Binding::Words(distance) = binding
        && one.gap(two) > distance
    {
        return false;
    }
    let whole = one.to(two);
    boundaries.holds(binding, whole.start, whole.end)
}
