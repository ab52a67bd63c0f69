//! Words of two languages with the same meaning, learnt from parallel texts.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use crate::Language;
use crate::uzbek::{LexiconError, LexiconErrorKind};

/// A word of another language with the same meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct Translation {
    /// The language of the other word.
    pub language: Language,
    /// The stem of the other word.
    pub stem: String,
    /// Share of the word's places in parallel texts at which the other word corresponds to it: above 0, at most 1.
    pub strength: f32,
    /// Number of places at which they correspond.
    pub count: u32,
}

/// Word pairs by either of their stems; stored with the index that was made with them.
///
/// The text format has one pair per line, with tabs between: the two languages, the two stems, the strength of the
/// second word for the first and of the first for the second, the count.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordPairs {
    by_stem: BTreeMap<(Language, String), Vec<Translation>>,
    count: usize,
}

impl WordPairs {
    /// Returns the number of pairs.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.count
    }

    /// True if there are no pairs.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Returns the words of other languages for a stem of a language, strongest first.
    #[must_use]
    pub fn translations(&self, stem: &str, language: Language) -> &[Translation] {
        self.by_stem.get(&(language, stem.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// Adds a pair. The strengths are rounded to a thousandth, as in the text format.
    pub(crate) fn add(&mut self, [one, two]: [(Language, &str); 2], strengths: [f32; 2], count: u32) {
        let [forth, back] = strengths.map(|strength| (strength * 1000.0).round() / 1000.0);
        for ((from, stem), (language, other), strength) in [(one, two, forth), (two, one, back)] {
            let found = self.by_stem.entry((from, stem.to_owned())).or_default();
            let place = found.partition_point(|known| {
                (known.strength, other, language) > (strength, known.stem.as_str(), known.language)
            });
            found.insert(place, Translation { language, stem: other.to_owned(), strength, count });
        }
        self.count += 1;
    }

    /// Adds the pairs of another list, of other languages.
    pub fn extend(&mut self, other: &Self) {
        for (language, stem, translation, back) in other.iter() {
            let words = [(language, stem), (translation.language, translation.stem.as_str())];
            self.add(words, [translation.strength, back], translation.count);
        }
    }

    /// Iterates over the pairs in order: the first language, its stem, the other word, and the strength in the reverse
    /// direction.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &str, &Translation, f32)> {
        self.by_stem.iter().flat_map(move |((language, stem), found)| {
            let own = found.iter().filter(|translation| *language < translation.language);
            own.map(move |translation| {
                let back = self.translations(&translation.stem, translation.language).iter();
                let back = back.clone().find(|back| back.language == *language && back.stem == *stem);
                (*language, stem.as_str(), translation, back.map_or(0.0, |back| back.strength))
            })
        })
    }
}

impl fmt::Display for WordPairs {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().try_for_each(|(from, stem, Translation { language, stem: other, strength, count }, back)| {
            let languages = format!("{}\t{}", from.code(), language.code());
            writeln!(formatter, "{languages}\t{stem}\t{other}\t{strength:.3}\t{back:.3}\t{count}")
        })
    }
}

/// A line of word pairs: the two words, their strengths, the count.
type Line<'l> = ([(Language, &'l str); 2], [f32; 2], u32);

/// Parses a line of word pairs.
fn read_pair(line: &str) -> Option<Line<'_>> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [from, to, stem, other, forth, back, count] = cells[..] else { return None };
    let (from, to) = (Language::from_code(from)?, Language::from_code(to)?);
    let strengths: [f32; 2] = [forth.parse().ok()?, back.parse().ok()?];
    let is_share = |strength: &f32| (0.0..=1.0).contains(strength);
    let sound = from < to && !stem.is_empty() && !other.is_empty() && strengths.iter().all(is_share);
    sound.then_some(([(from, stem), (to, other)], strengths, count.parse().ok()?))
}

impl FromStr for WordPairs {
    type Err = LexiconError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut pairs = Self::default();
        for (index, line) in text.lines().enumerate() {
            let (words, strengths, count) = read_pair(line).ok_or_else(|| LexiconError {
                file: "word pairs".to_owned(),
                line: index + 1,
                kind: LexiconErrorKind::WordPair,
            })?;
            pairs.add(words, strengths, count);
        }
        Ok(pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_written_and_read_back() {
        let text = "uz\tru\tmodda\tстат\t0.912\t0.8\t1200\nuz\tru\tqonun\tзакон\t0.850\t0.9\t900\nuz\ten\tqonun\tlaw\t\
                    0.500\t0.7\t10\n";
        let pairs: WordPairs = text.parse().unwrap();
        assert_eq!(pairs.to_string().parse::<WordPairs>().unwrap(), pairs);
        assert_eq!(pairs.len(), 3);
        let stems = |stem, language| -> Vec<&str> {
            pairs.translations(stem, language).iter().map(|found| found.stem.as_str()).collect()
        };
        assert_eq!(stems("qonun", Language::Uzbek), ["закон", "law"]);
        assert_eq!(stems("закон", Language::Russian), ["qonun"]);
        assert!(stems("закон", Language::Uzbek).is_empty());
    }

    #[test]
    fn a_damaged_line_is_told_by_its_number() {
        for line in ["uz\tru\tqonun\tзакон\t1.5\t.5\t2", "ru\tuz\tзакон\tqonun\t0.5\t.5\t2", "uz\tru\tqonun", ""]
        {
            let error = format!("uz\tru\tqonun\tзакон\t0.5\t0.5\t2\n{line}\n").parse::<WordPairs>().unwrap_err();
            assert_eq!((error.line, error.kind), (2, LexiconErrorKind::WordPair), "{line:?}");
        }
    }
}
