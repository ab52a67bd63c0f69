//! Stop words: words without information about what is searched.

use std::sync::LazyLock;

use qonun_table::{BadRow, Table};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::Language;
use crate::fold::fold;

/// The table: language, kind, words.
const TABLE: Table<3> = Table::new("stop_words.tsv", include_str!("../data/stop_words.tsv"));

/// The kind of a stop word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StopKind {
    /// Asks a question: qanday, можно, how.
    Question,
    /// Joins other words: va, для, of.
    Function,
}

/// The kind of a table row.
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

/// Checks that the table can be read. [`crate::Analyzer::new`] calls it: without the table no analyzer is created.
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

/// Returns the rows of one kind: language and words.
fn rows(kind: Kind) -> impl Iterator<Item = (Language, std::str::Split<'static, &'static str>)> {
    let rows = ROWS.as_deref().unwrap_or_default().iter();
    rows.filter(move |row| row.1 == kind).map(|&(language, _, words)| (language, words.split("; ")))
}

/// Returns the kind of a stop word, or `None` for all other words. `key` is its exact key ([`crate::Keys::exact`]).
#[must_use]
pub fn stop_kind(key: &str, language: Language) -> Option<StopKind> {
    STOP_WORDS.get(&(language, key.to_owned())).copied()
}

/// The roots of words that ask in every form: kimlarning, nimalardan.
static ASKING_ROOTS: LazyLock<FxHashSet<(Language, String)>> = LazyLock::new(|| {
    let roots = rows(Kind::Root).flat_map(|(language, words)| words.map(move |word| (language, fold(word, language))));
    roots.collect()
});

/// True if words of this stem ask a question in every form. `stem` is the likeliest stem ([`crate::Keys::stems`]).
#[must_use]
pub fn is_asking_root(stem: &str, language: Language) -> bool {
    ASKING_ROOTS.contains(&(language, stem.to_owned()))
}

/// True for a stop word. `key` is its exact key.
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
