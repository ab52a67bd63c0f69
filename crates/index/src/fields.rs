//! Fields of the two inverted indexes.

use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};

use crate::tokenizer::PACKED;

fn indexed(option: IndexRecordOption) -> TextOptions {
    // Lengths are kept in a table of our own, which counts words and not keys.
    let indexing = TextFieldIndexing::default().set_tokenizer(PACKED).set_index_option(option).set_fieldnorms(false);
    TextOptions::default().set_indexing_options(indexing)
}

/// Fields of the index of records: one record a provision.
#[derive(Clone, Copy, Debug)]
pub struct RecordFields {
    /// Stems of the heading and then of the text, with positions; which is which tells the length of the heading.
    pub text: Field,
    /// Exact forms at the same positions.
    pub exact: Field,
    /// Stems of the heading and of the headings above, with frequencies made by [`HeadCount`].
    pub head: Field,
}

impl RecordFields {
    pub(crate) fn new() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let text = schema.add_text_field("text", indexed(IndexRecordOption::WithFreqsAndPositions));
        let exact = schema.add_text_field("exact", indexed(IndexRecordOption::WithFreqsAndPositions));
        let head = schema.add_text_field("head", indexed(IndexRecordOption::WithFreqs));
        (schema.build(), Self { text, exact, head })
    }
}

/// Fields of the index of texts: one record a language version of an act.
#[derive(Clone, Copy, Debug)]
pub struct TextFields {
    /// Stems of the title, with positions.
    pub title: Field,
    /// Exact forms of the title at the same positions.
    pub title_exact: Field,
    /// Every stem of the whole text, title and headings included, once.
    pub all: Field,
}

impl TextFields {
    pub(crate) fn new() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let title = schema.add_text_field("title", indexed(IndexRecordOption::WithFreqsAndPositions));
        let title_exact = schema.add_text_field("title_exact", indexed(IndexRecordOption::WithFreqsAndPositions));
        let all = schema.add_text_field("all", indexed(IndexRecordOption::Basic));
        (schema.build(), Self { title, title_exact, all })
    }
}

/// How often a stem occurs in the heading of a provision and in the headings above it, in one number: the frequency of
/// the field [`RecordFields::head`]. One posting list serves both, at half the cost of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadCount {
    /// In the provision's own heading.
    pub heading: u32,
    /// In the headings above, counted up to three.
    pub above: u32,
}

impl HeadCount {
    const STEP: u32 = 4;

    /// The number as a frequency.
    #[must_use]
    pub fn encode(self) -> u32 {
        self.heading.min(15) * Self::STEP + self.above.min(Self::STEP - 1)
    }

    /// The counts of a frequency.
    #[inline]
    #[must_use]
    pub const fn decode(frequency: u32) -> Self {
        Self { heading: frequency / Self::STEP, above: frequency % Self::STEP }
    }
}
