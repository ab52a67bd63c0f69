//! How the impacts of a word are made: all posting lists of its keys side by side, window by window, so that what is
//! worked on stays in the cache nearest to the processor.
//!
//! Each step is done for a run of postings before the next step: simple loops, which a processor does for several
//! postings at once.

use qonun_index::{HeadCount, RecordNo};

use super::impacts::{ImpactsBuilder, WINDOW, level};
use super::norms::{Norms, real, saturated};
use crate::postings::{BITS, BLOCK, END, KeyPostings, PostingRuns};

/// Places of a word of bits that are written whether there are so many or not.
const FEW: usize = 8;
/// Records of a window, and what is written beyond them.
const ROOM: usize = WINDOW + BITS;

/// The place of a record in its window.
const fn place_of(record: RecordNo) -> usize {
    record as usize % WINDOW
}

/// A key with what is left of its posting lists.
pub(super) struct KeyRun {
    weight: f32,
    text: Option<PostingRuns>,
    /// Apart: of the many keys of a wildcard none has it.
    head: Option<Box<PostingRuns>>,
}

impl KeyRun {
    pub(super) fn new(weight: f32, lists: KeyPostings) -> Self {
        let head = lists.head.map(|list| Box::new(PostingRuns::new(list)));
        Self { weight, text: lists.text.map(PostingRuns::new), head }
    }

    /// The next record that holds the key.
    fn next(&self) -> RecordNo {
        let text = self.text.as_ref().map_or(END, PostingRuns::next);
        self.head.as_ref().map_or(END, |head| head.next()).min(text)
    }
}

/// What a key gives the records of a window by headings. Nought, but while the key is looked at.
struct Headed {
    /// Places of those that have something.
    places: Vec<u16>,
    shares: [f32; WINDOW],
    /// How often the key stands in the heading itself.
    counts: [u8; WINDOW],
}

impl Headed {
    fn clear(&mut self) {
        for place in self.places.drain(..) {
            let place = usize::from(place) % WINDOW;
            (self.shares[place], self.counts[place]) = (0.0, 0);
        }
    }
}

/// The levels of the records of a window.
struct Table {
    levels: [u16; WINDOW],
    /// Which records have one, a bit each.
    touched: [u8; WINDOW / 8],
}

impl Table {
    /// Of the levels that keys have in a record the highest counts.
    #[inline]
    fn raise(&mut self, place: usize, level: u16) {
        let known = &mut self.levels[place % WINDOW];
        *known = level.max(*known);
        self.touched[place / 8 % (WINDOW / 8)] |= 1 << (place % 8);
    }

    /// Takes the places that have levels, and the levels, and tells how many there are.
    fn take(&mut self, places: &mut [u16; ROOM], levels: &mut [u16; ROOM]) -> usize {
        let mut count = 0;
        for (first, bytes) in (0..).step_by(BITS).zip(self.touched.as_chunks_mut().0) {
            let mut bits = u64::from_le_bytes(std::mem::take(bytes));
            if bits == 0 {
                continue;
            }
            let mut at = count % WINDOW;
            count += bits.count_ones() as usize;
            // How many bits a word has cannot be foreseen: to write some too many costs less than to ask for each.
            while bits != 0 {
                for place in &mut places[at..at + FEW] {
                    *place = first + bits.trailing_zeros() as u16;
                    bits &= bits.wrapping_sub(1);
                }
                at += FEW;
            }
        }
        for (&place, level) in places[..count].iter().zip(levels) {
            *level = std::mem::take(&mut self.levels[usize::from(place) % WINDOW]);
        }
        count
    }
}

/// What is worked out of a run of postings.
struct Run {
    shares: [f32; BLOCK],
    counts: [f32; BLOCK],
    levels: [u16; BLOCK],
}

impl Run {
    /// The levels of a key by frequencies in texts.
    fn levels(&mut self, weight: f32, frequencies: &[u32], halves: &[f32]) -> &[u16] {
        for ((out, &frequency), &half) in self.levels.iter_mut().zip(frequencies).zip(halves) {
            *out = level(weight, saturated(real(frequency), half));
        }
        &self.levels[..frequencies.len()]
    }

