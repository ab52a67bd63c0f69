//! `GET /{act}/links`: the links of an act or of a provision, page by page.

use askama::Template;
use axum::response::Response;
use qonun_law::{ActId, ActType, Lang, LinkKind, Path, Status};
use qonun_query::{ActLink, Direction, Engine, LinksRequest, Patience, QueryError, provision_page_address};
use qonun_texts::Texts;

use super::frame::Frame;
use super::render::{answer_page, render_for};
use crate::address::encode_pairs;
use crate::failure::Failure;
use crate::format;
use crate::interface::UI;
use crate::parameters::{parse_links, write_links};
use crate::request::RequestContext;

/// Number of links on a page of links.
const ON_PAGE: usize = 25;

/// A link for a template.
pub(super) struct LinkLine {
    pub(super) kind: &'static str,
    /// Type, number and day of the other act.
    pub(super) line: String,
    /// Name and text of the status of the other act, if it is in the law base.
    pub(super) status: Option<(&'static str, &'static str)>,
    pub(super) href: String,
    pub(super) known: bool,
    pub(super) title: String,
    pub(super) lang: Option<Lang>,
    /// The provision of the other act.
    pub(super) provision: Option<String>,
    pub(super) sentence: String,
    pub(super) sentence_lang: Lang,
    pub(super) note: Option<&'static str>,
}

/// Converts links for a template.
pub(super) fn link_lines(links: &[ActLink], direction: Direction, frame: &Frame) -> Vec<LinkLine> {
    links.iter().map(|link| link_line(link, direction, frame)).collect()
}

fn link_line(link: &ActLink, direction: Direction, frame: &Frame) -> LinkLine {
    let (document, path) = match direction {
        Direction::Out => (link.document, &link.path),
        Direction::In => (link.from_document, &link.from_path),
    };
    let lang = link.lang.unwrap_or(frame.ui);
    LinkLine {
        kind: kind_name(link.kind, direction, frame.t),
        line: link
            .act_kind
            .map_or_else(String::new, |kind| frame.act_line(kind, link.number.as_deref(), link.adopted.as_deref())),
        status: link.status.as_ref().map(|status| (status.name(), frame.status(status))),
        href: link.url.clone(),
        known: link.title.is_some(),
        title: link.title.clone().unwrap_or_else(|| format!("lex.uz/docs/{document}")),
        lang: link.lang,
        provision: path.as_ref().map(|path| format::path_name(path, lang)),
        sentence: link.context.clone(),
        sentence_lang: link.context_lang,
        note: link.in_note.then_some(frame.t.in_note),
    }
}

/// Returns the name of a kind of link, as seen from the shown act.
fn kind_name(kind: LinkKind, direction: Direction, t: &Texts) -> &'static str {
    match (kind, direction) {
        (LinkKind::Cites, Direction::Out) => t.cites,
        (LinkKind::Cites, Direction::In) => t.cited_by,
        (LinkKind::Amends, Direction::Out) => t.amends,
        (LinkKind::Amends, Direction::In) => t.amended_by,
        (LinkKind::Repeals, Direction::Out) => t.repeals,
        (LinkKind::Repeals, Direction::In) => t.repealed_by,
        (LinkKind::BasedOn, Direction::Out) => t.based_on,
        (LinkKind::BasedOn, Direction::In) => t.ground_of,
        (LinkKind::Approves, Direction::Out) => t.approves,
        (LinkKind::Approves, Direction::In) => t.approved_by,
    }
}

/// A value of a filter.
struct Choice {
    value: String,
    name: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "links.html")]
