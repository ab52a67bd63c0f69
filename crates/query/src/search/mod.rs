//! The steps of a search: plan, match, count, rank, page, show.
//!
//! Matches are determined before any filter. Filters only select among them, so the count of a facet value equals the
//! total of the answer with this value as a filter.

mod acts;
mod concepts;
mod confidence;
mod definitions;
mod found;
mod leg;
mod minimum_match;
mod missing;
mod near;
mod notices;
mod order;
mod pools;
mod provisions;
mod show;
mod snippet;
mod synonyms;
mod tell;
mod token;
mod translate;
mod unknown;
mod unquote;

use std::cell::OnceCell;
use std::rc::Rc;

use qonun_index::{ActNo, Generation, RecordNo};
use qonun_law::{Lang, LangSet};
use qonun_query_language::{Node, Parsed, SeenCitation, parse};

use self::missing::Unmatched;
use crate::answer::{Notice, NoticeKind, QueryReading, SearchAnswer, Total};
use crate::citing::{CitedByQuery, CitedText, Named, Recogniser, cited_by_text, cited_by_tree};
use crate::clock::Patience;
use crate::facets::{self, Amounts, CompiledFilters};
use crate::matching::{ClauseCoverage, Matcher};
use crate::plan::Plan;
use crate::postings::{Reader, RecordSet, TextSet};
use crate::rank::score::{RankedAct, RankedProvision};
use crate::rank::titles::{TitleWeights, is_typed};
use crate::snapshot::Snapshot;
use crate::words::QueryWords;
use crate::written::{self, LikelyLangs};
use crate::{Grouping, QueryError, Scope, SearchRequest, Sort, Syntax};

use concepts::SuggestedConcepts;
use found::Found;
use leg::{ConceptScorers, Leg};
use synonyms::Lead;

/// The state of one search.
pub(crate) struct Search<'e> {
    snapshot: &'e Snapshot,
    request: &'e SearchRequest,
    reader: Reader<'e>,
    query_words: QueryWords<'e>,
    compiled: CompiledFilters,
    recogniser: Recogniser<'e>,
    languages: OnceCell<LikelyLangs>,
}

/// The matches, before filters.
struct Matches {
    found: Found,
    /// The concepts that the query suggests, if it need not match as a whole.
    suggested: SuggestedConcepts,
    /// The texts that match the whole query.
    exact: TextSet,
    /// The provisions that match the whole query on their own, if results are provisions.
    provisions: Option<RecordSet>,
    /// Close matches.
    near: Near,
    /// True if a result need not have every word.
    relaxed: bool,
    cited: CitedByQuery,
}

/// Close matches.
#[derive(Default)]
struct Near {
    /// Acts, best first, until the score drops. They include exact ones if the answer is a merged list
    /// ([`Search::is_one_list`]) or if results are provisions.
    acts: Vec<RankedAct>,
    /// Acts that the query names and that have no text in its language, with the provisions that its translated words
    /// find.
    named: Vec<RankedAct>,
    /// The act that a synonymous legal term puts on the first page, with the provision that has the term in its
    /// heading.
    lead: Option<Lead>,
}

/// The notices of a search that are known before its page.
struct Told {
    notices: Vec<Notice>,
    /// Queries without the words that prevent a match.
    offers: Vec<Notice>,
}

/// Numbers of exact and of close results.
struct Counts {
    exact: Amounts,
    close: Amounts,
}

/// One act on the page.
struct PageAct {
    ranked: RankedAct,
    /// Provisions to show.
    shown: Vec<RankedProvision>,
    /// True if the result does not match the whole query.
    close: bool,
}

/// The acts of a page, and whether more pages follow.
type Page = (Vec<PageAct>, bool);

impl<'e> Search<'e> {
    pub(crate) fn new(
        snapshot: &'e Snapshot,
        request: &'e SearchRequest,
        patience: Patience,
    ) -> Result<Self, QueryError> {
        let compiled = CompiledFilters::new(&request.filters, snapshot.acts(), snapshot.generation().tables());
        let reader = Reader::new(snapshot.generation())?.with_kept(snapshot.text_sets()).until(patience);
        let query_words = QueryWords::new(snapshot.analyzer(), request.searched);
        let recogniser = Recogniser::new(snapshot)?;
        Ok(Self { snapshot, request, reader, query_words, compiled, recogniser, languages: OnceCell::new() })
    }

