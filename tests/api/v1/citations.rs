//! `/api/v1/citations`

use crate::Site;

const TEXT: &str = "𝐀 Ариза ЎРҚ-9001-сон Қонуннинг 4-моддасига, ПФ-9070-сон Фармонга ва ЎРҚ-8888-сон Қонунга мувофиқ.";

#[test]
fn citations_of_a_text_are_found_and_matched() {
    let site = Site::sample();
    let plain = site.post("/api/v1/citations", "text/plain; charset=utf-8", TEXT.as_bytes()).expect(200);
    let found = plain.json();
    let citations = found["citations"].as_array().unwrap();
    let characters: Vec<char> = TEXT.chars().collect();
    for citation in citations {
        let at = |name: &str| usize::try_from(citation[name].as_u64().unwrap()).unwrap();
        let stretch: String = characters[at("start")..at("end")].iter().collect();
        assert_eq!(citation["text"], stretch.as_str());
    }
    let states: Vec<(&str, u64, usize)> = citations
        .iter()
        .map(|c| {
            (c["canonical"].as_str().unwrap(), c["status"].as_u64().unwrap(), c["matches"].as_array().unwrap().len())
        })
        .collect();
    assert_eq!(states, [("ORQ-9001, art_4", 200, 1), ("PF-9070", 300, 3), ("ORQ-8888", 404, 0)]);
    assert_eq!(citations[0]["matches"][0]["path"], "art_4");

    let json = serde_json::json!({"text": TEXT}).to_string();
    assert_eq!(site.post("/api/v1/citations", "application/json", json.as_bytes()).expect(200).json(), found);
    assert_eq!(
        site.post("/api/v1/citations", "text/plain", b"").expect(200).json()["citations"],
        serde_json::json!([])
    );
}

/// Returns the first citation of a text.
fn first(site: &Site, text: &str) -> serde_json::Value {
    site.post("/api/v1/citations", "text/plain", text.as_bytes()).expect(200).json()["citations"][0].clone()
}

#[test]
fn what_a_citation_names_and_is_not_held_is_told_with_the_nearest() {
    let site = Site::sample();
    for (text, status, kind, missing, nearest) in [
        ("ЎРҚ-9001-сон Қонуннинг 4-моддаси", 200, None, None, None),
        ("ЎРҚ-9001-сон Қонуннинг 4-моддаси 1-қисми", 200, None, None, None),
        ("ЎРҚ-9001-сон Қонуннинг 4-моддаси 99-қисми", 404, Some("part"), Some("art_4/part_99"), Some("art_4")),
        ("часть 99 статьи 4 Закона № ЗРУ-9001", 404, Some("part"), Some("art_4/part_99"), Some("art_4")),
        ("ЎРҚ-9001-сон Қонуннинг 777-моддаси", 404, Some("provision"), Some("art_777"), Some("art_41")),
        ("O‘RQ-9001-son Qonunning 4 va 777-moddalari", 200, Some("provision"), Some("art_777"), Some("art_41")),
        ("ЎРҚ-8888-сон Қонуннинг 4-моддаси", 404, Some("act"), Some("ORQ-8888"), None),
    ] {
        let told = first(&site, text);
        assert_eq!(told["status"], status, "{text}: {told}");
        let seen = (told["missing"]["kind"].as_str(), told["missing"]["text"].as_str());
        assert_eq!((seen, told["nearest"]["path"].as_str()), ((kind, missing), nearest), "{text}: {told}");
        if let Some(url) = told["nearest"]["url"].as_str() {
            site.get(url.split('#').next().unwrap()).expect(200);
        } else {
            assert_eq!(kind, None, "{text}: {told}");
        }
    }
    assert!(first(&site, "ЎРҚ-8888-сон Қонун")["nearest"]["url"].as_str().unwrap().starts_with("/uz/law/2019/9001/"));
}

#[test]
fn the_state_of_a_cited_act_is_told() {
    let site = Site::sample();
    let states = |text: &str| -> Vec<(String, bool)> {
        let told = first(&site, text);
        let matches = told["matches"].as_array().unwrap().clone();
        matches.iter().map(|one| (one["status"].as_str().unwrap().to_owned(), one["repealed_on"].is_string())).collect()
    };
    assert_eq!(states("ЎРҚ-9001-сон Қонун"), [("in_force".to_owned(), false)]);
    let repealed = site.get("/api/v1/resolve?q=3055").expect(200).json();
    let seen = (&repealed["matches"][0]["status"], &repealed["matches"][0]["repealed_on"]);
    assert_eq!(seen, (&"repealed".into(), &"2023-05-06".into()), "{repealed}");
}

#[test]
fn bodies_that_cannot_be_read_are_refused() {
    let site = Site::sample();
    let large = "ЎРҚ-547 15-модда, ".repeat(40_000);
    for (kind, body, status) in [
        ("text/plain", &b"\xff\xfe\x00"[..], 400),
        ("application/json", b"{\"text\": ", 400),
        ("application/json", b"[1,2]", 400),
        ("application/json", &[b'['; 20_000], 400),
        ("image/png", b"x", 415),
        ("text/plain", large.as_bytes(), 413),
    ] {
        site.post("/api/v1/citations", kind, body).problem(status);
    }
    site.get("/api/v1/citations").problem(405);
}
