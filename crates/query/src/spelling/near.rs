//! Words of the law base that are similar to an unknown word, likeliest first.

use qonun_analysis::{Language, fold};
use qonun_law::Lang;

use super::distance;
use super::surface::is_cyrillic;
use crate::QueryError;
use crate::matching::TermClause;
use crate::postings::{END, MatchTarget, PositionCursor, Reader, TermField, TermKey, TextField, Vocabulary};
use crate::snapshot::Snapshot;
use crate::words::QueryWords;

/// Shorter words are not corrected: they have too many similar words.
const SHORTEST: usize = 4;
/// From this number of letters on, words with two errors are searched if there are none with one.
const LONG: usize = 8;
/// A form with fewer records is more likely an error in the texts than the intended word.
const RARE: u32 = 3;
/// Number of candidates, those with the best scores, that are looked up together with the neighbouring words.
const LOOKED_AT: usize = 12;
/// Maximum number of records of a candidate that are examined for one neighbour.
const RECORDS: usize = 2_000;
/// Maximum number of texts examined for one in the language of a stem.
const TEXTS: usize = 200;

/// Costs of one more wrong letter, of a wrong first letter, and of a rare form. They are compared with the logarithms
/// of the frequency and of the number of records shared with a neighbour.
const ERROR: f32 = 5.0;
const FIRST_LETTER: f32 = 2.0;
const RARITY: f32 = 3.0;
const FREQUENCY: f32 = 0.5;

/// A word of the law base that may be meant.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    /// Its exact key.
    pub(super) form: String,
    /// Number of different letters.
    pub(super) errors: usize,
    count: u32,
    score: f32,
}

/// The words that a typed word may mean, likeliest first.
pub(super) fn candidates(
    snapshot: &Snapshot,
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
    typed: &str,
    neighbours: &[TermClause],
) -> Result<Vec<Candidate>, QueryError> {
    let mut found: Vec<Candidate> = Vec::new();
    // Most words have the same fold in two of the languages.
    let mut folds: Vec<String> = query_words.languages().iter().map(|&language| fold(typed, language)).collect();
    folds.sort_unstable();
    folds.dedup();
    for folded in folds {
        let letters = distance::letters(&folded).chars().count();
        if letters < SHORTEST {
            continue;
        }
        let most = if letters < LONG { 1 } else { 2 };
        let forms = snapshot.vocabulary()?;
        let mut near = of_distance(forms, &folded, 1, most);
        if near.iter().all(|&(_, count, _)| count < RARE) {
            near = of_distance(forms, &folded, 2, most);
        }
        for (form, count, errors) in near {
            if found.iter().any(|known| known.form == form) {
                continue;
            }
            let mut score = FREQUENCY * (1.0 + count as f32).ln() - ERROR * errors as f32;
            score -= if count < RARE { RARITY } else { 0.0 };
            score -= if form.chars().next() == folded.chars().next() { 0.0 } else { FIRST_LETTER };
            found.push(Candidate { form, errors, count, score });
        }
    }
    let best_first = |one: &Candidate, two: &Candidate| {
        two.score.total_cmp(&one.score).then(two.count.cmp(&one.count)).then_with(|| one.form.cmp(&two.form))
    };
    found.sort_by(best_first);
    found.truncate(LOOKED_AT);
    for candidate in &mut found {
        for neighbour in neighbours {
            candidate.score += (1.0 + together(reader, &candidate.form, neighbour)? as f32).ln();
        }
    }
    found.sort_by(best_first);
    Ok(found)
}

/// The first `most` candidates that somebody who typed in this alphabet may have meant.
pub(super) fn readable(
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
    typed: &str,
    found: Vec<Candidate>,
    most: usize,
) -> Result<Vec<Candidate>, QueryError> {
    let mut readable = Vec::with_capacity(most);
    for candidate in found {
        if readable.len() < most && is_readable(reader, query_words, typed, &candidate.form)? {
            readable.push(candidate);
        }
    }
    Ok(readable)
}

/// False for a Latin form in place of a Cyrillic word if none of the first texts that contain it is Uzbek. Uzbek is written
/// in both alphabets; an English word is not what somebody meant who typed Cyrillic letters.
fn is_readable(reader: &Reader<'_>, query_words: &QueryWords<'_>, typed: &str, form: &str) -> Result<bool, QueryError> {
    if !is_cyrillic(typed) || is_cyrillic(form) {
        return Ok(true);
    }
    for stem in &query_words.keys(form, Language::Uzbek).stems {
        if is_in_texts_of(reader, stem, &[Lang::UzLatn, Lang::UzCyrl])? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// True if a text in one of some languages contains a stem.
pub(super) fn is_in_texts_of(reader: &Reader<'_>, stem: &str, langs: &[Lang]) -> Result<bool, QueryError> {
    let texts = reader.set_of(TextField::All, stem)?;
    let lang_of = |text: u32| reader.generation.tables().texts[text as usize].lang;
    Ok(texts.is_some_and(|texts| texts.set.iter().take(TEXTS).any(|text| langs.contains(&lang_of(text)))))
}

/// Forms with keys at most `reach` edits away, and at most `most` edits in the letters of the reader's alphabet, with
/// their frequencies and errors.
fn of_distance(forms: &Vocabulary, folded: &str, reach: usize, most: usize) -> Vec<(String, u32, usize)> {
    let near = forms.near(folded, reach).into_iter();
    let measured = near.map(|(form, count)| {
        let errors = distance::of_words(folded, &form);
        (form, count, errors)
    });
    // A form with digits is not a correction.
    let is_word = |form: &str| !form.chars().any(char::is_numeric);
    measured.filter(|(form, _, errors)| *errors <= most && is_word(form)).collect()
}

/// Number of records with both a form and a word of the query.
fn together(reader: &Reader<'_>, form: &str, word: &TermClause) -> Result<u32, QueryError> {
    let key = TermKey { place: TermField::Exact, key: form.to_owned(), weight: 1.0 };
    let Some(mut records) = reader.records_of(&key)? else {
        return Ok(0);
    };
    let mut cursor = PositionCursor::open(reader, &word.keys, MatchTarget::Records)?;
    let mut count = 0;
    for _ in 0..RECORDS {
        let record = records.doc();
        if record == END {
            break;
        }
        let at = cursor.seek(record);
        if at == END {
            break;
        }
        if at == record {
            count += 1;
            records.advance();
        } else {
            records.seek(at);
        }
    }
    Ok(count)
}
