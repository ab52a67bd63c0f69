//! `GET /{act}/{lang}`: a whole text.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use qonun_law::{ActId, Date, Lang, Status};
use qonun_query::{DocumentView, Engine, OutlineItem, QueryError, document_address};

use super::frame::Frame;
use super::go::lead_to;
use super::legislation::legislation;
use super::text::{BlockPart, NotePart, ProvisionPart, notes, outline_name, warnings};
use super::{answer_page, opensearch, render};
use crate::failure::Failure;
use crate::format;
use crate::markup::{Html, json_for_script, safe_address};
use crate::parameters::{date, once};
use crate::routes::Asked;
use crate::texts::{Texts, texts};

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
    warnings: Vec<Html>,
    languages: Vec<LanguageLink>,
    editions: Vec<EditionLink>,
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
    metadata: Html,
}

/// The text of a document alone: no head, no styles, for other sites to put into their pages.
#[derive(Template)]
#[template(path = "fragment.html")]
struct Fragment<'a> {
    t: &'static Texts,
    lang: Lang,
    title: &'a str,
    provisions: Vec<ProvisionPart>,
    requisites: Vec<BlockPart>,
}

/// The text of a document as an HTML fragment: an `article` in the language of the text.
///
/// # Errors
/// When the template cannot be rendered.
pub fn document_fragment(view: &DocumentView) -> Result<String, std::fmt::Error> {
    let t = texts(view.lang);
    let fragment = Fragment {
        t,
        lang: view.lang,
        title: &view.title,
        provisions: view.provisions.iter().map(|provision| ProvisionPart::new(provision, t)).collect(),
        requisites: view.requisites.iter().filter_map(|block| BlockPart::new(block, t)).collect(),
    };
    fragment.render().map_err(|_| std::fmt::Error)
}

/// A line above the text about its force.
pub(super) struct Banner {
    pub(super) class: &'static str,
    pub(super) text: String,
    pub(super) href: Option<String>,
}

/// The same act in a language.
pub(super) struct LanguageLink {
    pub(super) lang: Lang,
    pub(super) name: &'static str,
    pub(super) href: String,
    pub(super) current: bool,
}

struct EditionLink {
    name: String,
    href: String,
    current: bool,
}

struct OutlineLink {
    href: String,
    name: String,
    depth: u8,
}

impl DocumentPage {
    pub(super) fn new(mut frame: Frame, view: &DocumentView, on: Option<Date>, base: &str) -> Self {
        let t = frame.t;
        frame.title = format!("{} — {}", view.title, t.site_name);
        frame.listed = on.is_none();
        let whole: Vec<_> =
            view.notes.iter().filter(|note| note.kind != qonun_law::NoteKind::Warning).cloned().collect();
        Self {
            line: frame.act_line(view.kind, view.number.as_deref(), view.adopted.as_deref()),
            banners: banners(&frame, view),
            warnings: warnings(&view.notes),
            languages: language_links(&view.act, view.lang, view.languages.keys().copied(), on),
            editions: edition_links(&frame, view),
            outline: view.outline.iter().map(|item| outline_link(item, t)).collect(),
            provisions: view.provisions.iter().map(|provision| ProvisionPart::new(provision, t)).collect(),
            requisites: view.requisites.iter().filter_map(|block| BlockPart::new(block, t)).collect(),
            facts: facts(&frame, view),
            subjects: subjects(view),
            publications: view.publications.clone(),
            attachments: view.attachments.iter().filter_map(|address| safe_address(address)).collect(),
            notes: notes(&whole, t),
            problems: view.problems.iter().map(|problem| problem.message.clone()).collect(),
            citation: citation(view, base),
            metadata: json_for_script(&legislation(view, base)),
            t,
            lang: view.lang,
            act: view.act.clone(),
            title: view.title.clone(),
            status: view.status,
            frame,
        }
    }
}

/// What a reader must know before reading: repealed, not yet in force, an old edition.
pub(super) fn banners(frame: &Frame, view: &DocumentView) -> Vec<Banner> {
    let t = frame.t;
    let mut banners = Vec::new();
    let mut put = |class, text: String, href| banners.push(Banner { class, text, href });
    match (view.status, &view.repealed_on, &view.in_force_from) {
        (Status::Repealed, Some(day), _) => {
            put("repealed", t.banner_repealed_on.replace("{date}", &frame.date(day)), None)
        }
        (Status::Repealed, None, _) => put("repealed", t.banner_repealed.to_owned(), None),
        (Status::NotYet, _, Some(day)) => {
            put("not-yet", t.banner_not_yet_from.replace("{date}", &frame.date(day)), None)
        }
        (Status::NotYet, _, None) => put("not-yet", t.banner_not_yet.to_owned(), None),
        (Status::InForce, ..) => {}
    }
    if let Some((from, to)) = view.edition.as_ref().and_then(|edition| Some((&edition.from, edition.to.as_ref()?))) {
        let text = t.banner_old_edition.replace("{from}", &frame.date(from)).replace("{to}", &frame.date(to));
        put("old", text, Some(document_address(&view.act, view.lang)));
    }
    banners
}

