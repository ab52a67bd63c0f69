//! From candidates to one order of acts and provisions.

use qonun_index::{ActNo, Generation, RecordNo};
use qonun_law::{ActType, Lang, Status};
use rustc_hash::FxHashMap;
use tantivy::DocSet;
use tantivy::postings::SegmentPostings;

use super::lanes::{Hit, Lane};
use super::titles::TitleHit;
use super::weights::{
    ALL_WORDS, EVIDENCE, EVIDENCE_DEPTH, EVIDENCE_FADE, EXACT, LAW_PRIOR, PROXIMITY, PROXIMITY_WINDOW, REPEALED,
    REVERSED,
};
use crate::facets::ActFacts;
use crate::matching::{Ground, PositionCursor, Reader, WordLeaf};
use crate::{QueryError, ScorePart};

/// A provision in the common order.
#[derive(Clone, Debug)]
pub(crate) struct RankedProvision {
    pub(crate) record: RecordNo,
    pub(crate) score: f32,
    pub(crate) parts: Vec<ScorePart>,
}

/// An act in the common order with its provisions, best first.
#[derive(Clone, Debug)]
pub(crate) struct RankedAct {
    pub(crate) act: ActNo,
    pub(crate) score: f32,
    /// The text whose title fits best, when one fits.
    pub(crate) titled: Option<u32>,
    pub(crate) provisions: Vec<RankedProvision>,
    pub(crate) parts: Vec<ScorePart>,
}

/// Words of the query with their weights, in order.
pub(crate) struct QueryWord<'q> {
    pub(crate) leaf: &'q WordLeaf,
    pub(crate) idf: f32,
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
        let mut provisions = Vec::with_capacity(hits.len());
        for (hit, bonus) in hits.iter().zip(bonuses) {
            let has_all = self.every_lane.is_some_and(|every| hit.lanes & every == every);
            let all_words = if has_all { ALL_WORDS * whole } else { 0.0 };
            let mut parts = Vec::new();
            if self.explain {
                parts.push(part("words", hit.score));
                parts.push(part("proximity and exact forms", bonus));
                parts.push(part("every word", all_words));
            }
            provisions.push(RankedProvision { record: hit.record, score: hit.score + bonus + all_words, parts });
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
                acts.push(RankedAct { act, score: 0.0, titled: None, provisions: Vec::new(), parts: Vec::new() });
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
                acts.push(RankedAct { act, score: 0.0, titled: None, provisions: Vec::new(), parts: Vec::new() });
                acts.len() - 1
            });
            // Titles come best first: the first of an act's texts counts.
            if acts[place].titled.is_none() {
                acts[place].titled = Some(title.text);
                acts[place].score = title.score;
            }
        }
    }

    /// Adds up an act: its title, its evidence, its prior; each provision receives its share.
    fn finish_act(&self, act: &mut RankedAct) {
        let title = act.score;
        let mut share = 1.0;
        let mut evidence = 0.0;
        for provision in act.provisions.iter().take(EVIDENCE_DEPTH) {
            evidence += share * provision.score;
            share *= EVIDENCE_FADE;
        }
        evidence *= EVIDENCE;
        let prior = self.prior(act.act);
        for provision in &mut act.provisions {
            provision.score = (provision.score + evidence + title) * prior;
            if self.explain {
                provision.parts.push(part("its act", evidence));
                provision.parts.push(part("title of its act", title));
                provision.parts.push(part("kind and status of its act, as a factor", prior));
            }
        }
        act.score = act.provisions.first().map_or(title * prior, |best| best.score);
        if self.explain {
            act.parts = vec![
                part("title", title),
                part("its provisions", evidence),
                part("kind and status, as a factor", prior),
            ];
        }
    }

    fn prior(&self, act: ActNo) -> f32 {
        let kind = self.generation().tables().acts[act as usize].kind;
        let high = matches!(kind, ActType::Constitution | ActType::Code | ActType::Law);
        let status = if self.facts[act as usize].status == Status::Repealed { REPEALED } else { 1.0 };
        status * if high { LAW_PRIOR } else { 1.0 }
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
                if cursor.seek(hit.record) != hit.record {
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
