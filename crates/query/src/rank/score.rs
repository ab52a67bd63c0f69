//! From candidates to one order of acts and provisions.

use qonun_index::{ActNo, Generation, RecordNo};
use qonun_law::{ActType, Lang, Status};
use rustc_hash::FxHashMap;

use super::definitions::{Candidate, Notion, lifted};
use super::scorer::Scorer;
use super::titles::TitleHit;
use super::top_k::{Hit, has_scorer};
use super::weights::{
    ALL_WORDS, AMENDING, BESIDE_SUBJECT, CONTRARY, EVIDENCE, EVIDENCE_DEPTH, EVIDENCE_FADE, EXACT, HEADING_SHARE,
    LAW_PRIOR, PROXIMITY, PROXIMITY_WINDOW, REPEALED, REPEATED_HEADING, REVERSED, TYPED_PRIOR,
};
use crate::facets::ActFacts;
use crate::matching::TermClause;
use crate::postings::{MatchTarget, PositionCursor, PostingList, Reader, TermField};
use crate::{QueryError, ScorePart};

/// A provision in the merged order.
#[derive(Clone, Debug)]
pub(crate) struct RankedProvision {
    pub(crate) record: RecordNo,
    pub(crate) score: f32,
    /// Its match by its own words, independent of its act.
    pub(crate) fit: Fit,
    pub(crate) parts: Vec<ScorePart>,
}

/// The match of a provision by its own words.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Fit {
    /// Score of words, their proximity and exact forms.
    pub(crate) words: f32,
    /// Bit set of the matching scorers, as in [`Hit::scorers`].
    pub(crate) scorers: u64,
    /// Number of query words in its heading.
    pub(crate) headed: u16,
    /// True if it defines what is asked.
    pub(crate) defines: bool,
}

impl Fit {
    /// True if a scorer matches.
    pub(crate) fn has_scorer(self, scorer: usize) -> bool {
        has_scorer(self.scorers, scorer)
    }
}

/// An act in the merged order with its provisions, best first.
#[derive(Clone, Debug)]
pub(crate) struct RankedAct {
    pub(crate) act: ActNo,
    pub(crate) score: f32,
    /// The text with the best matching title, if one matches.
    pub(crate) titled: Option<u32>,
    /// Score by the words of the title.
    pub(crate) title: f32,
    /// Score by the beginning of the title that was typed word by word.
    pub(crate) typed: f32,
    pub(crate) provisions: Vec<RankedProvision>,
    pub(crate) parts: Vec<ScorePart>,
}

impl RankedAct {
    /// An act without a score yet.
    pub(crate) const fn of(act: ActNo) -> Self {
        Self { act, score: 0.0, titled: None, title: 0.0, typed: 0.0, provisions: Vec::new(), parts: Vec::new() }
    }
}

/// A word of the query with its weight. Query words are in order.
pub(crate) struct QueryWord<'q> {
    pub(crate) clause: &'q TermClause,
    pub(crate) idf: f32,
    /// Index of its scorer. Records that it does not match are skipped.
    pub(crate) scorer: usize,
}

/// The input of the ranking, apart from the candidates.
pub(crate) struct Ranking<'r, 'g> {
    pub(crate) reader: &'r Reader<'g>,
    pub(crate) facts: &'r [ActFacts],
    pub(crate) words: &'r [QueryWord<'r>],
    /// Bit set of the scorers of the typed words, if a provision with all of them gets a bonus.
    pub(crate) every_scorer: Option<u64>,
    /// Index of the scorer of the word that a short question is about, if it can be determined.
    pub(crate) subject: Option<usize>,
    /// For each word that is wanted with a negation, the records with the negated form, in ascending order.
    pub(crate) negated: &'r [Vec<RecordNo>],
    /// The notions whose definitions are asked for.
    pub(crate) notions: &'r [Notion],
    pub(crate) explain: bool,
}

