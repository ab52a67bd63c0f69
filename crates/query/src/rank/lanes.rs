//! The best provisions by their words.
//!
//! A lane is a word of the query (or a phrase, or any other leaf) with the posting lists of all its keys, in text and
//! headings. Records are scored one after the other; lanes that together cannot lift a record over the worst of the
//! best so far are not walked but only looked into (the method known as `MaxScore`).

use qonun_index::{Generation, HeadCount, RecordNo};
use tantivy::DocSet;
use tantivy::postings::{Postings, SegmentPostings};

use super::weights::{ABOVE, BODY_B, HEAD_B, HEAD_PIVOT, HEADING, K1, TELLING};
use crate::QueryError;
use crate::matching::{Borders, END, Ground, Leaf, Places, Reader, RecordSet, TextSet, Where};

/// A record with its score by words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Hit {
    pub(crate) record: RecordNo,
    pub(crate) score: f32,
    /// Which lanes matched, one bit each; lanes after the 64th share the last bit.
    pub(crate) lanes: u64,
}

impl Hit {
    /// Did a lane match?
    pub(crate) fn has_lane(&self, lane: usize) -> bool {
        has_lane(self.lanes, lane)
    }
}

/// Is the bit of a lane set?
pub(crate) fn has_lane(lanes: u64, lane: usize) -> bool {
    lanes >> lane.min(63) & 1 == 1
}

enum List<'g> {
    Text(SegmentPostings),
    Head(SegmentPostings),
    /// Records that may match by their words: positions are looked at when a record could be among the best.
    Placed(Box<(Places, Borders<'g>)>),
}

struct Cursor<'g> {
    list: List<'g>,
    /// Of a text list: place of the list of headings of the same key.
    heads: Option<usize>,
    weight: f32,
    record: RecordNo,
}

impl<'g> Cursor<'g> {
    fn new(mut list: List<'g>, heads: Option<usize>, weight: f32) -> Self {
        let record = match &mut list {
            List::Text(postings) | List::Head(postings) => postings.doc(),
            List::Placed(placed) => placed.0.seek(0),
        };
        Self { list, heads, weight, record }
    }

    fn seek(&mut self, target: RecordNo) {
        if self.record >= target {
            return;
        }
        self.record = match &mut self.list {
            List::Text(postings) | List::Head(postings) => postings.seek(target),
            List::Placed(placed) => placed.0.seek(target),
        };
    }

    fn cost(&self) -> u64 {
        match &self.list {
            List::Text(postings) | List::Head(postings) => u64::from(postings.doc_freq()),
            List::Placed(placed) => placed.0.cost(),
        }
    }
}

/// Lengths of texts and headings as divisors of frequencies.
pub(crate) struct Norms<'g> {
    generation: &'g Generation,
    mean_body: f32,
}

impl<'g> Norms<'g> {
    pub(crate) fn new(generation: &'g Generation) -> Self {
        let tables = generation.tables();
        let mean_body = tables.total_body_words as f32 / tables.records.len().max(1) as f32;
        Self { generation, mean_body: mean_body.max(1.0) }
    }

    /// A frequency in the text, saturated and set against its length: 0 to 1.
    fn body(&self, record: RecordNo, frequency: f32) -> f32 {
        let length = self.generation.tables().records[record as usize].body_words as f32;
        frequency / (frequency + K1 * (1.0 - BODY_B + BODY_B * length / self.mean_body))
    }

    fn head(frequency: f32, length: f32) -> f32 {
        frequency / (frequency + K1 * (1.0 - HEAD_B + HEAD_B * length / HEAD_PIVOT))
    }

    /// Frequencies in the heading and the headings above: 0 to `HEADING + ABOVE`.
    fn headings(&self, record: RecordNo, count: HeadCount) -> f32 {
        let entry = &self.generation.tables().records[record as usize];
        let mut value = 0.0;
        if count.heading > 0 {
            value += HEADING * Self::head(count.heading as f32, f32::from(entry.heading_words));
        }
        if count.above > 0 {
            value += ABOVE * Self::head(count.above as f32, f32::from(entry.above_words));
        }
        value
    }
}

