//! Explains step by step how a word becomes its keys.

use crate::analyzer::exact_form;
use crate::chars::{is_invisible, lower};
use crate::fold::{fold, latin, letters};
use crate::number::{number_key, percent_word, unit_key};
use crate::roman::roman;
use crate::uzbek::Analysis;
use crate::{Analyzer, Keys, Language, Rule};

/// One step of an analysis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The rule that was applied.
    pub rule: Rule,
    /// Its result.
    pub result: String,
}

/// The analysis of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The input word.
    pub word: String,
    /// The language in which it was read.
    pub language: Language,
    /// The steps that changed something, and one step for each stem.
    pub steps: Vec<Step>,
    /// The readings of an Uzbek word, likeliest first: root, segmentation, source of the root. Empty if the word was
    /// not read as Uzbek, or is a number or an abbreviation.
    pub readings: Vec<Analysis>,
    /// The result; equal to [`Analyzer::keys`].
    pub keys: Keys,
}

impl Analyzer {
    /// Explains how a word becomes its keys.
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
