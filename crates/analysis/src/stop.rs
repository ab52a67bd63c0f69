//! Words that say nothing about what is asked.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

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
    for (name, kind) in [("question", StopKind::Question), ("function", StopKind::Function)] {
        for (language, words) in rows(name) {
            for word in words {
                stop_words.entry((language, fold(word, language))).or_insert(kind);
            }
        }
    }
    stop_words
});

/// The rows of the table of one kind: language and words.
fn rows(kind: &'static str) -> impl Iterator<Item = (Language, std::str::Split<'static, &'static str>)> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(move |line| {
        let mut cells = line.split('\t');
        let language = Language::from_code(cells.next()?)?;
        let known = cells.next()? == kind;
        known.then_some((language, cells.next()?.split("; ")))
    })
}

/// Of which kind is a word that says nothing? `key` is its exact key ([`crate::Keys::exact`]). `None` for all others.
#[must_use]
pub fn stop_kind(key: &str, language: Language) -> Option<StopKind> {
    STOP_WORDS.get(&(language, key.to_owned())).copied()
}

/// The roots of words that ask in every form: kimlarning, nimalardan.
static ASKING_ROOTS: LazyLock<FxHashSet<(Language, String)>> = LazyLock::new(|| {
    let roots = rows("root").flat_map(|(language, words)| words.map(move |word| (language, fold(word, language))));
    roots.collect()
});

/// Does a word of this stem ask, whatever its form? `stem` is its likeliest one ([`crate::Keys::stems`]).
#[must_use]
pub fn is_asking_root(stem: &str, language: Language) -> bool {
    ASKING_ROOTS.contains(&(language, stem.to_owned()))
}

/// Does a word say nothing about what is asked? `key` is its exact key.
#[must_use]
pub fn is_stop_word(key: &str, language: Language) -> bool {
    stop_kind(key, language).is_some()
}
