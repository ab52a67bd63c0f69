//! Russian stems, and Russian words inside Uzbek text.

use rust_stemmers::{Algorithm, Stemmer};

/// Stem of a folded Russian word. A word with any letter that is not Russian is its own stem: the Snowball code was
/// written for Russian letters alone.
pub(crate) fn stem(stemmer: &Stemmer, folded: &str) -> String {
    if folded.is_empty() || !folded.chars().all(|c| matches!(c, 'а'..='я')) {
        return folded.to_owned();
    }
    stemmer.stem(folded).into_owned()
}

/// The Russian stemmer.
pub(crate) fn stemmer() -> Stemmer {
    Stemmer::create(Algorithm::Russian)
}

/// Has the word letters of the Uzbek Cyrillic alphabet that Russian lacks?
pub(crate) fn has_uzbek_letters(folded: &str) -> bool {
    folded.contains(['ў', 'қ', 'ғ', 'ҳ'])
}

/// Endings of Russian words that Uzbek words have not. Many that look so are Uzbek too and left out: -ий (маданий),
/// -ими (таълими), -ой (сарой), -ания (Германия), -ости (ерости).
const ENDINGS: [&str; 27] = [
    "ого",
    "его",
    "ому",
    "ему",
    "ые",
    "ых",
    "ыми",
    "ая",
    "яя",
    "ое",
    "ее",
    "ую",
    "юю",
    "ый",
    "ость",
    "остью",
    "ение",
    "ении",
    "ению",
    "ание",
    "ании",
    "ать",
    "ять",
    "еть",
    "ить",
    "ться",
    "ство",
];

/// Does a Cyrillic word of an Uzbek text look Russian? `folded` is its Russian fold.
pub(crate) fn looks_russian(folded: &str) -> bool {
    if has_uzbek_letters(folded) || !folded.chars().all(|c| matches!(c, 'а'..='я')) {
        return false;
    }
    folded.contains(['щ', 'ы'])
        || ENDINGS.iter().any(|ending| folded.len() > ending.len() + 4 && folded.ends_with(ending))
}
