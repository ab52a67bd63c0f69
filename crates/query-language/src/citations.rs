//! Chooses the citations of a query.
//!
//! A recogniser reads running text: it would take the day of `sana:2019 ЎРҚ-547` for the day of the act. In the
//! advanced syntax it therefore gets only the words, with a bar in place of everything else.

use crate::token::{Kind, Token};
use crate::{Recognise, SeenCitation, Span, lexer};

/// Replaces everything that is not a word; no citation crosses it.
const BAR: &str = "|";

/// Returns the citations of a simple query.
pub(crate) fn in_simple(text: &str, recognise: Recognise<'_>) -> Vec<SeenCitation> {
    sound(recognise(&one_line(text)), text)
}

/// Returns the citations of an advanced query.
pub(crate) fn in_advanced(text: &str, recognise: Recognise<'_>) -> Vec<SeenCitation> {
    let text = one_line(text);
    let seen = sound(recognise(&text), &text);
    if seen.is_empty() {
        return seen;
    }
    let words = words_alone(&text, &seen);
    if words == text { seen } else { sound(recognise(&words), &words) }
}

/// Returns the text on one line, with the same length: a number alone on a line may have another meaning than between
/// words.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

/// Returns the known citations within the text, in order, without overlaps.
fn sound(mut seen: Vec<SeenCitation>, text: &str) -> Vec<SeenCitation> {
    seen.retain(|one| one.known && one.start < one.end && text.get(one.start..one.end).is_some());
    seen.sort_by_key(|one| (one.start, one.end));
    let mut end = 0;
    seen.retain(|one| {
        let apart = one.start >= end;
        if apart {
            end = one.end;
        }
        apart
    });
    seen
}

/// Returns the text with bars in place of everything that is not a word, with the same length.
fn words_alone(text: &str, seen: &[SeenCitation]) -> String {
    let tokens = lexer::lex(text, &[]).tokens;
    let mut words = String::with_capacity(text.len());
    for (place, token) in tokens.iter().enumerate() {
        if stays(place, &tokens, seen) {
            continue;
        }
        let Span { start, end } = token.span;
        words.push_str(&text[words.len()..start]);
        words.push_str(&BAR.repeat(end - start));
    }
    words.push_str(&text[words.len()..]);
    words
}

fn stays(place: usize, tokens: &[Token], seen: &[SeenCitation]) -> bool {
    let token = &tokens[place];
    let before = place.checked_sub(1).map(|place| &tokens[place].kind);
    match token.kind {
        Kind::Word(_) => before != Some(&Kind::Scope),
        Kind::Value(_) => matches!(before, Some(Kind::Field(field)) if field.names_acts()),
        // A title in quotation marks may be part of a citation.
        Kind::Phrase(..) => {
            let next = seen.partition_point(|one| one.end < token.span.end);
            seen.get(next).is_some_and(|one| one.start <= token.span.start)
        }
        _ => false,
    }
}