/// A word of the query with its posting lists.
pub(crate) struct Lane<'g> {
    cursors: Vec<Cursor<'g>>,
    /// Weight of the word: how rare it is.
    pub(crate) idf: f32,
    /// The highest score it can give.
    highest: f32,
    record: RecordNo,
}

/// How rare a word is that stands in `count` of `total` records.
pub(crate) fn rarity(count: u64, total: usize) -> f32 {
    let (count, total) = (count as f32, total as f32);
    (1.0 + (total - count + 0.5).max(0.0) / (count + 0.5)).ln()
}

impl<'g> Lane<'g> {
    /// The lane of a leaf. `found` tells in how many texts a leaf matches that is matched by positions; `boost`
    /// multiplies its weight.
    pub(crate) fn open(reader: &Reader<'g>, leaf: &Leaf, found: Option<u32>, boost: f32) -> Result<Self, QueryError> {
        let total = reader.generation.tables().records.len();
        let mut cursors = Vec::new();
        let mut count = 0;
        let mut highest_heading = 0.0;
        if let Leaf::Word(word) = leaf {
            for key in &word.keys {
                let stems = key.place == Where::Stem;
                let heads = if stems { reader.heads_of(&key.key)? } else { None };
                let place = heads.map(|list| {
                    count = count.max(u64::from(list.doc_freq()));
                    highest_heading = HEADING + ABOVE;
                    cursors.push(Cursor::new(List::Head(list), None, key.weight));
                    cursors.len() - 1
                });
                if let Some(list) = reader.records_of(key)? {
                    count = count.max(u64::from(list.doc_freq()));
                    cursors.push(Cursor::new(List::Text(list), place, key.weight));
                }
            }
        } else {
            let places = leaf.open(reader, Ground::Records)?;
            count = found.map_or_else(|| places.cost(), u64::from);
            let borders = Borders::new(reader.generation, Ground::Records);
            cursors.push(Cursor::new(List::Placed(Box::new((places, borders))), None, 1.0));
        }
        let idf = boost * rarity(count, total);
        let mut lane = Self { cursors, idf, highest: idf * (1.0 + highest_heading), record: END };
        lane.update();
        Ok(lane)
    }

    fn update(&mut self) {
        self.record = self.cursors.iter().map(|cursor| cursor.record).min().unwrap_or(END);
    }

    fn seek(&mut self, target: RecordNo) -> RecordNo {
        if self.record < target {
            self.cursors.iter_mut().for_each(|cursor| cursor.seek(target));
            self.update();
        }
        self.record
    }

    fn cost(&self) -> u64 {
        self.cursors.iter().map(Cursor::cost).sum()
    }

    /// How often the key of a text list stands in the heading of the record the lane stands at.
    fn heading_count(&self, cursor: &Cursor<'_>) -> u32 {
        match cursor.heads.map(|place| &self.cursors[place]) {
            Some(Cursor { list: List::Head(postings), record, .. }) if *record == self.record => {
                HeadCount::decode(postings.term_freq()).heading
            }
            _ => 0,
        }
    }

    /// The highest share of the score of the record it stands at, by frequencies alone.
    fn bound(&self, norms: &Norms<'_>) -> f32 {
        match self.cursors.first().map(|cursor| &cursor.list) {
            Some(List::Placed(placed)) => self.idf * norms.body(self.record, placed.0.most(self.record) as f32),
            _ => self.highest,
        }
    }

    /// Does the lane match the record it stands at, where its positions decide? Then its share of the score.
    fn placed_score(&mut self, norms: &Norms<'_>) -> Result<Option<f32>, QueryError> {
        let Some(List::Placed(placed)) = self.cursors.first_mut().map(|cursor| &mut cursor.list) else {
            return Ok(Some(self.score(norms)));
        };
        let (places, borders) = &mut **placed;
        borders.go_to(self.record);
        let times = places.times(borders, u32::MAX)?;
        Ok((times > 0).then(|| self.idf * norms.body(self.record, times as f32)))
    }

