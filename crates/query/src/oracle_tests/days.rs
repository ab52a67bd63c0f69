//! Searches as of a day, compared with searches of a law base that has nothing but the texts of that day.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use qonun_law::{ActId, Block, Date, Document, EditionStamp, Lang};
use qonun_testkit::{DatedAct, LawBase, Random};

use super::documents::{documents, paragraph, provisions, words};
use super::queries::Queries;
use crate::engine::Engine;
use crate::{FacetField, Grouping, QueryError, Scope, SearchAnswer, SearchRequest, SearchResult, Syntax};

const BASES: usize = 7;
const ACTS: usize = 8;
const DAYS: usize = 6;
const QUERIES: usize = 250;
const FACETS: [FacetField; 4] = [FacetField::Type, FacetField::Status, FacetField::Year, FacetField::Language];
const TODAY: Date = Date::constant(2024, 5, 1);

/// A text with its editions, oldest first.
struct Dated {
    editions: Vec<Document>,
    /// Index of the present text.
    present: usize,
    /// The editions whose text the law base has.
    held: Vec<bool>,
}

/// A day within the years of the generated editions.
fn day(random: &mut Random) -> Date {
    Date::constant(2017 + random.below(9) as i16, 1 + random.below(12) as i8, 1 + random.below(28) as i8)
}

/// Changes a text as an amending act does: provisions are reworded, moved, added, removed.
fn amend(random: &mut Random, text: &mut Document) {
    for _ in 0..random.below(3) {
        let count = text.provisions.len();
        let place = random.below(count.max(1));
        match random.below(6) {
            0 => text.title = words(random, text.lang, 5).join(" "),
            1 => {
                let number = 100 + random.below(1_000);
                let mut added = provisions(random, text.lang);
                added.truncate(1);
                added[0].path = qonun_law::Path::new(format!("art_{number}"));
                text.provisions.insert(random.below(count + 1), added.remove(0));
            }
            _ if count == 0 => {}
            2 => drop(text.provisions.remove(place)),
            3 => {
                let moved = text.provisions.remove(place);
                text.provisions.insert(random.below(count), moved);
            }
            4 => text.provisions[place].heading = words(random, text.lang, 3).join(" "),
            _ => {
                let block = Block { text: paragraph(random, text.lang), ..Block::default() };
                text.provisions[place].blocks = vec![block];
            }
        }
    }
}

fn dated(random: &mut Random, first: Document) -> Dated {
    let days: BTreeSet<Date> = (0..=random.below(6)).map(|_| day(random)).collect();
    let stamps: Vec<EditionStamp> = days.iter().rev().map(|&from| EditionStamp { from, turn: 0 }).collect();
    let mut text = Document { editions: stamps, ..first };
    let mut editions = Vec::new();
    for from in days {
        text.edition = Some(EditionStamp { from, turn: 0 });
        editions.push(text.clone());
        amend(random, &mut text);
    }
    let present = random.below(editions.len());
    let held = (0..editions.len()).map(|place| place == present || !random.one_in(6)).collect();
    Dated { editions, present, held }
}

/// The acts of a law base, with the editions of each text.
fn acts(random: &mut Random) -> Vec<(ActId, Vec<Dated>)> {
    let mut acts = Vec::new();
    for (id, mut texts) in documents(random, ACTS) {
        let languages: BTreeMap<Lang, i64> = texts.iter().map(|text| (text.lang, text.id)).collect();
        texts.iter_mut().for_each(|text| text.languages.clone_from(&languages));
        acts.push((id, texts.into_iter().map(|text| dated(random, text)).collect()));
    }
    acts
}

/// The law base with all held editions.
fn base_of(acts: &[(ActId, Vec<Dated>)]) -> LawBase {
    let act = |(id, texts): &(ActId, Vec<Dated>)| -> DatedAct {
        let present = texts.iter().map(|text| text.editions[text.present].clone()).collect();
        let others = texts.iter().flat_map(|text| {
            let held =
                text.editions.iter().enumerate().filter(|(place, _)| text.held[*place] && *place != text.present);
            held.map(|(_, edition)| edition.clone())
        });
        (id.clone(), present, others.collect())
    };
    LawBase::with_editions(acts.iter().map(act).collect())
}