struct LinksPage {
    frame: Frame,
    act: ActId,
    title: String,
    title_lang: Lang,
    /// Name and address of the provision.
    provision: Option<(String, String)>,
    heading: &'static str,
    total: String,
    path: Option<Path>,
    direction: &'static str,
    /// Name, address, and true for the shown one.
    directions: Vec<(&'static str, String, bool)>,
    kinds: Vec<Choice>,
    types: Vec<Choice>,
    statuses: Vec<Choice>,
    year: String,
    links: Vec<LinkLine>,
    next: Option<String>,
    first: Option<String>,
}

impl LinksPage {
    fn new(mut frame: Frame, engine: &Engine, request: &LinksRequest, patience: &Patience) -> Result<Self, QueryError> {
        let found = engine.links(request, patience.clone())?;
        let (title, title_lang) = engine.title_of(&request.act, Some(frame.ui))?;
        let t = frame.t;
        let heading = heading(request.direction, t);
        let address = |request: &LinksRequest| page_address(request);
        let start = LinksRequest { cursor: None, ..request.clone() };
        let direction = |direction: Direction| {
            let request = LinksRequest { direction, kinds: Vec::new(), ..start.clone() };
            (self::heading(direction, t), address(&request), direction == start.direction)
        };
        let provision = request.path.as_ref().map(|path| {
            let name = format::capitalised(&format::path_name(path, frame.ui));
            (name, provision_page_address(&request.act, title_lang, path, None))
        });
        let named = provision.as_ref().map(|(name, _)| format!("{name} · ")).unwrap_or_default();
        frame.title = format!("{heading}: {named}{title} — {}", t.site_name);
        frame.listed = false;
        Ok(Self {
            directions: Direction::ALL.map(direction).into(),
            kinds: kinds(request, t),
            types: types(request, &frame),
            statuses: statuses(request, &frame),
            year: request.filters.years.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
            links: link_lines(&found.links, request.direction, &frame),
            total: format::number(found.total, frame.ui),
            next: found.cursor.map(|cursor| address(&LinksRequest { cursor: Some(cursor), ..request.clone() })),
            first: request.cursor.is_some().then(|| address(&start)),
            act: request.act.clone(),
            path: request.path.clone(),
            direction: request.direction.name(),
            title,
            title_lang,
            provision,
            heading,
            frame,
        })
    }
}

fn heading(direction: Direction, t: &Texts) -> &'static str {
    match direction {
        Direction::Out => t.links_out,
        Direction::In => t.links_in,
    }
}

/// Returns the address of a page of links.
pub(super) fn page_address(request: &LinksRequest) -> String {
    // The page has its own number of links, and the language of the interface.
    let request = LinksRequest { limit: qonun_query::SearchRequest::new("").limit, lang: None, ..request.clone() };
    let pairs = write_links(&request);
    let query = encode_pairs(pairs.iter().map(|(name, value)| (*name, value.as_str())));
    let mark = if query.is_empty() { "" } else { "?" };
    format!("/{}/links{mark}{query}", request.act)
}

fn kinds(request: &LinksRequest, t: &Texts) -> Vec<Choice> {
    let choice = |kind: LinkKind| Choice {
        value: kind.name().to_owned(),
        name: kind_name(kind, request.direction, t).to_owned(),
        chosen: request.kinds == [kind],
    };
    LinkKind::ALL.map(choice).into()
}

fn types(request: &LinksRequest, frame: &Frame) -> Vec<Choice> {
    let choice = |kind: &ActType| Choice {
        value: kind.name().to_owned(),
        name: frame.t.type_name(*kind).to_owned(),
        chosen: request.filters.types == [*kind],
    };
    ActType::ALL.iter().map(choice).collect()
}

fn statuses(request: &LinksRequest, frame: &Frame) -> Vec<Choice> {
    let choice = |status: Status| Choice {
        value: status.name().to_owned(),
        name: frame.status(&status).to_owned(),
        chosen: request.filters.statuses == [status],
    };
    [Status::InForce, Status::Repealed, Status::NotYet].map(choice).into()
}

pub(super) async fn links(context: RequestContext, act: ActId) -> Result<Response, Failure> {
    let pairs: Vec<(String, String)> = context.pairs.iter().filter(|(name, _)| name != "limit").cloned().collect();
    let (request, _) = parse_links(&pairs, act)?;
    let request = LinksRequest { limit: ON_PAGE, lang: Some(context.ui), ..request };
    let frame = Frame::new(&context, "");
    let (path, pairs, ui) = (context.path.clone(), context.pairs.clone(), context.ui);
    let work = move |engine: &Engine, patience: Patience| {
        let page = match LinksPage::new(frame, engine, &request, &patience) {
            // A cursor of an older index: the links begin anew.
            Err(QueryError::OldCursor) => {
                let pairs = pairs.into_iter().filter(|(name, _)| name != "cursor" && name != UI).collect();
                let request = LinksRequest { cursor: None, ..request };
                LinksPage::new(Frame::at(ui, path, pairs, ""), engine, &request, &patience)?
            }
            page => page?,
        };
        render_for(&page, &patience)
    };
    let body = context.work(work).await?;
    Ok(answer_page(context.request.headers(), body))
}
