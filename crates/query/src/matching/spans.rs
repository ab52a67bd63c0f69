//! Words bound to places: phrases, distances, sentences, paragraphs.
//!
//! [`Places`] is a tree of cursors. [`Places::seek`] finds the next record that may match, by its members; and
//! [`Places::spans`] tells where in that record it does match, by positions.

use qonun_index::{Generation, RecordNo};

use super::cursor::{END, Ground, PositionCursor};

/// A stretch of words of one record that matches.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Span {
    /// First position.
    pub(crate) start: u32,
    /// Last position.
    pub(crate) end: u32,
    /// The words that made it match, as first and last positions; empty: all of the stretch.
    parts: Vec<(u32, u32)>,
}

impl Span {
    const fn word(position: u32) -> Self {
        Self { start: position, end: position, parts: Vec::new() }
    }

    /// The words that made it match, as first and last positions.
    pub(crate) fn parts(&self) -> Vec<(u32, u32)> {
        if self.parts.is_empty() { vec![(self.start, self.end)] } else { self.parts.clone() }
    }

    fn with(&self, other: &Self) -> Self {
        let mut parts = self.parts();
        parts.extend(other.parts());
        parts.sort_unstable();
        Self { start: self.start.min(other.start), end: self.end.max(other.end), parts }
    }

    const fn overlaps(&self, other: &Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }
}

/// How two operands are bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Binding {
    /// At most so many words from the end of one to the beginning of the other.
    Words(u32),
    /// In one sentence.
    Sentence,
    /// In one paragraph.
    Paragraph,
    /// In one provision.
    Provision,
}

/// What the borders of a record are; read only when an operator asks.
struct Borders<'g> {
    generation: &'g Generation,
    record: RecordNo,
    heading_words: u32,
    sentences: Option<Vec<(u32, bool)>>,
}

impl<'g> Borders<'g> {
    fn of(generation: &'g Generation, record: RecordNo, ground: Ground) -> Self {
        if ground == Ground::Titles {
            // A title is one sentence.
            return Self { generation, record, heading_words: 0, sentences: Some(Vec::new()) };
        }
        let heading_words = u32::from(generation.tables().records[record as usize].heading_words);
        Self { generation, record, heading_words, sentences: None }
    }

    /// Does a stretch reach from the heading into the text?
    const fn crosses_heading(&self, start: u32, end: u32) -> bool {
        start < self.heading_words && self.heading_words <= end
    }

    /// Does a sentence (or a paragraph) begin inside a stretch, after its first word?
    fn crosses(&mut self, start: u32, end: u32, paragraphs_only: bool) -> bool {
        let (generation, record) = (self.generation, self.record);
        let sentences = self.sentences.get_or_insert_with(|| generation.sentences(record));
        let first = sentences.partition_point(|&(position, _)| position <= start);
        sentences[first..]
            .iter()
            .take_while(|&&(position, _)| position <= end)
            .any(|&(_, paragraph)| paragraph || !paragraphs_only)
    }
}

