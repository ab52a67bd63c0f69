//! `GET /{act}/{lang}/{path}`: one provision by itself, small enough for any phone.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use qonun_law::{ActId, Date, Lang, NoteKind, Status};
use qonun_query::{
    ActLinks, Direction, Engine, Filters, HistoryAct, HistoryEntry, LinksRequest, OutlineItem, Patience,
    ProvisionAnswer, QueryError, document_address_on, fixed_address, provision_page_address,
};

use super::frame::Frame;
use super::go::lead_to;
use super::legislation::provision_of_legislation;
use super::links::{LinkLine, link_lines, page_address};
use super::render::{answer_page, render_for};
use super::state::{Banner, LanguageLink, Shown};
use super::text::{ProvisionPart, outline_name};
use crate::address::encode_pairs;
use crate::failure::Failure;
use crate::format;
use crate::markup::{Html, json_for_script};
use crate::request::RequestContext;
use crate::take::{self, FileLink};

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
    /// What the text says, to be checked later, and the address of the check.
    proof: String,
    proof_address: String,
    files: Vec<FileLink>,
    canonical: String,
    metadata: Html,
    above: Vec<String>,
    name: String,
    part: ProvisionPart,
    previous: Option<Neighbour>,
    next: Option<Neighbour>,
    history: Vec<HistoryLine>,
    /// What others do to the provision: the first links, the number of all, and the address of the others.
    links: Vec<LinkLine>,
    links_total: String,
    all_links: Option<String>,
}

/// An entry of the history of the provision.
struct HistoryLine {
    name: &'static str,
    day: String,
    /// Title, number and address of the amending acts.
    acts: Vec<(String, String, bool)>,
    published: Option<String>,
    /// Address of a held wording, and of its comparison with the shown one.
    wording: Option<(String, String)>,
    /// True for a wording that is not held.
    is_absent: bool,
    is_day_impossible: bool,
    /// The note itself, if none of its acts is in the law base.
    note: Option<String>,
}

/// Converts the history for a template.
fn history_lines(answer: &ProvisionAnswer, frame: &Frame) -> Vec<HistoryLine> {
    let line = |entry: &HistoryEntry| {
        let is_wording = entry.kind != NoteKind::Amendment;
        let act = |act: &HistoryAct| {
            let line = act.kind.map(|kind| frame.act_line(kind, act.number.as_deref(), act.adopted.as_deref()));
            let name = act.title.clone().unwrap_or_else(|| format!("lex.uz/docs/{}", act.document));
            (line.map_or_else(String::new, |line| format!("{line} · ")) + &name, act.url.clone(), act.act.is_some())
        };
        let base = format!("{}/{}", answer.act, answer.lang.tag());
        let comparison = |day: &String| {
            let shown = answer.state.edition.as_ref().map(|edition| format!("@{}", edition.from)).unwrap_or_default();
            let named = format!("{base}{shown}/{}", answer.provision.path);
            let (from, to) = match entry.kind {
                NoteKind::FutureEdition => (named, format!("{base}@{day}")),
                _ => (format!("{base}@{day}"), named),
            };
            format!("/compare?{}", encode_pairs([("from", from.as_str()), ("to", to.as_str())]))
        };
        let held = entry.url.clone().zip(entry.on.as_ref()).filter(|_| entry.present);
        HistoryLine {
            name: frame.t.note_name(entry.kind),
            day: entry.on.as_ref().map(|day| frame.date(day)).unwrap_or_default(),
            acts: entry.acts.iter().map(act).collect(),
            published: entry.published.clone(),
            wording: held.map(|(url, day)| (url, comparison(day))),
            is_absent: is_wording && !entry.present,
            is_day_impossible: entry.is_day_impossible,
            note: (!is_wording && entry.acts.iter().all(|act| act.act.is_none())).then(|| entry.note.clone()),
        }
    };
    answer.history.iter().map(line).collect()
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
        let fixed = take::stamp_of(&answer.state, on);
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
            proof_address: format!("/verify?{}", encode_pairs([("proof", answer.proof.token.as_str())].into_iter())),
            proof: answer.proof.token.clone(),
            files: take::links(&answer.act, answer.lang, Some(&answer.provision.path), fixed),
            canonical: match fixed {
                Some(_) => fixed_address(&answer.act, answer.lang, Some(&answer.provision.path), fixed),
                None => format!("{address}#{}", answer.provision.path),
            },
            metadata: json_for_script(&provision_of_legislation(answer, on, base)),
            in_text: format!("{address}#{}", answer.provision.path),
            text_address: address,
            above: answer.above.iter().map(|item| outline_name(item, t)).collect(),
            previous: answer.previous.as_ref().map(neighbour),
            next: answer.next.as_ref().map(neighbour),
            name,
            part,
            history: history_lines(answer, &frame),
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
    on: Option<Date>,
) -> Result<Response, Failure> {
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
