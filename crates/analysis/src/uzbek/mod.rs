//! A morphological analyzer of Uzbek: a finite-state automaton of stems and suffixes over the folded form.
//!
//! The **folded form** is lower-case Latin with U+02BB in oʻ and gʻ and U+02BC for the tutuq belgisi, so both alphabets
//! have the same analyses. A word is read as a stem of the lexicon (`data/uzbek/*.txt`) and suffixes of the grammar
//! (`data/uzbek/grammar.txt`); every reading has a cost and the cheapest is the likeliest. Inflection, voice and
//! particles are removed; derivation (-lik, -chi, -li, -siz) is part of the key; the passive, the causative and the
//! reciprocal belong to the active verb unless a dictionary lists them as separate verbs. From a word outside the
//! lexicon only plural, possessive and case are removed, guided by roots learnt from the corpus.
//!
//! ```
//! use qonun_analysis::uzbek::Morphology;
//!
//! let morphology = Morphology::new()?;
//! assert_eq!(morphology.keys("qonunlarimizning"), ["qonun"]);
//! assert_eq!(morphology.keys("tasdiqlansin"), ["tasdiqla"]);
//! # Ok::<(), qonun_analysis::uzbek::LexiconError>(())
//! ```

mod family;
mod grammar;
mod guess;
mod learn;
mod letters;
mod lexicon;
mod walk;

use std::borrow::Cow;

use qonun_table::{BadRow, Fault};
use thiserror::Error;

use grammar::{Grammar, StateId};
use lexicon::Lexicon;
use walk::{Reading, Walk};

pub use family::family;
pub use learn::{LearntRoots, learn};

/// Maximum length of an analysed word in bytes; a longer word is its own key.
const LONGEST_WORD: usize = 96;
/// A reading that costs more than the best one plus this margin gives no key.
const MARGIN: u16 = 1;
/// Maximum number of keys of a word.
const MOST_KEYS: usize = 3;

/// Part of speech of a root.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartOfSpeech {
    /// A noun.
    Noun,
    /// A proper noun.
    Name,
    /// An adjective.
    Adjective,
    /// An adverb.
    Adverb,
    /// A numeral.
    Numeral,
    /// A pronoun.
    Pronoun,
    /// The stem of a pronoun before case: un-, bun-.
    PronounStem,
    /// A verb.
    Verb,
    /// A postposition, conjunction, particle or interjection.
    Function,
    /// A word form that takes only particles.
    Form,
}

impl PartOfSpeech {
    const ALL: [(Self, &str); 10] = [
        (Self::Noun, "noun"),
        (Self::Name, "name"),
        (Self::Adjective, "adjective"),
        (Self::Adverb, "adverb"),
        (Self::Numeral, "numeral"),
        (Self::Pronoun, "pronoun"),
        (Self::PronounStem, "pronoun_stem"),
        (Self::Verb, "verb"),
        (Self::Function, "function"),
        (Self::Form, "form"),
    ];

    /// Returns its name in the lexicon files.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(part, _)| *part == self).map_or("", |(_, name)| name)
    }

    fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(part, _)| *part)
    }

    /// Returns the state of the grammar at which its suffixes begin.
    fn state(self) -> &'static str {
        match self {
            Self::Noun | Self::Name | Self::Pronoun => "noun",
            Self::PronounStem => "pronoun_n",
            other => other.name(),
        }
    }
}

/// The source of the root of an analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// The written lexicon.
    Lexicon,
    /// The roots learnt from the corpus.
    Learnt,
    /// A guess from the ending alone.
    Guessed,
}

/// One reading of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// The root as in a dictionary.
    pub root: String,
    /// Part of speech of the root; a guessed root counts as a noun.
    pub part_of_speech: PartOfSpeech,
    /// The key: the root with its derivation.
    pub key: String,
    /// The pieces of the word in order, each with its grammatical meaning; the first is the stem with its part of
    /// speech.
    pub segments: Vec<(String, String)>,
    /// The source of the root.
    pub source: Source,
    /// The sum of the costs of stem and suffixes; the lowest is the likeliest.
    pub cost: u16,
}