/// Sum of the weights of all words of a query.
pub(crate) fn whole_weight(scorers: &[Scorer]) -> f32 {
    scorers.iter().map(|scorer| scorer.idf).sum()
}

/// The scale of scores by words: the root of the sum of squared weights. The plain sum of many words grows with their
/// number by chance alone; this root does not.
pub(crate) fn chance_score(scorers: &[Scorer]) -> f32 {
    scorers.iter().map(|scorer| scorer.idf * scorer.idf).sum::<f32>().sqrt()
}

impl Ranking<'_, '_> {
    fn generation(&self) -> &Generation {
        self.reader.generation
    }

    fn act_of(&self, record: RecordNo) -> ActNo {
        let tables = self.generation().tables();
        tables.texts[self.generation().text_of_record(record) as usize].act
    }

    /// Ranks candidates: provisions and titles in one order of acts.
    pub(crate) fn rank(&self, hits: Vec<Hit>, titles: &[TitleHit], whole: f32) -> Result<Vec<RankedAct>, QueryError> {
        let mut hits = hits;
        hits.sort_unstable_by_key(|hit| hit.record);
        let looks = self.closer_look(&hits)?;
        let mut provisions = Vec::with_capacity(hits.len());
        for (hit, look) in hits.iter().zip(looks) {
            // The articles under a heading say it better than the heading itself.
            let look = if self.is_bare(hit.record) { Look::default() } else { look };
            let has_all =
                self.every_scorer.is_some_and(|every| hit.scorers & every == every) && !self.is_bare(hit.record);
            let all_words = if has_all { ALL_WORDS * whole } else { 0.0 };
            let heading = HEADING_SHARE * self.heading_share(hit.record, look.in_heading) * whole;
            let mut parts = Vec::new();
            if self.explain {
                parts.push(part("words and concepts", hit.score));
                parts.push(part("proximity and exact forms", look.bonus));
                parts.push(part("every word", all_words));
                parts.push(part("share of the heading", heading));
            }
            let fit =
                Fit { words: hit.score + look.bonus, scorers: hit.scorers, headed: look.in_heading, defines: false };
            let mut score = fit.words + all_words + heading;
            if self.subject.is_some_and(|scorer| !hit.has_scorer(scorer)) {
                score *= BESIDE_SUBJECT;
                if self.explain {
                    parts.push(part("without the subject of the question, as a factor of these", BESIDE_SUBJECT));
                }
            }
            if self.negated.iter().any(|records| records.binary_search(&hit.record).is_err()) {
                score *= CONTRARY;
                if self.explain {
                    parts.push(part("without the negation, as a factor of these", CONTRARY));
                }
            }
            provisions.push(RankedProvision { record: hit.record, score, fit, parts });
        }
        self.lift_definitions(&mut provisions, whole);
        let mut acts = self.by_act(provisions);
        self.add_titles(&mut acts, titles);
        for act in &mut acts {
            self.finish_act(act);
        }
        acts.sort_by(|one, two| two.score.total_cmp(&one.score).then(one.act.cmp(&two.act)));
        Ok(acts)
    }

    /// Raises the scores of the provisions that define what is asked.
    fn lift_definitions(&self, provisions: &mut [RankedProvision], whole: f32) {
        if self.notions.is_empty() {
            return;
        }
        let candidate = |found: &RankedProvision| {
            let (record, headed) = (found.record, u32::from(found.fit.headed));
            // The words of all notions and a conjunction.
            let is_about_all =
                headed as usize >= self.words.len() && self.generation().heading_words(record) <= headed + 1;
            let path = self.generation().tables().records[record as usize].path_hash;
            Candidate { record, provision: (self.act_of(record), path), score: found.score, is_about_all }
        };
        let candidates: Vec<Candidate> = provisions.iter().map(candidate).collect();
        let lifted = lifted(&candidates, self.notions, whole);
        for (found, lifted) in provisions.iter_mut().zip(lifted).filter(|(_, lifted)| *lifted > 0.0) {
            if self.explain {
                found.parts.push(part("defines what is asked", lifted - found.score));
            }
            found.score = lifted;
            found.fit.defines = true;
        }
    }

