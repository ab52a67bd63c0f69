//! The concepts that a heading names.

use rustc_hash::{FxHashMap, FxHashSet};

use super::ConceptNo;
use super::tables::Tables;
use crate::rarity;

/// Maximum number of concepts of a heading.
const MOST: usize = 6;
/// Minimum similarity of a heading and a legal term.
const LEAST: f32 = 0.3;

/// The legal terms of concepts, for finding those that the heading of a provision contains or resembles.
#[derive(Default)]
pub struct ConceptsOfHeadings {
    terms: Vec<Term>,
    /// For each stem, its squared rarity, and the terms with it.
    by_stem: FxHashMap<String, (f32, Vec<u32>)>,
    /// The squared rarity of a stem that no term has.
    unknown: f32,
}

/// A legal term of a concept.
struct Term {
    concept: ConceptNo,
    /// Sum of the squared rarities of its stems.
    norm: f32,
}

impl ConceptsOfHeadings {
    /// The highest level of [`Self::of_heading`].
    pub const LEVELS: u8 = 8;

    pub(super) fn new(tables: &Tables) -> Self {
        let mut terms = Vec::new();
        let mut places: Vec<Vec<u32>> = vec![Vec::new(); tables.stems.len()];
        for (concept, written) in (0..).zip(&tables.concepts) {
            for expression in written.law.iter().flatten() {
                let number = u32::try_from(terms.len()).unwrap_or(u32::MAX);
                terms.push(Term { concept, norm: 0.0 });
                let stems: FxHashSet<u32> = expression.iter().copied().collect();
                stems.into_iter().for_each(|stem| places[stem as usize].push(number));
            }
        }
        let squared = |count: usize| rarity(count, terms.len()).powi(2);
        let unknown = squared(0);
        let mut by_stem = FxHashMap::default();
        for (stem, places) in tables.stems.iter().zip(places).filter(|(_, places)| !places.is_empty()) {
            let weight = squared(places.len());
            by_stem.insert(stem.clone(), (weight, places));
        }
        for (weight, places) in by_stem.values() {
            places.iter().for_each(|&term| terms[term as usize].norm += weight);
        }
        Self { terms, by_stem, unknown }
    }

    /// Returns the concepts that a heading names, with the degree: a level from 1 to [`Self::LEVELS`], which is the
    /// cosine of heading and term. `stems` are the distinct ones of the heading.
    #[must_use]
    pub fn of_heading<'s>(&self, stems: impl Iterator<Item = &'s str>) -> Vec<(ConceptNo, u8)> {
        let (mut norm, mut shared) = (0.0, FxHashMap::<u32, f32>::default());
        for stem in stems {
            let Some((weight, terms)) = self.by_stem.get(stem) else {
                norm += self.unknown;
                continue;
            };
            norm += weight;
            terms.iter().for_each(|&term| *shared.entry(term).or_default() += weight);
        }
        let mut best: FxHashMap<ConceptNo, f32> = FxHashMap::default();
        for (term, weight) in shared {
            let term = &self.terms[term as usize];
            let cosine = weight / (norm * term.norm).sqrt();
            if cosine >= LEAST {
                let known = best.entry(term.concept).or_default();
                *known = known.max(cosine);
            }
        }
        let mut best: Vec<(ConceptNo, f32)> = best.into_iter().collect();
        best.sort_by(|one, two| two.1.total_cmp(&one.1).then(one.0.cmp(&two.0)));
        best.truncate(MOST);
        best.into_iter().map(|(concept, cosine)| (concept, level(cosine))).collect()
    }
}

fn level(cosine: f32) -> u8 {
    ((cosine * f32::from(ConceptsOfHeadings::LEVELS)).round() as u8).clamp(1, ConceptsOfHeadings::LEVELS)
}
