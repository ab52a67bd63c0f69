//! The concepts that the words of a query suggest.

use std::collections::BTreeMap;

use fst::Map;
use rustc_hash::FxHashMap;

use super::tables::{COLUMNS, Concept, Expression, Tables};
use super::{ConceptNo, MOST_CONCEPTS};
use crate::uzbek::{LexiconError, LexiconErrorKind};
use crate::{Language, rarity};

/// Saturation of the frequency of a stem in a concept.
const K1: f32 = 0.9;
/// Strength of the normalisation by the number of words of a concept.
const B: f32 = 0.5;
/// Maximum number of concepts of a query.
const MOST: usize = 12;
/// Levels of a unit of impact.
const STEPS: f32 = 4_096.0;
/// Bytes of a posting: a concept, an impact, and the expressions of the concept that have the stem.
const POSTING: usize = 8;
/// Number of expressions of a concept that are told apart. Those beyond share a bit with an earlier one.
const EXPRESSIONS: usize = u32::BITS as usize;
/// Levels of a unit of an expression's weight.
const WEIGHT_STEPS: f32 = 4.0;
/// Number of concepts whose best expression is looked for, those with the best scores by words.
const LOOKED_AT: usize = 64;
/// Weight of the best expression beside the words of a concept (.3 gives .02 less recall on everyday questions, as 0 does).
const BEST_EXPRESSION: f32 = 0.15;
/// Bytes before the automaton: number of concepts, lengths of the automaton and of the postings.
const HEAD: usize = 12;
/// Number of legal terms of a concept whose stems are stored.
const TERMS: usize = 2;

/// The words by which people mean concepts: a posting list for each stem.
pub struct SpokenConcepts {
    /// Number of concepts.
    count: usize,
    /// For each stem the index of its first posting, shifted by [`LENGTH_BITS`], and the number of its postings.
    stems: Map<Vec<u8>>,
    /// For each posting a concept and an impact, of two bytes each, and a set of expressions, of four bytes.
    postings: Vec<u8>,
    /// The weight of each expression of each concept: the rarities of its stems.
    weights: Vec<u8>,
    /// The stems of the legal terms: a line for each concept, a cell for each column.
    terms: String,
    /// Start of each line of `terms`, and its end.
    lines: Vec<usize>,
}

/// Bits for the number of postings of a stem.
const LENGTH_BITS: u32 = 16;

impl SpokenConcepts {
    pub(super) fn new(tables: &Tables) -> Result<Self, LexiconError> {
        let mut impacts: BTreeMap<&str, FxHashMap<ConceptNo, f32>> = BTreeMap::new();
        for column in 0..COLUMNS.len() {
            add_column(tables, column, &mut impacts);
        }
        let (mut stems, mut postings, mut start) = (fst::MapBuilder::memory(), Vec::new(), 0_u64);
        let failed = |_| LexiconError { file: "concepts".to_owned(), line: 0, kind: LexiconErrorKind::Automaton };
        let places = places_of_stems(tables);
        let rarities: FxHashMap<&str, f32> =
            impacts.iter().map(|(stem, concepts)| (*stem, rarity(concepts.len(), tables.concepts.len()))).collect();
        let weights = weights_of_expressions(tables, &rarities);
        for (stem, concepts) in impacts {
            let mut concepts: Vec<(ConceptNo, f32)> = concepts.into_iter().collect();
            concepts.sort_unstable_by_key(|(concept, _)| *concept);
            stems.insert(stem, start << LENGTH_BITS | concepts.len() as u64).map_err(failed)?;
            start += concepts.len() as u64;
            for (concept, impact) in concepts {
                postings.extend_from_slice(&concept.to_le_bytes());
                postings.extend_from_slice(&((impact * STEPS) as u16).to_le_bytes());
                postings.extend_from_slice(&places[&(concept, stem)].to_le_bytes());
            }
        }
        let stems = stems.into_inner().and_then(Map::new).map_err(failed)?;
        Ok(Self::of_parts(tables.concepts.len(), stems, postings, weights, terms_of(tables)))
    }