/// A reason why the lexicon or the grammar could not be compiled.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("{file}, line {line}: {kind}")]
pub struct LexiconError {
    /// The file.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The error in the line.
    pub kind: LexiconErrorKind,
}

impl From<BadRow> for LexiconError {
    fn from(BadRow { file, line, fault }: BadRow) -> Self {
        Self { file: file.to_owned(), line, kind: LexiconErrorKind::Row(fault) }
    }
}

/// Errors in a line of the lexicon or the grammar.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum LexiconErrorKind {
    /// A line of the grammar is neither a state, an end, a sharing nor a suffix.
    #[error("not a line of the grammar")]
    Grammar,
    /// A word precedes any part of speech, or the part of speech is unknown.
    #[error("no such part of speech")]
    PartOfSpeech,
    /// A line of learnt roots does not consist of a root and a part of speech.
    #[error("not a learnt root")]
    LearntRoot,
    /// A line of word pairs does not consist of two languages, two stems, two strengths and a count.
    #[error("not a pair of words")]
    WordPair,
    /// A row of a table.
    #[error("{0}")]
    Row(Fault),
    /// The automaton could not be built.
    #[error("the automaton could not be built")]
    Automaton,
}

/// The analyzer. Building it takes a few milliseconds; build it once and share it.
pub struct Morphology {
    grammar: Grammar,
    lexicon: Lexicon,
    unknown: StateId,
}

impl Morphology {
    /// Creates the analyzer with the written lexicon only.
    ///
    /// # Errors
    /// A line of the built-in files is invalid; the tests check that none is.
    pub fn new() -> Result<Self, LexiconError> {
        Self::with_learnt_roots(&LearntRoots::default())
    }

    /// Creates the analyzer with the written lexicon and the roots learnt from a corpus by [`learn`].
    ///
    /// # Errors
    /// As [`Morphology::new`].
    pub fn with_learnt_roots(learnt: &LearntRoots) -> Result<Self, LexiconError> {
        Self::with_spelling(learnt, |root| Cow::Borrowed(root))
    }

    /// Like [`Morphology::with_learnt_roots`], for a caller whose folded form goes further than the spelling of the
    /// lexicon: `spelling` converts a line of the lexicon to that form.
    ///
    /// # Errors
    /// As [`Morphology::new`].
    pub fn with_spelling(learnt: &LearntRoots, spelling: fn(&str) -> Cow<'_, str>) -> Result<Self, LexiconError> {
        let grammar = Grammar::parse(include_str!("../../data/uzbek/grammar.txt"))?;
        let lexicon = Lexicon::compile(&grammar, learnt, spelling)?;
        let unknown = grammar.state("unknown").ok_or(LexiconError {
            file: "grammar.txt".to_owned(),
            line: 0,
            kind: LexiconErrorKind::Grammar,
        })?;
        Ok(Self { grammar, lexicon, unknown })
    }

    /// Returns the keys of a folded word, likeliest first: one to three, without repetition. A word that cannot be
    /// analysed is its own key.
    pub fn keys(&self, folded: &str) -> Vec<String> {
        let mut keys = self.keys_of(&self.readings(folded, MARGIN), folded);
        if keys.is_empty() {
            keys.push(folded.to_owned());
        }
        keys
    }

    /// Returns the keys of a folded word that begins with a root of the lexicon, or none.
    pub(crate) fn known_keys(&self, folded: &str) -> Vec<String> {
        if folded.len() > LONGEST_WORD {
            return Vec::new();
        }
        self.keys_of(&self.known_readings(folded, MARGIN), folded)
    }

