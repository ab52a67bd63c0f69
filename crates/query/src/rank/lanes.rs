//! The best provisions by their words.
//!
//! A lane is a word of the query (or a phrase, or any other leaf) with the posting lists of all its keys, in text and
//! headings. Records are scored one after the other; lanes that together cannot lift a record over the worst of the
//! best so far are not walked but only looked into (the method known as `MaxScore`). Where many records hold words and
//! nothing but words was asked, they are walked block by block instead: see [`super::blocks`].

use qonun_index::{Generation, HeadCount, RecordEntry, RecordNo};
use tantivy::DocSet;
use tantivy::postings::{Postings, SegmentPostings};

use super::blocks::{BlockLane, BlockWalk};
use super::bounds::{BoundsCache, KeyLists, LaneBounds};
use super::gathered::Gathered;
use super::weights::{ABOVE, BODY_B, HEAD_B, HEAD_PIVOT, HEADING, K1, TELLING};
use crate::QueryError;
use crate::clock::Clock;
use crate::matching::{Borders, END, Ground, Leaf, Places, Reader, RecordSet, TermKey, TextSet, Where};

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
    /// All lists of a word of many keys.
    Gathered(Gathered),
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
            List::Gathered(gathered) => gathered.seek(0),
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
            List::Gathered(gathered) => gathered.seek(target),
            List::Placed(placed) => placed.0.seek(target),
        };
    }

    /// How many records have to be looked at by their positions.
    fn cost(&self) -> u64 {
        match &self.list {
            List::Text(_) | List::Head(_) | List::Gathered(_) => 0,
            List::Placed(placed) => placed.0.cost(),
        }
    }
}

/// Lengths of texts and headings as divisors of frequencies.
pub(crate) struct Norms<'g> {
    generation: &'g Generation,
    entries: &'g [RecordEntry],
    mean_body: f32,
}

impl<'g> Norms<'g> {
    pub(crate) fn new(generation: &'g Generation) -> Self {
        let tables = generation.tables();
        let mean_body = tables.total_body_words as f32 / tables.records.len().max(1) as f32;
        Self { generation, entries: &tables.records, mean_body: mean_body.max(1.0) }
    }

    /// How many records there are.
    pub(super) fn records(&self) -> usize {
        self.entries.len()
    }

    /// A frequency in the text, saturated and set against its length: 0 to 1.
    #[inline]
    pub(super) fn body(&self, record: RecordNo, frequency: f32) -> f32 {
        let length = self.entries[record as usize].body_words as f32;
        frequency / (frequency + K1 * (1.0 - BODY_B + BODY_B * length / self.mean_body))
    }

    fn head(frequency: f32, length: f32) -> f32 {
        frequency / (frequency + K1 * (1.0 - HEAD_B + HEAD_B * length / HEAD_PIVOT))
    }

    /// Frequencies in the heading and the headings above: 0 to `HEADING + ABOVE`.
    pub(super) fn headings(&self, record: RecordNo, count: HeadCount) -> f32 {
        let entry = &self.entries[record as usize];
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

/// A word with more keys than this is gathered: a walk would ask each of its lists at each step.
const FEW_KEYS: usize = 8;

/// A key of a word with its posting lists at their beginnings.
struct LaneKey {
    key: TermKey,
    lists: KeyLists,
}

/// A word of the query with its posting lists.
pub(crate) struct Lane<'g> {
    /// The keys of a word; none of a leaf that is matched by its positions.
    keys: Vec<LaneKey>,
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
        let (mut keys, mut cursors) = (Vec::new(), Vec::new());
        let mut count = 0;
        let mut highest_heading = 0.0;
        if let Leaf::Word(word) = leaf {
            keys.reserve_exact(word.keys.len());
            for key in &word.keys {
                let stems = key.place == Where::Stem;
                let head = if stems { reader.heads_of(&key.key)? } else { None };
                let lists = KeyLists { text: reader.records_of(key)?, head };
                count = count.max(lists.longest());
                highest_heading = if lists.head.is_some() { HEADING + ABOVE } else { highest_heading };
                keys.push(LaneKey { key: key.clone(), lists });
            }
        } else {
            let places = leaf.open(reader, Ground::Records)?;
            count = found.map_or_else(|| places.cost(), u64::from);
            let borders = Borders::new(reader.generation, Ground::Records);
            cursors.push(Cursor::new(List::Placed(Box::new((places, borders))), None, 1.0));
        }
        let idf = boost * rarity(count, total);
        Ok(Self { keys, cursors, idf, highest: idf * (1.0 + highest_heading), record: END })
    }

