//! Filters and facets.

use std::collections::BTreeMap;

use qonun_tests::http::encode;
use serde_json::Value;

use super::{BEES, FISH, GARDENS, PONDS, total};
use crate::{MOST_ACTS, Site};

#[test]
fn filters_leave_out_acts_that_are_not_so() {
    let site = Site::sample();
    for (query, filters, acts) in [
        ("сад", &[("type", "code")][..], &[GARDENS][..]),
        ("сад", &[("type", "code,law")], &[GARDENS]),
        ("сад", &[("type", "treaty")], &[]),
        ("пруд", &[("status", "repealed")], &[PONDS]),
        ("пруд", &[("status", "in_force")], &[]),
        ("пруд", &[("in_force_on", "2020-01-01")], &[PONDS]),
        ("пруд", &[("in_force_on", "2018-11-16")], &[]),
        ("пруд", &[("in_force_on", "2024-01-01")], &[]),
        // Its last wording is of this day; the next one is known.
        ("пчел", &[("changed_since", "2021-03-01")], &[BEES]),
        ("пчел", &[("changed_since", "2021-03-02")], &[]),
        ("пчел", &[("takes_effect_from", "2027-01-01")], &[BEES]),
        ("пчел", &[("takes_effect_from", "2031-01-02")], &[]),
        // It lost force later.
        ("пруд", &[("changed_since", "2020-01-02")], &[PONDS]),
        ("пруд", &[("changed_since", "2024-01-01")], &[]),
        ("сад", &[("adopted_to", "2010-01-01")], &[GARDENS]),
        ("сад", &[("adopted_to", "25.12.2001"), ("adopted_from", "2001-12-25")], &[GARDENS]),
        ("сад", &[("adopted_to", "2001-12-24")], &[]),
        ("сад", &[("year", "2001")], &[GARDENS]),
        ("пчел", &[("number", "ЎРҚ-9001")], &[BEES]),
        ("пчел", &[("number", "9002")], &[]),
        ("рўйхат", &[("body", "Ўзбекистон Республикаси Вазирлар Маҳкамаси")], &[FISH]),
        ("рўйхат", &[("body", "Сенат")], &[]),
        ("асалари", &[("topic", "09.14")], &[BEES]),
        ("асалари", &[("topic", "01")], &[]),
        ("сад", &[("language", "en")], &[]),
        ("пчел", &[("language", "en")], &[BEES]),
    ] {
        let found = site.acts(&[&[("q", query)], filters].concat());
        assert_eq!(found, acts, "{query} {filters:?}");
    }
}

/// Returns the counts of a facet.
fn facet(answer: &Value, name: &str) -> BTreeMap<String, u64> {
    let values = answer["facets"][name].as_array().unwrap_or_else(|| panic!("no facet {name}"));
    let pair = |value: &Value| (value["value"].as_str().unwrap().to_owned(), value["count"].as_u64().unwrap());
    values.iter().map(pair).collect()
}

#[test]
fn a_facet_ignores_its_own_filter_and_minds_the_others() {
    let site = Site::sample();
    let counts = |pairs: &[(&str, u64)]| pairs.iter().map(|(value, count)| ((*value).to_owned(), *count)).collect();
    let all = site.search(&[("q", "сад"), ("facets", "type,year,status,language,body")]);
    let types: BTreeMap<_, _> = counts(&[("code", 1), ("decree", 3)]);
    assert_eq!(facet(&all, "type"), types);
    assert_eq!(facet(&all, "language"), counts(&[("ru", 4)]));
    assert_eq!(facet(&all, "status"), counts(&[("in_force", 4)]));
    assert_eq!(facet(&all, "body"), counts(&[("President of the Republic of Uzbekistan", 3)]));

    let filtered = site.search(&[("q", "сад"), ("facets", "type,year"), ("type", "code")]);
    assert_eq!(total(&filtered), 1);
    assert_eq!(facet(&filtered, "type"), types, "its own filter is ignored");
    assert_eq!(facet(&filtered, "year"), counts(&[("2001", 1)]), "the filter on another property is not");
    let keys: Vec<_> = filtered["facets"].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["type", "year"], "only what was asked for");
}

