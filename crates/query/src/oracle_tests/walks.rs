//! The walks over many records. Ranking by windows gives the same result as scoring each record, and every walk ends
//! when its time is over.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use qonun_index::RecordNo;
use qonun_law::{Lang, LangSet};
use qonun_testkit::Random;

use super::documents::VOCABULARY;
use super::{Bench, documents, tree};
use crate::matching::{Beside, Clause, Matcher, TermClause};
use crate::postings::{Reader, TermKey, TextSet};
use crate::rank::candidates::{best_of_all_records, best_records};
use crate::rank::impact_cache::ImpactCache;
use crate::rank::scorer::{Limits, Scorer};
use crate::words::QueryWords;
use crate::{Patience, QueryError, Scope, SearchRequest, Syntax};

pub(super) fn many_acts(seed: u64, acts: usize) -> Bench {
    Bench::over(&documents::documents(&mut Random::new(seed), acts))
}

/// A word whose keys are all forms of the vocabulary, with different weights.
pub(super) fn every_form(query_words: &QueryWords<'_>) -> TermClause {
    let words = VOCABULARY.iter().flat_map(|(_, words)| *words).copied();
    standing_for(query_words.word("tax", true), words.map(|word| query_words.word(word, true)), |place| 1 + place % 3)
}

/// A word with other words as additional keys. The weight of each is divided by a number that depends on its index.
pub(super) fn standing_for(
    mut clause: TermClause,
    words: impl Iterator<Item = TermClause>,
    divisor: impl Fn(usize) -> usize,
) -> TermClause {
    for (place, word) in words.enumerate() {
        let weight = 1.0 / divisor(place) as f32;
        clause.keys.extend(word.keys.into_iter().map(|key| TermKey { weight, ..key }));
    }
    clause
}

#[test]
fn windows_give_the_best_of_all_records() {
    let bench = many_acts(0x0b10_c55e, 300);
    let reader = Reader::new(bench.engine.snapshot().generation()).unwrap();
    let query_words = QueryWords::new(bench.engine.snapshot().analyzer(), LangSet::ALL);
    let random = &mut Random::new(0x5ca1_ab1e);
    let texts = bench.engine.snapshot().generation().tables().text_count();
    let impacts = ImpactCache::new(bench.engine.snapshot().generation());
    let mut found = 0;
    for _ in 0..400 {
        let words: Vec<&str> = (0..=random.below(5))
            .map(|_| {
                let (_, words) = random.choose(&VOCABULARY);
                random.choose(words)
            })
            .collect();
        let clause = |word: &str, random: &mut Random| match random.below(8) {
            // Like a wildcard: so many keys that they are gathered.
            0 => every_form(&query_words),
            1 => query_words.word(word, true),
            _ => query_words.word(word, false),
        };
        let clauses: Vec<TermClause> = words.iter().map(|word| clause(word, random)).collect();
        let boost = random.choose(&[1.0, 1.0, 0.5]);
        let open = |word| Scorer::of_word(&impacts, &reader, word, boost).unwrap();
        let scorers: Vec<Scorer> = clauses.iter().map(open).collect();
        let mut within = TextSet::full(texts);
        if random.one_in(2) {
            let mut left_out = TextSet::empty(texts);
            (0..texts).filter(|_| random.one_in(3)).for_each(|text| left_out.insert(text));
            within.subtract(&left_out);
        }
        let limits = Limits {
            within: &within,
            records: None,
            every: random.one_in(2),
            weak_words: random.one_in(2),
            above: random.choose(&[0.0, 0.0, 2.0]),
            count: random.choose(&[1, 7, 40, 10_000]),
        };
        let by_windows = best_records(&reader, &scorers, &limits).unwrap();
        let by_records = best_of_all_records(&reader, &scorers, &limits).unwrap();
        assert_eq!(by_windows, by_records, "{words:?}, every {}, best {}", limits.every, limits.count);
        found += by_windows.len();
    }
    assert!(found > 10_000, "only {found} records were found");
}

/// Some words and operators of [`WALKS`] as scorers, first with unverified records, then with all records verified.
fn scorers_of(bench: &Bench, reader: &Reader<'_>, impacts: &ImpactCache, random: &mut Random) -> [Vec<Scorer>; 2] {
    let count = 1 + random.below(3);
    let queries: Vec<&str> = (0..count).map(|_| random.choose(&WALKS)).collect();
    let query = queries.iter().map(|query| format!("({query})")).collect::<Vec<_>>().join(" OR ");
    let plan = bench.plan(reader, &tree(&query).unwrap(), &query);
    let [mut by_texts, mut by_records] =
        [Scope::Act, Scope::Provision].map(|scope| Matcher::new(reader, &plan.clauses, scope));
    let mut scorers = [Vec::new(), Vec::new()];
    for (place, clause) in plan.clauses.iter().enumerate() {
        let [unsettled, sure] = if let Clause::Word(word) = clause {
            [(); 2].map(|()| Scorer::of_word(impacts, reader, word, 1.0).unwrap())
        } else {
            let unsettled = Scorer::of_placed(impacts, reader, by_texts.placed(place).unwrap(), 1.0);
            let mut sure = Scorer::of_placed(impacts, reader, by_records.placed(place).unwrap(), 1.0);
            // One idf was computed from texts, the other from records.
            sure.idf = unsettled.idf;
            if matches!(clause, Clause::Phrase(_)) {
                let beside = [(Beside::Before, "duti"), (Beside::Behind, "person"), (Beside::At(1), "penalti")];
                let contrary = Arc::new(beside.map(|(beside, stem)| (beside, TermClause::of_stem(stem))).to_vec());
                [unsettled, sure].map(|scorer| scorer.less_turned(impacts, clause, &contrary, 0.5))
            } else {
                [unsettled, sure]
            }
        };
        let some: Vec<RecordNo> = (0..reader.generation.tables().record_count()).step_by(3).collect();
        scorers[0].push(unsettled.less_outside(&some, 0.25));
        scorers[1].push(sure.less_outside(&some, 0.25));
    }
    scorers
}

