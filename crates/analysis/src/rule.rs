//! The rules of an analysis, for explanations.

use std::fmt;

/// A rule applied in the analysis of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// Canonical form of a number, a date or a Roman numeral.
    Number,
    /// Lower case, composed letters, no invisible marks.
    LowerCase,
    /// Correction of look-alike letters of the other script.
    OneScript,
    /// Uzbek in the Latin alphabet, with one character for each apostrophe.
    OneAlphabet,
    /// Unified spelling: ye and e, ts and s in words from Russian; ё and е; possessives.
    OneSpelling,
    /// The abbreviation without its ending.
    Abbreviation,
    /// The stem of a doubled word.
    Doubled,
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
            Self::Doubled => "doubled",
            Self::Root => "root",
            Self::Snowball => "stem",
            Self::RussianInUzbek => "Russian inside Uzbek",
            Self::UzbekInRussian => "Uzbek inside Russian",
        })
    }
}
