//! Roots learnt from the words of a corpus.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use rustc_hash::{FxHashMap, FxHashSet};

use super::letters::letter_count;
use super::{LexiconError, LexiconErrorKind, Morphology, PartOfSpeech, Source};

/// Roots learnt from a corpus, with parts of speech; frozen with the index that was made with them.
///
/// Written and read back as lines of text, a root and the name of its part of speech, tab between, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LearntRoots {
    roots: BTreeMap<String, PartOfSpeech>,
}

impl LearntRoots {
    /// How many roots there are.
    pub fn len(&self) -> usize {
        self.roots.len()
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.roots.is_empty()
    }

    /// The roots in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, PartOfSpeech)> {
        self.roots.iter().map(|(root, part)| (root.as_str(), *part))
    }
}

impl fmt::Display for LearntRoots {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().try_for_each(|(root, part)| writeln!(formatter, "{root}\t{}", part.name()))
    }
}

impl FromStr for LearntRoots {
    type Err = LexiconError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut roots = BTreeMap::new();
        for (index, line) in text.lines().enumerate() {
            let entry = line.split_once('\t').and_then(|(root, part)| Some((root, PartOfSpeech::parse(part)?)));
            let (root, part) = entry.filter(|(root, _)| !root.is_empty()).ok_or_else(|| LexiconError {
                file: "learnt roots".to_owned(),
                line: index + 1,
                kind: LexiconErrorKind::LearntRoot,
            })?;
            roots.insert(root.to_owned(), part);
        }
        Ok(Self { roots })
    }
}

/// A root is learnt when it is seen with so many different endings (none at all counts as one).
const ENDINGS: usize = 2;
/// Learnt roots have at least so many letters.
const SHORTEST: usize = 4;

/// Learns roots from the folded words of a corpus and how often each occurs.
///
/// A string becomes a root when words outside the lexicon can be read as it with different endings; of several strings
/// that could be the root of a word, the one with the most endings is taken.
pub fn learn<'a>(morphology: &Morphology, vocabulary: impl Iterator<Item = (&'a str, u64)>) -> LearntRoots {
    let mut endings: FxHashMap<String, FxHashSet<String>> = FxHashMap::default();
    let mut words: Vec<(Vec<String>, u64)> = Vec::new();
    for (word, count) in vocabulary {
        let analyses = morphology.analyses(word);
        if analyses.iter().any(|analysis| analysis.source != Source::Guessed) {
            continue;
        }
        let mut roots = Vec::new();
        for analysis in analyses {
            if letter_count(&analysis.root) < SHORTEST || analysis.key != analysis.root {
                continue;
            }
            let ending = analysis.segments[1..].iter().map(|(piece, _)| piece.as_str()).collect();
            endings.entry(analysis.root.clone()).or_default().insert(ending);
            roots.push(analysis.root);
        }
        words.push((roots, count));
    }
    let mut learnt = LearntRoots::default();
    for (roots, count) in words {
        let support = |root: &String| endings.get(root).map_or(0, FxHashSet::len);
        let Some(best) = roots.into_iter().max_by_key(|root| (support(root), root.len())) else { continue };
        if support(&best) >= ENDINGS && count > 0 {
            learnt.roots.insert(best, PartOfSpeech::Name);
        }
    }
    learnt
}
