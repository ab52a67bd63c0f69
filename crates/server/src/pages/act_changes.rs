//! `GET /{act}/amendments`: what an act changed, provision by provision.

use askama::Template;
use axum::response::Response;
use qonun_law::{ActId, Lang};
use qonun_query::{AmendedProvision, Direction, Engine, LinksRequest, Patience, QueryError, WordingChange};

use super::changed::{ChangedBlock, changed_blocks, changed_line};
use super::frame::Frame;
use super::links::{LinkLine, link_lines};
use super::render::{answer_page, render_for};
use crate::address::encode_pairs;
use crate::failure::Failure;
use crate::format;
use crate::interface::UI;
use crate::markup::{Html, Spoken};
use crate::parameters::{parse_amendments, write_amendments};
use crate::request::RequestContext;

/// Number of provisions on a page.
const ON_PAGE: usize = 10;

#[derive(Template)]
#[template(path = "act_changes.html")]
struct ActChangesPage {
    frame: Frame,
    act: ActId,
    title: String,
    title_lang: Lang,
    total: String,
    changes: Vec<Amended>,
    first: Option<String>,
    next: Option<String>,
}

/// An amended provision or act.
struct Amended {
    links: Vec<LinkLine>,
    /// False for a whole act.
    is_part: bool,
    lang: Lang,
    wordings: Vec<Wording>,
}

struct Wording {
    day: String,
    present: bool,
    provisions: Vec<(Html, Vec<ChangedBlock>)>,
    comparison: Option<String>,
}

impl ActChangesPage {
    fn new(mut frame: Frame, engine: &Engine, request: &LinksRequest, patience: &Patience) -> Result<Self, QueryError> {
        let found = engine.changes_by(request, patience.clone())?;
        let (title, title_lang) = engine.title_of(&request.act, Some(frame.ui))?;
        frame.title = format!("{}: {title} — {}", frame.t.act_changes_heading, frame.t.site_name);
        frame.listed = false;
        let address = |request: LinksRequest| format!("/{}/amendments{}", request.act, write_amendments(&request));
        // The page has its own number of provisions, and the language of the interface.
        let plain = LinksRequest { limit: qonun_query::SearchRequest::new("").limit, lang: None, ..request.clone() };
        let mut changes = Vec::with_capacity(found.changes.len());
        for change in &found.changes {
            patience.check()?;
            changes.push(amended(change, engine, &frame));
        }
        Ok(Self {
            act: request.act.clone(),
            title,
            title_lang,
            total: format::number(found.total, frame.ui),
            changes,
            first: request.cursor.is_some().then(|| address(LinksRequest { cursor: None, ..plain.clone() })),
            next: found.cursor.map(|cursor| address(LinksRequest { cursor: Some(cursor), ..plain.clone() })),
            frame,
        })
    }
}

fn amended(change: &AmendedProvision, engine: &Engine, frame: &Frame) -> Amended {
    Amended {
        links: link_lines(std::slice::from_ref(&change.link), Direction::Out, frame),
        is_part: change.link.path.is_some(),
        lang: engine.act_of(change.link.document).map_or(frame.ui, |(_, lang)| lang),
        wordings: change.wordings.iter().map(|one| wording(one, frame)).collect(),
    }
}

fn wording(change: &WordingChange, frame: &Frame) -> Wording {
    let spoken = Spoken { removed: frame.t.spoken_removed, added: frame.t.spoken_added };
    let shown = change.provisions.iter().filter(|provision| provision.change != "same");
    Wording {
        day: frame.date(&change.on),
        present: change.present,
        provisions: shown
            .map(|provision| (changed_line(&provision.heading, &spoken), changed_blocks(&provision.diff, &spoken)))
            .collect(),
        comparison: change
            .compare
            .as_ref()
            .map(|[from, to]| format!("/compare?{}", encode_pairs([("from", from.as_str()), ("to", to.as_str())]))),
    }
}

pub(super) async fn amendments(context: RequestContext, act: ActId) -> Result<Response, Failure> {
    let pairs: Vec<(String, String)> = context.pairs.iter().filter(|(name, _)| name != "limit").cloned().collect();
    let request = parse_amendments(&pairs, act)?;
    let request = LinksRequest { limit: ON_PAGE, lang: Some(context.ui), ..request };
    let frame = Frame::new(&context, "");
    let (path, pairs, ui) = (context.path.clone(), context.pairs.clone(), context.ui);
    let work = move |engine: &Engine, patience: Patience| {
        let page = match ActChangesPage::new(frame, engine, &request, &patience) {
            // A cursor of an older index: the list begins anew.
            Err(QueryError::OldCursor) => {
                let pairs = pairs.into_iter().filter(|(name, _)| name != "cursor" && name != UI).collect();
                let request = LinksRequest { cursor: None, ..request };
                ActChangesPage::new(Frame::at(ui, path, pairs, ""), engine, &request, &patience)?
            }
            page => page?,
        };
        render_for(&page, &patience)
    };
    let body = context.work(work).await?;
    Ok(answer_page(context.request.headers(), body))
}
