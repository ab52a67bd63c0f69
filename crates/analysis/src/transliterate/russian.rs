//! Pieces of a text that are not converted: Russian text, and web and mail addresses.

use std::ops::Range;

use crate::Language;
use crate::fold::fold;
use crate::russian::{has_uzbek_letters, is_function_word, looks_russian};

/// Returns the pieces of a text that are not converted, in order.
///
/// Russian is detected between quotation marks, brackets, tabs and line ends; addresses between blanks.
pub(super) fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    if text.contains(['ы', 'щ', 'и', 'Ы', 'Щ', 'И']) {
        let is_border = |c| matches!(c, '«' | '»' | '"' | '“' | '”' | '(' | ')' | '\n' | '\t' | ';');
        pieces.extend(parts(text, is_border).filter(|part| is_russian(&text[part.clone()])));
    }
    if text.contains("www.") || text.contains("://") || text.contains('@') || text.contains(".uz") {
        pieces.extend(parts(text, char::is_whitespace).filter(|part| is_address(&text[part.clone()])));
    }
    pieces
}

/// Returns the parts of a text between border characters.
fn parts(text: &str, is_border: impl Fn(char) -> bool + Copy) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split_inclusive(is_border).map(move |part| {
        let range = start..start + part.trim_end_matches(is_border).len();
        start += part.len();
        range
    })
}

fn is_address(part: &str) -> bool {
    let part = part.trim_end_matches(['.', ',', ';', ')']);
    part.is_ascii() && (part.starts_with("www.") || part.contains("://") || part.contains('@') || part.ends_with(".uz"))
}

/// True for at least two words without Uzbek letters, if at least a third of the longer words are surely Russian.
fn is_russian(piece: &str) -> bool {
    let (mut long, mut sure, mut all) = (0, 0, 0);
    for word in piece.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        all += 1;
        sure += usize::from(is_function_word(word));
        if word.chars().count() < 4 {
            continue;
        }
        long += 1;
        let folded = fold(word, Language::Russian);
        if has_uzbek_letters(&folded) {
            return false;
        }
        sure += usize::from(looks_russian(&folded));
    }
    all >= 2 && sure >= 1 && sure * 3 >= long
}
