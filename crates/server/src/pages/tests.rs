//! Tests of pages of hand-made answers: no text becomes markup.

mod views;

use askama::Template;
use axum::http::Uri;
use qonun_law::{Lang, Path, Status};
use qonun_query::{
    CitedMatch, EditionAge, EditionView, FacetValue, NewestAct, PartView, Patience, SearchAnswer, SearchRequest,
    Statistics,
};
use qonun_texts::texts;

use super::act::ActPage;
use super::document::DocumentPage;
use super::home::HomePage;
use super::provision::ProvisionPage;
use super::results::ResultsPage;
use super::results_view::Names;
use crate::state::edition_line;
use views::{
    EVIL, act_links, act_view, answer_of_citation, cited, document, edition, evil, frame, lines_of, on,
    provision_answer, search_answer,
};

/// Returns every page of hand-made answers, in a language of the interface.
fn pages(ui: Lang) -> Vec<(&'static str, String)> {
    let mut request = SearchRequest::new(EVIL);
    request.filters.bodies.push(evil());
    let view = document();
    let answer = provision_answer();
    let statistics = Statistics {
        generation: String::new(),
        acts: 2,
        documents: 3,
        provisions: 5,
        by_type: vec![FacetValue::new("law", 2)],
        newest: vec![NewestAct {
            document: 1,
            lang: Lang::Ru,
            title: evil(),
            status: Status::NotYet,
            url: "/uz/law/2019/547/ru".to_owned(),
        }],
    };
    let results = ResultsPage::new(frame(ui), request, &answer_of_citation(), &Names::new(), &[]);
    vec![
        ("home", HomePage::new(frame(ui), statistics).render().unwrap()),
        ("results", results.render().unwrap()),
        (
            "document",
            DocumentPage::new(frame(ui), &view, None, "https://law.example", &Patience::default())
                .unwrap()
                .render()
                .unwrap(),
        ),
        (
            "provision",
            ProvisionPage::new(frame(ui), &answer, &act_links(), None, "https://law.example", &Patience::default())
                .unwrap()
                .render()
                .unwrap(),
        ),
        ("act", ActPage::new(frame(ui), &act_view()).render().unwrap()),
    ]
}

#[test]
fn nothing_of_a_text_becomes_markup() {
    for ui in Lang::ALL {
        for (name, html) in pages(ui) {
            assert!(!html.contains("<script>alert") && !html.contains("<img src=x"), "{name} {ui}: {html}");
            assert!(!html.contains("javascript:"), "{name} {ui} has an address that runs");
            assert!(html.contains(&format!("<html lang=\"{ui}\">")), "{name} {ui} does not say its language");
        }
    }
}

/// Checks that a page contains every part of `wanted` and no part of `unwanted`.
fn check(html: &str, wanted: &[&str], unwanted: &[&str]) {
    for part in wanted {
        assert!(html.contains(part), "{part} is not in\n{html}");
    }
    for part in unwanted {
        assert!(!html.contains(part), "{part} is in\n{html}");
    }
}

#[test]
fn a_document_tells_what_a_reader_must_know() {
    let (view, base) = (document(), "https://law.example");
    let html = DocumentPage::new(frame(Lang::En), &view, on("2020-02-02"), base, &Patience::default())
        .unwrap()
        .render()
        .unwrap();
    let wanted = [
        "<title>No longer in force · Edition of 1 October 2019 · ",
        "id=\"art_358-1\"",
        "id=\"-100\"",
        "id=\"-101\"",
        "358¹-modda.",
        "This act has not been in force since 1\u{a0}January\u{a0}2024.",
        "an earlier edition, in force from 1\u{a0}October\u{a0}2019 to 14\u{a0}January\u{a0}2021",
        "<a href=\"/uz/law/2019/547/uz-Latn\">Go to the last edition</a>",
        "href=\"/uz/law/2019/547/ru?on=2020-02-02\"",
        "href=\"/uz/law/2019/547/uz-Latn?on=2023-03-29\"",
        "<span class=\"absent\">15\u{a0}January\u{a0}2021 <small>text not held</small></span>",
        "<span lang=\"en\">English</span> <small>text not held</small>",
        "colspan=\"2\"",
        "https://lex.uz/files/1.pdf",
        "\"@type\":\"Legislation\"",
        "\"temporalCoverage\":\"2019-10-01/2021-01-14\"",
        "schema.org/NotInForce",
        "Qonun, OʻRQ-547, 2019-yil 2-iyul. 2019-yil 1-oktabr — 2021-yil 14-yanvar davridagi tahrir. \
         Hujjat oʻz kuchini yoʻqotgan: 2024-yil 1-yanvar. https://law.example/uz/law/2019/547/uz-Latn?on=2020-02-02",
        "<details class=\"notes\">",
    ];
    check(&html, &wanted, &["?on=2021-01-15", "547/en\"", "547/en?"]);
}

