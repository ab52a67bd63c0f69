//! `GET /{act}/{lang}`: a whole text.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use qonun_law::{ActId, Date, Lang, Status, number_in};
use qonun_query::{DocumentView, Engine, OutlineItem, Patience, QueryError, fixed_address};
use qonun_texts::Texts;

use super::frame::Frame;
use super::go::lead_to;
use super::legislation::legislation;
use super::render::{answer_page, render_for};
use super::state::{Banner, EditionLink, LanguageLink, Shown};
use super::text::{BlockPart, NotePart, ProvisionPart, ids_of_text, notes, outline_name, warnings};
use crate::failure::Failure;
use crate::markup::{Html, json_for_script, safe_address};
use crate::request::RequestContext;
use crate::take::{self, FileLink};

#[derive(Template)]
#[template(path = "document.html")]
pub(super) struct DocumentPage {
    frame: Frame,
    t: &'static Texts,
    lang: Lang,
    act: ActId,
    title: String,
    line: String,
    status: Status,
    banners: Vec<Banner>,
    edition: Option<String>,
    warnings: Vec<Html>,
    /// Ids on lex.uz that no shown element has.
    ids: Vec<String>,
    languages: Vec<LanguageLink>,
    editions: Vec<EditionLink>,
    /// Address of the comparison with other editions and languages.
    comparison: Option<String>,
    outline: Vec<OutlineLink>,
    provisions: Vec<ProvisionPart>,
    requisites: Vec<BlockPart>,
    facts: Vec<(&'static str, String)>,
    subjects: Vec<String>,
    publications: Vec<String>,
    attachments: Vec<String>,
    notes: Vec<NotePart>,
    problems: Vec<String>,
    citation: String,
    files: Vec<FileLink>,
    canonical: String,
    metadata: Html,
}

struct OutlineLink {
    href: String,
    name: String,
    depth: u8,
}

impl DocumentPage {
    pub(super) fn new(
        mut frame: Frame,
        view: &DocumentView,
        on: Option<Date>,
        base: &str,
        patience: &Patience,
    ) -> Result<Self, QueryError> {
        let t = frame.t;
        let shown = Shown::document(view, on);
        let name = shown.page_title(&view.title, t, frame.ui);
        frame.title = format!("{name} — {}", t.site_name);
        frame.listed = on.is_none();
        let fixed = take::stamp_of(&view.state, on);
        let whole = view.notes.iter().filter(|note| note.kind != qonun_law::NoteKind::Warning);
        Ok(Self {
            line: shown.line(&frame),
            banners: shown.banners(&frame),
            edition: shown.edition_line(&frame),
            warnings: warnings(&view.notes, patience)?,
            ids: ids_of_text(view),
            languages: shown.languages(),
            editions: shown.editions(&frame),
            comparison: shown.comparison(),
            outline: view.outline.iter().map(|item| outline_link(item, t)).collect(),
            provisions: ProvisionPart::all(&view.provisions, t, patience)?,
            requisites: BlockPart::all(&view.requisites, t, patience)?,
            facts: facts(&frame, view),
            subjects: subjects(view),
            publications: view.publications.clone(),
            attachments: view.attachments.iter().filter_map(|address| safe_address(address)).collect(),
            notes: notes(whole, t, patience)?,
            problems: view.problems.iter().map(|problem| problem.message.clone()).collect(),
            citation: shown.citation(base),
            files: take::links(&view.act, view.lang, None, fixed),
            canonical: fixed_address(&view.act, view.lang, None, fixed),
            metadata: json_for_script(&legislation(view, on, base)),
            t,
            lang: view.lang,
            act: view.act.clone(),
            title: view.title.clone(),
            status: view.state.status,
            frame,
        })
    }
}

fn outline_link(item: &OutlineItem, t: &Texts) -> OutlineLink {
    OutlineLink { href: format!("#{}", item.path), name: outline_name(item, t), depth: item.depth.min(4) }
}

fn facts(frame: &Frame, view: &DocumentView) -> Vec<(&'static str, String)> {
    let t = frame.t;
    let day = |day: &Option<String>| day.as_ref().map(|day| frame.date(day)).unwrap_or_default();
    let number = view.number.as_ref().map(|number| number_in(number, frame.ui)).unwrap_or_default();
    let registration = view.registration.as_ref().map(|entry| {
        let text = t.registration(&entry.number, day(&entry.date));
        text.trim_end_matches([' ', ',']).to_owned()
    });
    let facts = [
        (t.kind_label, t.type_name(view.kind).to_owned()),
        (t.number_label, number),
        (t.adopted_label, day(&view.adopted)),
        (t.bodies_label, view.bodies.join("; ")),
        (t.registration_label, registration.unwrap_or_default()),
        (t.in_force_label, day(&view.state.in_force_from)),
        (t.repealed_label, day(&view.state.repealed_on)),
        (t.status_label, frame.status(&view.state.status).to_owned()),
    ];
    facts.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

fn subjects(view: &DocumentView) -> Vec<String> {
    let mut subjects: Vec<String> = view.classifiers.iter().map(|entry| entry.names.join(" › ")).collect();
    subjects.retain(|subject| !subject.is_empty());
    subjects.sort();
    subjects.dedup();
    subjects
}

/// The result of a search for the text of an act in a language.
pub(super) enum Found {
    Document(Box<DocumentView>),
    /// The act has no such text. Its page lists the existing ones.
    OtherTexts,
}

pub(super) fn find(
    engine: &Engine,
    act: &ActId,
    lang: Lang,
    on: Option<Date>,
    patience: &Patience,
) -> Result<Found, QueryError> {
    match engine.text_of(act, lang) {
        Some(id) => Ok(Found::Document(Box::new(engine.document(id, on, patience.clone())?))),
        None if engine.has_act(act) => Ok(Found::OtherTexts),
        None => Err(QueryError::NoAct(act.clone())),
    }
}

pub(super) async fn document(
    context: RequestContext,
    act: ActId,
    lang: Lang,
    on: Option<Date>,
) -> Result<Response, Failure> {
    let base = context.base();
    let frame = Frame::new(&context, "");
    let name = act.clone();
    let work = move |engine: &Engine, patience| match find(engine, &act, lang, on, &patience)? {
        Found::Document(view) => {
            let page = DocumentPage::new(frame, &view, on, &base, &patience)?;
            Ok(Some(render_for(&page, &patience)?))
        }
        Found::OtherTexts => Ok(None),
    };
    match context.work(work).await? {
        Some(body) => Ok(answer_page(context.request.headers(), body)),
        None => Ok(lead_to(StatusCode::SEE_OTHER, &format!("/{name}"))),
    }
}
