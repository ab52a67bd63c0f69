//! Parses a text in either syntax.

use crate::problem::{Finding, Findings};
use crate::{MAX_LENGTH, ProblemCode, Reading, Recognise, Span, Syntax, parser, simple};

/// Parses a query up to [`MAX_LENGTH`] characters.
pub(crate) fn read(text: &str, syntax: Syntax, recognise: Recognise<'_>) -> Reading {
    let mut findings = Findings::default();
    let text = shortened(text, &mut findings);
    match syntax {
        Syntax::Simple => simple::read(text, findings, recognise),
        Syntax::Advanced => parser::read(text, findings, recognise),
    }
}

/// Returns the part of the text that is parsed.
fn shortened<'a>(text: &'a str, findings: &mut Findings) -> &'a str {
    let Some((end, _)) = text.char_indices().nth(MAX_LENGTH) else { return text };
    let rest = Span::new(end, text.len());
    findings.add(Finding::new(ProblemCode::TooLong, rest));
    &text[..end]
}
