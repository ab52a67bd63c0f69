//! Keys for a word that a reader typed, in a language that is not known.

use crate::chars::{is_cyrillic, is_latin};
use crate::{Analyzer, Keys, Language};

/// Which keys of a text a query key is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// With [`Keys::exact`].
    Exact,
    /// With [`Keys::stems`].
    Stem,
}

/// A key by which a typed word is looked for.
#[derive(Clone, Debug, PartialEq)]
pub struct QueryKey {
    /// The key.
    pub key: String,
    /// What it is compared with.
    pub level: Level,
    /// How much a hit is worth, above 0 and at most 1.
    pub weight: f32,
    /// In which language the word was read.
    pub language: Language,
}

/// Weight of the second and third reading of an ambiguous word.
const OTHER_READING: f32 = 0.6;
/// Weight of a key in a language that the script makes less likely.
const OTHER_LANGUAGE: f32 = 0.8;

impl Analyzer {
    /// Keys of a typed word in every one of `languages` that its script allows: Latin letters are read as Uzbek and as
    /// English, Cyrillic ones as Uzbek (by its Latin key) and as Russian. Without repetition; for each language the
    /// exact key first, then the stems.
    #[must_use]
    pub fn query_keys(&self, word: &str, languages: &[Language]) -> Vec<QueryKey> {
        query_keys(word, languages, |language| self.keys(word, language))
    }
}

/// The same as [`Analyzer::query_keys`] for a caller who knows, or keeps, the keys of the word in each language.
pub fn query_keys(word: &str, languages: &[Language], mut keys_in: impl FnMut(Language) -> Keys) -> Vec<QueryKey> {
    let mut keys = Vec::new();
    for &language in languages {
        if let Some(share) = script_fits(word, language) {
            push(&mut keys, &keys_in(language), language, share);
        }
    }
    keys
}

/// How likely a word of this script is of the language: `None` when it cannot be.
#[must_use]
pub fn script_fits(word: &str, language: Language) -> Option<f32> {
    let cyrillic = word.chars().any(is_cyrillic);
    let latin = word.chars().any(is_latin);
    match language {
        Language::Uzbek => Some(1.0),
        Language::Russian if cyrillic || !latin => {
            Some(if crate::russian::has_uzbek_letters(&word.to_lowercase()) { OTHER_LANGUAGE } else { 1.0 })
        }
        Language::English if latin || !cyrillic => {
            Some(if crate::language::has_letter_mark(word) { OTHER_LANGUAGE } else { 1.0 })
        }
        Language::Russian | Language::English => None,
    }
}

fn push(keys: &mut Vec<QueryKey>, found: &Keys, language: Language, share: f32) {
    let mut add = |key: &str, level: Level, weight: f32| {
        let known = keys.iter().any(|k| k.key == key && k.level == level && k.language == language);
        if !key.is_empty() && !known {
            keys.push(QueryKey { key: key.to_owned(), level, weight, language });
        }
    };
    add(&found.exact, Level::Exact, share);
    for (at, stem) in found.stems.iter().enumerate() {
        add(stem, Level::Stem, if at == 0 { share } else { share * OTHER_READING });
    }
}