#[test]
fn a_provision_tells_what_a_reader_must_know() {
    let (answer, base) = (provision_answer(), "https://law.example");
    let html = ProvisionPage::new(frame(Lang::Ru), &answer, &act_links(), on("2020-02-02"), base, &Patience::default())
        .unwrap()
        .render()
        .unwrap();
    let wanted = [
        "<title>Утратил силу · Редакция от 1 октября 2019 г. · 358¹-modda.",
        "class=\"badge status-repealed\">Утратил силу</span>",
        "Закон · ЗРУ-547 · 2\u{a0}июля\u{a0}2019\u{a0}г.",
        "Документ утратил силу 1\u{a0}января\u{a0}2024\u{a0}г.</p>",
        "Вы читаете прежнюю редакцию",
        "href=\"/uz/law/2019/547/uz-Latn/art_358-1\">Перейти к последней редакции</a>",
        "href=\"/uz/law/2019/547/ru/art_358-1?on=2020-02-02\"",
        "href=\"/uz/law/2019/547/uz-Latn/art_358-1?on=2020-02-02\"",
        "<small>текста нет</small>",
        "<p class=\"citation\" lang=\"uz-Latn\">358¹-modda. “",
        "https://law.example/uz/law/2019/547/uz-Latn/art_358-1?on=2020-02-02</p>",
        "\"temporalCoverage\":\"2019-10-01/2021-01-14\"",
    ];
    check(&html, &wanted, &["547/en", "г..</p>"]);
}

#[test]
fn the_current_edition_of_an_act_in_force_has_no_banner() {
    let mut view = document();
    view.state.status = Status::InForce;
    view.state.repealed_on = None;
    view.state.age = EditionAge::Current;
    // A future edition is already known.
    view.state.edition = Some(EditionView { from: "2021-03-01".to_owned(), to: Some("2030-12-31".to_owned()) });
    view.notes.clear();
    let html = DocumentPage::new(frame(Lang::En), &view, None, "", &Patience::default()).unwrap().render().unwrap();
    check(
        &html,
        &["Edition in force from 1\u{a0}March\u{a0}2021 to"],
        &["class=\"banner", "status-repealed", "earlier"],
    );

    view.state.age = EditionAge::Later;
    let html = DocumentPage::new(frame(Lang::En), &view, on("2021-03-01"), "", &Patience::default())
        .unwrap()
        .render()
        .unwrap();
    check(&html, &["not yet in force. It takes effect on 1\u{a0}March\u{a0}2021.", "Go to the current edition"], &[]);
}

#[test]
fn a_text_older_than_the_edition_of_today_is_told_to_be_of_its_own() {
    let mut view = document();
    view.state.status = Status::InForce;
    view.state.repealed_on = None;
    let lacking = edition("2021-01-15", "2023-03-28", false);
    view.state.current_edition = Some(lacking.clone());
    view.state.editions.remove(0);
    for (ui, told) in [
        (Lang::UzLatn, "2019-yil\u{a0}1-oktabr tahririning matni; keyingi tahrir (2021-yil\u{a0}15-yanvar) matni"),
        (Lang::UzCyrl, "2019\u{a0}йил\u{a0}1\u{a0}октябрь таҳрирининг матни; кейинги таҳрир (2021\u{a0}йил"),
        (
            Lang::Ru,
            "Текст редакции от 1\u{a0}октября\u{a0}2019\u{a0}г.; текста более поздней редакции, от 15\u{a0}января",
        ),
        (
            Lang::En,
            "Text of the edition of 1\u{a0}October\u{a0}2019; a later edition, of 15\u{a0}January\u{a0}2021, is not",
        ),
    ] {
        let html = DocumentPage::new(frame(ui), &view, None, "", &Patience::default()).unwrap().render().unwrap();
        let plain = told.replace('\u{a0}', " ");
        check(&html, &[told], &[texts(ui).to_held, texts(ui).to_current]);
        if ui == view.lang {
            assert!(html.replace('\u{a0}', " ").matches(&plain).count() == 2, "banner and citation say it\n{html}");
        }
        let mut answer = search_answer();
        let result = &mut answer.results[0];
        (result.edition, result.current_edition) = (view.state.edition.clone(), Some(lacking.clone()));
        assert!(edition_line(result, ui).unwrap().starts_with(&plain));
        let page = ResultsPage::new(frame(ui), SearchRequest::new("tax"), &answer, &Names::new(), &[]);
        check(&page.render().unwrap(), &[&format!("<p class=\"edition-line\">{plain}")], &[]);
    }
    assert!(lines_of(&view)[1].contains("keyingi tahrir (2021-yil 15-yanvar) matni bu yerda yoʻq."));
    // An older edition still links to the newest held one.
    view.state.editions.insert(0, edition("2020-05-05", "2021-01-14", true));
    let html = DocumentPage::new(frame(Lang::En), &view, on("2019-10-01"), "", &Patience::default())
        .unwrap()
        .render()
        .unwrap();
    check(&html, &["You are reading an earlier edition", "Go to the newest edition held</a>"], &[]);
}