    /// Groups provisions by act. A provision found in several languages counts once, with its best score.
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
            // Titles are sorted best first: the first of an act's texts counts.
            if acts[place].titled.is_none() {
                acts[place].titled = Some(title.text);
                acts[place].title = title.words;
                acts[place].typed = title.typed;
            }
        }
    }

    /// Computes the score of an act from its title, its evidence and its prior, and adds the share of each provision. A
    /// query that is a title means that act, whether or not it is repealed.
    fn finish_act(&self, act: &mut RankedAct) {
        let prior = self.prior(act.act);
        let typed = act.typed * prior.powf(TYPED_PRIOR);
        let mut share = 1.0;
        let mut evidence = 0.0;
        for (place, provision) in act.provisions.iter().take(EVIDENCE_DEPTH).enumerate() {
            let family = self.family(provision.record);
            let again = |before: &RankedProvision| self.family(before.record) == family;
            if family.is_some() && act.provisions[..place].iter().any(again) {
                evidence += REPEATED_HEADING * share * provision.score;
                share *= EVIDENCE_FADE.powf(REPEATED_HEADING);
            } else {
                evidence += share * provision.score;
                share *= EVIDENCE_FADE;
            }
        }
        evidence *= EVIDENCE;
        act.score = act.provisions.first().map_or(act.title, |best| best.score + evidence + act.title) * prior + typed;
        for provision in &mut act.provisions {
            if self.is_bare(provision.record) {
                provision.score *= prior;
                continue;
            }
            provision.score = (provision.score + evidence + act.title) * prior + typed;
            if self.explain {
                provision.parts.push(part("its act", evidence));
                provision.parts.push(part("title of its act", act.title));
                provision.parts.push(part("kind and status of its act, as a factor of these", prior));
                provision.parts.push(part("title of its act as typed", typed));
            }
        }
        // Chapters without text of their own have no share of the evidence, so they move down.
        act.provisions.sort_by(|one, two| two.score.total_cmp(&one.score).then(one.record.cmp(&two.record)));
        if self.explain {
            act.parts = vec![
                part("title", act.title),
                part("its provisions", evidence),
                part("kind and status, as a factor of these", prior),
                part("title as typed", typed),
            ];
        }
    }

    /// The text of a record, and its family of like headings there; `None` without heading.
    fn family(&self, record: RecordNo) -> Option<(u32, u16)> {
        let family = self.generation().tables().records[record as usize].family;
        (family > 0).then(|| (self.generation().text_of_record(record), family))
    }

    /// True for a chapter or an annex without text of its own.
    fn is_bare(&self, record: RecordNo) -> bool {
        self.generation().tables().records[record as usize].is_bare_container()
    }

    fn prior(&self, act: ActNo) -> f32 {
        let kind = self.generation().tables().acts[act as usize].kind;
        let high = matches!(kind, ActType::Constitution | ActType::Code | ActType::Law);
        let facts = &self.facts[act as usize];
        let status = if facts.status == Status::Repealed { REPEALED } else { 1.0 };
        let changes = if facts.amends { AMENDING } else { 1.0 };
        status * changes * if high { LAW_PRIOR } else { 1.0 }
    }

    /// The share of the heading's words that the query has (`told` of them). A provision is about the words of its
    /// heading. So a provision with a heading that says little more than the query comes before one that mentions the
    /// query's words among others.
    fn heading_share(&self, record: RecordNo, told: u16) -> f32 {
        let words = self.generation().heading_words(record);
        u32::from(told).min(words) as f32 / words.max(1) as f32
    }

    /// Examines the positions of the query words in each hit.
    fn closer_look(&self, hits: &[Hit]) -> Result<Vec<Look>, QueryError> {
        let mut looks = vec![Look::default(); hits.len()];
        let mut before: Option<&QueryWord<'_>> = None;
        let (mut last, mut found) = (Positions::default(), Positions::default());
        for word in self.words {
            self.look_for(word, hits, &mut found, &mut looks)?;
            if let Some(before) = before {
                let weight = PROXIMITY * before.idf.min(word.idf);
                for (place, look) in looks.iter_mut().enumerate() {
                    look.bonus += weight * nearness(last.of_hit(place), found.of_hit(place));
                }
            }
            before = Some(word);
            std::mem::swap(&mut last, &mut found);
        }
        Ok(looks)
    }

    /// Examines the positions of one word in each hit.
    fn look_for(
        &self,
        word: &QueryWord<'_>,
        hits: &[Hit],
        found: &mut Positions,
        looks: &mut [Look],
    ) -> Result<(), QueryError> {
        let mut cursor = PositionCursor::open(self.reader, &word.clause.keys, MatchTarget::Records)?;
        let mut exact = Vec::new();
        for key in &word.clause.exact {
            exact.extend(self.reader.records_of(key)?);
        }
        // Headings are not searched for exact forms.
        let has_stem = word.clause.keys.iter().any(|key| key.place == TermField::Stem);
        found.clear();
        for (hit, look) in hits.iter().zip(looks) {
            self.reader.clock.spend(word.clause.keys.len() as u64)?;
            if hit.has_scorer(word.scorer) && cursor.seek(hit.record) == hit.record {
                let positions = found.note(&mut cursor);
                // The text of a record begins with its heading.
                let heading = self.generation().heading_words(hit.record);
                let in_heading = has_stem && positions.first().is_some_and(|&first| first < heading);
                look.in_heading += u16::from(in_heading);
                if exact.iter_mut().any(|list| stands_in(list, hit.record)) {
                    look.bonus += EXACT * word.idf;
                }
            }
            found.end_hit();
        }
        Ok(())
    }
}

