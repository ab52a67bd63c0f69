//! Words of the law base near a word that it does not have, likeliest first.

use qonun_analysis::fold;
use tantivy::DocSet;

use super::distance;
use crate::QueryError;
use crate::matching::TermClause;
use crate::postings::{END, MatchTarget, PositionCursor, Reader, TermField, TermKey, Vocabulary};
use crate::snapshot::Snapshot;
use crate::words::QueryWords;

/// Shorter words have too many neighbours to guess.
const SHORTEST: usize = 4;
/// From so many letters on two errors are looked for, when there is nothing at one.
const LONG: usize = 8;
/// A form that fewer records hold is more likely an error of the texts than what was meant.
const RARE: u32 = 3;
/// Candidates that are looked at beside the neighbours, the most frequent of the nearest.
const LOOKED_AT: usize = 12;
/// Records of a candidate that are looked at for one neighbour.
const RECORDS: usize = 2_000;

/// What one more wrong letter, a wrong first letter and a form that is rare itself cost, beside the logarithms of
/// frequency and of the number of records shared with a neighbour.
const ERROR: f32 = 5.0;
const FIRST_LETTER: f32 = 2.0;
const RARITY: f32 = 3.0;
const FREQUENCY: f32 = 0.5;

/// A word of the law base that may be meant.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    /// Its exact key.
    pub(super) form: String,
    /// Letters that differ.
    pub(super) errors: usize,
    count: u32,
    score: f32,
}

/// The words that a typed one may be meant for, likeliest first.
pub(super) fn candidates(
    snapshot: &Snapshot,
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
    typed: &str,
    neighbours: &[TermClause],
) -> Result<Vec<Candidate>, QueryError> {
    let mut found: Vec<Candidate> = Vec::new();
    // Most words are folded alike in two of the languages.
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

/// Forms whose keys are at most `reach` signs away and whose letters at most `most`, with their frequencies.
fn of_distance(forms: &Vocabulary, folded: &str, reach: usize, most: usize) -> Vec<(String, u32, usize)> {
    let near = forms.near(folded, reach).into_iter();
    let measured = near.map(|(form, count)| {
        let errors = distance::of_words(folded, &form);
        (form, count, errors)
    });
    // A number is not a word with an error.
    let is_word = |form: &str| !form.chars().any(char::is_numeric);
    measured.filter(|(form, _, errors)| *errors <= most && is_word(form)).collect()
}

/// In how many records a form stands together with a word of the query.
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
