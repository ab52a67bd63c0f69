//! The shape of an answer.

use serde_json::Value;

use super::{BEES, marked, notices, paths};
use crate::Site;

#[test]
fn an_answer_has_every_member() {
    let site = Site::sample();
    let answer = site.search(&[("q", "пчел"), ("facets", "type")]);
    for member in ["query", "total", "notices", "results", "facets", "next", "generation"] {
        assert!(answer.get(member).is_some(), "no {member}");
    }
    assert_eq!(answer["query"]["q"], "пчел");
    assert_eq!(answer["query"]["syntax"], "simple");
    assert_eq!(answer["generation"], site.mirror.current());
    let result = &answer["results"][0];
    for (member, wanted) in [
        ("act", BEES),
        ("lang", "ru"),
        ("title", "О пчеловодстве"),
        ("type", "law"),
        ("number", "ORQ-9001"),
        ("adopted", "2019-03-12"),
        ("status", "in_force"),
        ("url", "/uz/law/2019/9001/ru"),
    ] {
        assert_eq!(result[member], wanted, "{member}");
    }
    let provision = &result["provisions"][0];
    for (member, wanted) in [
        ("path", "art_4"),
        ("kind", "article"),
        ("number", "4"),
        ("heading", "Пчелиная семья"),
        ("url", "/uz/law/2019/9001/ru#art_4"),
    ] {
        assert_eq!(provision[member], wanted, "{member}");
    }
    assert_eq!(provision["document"], 7_000_003);
    assert!(result["score"].as_f64().unwrap() > 0.0 && provision["score"].as_f64().unwrap() > 0.0);
}

#[test]
fn marks_stand_on_the_words_found() {
    let site = Site::sample();
    for (query, words) in
        [("пчел", &["пчел"][..]), ("\"рабочих пчел\"", &["рабочих пчел"]), ("МАТКИ трутни", &["матки", "трутней"])]
    {
        let answer = site.search(&[("q", query)]);
        let snippet = &answer["results"][0]["provisions"][0]["snippet"];
        assert_eq!(marked(&snippet["text"], &snippet["marks"]), words, "{query}");
    }
    let answer = site.search(&[("q", "балиқчилик")]);
    let result = &answer["results"][0];
    assert_eq!(marked(&result["title"], &result["title_marks"]), ["Балиқчилик"]);
}

#[test]
fn a_snippet_is_as_long_as_asked_or_not_there() {
    let site = Site::sample();
    let snippet = |length: &str| {
        let answer = site.search(&[("q", "балиқчилик"), ("snippet", length), ("per_act", "20")]);
        answer["results"][0]["provisions"].as_array().unwrap().iter().map(|p| p["snippet"].clone()).collect::<Vec<_>>()
    };
    assert!(snippet("0").iter().all(Value::is_null));
    for length in [40, 120] {
        for found in snippet(&length.to_string()) {
            let characters = found["text"].as_str().unwrap().chars().count();
            assert!(characters <= length + 20, "{characters} of {length}: {found}");
        }
    }
}

#[test]
fn per_act_bounds_the_provisions_of_an_act() {
    let site = Site::sample();
    for (per_act, count) in [("0", 0), ("1", 1), ("2", 2)] {
        let answer = site.search(&[("q", "рўйхат"), ("per_act", per_act)]);
        assert_eq!(paths(&answer).len(), count, "per_act={per_act}");
    }
    let all = paths(&site.search(&[("q", "рўйхат"), ("per_act", "20")])).len();
    assert!(all > 4, "{all}");
}

#[test]
fn unknown_parameters_are_told_and_passed_over() {
    let site = Site::sample();
    let answer = site.search(&[("q", "пчел"), ("no_such_parameter", "1")]);
    assert_eq!(notices(&answer), ["unknown_parameter"]);
    assert!(answer["notices"][0]["text"].as_str().unwrap().contains("no_such_parameter"));
    assert_eq!(qonun_tests::server::acts(&answer), [BEES]);
}

#[test]
fn the_parts_of_a_score_make_the_score() {
    let site = Site::sample();
    let answer = site.search(&[("q", "матка трутней"), ("explain", "1")]);
    let provision = &answer["results"][0]["provisions"][0];
    let parts = provision["explanation"].as_array().expect("an explanation");
    // Summands are added in their order; a factor multiplies the sum before it.
    let sum = parts.iter().fold(0.0, |sum, part| {
        let value = part["value"].as_f64().unwrap();
        if part["part"].as_str().unwrap().contains("as a factor") { sum * value } else { sum + value }
    });
    let score = provision["score"].as_f64().unwrap();
    assert!((sum - score).abs() < 0.01, "{sum} is not {score}: {parts:?}");
    assert!(site.search(&[("q", "матка")])["results"][0]["provisions"][0].get("explanation").is_none());
}
