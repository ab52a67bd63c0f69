//! The figures of the analyzer on data outside the repository, in one table:
//!
//! `cargo test --release -p qonun-analysis --test figures -- --nocapture`
//!
//! The data is in the folder named by the environment variable QONUN_SHARED (default: `shared` beside the repository);
//! without it the test prints a message and passes. Quality and memory must reach their limits; times depend on the
//! machine and are only printed.

// The test prints a table.
#![allow(clippy::print_stdout)]

mod conflation;
mod gold;
mod speed;

use std::path::Path;

use qonun_analysis::uzbek::learn;
use qonun_analysis::{Alphabet, Analyzer, Language, fold, transliterate, words};

use conflation::{Labels, Score, score};
use gold::Pair;

/// Prints the table and records the failed figures.
#[derive(Default)]
struct Table {
    failed: Vec<String>,
}

impl Table {
    /// Checks a figure: at least `bar` if `up` is true, otherwise at most `bar`.
    fn check(&mut self, name: &str, value: f64, bar: f64, up: bool) {
        let holds = if up { value >= bar } else { value <= bar };
        let (sign, note) = (if up { '≥' } else { '≤' }, if holds { "" } else { " FAILED" });
        println!("{name:<60} {value:>8.3} {sign} {bar}{note}");
        if !holds {
            self.failed.push(format!("{name}: {value:.4} against {bar}"));
        }
    }

    /// Prints a figure without checking it.
    fn print(name: &str, value: f64, bar: &str) {
        println!("{name:<60} {value:>8.3} ({bar})");
    }
}

/// A set of forms with lemmas, and the required figures.
struct Set {
    name: &'static str,
    files: &'static [&'static str],
    /// Index of the form's column.
    form: usize,
    most_keys: usize,
    f1: f64,
    cubed: f64,
    /// Minimum share of forms with a key that is the right lemma.
    lemma: Option<f64>,
    /// Maximum number of wrongly merged pairs per ten thousand.
    over: Option<f64>,
}

const TREEBANKS: &[&str] = &["ud_ut.tsv", "ud_tuecl.tsv"];

#[rustfmt::skip]
const SETS: [Set; 7] = [
    Set { name: "treebanks", files: TREEBANKS, form: 0, most_keys: 3, f1: 0.94, cubed: 0.97, lemma: None, over: Some(1.2) },
    Set { name: "treebanks, first key", files: TREEBANKS, form: 0, most_keys: 1, f1: 0.90, cubed: 0.965, lemma: None, over: None },
    Set { name: "paradigms", files: &["unimorph.tsv"], form: 0, most_keys: 3, f1: 0.975, cubed: 0.98, lemma: None, over: None },
    Set { name: "law, Latin", files: &["legal_core.tsv"], form: 0, most_keys: 3, f1: 0.99, cubed: 0.99, lemma: None, over: None },
    Set { name: "law, Cyrillic", files: &["legal_core.tsv"], form: 4, most_keys: 3, f1: 0.99, cubed: 0.99, lemma: None, over: None },
    Set { name: "changed stems", files: &["alternations.tsv"], form: 0, most_keys: 3, f1: 0.99, cubed: 0.99, lemma: Some(0.90), over: None },
    Set { name: "news", files: &["judged_news.tsv"], form: 0, most_keys: 3, f1: 0.86, cubed: 0.93, lemma: None, over: None },
];

/// Returns the keys of each form as a program gets them: split into words, folded, analysed.
fn keys_of(analyzer: &Analyzer, gold: &Labels, most: usize) -> Labels {
    let keys = |form: &str| {
        words(form, Language::Uzbek)
            .flat_map(|word| analyzer.keys(&form[word.range], Language::Uzbek).stems.into_iter().take(most))
            .collect()
    };
    gold.keys().map(|form| (form.clone(), keys(form))).collect()
}

fn check_conflation(table: &mut Table, analyzer: &Analyzer, folder: &Path, note: &str) {
    for set in SETS {
        let gold = gold::lemmas(folder, set.files, set.form);
        let reached: Score = score(&gold, &keys_of(analyzer, &gold, set.most_keys));
        let name = format!("{}{note}", set.name);
        table.check(&format!("{name}: F1"), reached.f1(), set.f1, true);
        table.check(&format!("{name}: B-cubed F"), reached.cubed, set.cubed, true);
        if let Some(bar) = set.lemma {
            table.check(&format!("{name}: right lemma"), reached.lemma, bar, true);
        }
        if let Some(bar) = set.over {
            table.check(&format!("{name}: wrongly merged of 10,000 pairs"), reached.over, bar, false);
        }
    }
}

