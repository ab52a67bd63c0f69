//! The differences of two texts: first line by line, then word by word inside lines that are alike.

use std::ops::Range;

use crate::differ::Differ;
use crate::pieces::{Op, Piece, Pieces};
use crate::rows;
use crate::sequence::common;
use crate::words::words;

/// Likeness in thousandths from which two lines are one line that was changed; for rows of tables, which have fewer
/// words.
const LINE: u32 = 400;
const ROW: u32 = 250;

/// What an equal first cell, which names a row, adds to the likeness of two rows.
const NAME_OF_ROW: u32 = 300;

/// Number of pairs of lines that are all compared. Of more lines only those near the diagonal are.
const ALL_PAIRS: usize = 4_096;

/// Lines compared on each side of the diagonal, beside the difference of both numbers.
const BAND: usize = 16;

/// Most pairs of lines that are compared.
const MOST_PAIRS: usize = 2_000_000;

/// How many neighbours are tried as further parts of a line that was divided or joined, and what each must add to the
/// likeness.
const PARTS: usize = 8;
const PART: u32 = 50;

/// A line with the line feed before it.
struct Line<'t> {
    gap: &'t str,
    text: &'t str,
    range: Range<usize>,
}

/// A changed stretch of lines of one text.
struct Side<'s, 't> {
    whole: &'t str,
    lines: &'s [Line<'t>],
    /// The words of each line as sorted numbers.
    bags: Vec<Vec<u32>>,
    /// The name of each line that is a row of a table.
    names: Vec<Option<&'t str>>,
}

impl<'t> Side<'_, 't> {
    /// The text of several lines, with the line feeds between them.
    fn text(&self, range: &Range<usize>) -> &'t str {
        &self.whole[self.lines[range.start].range.start..self.lines[range.end - 1].range.end]
    }

    /// The text of lines up to `end`, each with the line feed before it.
    fn leftover(&self, range: Range<usize>) -> &'t str {
        if range.is_empty() {
            return "";
        }
        let first = &self.lines[range.start];
        &self.whole[first.range.start - first.gap.len()..self.lines[range.end - 1].range.end]
    }

    fn bag(&self, range: &Range<usize>) -> Vec<u32> {
        let mut bag = self.bags[range.clone()].concat();
        bag.sort_unstable();
        bag
    }
}

/// Returns the differences of two texts.
pub(crate) fn differences<'t>(old: &'t str, new: &'t str, differ: &mut Differ<'t, '_>) -> Vec<Piece> {
    Lines { differ }.text(old, new)
}

/// Compares the lines of two texts.
struct Lines<'d, 't, 'w> {
    differ: &'d mut Differ<'t, 'w>,
}

/// Lines of both texts that correspond to each other.
struct Match {
    old: Range<usize>,
    new: Range<usize>,
}

impl<'t> Lines<'_, 't, '_> {
    fn text(&mut self, old: &'t str, new: &'t str) -> Vec<Piece> {
        let mut pieces = Pieces::default();
        if old == new {
            pieces.equal(old);
            return pieces.finish();
        }
        let (olds, news) = (lines(old), lines(new));
        let texts = |lines: &[Line<'t>]| lines.iter().map(|line| line.text).collect::<Vec<&str>>();
        let (a, b) = (self.differ.numbers(&texts(&olds)), self.differ.numbers(&texts(&news)));
        for stretch in self.differ.stretches(&a, &b) {
            let (own, other) = (&olds[stretch.old], &news[stretch.new]);
            if stretch.is_equal {
                for (a, b) in own.iter().zip(other) {
                    pieces.gap(a.gap, b.gap);
                    pieces.equal(a.text);
                }
            } else {
                let (own, other) = (self.side(old, own), self.side(new, other));
                self.changed(&own, &other, &mut pieces);
            }
        }
        pieces.finish()
    }

    fn side<'s>(&mut self, whole: &'t str, lines: &'s [Line<'t>]) -> Side<'s, 't> {
        let bag = |line: &Line<'t>| {
            let words = words(line.text).into_iter().filter(|word| word.has_letters());
            let mut bag = self.differ.numbers(&words.map(|word| word.text).collect::<Vec<&str>>());
            bag.sort_unstable();
            bag
        };
        let bags = lines.iter().map(bag).collect();
        Side { whole, lines, bags, names: lines.iter().map(|line| rows::name(line.text)).collect() }
    }

    fn changed(&mut self, old: &Side<'_, 't>, new: &Side<'_, 't>, pieces: &mut Pieces) {
        let (mut from, mut to) = (0, 0);
        for found in self.matches(old, new) {
            pieces.replace(old.leftover(from..found.old.start), new.leftover(to..found.new.start));
            (from, to) = (found.old.end, found.new.end);
            pieces.gap(old.lines[found.old.start].gap, new.lines[found.new.start].gap);
            let (own, other) = (old.text(&found.old), new.text(&found.new));
            if rows::is_row(own) && rows::is_row(other) {
                rows::cells(own, other, self.differ, pieces);
            } else {
                self.differ.words(own, other, pieces);
            }
        }
        pieces.replace(old.leftover(from..old.lines.len()), new.leftover(to..new.lines.len()));
    }

    /// Finds the lines that correspond to each other, in order.
    fn matches(&mut self, old: &Side<'_, 't>, new: &Side<'_, 't>) -> Vec<Match> {
        let pairs = match (old.lines.len(), new.lines.len()) {
            (0, _) | (_, 0) => return Vec::new(),
            (1, 1) => vec![(0, 0)],
            _ => self.pairs(old, new),
        };
        let mut out: Vec<Match> = Vec::with_capacity(pairs.len());
        for (at, &(a, b)) in pairs.iter().enumerate() {
            let before = out.last().map_or((0, 0), |last| (last.old.end, last.new.end));
            let after = pairs.get(at + 1).copied().unwrap_or((old.lines.len(), new.lines.len()));
            let other = grown(&old.bags[a], new, b, before.1..after.1);
            // A line that was divided is not joined with others as well.
            let own = if other.len() > 1 { a..a + 1 } else { grown(&new.bags[b], old, a, before.0..after.0) };
            out.push(Match { old: own, new: other });
        }
        out
    }

    /// Pairs of lines whose likeness is together the highest, in an order that rises in both texts.
    fn pairs(&mut self, old: &Side<'_, 't>, new: &Side<'_, 't>) -> Vec<(usize, usize)> {
        let (n, m) = (old.lines.len(), new.lines.len());
        let reach = if n * m <= ALL_PAIRS { m } else { BAND + n.abs_diff(m) };
        let count = n.saturating_mul((2 * reach + 1).min(m));
        let words = |bags: &[Vec<u32>]| bags.iter().map(Vec::len).sum::<usize>() / bags.len();
        let cost = count.saturating_mul(words(&old.bags) + words(&new.bags) + 1);
        if count > MOST_PAIRS || !self.differ.budget.spend(cost) {
            return Vec::new();
        }
        let mut table = Band { first: Vec::with_capacity(n), rows: Vec::with_capacity(n) };
        for i in 0..n {
            let middle = i * m / n;
            let range = middle.saturating_sub(reach)..(middle + reach + 1).min(m);
            let mut row: Vec<u32> = Vec::with_capacity(range.len());
            for j in range.clone() {
                let gain = likeness_of_lines(old, i, new, j);
                let pair = if gain > 0 { table.best(i, j) + gain } else { 0 };
                let left = row.last().copied().unwrap_or(0);
                row.push(pair.max(left).max(table.best(i, j + 1)));
            }
            table.first.push(range.start);
            table.rows.push(row);
        }
        table.pairs(m)
    }
}

