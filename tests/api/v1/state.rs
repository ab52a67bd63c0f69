//! The status of a text today, and the days of its edition: shown wherever a text is shown.

use qonun_tests::http::encode;
use serde_json::{Value, json};

use crate::Site;

const LAW: &str = "/uz/law/2019/9001";

#[test]
fn documents_and_provisions_tell_status_and_edition() {
    let site = Site::sample();
    for (path, status, repealed_on, edition) in [
        (
            "/api/v1/documents/7000020",
            "repealed",
            json!("2023-05-06"),
            json!({"from": "2018-11-17", "to": "2023-05-06"}),
        ),
        (
            "/api/v1/documents/7000020/provisions/point_1",
            "repealed",
            json!("2023-05-06"),
            json!({"from": "2018-11-17", "to": "2023-05-06"}),
        ),
        (
            "/api/v1/documents/-7000001/provisions/art_1",
            "in_force",
            Value::Null,
            json!({"from": "2021-03-01", "to": "2030-12-31"}),
        ),
        (
            "/api/v1/documents/-7000001/provisions/art_1?on=2020-01-01",
            "in_force",
            Value::Null,
            json!({"from": "2019-06-05", "to": "2021-02-28"}),
        ),
    ] {
        let view = site.get(path).expect(200).json();
        assert_eq!((&view["status"], &view["repealed_on"]), (&json!(status), &repealed_on), "{path}");
        assert_eq!(view["edition"], edition, "{path}");
    }
    let act = site.get("/api/v1/acts/uz/order/2018/3055").expect(200).json();
    assert_eq!((&act["repealed_on"], &act["in_force_from"]), (&json!("2023-05-06"), &json!("2018-11-17")));
    let found = site.search(&[("q", "содержания прудов"), ("lang", "ru")]);
    let pond = found["results"].as_array().unwrap().iter().find(|one| one["document"] == 7_000_020).unwrap();
    assert_eq!(pond["edition"], json!({"from": "2018-11-17", "to": "2023-05-06"}));
    assert!(pond["provisions"].as_array().unwrap().iter().all(|hit| hit["status"] == "repealed"), "{pond}");
}

#[test]
fn editions_without_a_text_are_listed_and_lead_nowhere() {
    let site = Site::sample();
    for path in
        ["/api/v1/documents/-7000001", "/api/v1/documents/-7000001/provisions/art_1", "/api/v1/acts/uz/law/2019/9001"]
    {
        let view = site.get(path).expect(200).json();
        let editions = view["editions"].as_array().unwrap();
        let states: Vec<(&str, bool)> = editions
            .iter()
            .map(|edition| (edition["from"].as_str().unwrap(), edition["present"].as_bool().unwrap()))
            .collect();
        assert_eq!(states, [("2031-01-01", false), ("2021-03-01", true), ("2019-06-05", true)], "{path}");
        for edition in editions {
            match edition["url"].as_str() {
                Some(url) => drop(site.get(url).expect(200)),
                None => assert_eq!(edition["present"], false, "{path}"),
            }
        }
    }
    // The Russian text has the list, but not the text of 2019.
    let russian = site.get("/api/v1/documents/7000003").expect(200).json();
    assert_eq!(russian["editions"][2]["present"], false);
    for path in [LAW, "/uz/law/2019/9001/uz-Latn", "/uz/law/2019/9001/ru", "/uz/law/2019/9001/uz-Latn?on=2020-01-01"] {
        let page = site.get(&format!("{path}{}ui=en", if path.contains('?') { "&" } else { "?" })).expect(200);
        assert!(
            page.text().contains("1\u{a0}January\u{a0}2031 <small>text not held</small>"),
            "{path}: {}",
            page.text()
        );
        assert!(!page.text().contains("on=2031-01-01"), "{path}");
    }
}

