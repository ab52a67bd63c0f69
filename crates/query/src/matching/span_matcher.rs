//! Words with constraints on their positions: phrases, distances, sentences, paragraphs.
//!
//! [`SpanMatcher`] is a tree of cursors. [`SpanMatcher::seek`] finds the next record that may match, by the members of
//! the tree. [`SpanMatcher::most`] returns an upper bound of the number of matches there, by frequencies.
//! [`SpanMatcher::times`] returns the exact number, by positions.

use qonun_index::RecordNo;

use super::boundaries::{Binding, Boundaries};
use super::interval::{Interval, near};
use crate::QueryError;
use crate::postings::{END, PositionCursor};

/// A tree of cursors with constraints on the positions of their words.
pub(crate) enum SpanMatcher {
    /// A word: any of its keys.
    Word(PositionCursor),
    /// Any of several matchers.
    Any(Vec<Self>),
    /// A sequence, each member with its offset from the first.
    Phrase {
        /// The words.
        members: Vec<(Self, u32)>,
        /// Buffer for the intervals of a member.
        room: Vec<Interval>,
        /// Buffer for the intervals of the phrase.
        found: Vec<Interval>,
    },
    /// Two operands close to each other.
    Near {
        /// How close.
        binding: Binding,
        /// True if the first must precede the second.
        ordered: bool,
        /// The operands.
        operands: Box<[Self; 2]>,
        /// Buffers for the intervals of the operands.
        room: [Vec<Interval>; 2],
    },
    /// The first operand where the second is not close to it.
    Except {
        /// How close.
        binding: Binding,
        /// The operands.
        operands: Box<[Self; 2]>,
    },
    /// Matches if the inner matcher occurs at least N times in a record.
    AtLeast(usize, Box<Self>),
    /// Records found in another way. They match as a whole, and no words in them are marked.
    Listed(Vec<RecordNo>),
}

fn count(spans: usize) -> u32 {
    u32::try_from(spans).unwrap_or(u32::MAX)
}

/// Moves two cursors to the first record at or after `target` that has both.
fn seek_both(first: &mut SpanMatcher, second: &mut SpanMatcher, target: RecordNo) -> RecordNo {
    let mut wanted = first.seek(target);
    while wanted != END {
        let other = second.seek(wanted);
        if other == wanted {
            break;
        }
        wanted = first.seek(other);
        if wanted == other {
            break;
        }
    }
    wanted
}

/// Moves all members to the first record at or after `target` that has them all.
fn seek_all(members: &mut [(SpanMatcher, u32)], target: RecordNo) -> RecordNo {
    let mut wanted = target;
    loop {
        let before = wanted;
        for (member, _) in &mut *members {
            wanted = member.seek(wanted);
        }
        if wanted == before || wanted == END {
            return wanted;
        }
    }
}

impl SpanMatcher {
    /// Moves to the first record at or after `target` that may match. Returns [`END`] if there is none.
    pub(crate) fn seek(&mut self, target: RecordNo) -> RecordNo {
        match self {
            Self::Word(cursor) => cursor.seek(target),
            Self::Any(members) => members.iter_mut().map(|member| member.seek(target)).min().unwrap_or(END),
            Self::Phrase { members, .. } => seek_all(members, target),
            Self::Near { operands, .. } => {
                let [first, second] = &mut **operands;
                seek_both(first, second, target)
            }
            Self::Except { operands, .. } => operands[0].seek(target),
            Self::AtLeast(_, inner) => inner.seek(target),
            Self::Listed(records) => {
                records.get(records.partition_point(|&record| record < target)).copied().unwrap_or(END)
            }
        }
    }

    /// Upper bound of the number of matches in the record that [`SpanMatcher::seek`] returned.
    pub(crate) fn most(&self, record: RecordNo) -> u32 {
        match self {
            Self::Word(cursor) => cursor.frequency(record),
            Self::Any(members) => members.iter().map(|member| member.most(record)).sum(),
            Self::Phrase { members, .. } => members.iter().map(|(member, _)| member.most(record)).min().unwrap_or(0),
            Self::Near { operands, .. } => operands[0].most(record).min(operands[1].most(record)),
            Self::Except { operands, .. } => operands[0].most(record),
            // A nested operator may have more spans than each of its words has occurrences.
            Self::AtLeast(times, inner) if inner.is_flat() => {
                Some(inner.most(record)).filter(|&most| most as usize >= *times).unwrap_or(0)
            }
            Self::AtLeast(_, inner) => inner.most(record),
            Self::Listed(_) => 1,
        }
    }

    /// Number of matches in the record of `boundaries`, which [`SpanMatcher::seek`] must have returned. It is 0 without
    /// a match, and never more than [`SpanMatcher::most`]. Counting stops at `enough`.
    pub(crate) fn times(&mut self, boundaries: &mut Boundaries<'_>, enough: u32) -> Result<u32, QueryError> {
        let most = self.most(boundaries.record());
        if most == 0 {
            return Ok(0);
        }
        match self {
            Self::Word(_) | Self::Listed(_) => return Ok(most),
            Self::Any(members) => {
                let mut times = 0;
                for member in members {
                    times += member.times(boundaries, enough)?;
                    if times >= enough {
                        break;
                    }
                }
                return Ok(times.min(most));
            }
            Self::Near { binding, ordered, operands, room } if operands.iter().all(Self::is_flat) => {
                let [first, second] = &mut **operands;
                let [left, right] = room;
                first.intervals(boundaries, left);
                if left.is_empty() {
                    return Ok(0);
                }
                second.intervals(boundaries, right);
                return Ok(pairs(left, right, *binding, *ordered, boundaries, enough).min(most));
            }
            Self::Phrase { members, room, found } => {
                phrase_intervals(members, room, boundaries, found);
                return Ok(count(found.len()).min(most));
            }
            // Nested operators multiply spans, so all spans are made.
            Self::Near { .. } | Self::Except { .. } | Self::AtLeast(..) => {}
        }
        Ok(count(self.spans(boundaries)?.len()).min(most))
    }