/// The best sums of likeness: row `i` tells the best of the first `i + 1` old lines with the first new lines, for those
/// new lines that are near the diagonal.
struct Band {
    first: Vec<usize>,
    rows: Vec<Vec<u32>>,
}

impl Band {
    /// The best sum of the first `n` old lines and the first `m` new ones.
    fn best(&self, n: usize, m: usize) -> u32 {
        let (Some(i), Some(j)) = (n.checked_sub(1), m.checked_sub(1)) else { return 0 };
        let row = &self.rows[i];
        j.checked_sub(self.first[i]).map_or(0, |at| row[at.min(row.len() - 1)])
    }

    /// The pairs of the best sum.
    fn pairs(&self, m: usize) -> Vec<(usize, usize)> {
        let (mut n, mut m) = (self.rows.len(), m);
        let mut out = Vec::new();
        while n > 0 && m > 0 && self.best(n, m) > 0 {
            m = m.min(self.first[n - 1] + self.rows[n - 1].len());
            let best = self.best(n, m);
            if best == self.best(n - 1, m) {
                n -= 1;
            } else if best == self.best(n, m - 1) {
                m -= 1;
            } else {
                (n, m) = (n - 1, m - 1);
                out.push((n, m));
            }
        }
        out.reverse();
        out
    }
}

/// Likeness of two lines in thousandths; 0 if they are not one line.
fn likeness_of_lines(old: &Side<'_, '_>, i: usize, new: &Side<'_, '_>, j: usize) -> u32 {
    let likeness = likeness(&old.bags[i], &new.bags[j]);
    let (likeness, least) = match (old.names[i], new.names[j]) {
        (Some(own), Some(other)) => (likeness + if own == other { NAME_OF_ROW } else { 0 }, ROW),
        _ => (likeness, LINE),
    };
    if likeness >= least { likeness } else { 0 }
}

/// Share of the words of two lines that both have, in thousandths.
fn likeness(a: &[u32], b: &[u32]) -> u32 {
    let all = a.len() + b.len();
    let most = 2 * a.len().min(b.len());
    // Lines of very different length are not compared: that bounds the work for one long line among many short ones.
    if all == 0 || most * 1_000 < all * ROW as usize {
        return 0;
    }
    u32::try_from(2_000 * common(a, b) / all).unwrap_or(0)
}

/// Extends a line by neighbours inside `room`, as long as it becomes more like the words of the other text: so a line
/// that was divided, or joined with others, is compared as a whole.
fn grown(words: &[u32], side: &Side<'_, '_>, at: usize, room: Range<usize>) -> Range<usize> {
    let mut range = at..at + 1;
    let mut best = likeness(words, &side.bags[at]);
    for _ in 0..PARTS {
        let later = (range.end < room.end).then(|| range.start..range.end + 1);
        let earlier = (range.start > room.start).then(|| range.start - 1..range.end);
        let of = |range: Range<usize>| (likeness(words, &side.bag(&range)), range);
        let Some((likeness, wider)) = later.into_iter().chain(earlier).map(of).max_by_key(|(likeness, _)| *likeness)
        else {
            break;
        };
        if likeness < best + PART {
            break;
        }
        (best, range) = (likeness, wider);
    }
    range
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let gap = if at > 0 { &text[at - 1..at] } else { "" };
        // The line feed of an empty first line stands before the second line all the same.
        out.push(Line { gap: if out.is_empty() { "" } else { gap }, text: line, range: at..at + line.len() });
        at += line.len() + 1;
    }
    out
}

/// True if a list of pieces changes nothing.
pub(crate) fn is_unchanged(pieces: &[Piece]) -> bool {
    pieces.iter().all(|piece| piece.op == Op::Equal)
}
