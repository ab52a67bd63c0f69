//! Tests of pages of hand-made answers: no text becomes markup.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::Uri;
use qonun_law::{ActId, ActType, BlockStyle, Cell, Date, Lang, LinkKind, NoteKind, Path, ProvisionKind, Status, Table};
use qonun_query::{
    ActLink, ActLinks, ActView, BlockView, CitedMatch, ClassifierView, DocumentView, EditionAge, EditionView,
    FacetValue, HistoryAct, HistoryEntry, LinkView, LinkedAct, ListedEdition, NewestAct, NoteView, Notice, OutlineItem,
    PartView, Patience, ProblemView, ProofView, ProvisionAnswer, ProvisionHit, ProvisionView, QueryPlace, QueryReading,
    RegistrationView, SearchAnswer, SearchRequest, SearchResult, Snippet, Statistics, TextState, TextView, Total,
};
use qonun_texts::texts;

use super::act::ActPage;
use super::document::DocumentPage;
use super::frame::Frame;
use super::home::HomePage;
use super::provision::ProvisionPage;
use super::results::ResultsPage;
use super::results_view::Names;
use crate::state::{edition_line, state_lines};

/// Hostile input for every field that contains text.
const EVIL: &str = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

fn evil() -> String {
    EVIL.to_owned()
}

fn act() -> ActId {
    ActId("uz/law/2019/547".to_owned())
}

fn frame(ui: Lang) -> Frame {
    Frame::at(ui, "/search".to_owned(), vec![("q".to_owned(), evil())], EVIL)
}

fn block(style: BlockStyle, table: Option<Table>) -> BlockView {
    let links = vec![LinkView { start: 0, end: 5, document: None, url: format!("javascript:{EVIL}"), canonical: None }];
    BlockView { id: Some("-101".to_owned()), style, text: evil(), links, table }
}

fn note(kind: NoteKind) -> NoteView {
    NoteView { kind, about: None, id: Some(evil()), text: evil(), links: Vec::new() }
}

fn provision() -> ProvisionView {
    let cell = Cell { text: evil(), columns: 2, rows: 1 };
    ProvisionView {
        path: Path::new("art_358-1"),
        kind: ProvisionKind::Article,
        number: Some("358-1".to_owned()),
        label: "358¹-modda.".to_owned(),
        heading: evil(),
        text: evil(),
        depth: 1,
        anchor: Some("-100".to_owned()),
        notes: vec![note(NoteKind::Amendment)],
        blocks: vec![
            block(BlockStyle::Text, None),
            block(BlockStyle::Table, Some(Table { rows: vec![vec![cell]] })),
            block(BlockStyle::Picture, None),
        ],
        other_ids: vec![evil()],
        url: "/uz/law/2019/547/uz-Latn#art_358-1".to_owned(),
    }
}

fn outline_item() -> OutlineItem {
    OutlineItem {
        path: Path::new("art_358-1"),
        kind: ProvisionKind::Article,
        label: "358¹-modda.".to_owned(),
        heading: evil(),
        depth: 1,
    }
}

fn edition(from: &str, to: &str, present: bool) -> ListedEdition {
    let url = present.then(|| format!("/uz/law/2019/547/uz-Latn?on={from}"));
    ListedEdition { days: EditionView { from: from.to_owned(), to: Some(to.to_owned()) }, present, url }
}

fn text_of(lang: Lang, present: bool) -> TextView {
    TextView { document: 1, lang, title: evil(), present, url: format!("/uz/law/2019/547/{lang}") }
}

/// Returns the first of three editions of a repealed act. The second edition and the English text are not held.
fn state() -> TextState {
    let first = edition("2019-10-01", "2021-01-14", true);
    TextState {
        status: Status::Repealed,
        in_force_from: Some("2019-10-01".to_owned()),
        repealed_on: Some("2024-01-01".to_owned()),
        edition: Some(first.days.clone()),
        current_edition: Some(edition("2023-03-29", "2024-01-01", true)),
        age: EditionAge::Earlier,
        editions: vec![edition("2023-03-29", "2024-01-01", true), edition("2021-01-15", "2023-03-28", false), first],
        texts: vec![text_of(Lang::UzLatn, true), text_of(Lang::Ru, true), text_of(Lang::En, false)],
    }
}