#[test]
fn every_value_of_a_facet_finds_as_many_acts_as_it_says() {
    let site = Site::generated();
    let names = ["type", "status", "year", "language", "body"];
    let (query, syntax) = (("q", MOST_ACTS), ("syntax", "advanced"));
    let answer = site.search(&[query, syntax, ("facets", &names.join(",")), ("snippet", "0")]);
    let mut checked = 0;
    for name in names {
        for (value, count) in facet(&answer, name).into_iter().take(6) {
            let found = site.search(&[query, syntax, (name, &value), ("limit", "1"), ("snippet", "0")]);
            assert_eq!(total(&found), count, "{name}={value}");
            checked += 1;
        }
    }
    assert!(checked >= 8, "only {checked} values: {answer}");
}

#[test]
fn filters_without_words_list_the_newest_first() {
    let site = Site::sample();
    let answer = site.search(&[("q", ""), ("facets", "type,year"), ("limit", "100")]);
    let days: Vec<&str> =
        answer["results"].as_array().unwrap().iter().filter_map(|act| act["adopted"].as_str()).collect();
    assert!(days.len() > 3 && days.is_sorted_by(|one, two| one >= two), "{days:?}");
    assert_eq!(answer["notices"].as_array().unwrap().len(), 0, "{}", answer["notices"]);
    for (kind, count) in facet(&answer, "type") {
        for more in [&[][..], &[("sort", "relevance")], &[("sort", "-date")], &[("syntax", "advanced")]] {
            let found = site.search(&[&[("type", &*kind), ("limit", "100")], more].concat());
            let kinds = found["results"].as_array().unwrap().iter().all(|act| act["type"] == *kind);
            assert!(kinds && total(&found) == count, "{kind} {more:?}: {found}");
        }
    }
    // The page of a tile names what it lists.
    let page = site.get("/search?ui=en&q=&type=code&sort=-date").expect(200).text().to_owned();
    assert!(!page.contains("Nothing was found") && page.contains("class=\"result\""), "{page}");
}

#[test]
fn what_filters_leave_empty_is_told_with_what_is_found_without_them() {
    let site = Site::sample();
    let answer = site.search(&[("q", "сад"), ("type", "treaty")]);
    let (notices, text) = (&answer["notices"], answer["notices"][0]["text"].as_str().unwrap_or_default());
    assert!(total(&answer) == 0 && notices[0]["code"] == "no_match" && text.ends_with("without them: 4."), "{notices}");
}

#[test]
fn a_sign_without_a_word_is_told_and_the_filters_alone_choose() {
    let site = Site::sample();
    let listed = site.get("/api/v1/search?q=&type=law").expect(200).json();
    assert!(listed["total"]["value"].as_u64() > Some(0), "{listed}");
    for sign in ["*", "?", ".", "***", "«»", "№", "()", "-"] {
        for syntax in ["simple", "advanced"] {
            let q = encode(sign);
            let found = site.get(&format!("/api/v1/search?q={q}&type=law&syntax={syntax}")).expect(200).json();
            assert_eq!(found["total"], listed["total"], "{sign} {syntax}");
            assert_eq!(found["results"][0]["act"], listed["results"][0]["act"], "{sign} {syntax}");
            let codes: Vec<&str> =
                found["notices"].as_array().unwrap().iter().filter_map(|notice| notice["code"].as_str()).collect();
            assert!(!codes.is_empty() && codes.iter().all(|code| *code == "ignored"), "{sign} {syntax}: {codes:?}");
        }
    }
}

#[test]
fn lists_of_new_acts_are_searches() {
    let site = Site::sample();
    for (asked, bound, sort) in [
        ("/new", "adopted_from", "-date"),
        ("/changed", "changed_since", "-changed"),
        ("/soon", "takes_effect_from", "effect"),
    ] {
        let reply = site.get(asked).expect(303);
        let address = reply.header("location").unwrap().to_owned();
        assert!(address.starts_with(&format!("/search?q=&{bound}=20")) && address.ends_with(sort), "{address}");
        site.get(&address).expect(200);
        // What the reader asks for takes precedence.
        let reply = site.get(&format!("{asked}?type=law&{bound}=2018-01-01")).expect(303);
        let address = reply.header("location").unwrap();
        assert_eq!(address, format!("/search?q=&sort={sort}&type=law&{bound}=2018-01-01"));
    }
    let acts = |pairs: &[(&str, &str)]| site.acts(&[&[("q", ""), ("limit", "2")], pairs].concat());
    assert_eq!(acts(&[("takes_effect_from", "2027-01-01"), ("sort", "effect")]), [BEES]);
    let changed = site.search(&[("q", ""), ("changed_since", "2019-01-01"), ("sort", "-changed"), ("facets", "type")]);
    let counted: u64 = facet(&changed, "type").values().sum();
    assert_eq!(counted, total(&changed), "a count is what a click gives");
}