    /// Is it a word of few keys, whose bounds may be looked at?
    fn is_plain(&self) -> bool {
        !self.is_wide() && !matches!(self.cursors.first().map(|cursor| &cursor.list), Some(List::Placed(_)))
    }

    /// Is it a word of many keys, as of a wildcard? They stand for exact forms, which are in no list of headings.
    fn is_wide(&self) -> bool {
        self.keys.len() > FEW_KEYS && self.keys.iter().all(|key| key.lists.head.is_none())
    }

    /// Goes to the first record.
    fn begin(&mut self, norms: &Norms<'_>, clock: &Clock) -> Result<(), QueryError> {
        if self.is_wide() {
            let lists = self.keys.iter().filter_map(|LaneKey { key, lists }| Some((lists.text.clone()?, key.weight)));
            let gathered = Gathered::of(norms, lists, clock)?;
            self.cursors.push(Cursor::new(List::Gathered(gathered), None, 1.0));
        } else {
            self.open_lists();
        }
        self.update();
        Ok(())
    }

    fn open_lists(&mut self) {
        for LaneKey { key, lists } in &self.keys {
            let heads = lists.head.clone().map(|list| {
                self.cursors.push(Cursor::new(List::Head(list), None, key.weight));
                self.cursors.len() - 1
            });
            if let Some(list) = lists.text.clone() {
                self.cursors.push(Cursor::new(List::Text(list), heads, key.weight));
            }
        }
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

    /// How many postings or records there are to look at, at most.
    fn cost(&self) -> u64 {
        let of_keys: u64 = self.keys.iter().map(|key| u64::from(key.lists.length())).sum();
        of_keys + self.cursors.iter().map(Cursor::cost).sum::<u64>()
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
            Some(List::Gathered(gathered)) => self.idf * gathered.share(),
            _ => self.highest,
        }
    }

    /// Does the lane match the record it stands at, where its positions decide? Then its share of the score.
    fn placed_score(&mut self, norms: &Norms<'_>, clock: &Clock) -> Result<Option<f32>, QueryError> {
        let Some(List::Placed(placed)) = self.cursors.first_mut().map(|cursor| &mut cursor.list) else {
            return Ok(Some(self.score(norms)));
        };
        let (places, borders) = &mut **placed;
        borders.go_to(self.record);
        let times = places.times(borders, u32::MAX)?;
        clock.spend(borders.take_work())?;
        Ok((times > 0).then(|| self.idf * norms.body(self.record, times as f32)))
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
                List::Gathered(gathered) => body = body.max(gathered.share()),
                List::Placed(_) => {}
            }
        }
        self.idf * (body + headings)
    }
}

/// The best so far, worst on top.
pub(super) struct Best {
    hits: Vec<Hit>,
    limit: usize,
    threshold: f32,
    /// The worst of the best: of equals those that stand before it are better.
    last: RecordNo,
}

impl Best {
    /// Of `limit` records with a score over `above`.
    pub(super) const fn new(limit: usize, above: f32) -> Self {
        Self { hits: Vec::new(), limit, threshold: above, last: 0 }
    }

    /// The score to beat.
    pub(super) const fn threshold(&self) -> f32 {
        self.threshold
    }

    /// Is a score too low for a record, or for those that follow it?
    pub(super) fn misses(&self, score: f32, record: RecordNo) -> bool {
        score < self.threshold || (score == self.threshold && record > self.last)
    }

    /// Keeps twice the number wanted and throws the worse half away when full: cheaper than a heap.
    pub(super) fn push(&mut self, hit: Hit) {
        if self.misses(hit.score, hit.record) {
            return;
        }
        self.hits.push(hit);
        if self.hits.len() >= self.limit * 2 {
            self.trim();
        }
    }

    pub(super) fn trim(&mut self) {
        if self.hits.len() >= self.limit {
            self.hits.select_nth_unstable_by(self.limit - 1, order);
            self.hits.truncate(self.limit);
            let worst = self.hits[self.limit - 1];
            (self.threshold, self.last) = (worst.score, worst.record);
        }
    }

