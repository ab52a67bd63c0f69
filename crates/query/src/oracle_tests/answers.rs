//! Whole answers: counts of facets against the searches that they promise, and totals against the results on all pages.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use qonun_law::{ActType, Lang, LangSet, Status};
use qonun_testkit::Random;

use super::Bench;
use super::documents::VOCABULARY;
use super::queries::Queries;
use super::walks::many_acts;
use crate::{FacetField, Filters, Grouping, QueryError, Scope, SearchAnswer, SearchRequest, Sort, Syntax, Total};

const PAIRS: usize = 10_000;
const FACETS: [FacetField; 4] = [FacetField::Type, FacetField::Status, FacetField::Year, FacetField::Language];

/// The answer to a search; `None` if the query cannot be read.
fn search(bench: &Bench, request: &SearchRequest) -> Option<SearchAnswer> {
    match bench.engine.search(request, Lang::En, Instant::now() + Duration::from_secs(60)) {
        Ok(answer) => Some(answer),
        Err(QueryError::BadQuery(_)) => None,
        Err(error) => panic!("{}: {error}", request.q),
    }
}

/// Plain words, sometimes as a question, or none at all.
fn plain_words(random: &mut Random) -> String {
    let vocabulary = random.choose(&VOCABULARY).1;
    let mut words: Vec<&str> = (0..random.below(8)).map(|_| random.choose(vocabulary)).collect();
    if random.one_in(4) {
        words.push(random.choose(&["qanday", "какие", "aeroport", "what"]));
    }
    words.join(" ") + if random.one_in(4) { "?" } else { "" }
}

/// A filter with the value of a facet.
fn add_filter(filters: &mut Filters, field: FacetField, value: &str) {
    match field {
        FacetField::Type => filters.types = ActType::ALL.into_iter().filter(|kind| kind.name() == value).collect(),
        FacetField::Status => filters.statuses = Status::ALL.into_iter().filter(|kind| kind.name() == value).collect(),
        FacetField::Year => filters.years = vec![value.parse().unwrap()],
        FacetField::Language => filters.languages = [value.parse::<Lang>().unwrap()].into_iter().collect::<LangSet>(),
        _ => unreachable!("not counted here"),
    }
}

fn request(random: &mut Random) -> SearchRequest {
    let syntax = if random.one_in(3) { Syntax::Advanced } else { Syntax::Simple };
    let q = if syntax == Syntax::Advanced { Queries::new(random).query(2) } else { plain_words(random) };
    let mut request = SearchRequest { syntax, limit: 100, snippet: 0, ..SearchRequest::new(q) };
    request.scope = random.choose(&[Scope::Act, Scope::Act, Scope::Provision]);
    request.group = random.choose(&[Grouping::Act, Grouping::None]);
    if random.one_in(3) {
        add_filter(&mut request.filters, FacetField::Type, random.choose(&["law", "code", "order"]));
    }
    if random.one_in(4) {
        add_filter(&mut request.filters, FacetField::Year, random.choose(&["2018", "2019", "2020", "2021"]));
    }
    request
}

#[test]
fn a_facet_counts_what_its_filter_finds() {
    let random = &mut Random::new(0xfa_ce75);
    let bench = many_acts(0xac75, 60);
    let (mut pairs, mut close) = (0, 0);
    while pairs < PAIRS {
        let request = request(random);
        let counting = SearchRequest { facets: FACETS.to_vec(), limit: 1, ..request.clone() };
        let Some(answer) = search(&bench, &counting) else { continue };
        for field in FACETS {
            for value in &answer.facets[field.name()] {
                let mut chosen = SearchRequest { limit: 1, ..request.clone() };
                add_filter(&mut chosen.filters, field, &value.value);
                let total = search(&bench, &chosen).unwrap().total;
                let told = Total { value: value.count, relation: "eq", close: value.close };
                assert_eq!(total, told, "{} {:?} {field:?}={}", request.q, request.filters, value.value);
                pairs += 1;
                close += value.close;
            }
        }
    }
    assert!(close > 1_000, "only {close} close results were counted");
}

/// A result by act and path, whether it is close, and its score.
type Shown = (String, bool, f32);

/// The total of an answer and the results of all its pages.
fn pages(bench: &Bench, request: &SearchRequest) -> Option<(Total, Vec<Shown>)> {
    let mut request = request.clone();
    let mut all = Vec::new();
    loop {
        let answer = search(bench, &request)?;
        for result in &answer.results {
            let paths: Vec<&str> = result.provisions.iter().map(|hit| hit.path.as_str()).collect();
            let path = if request.group == Grouping::None { paths.concat() } else { String::new() };
            assert!(request.group == Grouping::Act || paths.len() == 1, "{}: {paths:?}", request.q);
            all.push((format!("{} {path}", result.act), result.close, result.score));
        }
        match answer.cursor {
            Some(cursor) => request.cursor = Some(cursor),
            None => return Some((answer.total, all)),
        }
    }
}

#[test]
fn every_result_that_is_counted_can_be_paged_to() {
    let random = &mut Random::new(0x9a_6e5);
    let bench = many_acts(0xac76, 60);
    let mut paged = 0;
    for _ in 0..600 {
        let mut request = request(random);
        request.limit = random.choose(&[3, 10, 100]);
        request.sort = random.choose(&[Sort::Relevance, Sort::Relevance, Sort::DateDescending]);
        let Some((total, all)) = pages(&bench, &request) else { continue };
        let counts = (all.iter().filter(|found| !found.1).count(), all.iter().filter(|found| found.1).count());
        assert_eq!(counts, (total.value, total.close), "{request:?}");
        let distinct: BTreeSet<&str> = all.iter().map(|(name, ..)| &**name).collect();
        assert_eq!(distinct.len(), all.len(), "a result comes twice: {request:?}");
        if request.sort == Sort::Relevance && !all.is_empty() && !request.is_blank() {
            assert!(all.windows(2).all(|pair| pair[0].2 >= pair[1].2), "scores rise: {request:?} {all:?}");
        }
        paged += all.len();
    }
    assert!(paged > 5_000, "only {paged} results");
}
