//! `/api/v1/documents/…`

use qonun_tests::Mirror;
use serde_json::{Value, json};

use crate::Site;

#[test]
fn a_document_has_every_member() {
    let site = Site::sample();
    let view = site.get("/api/v1/documents/7000020").expect(200).json();
    for (member, wanted) in [
        ("id", json!(7_000_020)),
        ("act", json!("uz/order/2018/3055")),
        ("lang", json!("ru")),
        ("title", json!("Об утверждении Правил содержания прудов")),
        ("type", json!("order")),
        ("number", json!("3055")),
        ("adopted", json!("2018-07-20")),
        ("in_force_from", json!("2018-11-17")),
        ("status", json!("repealed")),
        ("bodies", json!(["Министерство водного хозяйства"])),
        ("registration", json!({"number": "3055", "date": "2018-08-16"})),
        ("languages", json!({"ru": 7_000_020})),
    ] {
        assert_eq!(view[member], wanted, "{member}");
    }
    for member in ["editions", "outline", "provisions"] {
        assert!(view[member].is_array(), "{member}");
    }
    assert!(view["etag"].as_str().is_some_and(|etag| !etag.is_empty()));
}

#[test]
fn provisions_are_flat_and_in_order_with_numbering_anew_in_annexes() {
    let site = Site::sample();
    let view = site.get("/api/v1/documents/7000010").expect(200).json();
    let paths: Vec<&str> = view["provisions"].as_array().unwrap().iter().map(|p| p["path"].as_str().unwrap()).collect();
    let wanted = [
        "preamble",
        "point_1",
        "point_2",
        "point_2-1",
        "point_3",
        "annex_1",
        "annex_1/chapter_1",
        "annex_1/point_1",
        "annex_1/point_2",
        "annex_1/chapter_2",
        "annex_1/chapter_2/paragraph_1",
        "annex_1/point_3",
        "annex_2",
        "annex_2/table_1",
        "annex_2/point_1",
    ];
    assert_eq!(paths, wanted);
    let find = |path: &str| view["provisions"].as_array().unwrap().iter().find(|p| p["path"] == path).unwrap();
    let text = find("point_1")["text"].as_str().unwrap();
    assert_eq!(text.lines().count(), 3, "paragraphs are parted by a line feed: {text}");
    assert!(!text.starts_with('1'), "the number is no part of the text: {text}");
    assert_eq!(find("point_2-1")["number"], "2-1");
    assert!(find("annex_1/point_2")["text"].as_str().unwrap().contains("Ҳовуз\tМайдони, га"), "cells by tabulators");
    assert_eq!(find("annex_2/table_1")["kind"], "table");
}

#[test]
fn notes_stand_apart_from_the_text() {
    let site = Site::sample();
    let view = site.get("/api/v1/documents/7000003").expect(200).json();
    let article = view["provisions"].as_array().unwrap().iter().find(|p| p["path"] == "art_1").unwrap();
    assert!(!article["notes"].as_array().unwrap().is_empty());
    for provision in view["provisions"].as_array().unwrap() {
        let text = provision["text"].as_str().unwrap();
        assert!(!text.contains("редакци"), "a note in the text of {}: {text}", provision["path"]);
    }
}

#[test]
fn a_provision_is_that_of_its_document() {
    let site = Site::sample();
    for id in [-7_000_001, 7_000_003, 7_000_010, 7_000_030] {
        let view = site.get(&format!("/api/v1/documents/{id}")).expect(200).json();
        let provisions = view["provisions"].as_array().unwrap();
        for provision in provisions {
            let path = provision["path"].as_str().unwrap();
            let alone = site.get(&format!("/api/v1/documents/{id}/provisions/{path}")).expect(200).json();
            for member in ["path", "kind", "number", "heading", "text", "notes", "blocks"] {
                assert_eq!(alone[member], provision[member], "{id} {path} {member}");
            }
            assert_eq!((&alone["document"], &alone["act"]), (&view["id"], &view["act"]));
        }
        let read: Vec<&str> = provisions
            .iter()
            .filter(|provision| provision["kind"] == "article" || provision["kind"] == "point")
            .map(|provision| provision["path"].as_str().unwrap())
            .collect();
        for pair in read.windows(2) {
            let at = |path: &str| site.get(&format!("/api/v1/documents/{id}/provisions/{path}")).json();
            assert_eq!(
                (&at(pair[0])["next"]["path"], &at(pair[1])["previous"]["path"]),
                (&pair[1].into(), &pair[0].into())
            );
        }
    }
}

