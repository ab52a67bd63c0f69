//! `/api/v1/acts/{act}/links`

use std::collections::BTreeSet;

use serde_json::Value;

use crate::Site;

const LAW: &str = "/api/v1/acts/uz/law/2019/9001/links";

fn links(answer: &Value) -> &[Value] {
    answer["links"].as_array().unwrap()
}

/// Returns all links, page by page.
fn walk(site: &Site, first: &str) -> (u64, Vec<Value>) {
    let mut answer = site.get(first).expect(200).json();
    let (total, mut all) = (answer["total"].as_u64().unwrap(), Vec::new());
    loop {
        all.extend(links(&answer).iter().cloned());
        let Some(next) = answer["next"].as_str() else { return (total, all) };
        assert!(!links(&answer).is_empty() && all.len() < 10_000, "the pages do not end");
        answer = site.get(next).expect(200).json();
        assert_eq!(answer["total"], total);
    }
}

#[test]
fn a_link_has_both_ends_and_its_sentence() {
    let site = Site::sample();
    let answer = site.get(&format!("{LAW}?direction=in&path=art_1&lang=uz-Cyrl")).expect(200).json();
    let members = [
        "kind",
        "document",
        "act",
        "path",
        "from_document",
        "from_act",
        "from_path",
        "context",
        "in_note",
        "title",
        "type",
        "number",
        "adopted",
        "status",
        "url",
    ];
    let fish = links(&answer).iter().find(|link| link["from_act"] == "uz/resolution/2020/vmq-77").unwrap();
    for member in members {
        assert!(fish.get(member).is_some(), "no {member}: {fish}");
    }
    assert_eq!(
        (&fish["kind"], &fish["path"], &fish["act"]),
        (&"cites".into(), &"art_1".into(), &"uz/law/2019/9001".into())
    );
    assert_eq!((&fish["from_document"], &fish["from_path"]), (&7_000_010.into(), &"annex_1/point_3".into()));
    assert_eq!(fish["context"], "3. Ариза Қонуннинг 1-моддасига мувофиқ берилади.".trim_start_matches("3. "));
    assert_eq!((&fish["type"], &fish["in_note"]), (&"resolution".into(), &false.into()));
    assert_eq!(site.get(fish["url"].as_str().unwrap().split('#').next().unwrap()).status, 200);
}

#[test]
fn pages_of_links_are_the_whole_list() {
    let site = Site::generated();
    let acts = qonun_tests::server::acts(&site.search(&[
        ("q", crate::MOST_ACTS),
        ("syntax", "advanced"),
        ("limit", "60"),
        ("snippet", "0"),
    ]));
    let (mut seen, mut kinds) = (0, BTreeSet::new());
    for act in acts {
        for direction in ["in", "out"] {
            let first = format!("/api/v1/acts/{act}/links?direction={direction}");
            let (total, large) = walk(&site, &format!("{first}&limit=100"));
            assert_eq!(total, large.len() as u64, "{first}");
            seen += large.len();
            kinds.extend(large.iter().map(|link| link["kind"].as_str().unwrap().to_owned()));
            if (3..20).contains(&large.len()) {
                assert_eq!(walk(&site, &format!("{first}&limit=2")).1, large, "{first}");
            }
            let own = if direction == "in" { "act" } else { "from_act" };
            assert!(large.iter().all(|link| link[own] == act.as_str()), "{first}");
            let (count, laws) = walk(&site, &format!("{first}&type=law&limit=100"));
            let wanted = large.iter().filter(|link| link["type"] == "law").count();
            assert_eq!((count, laws.len()), (wanted as u64, wanted), "{first}");
        }
    }
    assert!(seen > 50 && kinds.len() >= 3, "{seen} links of {kinds:?}");
}

#[test]
fn what_is_wrong_in_a_request_is_told() {
    let site = Site::sample();
    for (query, status, code) in [
        ("?direction=up", 400, "bad_value"),
        ("?kind=likes", 400, "bad_value"),
        ("?limit=101", 400, "bad_value"),
        ("?type=odd", 400, "bad_value"),
        ("?path=a&path=b", 400, "repeated_parameter"),
        ("?cursor=x", 400, "broken_cursor"),
        ("?path=art_999", 404, "no_provision"),
    ] {
        assert_eq!(site.get(&format!("{LAW}{query}")).problem(status)["code"], code, "{query}");
    }
    assert_eq!(site.get("/api/v1/acts/no/such/act/links").problem(404)["code"], "no_act");
    let answer = site.get(&format!("{LAW}?colour=red")).expect(200).json();
    assert_eq!(answer["notices"][0]["code"], "unknown_parameter");
}
