//! Measures how well keys unite the forms of one lemma: pairwise and B-cubed figures.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Labels (lemmas or keys) of each form.
pub(crate) type Labels = BTreeMap<String, BTreeSet<String>>;

/// Figures of the conflation of forms by their keys.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Score {
    /// Share with a common lemma among the pairs of forms with a common key.
    pub(crate) precision: f64,
    /// Share with a common key among the pairs of forms with a common lemma.
    pub(crate) recall: f64,
    /// The B-cubed F: the same, averaged over forms.
    pub(crate) cubed: f64,
    /// Wrongly merged pairs per ten thousand pairs without a common lemma.
    pub(crate) over: f64,
    /// The share of forms with a key that is a gold lemma.
    pub(crate) lemma: f64,
}

impl Score {
    pub(crate) fn f1(&self) -> f64 {
        harmonic(self.precision, self.recall)
    }
}

fn harmonic(left: f64, right: f64) -> f64 {
    if left + right == 0.0 { 0.0 } else { 2.0 * left * right / (left + right) }
}

/// Returns for each form the forms that share a label with it, including itself.
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

/// Scores the keys of forms against their lemmas; every form of `gold` has keys.
pub(crate) fn score(gold: &Labels, keys: &Labels) -> Score {
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