    pub(super) fn finish(mut self) -> Vec<Hit> {
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
    /// What keys can give at most, as far as it is known.
    pub(crate) bounds: &'l BoundsCache,
    /// Ends a walk that takes too long.
    pub(crate) clock: &'l Clock,
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
    fn score(&mut self, record: RecordNo, threshold: f32, clock: &Clock) -> Result<Option<Hit>, QueryError> {
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
            if let Some(score) = lane.placed_score(&self.norms, clock)? {
                hit.score += score;
                hit.lanes |= 1 << place.min(63);
                matched += 1;
            }
        }
        Ok((matched >= self.least).then_some(hit))
    }
}

/// With fewer postings a walk is over before bounds are added up.
const WORTH_BLOCKS: u64 = 8_000;
/// The same where every word must match: the rarest one decides.
const WORTH_BLOCKS_OF_ALL: u64 = 2_000;
/// With fewer than this share of all texts allowed, records are found by going from text to text.
const SCATTERED: u32 = 16;

impl Walk<'_, '_> {
    /// Are bounds of blocks worth being added up?
    fn is_long(&self, limits: &Limits<'_>) -> bool {
        let texts = self.norms.generation.tables().texts.len() as u32;
        let all = self.least >= self.lanes.len();
        let costs = self.lanes.iter().map(Lane::cost);
        let (cost, worth) =
            if all { (costs.min().unwrap_or(0), WORTH_BLOCKS_OF_ALL) } else { (costs.sum(), WORTH_BLOCKS) };
        self.lanes.iter().all(Lane::is_plain) && cost >= worth && limits.within.count() >= texts / SCATTERED
    }

    /// The best records of words alone, block by block.
    fn best_by_blocks(&self, limits: &Limits<'_>) -> Result<Vec<Hit>, QueryError> {
        let lane = |&place: &usize| {
            let lane = &self.lanes[place];
            let bounds = lane
                .keys
                .iter()
                .map(|LaneKey { key, lists }| (limits.bounds.of(&self.norms, key.place, &key.key, lists), key.weight));
            BlockLane {
                bounds: LaneBounds::new(bounds.collect(), lane.idf),
                lists: lane.keys.iter().map(|key| &key.lists).collect(),
                idf: lane.idf,
                bit: 1 << place.min(63),
            }
        };
        let walk = BlockWalk {
            generation: self.norms.generation,
            norms: &self.norms,
            lanes: self.order.iter().rev().map(lane).collect(),
            least: self.least,
            telling: self.order.len() - self.essential,
        };
        walk.best(limits)
    }

    /// The best records, one after the other.
    fn best_by_records(mut self, limits: &Limits<'_>) -> Result<Vec<Hit>, QueryError> {
        let generation = self.norms.generation;
        let mut best = Best::new(limits.count.max(1), limits.above);
        for lane in &mut *self.lanes {
            lane.begin(&self.norms, limits.clock)?;
        }
        let mut record = self.next(0, best.threshold);
        while record != END {
            limits.clock.spend(1)?;
            let text = generation.text_of_record(record);
            let from = if limits.within.contains(text) {
                if limits.records.is_none_or(|records| records.contains(record))
                    && let Some(hit) = self.score(record, best.threshold, limits.clock)?
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
            record = self.next(from, best.threshold);
        }
        Ok(best.finish())
    }
}

/// The best records of words found in either way, which must be the same.
#[cfg(test)]
pub(crate) fn both_ways<'g>(
    generation: &'g Generation,
    lanes: &mut [Lane<'g>],
    limits: &Limits<'_>,
) -> Result<[Vec<Hit>; 2], QueryError> {
    let by_blocks = Walk::new(generation, lanes, limits).best_by_blocks(limits)?;
    Ok([by_blocks, Walk::new(generation, lanes, limits).best_by_records(limits)?])
}

/// Finds the best records. Lanes come in the order of the query; [`Hit::lanes`] counts in that order.
pub(crate) fn best_records<'g>(
    generation: &'g Generation,
    lanes: &mut [Lane<'g>],
    limits: &Limits<'_>,
) -> Result<Vec<Hit>, QueryError> {
    let walk = Walk::new(generation, lanes, limits);
    if walk.is_long(limits) { walk.best_by_blocks(limits) } else { walk.best_by_records(limits) }
}
