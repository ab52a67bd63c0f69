//! Hand-made answers with hostile text in every field.

use std::collections::BTreeMap;

use qonun_law::{ActId, ActType, BlockStyle, Cell, Date, Lang, LinkKind, NoteKind, Path, ProvisionKind, Status, Table};
use qonun_query::{
    ActLink, ActLinks, ActView, BlockView, CitedMatch, ClassifierView, DocumentView, EditionAge, EditionView,
    FacetValue, HistoryAct, HistoryEntry, LinkView, LinkedAct, ListedEdition, NoteView, Notice, OutlineItem,
    ProblemView, ProofView, ProvisionAnswer, ProvisionHit, ProvisionView, QueryPlace, QueryReading, RegistrationView,
    SearchAnswer, SearchResult, Snippet, TextState, TextView, Total,
};

use super::super::frame::Frame;
use crate::state::state_lines;

/// Hostile input for every field that contains text.
pub(super) const EVIL: &str = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

pub(super) fn evil() -> String {
    EVIL.to_owned()
}

pub(super) fn act() -> ActId {
    ActId("uz/law/2019/547".to_owned())
}

pub(super) fn frame(ui: Lang) -> Frame {
    Frame::at(ui, "/search".to_owned(), vec![("q".to_owned(), evil())], EVIL)
}

pub(super) fn block(style: BlockStyle, table: Option<Table>) -> BlockView {
    let links = vec![LinkView { start: 0, end: 5, document: None, url: format!("javascript:{EVIL}"), canonical: None }];
    BlockView { id: Some("-101".to_owned()), style, text: evil(), links, table }
}

pub(super) fn note(kind: NoteKind) -> NoteView {
    NoteView { kind, about: None, id: Some(evil()), text: evil(), links: Vec::new() }
}

pub(super) fn provision() -> ProvisionView {
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

pub(super) fn outline_item() -> OutlineItem {
    OutlineItem {
        path: Path::new("art_358-1"),
        kind: ProvisionKind::Article,
        label: "358¹-modda.".to_owned(),
        heading: evil(),
        depth: 1,
    }
}

pub(super) fn edition(from: &str, to: &str, present: bool) -> ListedEdition {
    let url = present.then(|| format!("/uz/law/2019/547/uz-Latn?on={from}"));
    ListedEdition { days: EditionView { from: from.to_owned(), to: Some(to.to_owned()) }, present, url }
}

pub(super) fn text_of(lang: Lang, present: bool) -> TextView {
    TextView { document: 1, lang, title: evil(), present, url: format!("/uz/law/2019/547/{lang}") }
}

/// Returns the first of three editions of a repealed act. The second edition and the English text are not held.
pub(super) fn state() -> TextState {
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

pub(super) fn history_entry(kind: NoteKind) -> HistoryEntry {
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

pub(super) fn provision_answer() -> ProvisionAnswer {
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

pub(super) fn on(day: &str) -> Option<Date> {
    qonun_law::parse_date(day)
}

pub(super) fn lines_of(view: &DocumentView) -> Vec<String> {
    state_lines(view.lang, (view.kind, view.number.as_deref(), view.adopted.as_deref()), &view.state)
}

pub(super) fn document() -> DocumentView {
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

pub(super) fn proof() -> ProofView {
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

pub(super) fn hit() -> ProvisionHit {
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

pub(super) fn search_answer() -> SearchAnswer {
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
pub(super) fn answer_of_citation() -> SearchAnswer {
    SearchAnswer { cited: vec![cited()], ..search_answer() }
}

pub(super) fn cited() -> CitedMatch {
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

pub(super) fn act_links() -> ActLinks {
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

pub(super) fn act_view() -> ActView {
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

pub(super) fn text_view() -> TextView {
    TextView { document: 1, lang: Lang::Ru, title: evil(), present: true, url: "/uz/law/2019/547/ru".to_owned() }
}