#[test]
fn a_day_chooses_the_edition() {
    let site = Site::sample();
    let on = |day: &str| site.get(&format!("/api/v1/documents/-7000001?on={day}"));
    for (day, from, to) in [
        ("2019-06-05", "2019-06-05", Some("2021-02-28")),
        ("2021-02-28", "2019-06-05", Some("2021-02-28")),
        ("2021-03-01", "2021-03-01", Some("2030-12-31")),
        ("01.03.2021", "2021-03-01", Some("2030-12-31")),
    ] {
        assert_eq!(on(day).expect(200).json()["edition"], json!({"from": from, "to": to}), "{day}");
    }
    let old = on("2020-01-01").json();
    assert_eq!(old["provisions"].as_array().unwrap().len(), 1);
    let article = site.get("/api/v1/documents/-7000001/provisions/art_1?on=2020-01-01").expect(200).json();
    assert!(article["text"].as_str().unwrap().contains("munosabatlarini tartibga soladi"), "{article}");
    site.get("/api/v1/documents/-7000001/provisions/art_4?on=2020-01-01").problem(404);

    let before = on("2019-06-04").problem(404);
    assert_eq!(before["code"], "before_first_edition");
    assert!(before["detail"].as_str().unwrap().contains("2019-06-05"), "{before}");
    let not_kept = site.get("/api/v1/documents/7000003?on=2020-01-01").problem(404);
    assert_eq!(not_kept["code"], "edition_not_kept");
    assert!(on("yesterday").problem(400)["detail"].as_str().unwrap().contains("yesterday"));
}

#[test]
fn damaged_pages_give_a_part_with_problems_or_nothing() {
    let site = Site::sample();
    for (id, code) in
        [(7_000_070, "truncated"), (7_000_071, "encoding"), (7_000_072, "markup"), (7_000_050, "pdf_only")]
    {
        let view = site.get(&format!("/api/v1/documents/{id}")).expect(200).json();
        let problems = view["problems"].as_array().unwrap();
        let found = problems.iter().find(|problem| problem["code"] == code);
        let found = found.unwrap_or_else(|| panic!("{id} has no {code}: {problems:?}"));
        assert!(found["message"].is_string() && found.get("block").is_some());
    }
    assert_eq!(site.get("/api/v1/documents/7000004").json()["problems"], json!([]));
    for id in [7_000_060, 7_000_061, 7_000_062] {
        assert_eq!(site.get(&format!("/api/v1/documents/{id}")).problem(404)["code"], "no_document");
    }
    let page = site.get("/uz/decree/2022/9070~7000072/ru").expect(200);
    assert!(!page.text().contains("<script>alert") && !page.text().contains("=\"javascript:"), "{}", page.text());
}

#[test]
fn links_lead_to_our_pages_where_we_have_them() {
    let site = Site::sample();
    let article = site.get("/api/v1/documents/7000003/provisions/art_1").expect(200).json();
    let links: Vec<&Value> =
        article["blocks"].as_array().unwrap().iter().flat_map(|block| block["links"].as_array().unwrap()).collect();
    assert_eq!(links.len(), 1, "{links:?}");
    assert_eq!(links[0]["document"], 7_000_080);
    let url = links[0]["url"].as_str().unwrap();
    assert!(url.starts_with("/uz/resolution/2018/pq-9081/"), "{url}");
    site.get(url.split('#').next().unwrap()).expect(200);
}

