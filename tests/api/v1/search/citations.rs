//! Citations in the search box.

use super::{BEES, FISH, paths};
use crate::Site;

#[test]
fn a_citation_gives_the_cited_act_and_provision_first() {
    let site = Site::sample();
    for (query, act, path) in [
        ("ORQ-9001", BEES, None),
        ("ЎРҚ-9001-сон", BEES, None),
        ("зру-9001", BEES, None),
        ("O'RQ-9001 4-modda", BEES, Some("art_4")),
        ("ЎРҚ-9001 4¹-модда", BEES, Some("art_4-1")),
        ("ст. 4 ЗРУ-9001", BEES, Some("art_4")),
        ("ORQ-9001 41-modda", BEES, Some("art_41")),
        ("77-сон 10.02.2020", FISH, None),
    ] {
        let answer = site.search(&[("q", query)]);
        assert_eq!(qonun_tests::server::acts(&answer).first().map(String::as_str), Some(act), "{query}");
        if let Some(path) = path {
            assert_eq!(paths(&answer)[0], path, "{query}");
        }
    }
}

#[test]
fn a_number_of_nothing_is_a_word_like_all_words() {
    let site = Site::sample();
    assert!(site.acts(&[("q", "ORQ-8888")]).is_empty());
}
