//! `GET /{act}/{lang}/{path}`: one provision by itself, small enough for any phone.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use qonun_law::{ActId, Date, Lang, Status};
use qonun_query::{
    ActLinks, Direction, Engine, Filters, LinksRequest, OutlineItem, Patience, ProvisionAnswer, QueryError,
    document_address_on, provision_page_address,
};

use super::frame::Frame;
use super::go::lead_to;
use super::legislation::provision_of_legislation;
use super::links::{LinkLine, link_lines, page_address};
use super::render::{answer_page, render_for};
use super::state::{Banner, LanguageLink, Shown};
use super::text::{ProvisionPart, outline_name};
use crate::failure::Failure;
use crate::format;
use crate::markup::{Html, json_for_script};
use crate::parameters::{date, once};
use crate::request::RequestContext;

#[derive(Template)]
#[template(path = "provision.html")]
pub(super) struct ProvisionPage {
    frame: Frame,
    lang: Lang,
    act_title: String,
    /// Address of the whole text.
    text_address: String,
    /// Address of this provision in the whole text.
    in_text: String,
    line: String,
    status: Status,
    banners: Vec<Banner>,
    edition: Option<String>,
    languages: Vec<LanguageLink>,
    /// Address of the comparison with other editions and languages.
    comparison: Option<String>,
    citation: String,
    metadata: Html,
    above: Vec<String>,
    name: String,
    part: ProvisionPart,
    previous: Option<Neighbour>,
    next: Option<Neighbour>,
    /// What others do to the provision: the first links, the number of all, and the address of the others.
    links: Vec<LinkLine>,
    links_total: String,
    all_links: Option<String>,
}

struct Neighbour {
    href: String,
    name: String,
}

impl ProvisionPage {
    pub(super) fn new(
        mut frame: Frame,
        answer: &ProvisionAnswer,
        links: &ActLinks,
        on: Option<Date>,
        base: &str,
        patience: &Patience,
    ) -> Result<Self, QueryError> {
        let t = frame.t;
        let shown = Shown::provision(answer, on);
        let address = document_address_on(&answer.act, answer.lang, on);
        let name = match answer.provision.label.trim() {
            "" => format::capitalised(&format::path_name(&answer.provision.path, answer.lang)),
            label => label.to_owned(),
        };
        let title = match &answer.part {
            Some(part) => format::capitalised(&format::path_name(&part.path, answer.lang)),
            None => format!("{name} {}", answer.provision.heading),
        };
        frame.title = format!("{} — {}", shown.page_title(title.trim(), t, frame.ui), answer.title);
        frame.listed = on.is_none();
        let neighbour = |item: &OutlineItem| Neighbour {
            href: provision_page_address(&answer.act, answer.lang, &item.path, on),
            name: outline_name(item, t),
        };
        let mut part = ProvisionPart::with_part(&answer.provision, answer.part.as_ref(), t, patience)?;
        part.level = 2;
        Ok(Self {
            lang: answer.lang,
            act_title: answer.title.clone(),
            line: shown.line(&frame),
            status: answer.state.status,
            banners: shown.banners(&frame),
            edition: shown.edition_line(&frame),
            languages: shown.languages(),
            comparison: shown.comparison(),
            citation: shown.citation(base),
            metadata: json_for_script(&provision_of_legislation(answer, on, base)),
            in_text: format!("{address}#{}", answer.provision.path),
            text_address: address,
            above: answer.above.iter().map(|item| outline_name(item, t)).collect(),
            previous: answer.previous.as_ref().map(neighbour),
            next: answer.next.as_ref().map(neighbour),
            name,
            part,
            links: link_lines(&links.links, Direction::In, &frame),
            links_total: format::number(links.total, frame.ui),
            all_links: links.cursor.as_ref().map(|_| page_address(&links_request(answer, frame.ui))),
            frame,
        })
    }
}

/// Number of links on the page of a provision.
const LINKS: usize = 10;

fn links_request(answer: &ProvisionAnswer, ui: Lang) -> LinksRequest {
    LinksRequest {
        act: answer.act.clone(),
        direction: Direction::In,
        kinds: Vec::new(),
        path: Some(answer.provision.path.clone()),
        filters: Filters::default(),
        lang: Some(ui),
        limit: LINKS,
        cursor: None,
    }
}

/// Returns what others do to the provision.
fn links_of(engine: &Engine, answer: &ProvisionAnswer, ui: Lang, patience: &Patience) -> Result<ActLinks, QueryError> {
    match engine.links(&links_request(answer, ui), patience.clone()) {
        // Only an older edition has the provision.
        Err(QueryError::NoProvision { .. }) => Ok(ActLinks { total: 0, links: Vec::new(), cursor: None }),
        found => found,
    }
}

pub(super) async fn provision(
    context: RequestContext,
    act: ActId,
    lang: Lang,
    path: String,
) -> Result<Response, Failure> {
    let on = once(&context.pairs, "on")?.map(|value| date("on", value)).transpose()?;
    let base = context.base();
    let frame = Frame::new(&context, "");
    let (name, ui) = (act.clone(), context.ui);
    let work = move |engine: &Engine, patience: Patience| {
        let Some(id) = engine.text_of(&act, lang) else {
            return if engine.has_act(&act) { Ok(None) } else { Err(QueryError::NoAct(act).into()) };
        };
        let answer = engine.provision(id, &path, on, patience.clone())?;
        let links = links_of(engine, &answer, ui, &patience)?;
        let page = ProvisionPage::new(frame, &answer, &links, on, &base, &patience)?;
        Ok(Some(render_for(&page, &patience)?))
    };
    match context.work(work).await? {
        Some(body) => Ok(answer_page(context.request.headers(), body)),
        None => Ok(lead_to(StatusCode::SEE_OTHER, &format!("/{name}"))),
    }
}
