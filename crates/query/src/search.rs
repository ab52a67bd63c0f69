//! The way of a search: plan, match, count, rank, page, show.

mod pools;

use std::collections::BTreeMap;
use std::time::Instant;

use qonun_index::{ActNo, Generation, RecordNo};
use qonun_law::{Lang, LangSet};
use rustc_hash::FxHashSet;

use crate::answer::{Notice, ProvisionHit, QueryReading, SearchAnswer, SearchResult, Total};
use crate::cited::{self, Cited, CitedByQuery};
use crate::engine::Engine;
use crate::facets::{self, Counted, Sieve};
use crate::language::{self, Parsed};
use crate::matching::{Ground, Leaf, Matched, Reader, TextField, TextSet, WordLeaf, match_texts};
use crate::plan::{Plan, PlanMaker, Planner};
use crate::rank::lanes::{Hit, Lane, Limits, best_records};
use crate::rank::score::{QueryWord, RankedAct, RankedProvision, Ranking, whole_weight};
use crate::rank::titles::best_titles;
use crate::rank::weights::{CANDIDATES, CITED_ACT, ENOUGH, WORD_OF_LAW};
use crate::snippet::{self, Found};
use crate::{Grouping, QueryError, QueryProblem, Scope, SearchRequest, Sort, Syntax, address, relax, token};

/// Everything one search works with.
pub(crate) struct Search<'e> {
    engine: &'e Engine,
    request: &'e SearchRequest,
    reader: Reader<'e>,
    deadline: Instant,
}

/// What was found, before it is put on a page.
struct Matches {
    parsed: Parsed,
    plan: Plan,
    counted: Counted,
    /// Records of leaves that were matched by positions.
    matched: Vec<Option<Matched>>,
    notices: Vec<Notice>,
    cited: CitedByQuery,
    scope: Scope,
}

/// One act on the page.
struct PageAct {
    ranked: RankedAct,
    /// Provisions to show.
    shown: Vec<RankedProvision>,
}

impl<'e> Search<'e> {
    pub(crate) fn new(engine: &'e Engine, request: &'e SearchRequest, deadline: Instant) -> Result<Self, QueryError> {
        Ok(Self { engine, request, reader: Reader::new(engine.index())?, deadline })
    }

