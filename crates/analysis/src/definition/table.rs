//! The table of the wording of definitions.

use std::sync::LazyLock;

use qonun_table::{BadRow, Table};
use rustc_hash::FxHashSet;

use super::pattern::Pattern;
use crate::Language;

/// The table: language, kind, pattern.
const TABLE: Table<3> = Table::new("definitions.tsv", include_str!("../../data/definitions.tsv"));

/// The use of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// A question for a definition.
    Asks,
    /// A question for the difference between two terms.
    Differs,
    /// The beginning of a paragraph that defines a term.
    States,
    /// A heading of a provision that defines a term.
    Heads,
}

/// The rows of the table.
#[derive(Default)]
pub(super) struct Wording {
    patterns: Vec<(Language, Use, Pattern)>,
    /// Words of headings and first lines of provisions that define many terms.
    lists: FxHashSet<(Language, String)>,
    /// Conjunctions between terms, in all languages.
    pub(super) joins: FxHashSet<String>,
    /// Words between a term and its source, in all languages.
    beside: FxHashSet<String>,
}

impl Wording {
    fn read() -> Result<Self, BadRow> {
        let mut wording = Self::default();
        TABLE.read(|[language, kind, text]| {
            let language = Language::from_code(language)?;
            let pattern = Pattern::read(text, language)?;
            let used = match kind {
                "asks" => Use::Asks,
                "differs" => Use::Differs,
                "states" => Use::States,
                "heads" => Use::Heads,
                "lists" => {
                    wording.lists.insert((language, pattern.single_word()?));
                    return Some(());
                }
                "joins" => {
                    wording.joins.insert(pattern.single_word()?);
                    return Some(());
                }
                "beside" => {
                    wording.beside.insert(pattern.single_word()?);
                    return Some(());
                }
                _ => return None,
            };
            let wanted = if used == Use::Differs { 2 } else { 1 };
            (pattern.terms() == wanted).then(|| wording.patterns.push((language, used, pattern)))
        })?;
        Ok(wording)
    }

    /// The patterns of one use, in all languages.
    pub(super) fn patterns(&self, used: Use) -> impl Iterator<Item = &Pattern> {
        self.patterns.iter().filter(move |row| row.1 == used).map(|row| &row.2)
    }

    /// The patterns of one use in a language.
    pub(super) fn patterns_in(&self, used: Use, language: Language) -> impl Iterator<Item = &Pattern> {
        self.patterns.iter().filter(move |row| row.1 == used && row.0 == language).map(|row| &row.2)
    }

    /// True if a term may end or begin at a word, by its folded forms: at a conjunction, or before its source.
    pub(super) fn borders(&self, forms: &[String]) -> bool {
        forms.iter().any(|form| self.joins.contains(form) || self.beside.contains(form))
    }

    /// True if a word, by its folded form, tells that many terms are defined.
    pub(super) fn is_list(&self, form: &str, language: Language) -> bool {
        self.lists.contains(&(language, form.to_owned()))
    }
}

static WORDING: LazyLock<Result<Wording, BadRow>> = LazyLock::new(Wording::read);

/// Checks that the table can be read. [`crate::Analyzer::new`] calls it.
pub(crate) fn check() -> Result<(), BadRow> {
    WORDING.as_ref().map(drop).map_err(Clone::clone)
}

/// The table; `None` if it cannot be read, which [`check`] has reported.
pub(super) fn wording() -> Option<&'static Wording> {
    WORDING.as_ref().ok()
}
