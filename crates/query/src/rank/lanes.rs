//! The best provisions by their words.
//!
//! A lane is a word of the query (or a phrase, or any other leaf) with what it is worth. Words alone are walked window by
//! window: see [`super::windows`]. Where positions decide whether a leaf matches, records are walked one after the other:
//! see [`super::records`].

use std::sync::Arc;

use qonun_index::RecordNo;

use super::best::Hit;
use super::impacts::{ImpactCache, Impacts, STEP};
use super::norms::FULL_SHARE;
use super::records::RecordWalk;
use super::weights::TELLING;
use super::windows::WindowWalk;
use crate::QueryError;
use crate::matching::{END, Ground, Leaf, Reader, RecordSet, TextSet, Where, WordLeaf};

/// A word with more keys than this is gathered: a walk would ask for each of its keys at each step.
const FEW_KEYS: usize = 8;

/// A word with the impacts of its keys, each with its weight.
#[derive(Clone)]
pub(crate) struct WordLane {
    pub(super) keys: Vec<(Arc<Impacts>, f32)>,
    idf: f32,
}

impl WordLane {
    fn open(impacts: &ImpactCache, reader: &Reader<'_>, word: &WordLeaf) -> Result<Self, QueryError> {
        let stems = word.keys.iter().any(|key| key.place == Where::Stem);
        let keys = if word.keys.len() > FEW_KEYS && !stems {
            // A wildcard or a fuzzy word stands for exact forms, which are in no headings of their own.
            vec![(Arc::new(impacts.gathered(reader, &word.keys)?), 1.0)]
        } else {
            word.keys.iter().map(|key| Ok((impacts.of(reader, key)?, key.weight))).collect::<Result<_, QueryError>>()?
        };
        Ok(Self { keys, idf: 0.0 })
    }

    /// What the word is worth by the highest of its levels, each times its weight.
    #[inline]
    pub(super) fn worth(&self, level: f32) -> f32 {
        self.idf * (level * STEP)
    }

    /// The most that it can be worth.
    pub(super) fn highest(&self) -> f32 {
        let has_headings = self.keys.iter().any(|(impacts, _)| impacts.has_headings());
        self.idf * if has_headings { FULL_SHARE } else { 1.0 }
    }

    /// The first record at or after `from` that holds the word.
    pub(super) fn next(&self, from: RecordNo) -> RecordNo {
        self.keys.iter().map(|(impacts, _)| impacts.next(from)).min().unwrap_or(END)
    }

    /// The word's share of the score of a record.
    pub(super) fn score(&self, record: RecordNo) -> f32 {
        let level = |(impacts, weight): &(Arc<Impacts>, f32)| weight * f32::from(impacts.level(record));
        self.worth(self.keys.iter().map(level).fold(0.0, f32::max))
    }

    pub(super) fn cost(&self) -> u64 {
        self.keys.iter().map(|(impacts, _)| impacts.records() as u64).sum()
    }
}

/// What a lane is matched by.
#[derive(Clone)]
pub(super) enum Matched {
    Word(WordLane),
    /// A leaf whose positions decide, and how many records there are to look at.
    Placed(Leaf, u64),
}

/// A leaf of the query with what it is worth.
#[derive(Clone)]
pub(crate) struct Lane {
    pub(super) matched: Matched,
    /// Weight of the leaf: how rare it is.
    pub(crate) idf: f32,
}

/// How rare a word is that stands in `count` of `total` records.
pub(crate) fn rarity(count: u64, total: usize) -> f32 {
    let (count, total) = (count as f32, total as f32);
    (1.0 + (total - count + 0.5).max(0.0) / (count + 0.5)).ln()
}

impl Lane {
    /// The lane of a leaf. `found` tells in how many texts a leaf matches that is matched by positions; `boost`
    /// multiplies its weight.
    pub(crate) fn open(
        impacts: &ImpactCache,
        reader: &Reader<'_>,
        leaf: &Leaf,
        found: Option<u32>,
        boost: f32,
    ) -> Result<Self, QueryError> {
        let total = reader.generation.tables().records.len();
        Ok(match leaf {
            Leaf::Word(word) => {
                let mut word = WordLane::open(impacts, reader, word)?;
                let frequency = word.keys.iter().map(|(impacts, _)| impacts.frequency()).max().unwrap_or(0);
                word.idf = boost * rarity(u64::from(frequency), total);
                Self { idf: word.idf, matched: Matched::Word(word) }
            }
            leaf => {
                let cost = leaf.open(reader, Ground::Records)?.cost();
                let idf = boost * rarity(found.map_or(cost, u64::from), total);
                Self { idf, matched: Matched::Placed(leaf.clone(), cost) }
            }
        })
    }

