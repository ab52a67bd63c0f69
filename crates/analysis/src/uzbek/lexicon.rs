//! The lexicon: roots with parts of speech, compiled with all their changed stems into one automaton.

use std::borrow::Cow;

use fst::raw::{Fst, Output};
use rustc_hash::FxHashMap;

use super::grammar::{Grammar, StateId};
use super::learn::LearntRoots;
use super::letters::{hardened, letter_count, rounded, softened};
use super::{LexiconError, LexiconErrorKind, PartOfSpeech, Source};

/// The texts of the lexicon, by file name.
const FILES: &[(&str, &str)] = &[
    ("closed.txt", include_str!("../../data/uzbek/closed.txt")),
    ("verbs.txt", include_str!("../../data/uzbek/verbs.txt")),
    ("law.txt", include_str!("../../data/uzbek/law.txt")),
    ("society.txt", include_str!("../../data/uzbek/society.txt")),
    ("everyday.txt", include_str!("../../data/uzbek/everyday.txt")),
    ("abstract.txt", include_str!("../../data/uzbek/abstract.txt")),
    ("general.txt", include_str!("../../data/uzbek/general.txt")),
    ("loans.txt", include_str!("../../data/uzbek/loans.txt")),
    ("adjectives.txt", include_str!("../../data/uzbek/adjectives.txt")),
    ("names.txt", include_str!("../../data/uzbek/names.txt")),
];

/// The cost of a root that the lexicon marks as rare.
const RARE: u16 = 2;
/// The cost of a noun in -ish. It lets the base verb give a key too: oʻzgarish is both.
const VERBAL_NOUN: u16 = 1;
/// The cost of a root learnt from the corpus: a written root is more reliable.
const LEARNT: u16 = 2;

/// A stem: a root, or its changed form before some suffixes.
#[derive(Clone, Debug)]
pub(super) struct Stem {
    /// The root as in a dictionary.
    pub(super) root: Box<str>,
    /// The beginning of the key, if it differs from the root: toʻquvchi keeps the change of toʻqi.
    pub(super) key: Option<Box<str>>,
    /// The state at which its suffixes begin.
    pub(super) state: StateId,
    pub(super) part_of_speech: PartOfSpeech,
    pub(super) cost: u16,
    pub(super) source: Source,
}

/// All stems; a look-up finds those that are prefixes of a word.
pub(super) struct Lexicon {
    automaton: Fst<Vec<u8>>,
    /// Stems with the same letters are adjacent; the automaton returns the index of the first.
    stems: Vec<Stem>,
    /// True if the next stem has the same letters.
    continued: Vec<bool>,
}

/// Stems by their letters, during collection.
type Collected = Vec<(String, Stem)>;

impl Lexicon {
    /// Compiles the lexicon and the roots learnt from a corpus. `spelling` returns the folded form of a root.
    ///
    /// # Errors
    /// The first invalid line of a lexicon file.
    pub(super) fn compile(
        grammar: &Grammar,
        learnt: &LearntRoots,
        spelling: fn(&str) -> Cow<'_, str>,
    ) -> Result<Self, LexiconError> {
        let mut collected = Collected::new();
        for (file, text) in FILES {
            read_file(file, text, grammar, spelling, &mut collected)?;
        }
        for (root, part_of_speech) in learnt.iter() {
            let entry = Entry { root, key: None, changed: None, fixed: false, cost: LEARNT };
            entry.collect(grammar, part_of_speech, Source::Learnt, &mut collected);
        }
        Self::build(collected)
    }

    fn build(mut collected: Collected) -> Result<Self, LexiconError> {
        let failed = |_| LexiconError { file: String::new(), line: 0, kind: LexiconErrorKind::Automaton };
        collected.sort_by(|(left, a), (right, b)| (left, a.cost).cmp(&(right, b.cost)));
        let mut builder = fst::raw::Builder::memory();
        let mut continued = Vec::with_capacity(collected.len());
        for (place, (letters, _)) in collected.iter().enumerate() {
            if place == 0 || collected[place - 1].0 != *letters {
                builder.insert(letters, place as u64).map_err(failed)?;
            }
            continued.push(collected.get(place + 1).is_some_and(|(next, _)| next == letters));
        }
        let automaton = Fst::new(builder.into_inner().map_err(failed)?).map_err(failed)?;
        let stems = collected.into_iter().map(|(_, stem)| stem).collect();
        Ok(Self { automaton, stems, continued })
    }