#[test]
fn a_language_without_the_edition_is_no_link() {
    let site = Site::sample();
    for path in ["/uz/law/2019/9001/uz-Latn", "/uz/law/2019/9001/uz-Latn/art_1"] {
        let old = site.get(&format!("{path}?on=2020-01-01&ui=ru")).expect(200);
        assert!(old.text().contains("<span lang=\"ru\">Русский</span> <small>текста нет</small>"), "{}", old.text());
        assert!(!old.text().contains("/uz/law/2019/9001/ru"), "{path}");
        let today = site.get(&format!("{path}?ui=ru")).expect(200);
        assert!(today.text().contains(&format!("href=\"{}\"", path.replace("uz-Latn", "ru"))), "{path}");
    }
    let view = site.get("/api/v1/documents/-7000001?on=2020-01-01").expect(200).json();
    for text in view["texts"].as_array().unwrap() {
        assert_eq!(text["present"], text["lang"] == "uz-Latn", "{text}");
    }
}

#[test]
fn the_day_asked_for_stays_in_links_and_in_the_citation() {
    let site = Site::sample();
    let page = site.get("/uz/law/2019/9001/uz-Latn?on=2020-01-01&ui=en").expect(200);
    for part in [
        "<title>Edition of 5 June 2019 · ",
        "an earlier edition, in force from 5\u{a0}June\u{a0}2019 to 28\u{a0}February\u{a0}2021",
        "2019-yil 5-iyun — 2021-yil 28-fevral",
        "/uz/law/2019/9001/uz-Latn?on=2020-01-01</p>",
        "\"temporalCoverage\":\"2019-06-05/2021-02-28\"",
    ] {
        assert!(page.text().contains(part), "{part}: {}", page.text());
    }
    let view = site.get("/api/v1/documents/-7000001?on=2020-01-01").expect(200).json();
    assert_eq!(view["url"], "/uz/law/2019/9001/uz-Latn?on=2020-01-01");
    assert_eq!(view["provisions"][0]["url"], "/uz/law/2019/9001/uz-Latn?on=2020-01-01#art_1");

    let today = site.get("/uz/law/2019/9001/uz-Latn?ui=en").expect(200);
    assert!(!today.text().contains("class=\"banner banner-old"), "the edition of today is no old one");
}

#[test]
fn notes_about_earlier_editions_lead_to_them() {
    let site = Site::sample();
    let article = site.get("/api/v1/documents/-7000001/provisions/art_1").expect(200).json();
    let urls: Vec<&str> = article["notes"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|note| note["links"].as_array().unwrap())
        .map(|link| link["url"].as_str().unwrap())
        .collect();
    assert!(urls.contains(&"/uz/law/2019/9001/uz-Latn?on=2019-06-05#-7000111"), "{urls:?}");
    assert!(urls.contains(&"https://lex.uz/docs/-7000001?ONDATE=01.01.2031#-7000111"), "{urls:?}");
}

#[test]
fn pages_of_a_repealed_act_say_so() {
    let site = Site::sample();
    for path in ["/uz/order/2018/3055/ru", "/uz/order/2018/3055/ru/point_1", "/uz/order/2018/3055"] {
        let page = site.get(&format!("{path}?ui=ru")).expect(200);
        for part in
            ["<title>Утратил силу · ", "Документ утратил силу 6\u{a0}мая\u{a0}2023\u{a0}г.</p>", "status-repealed"]
        {
            assert!(page.text().contains(part), "{path} has no {part}: {}", page.text());
        }
    }
}

#[test]
fn a_part_is_answered_alone_and_marked() {
    let site = Site::sample();
    let answer = site.get("/api/v1/documents/-7000001/provisions/art_1/part_2").expect(200).json();
    let part = &answer["part"];
    assert_eq!(part["path"], "art_1/part_2");
    assert_eq!(part["url"], "/uz/law/2019/9001/uz-Latn/art_1/part_2#art_1/part_2");
    let place = |n: usize| usize::try_from(part["places"][0][n].as_u64().unwrap()).unwrap();
    let block = answer["blocks"][place(0)]["text"].as_str().unwrap();
    let cut: String = block.chars().skip(place(1)).take(place(2) - place(1)).collect();
    assert!(!cut.is_empty() && part["text"].as_str().unwrap().starts_with(&cut), "{answer}");
    assert!(answer["text"].as_str().unwrap().contains(&cut));
    let whole = site.get("/api/v1/documents/-7000001/provisions/art_1").expect(200).json();
    assert!(whole.get("part").is_none(), "{whole}");

    let page = site.get("/uz/law/2019/9001/uz-Latn/art_1/part_2").expect(200);
    for wanted in ["<mark class=\"part\" id=\"art_1/part_2\">", "1-modda, 2-qism. ", "/art_1/part_2</p>"] {
        assert!(page.text().contains(wanted), "{wanted}: {}", page.text());
    }
    let led = site.get("/ru/docs/-7000001/art_1/part_2?ONDATE=01.03.2021");
    assert_eq!(led.header("location"), Some("/uz/law/2019/9001/uz-Latn/art_1/part_2?on=2021-03-01"));
}

