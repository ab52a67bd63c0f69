//! Words that say nothing about what is asked.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::Language;
use crate::fold::fold;

/// The table: language, kind, words.
const TABLE: &str = include_str!("../data/stop_words.tsv");

/// Why a word says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StopKind {
    /// It asks: qanday, можно, how.
    Question,
    /// It joins other words: va, для, of.
    Function,
}

static STOP_WORDS: LazyLock<FxHashMap<(Language, String), StopKind>> = LazyLock::new(|| {
    let mut stop_words = FxHashMap::default();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let (Some(language), Some(kind), Some(words)) = (cells.next(), cells.next(), cells.next()) else { continue };
        let Some(language) = Language::from_code(language) else { continue };
        let kind = if kind == "question" { StopKind::Question } else { StopKind::Function };
        for word in words.split("; ") {
            stop_words.entry((language, fold(word, language))).or_insert(kind);
        }
    }
    stop_words
});

/// Of which kind is a word that says nothing? `key` is its exact key ([`crate::Keys::exact`]). `None` for all others.
#[must_use]
pub fn stop_kind(key: &str, language: Language) -> Option<StopKind> {
    STOP_WORDS.get(&(language, key.to_owned())).copied()
}

/// Does a word say nothing about what is asked? `key` is its exact key.
#[must_use]
pub fn is_stop_word(key: &str, language: Language) -> bool {
    stop_kind(key, language).is_some()
}
