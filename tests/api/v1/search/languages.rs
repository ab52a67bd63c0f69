//! Languages searched, languages shown.

use qonun_tests::server::acts;

use super::{BEES, total};
use crate::Site;

#[test]
fn an_act_in_four_languages_is_one_result() {
    let site = Site::sample();
    for query in ["asalari", "асалари", "пчел", "bee", "ORQ-9001"] {
        let answer = site.search(&[("q", query)]);
        assert_eq!(acts(&answer), [BEES], "{query}");
        let documents = &answer["results"][0]["documents"];
        let wanted = serde_json::json!(
            {"uz-Latn": -7_000_001, "uz-Cyrl": 7_000_001, "ru": 7_000_003, "en": 7_000_004});
        assert_eq!(*documents, wanted, "{query}");
    }
}

#[test]
fn in_says_where_to_look() {
    let site = Site::sample();
    for (query, languages, count) in [
        ("asalari", "uz-Latn", 1),
        ("asalari", "uz-Cyrl", 1),
        ("asalari", "ru", 0),
        ("asalari", "ru,uz-Latn", 1),
        ("пчел", "en", 0),
        ("bee", "en", 1),
    ] {
        let answer = site.search(&[("q", query), ("in", languages)]);
        assert_eq!(total(&answer), count, "{query} in {languages}");
    }
}

#[test]
fn lang_says_what_to_show() {
    let site = Site::sample();
    for (lang, document, title) in [
        ("uz-Latn", -7_000_001, "Asalarichilik toʻgʻrisida"),
        ("uz-Cyrl", 7_000_001, "Асаларичилик тўғрисида"),
        ("ru", 7_000_003, "О пчеловодстве"),
        ("en", 7_000_004, "On beekeeping"),
    ] {
        let answer = site.search(&[("q", "пчелиная"), ("lang", lang)]);
        let result = &answer["results"][0];
        assert_eq!((&result["lang"], &result["title"]), (&lang.into(), &title.into()));
        assert_eq!(result["document"], document);
        let provision = &result["provisions"][0];
        assert_eq!((&provision["lang"], &provision["path"]), (&lang.into(), &"art_4".into()), "{lang}");
        assert!(provision["url"].as_str().unwrap().ends_with(&format!("/{lang}#art_4")), "{provision}");
    }
}

#[test]
fn without_lang_the_language_that_matched_is_shown() {
    let site = Site::sample();
    for (query, lang) in [("пчелиная", "ru"), ("bee colony", "en"), ("асалари", "uz-Cyrl"), ("asalari", "uz-Latn")]
    {
        // Both alphabets of one language match alike.
        let shown = site.search(&[("q", query)])["results"][0]["lang"].as_str().unwrap().to_owned();
        assert_eq!(shown.split('-').next(), lang.split('-').next(), "{query}");
    }
}

#[test]
fn notices_speak_the_language_of_the_reader() {
    let site = Site::sample();
    let mut texts = std::collections::BTreeSet::new();
    for lang in ["uz-Latn", "uz-Cyrl", "ru", "en"] {
        let answer = site.search(&[("q", "zzqqxx"), ("lang", lang)]);
        texts.insert(answer["notices"][0]["text"].as_str().unwrap().to_owned());
    }
    assert_eq!(texts.len(), 4, "{texts:?}");
}
