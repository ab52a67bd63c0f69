//! A key in natural spelling. The fold is not a spelling, so the word is cut out of a text with this key.

use qonun_analysis::{Alphabet, transliterate, words};
use qonun_index::language_of;
use qonun_law::Lang;

use crate::QueryError;
use crate::postings::{END, MatchTarget, Reader, TermField, TermKey, TextField};

/// Maximum number of records examined for one in the reader's alphabet.
const LOOKED_AT: usize = 400;

/// True if a word has Cyrillic letters.
pub(crate) fn is_cyrillic(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{400}'..='\u{52f}'))
}

/// An exact key as a word with the alphabet and the capitals of the typed word. `None` if no text has it.
pub(crate) fn of(reader: &Reader<'_>, form: &str, typed: &str) -> Result<Option<String>, QueryError> {
    let cyrillic = is_cyrillic(typed);
    let Some((word, lang)) = in_records(reader, form, cyrillic)?.or(in_titles(reader, form, cyrillic)?) else {
        return Ok(None);
    };
    let word = match lang {
        Lang::UzLatn | Lang::UzCyrl => {
            transliterate(&word, if cyrillic { Alphabet::Cyrillic } else { Alphabet::Latin })
        }
        Lang::Ru | Lang::En => word,
    };
    Ok(Some(with_capitals_of(typed, &word)))
}

fn in_alphabet(lang: Lang, cyrillic: bool) -> bool {
    matches!(lang, Lang::UzCyrl | Lang::Ru) == cyrillic
}

/// The word for the key in a record, from a text in the requested alphabet if there is one.
fn in_records(reader: &Reader<'_>, form: &str, cyrillic: bool) -> Result<Option<(String, Lang)>, QueryError> {
    let key = TermKey { place: TermField::Exact, key: form.to_owned(), weight: 1.0 };
    let Some(mut list) = reader.records_of(&key)? else {
        return Ok(None);
    };
    let tables = reader.generation.tables();
    let lang_of = |record: u32| tables.texts[reader.generation.text_of_record(record) as usize].lang;
    let mut chosen = list.doc();
    for _ in 0..LOOKED_AT {
        let record = list.doc();
        if record == END {
            break;
        }
        if in_alphabet(lang_of(record), cyrillic) {
            chosen = record;
            break;
        }
        list.advance();
    }
    let Some(mut list) = reader.positions_of(&key, MatchTarget::Records)? else {
        return Ok(None);
    };
    if chosen == END || (list.doc() < chosen && list.seek(chosen) != chosen) {
        return Ok(None);
    }
    let mut positions = Vec::new();
    list.positions(&mut positions);
    let Some(&position) = positions.first() else {
        return Ok(None);
    };
    let lang = lang_of(chosen);
    let heading_words = reader.generation.heading_words(chosen);
    let Some(provision) = reader.generation.provisions(&[chosen])?.pop() else {
        return Ok(None);
    };
    let word = match position.checked_sub(heading_words) {
        None => nth_word(&provision.heading, lang, position),
        Some(in_body) => nth_word(&provision.text(), lang, in_body),
    };
    Ok(word.map(|word| (word, lang)))
}

/// The word for the key in a title.
fn in_titles(reader: &Reader<'_>, form: &str, cyrillic: bool) -> Result<Option<(String, Lang)>, QueryError> {
    let Some(mut list) = reader.texts_of(TextField::TitleExact, form)? else {
        return Ok(None);
    };
    let tables = reader.generation.tables();
    let mut found = None;
    let mut positions = Vec::new();
    for _ in 0..LOOKED_AT {
        if list.doc() == END {
            break;
        }
        let text = &tables.texts[list.doc() as usize];
        if found.is_none() || in_alphabet(text.lang, cyrillic) {
            list.positions(&mut positions);
            let word = positions.first().and_then(|&position| nth_word(&text.title, text.lang, position));
            found = word.map(|word| (word, text.lang)).or(found);
        }
        if in_alphabet(text.lang, cyrillic) {
            break;
        }
        list.advance();
    }
    Ok(found)
}

fn nth_word(text: &str, lang: Lang, place: u32) -> Option<String> {
    let word = words(text, language_of(lang)).find(|word| word.position == place)?;
    text.get(word.range).map(str::to_owned)
}

/// A word in lower case, but with an initial capital or in all capitals if the pattern is.
fn with_capitals_of(pattern: &str, word: &str) -> String {
    let small = word.to_lowercase();
    let mut letters = pattern.chars().filter(|c| c.is_alphabetic());
    let capital = letters.next().is_some_and(char::is_uppercase);
    if capital && letters.clone().next().is_some() && letters.all(char::is_uppercase) {
        return word.to_uppercase();
    }
    let mut rest = small.chars();
    match rest.next() {
        Some(first) if capital => first.to_uppercase().chain(rest).collect(),
        _ => small,
    }
}

#[cfg(test)]
mod tests {
    use super::with_capitals_of;

    #[test]
    fn capitals_follow_what_was_typed() {
        for (pattern, word, wanted) in [
            ("mehnt", "MEHNAT", "mehnat"),
            ("Mehnt", "mehnat", "Mehnat"),
            ("MEHNT", "Mehnat", "MEHNAT"),
            ("Оʻzbkiston", "oʻzbekiston", "Oʻzbekiston"),
            ("кодкс", "Кодекс", "кодекс"),
        ] {
            assert_eq!(with_capitals_of(pattern, word), wanted, "{pattern} {word}");
        }
    }
}