/// Returns the percentage of right pairs: of the words of the texts, or of the list of loan words.
fn share(pairs: &[Pair], of_list: bool, is_right: impl Fn(&Pair) -> bool) -> f64 {
    let pairs = pairs.iter().filter(|pair| (pair.count == 0) == of_list);
    let (right, all) = pairs.fold((0, 0), |(right, all), pair| (right + u32::from(is_right(pair)), all + 1));
    100.0 * f64::from(right) / f64::from(all)
}

fn check_alphabets(table: &mut Table, folder: &Path) {
    let pairs = gold::pairs(folder);
    let key = |word: &str| fold(word, Language::Uzbek);
    let same_key = |pair: &Pair| key(&pair.cyrillic) == key(&pair.latin);
    table.check("one key for both alphabets: words of texts, %", share(&pairs, false, same_key), 99.95, true);
    table.check("one key for both alphabets: loan words, %", share(&pairs, true, same_key), 99.0, true);
    for [one, other] in [["etdi", "yetdi"], ["taʼrif", "tarif"]] {
        assert_ne!(key(one), key(other));
    }
    let to_latin = |pair: &Pair| transliterate(&pair.cyrillic, Alphabet::Latin) == pair.latin;
    table.check("Cyrillic to Latin: words of texts, %", share(&pairs, false, to_latin), 99.8, true);
    table.check("Cyrillic to Latin: loan words, %", share(&pairs, true, to_latin), 97.0, true);
    let to_cyrillic = |pair: &Pair| transliterate(&pair.latin, Alphabet::Cyrillic) == pair.cyrillic;
    table.check("Latin to Cyrillic: words of texts, %", share(&pairs, false, to_cyrillic), 99.3, true);
    // Latin letters do not show where a Russian word has ь, ъ, э, ц: this figure shows how much only a word list can
    // restore.
    Table::print("Latin to Cyrillic: loan words, %", share(&pairs, true, to_cyrillic), "no bar");
}

/// Returns an analyzer that has learnt the roots of all the forms.
fn taught(analyzer: &Analyzer, folder: &Path) -> Analyzer {
    let forms: Vec<String> = SETS
        .iter()
        .flat_map(|set| gold::lemmas(folder, set.files, set.form).into_keys())
        .map(|form| fold(&form, Language::Uzbek))
        .collect();
    let learnt = learn(analyzer.uzbek(), forms.iter().map(|form| (form.as_str(), 1)));
    Analyzer::with_learnt_roots(&learnt).expect("learnt roots are well formed")
}

fn print_speed(analyzer: &Analyzer, name: &str, folder: &Path) {
    let Ok(text) = gold::running_text(folder) else {
        println!("{name}: skipped, no text in {}", folder.display());
        return;
    };
    // A debug build says nothing about speed: a short run shows that it works.
    let lines = if cfg!(debug_assertions) { 1_000 } else { usize::MAX };
    let text: String = text.split_inclusive('\n').take(lines).collect();
    let speed = speed::speed(analyzer, &text);
    Table::print(&format!("{name}: million words a second, remembering"), speed.remembered, "bar 1");
    Table::print(&format!("{name}: million words a second, anew"), speed.anew, "bar 0.2");
    println!("{name}: {} words", speed.words);
}

#[test]
fn figures() {
    let Some(shared) = gold::shared_folder() else {
        println!("skipped: no gold data; QONUN_SHARED names the folder that has it");
        return;
    };
    let folder = shared.join("uzbek");
    let (analyzer, start) = speed::start();
    let mut table = Table::default();
    check_conflation(&mut table, &analyzer, &folder, "");
    check_conflation(&mut table, &taught(&analyzer, &folder), &folder, ", roots learnt");
    check_alphabets(&mut table, &folder);
    table.check("memory: tables of the lexicon, MB", analyzer.uzbek().size() as f64 / 1e6, 20.0, false);
    if let Some(megabytes) = start.megabytes {
        table.check("memory: growth of the process, MB", megabytes, 20.0, false);
    }
    Table::print("ready after, ms, best of three", start.milliseconds, "bar 50");
    print_speed(&analyzer, "law, Latin", &shared.join("real/uz/tomaris-corpus/raw"));
    print_speed(&analyzer, "law, Cyrillic", &shared.join("real/uz/cyrillic-text-a"));
    assert!(table.failed.is_empty(), "{}", table.failed.join("\n"));
}
