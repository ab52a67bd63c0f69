//! The tables of concepts, one per domain of law.
//!
//! A row `law` begins a concept: its terms as laws word them. The rows `say` after it contain what people say for it. The
//! columns are Uzbek in Latin letters, Russian and English; `; ` separates expressions, `-` means none.

use qonun_table::Table;
use rustc_hash::FxHashMap;

use super::MOST_CONCEPTS;
use crate::uzbek::LexiconError;
use crate::{Analyzer, Language, is_stop_word, words};

const TABLES: &[Table<4>] = &[
    Table::new("concepts/army.tsv", include_str!("../../data/concepts/army.tsv")),
    Table::new("concepts/budget.tsv", include_str!("../../data/concepts/budget.tsv")),
    Table::new("concepts/business.tsv", include_str!("../../data/concepts/business.tsv")),
    Table::new("concepts/citizenship.tsv", include_str!("../../data/concepts/citizenship.tsv")),
    Table::new("concepts/civil.tsv", include_str!("../../data/concepts/civil.tsv")),
    Table::new("concepts/consumer.tsv", include_str!("../../data/concepts/consumer.tsv")),
    Table::new("concepts/contracts.tsv", include_str!("../../data/concepts/contracts.tsv")),
    Table::new("concepts/courts.tsv", include_str!("../../data/concepts/courts.tsv")),
    Table::new("concepts/crime.tsv", include_str!("../../data/concepts/crime.tsv")),
    Table::new("concepts/criminal-procedure.tsv", include_str!("../../data/concepts/criminal-procedure.tsv")),
    Table::new("concepts/culture.tsv", include_str!("../../data/concepts/culture.tsv")),
    Table::new("concepts/customs.tsv", include_str!("../../data/concepts/customs.tsv")),
    Table::new("concepts/education.tsv", include_str!("../../data/concepts/education.tsv")),
    Table::new("concepts/energy.tsv", include_str!("../../data/concepts/energy.tsv")),
    Table::new("concepts/enforcement.tsv", include_str!("../../data/concepts/enforcement.tsv")),
    Table::new("concepts/family.tsv", include_str!("../../data/concepts/family.tsv")),
    Table::new("concepts/finance.tsv", include_str!("../../data/concepts/finance.tsv")),
    Table::new("concepts/health.tsv", include_str!("../../data/concepts/health.tsv")),
    Table::new("concepts/housing.tsv", include_str!("../../data/concepts/housing.tsv")),
    Table::new("concepts/inheritance.tsv", include_str!("../../data/concepts/inheritance.tsv")),
    Table::new("concepts/labour.tsv", include_str!("../../data/concepts/labour.tsv")),
    Table::new("concepts/land.tsv", include_str!("../../data/concepts/land.tsv")),
    Table::new("concepts/nature.tsv", include_str!("../../data/concepts/nature.tsv")),
    Table::new("concepts/offences.tsv", include_str!("../../data/concepts/offences.tsv")),
    Table::new("concepts/procurement.tsv", include_str!("../../data/concepts/procurement.tsv")),
    Table::new("concepts/social.tsv", include_str!("../../data/concepts/social.tsv")),
    Table::new("concepts/state.tsv", include_str!("../../data/concepts/state.tsv")),
    Table::new("concepts/tax.tsv", include_str!("../../data/concepts/tax.tsv")),
    Table::new("concepts/traffic.tsv", include_str!("../../data/concepts/traffic.tsv")),
    Table::new("concepts/transport.tsv", include_str!("../../data/concepts/transport.tsv")),
];

/// The languages of the columns.
pub(super) const COLUMNS: [Language; 3] = [Language::Uzbek, Language::Russian, Language::English];

/// The likeliest stems of the content words of an expression, as numbers of [`Tables::stems`].
pub(super) type Expression = Vec<u32>;

/// A concept as written, by column.
#[derive(Default)]
pub(super) struct Concept {
    pub(super) law: [Vec<Expression>; 3],
    pub(super) said: [Vec<Expression>; 3],
}

/// All concepts.
pub(super) struct Tables {
    pub(super) concepts: Vec<Concept>,
    /// The distinct stems.
    pub(super) stems: Vec<String>,
}

impl Tables {
    /// Reads the tables with an analyzer.
    pub(super) fn read(analyzer: &Analyzer) -> Result<Self, LexiconError> {
        let mut reading =
            Reading { analyzer, stems: Vec::new(), numbers: FxHashMap::default(), words: FxHashMap::default() };
        let mut concepts: Vec<Concept> = Vec::new();
        for table in TABLES {
            for row in table.rows()? {
                let [kind, cells @ ..] = row.cells;
                if kind == "law" {
                    concepts.push(Concept::default());
                    if concepts.len() >= MOST_CONCEPTS {
                        return Err(row.unread().into());
                    }
                }
                let part = match (kind, concepts.last_mut()) {
                    ("law", Some(concept)) => &mut concept.law,
                    ("say", Some(concept)) => &mut concept.said,
                    _ => return Err(row.unread().into()),
                };
                for ((column, cell), language) in part.iter_mut().zip(cells).zip(COLUMNS) {
                    column.extend(reading.expressions(cell, language));
                }
            }
        }
        Ok(Self { concepts, stems: reading.stems })
    }
}

/// The tables while they are read. Most words occur many times, so each is analysed once.
struct Reading<'a> {
    analyzer: &'a Analyzer,
    stems: Vec<String>,
    numbers: FxHashMap<String, u32>,
    words: FxHashMap<(&'static str, Language), Option<u32>>,
}

impl Reading<'_> {
    fn expressions(&mut self, cell: &'static str, language: Language) -> Vec<Expression> {
        let written = cell.split("; ").filter(|text| !matches!(*text, "" | "-"));
        written
            .map(|text| words(text, language).filter_map(|word| self.stem(&text[word.range], language)).collect())
            .collect()
    }

    /// The number of the stem of a word; `None` for a stop word.
    fn stem(&mut self, word: &'static str, language: Language) -> Option<u32> {
        if let Some(&known) = self.words.get(&(word, language)) {
            return known;
        }
        let keys = self.analyzer.keys(word, language);
        let stem = (!is_stop_word(&keys.exact, language)).then(|| keys.stems.into_iter().next()).flatten();
        let number = stem.map(|stem| {
            *self.numbers.entry(stem).or_insert_with_key(|stem| {
                self.stems.push(stem.clone());
                u32::try_from(self.stems.len() - 1).unwrap_or(u32::MAX)
            })
        });
        self.words.insert((word, language), number);
        number
    }
}
