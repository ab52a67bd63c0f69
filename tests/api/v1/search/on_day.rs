//! `on=DATE`: the texts of that day are searched. In the sample a law has its text of 2019 beside that of 2021.

use qonun_tests::http::encode;
use serde_json::json;

use super::{BEES, FISH, PONDS, notices, total};
use crate::Site;

/// Words of the edition of 2019-06-05 to 2021-02-28 alone, and of the edition after it.
const OLD: &str = "\"faqat ushbu Qonun\"";
const NEW: &str = "\"ona ari\"";

#[test]
fn words_are_found_on_the_days_on_which_they_stood() {
    let site = Site::sample();
    for (query, on, acts) in [
        (OLD, None, &[][..]),
        (OLD, Some("2019-06-04"), &[]),
        (OLD, Some("2019-06-05"), &[BEES]),
        (OLD, Some("28.02.2021"), &[BEES]),
        (OLD, Some("2021-03-01"), &[]),
        (NEW, None, &[BEES]),
        (NEW, Some("2020-01-01"), &[]),
        (NEW, Some("2021-03-01"), &[BEES]),
        // The text has no list of editions: it is of every day from the first one in force, after the repeal too.
        ("прудов", Some("2018-11-16"), &[]),
        ("прудов", Some("2018-11-17"), &[PONDS]),
        ("прудов", Some("2024-01-01"), &[PONDS]),
        ("рўйхатга", Some("2020-01-01"), &[]),
        ("рўйхатга", Some("2025-01-01"), &[FISH]),
        ("ORQ-9001", Some("2018-01-01"), &[]),
    ] {
        let on: Vec<(&str, &str)> = on.into_iter().map(|day| ("on", day)).collect();
        let answer = site.search(&[&[("q", query), ("spelling", "off")][..], &on].concat());
        let results = answer["results"].as_array().unwrap().iter();
        let found: Vec<&str> = results.map(|result| result["act"].as_str().unwrap()).collect();
        assert_eq!(found, acts, "{query} {on:?}");
        assert_eq!(notices(&answer).contains(&"old_edition"), !on.is_empty(), "{query} {on:?}");
    }
}

#[test]
fn a_result_of_an_old_edition_says_so_and_leads_to_it() {
    let site = Site::sample();
    let answer = site.search(&[("q", OLD), ("on", "2020-01-01")]);
    let result = &answer["results"][0];
    assert_eq!(result["edition"], json!({"from": "2019-06-05", "to": "2021-02-28"}));
    assert_eq!(result["current_edition"]["from"], "2021-03-01");
    assert_eq!(result["url"], "/uz/law/2019/9001/uz-Latn?on=2020-01-01");
    let hit = &result["provisions"][0];
    assert_eq!(hit["url"], "/uz/law/2019/9001/uz-Latn?on=2020-01-01#art_1");
    assert_eq!(hit["edition"], result["edition"]);
    assert!(hit["snippet"]["text"].as_str().unwrap().contains("faqat ushbu Qonun"), "{hit}");
    let page = site.get("/uz/law/2019/9001/uz-Latn?on=2020-01-01").expect(200);
    assert!(page.text().contains("Asalarichilik faqat ushbu Qonun"));
    // The edition of the day is that of today: it is not marked, and its link keeps the day.
    let answer = site.search(&[("q", NEW), ("on", "2022-01-01")]);
    assert!(answer["results"][0].get("current_edition").is_none(), "{answer}");
    assert!(answer["results"][0]["url"].as_str().unwrap().ends_with("?on=2022-01-01"), "{answer}");
}

#[test]
fn the_page_of_results_shows_the_day_and_keeps_it() {
    let site = Site::sample();
    let page = site.get(&format!("/search?q={}&on=2020-01-01&ui=ru", encode(OLD))).expect(200);
    for wanted in [
        "Искали в текстах на 1 января 2020 г., а не в нынешних.",
        "Редакция с 5 июня 2019 г. по 28 февраля 2021 г.",
        "href=\"/uz/law/2019/9001/uz-Latn?on=2020-01-01#art_1\"",
        "<input type=\"date\" name=\"on\" form=\"search\" value=\"2020-01-01\">",
        "Тексты на 1 января 2020 г.",
        "on=2020-01-01&#38;sort=-date",
    ] {
        assert!(page.text().contains(wanted), "no {wanted} in {}", page.text());
    }
}

#[test]
fn a_count_is_the_total_after_a_click() {
    let site = Site::sample();
    for group in ["act", "none"] {
        let on = [("q", ""), ("on", "2020-01-01"), ("group", group), ("facets", "type,year,status,language")];
        let answer = site.search(&on);
        let sum: u64 =
            answer["facets"]["type"].as_array().unwrap().iter().filter_map(|one| one["count"].as_u64()).sum();
        assert_eq!(sum, total(&answer), "{group}");
        for facet in ["type", "year", "status", "language"] {
            for value in answer["facets"][facet].as_array().unwrap() {
                let chosen = site.search(&[&on[..], &[(facet, value["value"].as_str().unwrap())]].concat());
                assert_eq!(total(&chosen), value["count"].as_u64().unwrap(), "{group} {facet} {value}");
            }
        }
    }
}

#[test]
fn pages_of_an_answer_are_of_one_day() {
    let site = Site::sample();
    let all = site.search(&[("q", ""), ("on", "2020-01-01"), ("limit", "100")]);
    let first = site.search(&[("q", ""), ("on", "2020-01-01"), ("limit", "1")]);
    let next = first["next"].as_str().unwrap();
    assert!(next.contains("on=2020-01-01"), "{next}");
    let second = site.get(next).expect(200).json();
    assert_eq!(second["results"][0]["act"], all["results"][1]["act"]);
    // A cursor belongs to its day.
    site.get(&next.replace("on=2020-01-01", "on=2020-01-02")).expect(400);
}
