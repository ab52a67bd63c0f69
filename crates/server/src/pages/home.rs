//! `GET /`: the search box, the content of the law base, new acts.

use askama::Template;
use axum::response::Response;
use qonun_law::ActType;
use qonun_query::{NewestAct, Statistics};

use super::frame::Frame;
use super::render::{answer_page, render};
use crate::address::encode_pairs;
use crate::failure::Failure;
use crate::format;
use crate::request::RequestContext;

#[derive(Template)]
#[template(path = "home.html")]
pub(super) struct HomePage {
    pub(super) frame: Frame,
    examples: Vec<(String, String)>,
    types: Vec<TypeTile>,
    newest: Vec<NewestAct>,
    counts: [String; 3],
}

struct TypeTile {
    name: &'static str,
    count: String,
    href: String,
}

impl HomePage {
    pub(super) fn new(mut frame: Frame, statistics: Statistics) -> Self {
        frame.has_search = false;
        let (t, ui) = (frame.t, frame.ui);
        let tile = |kind: ActType, count| TypeTile {
            name: t.types_name(kind),
            count: format::number(count, ui),
            href: format!("/search?{}", encode_pairs([("q", ""), ("type", kind.name()), ("sort", "-date")])),
        };
        let found = statistics.by_type.iter().filter_map(|value| Some((value.value.parse().ok()?, value.count)));
        let mut types: Vec<(ActType, usize)> = found.collect();
        types.sort_unstable();
        let examples = t.examples().into_iter().chain(frame.examples.code.as_deref());
        Self {
            examples: examples.map(|q| (q.to_owned(), format!("/search?{}", encode_pairs([("q", q)])))).collect(),
            types: types.into_iter().map(|(kind, count)| tile(kind, count)).collect(),
            newest: statistics.newest,
            counts: [
                t.acts_count(statistics.acts),
                t.texts_count(statistics.documents),
                t.provisions_count(statistics.provisions),
            ],
            frame,
        }
    }
}

pub(crate) async fn home(context: RequestContext) -> Result<Response, Failure> {
    let (ui, t) = (context.ui, qonun_texts::texts(context.ui));
    let frame = Frame::new(&context, format!("{} — {}", t.site_name, t.tagline));
    let body = context.work(move |engine, _| render(&HomePage::new(frame, engine.statistics(ui)))).await?;
    Ok(answer_page(context.request.headers(), body))
}
