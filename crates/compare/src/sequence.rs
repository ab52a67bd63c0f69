//! The differences of two sequences of numbers, with bounded work.

use std::collections::HashMap;
use std::ops::Range;

use similar::DiffOp;
use similar::algorithms::{Capture, myers};

use crate::effort::Effort;

/// Longest pair of sequences that is compared exactly.
const EXACT: usize = 3_000;

/// How often a long pair is divided at what occurs once in both.
const DIVISIONS: u8 = 6;

/// Steps of one comparison: the square of the length of each pair that is compared exactly.
const STEPS: u64 = 200_000_000;

/// A limit of the work of a comparison. It counts steps, not time, so that the same texts have the same differences.
pub(crate) struct Budget<'w> {
    left: u64,
    effort: &'w Effort<'w>,
}

impl<'w> Budget<'w> {
    pub(crate) const fn new(effort: &'w Effort<'w>) -> Self {
        Self { left: STEPS, effort }
    }

    /// Spends steps; false if there are not enough left, or if the caller no longer waits.
    pub(crate) fn spend(&mut self, steps: usize) -> bool {
        let left = self.left.checked_sub(steps as u64);
        self.left = left.unwrap_or(self.left);
        left.is_some() && self.effort.spend(steps)
    }
}

/// A stretch of both sequences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) old: Range<usize>,
    pub(crate) new: Range<usize>,
    pub(crate) is_equal: bool,
}

/// Returns the stretches of two sequences, in order: equal and changed ones by turns.
pub(crate) fn stretches(old: &[u32], new: &[u32], budget: &mut Budget<'_>) -> Vec<Stretch> {
    let mut work = Work { old, new, budget, out: Vec::new() };
    work.divide(0..old.len(), 0..new.len(), DIVISIONS);
    work.out
}

struct Work<'s, 'w> {
    old: &'s [u32],
    new: &'s [u32],
    budget: &'s mut Budget<'w>,
    out: Vec<Stretch>,
}

impl Work<'_, '_> {
    /// Adds a stretch, joined with the last one if that is of the same kind.
    fn add(&mut self, old: Range<usize>, new: Range<usize>, is_equal: bool) {
        if old.is_empty() && new.is_empty() {
            return;
        }
        match self.out.last_mut() {
            Some(last) if last.is_equal == is_equal => {
                last.old.end = old.end;
                last.new.end = new.end;
            }
            _ => self.out.push(Stretch { old, new, is_equal }),
        }
    }

    fn divide(&mut self, old: Range<usize>, new: Range<usize>, divisions: u8) {
        let (a, b) = (&self.old[old.clone()], &self.new[new.clone()]);
        let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
        let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(a, b)| a == b).count();
        self.add(old.start..old.start + head, new.start..new.start + head, true);
        self.middle(old.start + head..old.end - tail, new.start + head..new.end - tail, divisions);
        self.add(old.end - tail..old.end, new.end - tail..new.end, true);
    }

    /// Compares what differs at both ends.
    fn middle(&mut self, old: Range<usize>, new: Range<usize>, divisions: u8) {
        let length = old.len() + new.len();
        if old.is_empty() || new.is_empty() {
            self.add(old, new, false);
        } else if length <= EXACT && self.budget.spend(length * length) {
            self.exact(old, new);
        } else {
            let anchors = if divisions > 0 { self.anchors(&old, &new) } else { Vec::new() };
            if anchors.is_empty() {
                return self.add(old, new, false);
            }
            let (mut from, mut to) = (old.start, new.start);
            for (a, b) in anchors {
                self.divide(from..a, to..b, divisions - 1);
                self.add(a..a + 1, b..b + 1, true);
                (from, to) = (a + 1, b + 1);
            }
            self.divide(from..old.end, to..new.end, divisions - 1);
        }
    }

    /// Compares exactly. Only the equal runs are taken from the algorithm; everything between them is changed. The runs
    /// are read from it directly: the pass that the library puts behind it, to shift changes, leaves some places wrong.
    fn exact(&mut self, old: Range<usize>, new: Range<usize>) {
        let mut found = Capture::new();
        let Ok(()) = myers::diff(&mut found, self.old, old.clone(), self.new, new.clone());
        let (mut from, mut to) = (old.start, new.start);
        for op in found.into_ops() {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                self.add(from..old_index, to..new_index, false);
                (from, to) = (old_index + len, new_index + len);
                self.add(old_index..from, new_index..to, true);
            }
        }
        self.add(from..old.end, to..new.end, false);
    }

    /// Places of what occurs once in both, in an order that rises in both.
    fn anchors(&self, old: &Range<usize>, new: &Range<usize>) -> Vec<(usize, usize)> {
        let once = |of: &[u32], start: usize| {
            let mut places: HashMap<u32, Option<usize>> = HashMap::with_capacity(of.len());
            for (at, &id) in of.iter().enumerate() {
                places.entry(id).and_modify(|place| *place = None).or_insert(Some(start + at));
            }
            places
        };
        let olds = once(&self.old[old.clone()], old.start);
        let news = once(&self.new[new.clone()], new.start);
        let place = |at: usize| {
            let id = self.new[at];
            news.get(&id).copied().flatten().and(olds.get(&id).copied().flatten()).map(|from| (from, at))
        };
        let both: Vec<(usize, usize)> = new.clone().filter_map(place).collect();
        let froms: Vec<usize> = both.iter().map(|&(from, _)| from).collect();
        longest_rise(&froms).into_iter().map(|at| both[at]).collect()
    }
}

