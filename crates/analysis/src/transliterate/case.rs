//! Letter case.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::chars::{is_cyrillic, is_invisible, is_latin, lower, repair};

/// Returns a piece of Latin or Cyrillic letters in the case of the letter that it replaces.
///
/// `next_upper` is true if the neighbour of the letter is a capital; then the whole piece is in capitals.
pub(super) fn cased(piece: &str, upper: bool, next_upper: bool) -> Cow<'_, str> {
    if !upper {
        return Cow::Borrowed(piece);
    }
    if next_upper {
        return Cow::Owned(piece.chars().flat_map(char::to_uppercase).collect());
    }
    Cow::Owned(titled(piece))
}

/// Returns the piece with its first letter as a capital.
pub(super) fn titled(piece: &str) -> String {
    let mut letters = piece.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The letter case of a word.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Lower,
    Title,
    Upper,
    /// Capitals inside: an abbreviation with an ending.
    Mixed,
}

/// Returns the style of a word; one capital letter alone is a title.
pub(super) fn style(letters: &[char]) -> Style {
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    let small = letters.iter().filter(|c| c.is_lowercase()).count();
    let first = letters.first().is_some_and(|c| c.is_uppercase());
    match (capitals, small) {
        (0, _) => Style::Lower,
        (1, _) if first => Style::Title,
        (_, 0) => Style::Upper,
        _ => Style::Mixed,
    }
}

/// Returns a word composed, in one script and without invisible marks; borrowed if it has this form already.
pub(super) fn repaired(word: &str) -> Cow<'_, str> {
    let mixed = word.chars().any(is_cyrillic) && word.chars().any(is_latin);
    let clean = !word.chars().any(is_invisible) && is_nfc_quick(word.chars()) == IsNormalized::Yes;
    if !mixed && clean {
        return Cow::Borrowed(word);
    }
    let mut letters: Vec<(char, bool)> =
        word.nfc().filter(|c| !is_invisible(*c)).map(|c| (lower(c), c.is_uppercase())).collect();
    repair(&mut letters);
    let restored = letters.into_iter().flat_map(|(c, upper)| {
        let mut cased = c.to_uppercase();
        if upper { cased.next().unwrap_or(c) } else { c }.to_string().chars().collect::<Vec<_>>()
    });
    Cow::Owned(restored.collect())
}
