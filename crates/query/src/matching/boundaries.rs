//! The boundaries inside a record that proximity operators must not cross, and buffers that are reused for each record.

use qonun_index::{Generation, RecordEntry, RecordNo};
use qonun_law::ProvisionKind;

use crate::postings::MatchTarget;

/// How a proximity operator binds its two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Binding {
    /// At most N words between the end of one and the beginning of the other.
    Words(u32),
    /// In the same sentence.
    Sentence,
    /// In the same paragraph.
    Paragraph,
    /// In the same point: the whole record if the record is a point, otherwise one paragraph.
    Point,
    /// In the same provision.
    Provision,
}

/// The current record with its boundaries. Sentences are read only if an operator needs them.
pub(crate) struct Boundaries<'g> {
    generation: &'g Generation,
    target: MatchTarget,
    record: RecordNo,
    sentences: Vec<(u32, bool)>,
    has_sentences: bool,
    /// Number of spans made in this record: nested operators multiply them.
    pub(super) made: usize,
    /// Buffer for the positions of one word.
    pub(super) positions: Vec<u32>,
    /// Number of positions and pairs examined since the last `take_work`.
    pub(super) work: u64,
}

impl<'g> Boundaries<'g> {
    pub(crate) fn new(generation: &'g Generation, target: MatchTarget) -> Self {
        Self {
            generation,
            target,
            record: 0,
            sentences: Vec::new(),
            has_sentences: false,
            made: 0,
            positions: Vec::new(),
            work: 0,
        }
    }

    /// Goes to a record, or to the title of a text. A title is one sentence.
    pub(crate) fn go_to(&mut self, record: RecordNo) {
        self.record = record;
        self.made = 0;
        self.has_sentences = false;
    }

    /// The entry of the record; `None` for a title.
    fn entry(&self) -> Option<&'g RecordEntry> {
        (self.target == MatchTarget::Records).then(|| &self.generation.tables().records[self.record as usize])
    }

    fn is_point(&self) -> bool {
        self.entry().is_some_and(|entry| entry.kind == ProvisionKind::Point)
    }

    /// Number of positions and pairs examined since the last call.
    pub(crate) const fn take_work(&mut self) -> u64 {
        std::mem::replace(&mut self.work, 0)
    }

    pub(super) const fn record(&self) -> RecordNo {
        self.record
    }

    /// True if an interval starts in the heading and ends in the text.
    fn crosses_heading(&self, start: u32, end: u32) -> bool {
        let heading = if self.target == MatchTarget::Records { self.generation.heading_words(self.record) } else { 0 };
        start < heading && heading <= end
    }

    /// The effective binding in this record.
    pub(super) fn meant(&self, binding: Binding) -> Binding {
        match binding {
            Binding::Point if self.is_point() => Binding::Provision,
            Binding::Point => Binding::Paragraph,
            other => other,
        }
    }

    /// True if words at both ends of an interval may be bound. The distance of a [`Binding::Words`] is not checked.
    pub(super) fn holds(&mut self, binding: Binding, start: u32, end: u32) -> bool {
        match self.meant(binding) {
            Binding::Provision => true,
            Binding::Words(_) => !self.crosses_heading(start, end),
            Binding::Sentence => !self.crosses(start, end, false),
            Binding::Paragraph | Binding::Point => !self.crosses(start, end, true),
        }
    }

    /// True if a sentence (with `paragraphs_only`, a paragraph) begins inside an interval, after its first word. The
    /// text after the heading begins a paragraph.
    fn crosses(&mut self, start: u32, end: u32, paragraphs_only: bool) -> bool {
        if !self.has_sentences {
            self.has_sentences = true;
            self.sentences.clear();
            if self.target == MatchTarget::Records {
                self.sentences.extend(self.generation.sentence_starts(self.record));
            }
        }
        let first = self.sentences.partition_point(|&(position, _)| position <= start);
        self.sentences[first..]
            .iter()
            .take_while(|&&(position, _)| position <= end)
            .any(|&(_, paragraph)| paragraph || !paragraphs_only)
    }

    /// The positions at which sentences (or paragraphs) begin, read lazily.
    pub(super) fn starts(&self, paragraphs_only: bool) -> impl Iterator<Item = u32> + use<'g> {
        let starts = (self.target == MatchTarget::Records).then(|| self.generation.sentence_starts(self.record));
        let wanted = move |&(_, paragraph): &(u32, bool)| paragraph || !paragraphs_only;
        starts.into_iter().flatten().filter(wanted).map(|(position, _)| position)
    }
}
