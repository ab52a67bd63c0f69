//! How the impacts of a word are made: all posting lists of its keys side by side, window by window, so that what is
//! worked on stays in the cache nearest to the processor.

use qonun_index::{HeadCount, RecordNo};

use super::impacts::{Impacts, WINDOW, level};
use super::norms::{Lengths, Norms, headings};
use crate::matching::{BITS, END, KeyPostings, PostingRun, bits};

/// A key with what is left of its posting lists.
pub(super) struct KeyRun {
    weight: f32,
    text: PostingRun,
    head: PostingRun,
}

impl KeyRun {
    pub(super) fn new(weight: f32, lists: KeyPostings) -> Self {
        Self { weight, text: PostingRun::new(lists.text), head: PostingRun::new(lists.head) }
    }

    /// The next record that holds the key.
    fn next(&self) -> RecordNo {
        self.text.next().min(self.head.next())
    }
}

/// A window of records, and what is known of lengths there.
struct Window<'n> {
    /// The first record after it.
    end: RecordNo,
    lengths: &'n Lengths,
}

/// What a key gives records of a window by headings. Nought, but while the key is looked at.
struct Headed {
    /// Places of those that have something.
    places: Vec<u16>,
    shares: [f32; WINDOW],
    /// How often the key stands in the heading itself.
    counts: [u8; WINDOW],
}

/// The levels of the records of a window.
struct Table {
    levels: [u16; WINDOW],
    /// Which records have one, a bit each.
    touched: [u64; WINDOW / BITS],
}

impl Table {
    /// Of the levels that keys have in a record the highest counts.
    #[inline]
    fn raise(&mut self, place: usize, level: u16) {
        let known = &mut self.levels[place % WINDOW];
        *known = level.max(*known);
        self.touched[place / BITS % (WINDOW / BITS)] |= 1 << (place % BITS);
    }

    /// Takes the places that have levels, and the levels, and tells how many there are.
    fn take(&mut self, places: &mut [u16; WINDOW], levels: &mut [u16; WINDOW]) -> usize {
        let mut count = 0;
        for (first, word) in (0..).step_by(BITS).zip(&mut self.touched) {
            for bit in bits(std::mem::take(word)) {
                let place = first + bit as usize;
                places[count % WINDOW] = place as u16;
                levels[count % WINDOW] = std::mem::take(&mut self.levels[place % WINDOW]);
                count += 1;
            }
        }
        count
    }
}

/// Room for the work on a window, used again for each.
struct Room {
    table: Table,
    headed: Headed,
    places: [u16; WINDOW],
    levels: [u16; WINDOW],
}

impl Room {
    fn new() -> Box<Self> {
        Box::new(Self {
            table: Table { levels: [0; WINDOW], touched: [0; WINDOW / BITS] },
            headed: Headed { places: Vec::new(), shares: [0.0; WINDOW], counts: [0; WINDOW] },
            places: [0; WINDOW],
            levels: [0; WINDOW],
        })
    }

    /// Adds what a key gives the records of a window.
    fn add(&mut self, window: &Window<'_>, key: &mut KeyRun) {
        let Self { table, headed, .. } = self;
        let weight = key.weight;
        // The level by headings alone, first: by both it is higher.
        key.head.read_until(window.end, |records, frequencies| {
            for (&record, &frequency) in records.iter().zip(frequencies) {
                let place = record as usize % WINDOW;
                let count = HeadCount::decode(frequency);
                let share = headings(window.lengths.heads[place], count);
                headed.places.push(place as u16);
                headed.shares[place] = share;
                headed.counts[place] = count.heading as u8;
                table.raise(place, level(weight, share));
            }
        });
        if headed.places.is_empty() {
            key.text.read_until(window.end, |records, frequencies| {
                for (&record, &frequency) in records.iter().zip(frequencies) {
                    let place = record as usize % WINDOW;
                    let frequency = frequency as f32;
                    table.raise(place, level(weight, frequency / (frequency + window.lengths.half[place])));
                }
            });
            return;
        }
        key.text.read_until(window.end, |records, frequencies| {
            for (&record, &frequency) in records.iter().zip(frequencies) {
                let place = record as usize % WINDOW;
                // The field of the text begins with the heading, which counts by itself.
                let frequency = frequency.saturating_sub(headed.counts[place].into()) as f32;
                let body = frequency / (frequency + window.lengths.half[place]);
                table.raise(place, level(weight, body + headed.shares[place]));
            }
        });
        for place in headed.places.drain(..) {
            let place = usize::from(place) % WINDOW;
            (headed.shares[place], headed.counts[place]) = (0.0, 0);
        }
    }
}

/// Adds the records that hold any of the keys of a word to its impacts.
pub(super) fn gather(norms: &Norms, keys: &mut [KeyRun], impacts: &mut Impacts) {
    let mut next: Vec<RecordNo> = keys.iter().map(KeyRun::next).collect();
    let mut room = Room::new();
    loop {
        let first = next.iter().fold(END, |first, &record| record.min(first));
        if first == END {
            return;
        }
        let at = first as usize / WINDOW;
        let end = ((at + 1) * WINDOW) as RecordNo;
        let window = Window { end, lengths: &norms.windows()[at] };
        for (key, next) in keys.iter_mut().zip(&mut next) {
            if *next < end {
                room.add(&window, key);
                *next = key.next();
            }
        }
        let Room { table, places, levels, .. } = &mut *room;
        let count = table.take(places, levels);
        impacts.push(at, &places[..count], &levels[..count]);
    }
}
