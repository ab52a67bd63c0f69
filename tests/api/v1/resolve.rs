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
    for (nothing, kind, missing, path) in [
        ("ORQ-8888", Some("act"), Some("ORQ-8888"), None),
        ("ORQ-9001 777-modda", Some("provision"), Some("art_777"), Some("art_41")),
        ("ЗРУ-9001 ст. 4 ч. 99", Some("part"), Some("art_4/part_99"), Some("art_4")),
        ("nothing of the kind", None, None, None),
    ] {
        let problem = site.get(&format!("/api/v1/resolve?q={}", encode(nothing))).problem(404);
        let seen = (problem["missing"]["kind"].as_str(), problem["missing"]["text"].as_str());
        assert_eq!((seen, problem["nearest"]["path"].as_str()), ((kind, missing), path), "{problem}");
        assert_eq!(problem["nearest"]["url"].is_string(), kind.is_some(), "{problem}");
        // The sentence states what is missing: the act, or a part of an act that exists.
        let detail = problem["detail"].as_str().unwrap();
        assert_eq!(detail.contains("is not in the law base"), kind.is_some(), "{detail}");
        assert_eq!(path.filter(|path| detail.contains(*path)), path, "{detail}");
    }
    assert_eq!(site.get("/api/v1/resolve").problem(400)["parameter"], "q");
}
