//! Lengths of texts and headings, set against the frequencies of words.

use qonun_index::{Generation, HeadCount, RecordEntry, RecordNo};

use super::impacts::WINDOW;
use super::weights::{ABOVE, BODY_B, HEAD_B, HEAD_PIVOT, HEADING, K1};

/// The highest share that a word can have of its weight in one record: in its text, its heading and the headings above.
pub(super) const FULL_SHARE: f32 = 1.0 + HEADING + ABOVE;

/// What a word's frequencies in a record are worth.
pub(crate) struct Norms {
    /// For each record the frequency in its text that is worth half of what any can be, by the length of the text, window
    /// by window. Kept apart from the tables: it is asked for with every posting.
    half: Box<[[f32; WINDOW]]>,
}

impl Norms {
    pub(crate) fn new(generation: &Generation) -> Self {
        let tables = generation.tables();
        let mean = (tables.total_body_words as f32 / tables.records.len().max(1) as f32).max(1.0);
        let half = |entry: &RecordEntry| K1 * (1.0 - BODY_B + BODY_B * entry.body_words as f32 / mean);
        let window = |entries: &[RecordEntry]| {
            let mut halves = [0.0; WINDOW];
            halves.iter_mut().zip(entries).for_each(|(known, entry)| *known = half(entry));
            halves
        };
        Self { half: tables.records.chunks(WINDOW).map(window).collect() }
    }

    /// How many windows there are.
    pub(super) const fn windows(&self) -> usize {
        self.half.len()
    }

    /// The frequencies worth half in the texts of a window.
    pub(super) fn window(&self, window: usize) -> &[f32; WINDOW] {
        &self.half[window]
    }

    /// A frequency in the text, saturated and set against its length: 0 to 1.
    #[inline]
    pub(super) fn body(&self, record: RecordNo, frequency: u32) -> f32 {
        let frequency = frequency as f32;
        frequency / (frequency + self.half[record as usize / WINDOW][record as usize % WINDOW])
    }
}

/// Frequencies in the heading and the headings above: 0 to `HEADING + ABOVE`.
#[inline]
pub(super) fn headings(entry: &RecordEntry, count: HeadCount) -> f32 {
    let share = |frequency: u32, words: f32| {
        let frequency = frequency as f32;
        frequency / (frequency + K1 * (1.0 - HEAD_B + HEAD_B * words / HEAD_PIVOT))
    };
    HEADING * share(count.heading, f32::from(entry.heading_words))
        + ABOVE * share(count.above, f32::from(entry.above_words))
}
