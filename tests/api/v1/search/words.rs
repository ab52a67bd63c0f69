//! Words, quotation marks and minus of the simple syntax.

use qonun_tests::http::encode;

use super::{BEES, GARDENS, PONDS, notices, paths, total};
use crate::Site;

#[test]
fn a_space_means_all_words() {
    let site = Site::sample();
    for (query, acts, why) in [
        ("матка трутней", &[BEES][..], "both in one article"),
        ("матка пчеловодства", &[BEES], "in two articles of one act"),
        ("трутней матка", &[BEES], "in any order"),
        ("МАТКИ ТРУТНИ", &[BEES], "in other forms and capitals"),
        ("сад -школьных", &[GARDENS], "without a word"),
        ("сад -\"школьных садах\"", &[GARDENS], "without a phrase"),
        ("\"школьные деревья\"", &[], "words of two acts in quotation marks"),
        ("\"сады школьные\"", &[], "a phrase in its order"),
        ("матка -пчеловодства", &[], "a minus speaks of the whole act"),
    ] {
        let answer = site.search(&[("q", query)]);
        assert_eq!(qonun_tests::server::acts(&answer), acts, "{query}: {why}");
        assert_eq!(total(&answer), acts.len() as u64, "{query}");
        assert_eq!(notices(&answer).contains(&"no_match"), acts.is_empty(), "{query}");
    }
    let decrees = site.acts(&[("q", "\"школьные сады\"")]);
    assert_eq!(decrees.len(), 3, "a phrase in other forms: {decrees:?}");
    assert!(decrees.iter().all(|act| act.starts_with("uz/decree/2022/9070")), "{decrees:?}");
}

#[test]
fn the_provision_with_all_words_comes_first() {
    let site = Site::sample();
    assert_eq!(paths(&site.search(&[("q", "матка трутней")]))[0], "art_4");
    assert_eq!(paths(&site.search(&[("q", "матка года")]))[0], "art_4-1");
}

#[test]
fn in_one_provision_means_in_one_provision() {
    let site = Site::sample();
    for (query, acts) in [("матка трутней", &[BEES][..]), ("матка пчеловодства", &[]), ("матка", &[BEES])]
    {
        assert_eq!(site.acts(&[("q", query), ("scope", "provision")]), acts, "{query}");
    }
}

#[test]
fn acts_with_most_words_are_shown_when_none_has_all() {
    let site = Site::sample();
    let answer = site.search(&[("q", "матка прудов")]);
    let mut acts = qonun_tests::server::acts(&answer);
    acts.sort();
    assert_eq!(acts, [BEES, PONDS]);
    assert_eq!(notices(&answer), ["weak_match", "relaxed", "relaxed"]);
    let choices: Vec<(&str, &str)> = answer["notices"].as_array().unwrap()[1..3]
        .iter()
        .map(|notice| (notice["text"].as_str().unwrap(), notice["replacement"].as_str().unwrap()))
        .collect();
    let told =
        |word: &str| format!("No act holds “{word}” together with the rest of the query. Acts found without: 1.");
    assert_eq!(choices, [(told("матка").as_str(), "прудов"), (told("прудов").as_str(), "матка")]);
}

#[test]
fn the_word_in_the_way_is_named_where_nothing_is_found() {
    let site = Site::sample();
    let parameters = [("q", "матка AND йцукенг"), ("syntax", "advanced")];
    let answer = site.search(&parameters);
    assert_eq!((total(&answer), notices(&answer)), (0, vec!["no_match"; 2]));
    let notice = &answer["notices"][1];
    assert_eq!((notice["offset"].as_u64(), notice["length"].as_u64()), (Some(10), Some(7)), "{notice}");
    assert_eq!(site.acts(&[("q", notice["replacement"].as_str().unwrap()), ("syntax", "advanced")]), [BEES]);
    let page =
        site.get(&format!("/search?ui=en&syntax=advanced&q={}", encode(parameters[0].1))).expect(200).text().to_owned();
    assert!(page.contains("“йцукенг” stands nowhere in the law base. Acts found without it: 1."), "{page}");
    let rest = format!("href=\"/search?q={}&#38;syntax=advanced\"", encode("матка"));
    assert!(page.contains(&rest), "{rest} {page}");
}

#[test]
fn a_corrected_query_can_be_asked_for_as_it_was_typed() {
    let site = Site::sample();
    let typed = "О пчиловодстве";
    let corrected = site.search(&[("q", typed)]);
    assert_eq!(qonun_tests::server::acts(&corrected)[0], BEES);
    let notice = &corrected["notices"][0];
    assert_eq!((notice["code"].as_str(), notice["replacement"].as_str()), (Some("spelling"), Some("пчеловодстве")));
    let literal = site.search(&[("q", typed), ("spelling", "off")]);
    assert_eq!((total(&literal), notices(&literal)), (0, vec!["no_match"]));
    // The page states what was changed and links to the original query.
    let page = site.get(&format!("/search?ui=ru&q={}", encode(typed))).expect(200).text().to_owned();
    assert!(page.contains("Искать «О пчиловодстве», как написано") && page.contains("spelling=off"), "{page}");
    let literal = site.get(&format!("/search?ui=ru&spelling=off&q={}", encode(typed))).expect(200).text().to_owned();
    assert!(!literal.contains("как написано") && literal.contains("Ничего не найдено"), "{literal}");
    for exact in ["О пчеловодстве", "9001", "\"пчиловодство\""] {
        assert!(!notices(&site.search(&[("q", exact)])).contains(&"spelling"), "{exact}");
    }
}

#[test]
fn notes_are_never_found() {
    let site = Site::sample();
    for query in ["\"oldingi tahririga qarang\"", "\"предыдущую редакцию\"", "ЗРУ-9044 редакции"]
    {
        let answer = site.search(&[("q", query)]);
        assert_eq!(total(&answer), 0, "{query}: {:?}", qonun_tests::server::acts(&answer));
    }
}

#[test]
fn an_act_whose_title_is_asked_for_comes_first() {
    let site = Site::sample();
    for (query, act) in [
        ("О пчеловодстве", BEES),
        ("Asalarichilik to'g'risida", BEES),
        ("Асаларичилик тўғрисида", BEES),
        ("On beekeeping", BEES),
        ("Об утверждении Правил содержания прудов", PONDS),
        ("Qushlarni sanash to‘g‘risida", "uz/resolution/2018/pq-9081"),
    ] {
        assert_eq!(site.acts(&[("q", query)]).first().map(String::as_str), Some(act), "{query}");
    }
}