    /// True if every match is an interval of adjacent words.
    pub(super) fn is_flat(&self) -> bool {
        match self {
            Self::Word(_) | Self::Phrase { .. } => true,
            Self::Any(members) => members.iter().all(Self::is_flat),
            Self::Near { .. } | Self::Except { .. } | Self::AtLeast(..) | Self::Listed(_) => false,
        }
    }

    /// The intervals of a flat clause, in ascending order.
    pub(super) fn intervals(&mut self, boundaries: &mut Boundaries<'_>, out: &mut Vec<Interval>) {
        out.clear();
        match self {
            Self::Word(cursor) => {
                if cursor.record() == boundaries.record() {
                    cursor.positions(&mut boundaries.positions);
                    boundaries.work += boundaries.positions.len() as u64;
                    out.extend(boundaries.positions.iter().map(|&position| Interval::word(position)));
                }
            }
            Self::Any(members) => {
                let mut of_member = Vec::new();
                for member in members {
                    member.intervals(boundaries, &mut of_member);
                    out.append(&mut of_member);
                }
                out.sort_unstable();
                out.dedup();
            }
            Self::Phrase { members, room, .. } => phrase_intervals(members, room, boundaries, out),
            Self::Near { .. } | Self::Except { .. } | Self::AtLeast(..) | Self::Listed(_) => {}
        }
    }
}

/// Intervals of a phrase: every member is at its offset from the first.
fn phrase_intervals(
    members: &mut [(SpanMatcher, u32)],
    room: &mut Vec<Interval>,
    boundaries: &mut Boundaries<'_>,
    out: &mut Vec<Interval>,
) {
    let Some(((first, _), rest)) = members.split_first_mut() else {
        return;
    };
    first.intervals(boundaries, out);
    for (member, offset) in rest {
        if out.is_empty() {
            return;
        }
        member.intervals(boundaries, room);
        let mut at = 0;
        out.retain_mut(|found| {
            let wanted = found.start + *offset;
            while room.get(at).is_some_and(|other| other.start < wanted) {
                at += 1;
            }
            let Some(next) = room.get(at).filter(|other| other.start == wanted) else {
                return false;
            };
            found.end = next.end;
            true
        });
    }
    out.retain(|found| boundaries.holds(Binding::Words(0), found.start, found.end));
}

/// Number of intervals of `left` with a partner in `right`. Counting stops at `enough`.
fn pairs(
    left: &[Interval],
    right: &[Interval],
    binding: Binding,
    ordered: bool,
    boundaries: &mut Boundaries<'_>,
    enough: u32,
) -> u32 {
    match boundaries.meant(binding) {
        Binding::Words(distance) => pairs_within(left, right, distance, ordered, boundaries, enough),
        Binding::Sentence => pairs_between(left, right, boundaries.starts(false), ordered, enough),
        Binding::Paragraph | Binding::Point => pairs_between(left, right, boundaries.starts(true), ordered, enough),
        Binding::Provision => pairs_between(left, right, std::iter::empty(), ordered, enough),
    }
}

fn pairs_within(
    left: &[Interval],
    right: &[Interval],
    distance: u32,
    ordered: bool,
    boundaries: &mut Boundaries<'_>,
    enough: u32,
) -> u32 {
    let (mut times, mut from) = (0, 0);
    for &one in left {
        while right.get(from).is_some_and(|two| two.end.saturating_add(distance) < one.start) {
            from += 1;
        }
        let last = one.end.saturating_add(distance);
        let mut around = right[from..].iter().take_while(|two| two.start <= last);
        if around.any(|&two| one.pairs(two, ordered) && near(one, two, Binding::Words(distance), boundaries)) {
            times += 1;
            if times >= enough {
                break;
            }
        }
        if from == right.len() {
            break;
        }
    }
    times
}

/// Number of intervals of `left` with a partner in `right` between the same two boundaries. `starts` are the boundaries
/// in ascending order.
fn pairs_between(
    left: &[Interval],
    right: &[Interval],
    mut starts: impl Iterator<Item = u32>,
    ordered: bool,
    enough: u32,
) -> u32 {
    let (mut left, mut right) = (left, right);
    let (mut times, mut begin, mut end) = (0, 0, 0);
    while let (Some(one), Some(two)) = (left.first(), right.first()) {
        // A segment that ends before the later of the two first intervals has no pair.
        let wanted = one.start.max(two.start);
        while end <= wanted {
            (begin, end) = (end, starts.next().unwrap_or(u32::MAX));
        }
        (_, left) = split_before(left, begin);
        (_, right) = split_before(right, begin);
        let (ones, twos);
        (ones, left) = split_before(left, end);
        (twos, right) = split_before(right, end);
        let whole = |one: &&Interval| one.end < end;
        let has_partner = |one: &&Interval| twos.iter().filter(whole).any(|two| one.pairs(*two, ordered));
        times += count(ones.iter().filter(whole).filter(has_partner).take((enough - times) as usize).count());
        if times >= enough {
            break;
        }
    }
    times
}

/// Splits intervals into those that begin before `place` and the rest.
fn split_before(intervals: &[Interval], place: u32) -> (&[Interval], &[Interval]) {
    intervals.split_at(intervals.iter().take_while(|one| one.start < place).count())
}
