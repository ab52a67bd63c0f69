//! From candidates to one order of acts and provisions.

use qonun_index::{ActNo, Generation, HeadCount, RecordNo};
use qonun_law::{ActType, Lang, Status};
use rustc_hash::FxHashMap;
use tantivy::DocSet;
use tantivy::postings::{Postings, SegmentPostings};

use super::best::{Hit, has_lane};
use super::lanes::Lane;
use super::titles::TitleHit;
use super::weights::{
    ALL_WORDS, AMENDING, EVIDENCE, EVIDENCE_DEPTH, EVIDENCE_FADE, EXACT, HEADING_SHARE, LAW_PRIOR, PROXIMITY,
    PROXIMITY_WINDOW, REPEALED, REVERSED, TYPED_PRIOR,
};
use crate::facets::ActFacts;
use crate::matching::{Ground, PositionCursor, Reader, Where, WordLeaf};
use crate::{QueryError, ScorePart};

/// A provision in the common order.
#[derive(Clone, Debug)]
pub(crate) struct RankedProvision {
    pub(crate) record: RecordNo,
    pub(crate) score: f32,
    /// How well it fits by its own words, whatever its act.
    pub(crate) fit: Fit,
    pub(crate) parts: Vec<ScorePart>,
}

/// How well a provision fits by its own words.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Fit {
    /// Score of words, their nearness and exact forms.
    pub(crate) words: f32,
    /// Which lanes matched, as in [`Hit::lanes`].
    pub(crate) lanes: u64,
}

impl Fit {
    /// Did a lane match?
    pub(crate) fn has_lane(self, lane: usize) -> bool {
        has_lane(self.lanes, lane)
    }
}

/// An act in the common order with its provisions, best first.
#[derive(Clone, Debug)]
pub(crate) struct RankedAct {
    pub(crate) act: ActNo,
    pub(crate) score: f32,
    /// The text whose title fits best, when one fits.
    pub(crate) titled: Option<u32>,
    /// What the words of the title give.
    pub(crate) title: f32,
    /// What the title gives as far as it was typed word by word.
    pub(crate) typed: f32,
    pub(crate) provisions: Vec<RankedProvision>,
    pub(crate) parts: Vec<ScorePart>,
}

impl RankedAct {
    /// An act of which nothing is known yet.
    pub(crate) const fn of(act: ActNo) -> Self {
        Self { act, score: 0.0, titled: None, title: 0.0, typed: 0.0, provisions: Vec::new(), parts: Vec::new() }
    }
}

/// Words of the query with their weights, in order.
pub(crate) struct QueryWord<'q> {
    pub(crate) leaf: &'q WordLeaf,
    pub(crate) idf: f32,
    /// Place of its lane: records that it does not match need not be looked at.
    pub(crate) lane: usize,
}

/// What ranking needs to know beside the candidates.
pub(crate) struct Ranking<'r, 'g> {
    pub(crate) reader: &'r Reader<'g>,
    pub(crate) facts: &'r [ActFacts],
    pub(crate) words: &'r [QueryWord<'r>],
    /// The lanes of the words typed, one bit each, when a provision that holds them all is to come first.
    pub(crate) every_lane: Option<u64>,
    pub(crate) explain: bool,
}

/// The weight of all words of a query.
pub(crate) fn whole_weight(lanes: &[Lane]) -> f32 {
    lanes.iter().map(|lane| lane.idf).sum()
}

/// What scores by words are measured by: a sum of many words grows with their number by chance alone, the root of their
/// squares does not.
pub(crate) fn chance_score(lanes: &[Lane]) -> f32 {
    lanes.iter().map(|lane| lane.idf * lane.idf).sum::<f32>().sqrt()
}

impl Ranking<'_, '_> {
    fn generation(&self) -> &Generation {
        self.reader.generation
    }

    fn act_of(&self, record: RecordNo) -> ActNo {
        let tables = self.generation().tables();
        tables.texts[self.generation().text_of_record(record) as usize].act
    }

