//! How well a query matches the titles of texts.

use std::sync::Arc;

use qonun_analysis::rarity;

use super::weights::{EXACT, LONG_BEGINNING, NEARLY_TITLE, TITLE, TITLE_CANDIDATES, TITLE_EQUAL, TITLE_PREFIX};
use crate::QueryError;
use crate::matching::TermClause;
use crate::postings::{BITS, KeyTexts, PostingList, Reader, TermField, TermKey, TextField, TextSet, bits};

/// A text with the score of its title.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct TitleHit {
    pub(crate) text: u32,
    /// Score by the query words in the title.
    pub(crate) words: f32,
    /// Score by the words typed from its first word on.
    pub(crate) typed: f32,
    /// True if the query is the title, word for word.
    pub(crate) equal: bool,
    /// True if the query is the title or a long beginning of it, except for a word here or there.
    pub(crate) is_typed: bool,
}

/// The texts with a word's keys in their titles, each with its share of a full match: a stem counts less than an exact
/// form.
pub(crate) fn texts_of(reader: &Reader<'_>, word: &TermClause) -> Result<Vec<(Arc<KeyTexts>, f32)>, QueryError> {
    let mut found = Vec::new();
    for key in &word.keys {
        let field = if key.place == TermField::Stem { TextField::Title } else { TextField::TitleExact };
        found.extend(reader.set_of(field, &key.key)?.map(|texts| (texts, key.weight / (1.0 + EXACT))));
    }
    for key in &word.exact {
        found.extend(reader.set_of(TextField::TitleExact, &key.key)?.map(|texts| (texts, key.weight)));
    }
    Ok(found)
}

/// The weights of the words of a query in the titles of all texts.
pub(crate) struct TitleWeights {
    scores: Vec<[f32; BITS]>,
    /// Number of query words in each title.
    held: Vec<[u8; BITS]>,
    /// Number of words with keys that are not stems. At the beginning of a title these keys are also looked up as
    /// stems.
    others: usize,
    /// The texts with any of the words in their titles.
    any: TextSet,
    /// Sum of the weights of all words.
    whole: f32,
}

impl TitleWeights {
    /// Weighs words. They come in the order of the query and include stop words.
    pub(crate) fn new(reader: &Reader<'_>, words: &[&TermClause]) -> Result<Self, QueryError> {
        let total = reader.generation.tables().texts.len();
        let any = TextSet::empty(u32::try_from(total).unwrap_or(u32::MAX));
        let blocks = any.words().len();
        let others = words.iter().filter(|word| word.keys.iter().any(|key| key.place != TermField::Stem)).count();
        let (scores, held) = (vec![[0.0; BITS]; blocks], vec![[0; BITS]; blocks]);
        let mut weights = Self { scores, held, others, any, whole: 0.0 };
        for word in words {
            let texts = texts_of(reader, word)?;
            let count = texts.iter().map(|(texts, _)| texts.count).max().unwrap_or(0);
            let weight = rarity(count as usize, total);
            weights.whole += weight;
            weights.add(&texts, weight);
        }
        Ok(weights)
    }

    /// Adds the weight of a word to the titles that contain it. The best of its keys counts.
    fn add(&mut self, texts: &[(Arc<KeyTexts>, f32)], weight: f32) {
        for (block, (scores, held)) in self.scores.iter_mut().zip(&mut self.held).enumerate() {
            let any = texts.iter().fold(0, |any, (texts, _)| any | texts.set.words()[block]);
            if any == 0 {
                continue;
            }
            let mut shares = [0.0_f32; BITS];
            for (texts, share) in texts {
                for bit in bits(texts.set.words()[block]) {
                    let known = &mut shares[bit as usize];
                    let more = (share - *known).max(0.0);
                    scores[bit as usize] += more * weight;
                    *known += more;
                }
            }
            bits(any).for_each(|bit| held[bit as usize] = held[bit as usize].saturating_add(1));
        }
        texts.iter().for_each(|(texts, _)| self.any.unite(&texts.set));
    }

    #[inline]
    fn score(&self, text: u32) -> f32 {
        self.scores[text as usize / BITS][text as usize % BITS]
    }

    /// True if a title may begin with a query of `words` words, or with nearly all of them. It is an upper bound, by
    /// the number of query words in the title.
    #[inline]
    fn may_begin(&self, text: u32, words: usize) -> bool {
        let held = self.held[text as usize / BITS][text as usize % BITS];
        // The counters of a very long query saturate here.
        held == u8::MAX
            || Beginning { exact: usize::from(held) + self.others, inflected: 0 }.share(words) >= NEARLY_TITLE
    }
}

