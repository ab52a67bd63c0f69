//! `GET /search`: the results of a search.

use askama::Template;
use axum::response::Response;
use qonun_law::Lang;
use qonun_query::{
    CitedMatch, Engine, FacetField, Filters, Patience, Problem, QueryError, SearchAnswer, SearchRequest,
};

use super::frame::Frame;
use super::notice_box::NoticeBox;
use super::render::{answer_page, render};
use super::results_view::{
    FilterChip, FilterGroup, Names, ResultPart, address, chips, groups, listing_name, name_filters, sorts,
    without_filters,
};
use crate::failure::Failure;
use crate::format;
use crate::markup::Html;
use crate::notice::Told;
use crate::parameters::{kept_for_new_search, parse_search};
use crate::request::RequestContext;

#[derive(Template)]
#[template(path = "results.html")]
pub(super) struct ResultsPage {
    frame: Frame,
    request: SearchRequest,
    /// The name of the list, if the query is empty.
    listing: Option<String>,
    heading: String,
    /// The index of the first close result, if exact results precede it.
    first_close: Option<usize>,
    cited: Vec<CitedLine>,
    notice: Option<NoticeBox>,
    mistake: Option<Mistake>,
    results: Vec<ResultPart>,
    chips: Vec<FilterChip>,
    groups: Vec<FilterGroup>,
    /// For each order: name, address, and whether it is in use.
    sorts: Vec<(&'static str, String, bool)>,
    clear_filters: Option<String>,
    next: Option<String>,
    first: Option<String>,
}

/// An act or provision that a query cites.
struct CitedLine {
    act: String,
    provision: Option<String>,
    href: String,
    lang: Option<Lang>,
    /// Name and text of the status, if the act is not in force.
    state: Option<(&'static str, &'static str)>,
}

/// A mistake in a query, ready for display.
struct Mistake {
    message: String,
    place: Html,
    repaired: Option<(String, String)>,
    as_words: String,
}

impl ResultsPage {
    pub(super) fn new(
        frame: Frame,
        request: SearchRequest,
        answer: &SearchAnswer,
        names: &Names,
        more_notices: &[Told],
    ) -> Self {
        let mut page = Self::empty(frame, request, names);
        let (t, ui) = (page.frame.t, page.frame.ui);
        let request = &page.request;
        page.heading = format::found_line(answer.total, request.group, ui);
        // Close results after exact ones have a heading of their own. In a list that is ordered by quality alone they
        // are mixed.
        let first_close = answer.results.iter().position(|result| result.close).filter(|&at| at > 0);
        page.first_close = first_close.filter(|&at| answer.results[at..].iter().all(|result| result.close));
        page.cited = answer.cited.iter().map(|found| cited_line(found, &page.frame)).collect();
        let of_search: Vec<Told> = answer.notices.iter().cloned().map(Told::OfSearch).collect();
        let notices: Vec<&Told> = of_search.iter().chain(more_notices).collect();
        let found = !answer.results.is_empty();
        page.notice = NoticeBox::new(&notices, request, found, !answer.cited.is_empty(), ui);
        page.results =
            answer.results.iter().map(|result| ResultPart::new(result, page.request.on, &page.frame)).collect();
        page.groups = groups(request, answer, t, ui);
        let next = |cursor: &String| address(&SearchRequest { cursor: Some(cursor.clone()), ..request.clone() });
        page.next = answer.cursor.as_ref().map(next);
        page
    }

    /// Returns the page of a query that cannot be parsed.
    fn of_mistakes(frame: Frame, request: SearchRequest, names: &Names, mistakes: &[Problem]) -> Self {
        let mut page = Self::empty(frame, request, names);
        page.heading = page.frame.t.mistake_in_query.to_owned();
        page.mistake = mistakes.first().map(|mistake| Mistake::new(mistake, &page.request, page.frame.ui));
        page
    }