    /// Returns the bytes by which the concepts are stored.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let stems = self.stems.as_fst().as_bytes();
        let mut bytes = Vec::with_capacity(HEAD + stems.len() + self.postings.len() + self.weights.len());
        for number in [self.count, stems.len(), self.postings.len()] {
            bytes.extend_from_slice(&u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
        }
        bytes.extend_from_slice(stems);
        bytes.extend_from_slice(&self.postings);
        bytes.extend_from_slice(&self.weights);
        bytes.extend_from_slice(self.terms.as_bytes());
        bytes
    }

    /// Reads stored concepts. Returns `None` if the bytes are damaged.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let number = |bytes: &[u8; 4]| u32::from_le_bytes(*bytes) as usize;
        let (count, rest) = bytes.split_first_chunk()?;
        let (length, rest) = rest.split_first_chunk()?;
        let (postings, rest) = rest.split_first_chunk()?;
        let (stems, rest) = rest.split_at_checked(number(length))?;
        let (postings, rest) = rest.split_at_checked(number(postings))?;
        let (weights, terms) = rest.split_at_checked(number(count).checked_mul(EXPRESSIONS)?)?;
        let stems = Map::new(stems.to_vec()).ok()?;
        let terms = std::str::from_utf8(terms).ok()?.to_owned();
        let concepts = Self::of_parts(number(count), stems, postings.to_vec(), weights.to_vec(), terms);
        let is_whole = concepts.lines.len() == concepts.count + 1 && concepts.count < MOST_CONCEPTS;
        is_whole.then_some(concepts)
    }

    fn of_parts(count: usize, stems: Map<Vec<u8>>, postings: Vec<u8>, weights: Vec<u8>, terms: String) -> Self {
        let ends = terms.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(ends).collect();
        Self { count, stems, postings, weights, terms, lines }
    }

    /// Returns the number of concepts with a stem.
    #[must_use]
    pub fn frequency(&self, stem: &str) -> usize {
        self.postings(stem).len()
    }

    /// Returns the stems of the usual legal terms of a concept in a language.
    pub fn terms(&self, concept: ConceptNo, language: Language) -> impl Iterator<Item = &str> {
        let concept = usize::from(concept);
        let line = self.lines.get(concept..=concept + 1).and_then(|ends| self.terms.get(ends[0]..ends[1]));
        let column = COLUMNS.iter().position(|known| *known == language);
        let cell = column.and_then(|column| line?.split('\t').nth(column));
        cell.unwrap_or_default().split_whitespace()
    }

    /// The postings of a stem.
    fn postings(&self, stem: &str) -> impl ExactSizeIterator<Item = Posting> {
        let place = self.stems.get(stem).unwrap_or_default();
        let (start, length) = ((place >> LENGTH_BITS) as usize, (place & ((1 << LENGTH_BITS) - 1)) as usize);
        let bytes = self.postings.get(start * POSTING..(start + length) * POSTING).unwrap_or_default();
        let rarity = rarity(length, self.count);
        bytes.as_chunks::<POSTING>().0.iter().map(move |&[a, b, c, d, expressions @ ..]| Posting {
            concept: ConceptNo::from_le_bytes([a, b]),
            impact: f32::from(u16::from_le_bytes([c, d])) / STEPS,
            rarity,
            expressions: u32::from_le_bytes(expressions),
        })
    }

    /// Returns the concepts that some words suggest, best first. Each word is given by its stems, of which the best counts.
    ///
    /// The value of a concept is its score by words and by its best expression, divided by the rarity of a stem that no
    /// concept has and by the root of the number of words: of many words more match by chance.
    #[must_use]
    pub fn suggested<'s, W>(&self, words: impl Iterator<Item = W>) -> Vec<(ConceptNo, f32)>
    where
        W: Iterator<Item = &'s str>,
    {
        let mut scores = vec![0.0_f32; self.count];
        let (mut of_word, mut matched, mut count) = (Vec::new(), Vec::new(), 0);
        for word in words {
            of_word.clear();
            of_word.extend(word.flat_map(|stem| self.postings(stem)));
            count += 1;
            // The best stem of the word counts.
            of_word.sort_unstable_by(|one, two| one.concept.cmp(&two.concept).then(two.impact.total_cmp(&one.impact)));
            of_word.dedup_by_key(|posting| posting.concept);
            for posting in &of_word {
                if let Some(score) = scores.get_mut(usize::from(posting.concept)) {
                    *score += posting.impact;
                }
            }
            matched.append(&mut of_word);
        }
        let mut concepts: Vec<(ConceptNo, f32)> = (0..).zip(scores).filter(|(_, score)| *score > 0.0).collect();
        keep_best(&mut concepts, LOOKED_AT);
        self.add_expressions(&mut concepts, &matched);
        keep_best(&mut concepts, MOST);
        let scale = (count as f32).sqrt() * rarity(0, self.count);
        concepts.iter_mut().for_each(|(_, score)| *score /= scale);
        concepts
    }

    /// Adds to the scores of concepts those of their best expressions: the rarity of its matched words, times their share
    /// of the whole expression.
    fn add_expressions(&self, concepts: &mut [(ConceptNo, f32)], matched: &[Posting]) {
        let mut places: FxHashMap<ConceptNo, usize> = FxHashMap::default();
        places.extend(concepts.iter().zip(0..).map(|((concept, _), place)| (*concept, place)));
        let mut held = vec![[0.0_f32; EXPRESSIONS]; concepts.len()];
        for posting in matched {
            if let Some(&place) = places.get(&posting.concept) {
                bits(posting.expressions).for_each(|bit| held[place][bit] += posting.rarity);
            }
        }
        for ((concept, score), held) in concepts.iter_mut().zip(&held) {
            let start = usize::from(*concept) * EXPRESSIONS;
            let weights = self.weights.get(start..start + EXPRESSIONS).unwrap_or_default();
            let of_expression = held.iter().zip(weights).map(|(held, weight)| {
                let whole = f32::from(*weight) / WEIGHT_STEPS;
                held * held / whole.max(*held).max(f32::MIN_POSITIVE)
            });
            *score += BEST_EXPRESSION * of_expression.fold(0.0, f32::max);
        }
    }
}

