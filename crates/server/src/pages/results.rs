//! `GET /search`: the results of a search.

use askama::Template;
use axum::response::Response;
use qonun_law::Lang;
use qonun_query::{
    CitedMatch, Engine, FacetField, Filters, Grouping, Notice, QueryError, QueryProblem, SearchAnswer, SearchRequest,
    Total,
};

use super::frame::Frame;
use super::results_view::{
    FilterChip, FilterGroup, Names, NoticeGroup, ResultPart, address, as_typed, chips, groups, name_filters, sorts,
    without_filters,
};
use super::{answer_page, render};
use crate::failure::Failure;
use crate::format;
use crate::markup::Html;
use crate::parameters::{parse_search, write_search};
use crate::routes::Asked;
use crate::texts::Texts;

#[derive(Template)]
#[template(path = "results.html")]
pub(super) struct ResultsPage {
    frame: Frame,
    request: SearchRequest,
    heading: String,
    /// The place of the first result that comes close, when exact ones stand before it.
    first_close: Option<usize>,
    cited: Vec<CitedLine>,
    notices: Vec<NoticeGroup>,
    /// The query and the address of a search for it as it was typed, when it was corrected.
    as_typed: Option<(String, String)>,
    mistake: Option<Mistake>,
    results: Vec<ResultPart>,
    chips: Vec<FilterChip>,
    groups: Vec<FilterGroup>,
    /// Name, address, is it the one in use?
    sorts: Vec<(&'static str, String, bool)>,
    clear_filters: Option<String>,
    next: Option<String>,
    first: Option<String>,
}

/// What a query that is a citation names.
struct CitedLine {
    act: String,
    provision: Option<String>,
    href: String,
    lang: Option<Lang>,
}

/// A mistake of a query, for the eye.
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
        more_notices: &[Notice],
        cited: &[CitedMatch],
    ) -> Self {
        let mut page = Self::empty(frame, request, names);
        let (t, ui) = (page.frame.t, page.frame.ui);
        let request = &page.request;
        page.heading = heading(answer.total, request.group, t, ui);
        // Close results that follow exact ones stand under a heading of their own. In one list, best first, they mix.
        let first_close = answer.results.iter().position(|result| result.close).filter(|&at| at > 0);
        page.first_close = first_close.filter(|&at| answer.results[at..].iter().all(|result| result.close));
        page.cited = cited.iter().map(|found| cited_line(found, ui)).collect();
        // The heading says already that nothing was found.
        let said = |notice: &&Notice| notice.code != "no_match" || notice.replacement.is_some();
        page.notices = NoticeGroup::all(more_notices.iter().chain(&answer.notices).filter(said), request);
        let corrected = answer.notices.iter().any(|notice| notice.code == "spelling");
        page.as_typed = corrected.then(|| (request.q.clone(), as_typed(request)));
        page.results = answer.results.iter().map(|result| ResultPart::new(result, &page.frame)).collect();
        page.groups = groups(request, answer, t, ui);
        let next = |cursor: &String| address(&SearchRequest { cursor: Some(cursor.clone()), ..request.clone() });
        page.next = answer.cursor.as_ref().map(next);
        page
    }

    /// The page of a query that cannot be read.
    fn of_mistakes(frame: Frame, request: SearchRequest, names: &Names, mistakes: &[QueryProblem]) -> Self {
        let mut page = Self::empty(frame, request, names);
        page.heading = page.frame.t.mistake_in_query.to_owned();
        page.mistake = mistakes.first().map(|mistake| Mistake::new(mistake, &page.request));
        page
    }

    fn empty(mut frame: Frame, request: SearchRequest, names: &Names) -> Self {
        let t = frame.t;
        frame.title = match request.q.trim() {
            "" => format!("{} — {}", t.all_acts, t.site_name),
            q => format!("{q} — {}", t.site_name),
        };
        frame.listed = false;
        frame.q.clone_from(&request.q);
        let asked_in_form = [
            "q",
            "syntax",
            "scope",
            "adopted_from",
            "adopted_to",
            "in_force_on",
            "number",
            "cursor",
            "facets",
            "spelling",
        ];
        let kept = write_search(&request).into_iter().filter(|(name, _)| !asked_in_form.contains(name));
        frame.kept = kept.collect();
        let chips = chips(&request, names, t, frame.ui);
        Self {
            heading: String::new(),
            first_close: None,
            cited: Vec::new(),
            notices: Vec::new(),
            as_typed: None,
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

    /// A day of a filter, for its field.
    fn day(&self, day: &Option<qonun_law::Date>) -> String {
        day.map(|day| day.to_string()).unwrap_or_default()
    }

    /// Is the result at a place of the page the first one that comes close, behind exact ones?
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

/// How many results there are.
fn heading(total: Total, group: Grouping, t: &Texts, ui: Lang) -> String {
    let (found, close) = match group {
        Grouping::Act => (&t.found, &t.found_close),
        Grouping::None => (&t.provisions_found, &t.provisions_close),
    };
    match (total.value, total.close) {
        (0, 0) => t.nothing_found.to_owned(),
        (n, 0) => format::count(n, found, ui),
        (0, n) => format::count(n, close, ui),
        (n, more) => format!("{}, {}", format::count(n, found, ui), format::count(more, close, ui)),
    }
}

impl Mistake {
    fn new(mistake: &QueryProblem, request: &SearchRequest) -> Self {
        let query = |q: &str| address(&SearchRequest { q: q.to_owned(), cursor: None, ..request.clone() });
        let simple = SearchRequest { syntax: qonun_query::Syntax::Simple, cursor: None, ..request.clone() };
        Self {
            message: mistake.message.clone(),
            place: Html::marked(&request.q, &[[mistake.offset, mistake.offset + mistake.length]]),
            repaired: mistake.repaired.as_ref().map(|repaired| (repaired.clone(), query(repaired))),
            as_words: address(&simple),
        }
    }
}

fn cited_line(found: &CitedMatch, ui: Lang) -> CitedLine {
    // The address of a text ends in its language.
    let lang = found.url.split(['#', '?']).next().and_then(|path| path.rsplit('/').find_map(|step| step.parse().ok()));
    CitedLine {
        act: found.title.clone(),
        provision: found.path.as_ref().map(|path| format::path_name(path, ui)),
        href: found.url.clone(),
        lang,
    }
}

pub(crate) async fn results(asked: Asked) -> Result<Response, Failure> {
    let ui = asked.ui;
    let (mut request, notices) = parse_search(&asked.pairs, asked.app.settings.max_query_chars, ui)?;
    request.facets = FacetField::ALL.to_vec();
    let frame = Frame::new(&asked, "");
    let work = move |engine: &Engine, deadline| {
        let names = name_filters(engine, &mut request.filters, ui);
        // Titles are shown in the language of the interface where the act has them.
        let searched = SearchRequest { lang: request.lang.or(Some(ui)), ..request.clone() };
        let first_page = request.cursor.is_none() && !request.q.trim().is_empty();
        let cited = if first_page { engine.resolve(&request.q, Some(ui)).ok() } else { None };
        let cited = cited.map(|found| found.matches).unwrap_or_default();
        match engine.search(&searched, ui, deadline) {
            Ok(answer) => render(&ResultsPage::new(frame, request, &answer, &names, &notices, &cited)),
            Err(QueryError::BadQuery(mistakes)) => render(&ResultsPage::of_mistakes(frame, request, &names, &mistakes)),
            // Who comes back to a page of results that is no more is shown the first one.
            Err(error @ (QueryError::OldCursor | QueryError::BrokenCursor)) => {
                let begun_anew = SearchRequest { cursor: None, ..searched };
                let answer = engine.search(&begun_anew, ui, deadline)?;
                let notices = [begun_anew_notice(error, ui)];
                render(&ResultsPage::new(
                    frame,
                    SearchRequest { cursor: None, ..request },
                    &answer,
                    &names,
                    &notices,
                    &[],
                ))
            }
            Err(error) => Err(error.into()),
        }
    };
    let body = asked.app.work(work).await?;
    Ok(answer_page(asked.request.headers(), body))
}

fn begun_anew_notice(error: QueryError, ui: Lang) -> Notice {
    let text = Failure::from(error).told(ui);
    Notice { code: "ignored", text, offset: None, length: None, replacement: None }
}