fn history_entry(kind: NoteKind) -> HistoryEntry {
    let act = HistoryAct {
        document: 5,
        act: Some(act()),
        title: Some(evil()),
        kind: Some(ActType::Law),
        number: Some(evil()),
        adopted: Some("2019-07-02".to_owned()),
        on: None,
        url: "/uz/law/2019/547/ru".to_owned(),
    };
    HistoryEntry {
        kind,
        about: Some(evil()),
        note: evil(),
        on: Some("2021-01-15".to_owned()),
        published: Some(evil()),
        acts: vec![act],
        present: kind == NoteKind::PreviousEdition,
        url: Some("/uz/law/2019/547/ru?on=2021-01-15".to_owned()),
        is_day_impossible: true,
    }
}

fn provision_answer() -> ProvisionAnswer {
    ProvisionAnswer {
        act: act(),
        document: -4_396_428,
        lang: Lang::UzLatn,
        title: evil(),
        act_kind: ActType::Law,
        act_number: Some("ORQ-547".to_owned()),
        adopted: Some("2019-07-02".to_owned()),
        state: state(),
        above: vec![outline_item()],
        previous: Some(outline_item()),
        next: None,
        provision: provision(),
        history: [NoteKind::Amendment, NoteKind::PreviousEdition].map(history_entry).into(),
        part: None,
        proof: proof(),
        etag: String::new(),
    }
}

fn on(day: &str) -> Option<Date> {
    qonun_law::parse_date(day)
}

fn lines_of(view: &DocumentView) -> Vec<String> {
    state_lines(view.lang, (view.kind, view.number.as_deref(), view.adopted.as_deref()), &view.state)
}

fn document() -> DocumentView {
    DocumentView {
        id: -4_396_428,
        act: act(),
        lang: Lang::UzLatn,
        title: evil(),
        kind: ActType::Law,
        number: Some("ORQ-547".to_owned()),
        adopted: Some("2019-07-02".to_owned()),
        state: state(),
        bodies: vec![evil()],
        form: evil(),
        registration: Some(RegistrationView { number: evil(), date: None }),
        languages: BTreeMap::from([(Lang::UzLatn, -4_396_428), (Lang::Ru, 4_396_419)]),
        outline: vec![outline_item()],
        provisions: vec![provision()],
        requisites: vec![block(BlockStyle::Right, None)],
        publications: vec![evil()],
        classifiers: vec![ClassifierView { system: evil(), code: evil(), names: vec![evil()] }],
        notes: vec![note(NoteKind::Warning), note(NoteKind::Comment)],
        attachments: vec![evil(), "/files/1.pdf".to_owned()],
        problems: vec![ProblemView { code: "markup", message: evil(), block: None }],
        other_ids: vec![evil()],
        url: "/uz/law/2019/547/uz-Latn".to_owned(),
        etag: String::new(),
    }
}

fn proof() -> ProofView {
    ProofView {
        token: evil(),
        generation: evil(),
        document: -4_396_428,
        act: act(),
        lang: Lang::UzLatn,
        edition: Some(evil()),
        path: Path::new("art_358-1"),
        span: [0, 5],
        sha256: evil(),
    }
}

fn hit() -> ProvisionHit {
    ProvisionHit {
        document: -4_396_428,
        lang: Lang::UzLatn,
        path: Path::new("art_358-1"),
        kind: ProvisionKind::Article,
        number: Some("358-1".to_owned()),
        label: "358¹-modda.".to_owned(),
        heading: evil(),
        heading_marks: vec![[0, 3]],
        status: Status::InForce,
        edition: None,
        url: "/uz/law/2019/547/uz-Latn#art_358-1".to_owned(),
        score: 1.0,
        proof: proof(),
        snippet: Some(Snippet { text: evil(), marks: vec![[2, 8]] }),
        explanation: None,
    }
}