    /// Brings candidates into one order.
    pub(crate) fn rank(&self, hits: Vec<Hit>, titles: &[TitleHit], whole: f32) -> Result<Vec<RankedAct>, QueryError> {
        let mut hits = hits;
        hits.sort_unstable_by_key(|hit| hit.record);
        let bonuses = self.closer_look(&hits)?;
        let headings = self.heading_shares(&hits)?;
        let mut provisions = Vec::with_capacity(hits.len());
        for ((hit, bonus), heading) in hits.iter().zip(bonuses).zip(headings) {
            let has_all = self.every_lane.is_some_and(|every| hit.lanes & every == every);
            let all_words = if has_all { ALL_WORDS * whole } else { 0.0 };
            let heading = HEADING_SHARE * heading * whole;
            let mut parts = Vec::new();
            if self.explain {
                parts.push(part("words", hit.score));
                parts.push(part("proximity and exact forms", bonus));
                parts.push(part("every word", all_words));
                parts.push(part("share of the heading", heading));
            }
            let fit = Fit { words: hit.score + bonus, lanes: hit.lanes };
            provisions.push(RankedProvision { record: hit.record, score: fit.words + all_words + heading, fit, parts });
        }
        let mut acts = self.by_act(provisions);
        self.add_titles(&mut acts, titles);
        for act in &mut acts {
            self.finish_act(act);
        }
        acts.sort_by(|one, two| two.score.total_cmp(&one.score).then(one.act.cmp(&two.act)));
        Ok(acts)
    }

    /// Groups provisions by act; a provision found in several languages is one, its best.
    fn by_act(&self, mut provisions: Vec<RankedProvision>) -> Vec<RankedAct> {
        provisions.sort_by(|one, two| two.score.total_cmp(&one.score).then(one.record.cmp(&two.record)));
        let mut places: FxHashMap<ActNo, usize> = FxHashMap::default();
        let mut acts: Vec<RankedAct> = Vec::new();
        let mut seen: FxHashMap<(ActNo, u32), ()> = FxHashMap::default();
        for provision in provisions {
            let act = self.act_of(provision.record);
            let path = self.generation().tables().records[provision.record as usize].path_hash;
            if seen.insert((act, path), ()).is_some() {
                continue;
            }
            let place = *places.entry(act).or_insert_with(|| {
                acts.push(RankedAct::of(act));
                acts.len() - 1
            });
            acts[place].provisions.push(provision);
        }
        acts
    }

    fn add_titles(&self, acts: &mut Vec<RankedAct>, titles: &[TitleHit]) {
        let mut places: FxHashMap<ActNo, usize> =
            acts.iter().enumerate().map(|(place, act)| (act.act, place)).collect();
        for title in titles {
            let act = self.generation().tables().texts[title.text as usize].act;
            let place = *places.entry(act).or_insert_with(|| {
                acts.push(RankedAct::of(act));
                acts.len() - 1
            });
            // Titles come best first: the first of an act's texts counts.
            if acts[place].titled.is_none() {
                acts[place].titled = Some(title.text);
                acts[place].title = title.words;
                acts[place].typed = title.typed;
            }
        }
    }

    /// Adds up an act: its title, its evidence, its prior; each provision receives its share. Who types a title means that
    /// act, be it repealed or not.
    fn finish_act(&self, act: &mut RankedAct) {
        let prior = self.prior(act.act);
        let typed = act.typed * prior.powf(TYPED_PRIOR);
        let mut share = 1.0;
        let mut evidence = 0.0;
        for provision in act.provisions.iter().take(EVIDENCE_DEPTH) {
            evidence += share * provision.score;
            share *= EVIDENCE_FADE;
        }
        evidence *= EVIDENCE;
        for provision in &mut act.provisions {
            provision.score = (provision.score + evidence + act.title) * prior + typed;
            if self.explain {
                provision.parts.push(part("its act", evidence));
                provision.parts.push(part("title of its act", act.title));
                provision.parts.push(part("kind and status of its act, as a factor of these", prior));
                provision.parts.push(part("title of its act as typed", typed));
            }
        }
        act.score = act.provisions.first().map_or(act.title * prior + typed, |best| best.score);
        if self.explain {
            act.parts = vec![
                part("title", act.title),
                part("its provisions", evidence),
                part("kind and status, as a factor of these", prior),
                part("title as typed", typed),
            ];
        }
    }

    fn prior(&self, act: ActNo) -> f32 {
        let kind = self.generation().tables().acts[act as usize].kind;
        let high = matches!(kind, ActType::Constitution | ActType::Code | ActType::Law);
        let facts = &self.facts[act as usize];
        let status = if facts.status == Status::Repealed { REPEALED } else { 1.0 };
        let changes = if facts.amends { AMENDING } else { 1.0 };
        status * changes * if high { LAW_PRIOR } else { 1.0 }
    }

