//! The suffix grammar: a finite-state automaton read from `data/uzbek/grammar.txt`.
//!
//! A state is a position in a word where suffixes may follow; an arc is one suffix. The text defines for each arc its
//! letters, the letters after which it is allowed, its target state, its tag, its cost, and what it adds to the key
//! (only derivation adds to the key; inflection does not change it).

use rustc_hash::FxHashMap;

use super::letters::is_vowel;
use super::{LexiconError, LexiconErrorKind};

/// Index of a state in [`Grammar::states`].
pub(super) type StateId = u16;

/// The letter after which a suffix is allowed.
#[derive(Clone, Debug)]
enum After {
    Any,
    Vowel,
    Consonant,
    OneOf(Box<str>),
    NoneOf(Box<str>),
    /// These letters in this order.
    Ending(Box<str>),
}

impl After {
    fn parse(text: &str) -> Option<Self> {
        match text {
            "*" => Some(Self::Any),
            "V" => Some(Self::Vowel),
            "C" => Some(Self::Consonant),
            _ => match text.split_at_checked(1)? {
                ("=", letters) => Some(Self::OneOf(letters.into())),
                ("!", letters) => Some(Self::NoneOf(letters.into())),
                ("~", letters) => Some(Self::Ending(letters.into())),
                _ => None,
            },
        }
    }

    fn admits(&self, letter: char, before: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Vowel => is_vowel(letter),
            Self::Consonant => !is_vowel(letter),
            Self::OneOf(letters) => letters.contains(letter),
            Self::NoneOf(letters) => !letters.contains(letter),
            Self::Ending(letters) => before.ends_with(&**letters),
        }
    }
}

/// One suffix.
#[derive(Clone, Debug)]
pub(super) struct Arc {
    /// Its letters in the word; never empty.
    pub(super) surface: Box<str>,
    after: After,
    /// Target state.
    pub(super) next: StateId,
    /// Its grammatical meaning.
    pub(super) tag: Box<str>,
    /// Its cost; analyses with a lower sum are likelier.
    pub(super) cost: u16,
    /// The letters that a derivation adds to the key.
    pub(super) adds: Option<Box<str>>,
    /// True if it negates the word.
    pub(super) negates: bool,
}

/// Tags of suffixes that negate the word: -ma- after a verb, -mas after any other word.
const NEGATIONS: [&str; 2] = ["negative", "is-not"];

impl Arc {
    /// True if the suffix is allowed after this part of the word, whose last letter is `letter`.
    pub(super) fn admits(&self, letter: char, before: &str) -> bool {
        self.after.admits(letter, before)
    }
}

/// A position in a word where suffixes may follow.
#[derive(Clone, Debug, Default)]
struct State {
    /// The cost of ending the word here; `None` if it cannot end here.
    end_cost: Option<u16>,
    /// Start of the state's arcs in [`Grammar::arcs`]; they are sorted by first byte.
    first_arc: u32,
    /// `by_byte[b]..by_byte[b + 1]`: the arcs that begin with byte `b`, counted from `first_arc`.
    by_byte: Vec<u16>,
}

/// The automaton of suffixes.
#[derive(Clone, Debug)]
pub(super) struct Grammar {
    states: Vec<State>,
    arcs: Vec<Arc>,
    names: FxHashMap<Box<str>, StateId>,
}

/// A state during parsing: its own arcs and the states whose arcs it shares.
#[derive(Default)]
struct Draft {
    end_cost: Option<u16>,
    arcs: Vec<Arc>,
    shares: Vec<StateId>,
}

