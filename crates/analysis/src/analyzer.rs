//! Converts a word to its keys.

use rust_stemmers::Stemmer;

use crate::chars::{is_cyrillic, is_latin};
use crate::doubled::{Doubled, doubled_word};
use crate::fold::{fold, lexicon_spelling};
use crate::number::{number_key, percent_word, unit_key};
use crate::roman::{Roman, roman};
use crate::uzbek::{LearntRoots, LexiconError, Morphology, Source};
use crate::{Keys, Language, Rule, abbreviation, english, russian};

/// Maximum number of keys in [`Keys::stems`].
pub const MAX_STEMS: usize = 3;

/// Converts words to keys. It needs no warm-up and is shared between threads.
pub struct Analyzer {
    russian: Stemmer,
    english: Stemmer,
    uzbek: Morphology,
}

impl Analyzer {
    /// Creates an analyzer of all languages.
    ///
    /// # Errors
    /// As [`Morphology::new`].
    pub fn new() -> Result<Self, LexiconError> {
        Self::with_learnt_roots(&LearntRoots::default())
    }

    /// Creates an analyzer that also knows the Uzbek roots learnt from a corpus by [`crate::uzbek::learn`].
    ///
    /// # Errors
    /// As [`Morphology::new`].
    pub fn with_learnt_roots(learnt: &LearntRoots) -> Result<Self, LexiconError> {
        crate::stop::check()?;
        crate::definition::check()?;
        crate::transliterate::check()?;
        // The lexicon uses the official spelling; the words of texts are folded.
        let uzbek = Morphology::with_spelling(learnt, lexicon_spelling)?;
        Ok(Self { russian: russian::stemmer(), english: english::stemmer(), uzbek })
    }

    /// Returns the morphology of Uzbek.
    #[must_use]
    pub const fn uzbek(&self) -> &Morphology {
        &self.uzbek
    }

    /// Returns the keys of one word of a text, as split by [`crate::words`], in the language of the text.
    ///
    /// Uzbek keys are Latin for both alphabets, Russian ones are Cyrillic, so they never coincide. A word of an Uzbek
    /// text that looks Russian has a Russian key too, and an Uzbek word of a Russian text an Uzbek key.
    #[must_use]
    pub fn keys(&self, word: &str, language: Language) -> Keys {
        if let Some(number) = number_key(word, language).or_else(|| unit_key(word)) {
            return Keys { exact: number.clone(), stems: vec![number] };
        }
        if let Some(Roman { key, is_sure }) = roman(word) {
            let letters = fold(word, language);
            let mut stems = vec![key.clone()];
            stems.extend(Some(letters).filter(|letters| !is_sure && *letters != key));
            return Keys { exact: key, stems };
        }
        let word = percent_word(word, language).unwrap_or(word);
        let exact = exact_form(word, language);
        let stems = self.stems(word, &exact, language).into_iter().map(|(key, _)| key).collect();
        Keys { exact, stems }
    }

    /// Returns the stems of a word with the folded form `exact`, each with its rule.
    pub(crate) fn stems(&self, word: &str, exact: &str, language: Language) -> Vec<(String, Rule)> {
        if let Some(doubled) = doubled_word(word) {
            return self.doubled_stems(doubled, exact, language);
        }
        let mut stems = Vec::with_capacity(1);
        match language {
            Language::Uzbek => self.uzbek_stems(word, exact, &mut stems),
            Language::Russian => self.russian_stems(word, exact, &mut stems),
            Language::English => stems.push((english::stem(&self.english, exact), Rule::Snowball)),
        }
        settle(&mut stems);
        if stems.is_empty() && !exact.is_empty() {
            stems.push((exact.to_owned(), Rule::LowerCase));
        }
        stems
    }

