//! Computation of the impacts of a word. All posting lists of its keys are read in parallel, window by window, so that
//! the working set stays in the first-level cache.
//!
//! Each step is done for a whole run of postings before the next step: simple loops that the compiler can vectorise.

use qonun_index::{HeadCount, RecordNo};

use super::impacts::{ImpactsBuilder, WINDOW, level};
use super::norms::{Norms, real, saturated};
use crate::postings::{BITS, BLOCK, Blocks, END, KeyPostings, PostingRuns};

/// Number of places that are written per step for a word of bits, even if it has fewer bits.
const FEW: usize = 8;
/// Number of records of a window, plus room for the places written beyond them.
const ROOM: usize = WINDOW + BITS;

/// The place of a record in its window: its offset from the first record.
const fn place_of(record: RecordNo) -> usize {
    record as usize % WINDOW
}

/// A key with the unread rest of its posting lists.
pub(super) struct KeyRun {
    weight: f32,
    text: Option<PostingRuns>,
    /// Boxed to save memory: none of the many keys of a wildcard has it.
    head: Option<Box<PostingRuns>>,
}

impl KeyRun {
    pub(super) fn new(weight: f32, lists: KeyPostings) -> Self {
        let head = lists.head.map(|list| Box::new(PostingRuns::new(list)));
        Self { weight, text: lists.text.map(PostingRuns::new), head }
    }

    /// The next record with the key.
    fn next(&self) -> RecordNo {
        let text = self.text.as_ref().map_or(END, PostingRuns::next);
        self.head.as_ref().map_or(END, |head| head.next()).min(text)
    }
}

/// The shares that a key has by headings in the records of a window. All zero except while the key is processed.
struct Headed {
    /// Places of the records with a share.
    places: Vec<u16>,
    shares: [f32; WINDOW],
    /// Number of occurrences of the key in the heading itself.
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
    /// Bit set of the records with a level.
    touched: [u8; WINDOW / 8],
}

impl Table {
    /// Raises the level of a record to `level` if it is higher: the best key of a record counts.
    #[inline]
    fn raise(&mut self, place: usize, level: u16) {
        let known = &mut self.levels[place % WINDOW];
        *known = level.max(*known);
        self.touched[place / 8 % (WINDOW / 8)] |= 1 << (place % 8);
    }

    /// Moves the places with levels, and the levels, into the buffers. Returns their number.
    fn take(&mut self, places: &mut [u16; ROOM], levels: &mut [u16; ROOM]) -> usize {
        let mut count = 0;
        for (first, bytes) in (0..).step_by(BITS).zip(self.touched.as_chunks_mut().0) {
            let mut bits = u64::from_le_bytes(std::mem::take(bytes));
            if bits == 0 {
                continue;
            }
            let mut at = count % WINDOW;
            count += bits.count_ones() as usize;
            // The number of bits in a word is unpredictable: writing some too many costs less than a branch for each.
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

/// Intermediate results for a run of postings.
struct Run {
    shares: [f32; BLOCK],
    counts: [f32; BLOCK],
    levels: [u16; BLOCK],
}

impl Run {
    /// The levels of a key by its frequencies in texts.
    fn levels(&mut self, weight: f32, frequencies: &[u32], halves: &[f32]) -> &[u16] {
        for ((out, &frequency), &half) in self.levels.iter_mut().zip(frequencies).zip(halves) {
            *out = level(weight, saturated(real(frequency), half));
        }
        &self.levels[..frequencies.len()]
    }

    /// The levels of a key by its frequencies in texts, plus its shares by headings.
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
            // The text field begins with the heading, which counts separately.
            let frequency = (real(frequency) - count).max(0.0);
            *out = level(weight, saturated(frequency, half) + share);
        }
        &self.levels[..records.len()]
    }
}

/// Buffers for the work on a window, reused for each.
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

    /// Adds the contribution of a key to the records of a window, which ends at `end`.
    fn add(&mut self, norms: &Norms, end: RecordNo, key: &mut KeyRun) {
        let KeyRun { weight, text, head } = key;
        // Levels by headings alone come first: together with the text they are higher.
        if let Some(head) = head {
            self.add_headings(norms, end, *weight, head);
        }
        if let Some(text) = text {
            self.add_text(norms, end, *weight, text);
        }
        self.headed.clear();
    }

    /// Adds the contribution of a concept to the records of a window, which ends at `end`.
    fn add_concept(&mut self, end: RecordNo, concept: &mut ConceptRun) {
        let (table, step) = (&mut self.table, concept.step);
        let no_norms = |_: &[_], _: &[_], _: &mut _| {};
        concept.list.read_until(end, no_norms, |records, degrees, _| {
            for (&record, &degree) in records.iter().zip(degrees) {
                table.raise(place_of(record), level(step, real(degree)));
            }
        });
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

/// A posting list of a concept with the unread rest.
pub(super) struct ConceptRun {
    /// Share of one degree of the concept.
    step: f32,
    list: PostingRuns,
}

impl ConceptRun {
    pub(super) const fn new(step: f32, list: Blocks) -> Self {
        Self { step, list: PostingRuns::new(list) }
    }
}

/// Gathers the impacts of all records with any of the keys of a word.
pub(super) fn gather(norms: &Norms, keys: &mut [KeyRun]) -> ImpactsBuilder {
    by_windows(keys, KeyRun::next, |scratch, end, key| scratch.add(norms, end, key))
}

/// Gathers the impacts of all records whose headings name any of some concepts.
pub(super) fn gather_concepts(concepts: &mut [ConceptRun]) -> ImpactsBuilder {
    by_windows(concepts, |concept| concept.list.next(), Scratch::add_concept)
}

/// Reads posting lists in parallel, window by window. `next_of` returns the next record of a list; `add` adds what a list
/// gives the records of a window, which ends before the given record.
fn by_windows<L>(
    lists: &mut [L],
    next_of: impl Fn(&L) -> RecordNo,
    add: impl Fn(&mut Scratch, RecordNo, &mut L),
) -> ImpactsBuilder {
    let mut builder = ImpactsBuilder::default();
    let mut next: Vec<RecordNo> = lists.iter().map(&next_of).collect();
    let mut scratch = Scratch::new();
    loop {
        let first = next.iter().fold(END, |first, &record| record.min(first));
        if first == END {
            return builder;
        }
        let window = first as usize / WINDOW;
        let end = ((window + 1) * WINDOW) as RecordNo;
        for (list, next) in lists.iter_mut().zip(&mut next) {
            if *next < end {
                add(&mut scratch, end, list);
                *next = next_of(list);
            }
        }
        let Scratch { table, places, levels, .. } = &mut *scratch;
        let count = table.take(places, levels);
        builder.push(window, &places[..count], &levels[..count]);
    }
}
