//! Notices about the words of a query and about the terms by which an answer was found.

use qonun_analysis::{Alphabet, Language, transliterate};

use crate::answer::{FullNames, Notice, QueryPlace};
use crate::plan::Abbreviation;
use crate::spelling::{Correction, is_cyrillic};

/// Maximum number of terms in a notice.
const TERMS: usize = 5;

/// The first terms, in the alphabet of the query. Uzbek terms come in Latin letters.
pub(crate) fn in_letters_of(query: &str, terms: &[String]) -> Vec<String> {
    let alphabet = if is_cyrillic(query) { Alphabet::Cyrillic } else { Alphabet::Latin };
    let in_letters = |term: &String| {
        // English terms have no other alphabet.
        let keeps = is_cyrillic(term) || alphabet == Alphabet::Latin;
        if keeps { term.clone() } else { transliterate(term, alphabet) }
    };
    terms.iter().take(TERMS).map(in_letters).collect()
}

/// The notice of abbreviations whose full names were searched too; `None` without abbreviations. Uzbek names come in
/// Latin letters and are shown in the alphabet of the query.
pub(crate) fn written_out(abbreviations: &[Abbreviation], query: &str) -> Option<Notice> {
    let alphabet = if is_cyrillic(query) { Alphabet::Cyrillic } else { Alphabet::Latin };
    let in_letters = |name: &String| if is_cyrillic(name) { name.clone() } else { transliterate(name, alphabet) };
    let mut told: Vec<FullNames> = Vec::new();
    for abbreviation in abbreviations.iter().filter(|abbreviation| !abbreviation.names.is_empty()) {
        let is_english = abbreviation.meant.iter().all(|meant| meant.language == Language::English);
        let names = abbreviation.names.iter().take(TERMS);
        let names = names.map(|name| if is_english { name.clone() } else { in_letters(name) }).collect();
        let one = FullNames { typed: abbreviation.typed.clone(), names };
        if !told.contains(&one) {
            told.push(one);
        }
    }
    told.truncate(TERMS);
    (!told.is_empty()).then_some(Notice::WrittenOut(told))
}

/// The notice of a corrected word.
pub(crate) fn spelling(correction: &Correction) -> Notice {
    Notice::Spelling {
        typed: correction.typed.clone(),
        replacement: correction.replacement.clone(),
        place: QueryPlace { offset: correction.offset, length: correction.length },
    }
}
