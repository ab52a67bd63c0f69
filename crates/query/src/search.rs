//! The way of a search: plan, match, count, rank, page, show.

mod confidence;
mod order;
mod pools;
mod show;
mod widened;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Instant;

use qonun_index::{ActNo, Generation, RecordNo};
use qonun_law::{Lang, LangSet};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::answer::{FacetValue, Notice, QueryReading, SearchAnswer, Total};
use crate::cited::{self, CitedByQuery};
use crate::engine::Engine;
use crate::facets::{self, Counted, Sieve};
use crate::language::{self, Node, Parsed, SeenCitation};
use crate::matching::{Credits, Leaf, Matcher, Reader, RecordSet, TextSet};
use crate::missing::Unmatched;
use crate::plan::{Plan, PlanMaker, Planner};
use crate::rank::best::Hit;
use crate::rank::lanes::Lane;
use crate::rank::score::{Fit, QueryWord, RankedAct, RankedProvision, Ranking, whole_weight};
use crate::rank::titles::{TitleWeights, best_titles, is_typed};
use crate::rank::weights::{CANDIDATES, CITED_ACT, TITLE_PREFIX};
use crate::{Grouping, QueryError, Scope, SearchRequest, Sort, Syntax, relax, token};

/// Everything one search works with.
pub(crate) struct Search<'e> {
    engine: &'e Engine,
    request: &'e SearchRequest,
    reader: Reader<'e>,
    planner: Planner<'e>,
    sieve: Sieve,
    /// The citations of texts that were looked at: a query in its main form is mostly the query as typed.
    seen: RefCell<FxHashMap<String, Vec<SeenCitation>>>,
}

/// What was found, before it is put on a page.
struct Matches {
    parsed: Parsed,
    plan: Plan,
    /// The texts that match, before filters.
    unfiltered: TextSet,
    counted: Counted,
    /// The records that match, when AND does not reach beyond a provision.
    records: Option<RecordSet>,
    /// The leaves that make a record better, in the order of [`Plan::ranked_leaves`].
    lanes: Vec<Lane>,
    /// Where each leaf counts.
    credits: Credits,
    notices: Vec<Notice>,
    cited: CitedByQuery,
    /// What the words of the plan weigh in titles.
    titles: TitleWeights,
    /// Need not every word stand in what was found?
    relaxed: bool,
    /// The same query in other languages, and what it finds there.
    widened: Option<Box<Matches>>,
    /// The texts that match directly, when there are others beside them.
    direct: Option<TextSet>,
    /// The first pool of candidates of some texts, when it was looked at already.
    pool: Option<(TextSet, Vec<Hit>)>,
}

/// One act on the page.
struct PageAct {
    ranked: RankedAct,
    /// Provisions to show.
    shown: Vec<RankedProvision>,
}

impl<'e> Search<'e> {
    pub(crate) fn new(engine: &'e Engine, request: &'e SearchRequest, deadline: Instant) -> Result<Self, QueryError> {
        let sieve = Sieve::new(&request.filters, engine.acts(), engine.index().tables());
        let reader = Reader::new(engine.index())?.with_kept(engine.kept_texts()).until(deadline);
        let planner = Planner::new(engine.analyzer(), request.searched);
        Ok(Self { engine, request, reader, planner, sieve, seen: RefCell::default() })
    }

