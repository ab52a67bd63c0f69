//! Lengths of texts and headings, set against the frequencies of words.

use qonun_index::{Generation, HeadCount, RecordEntry, RecordNo};

use super::impacts::WINDOW;
use super::weights::{ABOVE, BODY_B, HEAD_B, HEAD_PIVOT, HEADING, K1};

/// The highest share that a word can have of its weight in one record: in its text, its heading and the headings above.
pub(super) const FULL_SHARE: f32 = 1.0 + HEADING + ABOVE;

/// How many words the headings of a record have.
#[derive(Clone, Copy, Default)]
pub(super) struct HeadWords {
    heading: u16,
    above: u8,
}

/// The lengths in a window of records.
pub(super) struct Lengths {
    /// The frequency in the text of each that is worth half of what any can be, by the length of the text.
    pub(super) half: [f32; WINDOW],
    pub(super) heads: [HeadWords; WINDOW],
}

impl Lengths {
    /// Where the mean text has so many words.
    fn new(entries: &[RecordEntry], mean: f32) -> Self {
        let mut lengths = Self { half: [0.0; WINDOW], heads: [HeadWords::default(); WINDOW] };
        for (place, entry) in entries.iter().enumerate() {
            lengths.half[place] = K1 * (1.0 - BODY_B + BODY_B * entry.body_words as f32 / mean);
            lengths.heads[place] = HeadWords { heading: entry.heading_words, above: entry.above_words };
        }
        lengths
    }
}

/// What a word's frequencies in a record are worth.
pub(crate) struct Norms {
    /// Kept apart from the tables: they are asked for with every posting.
    windows: Box<[Lengths]>,
}

impl Norms {
    pub(crate) fn new(generation: &Generation) -> Self {
        let tables = generation.tables();
        let mean = (tables.total_body_words as f32 / tables.records.len().max(1) as f32).max(1.0);
        Self { windows: tables.records.chunks(WINDOW).map(|entries| Lengths::new(entries, mean)).collect() }
    }

    /// Window by window.
    pub(super) const fn windows(&self) -> &[Lengths] {
        &self.windows
    }

    /// A frequency in the text, saturated and set against its length: 0 to 1.
    #[inline]
    pub(super) fn body(&self, record: RecordNo, frequency: u32) -> f32 {
        let frequency = frequency as f32;
        frequency / (frequency + self.windows[record as usize / WINDOW].half[record as usize % WINDOW])
    }
}

/// Frequencies in the heading and the headings above: 0 to `HEADING + ABOVE`.
#[inline]
pub(super) fn headings(words: HeadWords, count: HeadCount) -> f32 {
    let share = |frequency: u32, words: f32| {
        let frequency = frequency as f32;
        frequency / (frequency + K1 * (1.0 - HEAD_B + HEAD_B * words / HEAD_PIVOT))
    };
    HEADING * share(count.heading, f32::from(words.heading)) + ABOVE * share(count.above, f32::from(words.above))
}
