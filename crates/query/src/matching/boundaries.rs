//! The boundaries of a record that operators must not cross, and room for work that is used again for every record.

use qonun_index::{Generation, RecordEntry, RecordNo};
use qonun_law::ProvisionKind;

use crate::postings::MatchTarget;

/// How two operands are bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Binding {
    /// At most so many words from the end of one to the beginning of the other.
    Words(u32),
    /// In one sentence.
    Sentence,
    /// In one paragraph.
    Paragraph,
    /// In one point: a record that is a point, or a paragraph of any other.
    Point,
    /// In one provision.
    Provision,
}

/// The record that is looked at, with its boundaries; sentences are read only when an operator asks.
pub(crate) struct Boundaries<'g> {
    generation: &'g Generation,
    target: MatchTarget,
    record: RecordNo,
    sentences: Vec<(u32, bool)>,
    has_sentences: bool,
    /// Spans that were made in this record: operators in operators multiply them.
    pub(super) made: usize,
    /// Positions of one word.
    pub(super) positions: Vec<u32>,
    /// Positions and pairs looked at since it was last asked.
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

    /// Goes to a record, or to the title of a text: a title is one sentence.
    pub(crate) fn go_to(&mut self, record: RecordNo) {
        self.record = record;
        self.made = 0;
        self.has_sentences = false;
    }

    /// What is known of the record; nothing of a title.
    fn entry(&self) -> Option<&'g RecordEntry> {
        (self.target == MatchTarget::Records).then(|| &self.generation.tables().records[self.record as usize])
    }

    fn is_point(&self) -> bool {
        self.entry().is_some_and(|entry| entry.kind == ProvisionKind::Point)
    }

    /// How many positions and pairs were looked at since this was last asked.
    pub(crate) const fn take_work(&mut self) -> u64 {
        std::mem::replace(&mut self.work, 0)
    }

    pub(super) const fn record(&self) -> RecordNo {
        self.record
    }

    /// Does an interval reach from the heading into the text?
    fn crosses_heading(&self, start: u32, end: u32) -> bool {
        let heading = if self.target == MatchTarget::Records { self.generation.heading_words(self.record) } else { 0 };
        start < heading && heading <= end
    }

    /// What a binding comes to in this record.
    pub(super) fn meant(&self, binding: Binding) -> Binding {
        match binding {
            Binding::Point if self.is_point() => Binding::Provision,
            Binding::Point => Binding::Paragraph,
            other => other,
        }
    }

    /// May words at both ends of an interval be bound? The distance of a [`Binding::Words`] is not looked at.
    pub(super) fn holds(&mut self, binding: Binding, start: u32, end: u32) -> bool {
        match self.meant(binding) {
            Binding::Provision => true,
            Binding::Words(_) => !self.crosses_heading(start, end),
            Binding::Sentence => !self.crosses(start, end, false),
            Binding::Paragraph | Binding::Point => !self.crosses(start, end, true),
        }
    }

    /// Does a sentence (or a paragraph) begin inside an interval, after its first word? The text after the heading
    /// begins a paragraph.
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

    /// Where sentences (or paragraphs) begin, read as far as they are asked for.
    pub(super) fn starts(&self, paragraphs_only: bool) -> impl Iterator<Item = u32> + use<'g> {
        let starts = (self.target == MatchTarget::Records).then(|| self.generation.sentence_starts(self.record));
        let wanted = move |&(_, paragraph): &(u32, bool)| paragraph || !paragraphs_only;
        starts.into_iter().flatten().filter(wanted).map(|(position, _)| position)
    }
}