    pub(crate) fn lab_at(&mut self, record: RecordNo) -> Option<(f32, u32, f32, u32, u32)> {
        if self.seek(record) != record {
            return None;
        }
        let (mut bw, mut bf, mut hw, mut hh, mut ha) = (0.0f32, 0u32, 0.0f32, 0u32, 0u32);
        for cursor in self.cursors.iter().filter(|cursor| cursor.record == self.record) {
            match &cursor.list {
                List::Text(postings) => {
                    let frequency = postings.term_freq().saturating_sub(self.heading_count(cursor));
                    if cursor.weight * (frequency as f32) / (frequency as f32 + 1.0)
                        > bw * (bf as f32) / (bf as f32 + 1.0)
                    {
                        bw = cursor.weight;
                        bf = frequency;
                    }
                }
                List::Head(postings) => {
                    let count = HeadCount::decode(postings.term_freq());
                    if cursor.weight * (count.heading as f32 + 0.3 * count.above as f32)
                        > hw * (hh as f32 + 0.3 * ha as f32)
                    {
                        hw = cursor.weight;
                        hh = count.heading;
                        ha = count.above;
                    }
                }
                List::Placed(_) => {}
            }
        }
        Some((bw, bf, hw, hh, ha))
    }
    pub(crate) fn lab_next(&mut self, record: RecordNo) -> RecordNo {
        self.seek(record)
    }

    /// The lane's share of the score of the record it stands at.
    fn score(&self, norms: &Norms<'_>) -> f32 {
        let (mut body, mut headings) = (0.0_f32, 0.0_f32);
        for cursor in self.cursors.iter().filter(|cursor| cursor.record == self.record) {
            match &cursor.list {
                List::Text(postings) => {
                    // The field of the text begins with the heading, which counts by itself.
                    let frequency = postings.term_freq().saturating_sub(self.heading_count(cursor));
                    body = body.max(cursor.weight * norms.body(self.record, frequency as f32));
                }
                List::Head(postings) => {
                    let count = HeadCount::decode(postings.term_freq());
                    headings = headings.max(cursor.weight * norms.headings(self.record, count));
                }
                List::Placed(_) => {}
            }
        }
        self.idf * (body + headings)
    }
}

/// The best so far, worst on top.
struct Best {
    hits: Vec<Hit>,
    limit: usize,
    threshold: f32,
}

impl Best {
    fn new(limit: usize, threshold: f32) -> Self {
        Self { hits: Vec::new(), limit, threshold }
    }

    /// Keeps twice the number wanted and throws the worse half away when full: cheaper than a heap.
    fn push(&mut self, hit: Hit) {
        self.hits.push(hit);
        if self.hits.len() >= self.limit * 2 {
            self.trim();
        }
    }

    fn trim(&mut self) {
        if self.hits.len() > self.limit {
            self.hits.select_nth_unstable_by(self.limit - 1, order);
            self.hits.truncate(self.limit);
            self.threshold = self.hits[self.limit - 1].score;
        }
    }

    fn finish(mut self) -> Vec<Hit> {
        self.trim();
        self.hits.sort_unstable_by(order);
        self.hits
    }
}

/// Best first; of equals the one that stands first, which is the newer act.
fn order(one: &Hit, two: &Hit) -> std::cmp::Ordering {
    two.score.total_cmp(&one.score).then(one.record.cmp(&two.record))
}

/// What records may be found.
pub(crate) struct Limits<'l> {
    /// Only records of these texts.
    pub(crate) within: &'l TextSet,
    /// Only these records; they all match.
    pub(crate) records: Option<&'l RecordSet>,
    /// At least so many lanes must match.
    pub(crate) least_lanes: usize,
    /// Do frequent words that together weigh little make an answer, when nothing else matches?
    pub(crate) weak_words: bool,
    /// Only records with a higher score by words.
    pub(crate) above: f32,
    /// How many records are wanted.
    pub(crate) count: usize,
}