#[test]
fn a_suggestion_says_what_became_of_its_act() {
    let site = Site::sample();
    let answer = site.get(&format!("/api/v1/suggest?q={}", encode("правил содержания прудов"))).expect(200).json();
    let acts: Vec<_> = answer["suggestions"].as_array().unwrap().iter().filter(|one| one["kind"] == "act").collect();
    assert!(acts.iter().any(|act| act["status"] == "repealed"), "{answer}");
    assert!(acts.iter().all(|act| act["status"].is_string()), "{answer}");
}

#[test]
fn what_is_not_there_names_what_is_nearest() {
    let site = Site::sample();
    for (path, nearest) in [
        (
            "documents/-7000001/provisions/art_1/part_999",
            json!({"path": "art_1", "url": "/uz/law/2019/9001/uz-Latn/art_1"}),
        ),
        (
            "documents/-7000001/provisions/art_1/part_2/point_z",
            json!({"path": "art_1/part_2", "url": "/uz/law/2019/9001/uz-Latn/art_1/part_2"}),
        ),
        (
            "documents/-7000001/provisions/art_1/nonsense",
            json!({"path": "art_1", "url": "/uz/law/2019/9001/uz-Latn/art_1"}),
        ),
        ("documents/-7000001/provisions/art_999", json!({"path": "art_41", "url": "/uz/law/2019/9001/uz-Latn/art_41"})),
        (
            "documents/-7000001/provisions/art_1/part_9?on=2020-01-01",
            json!({"path": "art_1", "url": "/uz/law/2019/9001/uz-Latn/art_1?on=2020-01-01"}),
        ),
        (
            "documents/7000003?on=2020-01-01",
            json!({"edition": {"from": "2021-03-01", "to": "2030-12-31"}, "url": "/uz/law/2019/9001/ru"}),
        ),
        (
            "documents/-7000001?on=2001-01-01",
            json!({"edition": {"from": "2019-06-05", "to": "2021-02-28"}, "url": "/uz/law/2019/9001/uz-Latn?on=2019-06-05"}),
        ),
    ] {
        let problem = site.get(&format!("/api/v1/{path}")).problem(404);
        assert_eq!(problem["nearest"], nearest, "{path}");
        site.get(nearest["url"].as_str().unwrap()).expect(200);
        let detail = problem["detail"].as_str().unwrap();
        assert!(!detail.contains("700000"), "an internal number: {detail}");
    }
    site.get("/api/v1/documents/-7000001/provisions/art_1/part_2").expect(200);

    let page = site.get("/uz/law/2019/9001/ru/art_1/part_999?ui=ru").expect(404);
    for part in
        ["«О пчеловодстве» нет положения «статья 1, часть 999»", "href=\"/uz/law/2019/9001/ru/art_1\">статья 1</a>"]
    {
        assert!(page.text().contains(part), "{part}: {}", page.text());
    }
    let page = site.get("/uz/law/2019/9001/ru?on=2020-01-01&ui=ru").expect(404);
    for part in
        ["«О пчеловодстве» в редакции, действующей с 5 июня 2019 г., в базе нет", "href=\"/uz/law/2019/9001/ru\""]
    {
        assert!(page.text().contains(part), "{part}: {}", page.text());
    }
    assert!(!page.text().contains("7000003"), "an internal number");
}
