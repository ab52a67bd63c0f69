//! Learns roots from the words of a corpus.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use rustc_hash::{FxHashMap, FxHashSet};

use super::letters::letter_count;
use super::{LexiconError, LexiconErrorKind, Morphology, PartOfSpeech, Source};

/// Roots learnt from a corpus, with parts of speech; stored with the index that was made with them.
///
/// The text format has one root per line, with a tab and the name of its part of speech, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LearntRoots {
    roots: BTreeMap<String, PartOfSpeech>,
}

impl LearntRoots {
    /// Returns the number of roots.
    pub fn len(&self) -> usize {
        self.roots.len()
    }

    /// True if there are no roots.
    pub fn is_empty(&self) -> bool {
        self.roots.is_empty()
    }

    /// Iterates over the roots in order.
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

/// Minimum number of different endings of a learnt root (no ending counts as one).
const ENDINGS: usize = 2;
/// Minimum length of a learnt root, in letters.
const SHORTEST: usize = 4;
/// Endings that a guess keeps, because many roots end so: my, your.
const PERSONAL: [&str; 4] = ["im", "ing", "m", "ng"];

/// The different endings seen with each possible root.
type Endings = FxHashMap<String, FxHashSet<String>>;

/// Learns roots from the folded words of a corpus, each with its number of occurrences.
///
/// A string becomes a root if words outside the lexicon consist of it and different endings. If a word has several
/// possible roots, the one with the most endings is chosen.
pub fn learn<'a>(morphology: &Morphology, vocabulary: impl Iterator<Item = (&'a str, u64)>) -> LearntRoots {
    let mut endings = Endings::default();
    let mut candidates: Vec<Vec<String>> = Vec::new();
    for (word, count) in vocabulary {
        if count > 0 {
            candidates.extend(guessed_roots(morphology, word, &mut endings));
        }
    }
    let support = |root: &str| endings.get(root).map_or(0, FxHashSet::len);
    let mut learnt = LearntRoots::default();
    for roots in candidates {
        let best = roots.into_iter().max_by_key(|root| (support(root), root.len()));
        if let Some(best) = best.filter(|best| support(best) >= ENDINGS && !is_possessed(best, &support)) {
            learnt.roots.insert(best, PartOfSpeech::Name);
        }
    }
    learnt
}

/// Returns the possible roots of an unknown word, and records the ending of each. Returns `None` for a word that the
/// lexicon explains.
fn guessed_roots(morphology: &Morphology, word: &str, endings: &mut Endings) -> Option<Vec<String>> {
    let analyses = morphology.analyses(word);
    if analyses.iter().any(|analysis| analysis.source != Source::Guessed) {
        return None;
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
    Some(roots)
}

/// True if it is another root with "my" or "your": that root has at least as many endings.
fn is_possessed(root: &str, support: &impl Fn(&str) -> usize) -> bool {
    PERSONAL
        .iter()
        .filter_map(|ending| root.strip_suffix(ending))
        .any(|stem| letter_count(stem) >= SHORTEST && support(stem) >= ENDINGS && support(stem) >= support(root))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_is_learnt_from_its_forms_and_guides_the_analysis() {
        let morphology = Morphology::new().unwrap();
        let corpus =
            ["zurbaxon", "zurbaxonda", "zurbaxonlarga", "zurbaxonim", "zurbaxonimni", "brumanda", "brumandaga"];
        let learnt = learn(&morphology, corpus.into_iter().map(|word| (word, 1)));
        let roots: Vec<&str> = learnt.iter().map(|(root, _)| root).collect();
        assert_eq!(roots, ["brumanda", "zurbaxon"]);
        let guided = Morphology::with_learnt_roots(&learnt).unwrap();
        assert_eq!(guided.keys("zurbaxonimni"), ["zurbaxon"]);
        assert_eq!(guided.keys("brumanda"), ["brumanda"]);
    }

    #[test]
    fn learnt_roots_are_written_and_read_back() {
        let learnt: LearntRoots = "bar\tname\nbaz\tverb\n".parse().unwrap();
        assert_eq!(learnt.to_string().parse::<LearntRoots>().unwrap(), learnt);
        assert_eq!(learnt.len(), 2);
        assert!("bar".parse::<LearntRoots>().is_err());
        assert!("bar\tsomething".parse::<LearntRoots>().is_err());
    }
}
