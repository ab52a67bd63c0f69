//! How well a query fits the titles of texts.

use tantivy::postings::{Postings, SegmentPostings};
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

/// The lists of a word in titles, each with the share of a full match that it stands for: a stem is less than an exact
/// form.
fn lists_of(reader: &Reader<'_>, word: &WordLeaf) -> Result<Vec<(SegmentPostings, f32)>, QueryError> {
    let mut lists = Vec::new();
    for key in &word.keys {
        let field = if key.place == Where::Stem { TextField::Title } else { TextField::TitleExact };
        lists.extend(reader.texts_of(field, &key.key)?.map(|list| (list, key.weight / (1.0 + EXACT))));
    }
    for key in &word.exact {
        lists.extend(reader.texts_of(TextField::TitleExact, &key.key)?.map(|list| (list, key.weight)));
    }
    Ok(lists)
}

/// What the words of a query weigh in the titles of all texts.
struct Matched {
    scores: Vec<f32>,
    /// The weight of all words.
    whole: f32,
}

fn matched(reader: &Reader<'_>, words: &[&WordLeaf]) -> Result<Matched, QueryError> {
    let total = reader.generation.tables().texts.len();
    let mut scores = vec![0.0; total];
    let mut shares = vec![0.0_f32; total];
    let mut whole = 0.0;
    for word in words {
        let lists = lists_of(reader, word)?;
        let count = lists.iter().map(|(list, _)| list.doc_freq()).max().unwrap_or(0);
        let weight = rarity(u64::from(count), total);
        whole += weight;
        shares.fill(0.0);
        for (mut list, share) in lists {
            while list.doc() != TERMINATED {
                let text = list.doc() as usize;
                // The best of a word's keys counts.
                let more = (share - shares[text]).max(0.0);
                scores[text] += more * weight;
                shares[text] += more;
                list.advance();
            }
        }
    }
    Ok(Matched { scores, whole })
}

/// For each of some hits, which rise by their texts: does the title hold the query's exact words from its first word on?
fn begin_with(reader: &Reader<'_>, words: &[&WordLeaf], hits: &[TitleHit]) -> Result<Vec<bool>, QueryError> {
    let mut begin = vec![true; hits.len()];
    let mut positions = Vec::new();
    for (wanted, word) in (0_u32..).zip(words) {
        let mut lists = Vec::with_capacity(word.exact.len());
        for key in &word.exact {
            lists.extend(reader.texts_of(TextField::TitleExact, &key.key)?);
        }
        for (hit, begins) in hits.iter().zip(&mut begin).filter(|(_, begins)| **begins) {
            *begins = lists.iter_mut().any(|list| {
                let at = if list.doc() < hit.text { list.seek(hit.text) } else { list.doc() };
                positions.clear();
                if at == hit.text {
                    list.append_positions_with_offset(0, &mut positions);
                }
                positions.contains(&wanted)
            });
        }
    }
    Ok(begin)
}

/// The best titles within a set of texts, best first. `words` are the words of the query in order, stop words too.
pub(crate) fn best_titles(
    reader: &Reader<'_>,
    words: &[&WordLeaf],
    within: &TextSet,
) -> Result<Vec<TitleHit>, QueryError> {
    let tables = reader.generation.tables();
    let Matched { scores, whole } = matched(reader, words)?;
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
    hits.sort_unstable_by_key(|hit| hit.text);
    let begin = begin_with(reader, words, &hits)?;
    for (hit, begins) in hits.iter_mut().zip(begin) {
        if begins {
            hit.equal = usize::from(tables.texts[hit.text as usize].title_words) == words.len();
            let told = words.len() as f32 / f32::from(tables.texts[hit.text as usize].title_words).max(1.0);
            hit.score += whole * if hit.equal { TITLE_EQUAL } else { TITLE_PREFIX * told.min(1.0) };
        }
    }
    hits.sort_unstable_by(best_first);
    Ok(hits)
}