    /// The same, with what headings give.
    fn levels_with(
        &mut self,
        headed: &Headed,
        weight: f32,
        records: &[RecordNo],
        frequencies: &[u32],
        halves: &[f32],
    ) -> &[u16] {
        for ((share, count), &record) in self.shares.iter_mut().zip(&mut self.counts).zip(records) {
            *share = headed.shares[place_of(record)];
            *count = f32::from(headed.counts[place_of(record)]);
        }
        let texts = frequencies.iter().zip(halves);
        let headings = self.shares.iter().zip(&self.counts);
        for ((out, (&frequency, &half)), (&share, &count)) in self.levels.iter_mut().zip(texts).zip(headings) {
            // The field of the text begins with the heading, which counts by itself.
            let frequency = (real(frequency) - count).max(0.0);
            *out = level(weight, saturated(frequency, half) + share);
        }
        &self.levels[..records.len()]
    }
}

/// Room for the work on a window, used again for each.
struct Scratch {
    table: Table,
    headed: Headed,
    run: Run,
    places: [u16; ROOM],
    levels: [u16; ROOM],
}

impl Scratch {
    fn new() -> Box<Self> {
        Box::new(Self {
            table: Table { levels: [0; WINDOW], touched: [0; WINDOW / 8] },
            headed: Headed { places: Vec::new(), shares: [0.0; WINDOW], counts: [0; WINDOW] },
            run: Run { shares: [0.0; BLOCK], counts: [0.0; BLOCK], levels: [0; BLOCK] },
            places: [0; ROOM],
            levels: [0; ROOM],
        })
    }

    /// Adds what a key gives the records of a window, which ends at `end`.
    fn add(&mut self, norms: &Norms, end: RecordNo, key: &mut KeyRun) {
        let KeyRun { weight, text, head } = key;
        // The level by headings alone comes first: with the text it is higher.
        if let Some(head) = head {
            self.add_headings(norms, end, *weight, head);
        }
        if let Some(text) = text {
            self.add_text(norms, end, *weight, text);
        }
        self.headed.clear();
    }

    fn add_headings(&mut self, norms: &Norms, end: RecordNo, weight: f32, head: &mut PostingRuns) {
        let Self { table, headed, .. } = self;
        let look_up = |records: &[_], frequencies: &[_], shares: &mut _| norms.headings(records, frequencies, shares);
        head.read_until(end, look_up, |records, frequencies, shares| {
            for ((&record, &frequency), &share) in records.iter().zip(frequencies).zip(shares) {
                let place = place_of(record);
                headed.places.push(place as u16);
                headed.shares[place] = share;
                headed.counts[place] = HeadCount::decode(frequency).heading as u8;
                table.raise(place, level(weight, share));
            }
        });
    }

    fn add_text(&mut self, norms: &Norms, end: RecordNo, weight: f32, text: &mut PostingRuns) {
        let Self { table, headed, run, .. } = self;
        let look_up = |records: &[_], _: &[_], halves: &mut _| norms.halves(records, halves);
        text.read_until(end, look_up, |records, frequencies, halves| {
            let levels = if headed.places.is_empty() {
                run.levels(weight, frequencies, halves)
            } else {
                run.levels_with(headed, weight, records, frequencies, halves)
            };
            for (&record, &level) in records.iter().zip(levels) {
                table.raise(place_of(record), level);
            }
        });
    }
}

/// Gathers the records that hold any of the keys of a word.
pub(super) fn gather(norms: &Norms, keys: &mut [KeyRun]) -> ImpactsBuilder {
    let mut builder = ImpactsBuilder::default();
    let mut next: Vec<RecordNo> = keys.iter().map(KeyRun::next).collect();
    let mut scratch = Scratch::new();
    loop {
        let first = next.iter().fold(END, |first, &record| record.min(first));
        if first == END {
            return builder;
        }
        let window = first as usize / WINDOW;
        let end = ((window + 1) * WINDOW) as RecordNo;
        for (key, next) in keys.iter_mut().zip(&mut next) {
            if *next < end {
                scratch.add(norms, end, key);
                *next = key.next();
            }
        }
        let Scratch { table, places, levels, .. } = &mut *scratch;
        let count = table.take(places, levels);
        builder.push(window, &places[..count], &levels[..count]);
    }
}
