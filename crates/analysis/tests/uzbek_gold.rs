//! Scores the analyzer on gold data that is not part of the repository: pairwise and B-cubed conflation figures.
//!
//! The folder of the data is named by the environment variable QONUN_SHARED (default: `shared` beside the repository).
//! Where it is missing the test says so and passes.

// A test may unwrap: its panic is its report. The table is what the test is for.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use qonun_analysis::uzbek::{Morphology, learn};

/// Labels (lemmas or keys) of each form.
type Labels = BTreeMap<String, BTreeSet<String>>;

/// How well keys conflate the forms of one lemma.
#[derive(Clone, Copy, Debug)]
struct Score {
    /// Of the pairs of forms with a common key, the share with a common lemma.
    precision: f64,
    /// Of the pairs of forms with a common lemma, the share with a common key.
    recall: f64,
    /// The B-cubed F: the same, averaged over forms.
    cubed: f64,
    /// Wrongly merged pairs over pairs without a common lemma, times ten thousand.
    over: f64,
    /// The share of forms with a key that is a gold lemma.
    lemma: f64,
}

impl Score {
    fn f1(&self) -> f64 {
        harmonic(self.precision, self.recall)
    }
}

fn harmonic(left: f64, right: f64) -> f64 {
    if left + right == 0.0 { 0.0 } else { 2.0 * left * right / (left + right) }
}

/// For each form the forms that share a label with it, itself included.
fn classes(labels: &[&BTreeSet<String>]) -> Vec<HashSet<usize>> {
    let mut by_label: HashMap<&str, Vec<usize>> = HashMap::new();
    for (form, labels) in labels.iter().enumerate() {
        for label in *labels {
            by_label.entry(label).or_default().push(form);
        }
    }
    labels
        .iter()
        .map(|labels| labels.iter().flat_map(|label| by_label[label.as_str()].iter().copied()).collect())
        .collect()
}

fn score(gold: &Labels, keys: &Labels) -> Score {
    let lemmas: Vec<&BTreeSet<String>> = gold.values().collect();
    let found: Vec<&BTreeSet<String>> = gold.keys().map(|form| &keys[form]).collect();
    let (same_lemma, same_key) = (classes(&lemmas), classes(&found));
    let forms = lemmas.len();
    let (mut gold_pairs, mut key_pairs, mut right_pairs) = (0, 0, 0);
    let (mut cubed_precision, mut cubed_recall) = (0.0, 0.0);
    for (lemma_class, key_class) in same_lemma.iter().zip(&same_key) {
        let right = key_class.intersection(lemma_class).count();
        gold_pairs += lemma_class.len() - 1;
        key_pairs += key_class.len() - 1;
        right_pairs += right - 1;
        cubed_precision += right as f64 / key_class.len() as f64;
        cubed_recall += right as f64 / lemma_class.len() as f64;
    }
    let share = |part: usize, whole: usize| if whole == 0 { 1.0 } else { part as f64 / whole as f64 };
    let hits = lemmas.iter().zip(&found).filter(|(lemmas, keys)| !lemmas.is_disjoint(keys)).count();
    Score {
        precision: share(right_pairs, key_pairs),
        recall: share(right_pairs, gold_pairs),
        cubed: harmonic(cubed_precision / forms as f64, cubed_recall / forms as f64),
        over: 1e4 * share(key_pairs - right_pairs, forms * (forms - 1) - gold_pairs),
        lemma: share(hits, forms),
    }
}

/// Reads `form<TAB>lemma<TAB>pos...` tables; the infinitive ending of verbs is dropped.
fn read_gold(folder: &Path, files: &[&str]) -> Labels {
    let mut gold = Labels::new();
    for file in files {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        for line in text.lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [form, lemma, part, ..] = cells[..] else { continue };
            let stem = lemma.strip_suffix("moq").filter(|_| matches!(part, "VERB" | "AUX") && lemma.len() > 5);
            gold.entry(form.to_owned()).or_default().insert(stem.unwrap_or(lemma).to_owned());
        }
    }
    gold
}

fn keys_of(morphology: &Morphology, gold: &Labels, most: usize) -> Labels {
    gold.keys().map(|form| (form.clone(), morphology.keys(form).into_iter().take(most).collect())).collect()
}

