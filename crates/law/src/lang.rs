//! Languages of texts, each with its script.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Language and script of a text, in the order in which the texts of one act are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// Uzbek in the Latin alphabet.
    #[serde(rename = "uz-Latn")]
    UzLatn,
    /// Uzbek in the Cyrillic alphabet.
    #[serde(rename = "uz-Cyrl")]
    UzCyrl,
    /// Russian.
    #[serde(rename = "ru")]
    Ru,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Lang {
    /// All languages, in order.
    pub const ALL: [Self; 4] = [Self::UzLatn, Self::UzCyrl, Self::Ru, Self::En];

    /// Returns the BCP 47 tag: `uz-Latn`, `uz-Cyrl`, `ru`, `en`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::UzLatn => "uz-Latn",
            Self::UzCyrl => "uz-Cyrl",
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// True for the two scripts of Uzbek.
    #[must_use]
    pub const fn is_uzbek(self) -> bool {
        matches!(self, Self::UzLatn | Self::UzCyrl)
    }

    /// Index in [`Lang::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Lang {
    type Err = ();

    /// Parses a tag; case is ignored. Plain `uz` is Uzbek in the official alphabet, Latin.
    fn from_str(tag: &str) -> Result<Self, ()> {
        match tag.to_ascii_lowercase().as_str() {
            "uz-latn" | "uz" => Ok(Self::UzLatn),
            "uz-cyrl" => Ok(Self::UzCyrl),
            "ru" => Ok(Self::Ru),
            "en" => Ok(Self::En),
            _ => Err(()),
        }
    }
}

/// A set of languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LangSet(u8);

impl LangSet {
    /// The empty set.
    pub const EMPTY: Self = Self(0);
    /// Every language.
    pub const ALL: Self = Self(0b1111);

    /// Returns this set with one more language.
    #[must_use]
    pub const fn with(self, lang: Lang) -> Self {
        Self(self.0 | 1 << lang.index())
    }

    /// True if the set contains the language.
    #[must_use]
    pub const fn contains(self, lang: Lang) -> bool {
        self.0 & (1 << lang.index()) != 0
    }

    /// True if the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Iterates over the languages of the set, in order.
    pub fn iter(self) -> impl Iterator<Item = Lang> {
        Lang::ALL.into_iter().filter(move |&lang| self.contains(lang))
    }
}

impl FromIterator<Lang> for LangSet {
    fn from_iter<I: IntoIterator<Item = Lang>>(langs: I) -> Self {
        langs.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl Default for LangSet {
    fn default() -> Self {
        Self::ALL
    }
}
