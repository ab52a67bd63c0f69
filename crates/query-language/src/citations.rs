//! Which citations of a query are citations.
//!
//! A recogniser reads running text: it would take the day of `sana:2019 ЎРҚ-547` for the day of the act. In the
//! advanced syntax it is therefore shown the words alone, with a bar in place of everything else.

use crate::token::{Kind, Token};
use crate::{Field, Recognise, SeenCitation, Span, lexer};

/// Stands for what is not words; no citation goes over it.
const BAR: &str = "|";

/// The citations of a simple query.
pub(crate) fn in_simple(text: &str, recognise: Recognise<'_>) -> Vec<SeenCitation> {
    sound(recognise(&one_line(text)), text)
}

/// The citations of an advanced query.
pub(crate) fn in_advanced(text: &str, recognise: Recognise<'_>) -> Vec<SeenCitation> {
    let text = one_line(text);
    let seen = sound(recognise(&text), &text);
    if seen.is_empty() {
        return seen;
    }
    let words = words_alone(&text, &seen);
    if words == text { seen } else { sound(recognise(&words), &words) }
}

/// The text, as long as before, on one line: a number alone on a line may mean more than it does between words.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

/// The known citations that lie in the text, in order, without overlaps.
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

/// The text, as long as before, with bars in place of what is not words.
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
        Kind::Value(_) => matches!(before, Some(Kind::Field(Field::Cites | Field::Amends))),
        // A title in quotation marks may be part of a citation.
        Kind::Phrase(..) => {
            let next = seen.partition_point(|one| one.end < token.span.end);
            seen.get(next).is_some_and(|one| one.start <= token.span.start)
        }
        _ => false,
    }
}