fn shared_folder() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var_os("QONUN_SHARED").map_or_else(beside, PathBuf::from).join("uzbek");
    folder.is_dir().then_some(folder)
}

/// A set with the least F1 and B-cubed F it must reach.
struct Bar {
    name: &'static str,
    files: &'static [&'static str],
    most_keys: usize,
    f1: f64,
    cubed: f64,
}

const UD: &[&str] = &["ud_ut.tsv", "ud_tuecl.tsv"];

const BARS: [Bar; 6] = [
    Bar { name: "treebanks", files: UD, most_keys: 3, f1: 0.94, cubed: 0.97 },
    Bar { name: "treebanks, one key", files: UD, most_keys: 1, f1: 0.90, cubed: 0.965 },
    Bar { name: "paradigms", files: &["unimorph.tsv"], most_keys: 3, f1: 0.975, cubed: 0.98 },
    Bar { name: "legal vocabulary", files: &["legal_core.tsv"], most_keys: 3, f1: 0.99, cubed: 0.99 },
    Bar { name: "changed stems", files: &["alternations.tsv"], most_keys: 3, f1: 0.99, cubed: 0.99 },
    Bar { name: "news", files: &["judged_news.tsv"], most_keys: 3, f1: 0.86, cubed: 0.93 },
];

#[test]
fn conflation_on_gold_data() {
    let Some(folder) = shared_folder() else {
        println!("skipped: no gold data (QONUN_SHARED names the folder that has it)");
        return;
    };
    let morphology = Morphology::new().unwrap();
    println!("{:<28} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6}", "set", "P", "R", "F1", "bF", "OI e4", "lemma");
    let print = |name: &str, score: Score| {
        let Score { precision, recall, cubed, over, lemma } = score;
        let f1 = score.f1();
        println!("{name:<28} {precision:>6.3} {recall:>6.3} {f1:>6.3} {cubed:>6.3} {over:>6.2} {lemma:>6.3}");
    };
    let mut failed = Vec::new();
    let mut forms: BTreeSet<String> = BTreeSet::new();
    for Bar { name, files, most_keys, f1, cubed } in BARS {
        let gold = read_gold(&folder, files);
        let reached = score(&gold, &keys_of(&morphology, &gold, most_keys));
        print(name, reached);
        if reached.f1() < f1 || reached.cubed < cubed || (files == UD && reached.over > 1.2) {
            failed.push(format!("{name}: {reached:?}"));
        }
        if name == "changed stems" && reached.lemma < 0.9 {
            failed.push(format!("{name}: right lemma {:.3}", reached.lemma));
        }
        forms.extend(gold.into_keys());
    }
    let learnt = learn(&morphology, forms.iter().map(|form| (form.as_str(), 1)));
    let guided = Morphology::with_learnt_roots(&learnt).unwrap();
    for Bar { name, files, most_keys, f1, cubed } in BARS {
        let gold = read_gold(&folder, files);
        let reached = score(&gold, &keys_of(&guided, &gold, most_keys));
        print(&format!("{name}, learnt"), reached);
        if reached.f1() < f1 || reached.cubed < cubed {
            failed.push(format!("{name} with learnt roots: {reached:?}"));
        }
    }
    let start = Instant::now();
    let keys: usize = forms.iter().map(|form| morphology.keys(form).len()).sum();
    let speed = forms.len() as f64 / start.elapsed().as_secs_f64();
    println!("{speed:.0} words a second without cache, {keys} keys of {} forms", forms.len());
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn the_scorer_counts_pairs() {
    let labels = |pairs: &[(&str, &str)]| -> Labels {
        pairs
            .iter()
            .map(|(form, labels)| ((*form).to_owned(), labels.split(' ').map(str::to_owned).collect()))
            .collect()
    };
    let gold = labels(&[("a1", "a"), ("a2", "a"), ("a3", "a"), ("b1", "b")]);
    let keys = labels(&[("a1", "x"), ("a2", "x y"), ("a3", "z"), ("b1", "y")]);
    let score = score(&gold, &keys);
    assert!((score.precision - 0.5).abs() < 1e-9, "a1-a2 is right, a2-b1 is not");
    assert!((score.recall - 1.0 / 3.0).abs() < 1e-9, "one of three pairs");
    assert!((score.over - 1e4 / 3.0).abs() < 1e-6, "one of three pairs of different lemmas");
}