    /// Calls `visit` with every stem that is a prefix of the word and the length of the stem in bytes, shortest first.
    pub(super) fn stems_of<'a>(&'a self, word: &str, mut visit: impl FnMut(&'a Stem, usize)) {
        let mut node = self.automaton.root();
        let mut output = Output::zero();
        for (index, &byte) in word.as_bytes().iter().enumerate() {
            let Some(place) = node.find_input(byte) else { return };
            let transition = node.transition(place);
            output = output.cat(transition.out);
            node = self.automaton.node(transition.addr);
            if !node.is_final() {
                continue;
            }
            let mut place = output.cat(node.final_output()).value() as usize;
            loop {
                visit(&self.stems[place], index + 1);
                if !self.continued[place] {
                    break;
                }
                place += 1;
            }
        }
    }

    /// Iterates over the stems of the written lexicon whose roots are not marked as rare.
    pub(super) fn roots(&self) -> impl Iterator<Item = &Stem> {
        self.stems.iter().filter(|stem| stem.source == Source::Lexicon && stem.cost < RARE)
    }

    /// Returns the used memory in bytes.
    pub(super) fn size(&self) -> usize {
        let roots: usize = self.stems.iter().map(|stem| stem.root.len() + size_of::<Stem>()).sum();
        self.automaton.as_bytes().len() + roots + self.continued.len()
    }
}

/// One word of a lexicon file: `oʻrin~oʻrn`, `huquq=`, `atlas?`, `menga>men`.
struct Entry<'a> {
    root: &'a str,
    /// The root to which it belongs, if that is another one.
    key: Option<&'a str>,
    /// The stem before possessives (for a verb: before the passive).
    changed: Option<&'a str>,
    /// True if its last k or q never changes.
    fixed: bool,
    cost: u16,
}

impl<'a> Entry<'a> {
    fn parse(word: &'a str) -> Self {
        let (word, cost) = word.strip_suffix('?').map_or((word, 0), |word| (word, RARE));
        let (word, key) = word.split_once('>').map_or((word, None), |(word, key)| (word, Some(key)));
        let (word, fixed) = word.strip_suffix('=').map_or((word, false), |word| (word, true));
        let (root, changed) = word.split_once('~').map_or((word, None), |(root, changed)| (root, Some(changed)));
        Self { root, key, changed, fixed, cost }
    }

    /// Collects the root and its changed stems.
    fn collect(&self, grammar: &Grammar, part: PartOfSpeech, source: Source, into: &mut Collected) {
        let root = self.key.unwrap_or(self.root);
        let cost = if is_verbal_noun(self.root, part) { self.cost + VERBAL_NOUN } else { self.cost };
        let mut push = |letters: &str, key: Option<&str>, state: &str| {
            let Some(state) = grammar.state(state) else { return };
            let stem = Stem { root: root.into(), key: key.map(Into::into), state, part_of_speech: part, cost, source };
            into.push((letters.to_owned(), stem));
        };
        push(self.root, None, part.state());
        match part {
            PartOfSpeech::Verb => {
                if let Some(letters) = rounded(self.root) {
                    push(&letters, None, "agent_stem");
                    push(&letters, Some(&letters), "agent_stem_noun");
                }
                if let Some(hard) = hardened(self.root) {
                    push(&hard, None, "verb_hard");
                }
                if let Some(changed) = self.changed {
                    push(changed, None, if changed.ends_with('y') { "verb_y" } else { "verb_drop" });
                }
            }
            PartOfSpeech::Function | PartOfSpeech::Form | PartOfSpeech::PronounStem => {}
            _ => {
                if let Some(changed) = self.changed {
                    push(changed, None, "altered");
                } else if let Some(soft) = softened(self.root).filter(|_| !self.fixed) {
                    push(&soft, None, "altered");
                }
            }
        }
    }
}

/// True if a noun looks like a verbal noun in -ish.
fn is_verbal_noun(root: &str, part: PartOfSpeech) -> bool {
    part == PartOfSpeech::Noun && root.ends_with("sh") && letter_count(root) >= 5
}

fn read_file(
    file: &str,
    text: &str,
    grammar: &Grammar,
    spelling: fn(&str) -> Cow<'_, str>,
    into: &mut Collected,
) -> Result<(), LexiconError> {
    let mut part = None;
    let mut seen: FxHashMap<(String, PartOfSpeech), ()> = FxHashMap::default();
    for (index, line) in text.lines().enumerate() {
        let failed = |kind| LexiconError { file: file.to_owned(), line: index + 1, kind };
        let line = line.split('#').next().unwrap_or_default();
        for word in line.split_whitespace() {
            if let Some(name) = word.strip_prefix('@') {
                part = Some(PartOfSpeech::parse(name).ok_or_else(|| failed(LexiconErrorKind::PartOfSpeech))?);
                continue;
            }
            let part = part.ok_or_else(|| failed(LexiconErrorKind::PartOfSpeech))?;
            let spelt = spelling(word);
            if seen.insert((spelt.to_string(), part), ()).is_none() {
                Entry::parse(&spelt).collect(grammar, part, Source::Lexicon, into);
            }
        }
    }
    Ok(())
}
