//! How a word came to its keys, step by step.

use std::fmt;

use crate::analyzer::exact_form;
use crate::chars::{is_invisible, lower};
use crate::fold::{fold, latin, letters};
use crate::number::{number_key, percent_word, unit_key};
use crate::roman::roman;
use crate::uzbek::Analysis;
use crate::{Analyzer, Keys, Language};

/// A rule that took part in the analysis of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// Canonical form of a number, a date or a Roman numeral.
    Number,
    /// Lower case, composed letters, no invisible marks.
    LowerCase,
    /// Look-alike letters of the other script put right.
    OneScript,
    /// Uzbek in Latin letters with one mark for each apostrophe.
    OneAlphabet,
    /// Spellings of one word made one: ye and e, ts and s in words from Russian; ё and е; possessives.
    OneSpelling,
    /// The abbreviation without its ending.
    Abbreviation,
    /// The root of an Uzbek word.
    Root,
    /// The Snowball stem of a Russian or English word.
    Snowball,
    /// A Russian word, or an abbreviation, inside Uzbek text.
    RussianInUzbek,
    /// An Uzbek word inside Russian text.
    UzbekInRussian,
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Number => "number",
            Self::LowerCase => "lower case",
            Self::OneScript => "one script",
            Self::OneAlphabet => "one alphabet",
            Self::OneSpelling => "one spelling",
            Self::Abbreviation => "abbreviation",
            Self::Root => "root",
            Self::Snowball => "stem",
            Self::RussianInUzbek => "Russian inside Uzbek",
            Self::UzbekInRussian => "Uzbek inside Russian",
        })
    }
}

/// One step of an analysis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The rule.
    pub rule: Rule,
    /// What it made.
    pub result: String,
}

/// The analysis of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The word as given.
    pub word: String,
    /// In which language it was read.
    pub language: Language,
    /// The steps that changed something, and one for each stem.
    pub steps: Vec<Step>,
    /// The readings of an Uzbek word, likeliest first: root, segmentation, where the root comes from. Empty when the
    /// word was not read as Uzbek, or is a number or an abbreviation.
    pub readings: Vec<Analysis>,
    /// What came out; equal to [`Analyzer::keys`].
    pub keys: Keys,
}

impl Analyzer {
    /// How a word comes to its keys.
    #[must_use]
    pub fn explain(&self, word: &str, language: Language) -> Explanation {
        let keys = self.keys(word, language);
        let mut explanation =
            Explanation { word: word.to_owned(), language, steps: Vec::new(), readings: Vec::new(), keys };
        let figures = || roman(word).map(|roman| roman.key);
        if let Some(number) = number_key(word, language).or_else(|| unit_key(word)).or_else(figures) {
            explanation.steps.push(Step { rule: Rule::Number, result: number });
            return explanation;
        }
        let mut last = word.to_owned();
        let mut step = |rule: Rule, result: String| {
            if result != last {
                last.clone_from(&result);
                explanation.steps.push(Step { rule, result });
            }
        };
        let word = percent_word(word, language).unwrap_or(word);
        step(Rule::LowerCase, word.chars().filter(|c| !is_invisible(*c)).map(lower).collect());
        let letters = letters(word);
        step(Rule::OneScript, letters.iter().collect());
        if language == Language::Uzbek {
            step(Rule::OneAlphabet, latin(&letters));
        }
        step(Rule::OneSpelling, exact_form(word, language));
        let stems = self.stems(word, &explanation.keys.exact, language);
        if stems.iter().any(|(_, rule)| matches!(rule, Rule::Root | Rule::UzbekInRussian)) {
            explanation.readings = self.uzbek().analyses(&fold(word, Language::Uzbek));
        }
        explanation.steps.extend(stems.into_iter().map(|(result, rule)| Step { rule, result }));
        explanation
    }
}