#[test]
fn who_has_the_answer_gets_304() {
    let site = Site::sample();
    for path in ["/api/v1/documents/7000010", "/api/v1/search?q=asalari", "/api/v1/acts/uz/law/2019/9001"] {
        let first = site.get(path).expect(200);
        let etag = first.header("etag").unwrap_or_else(|| panic!("{path} has no ETag")).to_owned();
        let again = site.get_with(path, &[("If-None-Match", &etag)]).expect(304);
        assert!(again.body.is_empty());
        assert_eq!(again.header("etag"), Some(etag.as_str()));
        site.get_with(path, &[("If-None-Match", "\"another\"")]).expect(200);
    }
}

#[test]
fn a_number_with_a_full_stop_leads_to_the_inserted_article() {
    let site = Site::sample();
    for id in ["-7000001", "7000003"] {
        let read = site.get(&format!("/api/v1/documents/{id}/provisions/art_4.1")).json();
        assert_eq!(read["path"], "art_4-1", "{id}");
        let missing = site.get(&format!("/api/v1/documents/{id}/provisions/art_4.9")).problem(404);
        assert!(missing["detail"].as_str().unwrap().contains("art_4.9"), "{missing}");
    }
}

/// Entries of a history in short: kind, day, address.
fn history(article: &Value) -> Vec<String> {
    let entries = article["history"].as_array().unwrap().iter();
    let part = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    entries.map(|entry| format!("{} {} {}", part(&entry["kind"]), part(&entry["on"]), part(&entry["url"]))).collect()
}

#[test]
fn the_notes_of_an_article_are_its_history() {
    let site = Site::sample();
    let article = site.get("/api/v1/documents/-7000001/provisions/art_1").expect(200).json();
    assert_eq!(
        history(&article),
        [
            "future_edition 2031-01-01 https://lex.uz/docs/-7000001?ONDATE=01.01.2031#-7000111",
            "amendment 2021-03-01 -",
            "previous_edition 2019-06-05 /uz/law/2019/9001/uz-Latn?on=2019-06-05#-7000111",
        ]
    );
    let entries = &article["history"];
    assert_eq!((&entries[0]["present"], &entries[2]["present"]), (&Value::Bool(false), &Value::Bool(true)));
    assert_eq!(entries[1]["published"], "Qonunchilik maʼlumotlari milliy bazasi, 01.02.2021-y., 03/21/9044/0011-son");
    assert_eq!(
        (&entries[1]["acts"][0]["document"], &entries[1]["acts"][0]["on"]),
        (&(-7_000_010).into(), &"2021-03-01".into())
    );
    // The Russian text has the note, but not the earlier wording.
    let russian = site.get("/api/v1/documents/7000003/provisions/art_1").expect(200).json();
    let earlier =
        russian["history"].as_array().unwrap().iter().find(|entry| entry["kind"] == "previous_edition").unwrap();
    assert_eq!((&earlier["present"], &earlier["on"]), (&Value::Bool(false), &"2019-06-05".into()));
    let plain = site.get("/api/v1/documents/-7000001/provisions/art_41").expect(200).json();
    assert_eq!(history(&plain), Vec::<String>::new());
}

/// The page says that its earlier wording is of the day on which it began itself, or of a later one.
#[test]
fn a_wording_of_an_impossible_day_leads_nowhere() {
    let mirror = Mirror::sample();
    mirror.edit("-7000001.html", "ONDATE=05.06.2019 00#-7000111", "ONDATE=01.03.2021 00#-7000111");
    let site = Site::of(mirror);
    let article = site.get("/api/v1/documents/-7000001/provisions/art_1").expect(200).json();
    let earlier =
        article["history"].as_array().unwrap().iter().find(|entry| entry["kind"] == "previous_edition").unwrap();
    assert_eq!(earlier["is_day_impossible"], true, "{earlier}");
    assert_eq!((&earlier["present"], &earlier["url"]), (&Value::Bool(false), &Value::Null));
    let page = site.get("/uz/law/2019/9001/uz-Latn/art_1?ui=en").expect(200);
    assert!(page.text().contains("The day in this note contradicts the edition"), "{}", page.text());
}