/// A stem in a concept.
struct Posting {
    concept: ConceptNo,
    impact: f32,
    /// The rarity of the stem among concepts.
    rarity: f32,
    /// The expressions of the concept with the stem, as bits.
    expressions: u32,
}

fn bits(mut set: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = set.trailing_zeros();
        set &= set.wrapping_sub(1);
        (bit < u32::BITS).then_some(bit as usize)
    })
}

/// Keeps the `most` best concepts, best first.
fn keep_best(concepts: &mut Vec<(ConceptNo, f32)>, most: usize) {
    let best_first = |one: &(ConceptNo, f32), two: &(ConceptNo, f32)| two.1.total_cmp(&one.1).then(one.0.cmp(&two.0));
    if concepts.len() > most {
        concepts.select_nth_unstable_by(most - 1, best_first);
        concepts.truncate(most);
    }
    concepts.sort_by(best_first);
}

/// The expressions of a concept in all columns, with their numbers as bits of [`Posting::expressions`].
fn numbered(concept: &Concept) -> impl Iterator<Item = (usize, &Expression)> {
    let expressions = concept.law.iter().zip(&concept.said).flat_map(|(law, said)| law.iter().chain(said));
    expressions.enumerate().map(|(number, expression)| (number % EXPRESSIONS, expression))
}

/// For each stem in each concept, the expressions with it.
fn places_of_stems(tables: &Tables) -> FxHashMap<(ConceptNo, &str), u32> {
    let mut places: FxHashMap<(ConceptNo, &str), u32> = FxHashMap::default();
    for (number, concept) in (0..).zip(&tables.concepts) {
        for (bit, expression) in numbered(concept) {
            for &stem in expression {
                *places.entry((number, &tables.stems[stem as usize])).or_default() |= 1 << bit;
            }
        }
    }
    places
}