    fn generation(&self) -> &'e Generation {
        self.snapshot.generation()
    }

    /// Ends a search that takes too long. It is checked between steps, and by every loop within them.
    fn check_deadline(&self) -> Result<(), QueryError> {
        self.reader.clock.check()
    }

    /// Answers the query: the results with names for a reader, and notices of what is missing.
    pub(crate) fn run(&self, ui: Lang) -> Result<SearchAnswer, QueryError> {
        let mut answer = self.answer(ui)?;
        facets::tell(&mut answer.facets, self.snapshot.acts(), ui);
        answer.notices.extend(unknown::notices(&self.recogniser, self.request, &answer));
        Ok(answer)
    }

    fn answer(&self, ui: Lang) -> Result<SearchAnswer, QueryError> {
        self.check_deadline()?;
        let offset = token::read(self.request, self.generation().name())?;
        let parsed = self.parse()?;
        let (matches, told) = self.matches(&parsed)?;
        let counts = self.counts(&matches);
        let total = Total {
            value: counts.exact.passing(&self.compiled),
            relation: "eq",
            close: counts.close.passing(&self.compiled),
        };
        self.check_deadline()?;
        let (page, more) = match self.request.group {
            Grouping::Act => self.page_of_acts(&matches, offset)?,
            Grouping::None => self.page_of_provisions(&matches, offset)?,
        };
        self.check_deadline()?;
        let absences = self.absences(&matches, total, ui);
        let Told { mut notices, offers } = told;
        // Only one notice reports something missing.
        if absences.is_none() {
            let is_told = !offers.is_empty() || notices.iter().any(|notice| notice.kind() == NoticeKind::Relaxed);
            notices.extend(self.fit_notice(&matches, &counts, total, is_told, &page, ui)?);
        }
        notices.extend(absences);
        notices.extend(offers);
        let results = self.show(&matches, parsed.tree.as_ref(), page)?;
        let shown = results.len();
        let (tables, acts) = (self.generation().tables(), self.snapshot.acts());
        Ok(SearchAnswer {
            query: QueryReading {
                q: self.request.q.clone(),
                syntax: if self.request.syntax == Syntax::Simple { "simple" } else { "advanced" },
                canonical: parsed.canonical,
                parsed: parsed.tree.map(|tree| tree.in_characters(&self.request.q)),
            },
            total,
            notices,
            results,
            facets: facets::facets(tables, acts, &counts.exact, &counts.close, &self.compiled, &self.request.facets),
            cursor: more.then(|| token::write(self.request, self.generation().name(), offset + shown)),
            generation: self.generation().name().to_owned(),
            cited: Vec::new(),
        })
    }

    /// Number of all texts.
    fn text_count(&self) -> u32 {
        self.generation().tables().text_count()
    }

    /// Texts in the requested languages.
    fn searched(&self) -> TextSet {
        if self.request.searched == LangSet::ALL {
            return self.snapshot.texts().clone();
        }
        let mut set = TextSet::empty(self.text_count());
        for lang in self.request.searched.iter() {
            set.unite(self.snapshot.texts_in(lang));
        }
        set
    }

    /// Notices about the words of the query, known before matching.
    fn notices_of_words(&self, parsed: &Parsed, plan: &Plan) -> Vec<Notice> {
        let mut notices: Vec<Notice> = parsed.problems.iter().cloned().map(Notice::Reading).collect();
        notices.extend(plan.cut.then_some(Notice::ExpansionCut));
        notices.extend(plan.corrections.iter().map(notices::spelling));
        notices.extend(notices::written_out(&plan.abbreviations, &self.request.q));
        let old = self.snapshot.as_of_day().filter(|of| of.day != self.snapshot.today());
        notices.extend(old.map(|of| Notice::OldEdition { day: of.day, absent: of.absent }));
        notices
    }

    /// Computes the matches, before any filter.
    fn matches(&self, parsed: &Parsed) -> Result<(Matches, Told), QueryError> {
        let scope = parsed.scope.unwrap_or(self.request.scope);
        let searched = self.searched();
        let (mut plan, unquoted) = self.plan(parsed.tree.as_ref(), scope, &searched)?;
        let mut notices = self.notices_of_words(parsed, &plan);
        notices.extend((!unquoted.is_empty()).then_some(Notice::Unquoted { phrases: unquoted }));
        let cited = self.cited(parsed.tree.as_ref());
        let mut matcher = Matcher::new(&self.reader, &plan.clauses, scope);
        let (mut exact, records) = self.exact(&mut matcher, &plan, scope, &searched, &cited)?;
        // An act with the digits of a cited number is not the cited act: it is at most a close match.
        if cited.names_no_act && self.is_plain(scope) {
            exact = TextSet::empty(self.text_count());
        }
        let titles = TitleWeights::new(&self.reader, &plan.words())?;
        let is_question = self.is_question(&plan, scope, &cited, &titles, &exact)?;
        plan.asked.settle(&mut plan.expr, is_question);
        let relaxed = self.is_plain(scope) && (exact.is_empty() || is_question);
        let (mut texts, mut coverage) = (exact.clone(), matcher.coverage(&plan.expr)?);
        let mut allowed = None;
        if relaxed {
            // A text with only some of the words matches no branch as a whole.
            coverage = ClauseCoverage::Everywhere;
            let of_query = minimum_match::allowed(&mut matcher, &plan, &searched)?;
            texts.unite(&minimum_match::texts(&mut matcher, &plan, is_question, &of_query, self.text_count())?);
            allowed = Some(of_query);
        }
        let mut offers = Vec::new();
        // In a question or a citation no single word prevents a match.
        if exact.is_empty() && !is_question && !cited.names_no_act {
            let (snapshot, request, compiled) = (self.snapshot, self.request, &self.compiled);
            let unmatched = Unmatched { snapshot, request, parsed, plan: &plan, scope, searched: &searched, compiled };
            offers.extend(unmatched.notices(&mut matcher, !texts.is_empty(), &|text| self.seen_citations(text))?);
        }
        let provisions = match self.request.group {
            Grouping::Act => None,
            Grouping::None => Some(self.exact_provisions(&plan, records.as_ref(), &exact, &cited)?),
        };
        let (scorers, negated) = self.scorers(&plan, is_question, &mut matcher)?;
        let concepts = ConceptScorers::default();
        let mut leg = Leg { plan, is_question, texts, records, scorers, negated, concepts, coverage, titles };
        let suggested = match allowed {
            Some(allowed) => {
                self.add_definitions(&mut leg, &allowed, &cited)?;
                self.add_concepts(&mut leg, &allowed)?
            }
            None => SuggestedConcepts::default(),
        };
        let found = Found::by_own(leg);
        let near = Near::default();
        let mut matches = Matches { found, suggested, exact, provisions, near, relaxed, cited };
        self.add_near(&mut matches, scope, &searched)?;
        Ok((matches, Told { notices, offers }))
    }

    /// True if the query is a question, so that the law need not contain all its words. A citation of an article or a
    /// typed title is not one, whatever its wording.
    fn is_question(
        &self,
        plan: &Plan,
        scope: Scope,
        cited: &CitedByQuery,
        titles: &TitleWeights,
        exact: &TextSet,
    ) -> Result<bool, QueryError> {
        Ok(plan.worded_as_question
            && !self.is_citation(scope, cited)
            && !is_typed(&self.reader, &plan.words(), titles, exact)?)
    }

    /// Parses the query. In the lawyers' syntax an error in it is an error of the request.
    fn parse(&self) -> Result<Parsed, QueryError> {
        let recognise = |text: &str| self.seen_citations(text);
        if self.is_blank() {
            // If the query has only signs and no word, a notice says so in every syntax.
            let typed = !self.request.q.trim().is_empty();
            let told = typed.then(|| parse(&self.request.q, Syntax::Simple, &recognise).problems);
            let problems = told.unwrap_or_default();
            return Ok(Parsed { tree: None, scope: None, problems, canonical: String::new() });
        }
        let parsed = parse(&self.request.q, self.request.syntax, &recognise);
        let parsed = if self.request.exact { parsed.in_exact_forms(&recognise) } else { parsed };
        if self.request.syntax == Syntax::Advanced && parsed.has_errors() {
            return Err(QueryError::BadQuery(parsed.problems));
        }
        Ok(parsed)
    }

    /// True if words may be left out or translated: in plain words with AND over the act.
    fn is_plain(&self, scope: Scope) -> bool {
        scope == Scope::Act && self.request.syntax == Syntax::Simple && !self.is_blank()
    }

    /// True if the query is nothing but citations that identify something: a provision, a code, an act by its series or
    /// date.
    fn is_citation(&self, scope: Scope, cited: &CitedByQuery) -> bool {
        cited.whole && cited.telling && scope == Scope::Act && self.request.syntax == Syntax::Simple
    }

    /// True if nothing was typed, so that only filters select.
    fn is_blank(&self) -> bool {
        self.request.is_blank()
    }

    /// The texts that match the whole query, and the provisions if AND does not reach beyond one.
    fn exact(
        &self,
        matcher: &mut Matcher<'_, '_>,
        plan: &Plan,
        scope: Scope,
        searched: &TextSet,
        cited: &CitedByQuery,
    ) -> Result<(TextSet, Option<RecordSet>), QueryError> {
        if self.is_blank() {
            return Ok((searched.clone(), None));
        }
        if self.is_citation(scope, cited) {
            // A citation means the cited act or article, not the acts that contain its words.
            let mut texts = self.texts_named(cited);
            texts.intersect(searched);
            return Ok((texts, None));
        }
        let matched = matcher.matched(&plan.expr)?;
        let (mut texts, records) = match scope {
            Scope::Act => (matched, None),
            Scope::Provision => (self.texts_of_records(&matched), Some(matched)),
        };
        if self.request.syntax == Syntax::Simple {
            texts.unite(&self.texts_named(cited));
        }
        texts.intersect(searched);
        Ok((texts, records))
    }

    /// Numbers of results before filters.
    fn counts(&self, matches: &Matches) -> Counts {
        match &matches.provisions {
            None => {
                let acts = self.snapshot.acts();
                let mut close = TextSet::empty(self.text_count());
                let near = matches.near.acts.iter().filter(|near| !self.is_exact(matches, near.act));
                near.for_each(|near| close.insert(self.first_text(near.act)));
                Counts { exact: Amounts::of_acts(acts.acts_of(&matches.exact)), close: Amounts::of_acts(close) }
            }
            Some(provisions) => self.count_provisions(matches, provisions),
        }
    }

    /// The texts of an act.
    fn texts_of_act(&self, act: ActNo) -> std::ops::Range<u32> {
        self.generation().tables().acts[act as usize].texts.clone()
    }

    /// The texts of the acts that a query names.
    fn texts_named(&self, cited: &CitedByQuery) -> TextSet {
        let mut texts = TextSet::empty(self.text_count());
        cited.named().for_each(|(act, _)| texts.insert_range(self.texts_of_act(act)));
        texts
    }

    /// The text that represents an act in sets of acts.
    fn first_text(&self, act: ActNo) -> u32 {
        self.texts_of_act(act).start
    }

    /// True if a text of an act matches the whole query.
    fn is_exact(&self, matches: &Matches, act: ActNo) -> bool {
        self.texts_of_act(act).any(|text| matches.exact.contains(text))
    }

    /// True if the answer is one merged list, best first. The law need not contain every word of a question: an act
    /// with all of them is not a better answer than one with the content words.
    fn is_one_list(&self, matches: &Matches) -> bool {
        matches.relaxed && matches.found.own.is_question
    }

    /// The order of results. If no word ranks them, the newest come first.
    fn sort(&self, matches: &Matches) -> Sort {
        match self.request.sort {
            Sort::Relevance if matches.found.own.scorers.is_empty() => Sort::DateDescending,
            sort => sort,
        }
    }

    /// The query with its citations.
    pub(crate) fn cited_text(&self) -> Rc<CitedText> {
        self.recogniser.of(&self.request.q)
    }

    /// The likely languages of the query. `tree` is that of a query in the lawyers' syntax.
    fn languages(&self, tree: Option<&Node>) -> Result<&LikelyLangs, QueryError> {
        if let Some(known) = self.languages.get() {
            return Ok(known);
        }
        let text = written::typed(&self.request.q, self.request.syntax, tree);
        let likely = LikelyLangs::of(self.snapshot, &self.reader, &self.query_words, &text)?;
        Ok(self.languages.get_or_init(|| likely))
    }

    /// The citations of a text, and whether the law base has what they name, in the requested language.
    fn seen_citations(&self, text: &str) -> Vec<SeenCitation> {
        let seen = |named: &Named| SeenCitation {
            known: !named.cited(self.snapshot, self.request.lang).is_empty(),
            start: named.citation.bytes.start,
            end: named.citation.bytes.end,
            canonical: named.citation.canonical.clone(),
        };
        self.recogniser.of(text).citations.iter().map(seen).collect()
    }

    /// The citations of the query.
    fn cited(&self, tree: Option<&Node>) -> CitedByQuery {
        let (query, lang) = (&self.request.q, self.request.lang);
        match self.request.syntax {
            Syntax::Simple => cited_by_text(self.snapshot, &self.cited_text(), lang),
            Syntax::Advanced => cited_by_tree(&self.recogniser, tree, query, lang),
        }
    }

    fn texts_of_records(&self, records: &RecordSet) -> TextSet {
        let tables = self.generation().tables();
        let mut set = TextSet::empty(self.text_count());
        let mut next = records.next(0);
        while let Some(record) = next {
            let text = self.generation().text_of_record(record);
            set.insert(text);
            next = records.next(tables.texts[text as usize].records.end);
        }
        set
    }

    /// The act of a record and the hash of its path. They identify a provision in all languages of the act.
    fn provision_of(&self, record: RecordNo) -> (qonun_index::ActNo, u32) {
        let tables = self.generation().tables();
        let text = self.generation().text_of_record(record);
        (tables.texts[text as usize].act, tables.records[record as usize].path_hash)
    }
}