impl Grammar {
    /// Parses the grammar text.
    ///
    /// # Errors
    /// The first line that does not have the form described at the head of `grammar.txt`.
    pub(super) fn parse(text: &str) -> Result<Self, LexiconError> {
        let mut names: FxHashMap<Box<str>, StateId> = FxHashMap::default();
        let mut drafts: Vec<Draft> = Vec::new();
        let mut current = None;
        for (index, line) in text.lines().enumerate() {
            let failed = |kind| LexiconError { file: "grammar.txt".into(), line: index + 1, kind };
            let line = line.split('#').next().unwrap_or_default();
            let fields: Vec<&str> = line.split_whitespace().collect();
            let mut id_of = |name: &str| {
                *names.entry(name.into()).or_insert_with(|| {
                    drafts.push(Draft::default());
                    (drafts.len() - 1) as StateId
                })
            };
            match fields[..] {
                [] => {}
                ["state", name] => current = Some(id_of(name)),
                ["end", cost] => {
                    let cost = cost.parse().map_err(|_| failed(LexiconErrorKind::Grammar))?;
                    let draft = current.ok_or_else(|| failed(LexiconErrorKind::Grammar))?;
                    drafts[usize::from(draft)].end_cost = Some(cost);
                }
                ["as", name] => {
                    let shared = id_of(name);
                    let draft = current.ok_or_else(|| failed(LexiconErrorKind::Grammar))?;
                    drafts[usize::from(draft)].shares.push(shared);
                }
                [surface, after, next, tag, cost, ref adds @ ..] if adds.len() <= 1 => {
                    let next = id_of(next);
                    let draft = current.ok_or_else(|| failed(LexiconErrorKind::Grammar))?;
                    drafts[usize::from(draft)].arcs.push(Arc {
                        surface: surface.into(),
                        after: After::parse(after).ok_or_else(|| failed(LexiconErrorKind::Grammar))?,
                        next,
                        tag: tag.into(),
                        cost: cost.parse().map_err(|_| failed(LexiconErrorKind::Grammar))?,
                        adds: adds.first().and_then(|adds| adds.strip_prefix('+')).map(Into::into),
                        negates: NEGATIONS.contains(&tag),
                    });
                }
                _ => return Err(failed(LexiconErrorKind::Grammar)),
            }
        }
        Ok(Self::compile(&drafts, names))
    }

    fn compile(drafts: &[Draft], names: FxHashMap<Box<str>, StateId>) -> Self {
        let mut arcs = Vec::new();
        let mut states = Vec::with_capacity(drafts.len());
        for (id, draft) in drafts.iter().enumerate() {
            let mut own: Vec<Arc> = Vec::new();
            collect_arcs(drafts, id, &mut Vec::new(), &mut own);
            own.sort_by_key(|arc| arc.surface.as_bytes().first().copied());
            let mut by_byte = vec![0u16; 257];
            for arc in &own {
                if let Some(&byte) = arc.surface.as_bytes().first() {
                    by_byte[usize::from(byte) + 1] += 1;
                }
            }
            for byte in 0..256 {
                by_byte[byte + 1] += by_byte[byte];
            }
            states.push(State { end_cost: draft.end_cost, first_arc: arcs.len() as u32, by_byte });
            arcs.append(&mut own);
        }
        Self { states, arcs, names }
    }

    /// Returns the state with this name.
    pub(super) fn state(&self, name: &str) -> Option<StateId> {
        self.names.get(name).copied()
    }

    /// Returns the cost of ending a word in this state, or `None` if it cannot end there.
    pub(super) fn end_cost(&self, state: StateId) -> Option<u16> {
        self.states[usize::from(state)].end_cost
    }

    /// Returns the indexes in the table of arcs that leave `state` and begin with `byte`.
    pub(super) fn arcs_from(&self, state: StateId, byte: u8) -> std::ops::Range<usize> {
        let state = &self.states[usize::from(state)];
        let first = state.first_arc as usize;
        let byte = usize::from(byte);
        first + usize::from(state.by_byte[byte])..first + usize::from(state.by_byte[byte + 1])
    }

    /// Returns the arc at an index of the table.
    pub(super) fn arc(&self, place: usize) -> &Arc {
        &self.arcs[place]
    }
}

/// Collects the arcs of a state and of all states that it shares, each state once.
fn collect_arcs(drafts: &[Draft], id: usize, seen: &mut Vec<usize>, into: &mut Vec<Arc>) {
    if seen.contains(&id) {
        return;
    }
    seen.push(id);
    into.extend(drafts[id].arcs.iter().cloned());
    for &shared in &drafts[id].shares {
        collect_arcs(drafts, usize::from(shared), seen, into);
    }
}