/// Lanes as they are walked: from the lowest upper bound to the highest.
struct Walk<'w, 'g> {
    norms: Norms<'g>,
    lanes: &'w mut [Lane<'g>],
    /// Places of the lanes in the query, in the order of the walk.
    order: Vec<usize>,
    /// What the lanes up to each can give together.
    bounds: Vec<f32>,
    /// At least so many lanes must match.
    least: usize,
    /// Lanes before this one cannot, all together, lift a record over the threshold, nor reach the number of lanes that
    /// must match. Frequent words that together weigh little do not make an answer alone either.
    essential: usize,
}

impl<'w, 'g> Walk<'w, 'g> {
    fn new(generation: &'g Generation, lanes: &'w mut [Lane<'g>], limits: &Limits<'_>) -> Self {
        let mut order: Vec<usize> = (0..lanes.len()).collect();
        order.sort_by(|&one, &two| {
            lanes[one].highest.total_cmp(&lanes[two].highest).then(lanes[two].cost().cmp(&lanes[one].cost()))
        });
        let mut bounds = Vec::with_capacity(order.len());
        let mut sum = 0.0;
        for &place in &order {
            sum += lanes[place].highest;
            bounds.push(sum);
        }
        let least = limits.least_lanes.max(1);
        let telling = if limits.weak_words { 0 } else { bounds.partition_point(|&bound| bound < TELLING * sum) };
        let essential = telling.max(least.saturating_sub(1)).min(order.len().saturating_sub(1));
        Self { norms: Norms::new(generation), lanes, order, bounds, least, essential }
    }

    /// The first record at or after `from` that an essential lane holds; [`END`] when none can be good enough.
    fn next(&mut self, from: RecordNo, threshold: f32) -> RecordNo {
        while self.essential < self.order.len() && self.bounds[self.essential] <= threshold {
            self.essential += 1;
        }
        let lanes = &mut *self.lanes;
        self.order[self.essential..].iter().map(|&place| lanes[place].seek(from)).min().unwrap_or(END)
    }

    /// Do all lanes hold a record?
    fn all_hold(&mut self, record: RecordNo) -> bool {
        let lanes = &mut *self.lanes;
        self.order.iter().all(|&place| lanes[place].seek(record) == record)
    }

    /// Scores a record; `None` when it cannot be over the threshold or too few lanes match.
    fn score(&mut self, record: RecordNo, threshold: f32) -> Result<Option<Hit>, QueryError> {
        // Where every lane must match, most records fail by one: find out before anything is scored.
        if self.least == self.order.len() && !self.all_hold(record) {
            return Ok(None);
        }
        let mut hit = Hit { record, score: 0.0, lanes: 0 };
        let mut matched = 0;
        for rank in (0..self.order.len()).rev() {
            let place = self.order[rank];
            if rank < self.essential {
                if hit.score + self.bounds[rank] <= threshold || matched + rank + 1 < self.least {
                    return Ok(None);
                }
                self.lanes[place].seek(record);
            }
            let lane = &mut self.lanes[place];
            if lane.record != record {
                continue;
            }
            let others = rank.checked_sub(1).map_or(0.0, |below| self.bounds[below]);
            if hit.score + lane.bound(&self.norms) + others <= threshold {
                return Ok(None);
            }
            if let Some(score) = lane.placed_score(&self.norms)? {
                hit.score += score;
                hit.lanes |= 1 << place.min(63);
                matched += 1;
            }
        }
        Ok((matched >= self.least).then_some(hit))
    }
}

/// Finds the best records. Lanes come in the order of the query; [`Hit::lanes`] counts in that order.
pub(crate) fn best_records<'g>(
    generation: &'g Generation,
    lanes: &mut [Lane<'g>],
    limits: &Limits<'_>,
) -> Result<Vec<Hit>, QueryError> {
    let mut best = Best::new(limits.count.max(1), limits.above);
    let mut walk = Walk::new(generation, lanes, limits);
    let mut record = walk.next(0, best.threshold);
    while record != END {
        let text = generation.text_of_record(record);
        let from = if limits.within.contains(text) {
            if limits.records.is_none_or(|records| records.contains(record))
                && let Some(hit) = walk.score(record, best.threshold)?
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
        record = walk.next(from, best.threshold);
    }
    Ok(best.finish())
}
