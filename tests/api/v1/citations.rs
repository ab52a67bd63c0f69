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
