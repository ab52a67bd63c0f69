//! Words with nearly the typed beginning, as an automaton over a vocabulary.

use std::sync::LazyLock;

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use tantivy_fst::Automaton;

/// A misspelt prefix as an automaton over a vocabulary.
pub(crate) struct Near(DFA);

impl Automaton for Near {
    type State = u32;

    fn start(&self) -> u32 {
        self.0.initial_state()
    }

    fn is_match(&self, state: &u32) -> bool {
        matches!(self.0.distance(*state), Distance::Exact(_))
    }

    fn can_match(&self, state: &u32) -> bool {
        *state != SINK_STATE
    }

    fn accept(&self, state: &u32, byte: u8) -> u32 {
        self.0.transition(*state, byte)
    }
}

/// Building a builder takes far longer than building an automaton with it.
static BUILDER: LazyLock<LevenshteinAutomatonBuilder> = LazyLock::new(|| LevenshteinAutomatonBuilder::new(1, true));

/// An automaton for words whose prefix is at most one edit away from `beginning`. A swap of two neighbours is one edit.
pub(crate) fn near_prefix(beginning: &str) -> Near {
    Near(BUILDER.build_prefix_dfa(beginning))
}
