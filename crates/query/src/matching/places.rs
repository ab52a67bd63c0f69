//! Words bound to places: phrases, distances, sentences, paragraphs.
//!
//! [`Places`] is a tree of cursors. [`Places::seek`] finds the next record that may match, by its members;
//! [`Places::most`] tells how often it could match there at most, by frequencies; and [`Places::times`] tells by
//! positions how often it does.

use qonun_index::RecordNo;

use super::borders::{Binding, Borders};
use super::stretch::{Stretch, near};
use crate::QueryError;
use crate::postings::{END, PositionCursor};

/// A tree of cursors with the places that their words must have.
pub(crate) enum Places {
    /// A word: any of its keys.
    Word(PositionCursor),
    /// Any of several.
    Any(Vec<Self>),
    /// One after the other, each at a distance from the first.
    Phrase {
        /// The words.
        members: Vec<(Self, u32)>,
        /// Room for the stretches of a member.
        room: Vec<Stretch>,
        /// Room for the stretches of the phrase.
        found: Vec<Stretch>,
    },
    /// Two bound together.
    Near {
        /// How.
        binding: Binding,
        /// Must the first stand before the second?
        ordered: bool,
        /// The operands.
        operands: Box<[Self; 2]>,
        /// Room for the stretches of each operand.
        room: [Vec<Stretch>; 2],
    },
    /// The first where the second is not near.
    Except {
        /// How near.
        binding: Binding,
        /// The operands.
        operands: Box<[Self; 2]>,
    },
    /// At least so many times.
    AtLeast(usize, Box<Self>),
    /// Records that were found otherwise; they match as wholes, and nothing in them is marked.
    Listed(Vec<RecordNo>),
}

fn count(spans: usize) -> u32 {
    u32::try_from(spans).unwrap_or(u32::MAX)
}