/// Number of elements that two sorted lists have in common; one that occurs twice in both counts twice.
pub(crate) fn common<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, count) = (i + 1, j + 1, count + 1),
        }
    }
    count
}

/// Returns the places of a longest rising subsequence.
pub(crate) fn longest_rise(values: &[usize]) -> Vec<usize> {
    // `ends[n]` is the place of the lowest last value of a rise of n + 1 values.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(values.len());
    for (place, &value) in values.iter().enumerate() {
        let length = ends.partition_point(|&end| values[end] < value);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(place);
        } else {
            ends[length] = place;
        }
    }
    let mut out: Vec<usize> = std::iter::successors(ends.last().copied(), |&place| before[place]).collect();
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::{Budget, STEPS, Stretch, longest_rise, stretches};
    use crate::effort::Effort;

    /// Fails unless the stretches cover both sequences and the equal ones are equal.
    fn check(old: &[u32], new: &[u32], left: u64) -> Vec<Stretch> {
        let effort = Effort::new(&|_| true);
        let found = stretches(old, new, &mut Budget { left, effort: &effort });
        let (mut from, mut to, mut last) = (0, 0, None);
        for Stretch { old: a, new: b, is_equal } in &found {
            assert_eq!((a.start, b.start), (from, to));
            assert_ne!(last.replace(*is_equal), Some(*is_equal));
            assert!(!is_equal || old[a.clone()] == new[b.clone()]);
            (from, to) = (a.end, b.end);
        }
        assert_eq!((from, to), (old.len(), new.len()));
        found
    }

    #[test]
    fn the_longest_rise_is_found() {
        for (values, wanted) in
            [(&[][..], &[][..]), (&[3, 1, 2, 5, 4], &[1, 2, 4]), (&[5, 0, 1, 2], &[1, 2, 3]), (&[2, 1, 0], &[2])]
        {
            assert_eq!(longest_rise(values), wanted);
        }
    }

    #[test]
    fn stretches_cover_both_sequences() {
        let mut seed = 1_u64;
        let mut below = |bound: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % bound
        };
        for _ in 0..20_000 {
            let (n, m) = (below(9), below(9));
            let mut list = |length: u64| (0..length).map(|_| below(4) as u32).collect::<Vec<u32>>();
            let (old, new) = (list(n), list(m));
            check(&old, &new, STEPS);
        }
    }

    #[test]
    fn long_sequences_are_divided_at_what_occurs_once() {
        let old: Vec<u32> = (0..20_000).collect();
        let mut new: Vec<u32> = old.iter().copied().filter(|at| at % 1_000 != 0).collect();
        new.insert(7_000, 77_777);
        let found = check(&old, &new, STEPS);
        let kept: usize = found.iter().filter(|one| one.is_equal).map(|one| one.old.len()).sum();
        assert_eq!(kept, 20_000 - 20);
    }

    #[test]
    fn without_steps_or_anchors_the_middle_is_changed_as_a_whole() {
        let (old, new) = ([1, 2, 3, 4], [1, 3, 2, 4]);
        let whole = Stretch { old: 1..3, new: 1..3, is_equal: false };
        assert_eq!(check(&old, &new, 0).len(), 5, "what occurs once needs no steps");
        let (old, new) = ([1, 2, 2, 3, 3, 4], [1, 3, 3, 2, 2, 4]);
        assert_eq!(check(&old, &new, 0)[1], Stretch { old: 1..5, new: 1..5, ..whole });
        let hostile = |shift: u32| (0..200_000).map(|at| (at * shift) % 7).collect::<Vec<u32>>();
        check(&hostile(3), &hostile(5), STEPS);
    }
}