#[test]
fn doubts_are_settled_as_if_every_record_had_been_read() {
    let bench = many_acts(0xd0b7, 400);
    let reader = Reader::new(bench.engine.snapshot().generation()).unwrap();
    let impacts = ImpactCache::new(bench.engine.snapshot().generation());
    let random = &mut Random::new(0x7e11);
    let texts = bench.engine.snapshot().generation().tables().text_count();
    let (mut found, mut settled) = (0, 0);
    for _ in 0..300 {
        let [unsettled, sure] = scorers_of(&bench, &reader, &impacts, random);
        let limits = Limits {
            within: &TextSet::full(texts),
            records: None,
            every: random.one_in(2),
            weak_words: random.one_in(2),
            above: 0.0,
            count: random.choose(&[1, 7, 40, 10_000]),
        };
        let by_need = best_records(&reader, &unsettled, &limits).unwrap();
        let all = best_of_all_records(&reader, &sure, &limits).unwrap();
        assert_eq!(by_need, all, "every {}, best {}", limits.every, limits.count);
        found += by_need.len();
        settled += usize::from(unsettled.iter().any(Scorer::is_unsettled));
    }
    assert!(found > 10_000, "only {found} records were found");
    assert!(settled > 100, "only {settled} queries had doubts");
}

/// One query of every kind that is matched by a walk.
const WALKS: [&str; 12] = [
    "tax /5 penalty",
    "tax +5 penalty",
    "tax /s penalty",
    "tax /p penalty",
    "tax /b penalty",
    "tax /m penalty",
    "tax NOT/2 penalty",
    "\"tax penalty\"",
    "ATLEAST2(tax)",
    "tax*",
    "penalty~",
    "(tax OR duty) /5 (penalty OR person)",
];

#[test]
fn no_walk_goes_on_when_its_time_is_over() {
    let bench = many_acts(0x1a7e, 1_500);
    for query in WALKS {
        let read = tree(query).unwrap();
        let matched = |reader: &Reader<'_>| {
            let plan = bench.plan(reader, &read, query);
            let mut matcher = Matcher::new(reader, &plan.clauses, Scope::Provision);
            matcher.matched(&plan.expr).map(|records| records.count())
        };
        let in_time = Reader::new(bench.engine.snapshot().generation()).unwrap();
        assert!(matched(&in_time).unwrap() > 50, "{query}");
        let late = Reader::new(bench.engine.snapshot().generation()).unwrap().until(Patience::new(|| false));
        assert!(matches!(matched(&late), Err(QueryError::Deadline)), "{query}");
    }
}

#[test]
fn hostile_queries_end_at_the_first_no() {
    let bench = many_acts(0xbad, 1_500);
    let words = |lang: Lang| VOCABULARY.iter().find(|(known, _)| *known == lang).map_or(&[][..], |(_, words)| words);
    let many = |count: usize, between: &str| -> String {
        let all: Vec<&str> = Lang::ALL.into_iter().flat_map(words).copied().collect();
        (0..count).map(|place| all[place % all.len()]).collect::<Vec<_>>().join(between)
    };
    let one = |count: usize, between: &str| vec!["tax"; count].join(between);
    let hostile = [
        many(100, " OR "),
        many(100, " AND "),
        many(100, " "),
        one(30, " /50 "),
        one(30, " /s "),
        format!("({}) /5 ({})", many(40, " OR "), many(40, " OR ")),
        format!("({}) NOT/s ({})", many(40, " OR "), many(40, " OR ")),
        "tax* /50 pen* /50 dut* /50 per*".to_owned(),
        "sol* OR boj* OR pen* OR nal* OR tax* OR dut* OR per*".to_owned(),
    ];
    for query in &hostile {
        for (looks, syntax) in [(0, Syntax::Advanced), (50, Syntax::Advanced), (50, Syntax::Simple)] {
            let mut request = SearchRequest::new(query);
            request.syntax = syntax;
            let asked = Arc::new(AtomicUsize::new(0));
            let counted = Arc::clone(&asked);
            let patience = Patience::new(move || counted.fetch_add(1, Ordering::Relaxed) < looks);
            let answer = bench.engine.search(&request, Lang::En, patience);
            let (head, asked) = (query.chars().take(50).collect::<String>(), asked.load(Ordering::Relaxed));
            match answer {
                Ok(_) => assert!(0 < asked && asked <= looks, "{head}… was answered though nobody waited"),
                Err(QueryError::Deadline) => assert_eq!(asked, looks + 1, "{head}… goes on after the first no"),
                Err(QueryError::TooCostly | QueryError::BadQuery(_)) => assert!(asked <= looks, "{head}…"),
                Err(error) => panic!("{head}…: {error}"),
            }
        }
    }
}