/// The law base of the texts of a day.
fn base_on(acts: &[(ActId, Vec<Dated>)], day: Date) -> LawBase {
    let on = |text: &Dated| {
        let from = |edition: &Document| edition.edition.is_some_and(|stamp| stamp.from <= day);
        let place = text.editions.iter().rposition(from)?;
        let edition = text.held[place].then(|| text.editions[place].clone())?;
        Some(Document { editions: Vec::new(), edition: None, ..edition })
    };
    let act = |(id, texts): &(ActId, Vec<Dated>)| (id.clone(), texts.iter().filter_map(on).collect::<Vec<_>>());
    LawBase::of(acts.iter().map(act).filter(|(_, texts)| !texts.is_empty()).collect())
}

fn search(engine: &Engine, request: &SearchRequest) -> Option<SearchAnswer> {
    match engine.search(request, Lang::En, Instant::now() + Duration::from_secs(60)) {
        Ok(answer) => Some(answer),
        Err(QueryError::BadQuery(_)) => None,
        Err(error) => panic!("{}: {error}", request.q),
    }
}

/// What an answer says of the acts and provisions that match the whole query.
fn told(answer: &SearchAnswer) -> (usize, BTreeSet<String>) {
    let exact = answer.results.iter().filter(|result| !result.close);
    let provision = |result: &SearchResult| match result.provisions.first() {
        Some(first) => format!("{}/{}", result.act, first.path),
        None => result.act.to_string(),
    };
    (answer.total.value, exact.map(provision).collect())
}

/// The facets of the acts that match the whole query.
fn counts(answer: &SearchAnswer) -> BTreeSet<(&'static str, String, usize)> {
    let facets = answer.facets.iter().flat_map(|(&name, values)| values.iter().map(move |value| (name, value)));
    let counted = facets.filter(|(_, value)| value.count > 0);
    counted.map(|(name, value)| (name, value.value.clone(), value.count)).collect()
}

fn request(random: &mut Random) -> SearchRequest {
    let q = if random.one_in(20) { String::new() } else { Queries::new(random).query(2) };
    let group = random.choose(&[Grouping::Act, Grouping::None]);
    SearchRequest {
        syntax: Syntax::Advanced,
        scope: random.choose(&[Scope::Act, Scope::Act, Scope::Provision]),
        group,
        per_act: (group == Grouping::Act).then_some(0),
        limit: 100,
        facets: FACETS.to_vec(),
        corrects: false,
        ..SearchRequest::new(q)
    }
}

#[test]
fn a_search_as_of_a_day_finds_what_a_law_base_of_that_day_finds() {
    let (mut compared, mut found, mut of_editions) = (0, 0, 0);
    for seed in 0..BASES {
        let random = &mut Random::new(0xda7e_0000 + seed as u64);
        let acts = acts(random);
        let base = base_of(&acts);
        let engine = Engine::over(base.generation(), TODAY).unwrap();
        for _ in 0..DAYS {
            let day = day(random);
            let of_day = base_on(&acts, day);
            let engine_of_day = Engine::over(of_day.generation(), TODAY).unwrap();
            for _ in 0..QUERIES {
                let request = request(random);
                let on = SearchRequest { on: Some(day), ..request.clone() };
                let (Some(got), Some(wanted)) = (search(&engine, &on), search(&engine_of_day, &request)) else {
                    continue;
                };
                let case = format!("seed {seed}, {day}: {on:?}");
                assert_eq!(told(&got), told(&wanted), "{case}");
                assert_eq!(counts(&got), counts(&wanted), "{case}");
                if let ([one], [other]) = (&got.results[..], &wanted.results[..]) {
                    let shown = |result: &SearchResult| result.provisions.first().and_then(|hit| hit.snippet.clone());
                    assert_eq!((&one.title, shown(one)), (&other.title, shown(other)), "{case}");
                }
                of_editions += got.results.iter().filter(|result| result.current_edition.is_some()).count();
                found += got.total.value;
                compared += 1;
            }
        }
    }
    assert!(compared > 9_000 && found > compared && of_editions > compared / 2, "{compared} {found} {of_editions}");
}
