//! The matcher, compared with a brute-force evaluation of the same queries: every text, every provision, every mark.

mod answers;
mod brute_force;
mod citations;
mod days;
mod documents;
mod impacts;
mod queries;
mod walks;

use std::collections::BTreeSet;

use qonun_law::{ActId, Block, Date, Document, LangSet};
use qonun_query_language::{Node, Syntax, parse};
use qonun_testkit::{LawBase, Random};

use self::brute_force::{BruteForce, Parts, Text, analyse};
use self::queries::Queries;
use crate::citing::Recogniser;
use crate::engine::Engine;
use crate::matching::{Matcher, Span};
use crate::plan::{Plan, PlanMaker};
use crate::postings::{MatchTarget, Reader};
use crate::words::QueryWords;
use crate::{QueryError, Scope, SearchRequest};

const ACTS: usize = 24;
const QUERIES: usize = 1_200;

/// The engine over generated acts, and their texts in its order.
struct Bench {
    engine: Engine,
    texts: Vec<Text>,
    _base: LawBase,
}

impl Bench {
    fn new(random: &mut Random) -> Self {
        Self::over(&documents::documents(random, ACTS))
    }

    fn over(acts: &[(ActId, Vec<Document>)]) -> Self {
        let base = LawBase::of(acts.to_vec());
        let engine = Engine::over(base.generation(), Date::constant(2024, 5, 1)).unwrap();
        let documents: Vec<_> =
            acts.iter().enumerate().flat_map(|(act, (_, texts))| texts.iter().map(move |text| (act, text))).collect();
        let find = |id: i64| documents.iter().find(|(_, text)| text.id == id).unwrap();
        let entries = &engine.snapshot().generation().tables().texts;
        let texts = entries
            .iter()
            .map(|entry| find(entry.id))
            .map(|(act, text)| analyse(engine.snapshot().analyzer(), text, *act))
            .collect();
        Self { engine, texts, _base: base }
    }

    fn plan(&self, reader: &Reader<'_>, tree: &Node, query: &str) -> Plan {
        let query_words = QueryWords::new(self.engine.snapshot().analyzer(), LangSet::ALL);
        let request = SearchRequest { syntax: Syntax::Advanced, ..SearchRequest::new(query) };
        let recogniser = Recogniser::new(self.engine.snapshot()).unwrap();
        PlanMaker::new(self.engine.snapshot(), reader, &query_words, &recogniser, &request)
            .make(Some(tree), query)
            .unwrap()
    }
}

/// The tree of a query; `None` when it cannot be read.
fn tree(query: &str) -> Option<Node> {
    let parsed = parse(query, Syntax::Advanced, &|_| Vec::new());
    if parsed.has_errors() { None } else { parsed.tree }
}

#[test]
fn every_text_and_provision_matches_as_it_reads() {
    let random = &mut Random::new(0x5eed_cafe_f00d);
    let bench = Bench::new(random);
    let reader = Reader::new(bench.engine.snapshot().generation()).unwrap();
    let query_words = QueryWords::new(bench.engine.snapshot().analyzer(), LangSet::ALL);
    let oracle = BruteForce::new(bench.engine.snapshot().analyzer(), query_words.languages());
    let (mut pairs, mut found, mut unread) = (0, 0, 0);
    for _ in 0..QUERIES {
        let query = Queries::new(random).query(3);
        let Some(tree) = tree(&query) else {
            unread += 1;
            continue;
        };
        let plan = bench.plan(&reader, &tree, &query);
        let matched = |scope| Matcher::new(&reader, &plan.clauses, scope).matched(&plan.expr).unwrap();
        let (texts, records) = (matched(Scope::Act), matched(Scope::Provision));
        for (place, text) in bench.texts.iter().enumerate() {
            let holds = |scope, record| oracle.holds(&tree, &bench.texts, place, scope, record, None);
            assert_eq!(texts.contains(place as u32), holds(Scope::Act, 0), "{query}: text {}", text.document.id);
            let first = bench.engine.snapshot().generation().tables().texts[place].records.start;
            for record in 0..text.records.len() {
                let is_found = records.contains(first + record as u32);
                let provision = &text.document.provisions[record];
                assert_eq!(is_found, holds(Scope::Provision, record), "{query}: {provision:?}");
                found += usize::from(is_found);
            }
            pairs += 1 + text.records.len();
        }
    }
    assert!(pairs >= 100_000, "{pairs} pairs");
    assert!(unread * 5 < QUERIES, "{unread} queries were not read");
    // Queries without matches would test little.
    assert!((pairs / 20..pairs / 2).contains(&found), "{found} of {pairs} pairs are found");
}

#[test]
fn every_mark_is_a_word_that_satisfied_the_operator() {
    let random = &mut Random::new(0xbead_1eaf);
    let bench = Bench::new(random);
    let reader = Reader::new(bench.engine.snapshot().generation()).unwrap();
    let query_words = QueryWords::new(bench.engine.snapshot().analyzer(), LangSet::ALL);
    let oracle = BruteForce::new(bench.engine.snapshot().analyzer(), query_words.languages());
    let records: Vec<u32> = (0..).take(bench.engine.snapshot().generation().tables().records.len()).collect();
    let intervals: Vec<_> = bench.texts.iter().flat_map(|text| &text.records).map(|record| &record.words).collect();
    let mut marked = 0;
    for _ in 0..QUERIES / 2 {
        let query = Queries::new(random).unit(2);
        let Some(tree) = tree(&query) else { continue };
        let plan = bench.plan(&reader, &tree, &query);
        let [clause] = plan.clauses.as_slice() else { continue };
        let spans = clause.spans_in(&reader, MatchTarget::Records, &records).unwrap();
        for (spans, interval) in spans.iter().zip(&intervals) {
            let parts = |span: &Span| span.parts().iter().map(|part| (part.start, part.end)).collect::<Parts>();
            let found: BTreeSet<Parts> = spans.iter().map(parts).collect();
            marked += found.len();
            assert_eq!(found, oracle.matches(&tree, interval), "{query}");
        }
    }
    assert!(marked > 10_000, "{marked} spans");
}

/// An act with one provision that contains one word `times` times.
fn one_word(times: usize) -> (ActId, Vec<Document>) {
    let (id, mut texts) = documents::documents(&mut Random::new(7), 1).remove(0);
    texts.truncate(1);
    texts[0].provisions.truncate(1);
    texts[0].provisions[0].blocks = vec![Block { text: "penalty ".repeat(times), ..Block::default() }];
    (id, texts)
}

#[test]
fn what_costs_too_much_ends_with_an_error_and_not_with_half_an_answer() {
    let bench = Bench::over(&[one_word(600)]);
    let reader = Reader::new(bench.engine.snapshot().generation()).unwrap();
    let result = |query: &str| {
        let plan = bench.plan(&reader, &tree(query).unwrap(), query);
        Matcher::new(&reader, &plan.clauses, Scope::Act).matched(&plan.expr).map(|texts| texts.count())
    };
    assert_eq!(result("penalty /999 penalty").unwrap(), 1);
    assert_eq!(result("penalty /2 penalty /2 penalty").unwrap(), 1);
    assert!(matches!(result("penalty /999 penalty /999 penalty"), Err(QueryError::TooCostly)));
}
