//! `/api/v1/suggest`

use qonun_tests::http::encode;

use crate::Site;

#[test]
fn suggestions_have_their_members_and_lead_somewhere() {
    let site = Site::sample();
    for beginning in ["asalar", "О пчел", "балиқ", "ORQ-90", "qush"] {
        let answer = site.get(&format!("/api/v1/suggest?q={}&limit=5", encode(beginning))).expect(200).json();
        let suggestions = answer["suggestions"].as_array().unwrap();
        assert!(!suggestions.is_empty(), "nothing is suggested for {beginning}");
        assert!(suggestions.len() <= 5);
        for suggestion in suggestions {
            let kind = suggestion["kind"].as_str().unwrap();
            assert!(["act", "provision", "topic", "body", "query"].contains(&kind), "{suggestion}");
            assert!(suggestion["text"].as_str().is_some_and(|text| !text.is_empty()), "{suggestion}");
            assert!(suggestion.get("url").is_some() && suggestion.get("document").is_some(), "{suggestion}");
            if let Some(url) = suggestion["url"].as_str() {
                site.get(url.split('#').next().unwrap()).expect(200);
            }
        }
    }
}

#[test]
fn nothing_is_suggested_for_nothing() {
    let site = Site::sample();
    for beginning in ["", "zzqqxx"] {
        let answer = site.get(&format!("/api/v1/suggest?q={beginning}")).expect(200).json();
        assert_eq!(answer["suggestions"], serde_json::json!([]), "{beginning}");
    }
}
