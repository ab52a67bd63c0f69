//! Languages searched, languages shown.

use qonun_tests::Server;
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
fn without_lang_the_language_of_the_query_is_shown_else_that_of_the_reader() {
    let site = Site::sample();
    for (query, accepted, ui, lang) in [
        ("пчелиная", "en", "", "ru"),
        ("bee colony", "ru", "", "en"),
        ("асалари оиласи", "ru", "", "uz-Cyrl"),
        ("asalari", "ru", "uz-Cyrl", "uz-Latn"),
        ("ЗРУ-9001", "en", "", "ru"),
        ("", "ru-RU,ru;q=0.9", "", "ru"),
        ("", "uz-Cyrl", "", "uz-Cyrl"),
        ("", "", "en", "en"),
    ] {
        let number = if query.is_empty() { "ORQ-9001" } else { "" };
        let path = Server::search_path(&[("q", query), ("number", number), ("ui", ui)]);
        let answer = site.get_with(&path, &[("Accept-Language", accepted)]).expect(200).json();
        let result = answer["results"].as_array().unwrap().iter().find(|result| result["act"] == BEES).unwrap();
        assert_eq!(result["lang"], lang, "{query}, {accepted}, {ui}");
        let hits = result["provisions"].as_array().unwrap();
        assert!(hits.iter().all(|hit| hit["lang"] == lang), "{query}: {hits:?}");
        let page = path.strip_prefix("/api/v1").unwrap();
        let html = site.get_with(page, &[("Accept-Language", accepted)]).expect(200).text().to_owned();
        assert!(html.contains(&format!("<h2 lang=\"{lang}\"><a href=\"/{BEES}/{lang}\"")), "{query} on the page");
    }
}

#[test]
fn a_cursor_serves_readers_of_every_language() {
    let site = Site::generated();
    let path = Server::search_path(&[("q", ""), ("type", "resolution"), ("limit", "1")]);
    let first = site.get_with(&path, &[("Accept-Language", "ru")]).expect(200).json();
    let next = first["next"].as_str().expect("a second page").to_owned();
    for accepted in ["ru", "en", ""] {
        site.get_with(&next, &[("Accept-Language", accepted)]).expect(200);
    }
}

#[test]
fn suggestions_come_in_the_language_of_typing() {
    let site = Site::sample();
    for (typed, wanted) in
        [("ЗРУ-9001", "О пчеловодстве (ЗРУ-9001)"), ("ЎРҚ-9001", "Асаларичилик тўғрисида (ЎРҚ-9001)")]
    {
        let path = format!("/api/v1/suggest?ui=en&q={}", qonun_tests::http::encode(typed));
        let answer = site.get(&path).expect(200).json();
        assert_eq!(answer["suggestions"][0]["text"], wanted, "{typed}");
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