    fn empty(mut frame: Frame, request: SearchRequest, names: &Names) -> Self {
        let t = frame.t;
        let listing = request.is_blank().then(|| listing_name(&request, t));
        let name = listing.as_deref().unwrap_or(request.q.trim());
        frame.title = format!("{name} — {}", t.site_name);
        frame.exact = request.exact;
        frame.listed = false;
        frame.q.clone_from(&request.q);
        frame.kept = kept_for_new_search(&request);
        let chips = chips(&request, names, t, frame.ui);
        Self {
            heading: String::new(),
            first_close: None,
            cited: Vec::new(),
            listing,
            notice: None,
            mistake: None,
            results: Vec::new(),
            clear_filters: (request.filters != Filters::default()).then(|| address(&without_filters(&request))),
            chips,
            groups: Vec::new(),
            sorts: sorts(&request, t),
            next: None,
            first: request.cursor.is_some().then(|| address(&SearchRequest { cursor: None, ..request.clone() })),
            frame,
            request,
        }
    }

    /// Returns the tip about numbers, with numbers of held acts.
    fn number_tip(&self) -> Option<String> {
        let numbers = &self.frame.examples.numbers;
        (!numbers.is_empty()).then(|| self.frame.t.number_tip(numbers.join(", ")))
    }

    /// Formats a day of a filter for its input field.
    fn day(&self, day: &Option<qonun_law::Date>) -> String {
        day.map(|day| day.to_string()).unwrap_or_default()
    }

    /// True if the result at `place` is the first close one after exact ones.
    fn begins_close(&self, place: &usize) -> bool {
        self.first_close == Some(*place)
    }

    fn is_advanced(&self) -> bool {
        self.request.syntax == qonun_query::Syntax::Advanced
    }

    fn is_by_provision(&self) -> bool {
        self.request.scope == qonun_query::Scope::Provision
    }
}

impl Mistake {
    fn new(mistake: &Problem, request: &SearchRequest, ui: Lang) -> Self {
        let query = |q: &str| address(&SearchRequest { q: q.to_owned(), cursor: None, ..request.clone() });
        let simple = SearchRequest { syntax: qonun_query::Syntax::Simple, cursor: None, ..request.clone() };
        Self {
            message: qonun_notices::mistake(mistake, ui),
            place: Html::marked(&request.q, &[[mistake.offset, mistake.offset + mistake.length]]),
            repaired: mistake.repaired.as_ref().map(|repaired| (repaired.clone(), query(repaired))),
            as_words: address(&simple),
        }
    }
}

fn cited_line(found: &CitedMatch, frame: &Frame) -> CitedLine {
    // The last language step of the address is the language of the text.
    let lang = found.url.split(['#', '?']).next().and_then(|path| path.rsplit('/').find_map(|step| step.parse().ok()));
    CitedLine {
        act: found.title.clone(),
        provision: found.path.as_ref().map(|path| format::path_name(path, frame.ui)),
        href: found.url.clone(),
        lang,
        state: frame.state_beside(&found.status),
    }
}

pub(crate) async fn results(context: RequestContext) -> Result<Response, Failure> {
    let ui = context.ui;
    let (mut request, notices) = parse_search(&context.pairs, context.app.settings.max_query_chars)?;
    request.facets = FacetField::ALL.to_vec();
    request.reader_lang = context.reader_lang;
    let frame = Frame::new(&context, "");
    let work = move |engine: &Engine, patience: Patience| {
        let names = name_filters(engine, &mut request.filters, ui);
        request.tells_cited = request.cursor.is_none() && !request.is_blank();
        match engine.search(&request, ui, patience.clone()) {
            Ok(answer) => render(&ResultsPage::new(frame, request, &answer, &names, &notices)),
            Err(QueryError::BadQuery(mistakes)) => render(&ResultsPage::of_mistakes(frame, request, &names, &mistakes)),
            // If the requested page of results no longer exists, the first one is shown.
            Err(error @ (QueryError::OldCursor | QueryError::BrokenCursor)) => {
                let request = SearchRequest { cursor: None, ..request };
                let answer = engine.search(&request, ui, patience.clone())?;
                let notices = [Told::BegunAnew(error.into())];
                render(&ResultsPage::new(frame, request, &answer, &names, &notices))
            }
            Err(error) => Err(error.into()),
        }
    };
    let body = context.work(work).await?;
    Ok(answer_page(context.request.headers(), body))
}
