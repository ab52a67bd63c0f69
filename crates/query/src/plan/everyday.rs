//! Everyday words of a query, and the words of law for them.

use qonun_analysis::{Found, Keys, Language, StopKind, Terms, is_stop_word};

use super::{Plan, Planner};
use crate::QueryError;
use crate::matching::{Borders, END, Ground, Leaf, Reader, Where, WordLeaf};
use crate::rank::weights::TOLD;
use crate::spelling::{is_cyrillic, stands};

/// The everyday words that were found among the words of a query.
#[derive(Default)]
pub(super) struct EverydayWords<'t> {
    /// What was found, with the places of its words among those of the query.
    found: Vec<(Vec<usize>, Found<'t>)>,
    /// Stems of the words of law for them, each once; none that the query has.
    stems: Vec<String>,
    /// For each of those found, true if its words say one thing together in words that are not those of the law.
    told: Vec<bool>,
}

/// Everyday words that stand one after the other in so many provisions are words of law themselves.
const WORDS_OF_LAW: usize = 5;
/// At most so many provisions that hold all the words are looked into.
const LOOKED_INTO: usize = 2_000;

impl<'t> EverydayWords<'t> {
    /// Looks for everyday words as typed, and once more as if nothing was asked: `merosni qanday boʻlish` holds
    /// `merosni boʻlish`.
    pub(super) fn of(
        plan: &Plan,
        reader: &Reader<'_>,
        planner: &Planner<'_>,
        terms: &'t Terms,
    ) -> Result<Self, QueryError> {
        let words = plan.words();
        // Who asks for a form means that word.
        if words.iter().any(|word| word.is_exact()) {
            return Ok(Self::default());
        }
        let covered = plan.covered_words();
        let all: Vec<usize> = (0..words.len()).filter(|&place| !covered[place]).collect();
        let telling: Vec<usize> = all.iter().copied().filter(|&place| words[place].stop.is_none()).collect();
        let ways = if telling.len() == all.len() { vec![all] } else { vec![all, telling] };
        let mut everyday = Self::default();
        for &language in planner.languages() {
            for places in &ways {
                let keys: Vec<Keys> = places.iter().map(|&place| keys_of(words[place], planner, language)).collect();
                for found in terms.legal_words(&keys, language) {
                    everyday.add(&words, places[found.at.clone()].to_vec(), found, language);
                }
            }
        }
        for (places, _) in &everyday.found {
            let said: Vec<&WordLeaf> = places.iter().map(|&place| words[place]).collect();
            everyday.told.push(said.len() > 1 && !are_of_law(reader, &said)?);
        }
        Ok(everyday)
    }

    fn add(&mut self, words: &[&WordLeaf], places: Vec<usize>, found: Found<'t>, language: Language) {
        let of_law = found.terms.iter().flat_map(|term| &term.words);
        let telling = of_law.filter(|word| !is_stop_word(&word.exact, language));
        for stem in telling.filter_map(|word| word.stems.first()) {
            let typed = words.iter().any(|word| word.keys.iter().any(|key| key.key == *stem));
            if !typed && !self.stems.contains(stem) {
                self.stems.push(stem.clone());
            }
        }
        self.found.push((places, found));
    }

    /// The words of law.
    pub(super) fn words_of_law(&self) -> Vec<Leaf> {
        self.stems.iter().map(|stem| Leaf::Word(WordLeaf::of_stem(stem))).collect()
    }

    /// Entries of several words that are not those of the law: they tell one thing together.
    fn told(&self) -> impl Iterator<Item = &(Vec<usize>, Found<'t>)> {
        self.found.iter().zip(&self.told).filter(|(_, told)| **told).map(|(found, _)| found)
    }

    /// What the law calls that which several words tell together, each once.
    pub(super) fn told_terms(&self) -> Vec<String> {
        let mut terms: Vec<String> = Vec::new();
        for term in self.told().flat_map(|(_, found)| &found.terms) {
            if !terms.contains(&term.text) {
                terms.push(term.text.clone());
            }
        }
        terms
    }

    /// Everyday words that stand nowhere in the law base are not wanted. In a question those that tell one thing together
    /// weigh less: the law says it in other words, and has these for other things.
    pub(super) fn weigh(&self, plan: &mut Plan, reader: &Reader<'_>) -> Result<(), QueryError> {
        for (place, &leaf) in plan.typed.iter().enumerate() {
            if self.told().any(|(places, _)| places.contains(&place)) && plan.is_question {
                plan.boosts[leaf] *= TOLD;
            }
            if let Leaf::Word(word) = &mut plan.leaves[leaf]
                && self.found.iter().any(|(places, _)| places.contains(&place))
                && !stands(reader, word)?
            {
                word.stop = word.stop.or(Some(StopKind::Function));
            }
        }
        Ok(())
    }
}

/// Does the law say some words one after the other, as they were typed? Then it needs no other words for them.
fn are_of_law(reader: &Reader<'_>, words: &[&WordLeaf]) -> Result<bool, QueryError> {
    let members = words.iter().zip(0..).map(|(&word, place)| (Leaf::Word(word.clone()), place));
    let phrase = Leaf::Phrase(members.collect());
    let mut places = phrase.open(reader, Ground::Records)?;
    let mut borders = Borders::new(reader.generation, Ground::Records);
    let (mut found, mut record) = (0, places.seek(0));
    for _ in 0..LOOKED_INTO {
        if record == END || found >= WORDS_OF_LAW {
            break;
        }
        reader.clock.spend(1)?;
        borders.go_to(record);
        found += usize::from(places.times(&mut borders, 1)? > 0);
        record = places.seek(record + 1);
    }
    Ok(found >= WORDS_OF_LAW)
}

/// The keys of a word in a language: those of the word as typed, and those of the spellings it was taken for.
fn keys_of(word: &WordLeaf, planner: &Planner<'_>, language: Language) -> Keys {
    let mut keys = planner.keys(&word.typed, language);
    let in_script = |stem: &str| is_cyrillic(stem) == (language == Language::Russian);
    for key in word.keys.iter().filter(|key| key.place == Where::Stem && in_script(&key.key)) {
        if !keys.stems.contains(&key.key) {
            keys.stems.push(key.key.clone());
        }
    }
    keys
}
