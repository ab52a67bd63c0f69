//! Names of bodies and topics by the beginnings of their words.

use qonun_analysis::{Alphabet, Language, fold, transliterate, words};
use qonun_index::Named;

use super::typed::Typed;
use crate::QueryError;
use crate::clock::Clock;
use crate::spelling::is_cyrillic;

/// A name that fewer acts have says nothing that the act does not say.
const SHARED: u32 = 2;

/// A name with what it is found by.
struct Name {
    /// Place of the body or topic whose name it is.
    of: usize,
    name: String,
    folded: Vec<String>,
    /// How many acts have it.
    acts: u32,
    cyrillic: bool,
}

/// Names of bodies or topics that several acts share.
pub(super) struct Names {
    names: Vec<Name>,
}

impl Name {
    /// Does every word typed begin a word of the name?
    fn fits(&self, typed: &Typed, clock: &Clock) -> Result<bool, QueryError> {
        for word in &typed.words {
            clock.spend(self.folded.len() as u64)?;
            if !self.folded.iter().any(|known| word.weight_of(known).is_some()) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Does the first word typed begin the name? Its first word stands there folded in two ways.
    fn begins(&self, typed: &Typed) -> bool {
        let first = typed.words.first();
        first.is_some_and(|word| self.folded.iter().take(2).any(|known| word.weight_of(known).is_some()))
    }
}

impl Names {
    /// The names of bodies or topics in every language. `of_acts`: the place of each as often as an act has it.
    pub(super) fn new<'n>(named: &[Named], of_acts: impl Iterator<Item = &'n u32>) -> Self {
        let mut acts = vec![0_u32; named.len()];
        of_acts.for_each(|&place| acts[place as usize] += 1);
        // Uzbek and Russian names stand side by side: words are folded by the rules of both.
        let fold_words = |name: &str| {
            let cut = words(name, Language::Uzbek).map(|word| &name[word.range]);
            cut.flat_map(|word| [fold(word, Language::Uzbek), fold(word, Language::Russian)]).collect()
        };
        let shared = named.iter().zip(&acts).enumerate().filter(|(_, (_, acts))| **acts >= SHARED);
        let entry = |of: usize, name: &String, acts: u32| Name {
            of,
            name: name.clone(),
            folded: fold_words(name),
            acts,
            cyrillic: is_cyrillic(name),
        };
        let entries =
            shared.flat_map(|(of, (named, &acts))| named.names.values().map(move |name| entry(of, name, acts)));
        let mut names: Vec<Name> = entries.collect();
        names.sort_by(|one, two| two.acts.cmp(&one.acts).then_with(|| one.name.cmp(&two.name)));
        Self { names }
    }

    /// Names in which every word typed begins a word: those that begin as typed and those of the alphabet of typing
    /// first, then those of most acts. Each with how it is shown, in the alphabet of typing.
    pub(super) fn matching(
        &self,
        typed: &Typed,
        cyrillic: bool,
        most: usize,
        clock: &Clock,
    ) -> Result<Vec<(&str, String)>, QueryError> {
        let mut found: Vec<&Name> = Vec::new();
        for name in &self.names {
            if name.fits(typed, clock)? {
                found.push(name);
            }
        }
        found.sort_by_key(|name| (!name.begins(typed), name.cyrillic != cyrillic));
        let mut out: Vec<(&str, String)> = Vec::new();
        let mut told: Vec<usize> = Vec::new();
        for name in found {
            if out.len() >= most {
                break;
            }
            // One body is told by one of its names.
            if told.contains(&name.of) {
                continue;
            }
            told.push(name.of);
            let shown = match (name.cyrillic, cyrillic) {
                (true, false) => transliterate(&name.name, Alphabet::Latin),
                (false, true) => transliterate(&name.name, Alphabet::Cyrillic),
                _ => name.name.clone(),
            };
            if !out.iter().any(|(_, known)| *known == shown) {
                out.push((&name.name, shown));
            }
        }
        Ok(out)
    }
}