    /// Returns the first distinct keys of the readings of a word.
    fn keys_of(&self, readings: &[Reading<'_>], folded: &str) -> Vec<String> {
        let mut keys: Vec<String> = Vec::with_capacity(MOST_KEYS);
        for reading in readings {
            let key = reading.key(&self.grammar, folded);
            if !keys.contains(&key) {
                keys.push(key);
            }
            if keys.len() == MOST_KEYS {
                break;
            }
        }
        keys
    }

    /// True if the likeliest reading of a folded word is negated (`toʻlamaslik`, not to pay). False for a word outside
    /// the lexicon.
    pub fn is_negated(&self, folded: &str) -> bool {
        folded.len() <= LONGEST_WORD
            && self.known_readings(folded, 0).first().is_some_and(|likeliest| likeliest.is_negative(&self.grammar))
    }

    /// Returns the readings of a folded word, likeliest first; of several readings with the same key and part of speech
    /// only the likeliest. Their distinct keys, in order, are the result of [`Morphology::keys`].
    pub fn analyses(&self, folded: &str) -> Vec<Analysis> {
        let keys = self.keys(folded);
        let mut analyses: Vec<Analysis> = Vec::new();
        for reading in self.readings(folded, MARGIN) {
            let analysis = self.explain(&reading, folded);
            let known = analyses
                .iter()
                .any(|other| other.key == analysis.key && other.part_of_speech == analysis.part_of_speech);
            if !known && keys.contains(&analysis.key) {
                analyses.push(analysis);
            }
        }
        analyses
    }

    /// Returns the likeliest reading of a folded word of the lexicon.
    pub(crate) fn likeliest(&self, folded: &str) -> Option<Analysis> {
        if folded.len() > LONGEST_WORD {
            return None;
        }
        self.known_readings(folded, 0).first().map(|reading| self.explain(reading, folded))
    }

    /// True if it is the root of an entry of the written lexicon.
    pub fn knows_root(&self, root: &str) -> bool {
        let mut known = false;
        self.lexicon.stems_of(root, |stem, length| {
            known |= length == root.len() && &*stem.root == root && stem.source == Source::Lexicon;
        });
        known
    }

    /// Iterates over the roots of the written lexicon with their parts of speech, without roots marked as rare, which
    /// yield to other readings of the same letters. A root with changed stems occurs several times.
    pub fn roots(&self) -> impl Iterator<Item = (&str, PartOfSpeech)> {
        self.lexicon.roots().map(|stem| (&*stem.root, stem.part_of_speech))
    }

    /// Returns the approximate memory of the lexicon, in bytes.
    pub fn size(&self) -> usize {
        self.lexicon.size()
    }

    /// Returns the readings of a word, cheapest first; guesses if the lexicon has none.
    fn readings(&self, folded: &str, margin: u16) -> Vec<Reading<'_>> {
        if folded.len() > LONGEST_WORD {
            return Vec::new();
        }
        let known = self.known_readings(folded, margin);
        if !known.is_empty() {
            return known;
        }
        guess::readings(&self.grammar, self.unknown, folded)
    }

    /// Returns the readings that begin with a stem of the lexicon.
    fn known_readings(&self, folded: &str, margin: u16) -> Vec<Reading<'_>> {
        let mut walk = Walk::new(&self.grammar, folded, margin);
        self.lexicon.stems_of(folded, |stem, length| walk.read_stem(stem, length));
        walk.finish()
    }

    fn explain(&self, reading: &Reading<'_>, word: &str) -> Analysis {
        let surface = &word[..reading.stem_length];
        let part_of_speech = reading.stem.map_or(PartOfSpeech::Noun, |stem| stem.part_of_speech);
        let mut segments = vec![(surface.to_owned(), part_of_speech.name().to_owned())];
        for place in reading.suffixes() {
            let arc = self.grammar.arc(place);
            segments.push((arc.surface.to_string(), arc.tag.to_string()));
        }
        Analysis {
            root: reading.root(&self.grammar, word).into_owned(),
            part_of_speech,
            key: reading.key(&self.grammar, word),
            segments,
            source: reading.stem.map_or(Source::Guessed, |stem| stem.source),
            cost: reading.cost,
        }
    }
}
