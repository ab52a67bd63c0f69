//! Keys of a typed word whose language is unknown.

use crate::chars::{is_cyrillic, is_latin};
use crate::{Analyzer, Keys, Language};

/// The keys of a text with which a query key is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// With [`Keys::exact`].
    Exact,
    /// With [`Keys::stems`].
    Stem,
}

/// A key by which a typed word is searched.
#[derive(Clone, Debug, PartialEq)]
pub struct QueryKey {
    /// The key.
    pub key: String,
    /// The keys with which it is compared.
    pub level: Level,
    /// Weight of a hit, above 0 and at most 1.
    pub weight: f32,
    /// The language in which the word was read.
    pub language: Language,
}

/// Weight of the second and third reading of an ambiguous word.
const OTHER_READING: f32 = 0.6;
/// Weight of a key in a language that is less likely for the script.
const OTHER_LANGUAGE: f32 = 0.8;

impl Analyzer {
    /// Returns the keys of a typed word in each of `languages` that its script allows: Latin letters are read as Uzbek
    /// and as English, Cyrillic ones as Uzbek (by the Latin key) and as Russian. There are no repetitions; for each
    /// language the exact key precedes the stems.
    #[must_use]
    pub fn query_keys(&self, word: &str, languages: &[Language]) -> Vec<QueryKey> {
        query_keys(word, languages, |language| self.keys(word, language))
    }
}

/// Like [`Analyzer::query_keys`], for a caller who has the keys of the word in each language.
pub fn query_keys(word: &str, languages: &[Language], mut keys_in: impl FnMut(Language) -> Keys) -> Vec<QueryKey> {
    let mut keys = Vec::new();
    for &language in languages {
        if let Some(share) = script_fits(word, language) {
            push(&mut keys, &keys_in(language), language, share);
        }
    }
    keys
}

/// Returns the likelihood (0 to 1) that a word of this script belongs to the language, or `None` if that is impossible.
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
