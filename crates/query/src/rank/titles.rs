//! How well a query fits the titles of texts.

use tantivy::postings::Postings;
use tantivy::{DocSet, TERMINATED};

use super::lanes::rarity;
use super::weights::{EXACT, TITLE, TITLE_CANDIDATES, TITLE_EQUAL, TITLE_PREFIX};
use crate::QueryError;
use crate::matching::{Reader, TextField, TextSet, Where, WordLeaf};

/// A text with the score of its title.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct TitleHit {
    pub(crate) text: u32,
    pub(crate) score: f32,
    /// Is the query the title, word for word?
    pub(crate) equal: bool,
}

/// What the words of the query weigh in titles.
struct TitleWord {
    weight: f32,
    /// Texts whose title has the word, with the share of a full match (a stem is less than an exact form).
    texts: Vec<(u32, f32)>,
}

fn read_word(reader: &Reader<'_>, word: &WordLeaf) -> Result<TitleWord, QueryError> {
    let mut texts: Vec<(u32, f32)> = Vec::new();
    let mut add = |field: TextField, key: &str, share: f32| -> Result<u32, QueryError> {
        let Some(mut list) = reader.texts_of(field, key)? else {
            return Ok(0);
        };
        let count = list.doc_freq();
        while list.doc() != TERMINATED {
            texts.push((list.doc(), share));
            list.advance();
        }
        Ok(count)
    };
    let mut count = 0;
    for key in &word.keys {
        let field = if key.place == Where::Stem { TextField::Title } else { TextField::TitleExact };
        count = count.max(add(field, &key.key, key.weight / (1.0 + EXACT))?);
    }
    for key in &word.exact {
        add(TextField::TitleExact, &key.key, key.weight)?;
    }
    texts.sort_unstable_by(|one, two| one.0.cmp(&two.0).then(two.1.total_cmp(&one.1)));
    texts.dedup_by_key(|&mut (text, _)| text);
    let total = reader.generation.tables().texts.len();
    Ok(TitleWord { weight: rarity(u64::from(count), total), texts })
}

/// Does the title of a text hold the query's exact words from its first word on?
fn begins_with(reader: &Reader<'_>, words: &[&WordLeaf], text: u32) -> Result<bool, QueryError> {
    let mut positions = Vec::new();
    for (wanted, word) in (0_u32..).zip(words) {
        let mut found = false;
        for key in &word.exact {
            let Some(mut list) = reader.texts_of(TextField::TitleExact, &key.key)? else {
                continue;
            };
            if list.doc() <= text && list.seek(text) == text {
                list.positions(&mut positions);
                found |= positions.contains(&wanted);
            }
        }
        if !found {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The best titles within a set of texts, best first. `words` are the words of the query in order, stop words too.
pub(crate) fn best_titles(
    reader: &Reader<'_>,
    words: &[&WordLeaf],
    within: &TextSet,
) -> Result<Vec<TitleHit>, QueryError> {
    let tables = reader.generation.tables();
    let mut scores: Vec<f32> = vec![0.0; tables.texts.len()];
    let mut whole = 0.0;
    for word in words {
        let read = read_word(reader, word)?;
        whole += read.weight;
        for (text, share) in read.texts {
            scores[text as usize] += share * read.weight;
        }
    }
    let mut hits: Vec<TitleHit> = (0_u32..)
        .zip(&scores)
        .filter(|&(text, &score)| score > 0.0 && within.contains(text))
        .map(|(text, &matched)| {
            // All of the query in the title, and little else: the act itself and not one that names it.
            let of_query = matched / whole.max(f32::MIN_POSITIVE);
            let length = f32::from(tables.texts[text as usize].title_words);
            let of_title = (words.len() as f32 * of_query / length.max(1.0)).min(1.0);
            TitleHit { text, score: TITLE * matched * of_query * of_title.sqrt(), equal: false }
        })
        .collect();
    let best_first = |one: &TitleHit, two: &TitleHit| two.score.total_cmp(&one.score).then(one.text.cmp(&two.text));
    if hits.len() > TITLE_CANDIDATES {
        hits.select_nth_unstable_by(TITLE_CANDIDATES - 1, best_first);
        hits.truncate(TITLE_CANDIDATES);
    }
    for hit in &mut hits {
        if begins_with(reader, words, hit.text)? {
            hit.equal = usize::from(tables.texts[hit.text as usize].title_words) == words.len();
            hit.score += whole * if hit.equal { TITLE_EQUAL } else { TITLE_PREFIX };
        }
    }
    hits.sort_unstable_by(best_first);
    Ok(hits)
}