/// The weight of each expression of each concept. Of expressions with one number the heaviest counts.
fn weights_of_expressions(tables: &Tables, rarities: &FxHashMap<&str, f32>) -> Vec<u8> {
    let mut weights = vec![0_u8; tables.concepts.len() * EXPRESSIONS];
    for (concept, weights) in tables.concepts.iter().zip(weights.chunks_mut(EXPRESSIONS)) {
        for (bit, expression) in numbered(concept) {
            let mut stems: Vec<u32> = expression.clone();
            stems.sort_unstable();
            stems.dedup();
            let weight: f32 = stems.iter().filter_map(|&stem| rarities.get(&*tables.stems[stem as usize])).sum();
            weights[bit] = weights[bit].max((weight * WEIGHT_STEPS) as u8);
        }
    }
    weights
}

/// The stems of the legal terms, as [`SpokenConcepts::terms`] needs them.
fn terms_of(tables: &Tables) -> String {
    let mut out = String::new();
    for concept in &tables.concepts {
        for (place, terms) in concept.law.iter().enumerate() {
            if place > 0 {
                out.push('\t');
            }
            let mut stems: Vec<u32> = Vec::new();
            for &stem in terms.iter().take(TERMS).flatten() {
                if !stems.contains(&stem) {
                    stems.push(stem);
                    out.push_str(&tables.stems[stem as usize]);
                    out.push(' ');
                }
            }
        }
        out.push('\n');
    }
    out
}

/// Adds the impacts of the stems of one column.
fn add_column<'t>(tables: &'t Tables, column: usize, impacts: &mut BTreeMap<&'t str, FxHashMap<ConceptNo, f32>>) {
    let mut counts: BTreeMap<u32, BTreeMap<ConceptNo, u32>> = BTreeMap::new();
    let mut lengths = Vec::with_capacity(tables.concepts.len());
    for (number, concept) in (0..).zip(&tables.concepts) {
        let stems = || [&concept.law, &concept.said].into_iter().flat_map(|part| &part[column]).flatten();
        lengths.push(stems().count() as f32);
        stems().for_each(|&stem| *counts.entry(stem).or_default().entry(number).or_default() += 1);
    }
    let mean = lengths.iter().sum::<f32>() / lengths.len().max(1) as f32;
    for (stem, concepts) in counts {
        let weight = rarity(concepts.len(), lengths.len());
        let known = impacts.entry(&tables.stems[stem as usize]).or_default();
        for (number, count) in concepts {
            let count = count as f32;
            let length = lengths[usize::from(number)] / mean.max(1.0);
            let impact = weight * count / (count + K1 * (1.0 - B + B * length));
            let known = known.entry(number).or_default();
            *known = known.max(impact);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tables::{Concept, Tables};
    use super::SpokenConcepts;

    #[test]
    fn words_of_one_expression_count_more_than_those_of_several() {
        let stems: Vec<String> = ["dismiss", "ground", "appeal", "refuse"].map(str::to_owned).into();
        let concept = |said: [[u32; 2]; 2]| {
            let mut concept = Concept::default();
            concept.said[2] = said.map(Vec::from).into();
            concept
        };
        let concepts = vec![concept([[0, 1], [2, 3]]), concept([[0, 2], [1, 3]])];
        let written = SpokenConcepts::new(&Tables { concepts, stems }).unwrap();
        let stored = SpokenConcepts::from_bytes(&written.to_bytes()).unwrap();
        for (query, wanted) in [(["dismiss", "ground"], 0), (["refuse", "appeal"], 0), (["appeal", "dismiss"], 1)] {
            let suggested = stored.suggested(query.iter().map(|stem| std::iter::once(*stem)));
            assert_eq!(suggested[0].0, wanted, "{query:?}");
            assert!(suggested[0].1 > suggested[1].1, "{query:?}");
        }
    }
}
