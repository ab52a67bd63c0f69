//! `/api/v1/acts/…`

use serde_json::Value;

use crate::{MOST_ACTS, Site};

fn list<'v>(view: &'v Value, name: &str) -> &'v [Value] {
    view[name].as_array().unwrap_or_else(|| panic!("no list {name}"))
}

#[test]
fn an_act_knows_its_texts_and_links_both_ways() {
    let site = Site::sample();
    let act = site.get("/api/v1/acts/uz/law/2019/9001").expect(200).json();
    let documents: Vec<i64> = list(&act, "texts").iter().map(|text| text["document"].as_i64().unwrap()).collect();
    assert_eq!(documents, [-7_000_001, 7_000_001, 7_000_003, 7_000_004]);
    assert_eq!((&act["number"], &act["adopted"]), (&"ORQ-9001".into(), &"2019-03-12".into()));
    for name in ["cites", "cited_by", "amends", "amended_by", "repeals", "repealed_by"] {
        for link in list(&act, name) {
            for member in ["document", "act", "path", "anchor", "from_document", "from_path", "in_note", "context"] {
                assert!(link.get(member).is_some(), "{name} has no {member}: {link}");
            }
        }
    }
    let fish = list(&act, "cited_by").iter().find(|link| link["act"] == "uz/resolution/2020/vmq-77").unwrap();
    assert_eq!((&fish["from_document"], &fish["from_path"]), (&7_000_010.into(), &"annex_1/point_3".into()));
    assert_eq!((&fish["path"], &fish["anchor"]), (&"art_1".into(), &"7000107".into()));
    assert!(fish["context"].as_str().unwrap().contains("Қонуннинг 1-моддасига"), "{fish}");

    let back = site.get("/api/v1/acts/uz/resolution/2020/vmq-77").expect(200).json();
    assert!(list(&back, "cites").iter().any(|link| link["act"] == "uz/law/2019/9001"), "{back}");
    let notes = list(&act, "cites").iter().chain(list(&act, "amended_by")).filter(|link| link["in_note"] == true);
    assert!(notes.count() > 0, "links of notes count");
}

#[test]
fn a_title_comes_in_the_language_asked_for() {
    let site = Site::sample();
    for (lang, title) in [("ru", "О пчеловодстве"), ("en", "On beekeeping"), ("uz-Cyrl", "Асаларичилик тўғрисида")]
    {
        let act = site.get(&format!("/api/v1/acts/uz/law/2019/9001?lang={lang}")).expect(200).json();
        assert_eq!(act["title"], title);
    }
}

#[test]
fn every_act_of_a_law_base_opens() {
    let site = Site::generated();
    let answer = site.search(&[("q", MOST_ACTS), ("syntax", "advanced"), ("limit", "100"), ("snippet", "0")]);
    let acts = qonun_tests::server::acts(&answer);
    assert!(acts.len() > 20);
    for act in acts {
        let view = site.get(&format!("/api/v1/acts/{act}")).expect(200).json();
        assert_eq!(view["act"], act.as_str());
        for text in list(&view, "texts").iter().filter(|text| text["present"] == true) {
            let id = text["document"].as_i64().unwrap();
            let document = site.get(&format!("/api/v1/documents/{id}")).expect(200).json();
            assert_eq!((&document["act"], &document["lang"]), (&view["act"], &text["lang"]), "{id}");
        }
    }
}
