//! `/api/v1/suggest`

use crate::Site;

#[test]
fn nothing_is_suggested_for_nothing() {
    let site = Site::sample();
    for beginning in ["", "zzqqxx"] {
        let answer = site.get(&format!("/api/v1/suggest?q={beginning}")).expect(200).json();
        assert_eq!(answer["suggestions"], serde_json::json!([]), "{beginning}");
    }
}
