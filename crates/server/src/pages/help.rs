//! `GET /help/…`

use askama::Template;
use axum::response::Response;
use qonun_texts::{Code, Example, SimpleLine};

use super::frame::Frame;
use super::render::{answer_page, render};
use crate::address::encode_pairs;
use crate::failure::Failure;
use crate::parameters::SEARCH_PARAMETERS;
use crate::request::RequestContext;
use crate::status::status_of;

#[derive(Template)]
#[template(path = "help_query.html")]
pub(super) struct HelpQueryPage {
    pub(super) frame: Frame,
}

impl HelpQueryPage {
    /// Returns the lines about the simple search, with citations of held acts. Lines without such a citation are left
    /// out.
    fn simple_lines(&self) -> Vec<(&'static str, String, &'static str)> {
        let examples = &self.frame.examples;
        let filled = |(name, example, finds): SimpleLine| {
            let example = match example {
                Example::Number => examples.numbers.first()?.clone(),
                Example::Article => examples.article.clone()?,
                Example::Words(words) => words.to_owned(),
            };
            Some((name, example, finds))
        };
        self.frame.t.help_simple_lines.into_iter().filter_map(filled).collect()
    }

    /// Returns the parts of the introduction to the parameters of an address.
    fn parameters_intro(&self) -> Vec<MeaningPart> {
        parts(self.frame.t.help_parameters_intro)
    }

    /// Returns for each parameter of an address: its name, an example, the parts of its meaning.
    fn parameters(&self) -> impl Iterator<Item = (&'static str, Option<&'static str>, Vec<MeaningPart>)> {
        let t = self.frame.t;
        SEARCH_PARAMETERS.iter().map(|parameter| (parameter.name, parameter.example, parts((parameter.meaning)(t))))
    }

    /// Returns the address of a search for an example.
    fn try_it(&self, example: &str, syntax: &str) -> String {
        format!("/search?{}", encode_pairs([("q", example), ("syntax", syntax)]))
    }
}

/// A part of the meaning of a parameter.
struct MeaningPart {
    /// True if it is a name or a value.
    is_code: bool,
    text: &'static str,
}

/// Splits a text at its backticks. Every second part is a name or a value.
fn parts(text: &'static str) -> Vec<MeaningPart> {
    let parts = text.split('`').enumerate().map(|(place, text)| MeaningPart { is_code: place % 2 == 1, text });
    parts.filter(|part| !part.text.is_empty()).collect()
}

#[derive(Template)]
#[template(path = "help_problems.html")]
struct HelpProblemsPage {
    frame: Frame,
    codes: Vec<(&'static str, u16, &'static str)>,
}

/// The help page about queries.
pub(crate) async fn help_query(context: RequestContext) -> Result<Response, Failure> {
    let t = qonun_texts::texts(context.ui);
    let page = HelpQueryPage { frame: Frame::new(&context, t.help_query) };
    Ok(answer_page(context.request.headers(), render(&page)?))
}

/// The help page about the problems of the API.
pub(crate) async fn help_problems(context: RequestContext) -> Result<Response, Failure> {
    let t = qonun_texts::texts(context.ui);
    let line = |code: Code| (code.name(), status_of(code).as_u16(), t.problem_title(code));
    let page = HelpProblemsPage { frame: Frame::new(&context, t.help_problems), codes: Code::ALL.map(line).into() };
    Ok(answer_page(context.request.headers(), render(&page)?))
}
