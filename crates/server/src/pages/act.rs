//! `GET /{act}`: a work of law with its texts, editions and links.

use askama::Template;
use axum::response::Response;
use qonun_law::{ActId, Lang, Status};
use qonun_query::{ActView, Engine, LinkedAct};

use super::frame::Frame;
use super::render::{answer_page, render};
use crate::address::compare_address;
use crate::failure::Failure;
use crate::format;
use crate::request::RequestContext;
use crate::take::{self, FileLink};

/// Maximum number of acts shown in each list. The API returns all of them.
const SHOWN: usize = 100;

#[derive(Template)]
#[template(path = "act.html")]
pub(super) struct ActPage {
    frame: Frame,
    title: String,
    title_lang: Lang,
    line: String,
    status: Status,
    texts: Vec<TextLine>,
    /// Name and address. The address is `None` if the text is not held.
    editions: Vec<(String, Option<String>)>,
    /// Address of the comparison of its texts and editions.
    comparison: Option<String>,
    act: ActId,
    /// True if the act amends others.
    amends: bool,
    force: Option<String>,
    lists: Vec<LinkList>,
    files: Vec<FileLink>,
}

struct TextLine {
    lang: Lang,
    language: &'static str,
    title: String,
    /// The address, if the text is held.
    href: Option<String>,
}

struct LinkList {
    name: &'static str,
    count: String,
    links: Vec<LinkLine>,
    more: usize,
    /// Address of the page with all of them.
    all: String,
}

/// One linked act. It appears once, even if several links lead to it.
struct LinkLine {
    href: String,
    title: String,
    /// True if the act is in the law base.
    known: bool,
    /// Name and text of the status, if the act is not in force.
    state: Option<(&'static str, &'static str)>,
}

impl ActPage {
    pub(super) fn new(mut frame: Frame, view: &ActView) -> Self {
        let t = frame.t;
        let state = if view.status == Status::InForce { "" } else { t.status_name(view.status) };
        frame.title = format!("{state} · {} — {}", view.title, t.site_name).trim_start_matches(" · ").to_owned();
        let shown = view.texts.iter().find(|text| text.present && text.title == view.title);
        let title_lang = shown.map_or(Lang::UzLatn, |text| text.lang);
        let text_line = |text: &qonun_query::TextView| TextLine {
            lang: text.lang,
            language: qonun_texts::texts(text.lang).language_name,
            title: text.title.clone(),
            href: text.present.then(|| text.url.clone()),
        };
        let lists = [
            (t.amended_by, "direction=in&kind=amends", &view.amended_by),
            (t.repealed_by, "direction=in&kind=repeals", &view.repealed_by),
            (t.amends, "kind=amends", &view.amends),
            (t.repeals, "kind=repeals", &view.repeals),
            (t.cites, "direction=out", &view.cites),
            (t.cited_by, "direction=in", &view.cited_by),
        ];
        Self {
            line: frame.act_line(view.kind, view.number.as_deref(), view.adopted.as_deref()),
            title: view.title.clone(),
            title_lang,
            status: view.status,
            texts: view.texts.iter().map(text_line).collect(),
            editions: view.editions.iter().map(|one| (frame.date(&one.days.from), one.url.clone())).collect(),
            comparison: comparison(view, title_lang),
            act: view.act.clone(),
            amends: !view.amends.is_empty() || !view.repeals.is_empty(),
            force: force(&frame, view),
            files: take::links_at(&format!("/{}", view.act)),
            lists: lists
                .into_iter()
                .filter_map(|(name, query, links)| link_list((name, query), links, &view.act, &frame))
                .collect(),
            frame,
        }
    }
}

/// Returns the address of the comparison of the texts of an act, if there are several.
fn comparison(view: &ActView, lang: Lang) -> Option<String> {
    let editions = view.editions.iter().filter(|edition| edition.present).count();
    let texts = view.texts.iter().filter(|text| text.present).count();
    (editions > 1 || texts > 1).then(|| compare_address(&format!("{}/{}", view.act, lang.tag())))
}

/// Returns the sentence about the status of the act, if it is not in force.
fn force(frame: &Frame, view: &ActView) -> Option<String> {
    let t = frame.t;
    let since = match view.status {
        Status::Repealed => t.banner_repealed_on(frame.date(view.repealed_on.as_deref()?)),
        Status::NotYet => t.banner_not_yet_from(frame.date(view.in_force_from.as_deref()?)),
        Status::InForce => return None,
    };
    Some(format::sentence(&since))
}

/// Returns the other acts of a list of links, each once, in the order of the list. Returns `None` if there are none.
fn link_list((name, query): (&'static str, &str), links: &[LinkedAct], own: &ActId, frame: &Frame) -> Option<LinkList> {
    let mut seen = std::collections::HashSet::new();
    let mut lines: Vec<LinkLine> = Vec::new();
    for link in links.iter().filter(|link| link.act.as_ref() != Some(own)) {
        let key = link.act.as_ref().map_or_else(|| link.document.to_string(), |act| act.0.clone());
        if seen.insert(key) {
            lines.push(link_line(link, frame));
        }
    }
    let (count, more) = (format::number(lines.len(), frame.ui), lines.len().saturating_sub(SHOWN));
    lines.truncate(SHOWN);
    (!lines.is_empty()).then_some(LinkList { name, count, links: lines, more, all: format!("/{own}/links?{query}") })
}

fn link_line(link: &LinkedAct, frame: &Frame) -> LinkLine {
    let (href, name, known) = match &link.act {
        Some(act) => (format!("/{act}"), act.to_string(), true),
        None => (format!("https://lex.uz/docs/{}", link.document), format!("lex.uz/docs/{}", link.document), false),
    };
    let state = link.status.as_ref().and_then(|status| frame.state_beside(status));
    LinkLine { href, title: link.title.clone().unwrap_or(name), known, state }
}

pub(super) async fn act(context: RequestContext, act: ActId) -> Result<Response, Failure> {
    let frame = Frame::new(&context, "");
    let ui = context.ui;
    let work = move |engine: &Engine, patience| {
        render(&ActPage::new(frame, &engine.act_without_places(&act, Some(ui), patience)?))
    };
    let body = context.work(work).await?;
    Ok(answer_page(context.request.headers(), body))
}
