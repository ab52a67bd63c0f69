//! Tables of parameters that are read, refused and written back.

use proptest::prelude::*;
use qonun_law::{ActType, Lang, LangSet, Status};
use qonun_query::{FacetField, Grouping, Scope, SearchRequest, Sort, Syntax};
use qonun_texts::texts;

use super::{SEARCH_PARAMETERS, kept_for_new_search, parse_search, write_search};
use crate::address::{encode_pairs, query_pairs};
use crate::failure::Failure;
use crate::notice::Told;

fn read(query: &str) -> Result<(SearchRequest, Vec<Told>), Failure> {
    parse_search(&query_pairs(Some(query)).unwrap(), 2_000)
}

#[test]
fn an_empty_value_is_none() {
    let searched = |query: &str| read(query).unwrap().0.searched;
    assert_eq!(searched("q=a&in=&in=ru"), searched("q=a&in=ru"));
    assert_eq!(searched("q=a&in=ru&in="), searched("q=a&in=ru"));
    assert_eq!(searched("q=a&in="), searched("q=a"));
}

#[test]
fn bad_values_are_named() {
    for (query, code, parameter) in [
        ("q=a&limit=0", "bad_value", "limit"),
        ("q=a&limit=-1", "bad_value", "limit"),
        ("q=a&limit=101", "bad_value", "limit"),
        ("q=a&limit=99999999999999999999", "bad_value", "limit"),
        ("q=a&limit=1.5", "bad_value", "limit"),
        ("q=a&limit=abc", "bad_value", "limit"),
        ("q=a&syntax=bogus", "bad_value", "syntax"),
        ("q=a&scope=bogus", "bad_value", "scope"),
        ("q=a&words=bogus", "bad_value", "words"),
        ("q=a&in=xx", "bad_value", "in"),
        ("q=a&in=,", "bad_value", "in"),
        ("q=a&lang=xx", "bad_value", "lang"),
        ("q=a&ui=xx", "bad_value", "ui"),
        ("q=a&type=bogus", "bad_value", "type"),
        ("q=a&type=law,bogus", "bad_value", "type"),
        ("q=a&status=bogus", "bad_value", "status"),
        ("q=a&year=soon", "bad_value", "year"),
        ("q=a&year=0", "bad_value", "year"),
        ("q=a&year=2019,-5", "bad_value", "year"),
        ("q=a&year=99999", "bad_value", "year"),
        ("q=a&number=@@@", "bad_value", "number"),
        ("q=a&number=qonun", "bad_value", "number"),
        ("q=a&adopted_from=2021-01-02&adopted_to=2021-01-01", "bad_value", "adopted_from"),
        ("q=a&adopted_to=01.01.2021&adopted_from=02.01.2021", "bad_value", "adopted_from"),
        ("q=a&in_force_on=kecha", "bad_value", "in_force_on"),
        ("q=a&on=kecha", "bad_value", "on"),
        ("q=a&on=2020-02-30", "bad_value", "on"),
        ("q=a&on=2020-01-01&on=2020-01-02", "repeated_parameter", "on"),
        ("q=a&sort=--date", "bad_value", "sort"),
        ("q=a&facets=bogus", "bad_value", "facets"),
        ("q=a&snippet=-1", "bad_value", "snippet"),
        ("q=a&snippet=1000000000", "bad_value", "snippet"),
        ("q=a&per_act=21", "bad_value", "per_act"),
        ("q=a&spelling=bogus", "bad_value", "spelling"),
        ("q=a&group=bogus", "bad_value", "group"),
        ("q=a&explain=bogus", "bad_value", "explain"),
        ("q=a&adopted_from=31.02.2020", "bad_value", "adopted_from"),
        ("q=a&adopted_to=0000-00-00", "bad_value", "adopted_to"),
        ("q=a&in_force_on=2020", "bad_value", "in_force_on"),
        ("q=a&changed_since=2020", "bad_value", "changed_since"),
        ("q=a&takes_effect_from=soon", "bad_value", "takes_effect_from"),
        ("q=a&q=b", "repeated_parameter", "q"),
        ("q=a&limit=1&limit=2", "repeated_parameter", "limit"),
    ] {
        let problem = read(query).unwrap_err().problem(Lang::En, "");
        let problem = serde_json::to_value(problem).unwrap();
        assert_eq!((problem["code"].as_str(), problem["parameter"].as_str()), (Some(code), Some(parameter)), "{query}");
    }
}

