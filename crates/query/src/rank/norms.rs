//! Normalisation of word frequencies by the lengths of texts and headings.

use qonun_index::{Generation, HeadCount, RecordEntry, RecordNo};

use super::weights::{ABOVE, BARE_LENGTH, BODY_B, HEAD_B, HEAD_PIVOT, HEADING, K1};
use crate::postings::BLOCK;

/// The highest share of its weight that a word can have in one record: in its text, its heading and the headings above.
pub(super) const FULL_SHARE: f32 = 1.0 + HEADING + ABOVE;

/// Number of words in the headings of a record.
#[derive(Clone, Copy, Default)]
struct HeadWords {
    heading: u16,
    above: u8,
}

/// Normalisation of frequencies by lengths, for each record. It is stored apart from the tables since it is read for
/// every posting.
pub(crate) struct Norms {
    /// For each record, the frequency in its text that gives half of the maximum share.
    halves: Box<[f32]>,
    heads: Box<[HeadWords]>,
}

impl Norms {
    pub(crate) fn new(generation: &Generation) -> Self {
        let tables = generation.tables();
        let mean = (tables.total_body_words as f32 / tables.records.len().max(1) as f32).max(1.0);
        let half = |entry: &RecordEntry| {
            let length = if entry.is_bare_container() { BARE_LENGTH } else { entry.body_words as f32 / mean };
            K1 * (1.0 - BODY_B + BODY_B * length)
        };
        let head = |entry: &RecordEntry| HeadWords {
            heading: if entry.is_bare_container() { u16::MAX } else { entry.heading_words },
            above: entry.above_words,
        };
        Self { halves: tables.records.iter().map(half).collect(), heads: tables.records.iter().map(head).collect() }
    }

    /// Number of records.
    pub(super) const fn records(&self) -> usize {
        self.halves.len()
    }

    /// For each of `records`, the frequency in its text that gives half of the maximum share.
    pub(super) fn halves(&self, records: &[RecordNo], halves: &mut [f32; BLOCK]) {
        for (half, &record) in halves.iter_mut().zip(records) {
            *half = self.halves[record as usize];
        }
    }

    /// The shares of frequencies in the heading and the headings above: 0 to `HEADING + ABOVE`.
    pub(super) fn headings(&self, records: &[RecordNo], frequencies: &[u32], shares: &mut [f32; BLOCK]) {
        let mut lengths = [HeadWords::default(); BLOCK];
        for (length, &record) in lengths.iter_mut().zip(records) {
            *length = self.heads[record as usize];
        }
        for ((share, length), &frequency) in shares.iter_mut().zip(&lengths).zip(frequencies) {
            let count = HeadCount::decode(frequency);
            *share = HEADING * in_heading(count.heading, f32::from(length.heading))
                + ABOVE * in_heading(count.above, f32::from(length.above));
        }
    }

    /// The share of a frequency in the text: 0 to 1.
    pub(super) fn body(&self, record: RecordNo, frequency: u32) -> f32 {
        saturated(real(frequency), self.halves[record as usize])
    }
}

/// A frequency, saturated: 0 to 1.
#[inline]
pub(super) fn saturated(frequency: f32, half: f32) -> f32 {
    frequency / (frequency + half)
}

/// A frequency as a float. The conversion is cheap because no frequency uses the highest bit.
#[inline]
pub(super) const fn real(frequency: u32) -> f32 {
    frequency.cast_signed() as f32
}

/// A frequency in a heading with `words` words, saturated.
#[inline]
fn in_heading(frequency: u32, words: f32) -> f32 {
    saturated(real(frequency), K1 * (1.0 - HEAD_B + HEAD_B * words / HEAD_PIVOT))
}