    /// Returns the stems of a doubled word: the root that the lexicon has for the whole, else the stems of its head,
    /// each twice.
    fn doubled_stems(&self, doubled: Doubled<'_>, exact: &str, language: Language) -> Vec<(String, Rule)> {
        if language == Language::Uzbek {
            let known = self.uzbek.known_keys(exact);
            if !known.is_empty() {
                return known.into_iter().map(|key| (key, Rule::Root)).collect();
            }
        }
        let noun = if doubled.is_noun { "lik" } else { "" };
        let of_head = self.stems(doubled.head, &exact_form(doubled.head, language), language);
        of_head.into_iter().map(|(stem, _)| (format!("{stem}-{stem}{noun}"), Rule::Doubled)).collect()
    }

    fn uzbek_stems(&self, word: &str, exact: &str, stems: &mut Vec<(String, Rule)>) {
        match abbreviation::head(word, Language::Uzbek) {
            Some(head) => stems.push((fold(head, Language::Uzbek), Rule::Abbreviation)),
            None => stems.extend(self.uzbek_roots(exact).into_iter().map(|root| (root, Rule::Root))),
        }
        if !word.chars().any(is_cyrillic) {
            return;
        }
        let as_russian = fold(word, Language::Russian);
        if russian::looks_russian(&as_russian) || abbreviation::is_short(word) {
            stems.truncate(MAX_STEMS - 1);
            stems.push((russian::stem(&self.russian, &as_russian), Rule::RussianInUzbek));
        }
    }

    /// True if a suffix negates a folded Uzbek word. `toʻlamaslik` (not to pay) has the root of `toʻlash` (to pay) and
    /// the opposite meaning.
    #[must_use]
    pub fn is_negated(&self, folded: &str) -> bool {
        self.uzbek.is_negated(folded)
    }

    /// True if a stem of an Uzbek word comes from the lexicon and is not a guess from the word's ending.
    #[must_use]
    pub fn is_root_of_lexicon(&self, word: &str, stem: &str) -> bool {
        // The lexicon has few doubled words, but their halves.
        if let (Some(doubled), Some((half, _))) = (doubled_word(word), stem.split_once('-'))
            && self.is_root_of_lexicon(doubled.head, half)
        {
            return true;
        }
        let readings = self.uzbek.analyses(&fold(word, Language::Uzbek));
        readings.iter().any(|reading| reading.key == stem && reading.source == Source::Lexicon)
    }

    /// Returns the roots of a folded Uzbek word, likeliest first.
    fn uzbek_roots(&self, folded: &str) -> Vec<String> {
        self.uzbek.keys(folded)
    }

    fn russian_stems(&self, word: &str, exact: &str, stems: &mut Vec<(String, Rule)>) {
        match abbreviation::head(word, Language::Russian) {
            Some(head) => stems.push((fold(head, Language::Russian), Rule::Abbreviation)),
            None => stems.push((russian::stem(&self.russian, exact), Rule::Snowball)),
        }
        let latin_uzbek = || word.chars().any(is_latin) && crate::language::has_letter_mark(word);
        if russian::has_uzbek_letters(exact) || latin_uzbek() {
            let roots = self.uzbek_roots(&fold(word, Language::Uzbek));
            stems.extend(roots.into_iter().map(|root| (root, Rule::UzbekInRussian)));
        }
    }
}

/// Returns the folded form. If it is empty, as for a single soft sign, it returns the letters in lower case.
pub(crate) fn exact_form(word: &str, language: Language) -> String {
    let folded = fold(word, language);
    if folded.is_empty() { word.to_lowercase() } else { folded }
}

/// Removes repetitions and empty keys, and keeps at most [`MAX_STEMS`].
fn settle(stems: &mut Vec<(String, Rule)>) {
    let mut at = 0;
    while at < stems.len() {
        let (before, rest) = stems.split_at(at);
        if rest[0].0.is_empty() || before.iter().any(|(key, _)| *key == rest[0].0) {
            stems.remove(at);
        } else {
            at += 1;
        }
    }
    stems.truncate(MAX_STEMS);
}
