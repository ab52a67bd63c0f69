//! `GET /verify`: a form for a proof, and what became of it.

use askama::Template;
use axum::response::Response;
use qonun_query::{Engine, Patience, PieceView, Verdict, VerdictReason, VerifyAnswer};
use qonun_texts::Texts;

use super::frame::Frame;
use super::render::{answer_page, render_for};
use crate::api::read_proof;
use crate::failure::Failure;
use crate::format;
use crate::parameters::once;
use crate::request::RequestContext;
use crate::state::days;

#[derive(Template)]
#[template(path = "verify.html")]
struct VerifyPage {
    frame: Frame,
    proof: String,
    answer: Option<VerifyView>,
}

/// An answer for the template.
struct VerifyView {
    verdict: &'static str,
    sentence: &'static str,
    reason: Option<&'static str>,
    title: String,
    lang: qonun_law::Lang,
    provision: String,
    url: Option<String>,
    status: Option<(&'static str, &'static str)>,
    edition: Option<String>,
    stated_url: Option<String>,
    heading: Vec<PieceView>,
    text: Vec<PieceView>,
}

impl VerifyView {
    fn new(answer: VerifyAnswer, frame: &Frame) -> Self {
        let t = frame.t;
        let sentence = match answer.verdict {
            Verdict::True => t.verify_true,
            Verdict::Changed => t.verify_changed,
            Verdict::Unknown => t.verify_unknown,
        };
        let edition = answer.stated_in.or(answer.edition);
        let (heading, text) = answer.difference.map(|found| (found.heading, found.diff)).unwrap_or_default();
        Self {
            verdict: answer.verdict.name(),
            sentence,
            reason: answer.reason.map(|reason| reason_in_words(reason, t)),
            title: answer.title.unwrap_or_else(|| answer.act.to_string()),
            lang: answer.lang,
            provision: format::capitalised(&format::path_name(&answer.path, answer.lang)),
            url: answer.url,
            status: answer.status.as_ref().map(|status| (status.name(), frame.status(status))),
            edition: edition.map(|edition| days(&edition, t, |day| frame.date(day))),
            stated_url: answer.stated_url,
            heading,
            text,
        }
    }
}

fn reason_in_words(reason: VerdictReason, t: &Texts) -> &'static str {
    match reason {
        VerdictReason::NoText => t.verify_no_text,
        VerdictReason::NoProvision => t.verify_no_provision,
        VerdictReason::OtherWords => t.verify_other_words,
        VerdictReason::NotHeld => t.verify_not_held,
        VerdictReason::Removed => t.verify_removed,
    }
}

pub(crate) async fn verify(context: RequestContext) -> Result<Response, Failure> {
    let token = once(&context.pairs, "proof")?.map(str::to_owned);
    let proof = token.as_deref().map(read_proof).transpose()?;
    let mut frame = Frame::new(&context, "");
    frame.title = format!("{} — {}", frame.t.verify_heading, frame.t.site_name);
    frame.listed = proof.is_none();
    let work = move |engine: &Engine, patience: Patience| {
        let answer = proof.as_ref().map(|proof| engine.verify(proof, None, patience.clone())).transpose()?;
        let answer = answer.map(|answer| VerifyView::new(answer, &frame));
        let page = VerifyPage { proof: proof.map(|proof| proof.to_string()).unwrap_or_default(), answer, frame };
        render_for(&page, &patience)
    };
    let body = context.work(work).await?;
    Ok(answer_page(context.request.headers(), body))
}
