//! `GET /{act}/{lang}/{path}`: one provision by itself, light enough for any phone.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use qonun_law::{ActId, Date, Lang};
use qonun_query::{Engine, OutlineItem, ProvisionAnswer, document_address};

use super::frame::Frame;
use super::go::lead_to;
use super::text::{ProvisionPart, outline_name};
use super::{answer_page, render};
use crate::failure::Failure;
use crate::format;
use crate::parameters::{date, once};
use crate::routes::Asked;

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
    above: Vec<String>,
    name: String,
    part: ProvisionPart,
    previous: Option<Neighbour>,
    next: Option<Neighbour>,
}

struct Neighbour {
    href: String,
    name: String,
}

impl ProvisionPage {
    pub(super) fn new(mut frame: Frame, answer: &ProvisionAnswer, on: Option<Date>) -> Self {
        let t = frame.t;
        let day = on.map(|day| format!("?on={day}")).unwrap_or_default();
        let address = document_address(&answer.act, answer.lang);
        let name = match answer.provision.label.trim() {
            "" => format::path_name(&answer.provision.path, answer.lang),
            label => label.to_owned(),
        };
        frame.title = format!("{name} {} — {}", answer.provision.heading, answer.title);
        frame.listed = on.is_none();
        let neighbour = |item: &OutlineItem| Neighbour {
            href: format!("{address}/{}{day}", item.path),
            name: outline_name(item, t),
        };
        let mut part = ProvisionPart::new(&answer.provision, t);
        part.level = 2;
        Self {
            lang: answer.lang,
            act_title: answer.title.clone(),
            in_text: format!("{address}{day}#{}", answer.provision.path),
            text_address: format!("{address}{day}"),
            above: answer.above.iter().map(|item| outline_name(item, t)).collect(),
            previous: answer.previous.as_ref().map(neighbour),
            next: answer.next.as_ref().map(neighbour),
            name,
            part,
            frame,
        }
    }
}

pub(super) async fn provision(asked: Asked, act: ActId, lang: Lang, path: String) -> Result<Response, Failure> {
    let on = once(&asked.pairs, "on")?.map(|value| date("on", value)).transpose()?;
    let frame = Frame::new(&asked, "");
    let name = act.clone();
    let work = move |engine: &Engine, _| {
        let Some(id) = engine.text_of(&act, lang) else {
            engine.act(&act, Some(lang))?;
            return Ok(None);
        };
        let answer = engine.provision(id, &path, on)?;
        Ok(Some(render(&ProvisionPage::new(frame, &answer, on))?))
    };
    match asked.app.work(work).await? {
        Some(body) => Ok(answer_page(asked.request.headers(), body)),
        None => Ok(lead_to(StatusCode::SEE_OTHER, &format!("/{name}"))),
    }
}