#[test]
fn good_values_are_read() {
    let query = "q=yer+soligʻi&syntax=advanced&words=exact&scope=provision&in=ru,,en&lang=uz-Cyrl&type=law,code&type=decree&status=in_force\
                 &body=Adliya+vazirligi,+boshqa&body=B&topic=03.01&year=2019,2020&language=en&number=ЎРҚ-547\
                 &adopted_from=01.02.2019&adopted_to=2020-03-04&in_force_on=2021-01-01&changed_since=2022-01-01&takes_effect_from=2023-01-01&on=01.02.2020&sort=-date&facets=type,type,year\
                 &snippet=0&group=none&limit=100&per_act=0&spelling=off&explain=1&cursor=xyz";
    let (request, notices) = read(query).unwrap();
    assert!(notices.is_empty(), "{notices:?}");
    assert_eq!(request.q, "yer soligʻi");
    assert_eq!(request.syntax, Syntax::Advanced);
    assert!(request.exact);
    assert_eq!(request.scope, Scope::Provision);
    assert_eq!(request.searched, LangSet::EMPTY.with(Lang::Ru).with(Lang::En));
    assert_eq!(request.lang, Some(Lang::UzCyrl));
    assert_eq!(request.filters.types, [ActType::Law, ActType::Code, ActType::Decree]);
    assert_eq!(request.filters.statuses, [Status::InForce]);
    assert_eq!(request.filters.bodies, ["Adliya vazirligi, boshqa", "B"]);
    assert_eq!(request.filters.topics, ["03.01"]);
    assert_eq!(request.filters.years, [2019, 2020]);
    assert_eq!(request.filters.languages, LangSet::EMPTY.with(Lang::En));
    assert_eq!(request.filters.number.as_deref(), Some("ЎРҚ-547"));
    assert_eq!(request.filters.adopted_from.map(|d| d.to_string()).as_deref(), Some("2019-02-01"));
    assert_eq!(request.filters.adopted_to.map(|d| d.to_string()).as_deref(), Some("2020-03-04"));
    assert_eq!(request.filters.in_force_on.map(|d| d.to_string()).as_deref(), Some("2021-01-01"));
    assert_eq!(request.filters.changed_since.map(|d| d.to_string()).as_deref(), Some("2022-01-01"));
    assert_eq!(request.filters.takes_effect_from.map(|d| d.to_string()).as_deref(), Some("2023-01-01"));
    assert_eq!(request.on.map(|d| d.to_string()).as_deref(), Some("2020-02-01"));
    assert_eq!(request.sort, Sort::DateDescending);
    assert_eq!(request.facets, [FacetField::Type, FacetField::Year]);
    assert_eq!(request.group, Grouping::None);
    assert_eq!((request.snippet, request.limit, request.per_act), (0, 100, Some(0)));
    assert!(request.explain);
    assert_eq!(request.cursor.as_deref(), Some("xyz"));
}

#[test]
fn empty_fields_of_a_form_mean_nothing() {
    let (request, notices) = read("q=a&type=&adopted_from=&limit=&lang=&cursor=").unwrap();
    assert_eq!(format!("{request:?}"), format!("{:?}", SearchRequest::new("a")));
    assert!(notices.is_empty(), "{notices:?}");
}

#[test]
fn unknown_parameters_are_a_notice() {
    let (_, notices) = read("q=a&no_such_parameter=1").unwrap();
    assert_eq!(notices.len(), 1);
    assert!(matches!(&notices[0], Told::UnknownParameter(name) if name == "no_such_parameter"), "{notices:?}");
    assert!(notices[0].text(Lang::En).contains("no_such_parameter"));
}

