//! `/api/v1/compare`

use serde_json::{Value, json};

use crate::Site;

/// Joins the pieces of a side: all but those of one kind.
fn without(pieces: &Value, op: &str) -> String {
    let pieces = pieces.as_array().unwrap().iter().filter(|piece| piece["op"] != op);
    pieces.map(|piece| piece["text"].as_str().unwrap()).collect()
}

/// The text of each provision of a document, by path.
fn texts(site: &Site, id: &str, day: Option<&str>) -> Value {
    let day = day.map(|day| format!("?on={day}")).unwrap_or_default();
    let view = site.get(&format!("/api/v1/documents/{id}{day}")).expect(200).json();
    let all = view["provisions"].as_array().unwrap().iter();
    all.map(|one| (one["path"].as_str().unwrap().to_owned(), one["text"].clone()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

/// Fails unless the pieces of each provision, joined, are its text in both editions.
fn check(answer: &Value, old: &Value, new: &Value) {
    let mut told = 0;
    for provision in answer["provisions"].as_array().unwrap() {
        for (path, texts, left_out) in [("from_path", old, "insert"), ("to_path", new, "delete")] {
            let Some(path) = provision[path].as_str() else { continue };
            assert_eq!(without(&provision["diff"], left_out), texts[path].as_str().unwrap(), "{path}");
            told += 1;
        }
    }
    assert_eq!(told, old.as_object().unwrap().len() + new.as_object().unwrap().len());
}

#[test]
fn two_editions_are_compared() {
    let site = Site::sample();
    let answer = site.get("/api/v1/compare?from=-7000001@2020-01-01&to=-7000001@2021-03-01").expect(200).json();
    assert_eq!(answer["compared"], "words");
    assert_eq!(answer["from"]["edition"], json!({"from": "2019-06-05", "to": "2021-02-28"}));
    assert_eq!(answer["to"]["edition"]["from"], "2021-03-01");
    let (old, new) = (texts(&site, "-7000001", Some("2020-01-01")), texts(&site, "-7000001", Some("2021-03-01")));
    check(&answer, &old, &new);
    let counts: u64 = answer["counts"].as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum();
    assert_eq!(counts, answer["provisions"].as_array().unwrap().len() as u64);
    assert!(answer["counts"]["added"].as_u64().unwrap() > 0, "the first edition has one article: {answer}");

    let act = answer["to"]["act"].as_str().unwrap();
    let lang = answer["to"]["lang"].as_str().unwrap();
    let by_address = format!("/api/v1/compare?from={act}/{lang}@2020-01-01&to=/{act}/{lang}@2021-03-01");
    assert_eq!(site.get(&by_address).expect(200).json(), answer);
}

#[test]
fn a_text_without_changes_is_the_same() {
    let site = Site::sample();
    let answer = site.get("/api/v1/compare?from=7000010&to=7000010").expect(200).json();
    assert_eq!(answer["counts"]["same"], answer["provisions"].as_array().unwrap().len());
    let text = texts(&site, "7000010", None);
    check(&answer, &text, &text);
}

#[test]
fn one_provision_is_compared_with_what_is_below_it() {
    let site = Site::sample();
    let told = |from: &str, to: &str| {
        let answer = site.get(&format!("/api/v1/compare?from={from}&to={to}")).expect(200).json();
        let path = |one: &Value| format!("{}={}:{}", one["from_path"], one["to_path"], one["change"]).replace('"', "");
        answer["provisions"].as_array().unwrap().iter().map(path).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(told("7000010/point_1", "7000010"), "point_1=point_1:same");
    assert_eq!(told("7000010", "7000010/point_1"), "point_1=point_1:same");
    // A reader who names two provisions takes them for one.
    assert_eq!(told("7000010/point_1", "7000010/point_2"), "point_1=point_2:moved");
    let annex = "annex_2=annex_2:same annex_2/table_1=annex_2/table_1:same annex_2/point_1=annex_2/point_1:same";
    assert_eq!(told("7000010/annex_2", "7000010"), annex);
}

#[test]
fn language_versions_stand_side_by_side() {
    let site = Site::sample();
    let languages = site.get("/api/v1/documents/-7000001").expect(200).json()["languages"].clone();
    let mut seen = 0;
    for (lang, id) in languages.as_object().unwrap() {
        let id = id.to_string();
        if lang == "uz-Latn" || site.get(&format!("/api/v1/documents/{id}")).status != 200 {
            continue;
        }
        let answer = site.get(&format!("/api/v1/compare?from=-7000001&to={id}")).expect(200).json();
        assert_eq!((&answer["compared"], &answer["to"]["lang"]), (&json!("provisions"), &json!(lang)));
        check(&answer, &texts(&site, "-7000001", None), &texts(&site, &id, None));
        let has_equal = |one: &Value| one["diff"].as_array().unwrap().iter().any(|piece| piece["op"] == "equal");
        assert!(!answer["provisions"].as_array().unwrap().iter().any(has_equal), "words are not compared");
        seen += 1;
    }
    assert!(seen > 0, "{languages}");
}

#[test]
fn a_comparison_is_taken_away_as_text() {
    let site = Site::sample();
    for address in ["/api/v1/compare", "/compare"] {
        let answer = site.get(&format!("{address}?from=-7000001@2020-01-01/art_1&to=-7000001&format=text")).expect(200);
        assert_eq!(answer.header("content-type"), Some("text/plain; charset=utf-8"));
        let text = answer.text();
        let head = "--- uz/law/2019/9001/uz-Latn@2019-06-05/art_1\n+++ uz/law/2019/9001/uz-Latn@2021-03-01/art_1\n\n@@ art_1 @@\n";
        assert!(text.starts_with(head), "{text}");
        assert!(text.contains("[-faqat ushbu-]"), "{text}");
    }
    let equal = site.get("/compare?from=7000010&to=7000010&format=text").expect(200);
    assert_eq!(equal.text().lines().count(), 2, "{}", equal.text());
}

/// A provision that the other text lacks under this path is told by the comparison of the whole texts.
#[test]
fn a_provision_that_only_one_edition_has_was_added() {
    let site = Site::sample();
    for (from, to, change) in
        [("-7000001@2020-01-01", "-7000001/art_4", "added"), ("-7000001/art_4", "-7000001@2020-01-01", "removed")]
    {
        let answer = site.get(&format!("/api/v1/compare?from={from}&to={to}")).expect(200).json();
        let provisions = answer["provisions"].as_array().unwrap();
        assert_eq!(provisions.len(), 1, "{answer}");
        assert_eq!(provisions[0]["change"], change, "{answer}");
    }
    site.get("/api/v1/compare?from=-7000001@2020-01-01/art_4&to=-7000001").expect(404);
}

#[test]
fn changes_since_a_day_are_told() {
    let site = Site::sample();
    let act = "/api/v1/acts/uz/law/2019/9001/changes";
    let changes = site.get(&format!("{act}?since=2020-01-01&lang=uz-Latn")).expect(200).json();
    let compared = site.get("/api/v1/compare?from=-7000001@2020-01-01&to=-7000001").expect(200).json();
    assert_eq!(changes["provisions"], compared["provisions"]);
    // The reader reads Russian, but only the Uzbek text of that day is held.
    let other = site.get(&format!("{act}?since=2020-01-01&ui=ru")).expect(200).json();
    assert_eq!(other["from"]["lang"], "uz-Latn");
    let today = site.get(&format!("{act}?since=2022-01-01&lang=ru")).expect(200).json();
    assert_eq!((&today["from"]["lang"], &today["counts"]["changed"]), (&json!("ru"), &json!(0)));
    for (query, status, code) in [
        ("", 400, "missing_parameter"),
        ("since=2021-02-30", 400, "bad_value"),
        ("since=2999-01-01", 400, "bad_value"),
        ("since=2000-01-01", 404, "before_first_edition"),
        ("since=2020-01-01&lang=ru", 404, "edition_not_kept"),
        ("since=2020-01-01&path=art_999", 404, "no_provision"),
        ("since=2020-01-01&format=pdf", 400, "bad_value"),
    ] {
        let problem = site.get(&format!("{act}?{query}")).expect(status).json();
        assert_eq!(problem["code"], code, "{query}");
    }
    let page = site.get("/uz/law/2019/9001/changes").expect(303);
    assert_eq!(page.header("location"), Some("/compare?to=uz%2Flaw%2F2019%2F9001%2Fuz-Latn"));
}
