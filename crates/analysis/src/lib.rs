//! Text analysis for search in Uzbek (both alphabets), Russian and English.
//!
//! Analysis has two steps. [`words`] splits a text into words with their byte ranges and marks the beginnings of
//! sentences and paragraphs. [`Analyzer::keys`] converts one word to the keys by which it is found: the exact form,
//! equal for both alphabets of Uzbek, and the stems, likeliest first. The steps are separate so that a caller may cache
//! the keys of a word: a law base has twenty-five million words and a hundred thousand different ones.
//!
//! ```
//! use qonun_analysis::{Analyzer, Language, words};
//!
//! let analyzer = Analyzer::new()?;
//! let text = "O‘zbekiston Respublikasining 358¹-moddasi";
//! let exact: Vec<String> = words(text, Language::Uzbek)
//!     .map(|word| analyzer.keys(&text[word.range], Language::Uzbek).exact)
//!     .collect();
//! assert_eq!(exact, ["oʻzbekiston", "respublikasining", "358-1", "moddasi"]);
//!
//! // One key for both alphabets, and for every way to type the apostrophe.
//! let key = |word| analyzer.keys(word, Language::Uzbek).exact;
//! assert_eq!(key("Ўзбекистон"), key("o'zbekiston"));
//! # Ok::<(), qonun_analysis::uzbek::LexiconError>(())
//! ```
//!
//! Further functions: [`Analyzer::query_keys`] and [`Analyzer::fallback_keys`] return the keys of typed words,
//! [`Analyzer::explain`] explains the keys of a word, [`Terms`] finds terms across languages, [`Abbreviations`] short
//! names, [`is_stop_word`] stop words, [`asked_terms`] questions for definitions and [`stated_terms`] the terms that a text
//! defines, [`paragraph_language`] and [`sure_language`] the language, and [`transliterate`] converts text for display.
//!
//! Invariant: this crate does no input or output, and knows neither what a law is nor any search engine. No function
//! panics on any text, and each takes time proportional to its length.

/// The examples of the README run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod abbreviation;
mod abbreviations;
mod analyzer;
mod around;
mod associate;
mod chars;
mod clauses;
mod concepts;
mod definition;
mod doubled;
mod english;
mod explain;
mod fallback;
mod fold;
mod language;
mod number;
mod pairs;
mod particles;
mod predicates;
mod quantity;
mod query;
mod rarity;
mod roman;
mod rule;
mod russian;
mod russian_family;
mod sentence;
mod stop;
mod terms;
mod tokens;
mod transliterate;
pub mod uzbek;

use std::ops::Range;

pub use abbreviations::{Abbreviated, Abbreviation, Abbreviations};
pub use analyzer::{Analyzer, MAX_STEMS};
pub use around::Surroundings;
pub use associate::PairLearner;
pub use chars::{LETTER_MARK, TUTUQ, is_apostrophe};
pub use concepts::{ConceptNo, ConceptsOfHeadings, SpokenConcepts, read_concepts};
pub use definition::{AskedTerms, AskedWord, DEFINITION_DEGREES, asked_terms, stated_terms, term_keys};
pub use doubled::{begins_doubled, is_doubled};
pub use explain::{Explanation, Step};
pub use fallback::{MAX_SPELLINGS, fallback_spellings, written_out};
pub use fold::fold;
pub use language::{alphabet_of, paragraph_language, sure_language};
pub use number::number_key;
pub use pairs::{Translation, WordPairs};
pub use query::{Level, QueryKey, query_keys, script_fits};
pub use rarity::rarity;
pub use rule::Rule;
pub use russian_family::russian_family;
pub use stop::{StopKind, is_asking_root, is_stop_word, stop_kind};
pub use terms::{Found, QueryWord, Term, Terms};
pub use tokens::words;
pub use transliterate::{Alphabet, transliterate};

/// A language for analysis; the script follows from the letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Uzbek in either alphabet.
    Uzbek,
    /// Russian.
    Russian,
    /// English.
    English,
}

impl Language {
    /// Returns the language of a two-letter code: `uz`, `ru`, `en`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "uz" => Some(Self::Uzbek),
            "ru" => Some(Self::Russian),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// Returns its two-letter code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Uzbek => "uz",
            Self::Russian => "ru",
            Self::English => "en",
        }
    }
}

/// Maximum length of a word in bytes. A longer run of letters is split into words of this length, on character
/// boundaries.
pub const MAX_WORD_BYTES: usize = 128;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Range in the text in bytes, on character boundaries.
    pub range: Range<usize>,
    /// Number of words before it. The words of a compound have separate positions.
    pub position: u32,
    /// True if it is the first word of a sentence.
    pub starts_sentence: bool,
    /// True if it is the first word of a paragraph, and therefore of a sentence.
    pub starts_paragraph: bool,
}

/// The keys of a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// The folded form: lower case, one alphabet, one apostrophe.
    pub exact: String,
    /// The stem keys by which all forms of the word are found, likeliest first; one to three, without repetition.
    pub stems: Vec<String>,
}
