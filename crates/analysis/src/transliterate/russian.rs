//! Pieces of Russian text inside Uzbek text: they stay as they are.

use std::ops::Range;

use crate::Language;
use crate::fold::fold;
use crate::russian::{has_uzbek_letters, looks_russian};

/// The pieces of a text, parted by quotation marks, brackets, tabs and line ends, that are Russian.
pub(super) fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    // Only a text with one of these letters can hold Russian.
    if !text.contains(['ы', 'щ', 'Ы', 'Щ', 'и', 'И']) {
        return pieces;
    }
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), '\n'))) {
        if matches!(c, '«' | '»' | '"' | '“' | '”' | '(' | ')' | '\n' | '\t' | ';') {
            if is_russian(&text[start..at]) {
                pieces.push(start..at);
            }
            start = (at + c.len_utf8()).min(text.len());
        }
    }
    pieces
}

/// Two words at least, none with Uzbek letters, and a third of the longer ones surely Russian.
fn is_russian(piece: &str) -> bool {
    let (mut long, mut sure, mut all) = (0, 0, 0);
    for word in piece.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        all += 1;
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