/// The result of a closer look at a hit.
#[derive(Clone, Copy, Default)]
struct Look {
    /// Bonus for neighbouring words of the query close to each other, and for exact forms.
    bonus: f32,
    /// Number of query words in its heading.
    in_heading: u16,
}

/// Positions of a word in each of some hits, concatenated.
#[derive(Default)]
struct Positions {
    all: Vec<u32>,
    /// End of the positions of each hit.
    ends: Vec<usize>,
    /// Buffer for the positions of one hit.
    scratch: Vec<u32>,
}

impl Positions {
    fn clear(&mut self) {
        self.all.clear();
        self.ends.clear();
    }

    /// Adds the positions of a cursor in its current record.
    fn note(&mut self, cursor: &mut PositionCursor) -> &[u32] {
        cursor.positions(&mut self.scratch);
        self.all.extend_from_slice(&self.scratch);
        &self.scratch
    }

    /// Ends the positions of one hit.
    fn end_hit(&mut self) {
        self.ends.push(self.all.len());
    }

    fn of_hit(&self, place: usize) -> &[u32] {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[start..self.ends[place]]
    }
}

/// The record of the same provision in another language of its act; the record itself if there is none.
pub(crate) fn in_language(generation: &Generation, record: RecordNo, lang: Lang) -> RecordNo {
    let tables = generation.tables();
    let text = &tables.texts[generation.text_of_record(record) as usize];
    if text.lang == lang {
        return record;
    }
    let path = tables.records[record as usize].path_hash;
    let other = tables.texts_of(text.act).iter().find(|other| other.lang == lang);
    let found = other.and_then(|other| tables.record_of_hash(other, path));
    found.unwrap_or(record)
}

pub(crate) fn part(name: &str, value: f32) -> ScorePart {
    ScorePart { part: name.to_owned(), value }
}

/// True if a record is in a posting list. Calls must have ascending records.
fn stands_in(list: &mut PostingList, record: RecordNo) -> bool {
    let at = if list.doc() < record { list.seek(record) } else { list.doc() };
    at == record
}

/// Proximity of two words: 1 over their smallest distance, less if they occur in the reverse order.
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