    fn generation(&self) -> &'e Generation {
        self.engine.index()
    }

    /// Ends a search that takes too long. Asked between steps: no step takes long by itself.
    fn check_deadline(&self) -> Result<(), QueryError> {
        if Instant::now() > self.deadline { Err(QueryError::Deadline) } else { Ok(()) }
    }

    pub(crate) fn run(&self, ui: Lang) -> Result<SearchAnswer, QueryError> {
        let offset = token::read(self.request, self.generation().name())?;
        let matches = self.matches(ui)?;
        self.check_deadline()?;
        let (page, more) = self.page(&matches, offset)?;
        self.check_deadline()?;
        let results = self.show(&matches, page)?;
        let shown = results.len();
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
            facets: counted.facets,
            cursor: more.then(|| token::write(self.request, self.generation().name(), offset + shown)),
            generation: self.generation().name().to_owned(),
        })
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
        let planner = Planner::new(self.engine.analyzer(), self.request.searched);
        let parsed = language::parse(&self.request.q, self.request.syntax, &|text| self.seen_citations(text));
        if self.request.syntax == Syntax::Advanced && parsed.has_errors() {
            return Err(QueryError::BadQuery(
                parsed.problems.iter().map(|problem| query_problem(problem, ui)).collect(),
            ));
        }
        let mut notices: Vec<Notice> = parsed.problems.iter().map(|problem| notice_of(problem, ui)).collect();
        let maker = PlanMaker::new(self.engine, &self.reader, planner, self.request.syntax);
        let plan = maker.make(parsed.tree.as_ref(), &self.request.q)?;
        if plan.cut {
            notices.push(crate::notices::notice("expansion_cut", ui));
        }
        notices.extend(plan.corrections.iter().map(|correction| crate::notices::spelling(correction, ui)));
        let scope = parsed.scope.unwrap_or(self.request.scope);
        let mut matched = vec![None; plan.leaves.len()];
        let searched = self.searched();
        let mut texts = match_texts(&self.reader, &plan.want, &plan.leaves, &mut matched)?;
        let cited = cited::cited_by_query(self.engine, &self.request.q, self.request.lang);
        let tables = self.generation().tables();
        cited.cited.iter().for_each(|cited| texts.insert_range(tables.acts[cited.act as usize].texts.clone()));
        texts.intersect(&searched);
        if scope == Scope::Provision {
            texts.intersect(&self.together(&plan, &matched, &texts)?);
        }
        let sieve = Sieve::new(&self.request.filters, tables);
        let mut counted = facets::count(tables, self.engine.facts(), &texts, &sieve, &self.request.facets);
        let relaxes = scope == Scope::Act && self.request.syntax == Syntax::Simple;
        if relaxes && (counted.acts == 0 || plan.is_question) {
            let mut relaxed = relax::texts(&self.reader, &plan, &matched, &searched)?;
            relaxed.unite(&texts);
            let strict = counted.acts;
            counted = facets::count(tables, self.engine.facts(), &relaxed, &sieve, &self.request.facets);
            if counted.acts == 0 {
                notices.push(crate::notices::notice("no_match", ui));
            } else if counted.acts > strict {
                notices.push(crate::notices::notice("relaxed", ui));
            }
        } else if counted.acts == 0 {
            notices.push(crate::notices::notice("no_match", ui));
        }
        Ok(Matches { parsed, plan, counted, matched, notices, cited, scope })
    }

    /// The citations of a text that name something here. Others are words like all words.
    fn seen_citations(&self, text: &str) -> Vec<language::SeenCitation> {
        let lang = self.request.lang;
        let known = qonun_citation::recognise_query(text).into_iter();
        known
            .filter(|citation| !cited::cited(self.engine, citation, lang).is_empty())
            .map(|citation| language::SeenCitation {
                start: citation.bytes.start,
                end: citation.bytes.end,
                canonical: citation.canonical,
            })
            .collect()
    }

    /// Texts in which one provision holds all words.
    fn together(&self, plan: &Plan, matched: &[Option<Matched>], within: &TextSet) -> Result<TextSet, QueryError> {
        let (mut lanes, _) = self.lanes(plan, matched)?;
        let limits = Limits { within, least_lanes: lanes.len(), count: self.generation().tables().records.len() };
        let mut set = TextSet::empty(u32::try_from(self.generation().tables().texts.len()).unwrap_or(u32::MAX));
        for hit in best_records(self.generation(), &mut lanes, &limits) {
            set.insert(self.generation().text_of_record(hit.record));
        }
        Ok(set)
    }

    /// The lanes of the wanted leaves, and the place of each lane's leaf.
    fn lanes(&self, plan: &Plan, matched: &[Option<Matched>]) -> Result<(Vec<Lane>, Vec<usize>), QueryError> {
        let places = plan.ranked_leaves();
        let open = |&place: &usize| {
            let leaf = &plan.leaves[place];
            let found = match (leaf, &matched[place]) {
                (Leaf::Word(_), _) => None,
                (_, Some(found)) => Some(found.clone()),
                (leaf, None) => Some(leaf.matched(&self.reader, Ground::Records)?),
            };
            Lane::open(&self.reader, leaf, found, plan.boosts[place])
        };
        Ok((places.iter().map(open).collect::<Result<_, _>>()?, places))
    }

    /// The best records by their words. Records that hold every word come first in any case: those that hold some are
    /// only looked for when the former are few.
    fn candidates(&self, matches: &Matches, within: &TextSet, count: usize) -> Result<Vec<Hit>, QueryError> {
        let (mut lanes, _) = self.lanes(&matches.plan, &matches.matched)?;
        let least_lanes = lanes.len();
        if !matches.plan.is_question && least_lanes > 1 {
            let hits = best_records(self.generation(), &mut lanes, &Limits { within, least_lanes, count });
            if hits.len() >= ENOUGH || matches.scope == Scope::Provision {
                return Ok(hits);
            }
            lanes = self.lanes(&matches.plan, &matches.matched)?.0;
        }
        for leaf in &matches.plan.helpers {
            lanes.push(Lane::open(&self.reader, leaf, None, WORD_OF_LAW)?);
        }
        Ok(best_records(self.generation(), &mut lanes, &Limits { within, least_lanes: 1, count }))
    }

    /// Ranks the records of some texts.
    fn rank(&self, matches: &Matches, within: &TextSet, count: usize) -> Result<Vec<RankedAct>, QueryError> {
        let hits = self.candidates(matches, within, count)?;
        self.rank_hits(matches, within, hits)
    }

    fn rank_hits(&self, matches: &Matches, within: &TextSet, hits: Vec<Hit>) -> Result<Vec<RankedAct>, QueryError> {
        let (lanes, places) = self.lanes(&matches.plan, &matches.matched)?;
        let whole = whole_weight(&lanes);
        let idf: Vec<f32> = lanes.iter().map(|lane| lane.idf).collect();
        // Long provisions hold every word of any question, which says nothing for them.
        let every_lane = (!matches.plan.is_question && lanes.len() < 64).then(|| (1 << lanes.len()) - 1);
        let words: Vec<QueryWord<'_>> = places
            .iter()
            .zip(idf)
            .filter_map(|(&place, idf)| match &matches.plan.leaves[place] {
                Leaf::Word(leaf) => Some(QueryWord { leaf, idf }),
                _ => None,
            })
            .collect();
        let titles = best_titles(&self.reader, &matches.plan.words(), within)?;
        let ranking = self.ranking(&words, every_lane);
        let mut ranked = ranking.rank(hits, &titles, whole)?;
        self.lift_cited(&mut ranked, &matches.cited, within, whole);
        Ok(ranked)
    }

    /// Puts what the query cites first: a cited provision, and an act that is all the query says. An act that is cited
    /// beside other words is only lifted.
    fn lift_cited(&self, ranked: &mut Vec<RankedAct>, cited: &CitedByQuery, within: &TextSet, whole: f32) {
        if cited.cited.is_empty() {
            return;
        }
        let tables = self.generation().tables();
        let highest = ranked.first().map_or(0.0, |act| act.score).max(0.0);
        for (place, Cited { act, provision }) in cited.cited.iter().enumerate() {
            if !tables.acts[*act as usize].texts.clone().any(|text| within.contains(text)) {
                continue;
            }
            let at = ranked.iter().position(|known| known.act == *act).unwrap_or_else(|| {
                ranked.push(RankedAct {
                    act: *act,
                    score: 0.0,
                    titled: None,
                    provisions: Vec::new(),
                    parts: Vec::new(),
                });
                ranked.len() - 1
            });
            let known = &mut ranked[at];
            let first = cited.whole || provision.is_some();
            // Earlier citations are likelier ones.
            let score =
                if first { highest * 2.0 + 1.0 + 1.0 / (place + 1) as f32 } else { known.score + CITED_ACT * whole };
            known.score = known.score.max(score);
            if let Some(provision) = provision {
                let hash = |record: RecordNo| tables.records[record as usize].path_hash;
                known.provisions.retain(|other| hash(other.record) != hash(provision.record));
                known.provisions.push(RankedProvision { record: provision.record, score, parts: Vec::new() });
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
        let ranked = self.rank(matches, &within, CANDIDATES)?;
        let mut by_act: BTreeMap<ActNo, RankedAct> = ranked.into_iter().map(|act| (act.act, act)).collect();
        let empty = |act| RankedAct { act, score: 0.0, titled: None, provisions: Vec::new(), parts: Vec::new() };
        Ok(page.iter().map(|act| by_act.remove(act).unwrap_or_else(|| empty(*act))).collect())
    }

    fn sorted_acts(&self, texts: &TextSet, sort: Sort) -> Vec<ActNo> {
        let tables = self.generation().tables();
        let mut acts: Vec<ActNo> = texts.iter().map(|text| tables.texts[text as usize].act).collect();
        acts.dedup();
        let adopted = |act: &ActNo| tables.acts[*act as usize].adopted;
        match sort {
            Sort::Relevance => {}
            Sort::Date => acts.sort_by_key(|act| (adopted(act).is_none(), adopted(act), *act)),
            Sort::DateDescending => acts.sort_by_key(|act| (std::cmp::Reverse(adopted(act)), *act)),
            Sort::Number => acts.sort_by_key(|act| (number_order(tables.acts[*act as usize].number.as_deref()), *act)),
        }
        acts
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

    /// Turns the acts of a page into results.
    fn show(&self, matches: &Matches, page: Vec<PageAct>) -> Result<Vec<SearchResult>, QueryError> {
        let hits = self.show_provisions(matches, &page)?;
        let words = matches.plan.words();
        page.into_iter().zip(hits).map(|(act, provisions)| self.result(act.ranked, provisions, &words)).collect()
    }

    /// The record in which a provision is shown: in the reader's language when the act has it.
    fn shown_record(&self, record: RecordNo) -> RecordNo {
        let Some(lang) = self.request.lang else {
            return record;
        };
        crate::rank::score::in_language(self.generation(), record, lang)
    }

    fn show_provisions(&self, matches: &Matches, page: &[PageAct]) -> Result<Vec<Vec<ProvisionHit>>, QueryError> {
        let records: Vec<RecordNo> =
            page.iter().flat_map(|act| act.shown.iter().map(|found| self.shown_record(found.record))).collect();
        let provisions = self.generation().provisions(&records)?;
        let found = self.spans(&matches.plan, &records)?;
        let mut ready = records.into_iter().zip(provisions).zip(found);
        let mut out = Vec::with_capacity(page.len());
        for act in page {
            let mut hits = Vec::with_capacity(act.shown.len());
            for ranked in &act.shown {
                let Some(((record, provision), found)) = ready.next() else {
                    break;
                };
                hits.push(self.provision_hit(ranked, record, &provision, &found));
            }
            out.push(hits);
        }
        Ok(out)
    }

    fn provision_hit(
        &self,
        ranked: &RankedProvision,
        record: RecordNo,
        provision: &qonun_law::Provision,
        found: &Found,
    ) -> ProvisionHit {
        let tables = self.generation().tables();
        let text = &tables.texts[self.generation().text_of_record(record) as usize];
        let act = &tables.acts[text.act as usize];
        let length = self.request.snippet;
        ProvisionHit {
            document: text.id,
            lang: text.lang,
            path: provision.path.clone(),
            kind: provision.kind,
            number: provision.number.clone(),
            label: provision.label.clone(),
            heading: provision.heading.clone(),
            heading_marks: snippet::marks_at(&provision.heading, text.lang, &found.positions()),
            url: address::provision_address(&act.id, text.lang, &provision.path),
            score: ranked.score,
            snippet: (length > 0)
                .then(|| snippet::snippet(self.generation(), record, &provision.text(), found, length)),
            explanation: self.request.explain.then(|| ranked.parts.clone()),
        }
    }

    /// What of the plan is found in each record.
    fn spans(&self, plan: &Plan, records: &[RecordNo]) -> Result<Vec<Found>, QueryError> {
        // Cursors only go forward; the page is in the order of its scores.
        let mut order: Vec<usize> = (0..records.len()).collect();
        order.sort_unstable_by_key(|&place| records[place]);
        let mut rising: Vec<RecordNo> = order.iter().map(|&place| records[place]).collect();
        rising.dedup();
        let mut found: Vec<Found> = records.iter().map(|_| Found { leaves: Vec::new() }).collect();
        for place in plan.ranked_leaves() {
            let leaf = &plan.leaves[place];
            let spans = leaf.spans_in(&self.reader, &rising)?;
            for &at in &order {
                let rank = rising.partition_point(|&record| record < records[at]);
                found[at].leaves.push((1.0, spans[rank].clone()));
            }
        }
        Ok(found)
    }

    fn result(
        &self,
        ranked: RankedAct,
        provisions: Vec<ProvisionHit>,
        words: &[&WordLeaf],
    ) -> Result<SearchResult, QueryError> {
        let tables = self.generation().tables();
        let act = &tables.acts[ranked.act as usize];
        let texts = tables.texts_of(ranked.act);
        let wanted = self.request.lang.and_then(|lang| texts.iter().find(|text| text.lang == lang));
        let found = provisions.first().and_then(|hit| texts.iter().find(|text| text.id == hit.document));
        let titled = ranked.titled.map(|text| &tables.texts[text as usize]);
        let Some(text) = wanted.or(titled).or(found).or(texts.first()) else {
            return Err(QueryError::NoAct(act.id.clone()));
        };
        Ok(SearchResult {
            act: act.id.clone(),
            document: text.id,
            lang: text.lang,
            documents: act.languages.clone(),
            title: text.title.clone(),
            title_marks: snippet::marks_at(&text.title, text.lang, &self.title_positions(words, text.id)?),
            kind: act.kind,
            number: act.number.clone(),
            adopted: act.adopted.map(|day| day.to_string()),
            status: self.engine.facts()[ranked.act as usize].status,
            url: address::document_address(&act.id, text.lang),
            score: ranked.score,
            provisions,
            explanation: self.request.explain.then_some(ranked.parts),
        })
    }

    /// Positions of the words of the query in a title.
    fn title_positions(&self, words: &[&WordLeaf], document: i64) -> Result<Vec<u32>, QueryError> {
        use tantivy::DocSet;
        use tantivy::postings::Postings;
        let Some(text) = self.generation().tables().text_of_document(document) else {
            return Ok(Vec::new());
        };
        let (mut all, mut some) = (Vec::new(), Vec::new());
        for key in words.iter().flat_map(|word| &word.keys) {
            let field = match key.place {
                crate::matching::Where::Stem => TextField::Title,
                crate::matching::Where::Exact => TextField::TitleExact,
            };
            let Some(mut list) = self.reader.texts_of(field, &key.key)? else {
                continue;
            };
            if list.doc() <= text && list.seek(text) == text {
                list.positions(&mut some);
                all.append(&mut some);
            }
        }
        all.sort_unstable();
        all.dedup();
        Ok(all)
    }
}

/// Numbers sort by their letters and then by their value: PF-9 before PF-60.
fn number_order(number: Option<&str>) -> (bool, String, u64) {
    let Some(number) = number else {
        return (true, String::new(), 0);
    };
    let first = number.find(|c: char| c.is_ascii_digit()).unwrap_or(number.len());
    let digits: String = number[first..].chars().take_while(char::is_ascii_digit).collect();
    (false, number[..first].to_owned(), digits.parse().unwrap_or(u64::MAX))
}

fn query_problem(problem: &language::Problem, ui: Lang) -> QueryProblem {
    QueryProblem {
        code: problem.code.name(),
        message: problem.text(ui),
        offset: problem.offset,
        length: problem.length,
        utf16_offset: problem.utf16_offset,
        utf16_length: problem.utf16_length,
        token: problem.token.clone(),
        expected: problem.expected.iter().map(|&name| name.to_owned()).collect(),
        repaired: problem.repaired.clone(),
    }
}

/// What a problem of the query is called among the notices of an answer.
fn notice_of(problem: &language::Problem, ui: Lang) -> Notice {
    let code = if problem.code == language::ProblemCode::Precedence { "precedence" } else { "ignored" };
    Notice {
        code,
        text: problem.text(ui),
        offset: Some(problem.offset),
        length: Some(problem.length),
        replacement: problem.repaired.clone(),
    }
}