/// A tree of cursors with the places that their words must have.
pub(crate) enum Places {
    /// A word: any of its keys.
    Word(PositionCursor),
    /// Any of several.
    Any(Vec<Self>),
    /// One after the other, each at a distance from the first.
    Phrase(Vec<(Self, u32)>),
    /// Two bound together.
    Near {
        /// How.
        binding: Binding,
        /// Must the first stand before the second?
        ordered: bool,
        /// The operands.
        operands: Box<[Self; 2]>,
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

/// Goes to the first record at or after `target` at which all members stand.
fn seek_all<'p>(members: impl IntoIterator<Item = &'p mut Places>, target: RecordNo) -> RecordNo {
    let mut members: Vec<&mut Places> = members.into_iter().collect();
    let mut wanted = target;
    loop {
        let mut agreed = true;
        for member in &mut members {
            let at = member.seek(wanted);
            if at == END {
                return END;
            }
            if at > wanted {
                wanted = at;
                agreed = false;
            }
        }
        if agreed {
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
            Self::Phrase(members) => seek_all(members.iter_mut().map(|(member, _)| member), target),
            Self::Near { operands, .. } => seek_all(operands.iter_mut(), target),
            Self::Except { operands, .. } => operands[0].seek(target),
            Self::AtLeast(_, inner) => inner.seek(target),
            Self::Listed(records) => {
                records.get(records.partition_point(|&record| record < target)).copied().unwrap_or(END)
            }
        }
    }

    /// Where it matches in a record that [`Places::seek`] has gone to, in rising order.
    pub(crate) fn spans(&mut self, generation: &Generation, record: RecordNo, ground: Ground) -> Vec<Span> {
        self.spans_within(&mut Borders::of(generation, record, ground))
    }

    fn spans_within(&mut self, borders: &mut Borders<'_>) -> Vec<Span> {
        match self {
            Self::Word(cursor) => {
                if cursor.record() != borders.record {
                    return Vec::new();
                }
                let mut positions = Vec::new();
                cursor.positions(&mut positions);
                positions.into_iter().map(Span::word).collect()
            }
            Self::Any(members) => {
                let mut spans: Vec<Span> = members.iter_mut().flat_map(|member| member.spans_within(borders)).collect();
                spans.sort_unstable();
                spans.dedup();
                spans
            }
            Self::Phrase(members) => phrase_spans(members, borders),
            Self::Near { binding, ordered, operands } => {
                let [first, second] = &mut **operands;
                let (left, right) = (first.spans_within(borders), second.spans_within(borders));
                near_spans(&left, &right, *binding, *ordered, borders)
            }
            Self::Except { binding, operands } => {
                let [first, second] = &mut **operands;
                let left = first.spans_within(borders);
                let right = if second.seek(borders.record) == borders.record {
                    second.spans_within(borders)
                } else {
                    Vec::new()
                };
                left.into_iter()
                    .filter(|span| !right.iter().any(|other| near(span, other, *binding, borders)))
                    .collect()
            }
            Self::AtLeast(times, inner) => {
                let spans = inner.spans_within(borders);
                if spans.len() >= *times { spans } else { Vec::new() }
            }
            Self::Listed(_) => Vec::new(),
        }
    }
}

/// Phrases: every member at its distance from the first.
fn phrase_spans(members: &mut [(Places, u32)], borders: &mut Borders<'_>) -> Vec<Span> {
    let Some(((first, _), rest)) = members.split_first_mut() else {
        return Vec::new();
    };
    let mut spans = first.spans_within(borders);
    for (member, offset) in rest {
        let next = member.spans_within(borders);
        spans.retain_mut(|span| {
            let wanted = span.start + *offset;
            let Ok(found) = next.binary_search_by_key(&wanted, |other| other.start) else {
                return false;
            };
            span.end = next[found].end;
            !borders.crosses_heading(span.start, span.end)
        });
    }
    spans
}

/// Are two stretches near each other, in either order? Stretches that share a word are not two.
fn near(one: &Span, two: &Span, binding: Binding, borders: &mut Borders<'_>) -> bool {
    if one.overlaps(two) {
        return false;
    }
    let (start, end) = (one.start.min(two.start), one.end.max(two.end));
    if binding != Binding::Provision && borders.crosses_heading(start, end) {
        return false;
    }
    match binding {
        Binding::Words(distance) => {
            let gap = if one.end < two.start { two.start - one.end } else { one.start - two.end };
            gap <= distance
        }
        Binding::Sentence => !borders.crosses(start, end, false),
        Binding::Paragraph => !borders.crosses(start, end, true),
        Binding::Provision => true,
    }
}

fn near_spans(left: &[Span], right: &[Span], binding: Binding, ordered: bool, borders: &mut Borders<'_>) -> Vec<Span> {
    let mut spans = Vec::new();
    for one in left {
        for two in right {
            // Spans rise by their beginnings: nothing after this one can be nearer.
            if let Binding::Words(distance) = binding
                && two.start > one.end.saturating_add(distance)
            {
                break;
            }
            if ordered && two.start <= one.end {
                continue;
            }
            if near(one, two, binding, borders) {
                spans.push(one.with(two));
            }
        }
    }
    spans.sort_unstable();
    spans.dedup();
    spans
}
