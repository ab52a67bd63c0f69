//! Figures over word pairs of both alphabets, taken from parallel texts and from a list of loan words.
//!
//! The pairs are no part of this repository: the tests look for them in the folder that QONUN_SHARED names, by default
//! `shared` beside the repository, and print that they were skipped when it is not there.

use std::path::PathBuf;

use qonun_analysis::{Alphabet, Language, fold, transliterate};

/// A word in both alphabets, and how often it stands in the parallel texts; 0 for a loan word of the list.
struct Pair {
    cyrillic: String,
    latin: String,
    count: u64,
}

fn pairs() -> Option<Vec<Pair>> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("QONUN_SHARED").map_or_else(beside, PathBuf::from);
    let file = shared.join("uzbek/translit_pairs.tsv");
    let Ok(text) = std::fs::read_to_string(&file) else {
        println!("skipped: no {}; set QONUN_SHARED", file.display());
        return None;
    };
    let pair = |line: &str| {
        let mut cells = line.split('\t').map(str::to_owned);
        Some(Pair { cyrillic: cells.next()?, latin: cells.next()?, count: cells.next()?.parse().ok()? })
    };
    Some(text.lines().skip(1).filter_map(pair).collect())
}

/// Shares in percent: of the words of the texts, of their occurrences, of the loan words.
struct Shares {
    types: f64,
    tokens: f64,
    loans: f64,
}

fn shares(name: &str, pairs: &[Pair], is_right: impl Fn(&Pair) -> bool) -> Shares {
    let (mut types, mut tokens, mut loans) = ([0_u64; 2], [0_u64; 2], [0_u64; 2]);
    for pair in pairs {
        let right = u64::from(is_right(pair));
        let (share, weight) = if pair.count == 0 { (&mut loans, 1) } else { (&mut types, 1) };
        share[0] += right * weight;
        share[1] += weight;
        tokens[0] += right * pair.count;
        tokens[1] += pair.count;
    }
    let percent = |[right, all]: [u64; 2]| 100.0 * right as f64 / all as f64;
    let found = Shares { types: percent(types), tokens: percent(tokens), loans: percent(loans) };
    println!("{name}: types {:.3} %, tokens {:.3} %, loans {:.2} %", found.types, found.tokens, found.loans);
    found
}

#[test]
fn both_alphabets_have_one_key() {
    let Some(pairs) = pairs() else { return };
    let found =
        shares("same key", &pairs, |pair| fold(&pair.cyrillic, Language::Uzbek) == fold(&pair.latin, Language::Uzbek));
    assert!(found.types >= 99.95 && found.tokens >= 99.95 && found.loans >= 99.0);
}

#[test]
fn display_transliteration() {
    let Some(pairs) = pairs() else { return };
    let latin =
        shares("Cyrillic to Latin", &pairs, |pair| transliterate(&pair.cyrillic, Alphabet::Latin) == pair.latin);
    assert!(latin.types >= 99.8 && latin.loans >= 97.0);
    let cyrillic =
        shares("Latin to Cyrillic", &pairs, |pair| transliterate(&pair.latin, Alphabet::Cyrillic) == pair.cyrillic);
    assert!(cyrillic.types >= 99.3);
}