pub(super) fn language_links(
    act: &ActId,
    current: Lang,
    languages: impl Iterator<Item = Lang>,
    on: Option<Date>,
) -> Vec<LanguageLink> {
    let day = on.map(|day| format!("?on={day}")).unwrap_or_default();
    let link = |lang: Lang| LanguageLink {
        lang,
        name: texts(lang).language_name,
        href: format!("{}{day}", document_address(act, lang)),
        current: lang == current,
    };
    languages.map(link).collect()
}

fn edition_links(frame: &Frame, view: &DocumentView) -> Vec<EditionLink> {
    let address = document_address(&view.act, view.lang);
    let shown = view.edition.as_ref().map(|edition| edition.from.as_str());
    let link = |from: &String| EditionLink {
        name: frame.date(from),
        href: format!("{address}?on={from}"),
        current: shown == Some(from.as_str()),
    };
    view.editions.iter().map(link).collect()
}

fn outline_link(item: &OutlineItem, t: &Texts) -> OutlineLink {
    OutlineLink { href: format!("#{}", item.path), name: outline_name(item, t), depth: item.depth.min(4) }
}

fn facts(frame: &Frame, view: &DocumentView) -> Vec<(&'static str, String)> {
    let t = frame.t;
    let day = |day: &Option<String>| day.as_ref().map(|day| frame.date(day)).unwrap_or_default();
    let number = view.number.as_ref().map(|number| format::act_number(number, frame.ui)).unwrap_or_default();
    let registration = view.registration.as_ref().map(|entry| {
        let text = t.registration.replace("{number}", &entry.number).replace("{date}", &day(&entry.date));
        text.trim_end_matches([' ', ',']).to_owned()
    });
    let facts = [
        (t.kind_label, (t.type_name)(view.kind).0.to_owned()),
        (t.number_label, number),
        (t.adopted_label, day(&view.adopted)),
        (t.bodies_label, view.bodies.join("; ")),
        (t.registration_label, registration.unwrap_or_default()),
        (t.in_force_label, day(&view.in_force_from)),
        (t.repealed_label, day(&view.repealed_on)),
        (t.status_label, frame.status(&view.status).to_owned()),
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

/// How to cite the text, in its own language.
fn citation(view: &DocumentView, base: &str) -> String {
    let lang = view.lang;
    let kind = (texts(lang).type_name)(view.kind).0;
    let number = view.number.as_ref().map(|number| format::act_number(number, lang));
    let day = view.adopted.as_ref().map(|day| format::date(day, lang));
    let head = [Some(kind.to_owned()), number, day].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let title = match lang {
        Lang::UzLatn | Lang::En => format!("“{}”", view.title),
        Lang::UzCyrl | Lang::Ru => format!("«{}»", view.title),
    };
    format!("{title}. {head}. {base}{}", document_address(&view.act, lang))
}

/// The text of an act in a language, or where to look when there is none.
pub(super) enum Found {
    Document(Box<DocumentView>),
    /// The act has no such text: its page lists those it has.
    OtherTexts,
}

pub(super) fn find(engine: &Engine, act: &ActId, lang: Lang, on: Option<Date>) -> Result<Found, QueryError> {
    let Some(id) = engine.text_of(act, lang) else {
        engine.act(act, Some(lang))?;
        return Ok(Found::OtherTexts);
    };
    Ok(Found::Document(Box::new(engine.document(id, on)?)))
}

pub(super) async fn document(asked: Asked, act: ActId, lang: Lang) -> Result<Response, Failure> {
    let on = once(&asked.pairs, "on")?.map(|value| date("on", value)).transpose()?;
    let base = opensearch::base(asked.request.headers());
    let frame = Frame::new(&asked, "");
    let name = act.clone();
    let work = move |engine: &Engine, _| match find(engine, &act, lang, on)? {
        Found::Document(view) => Ok(Some(render(&DocumentPage::new(frame, &view, on, &base))?)),
        Found::OtherTexts => Ok(None),
    };
    match asked.app.work(work).await? {
        Some(body) => Ok(answer_page(asked.request.headers(), body)),
        None => Ok(lead_to(StatusCode::SEE_OTHER, &format!("/{name}"))),
    }
}