    fn generation(&self) -> &'e Generation {
        self.engine.index()
    }

    /// Ends a search that takes too long: asked between steps, and by every loop within them.
    fn check_deadline(&self) -> Result<(), QueryError> {
        self.reader.clock.check()
    }

    pub(crate) fn run(&self, ui: Lang) -> Result<SearchAnswer, QueryError> {
        self.check_deadline()?;
        let offset = token::read(self.request, self.generation().name())?;
        let mut matches = self.matches(ui)?;
        self.check_deadline()?;
        let (page, more) = self.page(&matches, offset)?;
        self.check_deadline()?;
        if !self.shows_other_languages(&matches, &page) {
            matches.notices.retain(|notice| notice.code != "other_language");
        }
        if self.is_weak(&matches, &page)? {
            matches.notices.push(crate::notices::notice("weak_match", ui));
        }
        let results = self.show(&matches, page)?;
        let shown = results.len();
        let facets = self.facets(&matches.unfiltered);
        let Matches { parsed, counted, notices, .. } = matches;
        Ok(SearchAnswer {
            query: QueryReading {
                q: self.request.q.clone(),
                syntax: if self.request.syntax == Syntax::Simple { "simple" } else { "advanced" },
                canonical: parsed.canonical,
                parsed: parsed.tree.map(|tree| tree.in_characters(&self.request.q)),
            },
            total: Total { value: counted.acts, relation: "eq" },
            notices,
            results,
            facets,
            cursor: more.then(|| token::write(self.request, self.generation().name(), offset + shown)),
            generation: self.generation().name().to_owned(),
        })
    }

    /// Filters the texts of a set and counts their acts.
    fn count(&self, texts: &TextSet) -> Counted {
        facets::count(self.engine.acts(), texts, &self.sieve)
    }

    /// The facets asked for, over the texts found before filters.
    fn facets(&self, texts: &TextSet) -> BTreeMap<&'static str, Vec<FacetValue>> {
        let (tables, acts) = (self.generation().tables(), self.engine.acts());
        facets::facets(tables, acts, texts, &self.sieve, &self.request.facets)
    }

    /// Texts in the languages asked for.
    fn searched(&self) -> TextSet {
        let size = u32::try_from(self.generation().tables().texts.len()).unwrap_or(u32::MAX);
        if self.request.searched == LangSet::ALL {
            return TextSet::full(size);
        }
        let mut set = TextSet::empty(size);
        for lang in self.request.searched.iter() {
            set.unite(self.engine.texts_in(lang));
        }
        set
    }

    fn matches(&self, ui: Lang) -> Result<Matches, QueryError> {
        let parsed = language::parse(&self.request.q, self.request.syntax, &|text| self.seen_citations(text));
        if self.request.syntax == Syntax::Advanced && parsed.has_errors() {
            return Err(QueryError::BadQuery(
                parsed.problems.iter().map(|problem| crate::notices::query_problem(problem, ui)).collect(),
            ));
        }
        let mut notices: Vec<Notice> =
            parsed.problems.iter().map(|problem| crate::notices::notice_of(problem, ui)).collect();
        let maker = PlanMaker::new(self.engine, &self.reader, &self.planner, self.request);
        let mut plan = maker.make(parsed.tree.as_ref(), &self.request.q)?;
        if plan.cut {
            notices.push(crate::notices::notice("expansion_cut", ui));
        }
        notices.extend(plan.corrections.iter().map(|correction| crate::notices::spelling(correction, ui)));
        let scope = parsed.scope.unwrap_or(self.request.scope);
        let searched = self.searched();
        let mut matcher = Matcher::new(&self.reader, &plan.leaves, scope);
        let matched = matcher.matched(&plan.want)?;
        let mut credits = matcher.credits(&plan.want)?;
        let (mut texts, records) = match scope {
            Scope::Act => (matched, None),
            Scope::Provision => (self.texts_of_records(&matched), Some(matched)),
        };
        let cited = self.cited(parsed.tree.as_ref());
        notices.extend(cited.absent.iter().map(|absent| crate::notices::absent(&absent.written, ui)));
        let tables = self.generation().tables();
        if self.request.syntax == Syntax::Simple {
            cited.named().for_each(|(act, _)| texts.insert_range(tables.acts[act as usize].texts.clone()));
        }
        texts.intersect(&searched);
        // Who types a title wants that act, not all that has most of its words.
        let titles = TitleWeights::new(&self.reader, &plan.words())?;
        if plan.is_question && is_typed(&self.reader, &plan.words(), &titles, &texts)? {
            plan.is_question = false;
        }
        let relaxes = scope == Scope::Act && self.request.syntax == Syntax::Simple;
        let mut counted = self.count(&texts);
        let none_has_all = counted.acts == 0;
        let relaxed = relaxes && (counted.acts == 0 || plan.is_question);
        if relaxed {
            // A text that holds only some of the words holds no branch as a whole.
            credits = Credits::Everywhere;
            texts.unite(&relax::texts(&mut matcher, &plan, &searched, tables.texts.len() as u32)?);
            let strict = counted.acts;
            counted = self.count(&texts);
            if counted.acts == 0 {
                notices.push(crate::notices::notice("no_match", ui));
            } else if !plan.told.is_empty() {
                notices.push(crate::notices::told(&plan.told, &self.request.q, ui));
            } else if none_has_all {
                notices.push(crate::notices::notice("relaxed", ui));
            } else if counted.acts > strict {
                notices.push(crate::notices::most_too(ui));
            }
        } else if counted.acts == 0 {
            notices.push(crate::notices::notice("no_match", ui));
        }
        // Of a question no single word is in the way.
        if none_has_all && !plan.is_question {
            let code = if counted.acts == 0 { "no_match" } else { "relaxed" };
            let (engine, request, sieve) = (self.engine, self.request, &self.sieve);
            let unmatched =
                Unmatched { engine, request, parsed: &parsed, plan: &plan, scope, searched: &searched, sieve };
            notices.extend(unmatched.notices(&mut matcher, code, &|text| self.seen_citations(text), ui)?);
        }
        let lanes = self.lanes(&plan, &mut matcher)?;
        let (widened, direct) = (None, None);
        let mut matches = Matches {
            parsed,
            plan,
            unfiltered: texts,
            counted,
            records,
            lanes,
            credits,
            notices,
            cited,
            titles,
            relaxed,
            widened,
            direct,
            pool: None,
        };
        self.widen(&mut matches, scope, &searched, ui)?;
        Ok(matches)
    }

    /// The citations of a text, and whether they name something here.
    fn seen_citations(&self, text: &str) -> Vec<SeenCitation> {
        if let Some(known) = self.seen.borrow().get(text) {
            return known.clone();
        }
        let lang = self.request.lang;
        let seen = |citation: qonun_citation::Citation| SeenCitation {
            known: !cited::cited(self.engine, &citation, lang).is_empty(),
            start: citation.bytes.start,
            end: citation.bytes.end,
            canonical: citation.canonical,
        };
        let found: Vec<SeenCitation> = qonun_citation::recognise_query(text).into_iter().map(seen).collect();
        self.seen.borrow_mut().insert(text.to_owned(), found.clone());
        found
    }

    /// What the query cites.
    fn cited(&self, tree: Option<&Node>) -> CitedByQuery {
        let (query, lang) = (&self.request.q, self.request.lang);
        match self.request.syntax {
            Syntax::Simple => cited::cited_by_query(self.engine, query, lang),
            Syntax::Advanced => cited::cited_by_tree(self.engine, tree, query, lang),
        }
    }

    /// What a record is counted as: itself when AND does not reach beyond a provision, otherwise its text.
    fn counted(&self, matches: &Matches, record: RecordNo) -> u32 {
        if matches.records.is_some() { record } else { self.generation().text_of_record(record) }
    }

    fn texts_of_records(&self, records: &RecordSet) -> TextSet {
        let tables = self.generation().tables();
        let mut set = TextSet::empty(u32::try_from(tables.texts.len()).unwrap_or(u32::MAX));
        let mut next = records.next(0);
        while let Some(record) = next {
            let text = self.generation().text_of_record(record);
            set.insert(text);
            next = records.next(tables.texts[text as usize].records.end);
        }
        set
    }

    /// The lanes of the wanted leaves.
    fn lanes(&self, plan: &Plan, matcher: &mut Matcher<'_, '_>) -> Result<Vec<Lane>, QueryError> {
        let (impacts, reader) = (self.engine.impacts(), &self.reader);
        let open = |&place: &usize| match (&plan.leaves[place], plan.boosts[place]) {
            (Leaf::Word(word), boost) => Lane::of_word(impacts, reader, word, boost),
            (_, boost) => Ok(Lane::of_placed(impacts, reader, matcher.placed(place)?, boost)),
        };
        plan.ranked_leaves().iter().map(open).collect()
    }

    /// Ranks records that were found by their words.
    fn rank_hits(&self, matches: &Matches, within: &TextSet, mut hits: Vec<Hit>) -> Result<Vec<RankedAct>, QueryError> {
        let (lanes, places) = (&matches.lanes, matches.plan.ranked_leaves());
        // A provision whose words are all of a branch that does not hold was not found by them.
        let counts = |record: RecordNo, place: usize| matches.credits.count(place, self.counted(matches, record));
        if matches.credits.differ() {
            let holds =
                |hit: &Hit| (0..).zip(&places).any(|(lane, &place)| hit.has_lane(lane) && counts(hit.record, place));
            hits.retain(holds);
        }
        let whole = whole_weight(lanes);
        // Long provisions hold every word of any question, which says nothing for them.
        let every_lane = (!matches.plan.is_question && lanes.len() < 64).then(|| (1 << lanes.len()) - 1);
        let word = |(lane, &place): (usize, &usize)| match &matches.plan.leaves[place] {
            Leaf::Word(leaf) => Some(QueryWord { leaf, idf: lanes[lane].idf, lane }),
            _ => None,
        };
        let words: Vec<QueryWord<'_>> = places.iter().enumerate().filter_map(word).collect();
        let titles = best_titles(&self.reader, &matches.plan.words(), &matches.titles, within)?;
        let ranking = self.ranking(&words, every_lane);
        let mut ranked = ranking.rank(hits, &titles, whole)?;
        self.lift_cited(&mut ranked, &matches.cited, within, whole);
        Ok(ranked)
    }

    /// Puts what the query cites first: a cited provision, and an act that is all the query says. An act that is cited
    /// beside other words is only lifted.
    fn lift_cited(&self, ranked: &mut Vec<RankedAct>, cited: &CitedByQuery, within: &TextSet, whole: f32) {
        let tables = self.generation().tables();
        let highest = ranked.first().map_or(0.0, |act| act.score).max(0.0);
        // A title that was typed word by word is meant, whatever it cites.
        let titled = ranked.first().is_some_and(|act| act.typed >= TITLE_PREFIX * whole);
        for (place, (act, provision)) in cited.named().enumerate() {
            if !tables.acts[act as usize].texts.clone().any(|text| within.contains(text)) {
                continue;
            }
            let at = ranked.iter().position(|known| known.act == act).unwrap_or_else(|| {
                ranked.push(RankedAct::of(act));
                ranked.len() - 1
            });
            let known = &mut ranked[at];
            let first = cited.whole || (provision.is_some() && !titled);
            // Earlier citations are likelier ones.
            let score =
                if first { highest * 2.0 + 1.0 + 1.0 / (place + 1) as f32 } else { known.score + CITED_ACT * whole };
            known.score = known.score.max(score);
            if let Some(provision) = provision {
                let hash = |record: RecordNo| tables.records[record as usize].path_hash;
                known.provisions.retain(|other| hash(other.record) != hash(provision.record));
                let (record, fit) = (provision.record, Fit::default());
                known.provisions.push(RankedProvision { record, score, fit, parts: Vec::new() });
                known.provisions.sort_by(|one, two| two.score.total_cmp(&one.score).then(one.record.cmp(&two.record)));
            } else if !first {
                known.provisions.iter_mut().for_each(|provision| provision.score += CITED_ACT * whole);
            }
        }
        ranked.sort_by(|one, two| two.score.total_cmp(&one.score).then(one.act.cmp(&two.act)));
    }

    fn ranking<'r>(&'r self, words: &'r [QueryWord<'r>], every_lane: Option<u64>) -> Ranking<'r, 'e> {
        let (reader, facts) = (&self.reader, self.engine.facts());
        Ranking { reader, facts, words, every_lane, explain: self.request.explain }
    }

    /// The acts of a page, and whether more follow.
    fn page(&self, matches: &Matches, offset: usize) -> Result<(Vec<PageAct>, bool), QueryError> {
        if self.request.group == Grouping::None {
            return self.page_of_provisions(matches, offset);
        }
        let limit = self.request.limit;
        match self.request.sort {
            Sort::Relevance => {
                let ranked = self.ranked_acts(matches, (offset + limit).min(matches.counted.acts))?;
                let known: FxHashSet<ActNo> = ranked.iter().map(|act| act.act).collect();
                let mut acts: Vec<RankedAct> = ranked.into_iter().skip(offset).take(limit).collect();
                if acts.len() < limit && known.len() < matches.counted.acts {
                    acts.extend(self.unranked(matches, &known, offset, limit - acts.len())?);
                }
                let more = offset + acts.len() < matches.counted.acts;
                Ok((self.choose_provisions(acts), more))
            }
            sort => {
                let order = self.sorted_acts(&matches.counted.texts, sort);
                let page: Vec<ActNo> = order.iter().skip(offset).take(limit).copied().collect();
                let more = offset + page.len() < order.len();
                Ok((self.choose_provisions(self.rank_acts(matches, &page)?), more))
            }
        }
    }

    /// Acts that match and whose provisions and title did not reach the ranking, in the order of the generation. They
    /// come after the ranked ones; each is ranked by itself to show its best provision.
    fn unranked(
        &self,
        matches: &Matches,
        known: &FxHashSet<ActNo>,
        offset: usize,
        count: usize,
    ) -> Result<Vec<RankedAct>, QueryError> {
        let tables = self.generation().tables();
        let mut rest = Vec::new();
        let mut last = None;
        for text in matches.counted.texts.iter() {
            let act = tables.texts[text as usize].act;
            if last != Some(act) && !known.contains(&act) {
                rest.push(act);
            }
            last = Some(act);
        }
        let skip = offset.saturating_sub(known.len());
        let page: Vec<ActNo> = rest.into_iter().skip(skip).take(count).collect();
        self.rank_acts(matches, &page)
    }

    /// Ranks the provisions of some acts, and keeps the acts in their order.
    fn rank_acts(&self, matches: &Matches, page: &[ActNo]) -> Result<Vec<RankedAct>, QueryError> {
        let tables = self.generation().tables();
        let mut within = TextSet::empty(u32::try_from(tables.texts.len()).unwrap_or(u32::MAX));
        page.iter().for_each(|&act| within.insert_range(tables.acts[act as usize].texts.clone()));
        within.intersect(&matches.counted.texts);
        let (ranked, _) = self.rank_all(matches, &within, CANDIDATES)?;
        let mut by_act: BTreeMap<ActNo, RankedAct> = ranked.into_iter().map(|act| (act.act, act)).collect();
        Ok(page.iter().map(|act| by_act.remove(act).unwrap_or_else(|| RankedAct::of(*act))).collect())
    }

    /// Which provisions an act shows: its best, and those others that are among the best of the whole page. A fixed
    /// number would hide the right article of the right act, or fill the page with articles of one.
    fn choose_provisions(&self, acts: Vec<RankedAct>) -> Vec<PageAct> {
        let mut scores: Vec<f32> = acts.iter().flat_map(|act| act.provisions.iter().map(|found| found.score)).collect();
        scores.sort_by(|one, two| two.total_cmp(one));
        let bar = scores.get(self.request.limit.saturating_sub(1)).copied().unwrap_or(f32::MIN);
        let choose = |ranked: RankedAct| {
            let shown = match self.request.per_act {
                Some(most) => ranked.provisions.iter().take(most).cloned().collect(),
                None => {
                    let good = ranked.provisions.iter().take_while(|found| found.score >= bar).count().max(1);
                    ranked.provisions.iter().take(good).cloned().collect()
                }
            };
            PageAct { ranked, shown }
        };
        acts.into_iter().map(choose).collect()
    }

    fn page_of_provisions(&self, matches: &Matches, offset: usize) -> Result<(Vec<PageAct>, bool), QueryError> {
        let limit = self.request.limit;
        let flat = self.ranked_provisions(matches, offset + limit + 1)?;
        let more = flat.len() > offset + limit;
        let one = |(ranked, found): (RankedAct, RankedProvision)| PageAct {
            ranked: RankedAct { score: found.score, ..ranked },
            shown: vec![found],
        };
        Ok((flat.into_iter().skip(offset).take(limit).map(one).collect(), more))
    }
}
