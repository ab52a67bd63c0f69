//! `GET /check`: a form for a text or a file. `POST /check`: its citations, checked.

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use qonun_formats::Received;
use qonun_law::Lang;
use qonun_query::{Amount, CheckAnswer, CheckedCitation, CitedMatch, Engine, Finding, Patience, RepealingAct};
use qonun_texts::{Code, Texts};

use super::frame::Frame;
use super::render::render_for;
use crate::answer::{HTML, Keep, answer};
use crate::api::{CSV, check_csv, day, read_in_time, wants_table, words};
use crate::failure::Failure;
use crate::form::{Field, read_form};
use crate::format;
use crate::request::RequestContext;

#[derive(Template)]
#[template(path = "check.html")]
struct CheckPage {
    frame: Frame,
    text: String,
    day: String,
    result: Option<ResultView>,
}

struct ResultView {
    count: String,
    on: String,
    cut: Option<String>,
    rows: Vec<Row>,
}

/// A citation for the template.
struct Row {
    line: String,
    text: String,
    targets: Vec<Target>,
    /// Name of a finding for styles, and its words.
    findings: Vec<(&'static str, String)>,
    repealed_by: Vec<(String, String)>,
    url_then: Option<String>,
    nearest: Option<String>,
}

struct Target {
    title: String,
    provision: Option<String>,
    href: String,
}

impl Row {
    fn new(checked: CheckedCitation, frame: &Frame) -> Self {
        let t = frame.t;
        let ended = checked.citation.matches.iter().find_map(|found| found.repealed_on.clone());
        let finding = |finding: &Finding| (finding.name(), in_words(*finding, ended.as_deref(), frame, t));
        let target = |found: &CitedMatch| Target {
            title: found.title.clone(),
            provision: found.path.as_ref().map(|path| format::path_name(path, frame.ui)),
            href: found.url.clone(),
        };
        Self {
            line: format::number(checked.line, frame.ui),
            text: checked.citation.text.clone(),
            targets: checked.citation.matches.iter().map(target).collect(),
            findings: checked.findings.iter().map(finding).collect(),
            repealed_by: checked.repealed_by.iter().map(|act| (repealing(act, frame.ui), act.url.clone())).collect(),
            url_then: checked.url_then,
            nearest: checked.citation.nearest.map(|nearest| nearest.url),
        }
    }
}

fn in_words(finding: Finding, ended: Option<&str>, frame: &Frame, t: &Texts) -> String {
    match finding {
        Finding::NotHeld => t.check_not_held.to_owned(),
        Finding::Ambiguous => t.check_ambiguous.to_owned(),
        Finding::NoProvision => t.check_no_provision.to_owned(),
        Finding::NoPart => t.check_no_part.to_owned(),
        Finding::Repealed => {
            ended.map_or_else(|| t.banner_repealed.to_owned(), |day| t.banner_repealed_on(frame.date(day)))
        }
        Finding::NotYet => t.banner_not_yet.to_owned(),
        Finding::Changed => t.check_changed.to_owned(),
        Finding::NotComparable => t.check_incomparable.to_owned(),
    }
}

/// Returns the name of an act that repealed another one.
fn repealing(act: &RepealingAct, ui: Lang) -> String {
    match (&act.title, &act.number) {
        (Some(title), Some(number)) => format!("{title}, {}", qonun_law::number_in(number, ui)),
        (Some(title), None) => title.clone(),
        (None, _) => act.url.trim_start_matches("https://").to_owned(),
    }
}

impl CheckPage {
    fn new(mut frame: Frame, text: String, day: String, answer: Option<CheckAnswer>) -> Self {
        frame.title = format!("{} — {}", frame.t.check_heading, frame.t.site_name);
        let result = answer.map(|answer| ResultView {
            count: frame.t.check_found(answer.citations.len()),
            on: frame.date(&answer.on),
            cut: answer.cut_at.map(|at| frame.t.check_cut(format::number(at, frame.ui))),
            rows: answer.citations.into_iter().map(|checked| Row::new(checked, &frame)).collect(),
        });
        Self { frame, text, day, result }
    }
}

/// The empty form.
pub(crate) async fn check(context: RequestContext) -> Result<Response, Failure> {
    let page = CheckPage::new(Frame::new(&context, ""), String::new(), String::new(), None);
    let body = context.work(move |_, patience: Patience| render_for(&page, &patience)).await?;
    Ok(super::render::answer_page(context.request.headers(), body))
}

/// The filled form.
pub(crate) async fn check_posted(mut context: RequestContext) -> Result<Response, Failure> {
    let body = std::mem::take(context.request.body_mut());
    let bytes = read_in_time(body, &context.app).await?;
    let kind = context.request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let fields = read_form(kind.unwrap_or_default(), &bytes)?;
    let value = |name: &str| {
        let field = fields.iter().find(|field| field.name == name && field.file_name.is_none())?;
        Some((name.to_owned(), String::from_utf8_lossy(&field.bytes).into_owned()))
    };
    let pairs: Vec<(String, String)> = ["on", "format"].into_iter().filter_map(value).collect();
    let (on, is_table) = (day(&pairs)?, wants_table(&pairs)?);
    let day = pairs.iter().find(|(name, _)| name == "on").map(|(_, value)| value.clone()).unwrap_or_default();
    let typed = value("text").map(|(_, text)| text).unwrap_or_default();
    let file = fields.into_iter().find(|field| !field.bytes.is_empty() && field.file_name.is_some());
    let frame = Frame::new(&context, "");
    let work = move |engine: &Engine, patience: Patience| {
        let text = match &file {
            Some(file) => words_of(file)?,
            None => typed.clone(),
        };
        let answer = engine.check(&text, on, Amount::OneAnswer, patience.clone())?;
        if is_table {
            return Ok(check_csv(&answer));
        }
        // The text of a file is not put into the form: it may be long, and the file is still chosen.
        let page = CheckPage::new(frame, typed, day, Some(answer));
        render_for(&page, &patience)
    };
    let body = context.work(work).await?;
    let mut response = answer(context.request.headers(), if is_table { CSV } else { HTML }, Keep::Never, body);
    if is_table {
        let name = HeaderValue::from_static("attachment; filename=\"citations.csv\"");
        response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}

/// Returns the words of a file that a form contains, by the name of the file.
fn words_of(file: &Field) -> Result<String, Failure> {
    let received = file.file_name.as_deref().and_then(Received::of_file_name);
    let unknown = || Failure::new(Code::UnsupportedMediaType).with("expected", ".docx, .html, .txt");
    words(received.ok_or_else(unknown)?, &file.bytes)
}
