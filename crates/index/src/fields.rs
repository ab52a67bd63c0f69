//! Fields of the two inverted indexes.

use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};

use crate::tokenizer::PACKED;

fn indexed(option: IndexRecordOption) -> TextOptions {
    // A table of this crate stores the lengths; it counts words, not keys.
    let indexing = TextFieldIndexing::default().set_tokenizer(PACKED).set_index_option(option).set_fieldnorms(false);
    TextOptions::default().set_indexing_options(indexing)
}

/// Fields of the index of records: one record per provision.
#[derive(Clone, Copy, Debug)]
pub struct RecordFields {
    /// Stems of the heading followed by those of the text, with positions. The length of the heading separates the two.
    pub text: Field,
    /// Exact forms at the same positions.
    pub exact: Field,
    /// Stems of the heading and of the headings above; the frequency is a [`HeadCount`].
    pub head: Field,
    /// Numbers of the concepts that the heading names; the frequency is the degree, from 1 to
    /// [`qonun_analysis::ConceptsOfHeadings::LEVELS`].
    pub concepts: Field,
    /// Keys of the terms that the provision defines ([`qonun_analysis::term_keys`]); the frequency is the degree, from 1 to
    /// [`qonun_analysis::DEFINITION_DEGREES`].
    pub defined: Field,
}

impl RecordFields {
    pub(crate) fn new() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let text = schema.add_text_field("text", indexed(IndexRecordOption::WithFreqsAndPositions));
        let exact = schema.add_text_field("exact", indexed(IndexRecordOption::WithFreqsAndPositions));
        let head = schema.add_text_field("head", indexed(IndexRecordOption::WithFreqs));
        let concepts = schema.add_text_field("concepts", indexed(IndexRecordOption::WithFreqs));
        let defined = schema.add_text_field("defined", indexed(IndexRecordOption::WithFreqs));
        (schema.build(), Self { text, exact, head, concepts, defined })
    }
}

/// Fields of the index of texts: one record per language version of an act.
#[derive(Clone, Copy, Debug)]
pub struct TextFields {
    /// Stems of the title, with positions.
    pub title: Field,
    /// Exact forms of the title at the same positions.
    pub title_exact: Field,
    /// Every stem of the whole text, including title and headings, once.
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

/// The number of occurrences of a stem in the heading of a provision and in the headings above it, encoded in one
/// number: the frequency of the field [`RecordFields::head`]. One posting list serves both, at half the cost of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadCount {
    /// Occurrences in the provision's own heading.
    pub heading: u32,
    /// Occurrences in the headings above, at most three.
    pub above: u32,
}

impl HeadCount {
    const STEP: u32 = 4;

    /// Encodes the counts as a frequency.
    #[must_use]
    pub fn encode(self) -> u32 {
        self.heading.min(15) * Self::STEP + self.above.min(Self::STEP - 1)
    }

    /// Decodes a frequency.
    #[inline]
    #[must_use]
    pub const fn decode(frequency: u32) -> Self {
        Self { heading: frequency / Self::STEP, above: frequency % Self::STEP }
    }
}
