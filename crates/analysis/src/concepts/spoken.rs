//! The concepts that the words of a query suggest.

use std::collections::BTreeMap;

use fst::Map;
use rustc_hash::FxHashMap;

use super::tables::{COLUMNS, Tables};
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
/// Bytes of a posting: a concept and an impact.
const POSTING: usize = 4;
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
    /// Concepts with impacts, each as two numbers of two bytes.
    postings: Vec<u8>,
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
        for (stem, concepts) in impacts {
            let mut concepts: Vec<(ConceptNo, f32)> = concepts.into_iter().collect();
            concepts.sort_unstable_by_key(|(concept, _)| *concept);
            stems.insert(stem, start << LENGTH_BITS | concepts.len() as u64).map_err(failed)?;
            start += concepts.len() as u64;
            for (concept, impact) in concepts {
                postings.extend_from_slice(&concept.to_le_bytes());
                postings.extend_from_slice(&((impact * STEPS) as u16).to_le_bytes());
            }
        }
        let stems = stems.into_inner().and_then(Map::new).map_err(failed)?;
        Ok(Self::of_parts(tables.concepts.len(), stems, postings, terms_of(tables)))
    }

    /// Returns the bytes by which the concepts are stored.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let stems = self.stems.as_fst().as_bytes();
        let mut bytes = Vec::with_capacity(HEAD + stems.len() + self.postings.len());
        for number in [self.count, stems.len(), self.postings.len()] {
            bytes.extend_from_slice(&u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
        }
        bytes.extend_from_slice(stems);
        bytes.extend_from_slice(&self.postings);
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
        let (postings, terms) = rest.split_at_checked(number(postings))?;
        let stems = Map::new(stems.to_vec()).ok()?;
        let terms = std::str::from_utf8(terms).ok()?.to_owned();
        let concepts = Self::of_parts(number(count), stems, postings.to_vec(), terms);
        let is_whole = concepts.lines.len() == concepts.count + 1 && concepts.count < MOST_CONCEPTS;
        is_whole.then_some(concepts)
    }

    fn of_parts(count: usize, stems: Map<Vec<u8>>, postings: Vec<u8>, terms: String) -> Self {
        let ends = terms.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(ends).collect();
        Self { count, stems, postings, terms, lines }
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

    /// The postings of a stem: concepts with their impacts.
    fn postings(&self, stem: &str) -> impl ExactSizeIterator<Item = (ConceptNo, f32)> {
        let place = self.stems.get(stem).unwrap_or_default();
        let (start, length) = ((place >> LENGTH_BITS) as usize, (place & ((1 << LENGTH_BITS) - 1)) as usize);
        let bytes = self.postings.get(start * POSTING..(start + length) * POSTING).unwrap_or_default();
        bytes
            .as_chunks::<POSTING>()
            .0
            .iter()
            .map(|&[a, b, c, d]| (ConceptNo::from_le_bytes([a, b]), f32::from(u16::from_le_bytes([c, d])) / STEPS))
    }

    /// Returns the concepts that some words suggest, best first. Each word is given by its stems, of which the best counts.
    ///
    /// The value of a concept is its score, divided by the rarity of a stem that no concept has and by the root of the
    /// number of words: of many words more match by chance.
    #[must_use]
    pub fn suggested<'s, W>(&self, words: impl Iterator<Item = W>) -> Vec<(ConceptNo, f32)>
    where
        W: Iterator<Item = &'s str>,
    {
        let mut scores = vec![0.0_f32; self.count];
        let (mut of_word, mut count) = (Vec::new(), 0);
        for word in words {
            of_word.clear();
            of_word.extend(word.flat_map(|stem| self.postings(stem)));
            count += 1;
            // The best stem of the word counts.
            of_word.sort_unstable_by(|one, two| one.0.cmp(&two.0).then(two.1.total_cmp(&one.1)));
            of_word.dedup_by_key(|(concept, _)| *concept);
            for &(concept, impact) in &of_word {
                if let Some(score) = scores.get_mut(usize::from(concept)) {
                    *score += impact;
                }
            }
        }
        let mut concepts: Vec<(ConceptNo, f32)> = (0..).zip(scores).filter(|(_, score)| *score > 0.0).collect();
        let best_first =
            |one: &(ConceptNo, f32), two: &(ConceptNo, f32)| two.1.total_cmp(&one.1).then(one.0.cmp(&two.0));
        if concepts.len() > MOST {
            concepts.select_nth_unstable_by(MOST - 1, best_first);
            concepts.truncate(MOST);
        }
        concepts.sort_by(best_first);
        let scale = (count as f32).sqrt() * rarity(0, self.count);
        concepts.iter_mut().for_each(|(_, score)| *score /= scale);
        concepts
    }
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