    /// The most that it can be worth.
    fn highest(&self) -> f32 {
        match &self.matched {
            Matched::Word(word) => word.highest(),
            Matched::Placed(..) => self.idf,
        }
    }

    /// How many records there are to look at, at most.
    fn cost(&self) -> u64 {
        match &self.matched {
            Matched::Word(word) => word.cost(),
            Matched::Placed(_, cost) => *cost,
        }
    }
}

/// What records may be found.
pub(crate) struct Limits<'l> {
    /// Only records of these texts.
    pub(crate) within: &'l TextSet,
    /// Only these records; they all match.
    pub(crate) records: Option<&'l RecordSet>,
    /// Must every lane match?
    pub(crate) every: bool,
    /// Do frequent words that together weigh little make an answer, when nothing else matches?
    pub(crate) weak_words: bool,
    /// Only records with a higher score by words.
    pub(crate) above: f32,
    /// How many records are wanted.
    pub(crate) count: usize,
}

impl Limits<'_> {
    /// May a record of a text be found?
    pub(super) fn allow(&self, record: RecordNo, text: u32) -> bool {
        self.within.contains(text) && self.records.is_none_or(|records| records.contains(record))
    }
}

/// Lanes in the order of a walk.
pub(super) struct Order {
    /// Places of the lanes in the query, from the lowest upper bound to the highest.
    pub(super) places: Vec<usize>,
    /// What the lanes up to each can give together.
    pub(super) bounds: Vec<f32>,
    /// Lanes before this one do not make an answer alone: frequent words that together weigh little, or all but one where
    /// every lane must match.
    pub(super) essential: usize,
}

impl Order {
    fn new(lanes: &[Lane], limits: &Limits<'_>) -> Self {
        let mut places: Vec<usize> = (0..lanes.len()).collect();
        places.sort_by(|&one, &two| {
            lanes[one].highest().total_cmp(&lanes[two].highest()).then(lanes[two].cost().cmp(&lanes[one].cost()))
        });
        let mut bounds = Vec::with_capacity(places.len());
        let mut sum = 0.0;
        for &place in &places {
            sum += lanes[place].highest();
            bounds.push(sum);
        }
        let last = places.len().saturating_sub(1);
        let telling = if limits.weak_words { 0 } else { bounds.partition_point(|&bound| bound < TELLING * sum) };
        let essential = if limits.every { last } else { telling.min(last) };
        Self { places, bounds, essential }
    }
}

/// The words of lanes, when there is nothing else.
fn words<'l>(lanes: &'l [Lane]) -> Option<Vec<&'l WordLane>> {
    let word = |lane: &'l Lane| match &lane.matched {
        Matched::Word(word) => Some(word),
        Matched::Placed(..) => None,
    };
    lanes.iter().map(word).collect()
}

fn best_by_windows(
    reader: &Reader<'_>,
    words: &[&WordLane],
    order: &Order,
    limits: &Limits<'_>,
) -> Result<Vec<Hit>, QueryError> {
    let places = order.places.iter().rev();
    let walk = WindowWalk {
        reader,
        words: places.map(|&place| (words[place], 1 << place.min(63))).collect(),
        every: limits.every,
        telling: order.places.len() - order.essential,
    };
    walk.best(limits)
}

/// The best records of words found in either way, which must be the same.
#[cfg(test)]
pub(crate) fn both_ways(
    reader: &Reader<'_>,
    impacts: &ImpactCache,
    lanes: &[Lane],
    limits: &Limits<'_>,
) -> Result<[Vec<Hit>; 2], QueryError> {
    let words = words(lanes).unwrap_or_default();
    let by_windows = best_by_windows(reader, &words, &Order::new(lanes, limits), limits)?;
    let by_records = RecordWalk::new(reader, impacts, lanes, Order::new(lanes, limits), limits.every)?.best(limits)?;
    Ok([by_windows, by_records])
}

/// Finds the best records. Lanes come in the order of the query; [`Hit::lanes`] counts in that order.
pub(crate) fn best_records(
    reader: &Reader<'_>,
    impacts: &ImpactCache,
    lanes: &[Lane],
    limits: &Limits<'_>,
) -> Result<Vec<Hit>, QueryError> {
    let order = Order::new(lanes, limits);
    match words(lanes) {
        Some(words) => best_by_windows(reader, &words, &order, limits),
        None => RecordWalk::new(reader, impacts, lanes, order, limits.every)?.best(limits),
    }
}
