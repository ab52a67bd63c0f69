//! Words that say nothing about what is asked.

use std::sync::LazyLock;

use qonun_table::{BadRow, Table};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::Language;
use crate::fold::fold;

/// The table: language, kind, words.
const TABLE: Table<3> = Table::new("stop_words.tsv", include_str!("../data/stop_words.tsv"));

/// Why a word says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StopKind {
    /// It asks: qanday, можно, how.
    Question,
    /// It joins other words: va, для, of.
    Function,
}

/// What a row of the table is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Stop(StopKind),
    /// Roots of words that ask in every form.
    Root,
}

/// A row of the table: language, kind, words.
type Row = (Language, Kind, &'static str);

static ROWS: LazyLock<Result<Vec<Row>, BadRow>> = LazyLock::new(|| {
    TABLE.read(|[language, kind, words]| {
        let kind = match kind {
            "question" => Kind::Stop(StopKind::Question),
            "function" => Kind::Stop(StopKind::Function),
            "root" => Kind::Root,
            _ => return None,
        };
        Some((Language::from_code(language)?, kind, words))
    })
});

/// Can the table be read? [`crate::Analyzer::new`] asks: without it no analyzer is made.
pub(crate) fn check() -> Result<(), BadRow> {
    ROWS.as_ref().map(drop).map_err(Clone::clone)
}

static STOP_WORDS: LazyLock<FxHashMap<(Language, String), StopKind>> = LazyLock::new(|| {
    let mut stop_words = FxHashMap::default();
    for kind in [StopKind::Question, StopKind::Function] {
        for (language, words) in rows(Kind::Stop(kind)) {
            for word in words {
                stop_words.entry((language, fold(word, language))).or_insert(kind);
            }
        }
    }
    stop_words
});

/// The rows of one kind: language and words.
fn rows(kind: Kind) -> impl Iterator<Item = (Language, std::str::Split<'static, &'static str>)> {
    let rows = ROWS.as_deref().unwrap_or_default().iter();
    rows.filter(move |row| row.1 == kind).map(|&(language, _, words)| (language, words.split("; ")))
}

/// Of which kind is a word that says nothing? `key` is its exact key ([`crate::Keys::exact`]). `None` for all others.
#[must_use]
pub fn stop_kind(key: &str, language: Language) -> Option<StopKind> {
    STOP_WORDS.get(&(language, key.to_owned())).copied()
}

/// The roots of words that ask in every form: kimlarning, nimalardan.
static ASKING_ROOTS: LazyLock<FxHashSet<(Language, String)>> = LazyLock::new(|| {
    let roots = rows(Kind::Root).flat_map(|(language, words)| words.map(move |word| (language, fold(word, language))));
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

#[cfg(test)]
mod tests {
    use crate::{Abbreviations, Analyzer, Terms};

    #[test]
    fn every_row_of_every_table_is_read() {
        assert_eq!(super::check(), Ok(()));
        assert_eq!(crate::transliterate::check(), Ok(()));
        let analyzer = Analyzer::new().unwrap();
        assert_eq!(Terms::new(&analyzer).err(), None);
        assert_eq!(Abbreviations::new(&analyzer).err(), None);
    }
}
