//! Words from Russian and from other languages whose spelling no rule covers.

use std::sync::LazyLock;

use qonun_table::{BadRow, Table};
use rustc_hash::FxHashMap;

/// The table: Latin stem, Cyrillic stem, and what may follow them.
const TABLE: Table<3> = Table::new("loans.tsv", include_str!("../../data/loans.tsv"));

/// The words of the table, in order.
static WORDS: LazyLock<Result<Vec<Loan>, BadRow>> = LazyLock::new(|| {
    TABLE.read(|[latin, cyrillic, tail]| {
        let free = match tail {
            "root" => true,
            "stem" => false,
            _ => return None,
        };
        Some(Loan { latin, cyrillic, free })
    })
});

/// Checks that the table can be read.
pub(super) fn check() -> Result<(), BadRow> {
    WORDS.as_ref().map(drop).map_err(Clone::clone)
}

/// A word of the table.
#[derive(Clone, Copy)]
pub(super) struct Loan {
    pub(super) latin: &'static str,
    pub(super) cyrillic: &'static str,
    /// True if any letters may follow, false if only endings may.
    free: bool,
}

struct Loans {
    by_latin: FxHashMap<&'static str, Loan>,
    by_cyrillic: FxHashMap<&'static str, Loan>,
    longest: usize,
}

static LOANS: LazyLock<Loans> = LazyLock::new(|| {
    let mut loans = Loans { by_latin: FxHashMap::default(), by_cyrillic: FxHashMap::default(), longest: 0 };
    for &loan in WORDS.as_deref().unwrap_or_default() {
        let Loan { latin, cyrillic, .. } = loan;
        loans.longest = loans.longest.max(latin.chars().count()).max(cyrillic.chars().count());
        // The first row of a spelling is the correct one; further rows are other spellings of it.
        loans.by_latin.entry(latin).or_insert(loan);
        loans.by_cyrillic.entry(cyrillic).or_insert(loan);
        if let Some(hard) = cyrillic.strip_suffix('ь') {
            loans.by_cyrillic.entry(hard).or_insert(Loan { cyrillic: hard, ..loan });
        }
    }
    loans
});

/// Returns the longest word of the table that is a prefix of a lower-case Latin word.
pub(super) fn latin(word: &str) -> Option<Loan> {
    find(word, &LOANS.by_latin, is_latin_ending)
}

/// Returns the longest word of the table that is a prefix of a lower-case Cyrillic word. The rest is checked in its
/// Latin form.
pub(super) fn cyrillic(word: &str, to_latin: fn(&str) -> String) -> Option<Loan> {
    find(word, &LOANS.by_cyrillic, |rest| is_latin_ending(&to_latin(rest)))
}

fn find(word: &str, table: &FxHashMap<&'static str, Loan>, is_ending: impl Fn(&str) -> bool) -> Option<Loan> {
    let mut ends: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(2).take(LOANS.longest).collect();
    ends.push(word.len());
    ends.iter().rev().find_map(|&end| {
        let loan = table.get(&word[..end])?;
        (loan.free || is_ending(&word[end..])).then_some(*loan)
    })
}

/// Endings of nouns, at most one of each row, in this order.
const ENDINGS: [&[&str]; 5] = [
    &["lik", "chi", "li", "siz", "cha"],
    &["lar"],
    &["imiz", "ingiz", "lari", "im", "ing", "i", "si"],
    &["ning", "ni", "gacha", "dagi", "niki", "dan", "da", "ga", "dek", "day"],
    &["mi", "chi", "dir", "ku", "gina"],
];

/// True for a chain of noun endings, or an empty rest.
fn is_latin_ending(rest: &str) -> bool {
    fn chain(rest: &str, rows: &[&[&str]]) -> bool {
        if rest.is_empty() {
            return true;
        }
        let Some((row, rows)) = rows.split_first() else { return false };
        chain(rest, rows) || row.iter().any(|ending| rest.strip_prefix(ending).is_some_and(|rest| chain(rest, rows)))
    }
    chain(rest, &ENDINGS)
}
