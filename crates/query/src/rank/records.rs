//! The best records where positions decide whether a leaf matches, one record after the other.
//!
//! Lanes that together cannot lift a record over the worst of the best so far are not walked but only looked into (the
//! method known as `MaxScore`).

use qonun_index::RecordNo;

use super::best::{Best, Hit};
use super::impacts::ImpactCache;
use super::lanes::{Lane, Limits, Matched, Order, WordLane};
use super::norms::Norms;
use crate::QueryError;
use crate::clock::Clock;
use crate::matching::{Borders, END, Ground, Places, Reader};

/// What a cursor goes through.
enum Source<'w, 'g> {
    Word(&'w WordLane),
    /// Records that may match by their words: positions are looked at when a record could be among the best.
    Placed(Box<(Places, Borders<'g>)>),
}

/// A lane as it is walked.
struct Cursor<'w, 'g> {
    source: Source<'w, 'g>,
    idf: f32,
    record: RecordNo,
}

impl<'w, 'g> Cursor<'w, 'g> {
    fn open(reader: &Reader<'g>, lane: &'w Lane) -> Result<Self, QueryError> {
        let (source, record) = match &lane.matched {
            Matched::Word(word) => (Source::Word(word), word.next(0)),
            Matched::Placed(leaf, _) => {
                let mut places = leaf.open(reader, Ground::Records)?;
                let record = places.seek(0);
                (Source::Placed(Box::new((places, Borders::new(reader.generation, Ground::Records)))), record)
            }
        };
        Ok(Self { source, idf: lane.idf, record })
    }

    fn seek(&mut self, target: RecordNo) -> RecordNo {
        if self.record < target {
            self.record = match &mut self.source {
                Source::Word(word) => word.next(target),
                Source::Placed(placed) => placed.0.seek(target),
            };
        }
        self.record
    }

    /// The highest share of the score of the record it stands at, by frequencies alone.
    fn bound(&self, norms: &Norms) -> f32 {
        match &self.source {
            Source::Word(word) => word.score(self.record),
            Source::Placed(placed) => self.idf * norms.body(self.record, placed.0.most(self.record)),
        }
    }

    /// The lane's share of the score of the record it stands at; `None` when its positions do not match.
    fn score(&mut self, norms: &Norms, clock: &Clock) -> Result<Option<f32>, QueryError> {
        let placed = match &mut self.source {
            Source::Word(word) => return Ok(Some(word.score(self.record))),
            Source::Placed(placed) => placed,
        };
        let (places, borders) = &mut **placed;
        borders.go_to(self.record);
        let times = places.times(borders, u32::MAX)?;
        clock.spend(borders.take_work())?;
        Ok((times > 0).then(|| self.idf * norms.body(self.record, times)))
    }
}

/// Lanes as they are walked.
pub(super) struct RecordWalk<'w, 'g> {
    reader: &'w Reader<'g>,
    norms: &'w Norms,
    cursors: Vec<Cursor<'w, 'g>>,
    order: Order,
    every: bool,
}

impl<'w, 'g> RecordWalk<'w, 'g> {
    pub(super) fn new(
        reader: &'w Reader<'g>,
        impacts: &'w ImpactCache,
        lanes: &'w [Lane],
        order: Order,
        every: bool,
    ) -> Result<Self, QueryError> {
        let cursors = lanes.iter().map(|lane| Cursor::open(reader, lane)).collect::<Result<_, _>>()?;
        Ok(Self { reader, norms: impacts.norms(), cursors, order, every })
    }

    /// The first record at or after `from` that an essential lane holds; [`END`] when none can be good enough.
    fn next(&mut self, from: RecordNo, threshold: f32) -> RecordNo {
        let Order { places, bounds, essential, .. } = &mut self.order;
        while *essential < places.len() && bounds[*essential] <= threshold {
            *essential += 1;
        }
        let cursors = &mut self.cursors;
        places[*essential..].iter().map(|&place| cursors[place].seek(from)).min().unwrap_or(END)
    }

    /// Do all lanes hold a record?
    fn all_hold(&mut self, record: RecordNo) -> bool {
        let cursors = &mut self.cursors;
        self.order.places.iter().all(|&place| cursors[place].seek(record) == record)
    }

    /// Scores a record; `None` when it cannot be over the threshold or too few lanes match.
    fn score(&mut self, record: RecordNo, threshold: f32) -> Result<Option<Hit>, QueryError> {
        // Where every lane must match, most records fail by one: find out before anything is scored.
        if self.every && !self.all_hold(record) {
            return Ok(None);
        }
        let Order { places, bounds, essential } = &self.order;
        let every = self.every;
        let mut hit = Hit { record, score: 0.0, lanes: 0 };
        for rank in (0..places.len()).rev() {
            let cursor = &mut self.cursors[places[rank]];
            if rank < *essential {
                if hit.score + bounds[rank] <= threshold {
                    return Ok(None);
                }
                cursor.seek(record);
            }
            if cursor.record != record {
                continue;
            }
            let others = rank.checked_sub(1).map_or(0.0, |below| bounds[below]);
            if hit.score + cursor.bound(self.norms) + others <= threshold {
                return Ok(None);
            }
            if let Some(score) = cursor.score(self.norms, &self.reader.clock)? {
                hit.score += score;
                hit.lanes |= 1 << places[rank].min(63);
            } else if every {
                return Ok(None);
            }
        }
        Ok((hit.lanes != 0).then_some(hit))
    }

    /// The best records.
    pub(super) fn best(mut self, limits: &Limits<'_>) -> Result<Vec<Hit>, QueryError> {
        let generation = self.reader.generation;
        let mut best = Best::new(limits.count.max(1), limits.above);
        let mut record = self.next(0, best.threshold());
        while record != END {
            self.reader.clock.spend(1)?;
            let text = generation.text_of_record(record);
            let from = if limits.within.contains(text) {
                if limits.records.is_none_or(|records| records.contains(record))
                    && let Some(hit) = self.score(record, best.threshold())?
                {
                    best.push(hit);
                }
                record + 1
            } else {
                let Some(allowed) = limits.within.next(text) else {
                    break;
                };
                generation.tables().texts[allowed as usize].records.start.max(record + 1)
            };
            record = self.next(from, best.threshold());
        }
        Ok(best.finish())
    }
}