    /// What headings add to each hit: a provision is about the words of its heading, so one whose heading says little else
    /// than the query is meant before one that names it among other things.
    fn heading_shares(&self, hits: &[Hit]) -> Result<Vec<f32>, QueryError> {
        let mut told = vec![0_u16; hits.len()];
        for word in self.words {
            let mut lists = Vec::new();
            for key in word.leaf.keys.iter().filter(|key| key.place == Where::Stem) {
                lists.extend(self.reader.heads_of(&key.key)?);
            }
            for (hit, told) in hits.iter().zip(&mut told) {
                let names = |list: &mut SegmentPostings| {
                    stands_in(list, hit.record) && HeadCount::decode(list.term_freq()).heading > 0
                };
                *told += u16::from(hit.has_lane(word.lane) && lists.iter_mut().any(names));
            }
        }
        let records = &self.generation().tables().records;
        let share = |(hit, told): (&Hit, u16)| {
            let words = records[hit.record as usize].heading_words;
            f32::from(told.min(words)) / f32::from(words.max(1))
        };
        Ok(hits.iter().zip(told).map(share).collect())
    }

    /// What positions add to each hit: neighbouring words of the query near each other, and exact forms.
    fn closer_look(&self, hits: &[Hit]) -> Result<Vec<f32>, QueryError> {
        let mut bonuses = vec![0.0; hits.len()];
        let mut before: Option<(&QueryWord<'_>, Vec<Vec<u32>>)> = None;
        for word in self.words {
            let mut cursor = PositionCursor::open(self.reader, &word.leaf.keys, Ground::Records)?;
            let mut exact = Vec::new();
            for key in &word.leaf.exact {
                exact.extend(self.reader.records_of(key)?);
            }
            let mut positions = vec![Vec::new(); hits.len()];
            for (place, hit) in hits.iter().enumerate() {
                self.reader.clock.spend(word.leaf.keys.len() as u64)?;
                if !hit.has_lane(word.lane) || cursor.seek(hit.record) != hit.record {
                    continue;
                }
                cursor.positions(&mut positions[place]);
                if exact.iter_mut().any(|list| stands_in(list, hit.record)) {
                    bonuses[place] += EXACT * word.idf;
                }
            }
            if let Some((last, last_positions)) = &before {
                let weight = PROXIMITY * last.idf.min(word.idf);
                for (place, bonus) in bonuses.iter_mut().enumerate() {
                    *bonus += weight * nearness(&last_positions[place], &positions[place]);
                }
            }
            before = Some((word, positions));
        }
        Ok(bonuses)
    }
}

/// The record of the same provision in another language of its act, when there is one; otherwise the record itself.
pub(crate) fn in_language(generation: &Generation, record: RecordNo, lang: Lang) -> RecordNo {
    let tables = generation.tables();
    let text = &tables.texts[generation.text_of_record(record) as usize];
    if text.lang == lang {
        return record;
    }
    let path = tables.records[record as usize].path_hash;
    let other = tables.texts_of(text.act).iter().find(|other| other.lang == lang);
    let found = other.and_then(|other| other.records.clone().find(|&at| tables.records[at as usize].path_hash == path));
    found.unwrap_or(record)
}

pub(crate) fn part(name: &str, value: f32) -> ScorePart {
    ScorePart { part: name.to_owned(), value }
}

/// Is a record in a list? Asked in rising order.
fn stands_in(list: &mut SegmentPostings, record: RecordNo) -> bool {
    let at = if list.doc() < record { list.seek(record) } else { list.doc() };
    at == record
}

/// How near two words come to each other: 1 over their smallest distance, less when they stand in the other order.
fn nearness(first: &[u32], second: &[u32]) -> f32 {
    let mut best = 0.0_f32;
    let mut from = 0;
    for &position in first {
        while from < second.len() && second[from] < position {
            from += 1;
        }
        if let Some(&after) = second.get(from) {
            let distance = after - position;
            if (1..=PROXIMITY_WINDOW).contains(&distance) {
                best = best.max(1.0 / distance as f32);
            }
        }
        if let Some(&earlier) = from.checked_sub(1).and_then(|place| second.get(place)) {
            let distance = position - earlier;
            if (1..=PROXIMITY_WINDOW).contains(&distance) {
                best = best.max(REVERSED / distance as f32);
            }
        }
    }
    best
}