/// Goes to the first record at or after `target` at which two cursors stand.
fn seek_both(first: &mut Places, second: &mut Places, target: RecordNo) -> RecordNo {
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

/// Goes to the first record at or after `target` at which all members stand.
fn seek_all(members: &mut [(Places, u32)], target: RecordNo) -> RecordNo {
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

impl Places {
    /// Goes to the first record at or after `target` that may match; [`END`] when there is none.
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

    /// How often it can match in a record that [`Places::seek`] has gone to, at most.
    pub(crate) fn most(&self, record: RecordNo) -> u32 {
        match self {
            Self::Word(cursor) => cursor.frequency(record),
            Self::Any(members) => members.iter().map(|member| member.most(record)).sum(),
            Self::Phrase { members, .. } => members.iter().map(|(member, _)| member.most(record)).min().unwrap_or(0),
            Self::Near { operands, .. } => operands[0].most(record).min(operands[1].most(record)),
            Self::Except { operands, .. } => operands[0].most(record),
            // Spans of operators inside may be more than the words of each.
            Self::AtLeast(times, inner) if inner.is_flat() => {
                Some(inner.most(record)).filter(|&most| most as usize >= *times).unwrap_or(0)
            }
            Self::AtLeast(_, inner) => inner.most(record),
            Self::Listed(_) => 1,
        }
    }

    /// How often it matches in the record that `borders` stand at and [`Places::seek`] has gone to: 0 when it does not,
    /// and no more than [`Places::most`]. Counts no further than `enough`.
    pub(crate) fn times(&mut self, borders: &mut Borders<'_>, enough: u32) -> Result<u32, QueryError> {
        let most = self.most(borders.record());
        if most == 0 {
            return Ok(0);
        }
        match self {
            Self::Word(_) | Self::Listed(_) => return Ok(most),
            Self::Any(members) => {
                let mut times = 0;
                for member in members {
                    times += member.times(borders, enough)?;
                    if times >= enough {
                        break;
                    }
                }
                return Ok(times.min(most));
            }
            Self::Near { binding, ordered, operands, room } if operands.iter().all(Self::is_flat) => {
                let [first, second] = &mut **operands;
                let [left, right] = room;
                first.stretches(borders, left);
                if left.is_empty() {
                    return Ok(0);
                }
                second.stretches(borders, right);
                return Ok(pairs(left, right, *binding, *ordered, borders, enough).min(most));
            }
            Self::Phrase { members, room, found } => {
                phrase_stretches(members, room, borders, found);
                return Ok(count(found.len()).min(most));
            }
            // Spans multiply in operators inside operators: there they are all made.
            Self::Near { .. } | Self::Except { .. } | Self::AtLeast(..) => {}
        }
        Ok(count(self.spans(borders)?.len()).min(most))
    }

    /// Is every match of it a stretch of words that follow one another?
    pub(super) fn is_flat(&self) -> bool {
        match self {
            Self::Word(_) | Self::Phrase { .. } => true,
            Self::Any(members) => members.iter().all(Self::is_flat),
            Self::Near { .. } | Self::Except { .. } | Self::AtLeast(..) | Self::Listed(_) => false,
        }
    }

    /// Where a flat leaf matches, in rising order.
    pub(super) fn stretches(&mut self, borders: &mut Borders<'_>, out: &mut Vec<Stretch>) {
        out.clear();
        match self {
            Self::Word(cursor) => {
                if cursor.record() == borders.record() {
                    cursor.positions(&mut borders.positions);
                    borders.work += borders.positions.len() as u64;
                    out.extend(borders.positions.iter().map(|&position| Stretch::word(position)));
                }
            }
            Self::Any(members) => {
                let mut of_member = Vec::new();
                for member in members {
                    member.stretches(borders, &mut of_member);
                    out.append(&mut of_member);
                }
                out.sort_unstable();
                out.dedup();
            }
            Self::Phrase { members, room, .. } => phrase_stretches(members, room, borders, out),
            Self::Near { .. } | Self::Except { .. } | Self::AtLeast(..) | Self::Listed(_) => {}
        }
    }
}

/// Phrases: every member at its distance from the first.
fn phrase_stretches(
    members: &mut [(Places, u32)],
    room: &mut Vec<Stretch>,
    borders: &mut Borders<'_>,
    out: &mut Vec<Stretch>,
) {
    let Some(((first, _), rest)) = members.split_first_mut() else {
        return;
    };
    first.stretches(borders, out);
    for (member, offset) in rest {
        if out.is_empty() {
            return;
        }
        member.stretches(borders, room);
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
    out.retain(|found| borders.holds(Binding::Words(0), found.start, found.end));
}

/// How many stretches of `left` have a partner in `right`, counted no further than `enough`.
fn pairs(
    left: &[Stretch],
    right: &[Stretch],
    binding: Binding,
    ordered: bool,
    borders: &mut Borders<'_>,
    enough: u32,
) -> u32 {
    match borders.meant(binding) {
        Binding::Words(distance) => pairs_within(left, right, distance, ordered, borders, enough),
        Binding::Sentence => pairs_between(left, right, borders.starts(false), ordered, enough),
        Binding::Paragraph | Binding::Point => pairs_between(left, right, borders.starts(true), ordered, enough),
        Binding::Provision => pairs_between(left, right, std::iter::empty(), ordered, enough),
    }
}

fn pairs_within(
    left: &[Stretch],
    right: &[Stretch],
    distance: u32,
    ordered: bool,
    borders: &mut Borders<'_>,
    enough: u32,
) -> u32 {
    let (mut times, mut from) = (0, 0);
    for &one in left {
        while right.get(from).is_some_and(|two| two.end.saturating_add(distance) < one.start) {
            from += 1;
        }
        let last = one.end.saturating_add(distance);
        let mut around = right[from..].iter().take_while(|two| two.start <= last);
        if around.any(|&two| one.pairs(two, ordered) && near(one, two, Binding::Words(distance), borders)) {
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

/// Pairs that stand between the same two of some rising borders.
fn pairs_between(
    left: &[Stretch],
    right: &[Stretch],
    mut starts: impl Iterator<Item = u32>,
    ordered: bool,
    enough: u32,
) -> u32 {
    let (mut left, mut right) = (left, right);
    let (mut times, mut begin, mut end) = (0, 0, 0);
    while let (Some(one), Some(two)) = (left.first(), right.first()) {
        // Between two borders that stand before either of them there is no pair.
        let wanted = one.start.max(two.start);
        while end <= wanted {
            (begin, end) = (end, starts.next().unwrap_or(u32::MAX));
        }
        (_, left) = split_before(left, begin);
        (_, right) = split_before(right, begin);
        let (ones, twos);
        (ones, left) = split_before(left, end);
        (twos, right) = split_before(right, end);
        let whole = |one: &&Stretch| one.end < end;
        let has_partner = |one: &&Stretch| twos.iter().filter(whole).any(|two| one.pairs(*two, ordered));
        times += count(ones.iter().filter(whole).filter(has_partner).take((enough - times) as usize).count());
        if times >= enough {
            break;
        }
    }
    times
}

/// Stretches that begin before a place, and the others.
fn split_before(stretches: &[Stretch], place: u32) -> (&[Stretch], &[Stretch]) {
    stretches.split_at(stretches.iter().take_while(|one| one.start < place).count())
}