/// How much of the query matches a title word by word, from its first word on.
#[derive(Clone, Copy, Default)]
struct Beginning {
    /// Number of words that match as they were typed.
    exact: usize,
    /// Number of words that match in another form.
    inflected: usize,
}

impl Beginning {
    /// The matching share of the query's words. A word in another form counts half.
    fn share(self, words: usize) -> f32 {
        (self.exact as f32 + 0.5 * self.inflected as f32) / words.max(1) as f32
    }
}

/// For each of `texts`, in ascending order, how much of the query matches the beginning of its title.
fn beginnings(reader: &Reader<'_>, words: &[&TermClause], texts: &[u32]) -> Result<Vec<Beginning>, QueryError> {
    let mut found = vec![Beginning::default(); texts.len()];
    if texts.is_empty() {
        return Ok(found);
    }
    let mut positions = Vec::new();
    for (wanted, word) in (0_u32..).zip(words) {
        let open = |field, keys: &[TermKey]| -> Result<Vec<PostingList>, QueryError> {
            let lists = keys.iter().map(|key| reader.texts_of(field, &key.key));
            lists.filter_map(Result::transpose).collect()
        };
        let mut exact = open(TextField::TitleExact, &word.exact)?;
        let mut stems = open(TextField::Title, &word.keys)?;
        for (&text, beginning) in texts.iter().zip(&mut found) {
            let mut stands = |list: &mut PostingList| {
                let at = if list.doc() < text { list.seek(text) } else { list.doc() };
                positions.clear();
                if at == text {
                    list.append_positions(&mut positions);
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

/// Score of the beginning of a title, as a share of the query's whole weight. A title with one word in five spelled
/// otherwise is still the typed one, with a slightly lower score.
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

/// The best titles within a set of texts, best first. `words` are the words of `weights`.
pub(crate) fn best_titles(
    reader: &Reader<'_>,
    words: &[&TermClause],
    weights: &TitleWeights,
    within: &TextSet,
) -> Result<Vec<TitleHit>, QueryError> {
    let whole = weights.whole;
    let mut found = weights.any.clone();
    found.intersect(within);
    let hit = |text: u32| {
        let matched = weights.score(text);
        // A title with the whole query and little else is that of the act itself, not of an act that mentions it.
        let of_query = matched / whole.max(f32::MIN_POSITIVE);
        let length = f32::from(reader.title_words(text));
        let of_title = (words.len() as f32 * of_query / length.max(1.0)).min(1.0);
        TitleHit {
            text,
            words: TITLE * matched * of_query * of_title.sqrt(),
            typed: 0.0,
            equal: false,
            is_typed: false,
        }
    };
    let mut hits: Vec<TitleHit> = found.iter().filter(|&text| weights.score(text) > 0.0).map(hit).collect();
    let score = |hit: &TitleHit| hit.words + hit.typed;
    let best_first = |one: &TitleHit, two: &TitleHit| score(two).total_cmp(&score(one)).then(one.text.cmp(&two.text));
    if hits.len() > TITLE_CANDIDATES {
        hits.select_nth_unstable_by(TITLE_CANDIDATES - 1, best_first);
        hits.truncate(TITLE_CANDIDATES);
    }
    hits.sort_unstable_by_key(|hit| hit.text);
    let mut begun: Vec<&mut TitleHit> =
        hits.iter_mut().filter(|hit| weights.may_begin(hit.text, words.len())).collect();
    let texts: Vec<u32> = begun.iter().map(|hit| hit.text).collect();
    let begin = beginnings(reader, words, &texts)?;
    for (hit, beginning) in begun.iter_mut().zip(begin) {
        let title_words = usize::from(reader.title_words(hit.text));
        hit.equal = beginning.exact == words.len() && title_words == words.len();
        hit.is_typed = words.len() >= LONG_BEGINNING && beginning.share(words.len()) >= NEARLY_TITLE;
        hit.typed = whole * of_beginning(beginning, words.len(), title_words);
    }
    hits.sort_unstable_by(best_first);
    Ok(hits)
}

/// True if the query is a title within a set of texts, or a long beginning of one.
pub(crate) fn is_typed(
    reader: &Reader<'_>,
    words: &[&TermClause],
    weights: &TitleWeights,
    within: &TextSet,
) -> Result<bool, QueryError> {
    let may_begin = |text: u32| within.contains(text) && weights.may_begin(text, words.len());
    let is_possible = words.len() >= LONG_BEGINNING && weights.any.iter().any(may_begin);
    Ok(is_possible && best_titles(reader, words, weights, within)?.iter().any(|hit| hit.is_typed))
}
