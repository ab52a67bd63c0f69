//! `/api/v1/resolve`

use qonun_tests::http::encode;

use crate::Site;

#[test]
fn a_citation_is_resolved_in_every_spelling_and_in_its_language() {
    let site = Site::sample();
    for (citation, document, path) in [
        ("ЎРҚ-9001 4¹-модда", 7_000_001, Some("art_4-1")),
        ("O‘RQ-9001 4-modda", -7_000_001, Some("art_4")),
        ("orq-9001", -7_000_001, None),
        ("ЗРУ-9001 ст. 41", 7_000_003, Some("art_41")),
        ("LRU-9001 article 4", 7_000_004, Some("art_4")),
        ("УП-77", 7_000_040, None),
    ] {
        let answer = site.get(&format!("/api/v1/resolve?q={}", encode(citation))).expect(200).json();
        let first = &answer["matches"][0];
        assert_eq!((&first["document"], first["path"].as_str()), (&document.into(), path), "{citation}");
        let page = first["url"].as_str().unwrap().split('#').next().unwrap();
        site.get(page).expect(200);
    }
    let russian = site.get(&format!("/api/v1/resolve?lang=ru&q={}", encode("ЗРУ-9001 ст. 4"))).expect(200).json();
    assert_eq!(russian["matches"][0]["document"], 7_000_003);
}

#[test]
fn several_matches_when_ambiguous_and_a_problem_when_nothing() {
    let site = Site::sample();
    let several = site.get(&format!("/api/v1/resolve?q={}", encode("ПФ-9070"))).expect(200).json();
    assert_eq!(several["matches"].as_array().unwrap().len(), 3, "{several}");
    for nothing in ["ORQ-8888", "nothing of the kind", "ORQ-9001 777-modda"] {
        let problem = site.get(&format!("/api/v1/resolve?q={}", encode(nothing))).problem(404);
        assert_eq!(problem["code"], "nothing_cited", "{nothing}");
    }
    assert_eq!(site.get("/api/v1/resolve").problem(400)["parameter"], "q");
}