#[test]
fn a_part_of_a_provision_is_marked_and_cited() {
    let mut answer = provision_answer();
    let text = answer.provision.blocks[0].text.clone();
    answer.part = Some(PartView {
        path: Path::new("art_358-1/part_1"),
        text: text.clone(),
        places: vec![[0, 0, text.chars().count()]],
        url: String::new(),
    });
    let html =
        ProvisionPage::new(frame(Lang::Ru), &answer, &act_links(), None, "https://law.example", &Patience::default())
            .unwrap()
            .render()
            .unwrap();
    let wanted = [
        "<mark class=\"part\" id=\"art_358-1/part_1\">",
        "https://law.example/uz/law/2019/547/uz-Latn/art_358-1/part_1</p>",
        "358¹-modda, 1-qism. ",
    ];
    check(&html, &wanted, &[]);
}

#[test]
fn every_list_of_acts_says_what_is_not_in_force() {
    let act = ActPage::new(frame(Lang::En), &act_view()).render().unwrap();
    check(&act, &["</a> <span class=\"badge status-repealed\">No longer in force</span></li>"], &[]);
    let mut found = cited();
    found.status = Status::Repealed;
    let several = [found.clone(), CitedMatch { status: Status::NotYet, ..found.clone() }];
    for (cited, wanted) in [
        (&[found][..], "<p class=\"act-line\"><span class=\"badge status-repealed\">"),
        (&several[..], "</a> <span class=\"badge status-not_yet\">"),
    ] {
        let answer = SearchAnswer { cited: cited.to_vec(), ..search_answer() };
        let results = ResultsPage::new(frame(Lang::En), SearchRequest::new("tax"), &answer, &Names::new(), &[]);
        check(&results.render().unwrap(), &[wanted, "data-repealed=\"No longer in force\""], &[]);
    }
    let home = pages(Lang::En).remove(0).1;
    check(&home, &["</a> <span class=\"badge status-not_yet\">", "data-not-yet=\"Not yet in force\""], &[]);
}

#[test]
fn an_act_lists_editions_without_a_text_without_a_link() {
    let html = ActPage::new(frame(Lang::En), &act_view()).render().unwrap();
    let wanted = [
        "href=\"/uz/law/2019/547/uz-Latn?on=2019-10-01\"",
        "15\u{a0}January\u{a0}2021 <small>text not held</small>",
        "It takes effect on 1\u{a0}January\u{a0}2031.",
    ];
    check(&html, &wanted, &["?on=2021-01-15"]);
}

#[test]
fn a_text_without_a_page_tells_its_state_too() {
    let lines = lines_of(&document());
    assert_eq!(
        lines,
        [
            "Qonun · OʻRQ-547 · 2019-yil 2-iyul · Kuchini yoʻqotgan",
            "Hujjat oʻz kuchini yoʻqotgan: 2024-yil 1-yanvar.",
            "Siz avvalgi tahrirni oʻqiyapsiz. Amal qilgan davri: 2019-yil 1-oktabr — 2021-yil 14-yanvar.",
        ]
    );
}

#[test]
fn results_show_three_provisions_and_keep_the_others_at_hand() {
    let page = ResultsPage::new(frame(Lang::En), SearchRequest::new("tax"), &answer_of_citation(), &Names::new(), &[]);
    let html = page.render().unwrap();
    for part in [
        "128 acts found",
        "2 more in this act",
        "Open article 358¹",
        "<mark>",
        "12,345",
        "rel=\"next\" href=\"/search?q=tax&#38;cursor=",
        "lang=\"uz-Latn\"",
        "Law · ",
    ] {
        assert!(html.contains(part), "{part} is not in\n{html}");
    }
    assert_eq!(html.matches("class=\"hit-name\"").count(), 5);
}

#[test]
fn a_failure_is_a_page_in_the_language_of_the_interface() {
    let failure = crate::failure::Failure::new(qonun_texts::Code::NotFound);
    let response = super::failed(&failure, Lang::Ru, &Uri::from_static("/x?q=1"));
    assert_eq!(response.status(), 404);
    assert_eq!(response.headers()["content-type"], crate::answer::HTML);
}