fn search_answer() -> SearchAnswer {
    SearchAnswer {
        query: QueryReading { q: evil(), syntax: "simple", canonical: evil(), parsed: None },
        total: Total { value: 128, relation: "eq", close: 0 },
        notices: vec![Notice::Spelling {
            typed: evil(),
            replacement: evil(),
            place: QueryPlace { offset: 0, length: 2 },
        }],
        results: vec![SearchResult {
            act: act(),
            document: -4_396_428,
            lang: Lang::UzLatn,
            documents: BTreeMap::from([(Lang::UzLatn, -4_396_428), (Lang::Ru, 4_396_419)]),
            title: evil(),
            title_marks: vec![[1, 4]],
            kind: ActType::Law,
            number: Some(evil()),
            adopted: Some("2019-07-02".to_owned()),
            status: Status::InForce,
            repealed_on: None,
            edition: None,
            current_edition: None,
            held: [Lang::UzLatn].into_iter().collect(),
            url: "/uz/law/2019/547/uz-Latn".to_owned(),
            score: 1.0,
            close: false,
            provisions: vec![hit(), hit(), hit(), hit(), hit()],
            explanation: None,
        }],
        facets: BTreeMap::from([("body", vec![FacetValue::new(evil(), 12_345)])]),
        cursor: Some(evil()),
        generation: String::new(),
        cited: Vec::new(),
    }
}

/// Returns an answer to a query that is a citation.
fn answer_of_citation() -> SearchAnswer {
    SearchAnswer { cited: vec![cited()], ..search_answer() }
}

fn cited() -> CitedMatch {
    CitedMatch {
        act: act(),
        document: -4_396_428,
        path: Some(Path::new("art_358-1")),
        title: evil(),
        status: qonun_law::Status::InForce,
        repealed_on: None,
        url: "/uz/law/2019/547/uz-Latn#art_358-1".to_owned(),
    }
}

fn act_links() -> ActLinks {
    let link = ActLink {
        kind: LinkKind::Cites,
        document: 1,
        act: None,
        path: Some(Path::new("art_358-1")),
        from_document: 7,
        from_act: None,
        from_path: Some(Path::new("annex_1/point_4")),
        context: evil(),
        context_lang: Lang::Ru,
        in_note: true,
        title: Some(evil()),
        lang: Some(Lang::Ru),
        act_kind: Some(ActType::Law),
        number: Some(evil()),
        adopted: Some("2019-07-02".to_owned()),
        status: Some(Status::Repealed),
        url: evil(),
    };
    ActLinks { total: 12, links: vec![link], cursor: Some(evil()) }
}

fn act_view() -> ActView {
    let link = LinkedAct {
        document: 7,
        act: None,
        title: Some(evil()),
        status: Some(Status::Repealed),
        path: None,
        anchor: None,
        from_document: 1,
        from_path: None,
        in_note: false,
        context: evil(),
    };
    ActView {
        act: act(),
        title: evil(),
        kind: ActType::Law,
        number: Some("ORQ-547".to_owned()),
        adopted: None,
        in_force_from: Some("2031-01-01".to_owned()),
        repealed_on: None,
        status: Status::NotYet,
        texts: vec![text_view()],
        editions: vec![edition("2021-01-15", "2023-03-28", false), edition("2019-10-01", "2021-01-14", true)],
        cites: vec![link.clone(), link],
        cited_by: Vec::new(),
        amends: Vec::new(),
        amended_by: Vec::new(),
        repeals: Vec::new(),
        repealed_by: Vec::new(),
        url: "/uz/law/2019/547".to_owned(),
    }
}

fn text_view() -> TextView {
    TextView { document: 1, lang: Lang::Ru, title: evil(), present: true, url: "/uz/law/2019/547/ru".to_owned() }
}

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
