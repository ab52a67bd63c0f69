//! Names of bodies and topics, by prefixes of their words.

use qonun_analysis::{Alphabet, Language, fold, transliterate, words};
use qonun_index::Named;

use super::typed::Typed;
use crate::QueryError;
use crate::clock::Clock;
use crate::spelling::is_cyrillic;

/// Minimum number of acts of a suggested name: a name with fewer acts adds nothing to the act itself.
const SHARED: u32 = 2;

/// A name with the data for finding it.
struct Name {
    /// Index of its body or topic.
    of: usize,
    name: String,
    folded: Vec<String>,
    /// Number of acts with it.
    acts: u32,
    cyrillic: bool,
}

/// Names of bodies or topics that several acts share.
pub(super) struct Names {
    names: Vec<Name>,
}

impl Name {
    /// True if every typed word is a prefix of a word of the name.
    fn fits(&self, typed: &Typed, clock: &Clock) -> Result<bool, QueryError> {
        for word in &typed.words {
            clock.spend(self.folded.len() as u64)?;
            if !self.folded.iter().any(|known| word.weight_of(known).is_some()) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// True if the first typed word is a prefix of the name. The first word of the name is there in two folds.
    fn begins(&self, typed: &Typed) -> bool {
        let first = typed.words.first();
        first.is_some_and(|word| self.folded.iter().take(2).any(|known| word.weight_of(known).is_some()))
    }
}

impl Names {
    /// The names of bodies or topics in every language. `of_acts` has the index of each body or topic once for each of
    /// its acts.
    pub(super) fn new<'n>(named: &[Named], of_acts: impl Iterator<Item = &'n u32>) -> Self {
        let mut acts = vec![0_u32; named.len()];
        of_acts.for_each(|&place| acts[place as usize] += 1);
        // A list may have Uzbek and Russian names: words are folded by the rules of both languages.
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

    /// Names in which every typed word is a prefix of a word. Sorted by: names that begin as typed, names in the
    /// alphabet of the typed text, number of acts. Each comes with its form in that alphabet.
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
            // Only one name of a body is suggested.
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