#[test]
fn a_query_may_be_so_long_and_no_longer() {
    let pairs = |length| vec![("q".to_owned(), "қ".repeat(length))];
    assert!(parse_search(&pairs(2_000), 2_000).is_ok());
    let failure = parse_search(&pairs(2_001), 2_000).unwrap_err();
    assert_eq!(failure.code.name(), "query_too_long");
}

#[test]
fn every_parameter_has_a_name_of_its_own_and_reads_its_example() {
    let mut names = SEARCH_PARAMETERS.map(|parameter| parameter.name).to_vec();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), SEARCH_PARAMETERS.len());
    for parameter in &SEARCH_PARAMETERS {
        let meanings = Lang::ALL.map(|lang| (parameter.meaning)(texts(lang)));
        assert!(meanings.iter().all(|meaning| !meaning.is_empty()), "{}", parameter.name);
        let coded = meanings.map(|meaning| meaning.matches('`').count());
        assert_eq!(coded, [coded[0] / 2 * 2; 4], "{}: other names and values in another language", parameter.name);
        let Some(example) = parameter.example else { continue };
        let (_, notices) = read(&encode_pairs([(parameter.name, example)])).unwrap();
        assert!(notices.is_empty(), "{}: {notices:?}", parameter.name);
    }
}

#[test]
fn a_new_search_keeps_what_its_form_does_not_ask() {
    let query = "q=yer&syntax=advanced&in=ru&type=law&body=B&number=5&sort=-date&facets=type&limit=20&cursor=xyz";
    let (request, _) = read(query).unwrap();
    let kept = kept_for_new_search(&request);
    let kept: Vec<_> = kept.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(kept, [("in", "ru"), ("type", "law"), ("body", "B"), ("sort", "-date"), ("limit", "20")]);
}

fn any_request() -> impl Strategy<Value = SearchRequest> {
    let words = (".{1,20}", proptest::option::of("[a-z]{1,9}"), proptest::collection::vec("[a-z, ]{1,9}", 0..3));
    let flags = (any::<[bool; 8]>(), 1_usize..=100, proptest::option::of(0_usize..=20), 0_usize..=1_000);
    (words, flags).prop_map(|((q, cursor, mut bodies), (flags, limit, per_act, snippet))| {
        bodies.sort();
        bodies.dedup();
        let mut request = SearchRequest { cursor, limit, per_act, snippet, explain: flags[7], ..SearchRequest::new(q) };
        request.filters.bodies = bodies;
        if flags[0] {
            request.syntax = Syntax::Advanced;
            request.filters.types = vec![ActType::Order, ActType::Code];
        }
        if flags[1] {
            request.scope = Scope::Provision;
            request.filters.years = vec![2001, 1999];
        }
        if flags[2] {
            request.searched = LangSet::EMPTY.with(Lang::Ru).with(Lang::UzLatn);
            request.filters.languages = LangSet::EMPTY.with(Lang::En);
        }
        if flags[3] {
            request.sort = Sort::Number;
            request.filters.adopted_to = qonun_law::parse_date("2020-02-29");
        }
        if flags[4] {
            request.group = Grouping::None;
            request.filters.statuses = vec![Status::NotYet];
        }
        if flags[5] {
            request.facets = FacetField::ALL.to_vec();
            request.lang = Some(Lang::UzCyrl);
        }
        if flags[6] {
            request.filters.number = Some("№ 5".to_owned());
            request.filters.topics = vec!["03.01".to_owned()];
        }
        request
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(request in any_request()) {
        let written = write_search(&request);
        let address = encode_pairs(written.iter().map(|(name, value)| (*name, value.as_str())));
        let (again, notices) = read(&address).unwrap();
        prop_assert_eq!(format!("{again:?}"), format!("{request:?}"));
        prop_assert!(notices.is_empty());
    }

    #[test]
    fn no_address_makes_it_panic(name in "[a-z_]{1,14}", value in ".*") {
        let _ = parse_search(&[(name, value)], 2_000);
    }
}
