//! Pages of an answer, their cursors, and their order.

use std::collections::BTreeSet;

use qonun_tests::server::acts;
use serde_json::Value;

use super::total;
use crate::{MOST_ACTS, Site};

/// Returns all results of a search, page by page, without snippets.
fn walk(site: &Site, parameters: &[(&str, &str)]) -> (u64, Vec<Value>) {
    let all = [&[("q", MOST_ACTS), ("syntax", "advanced"), ("snippet", "0")], parameters].concat();
    let mut answer = site.search(&all);
    let (count, mut results) = (total(&answer), Vec::new());
    loop {
        let page = answer["results"].as_array().unwrap();
        assert!(!page.is_empty() || count == 0, "an empty page");
        results.extend(page.iter().cloned());
        let Some(next) = answer["next"].as_str() else { return (count, results) };
        assert!(results.len() < 20_000, "the pages do not end");
        answer = site.get(next).expect(200).json();
        assert_eq!(total(&answer), count, "the total changes from page to page");
    }
}

#[test]
fn the_pages_give_every_act_once() {
    let site = Site::generated();
    for sort in ["relevance", "date", "-date", "number"] {
        let (count, results) = walk(&site, &[("limit", "7"), ("sort", sort)]);
        assert!(count > 20, "{count} acts are too few for this test");
        let names: BTreeSet<&str> = results.iter().map(|result| result["act"].as_str().unwrap()).collect();
        assert_eq!((names.len() as u64, results.len() as u64), (count, count), "{sort}");
        let days: Vec<&str> = results.iter().filter_map(|result| result["adopted"].as_str()).collect();
        match sort {
            "date" => assert!(days.is_sorted(), "{days:?}"),
            "-date" => assert!(days.iter().rev().is_sorted(), "{days:?}"),
            _ => {}
        }
    }
}

#[test]
fn one_large_page_is_the_small_ones_together() {
    let site = Site::generated();
    let (query, syntax) = (("q", MOST_ACTS), ("syntax", "advanced"));
    let large = site.search(&[query, syntax, ("limit", "60"), ("sort", "-date"), ("snippet", "0")]);
    let (_, small) = walk(&site, &[("limit", "9"), ("sort", "-date")]);
    let names: Vec<&str> = small.iter().map(|result| result["act"].as_str().unwrap()).collect();
    let wanted = acts(&large);
    assert_eq!(names[..wanted.len().min(names.len())], wanted[..]);
}

#[test]
fn without_grouping_each_result_is_one_provision_and_comes_once() {
    let site = Site::generated();
    let (_, results) = walk(&site, &[("group", "none"), ("limit", "40")]);
    let mut seen = BTreeSet::new();
    for result in &results {
        let provisions = result["provisions"].as_array().unwrap();
        assert_eq!(provisions.len(), 1, "{result}");
        let key = (result["act"].as_str().unwrap(), provisions[0]["path"].as_str().unwrap());
        assert!(seen.insert(key), "{key:?} comes twice");
    }
}

#[test]
fn a_cursor_serves_its_own_question_alone() {
    let site = Site::sample();
    let next = site.search(&[("q", "сад"), ("limit", "2")])["next"].as_str().unwrap().to_owned();
    assert!(next.starts_with("/api/v1/search?q="), "{next}");
    let (_, cursor) = next.split_once("cursor=").unwrap();
    let link = site.get(&qonun_tests::Server::search_path(&[("q", "сад"), ("limit", "2")]));
    assert_eq!(link.header("link"), Some(format!("<{next}>; rel=\"next\"").as_str()));

    let other = [("q", "пруд"), ("cursor", cursor)];
    let changed = format!("{}{}", &cursor[..cursor.len() - 1], if cursor.ends_with('0') { "1" } else { "0" });
    for broken in [&other[..], &[("q", "сад"), ("cursor", &changed)], &[("q", "сад"), ("cursor", "x")]] {
        let problem = site.get(&qonun_tests::Server::search_path(broken)).problem(400);
        assert_eq!(problem["code"], "broken_cursor", "{broken:?}");
    }
    // The number of results per page may change between pages.
    let rest = site.search(&[("q", "сад"), ("limit", "50"), ("cursor", cursor)]);
    assert_eq!(rest["results"].as_array().unwrap().len(), 2);
    assert!(rest["next"].is_null());
}
