//! How well a query fits the titles of texts.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::{DocSet, TERMINATED};

use super::lanes::rarity;
use super::weights::{EXACT, LONG_BEGINNING, NEARLY_TITLE, TITLE, TITLE_CANDIDATES, TITLE_EQUAL, TITLE_PREFIX};
use crate::QueryError;
use crate::matching::{Reader, TermKey, TextField, TextSet, Where, WordLeaf};

/// A text with the score of its title.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct TitleHit {
    pub(crate) text: u32,
    /// By the words of the query that stand in it.
    pub(crate) words: f32,
    /// By the words that were typed from its first one on.
    pub(crate) typed: f32,
    /// Is the query the title, word for word?
    pub(crate) equal: bool,
    /// Is it the title or a long beginning of it, but for a word here or there?
    pub(crate) is_typed: bool,
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

/// How much of the query stands in a title word by word, from its first word on.
#[derive(Clone, Copy, Default)]
struct Beginning {
    /// Words that stand there as they were typed.
    exact: usize,
    /// Words that stand there in another form.
    inflected: usize,
}

impl Beginning {
    /// The share of the query's words, those in another form for half.
    fn share(self, words: usize) -> f32 {
        (self.exact as f32 + 0.5 * self.inflected as f32) / words.max(1) as f32
    }
}

/// For each of some hits, which rise by their texts: how much of the query stands at its beginning?
fn beginnings(reader: &Reader<'_>, words: &[&WordLeaf], hits: &[TitleHit]) -> Result<Vec<Beginning>, QueryError> {
    let mut found = vec![Beginning::default(); hits.len()];
    let mut positions = Vec::new();
    for (wanted, word) in (0_u32..).zip(words) {
        let open = |field, keys: &[TermKey]| -> Result<Vec<SegmentPostings>, QueryError> {
            let lists = keys.iter().map(|key| reader.texts_of(field, &key.key));
            lists.filter_map(Result::transpose).collect()
        };
        let mut exact = open(TextField::TitleExact, &word.exact)?;
        let mut stems = open(TextField::Title, &word.keys)?;
        for (hit, beginning) in hits.iter().zip(&mut found) {
            let mut stands = |list: &mut SegmentPostings| {
                let at = if list.doc() < hit.text { list.seek(hit.text) } else { list.doc() };
                positions.clear();
                if at == hit.text {
                    list.append_positions_with_offset(0, &mut positions);
                }
                positions.contains(&wanted)
            };
            if exact.iter_mut().any(&mut stands) {
                beginning.exact += 1;
            } else if stems.iter_mut().any(&mut stands) {
                beginning.inflected += 1;
            }
        }
    }
    Ok(found)
}

/// What the beginning of a title gives, as a share of the query's whole weight. A title of which a word in five is
/// spelled otherwise is still the one that was typed, a little less so.
fn of_beginning(beginning: Beginning, words: usize, title_words: usize) -> f32 {
    let share = beginning.share(words);
    if share < NEARLY_TITLE {
        return 0.0;
    }
    let told = (words as f32 / title_words.max(1) as f32).min(1.0);
    // Nobody types so many first words of a title by chance.
    let told = if words >= LONG_BEGINNING { told.sqrt() } else { told };
    share * share * if words == title_words { TITLE_EQUAL } else { TITLE_PREFIX * told }
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
            TitleHit {
                text,
                words: TITLE * matched * of_query * of_title.sqrt(),
                typed: 0.0,
                equal: false,
                is_typed: false,
            }
        })
        .collect();
    let score = |hit: &TitleHit| hit.words + hit.typed;
    let best_first = |one: &TitleHit, two: &TitleHit| score(two).total_cmp(&score(one)).then(one.text.cmp(&two.text));
    if hits.len() > TITLE_CANDIDATES {
        hits.select_nth_unstable_by(TITLE_CANDIDATES - 1, best_first);
        hits.truncate(TITLE_CANDIDATES);
    }
    hits.sort_unstable_by_key(|hit| hit.text);
    let begin = beginnings(reader, words, &hits)?;
    for (hit, beginning) in hits.iter_mut().zip(begin) {
        let title_words = usize::from(tables.texts[hit.text as usize].title_words);
        hit.equal = beginning.exact == words.len() && title_words == words.len();
        hit.is_typed = words.len() >= LONG_BEGINNING && beginning.share(words.len()) >= NEARLY_TITLE;
        hit.typed = whole * of_beginning(beginning, words.len(), title_words);
    }
    hits.sort_unstable_by(best_first);
    Ok(hits)
}
