//! Properties of every word: no panic, one to three keys, at any length; roots are their own keys.

// A test may unwrap: its panic is its report.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use qonun_analysis::uzbek::{Morphology, PartOfSpeech};

thread_local! {
    static MORPHOLOGY: Morphology = Morphology::new().unwrap();
}

fn check(word: &str) {
    MORPHOLOGY.with(|morphology| {
        let keys = morphology.keys(word);
        assert!((1..=3).contains(&keys.len()), "{word:?}: {keys:?}");
        assert!(keys.iter().enumerate().all(|(place, key)| !keys[..place].contains(key)), "{word:?}: {keys:?}");
        let mut explained: Vec<String> = Vec::new();
        for analysis in morphology.analyses(word) {
            let spelt: String = analysis.segments.iter().map(|(piece, _)| piece.as_str()).collect();
            assert_eq!(spelt, word);
            if !explained.contains(&analysis.key) {
                explained.push(analysis.key);
            }
        }
        assert!(explained.is_empty() || explained == keys, "{word:?}: {explained:?} and {keys:?}");
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_string_has_keys(word in any::<String>()) {
        check(&word);
    }

    #[test]
    fn any_folded_word_has_keys(word in "([bdfghjklmnpqrstvxyz]|[aeiou]|oʻ|gʻ|sh|ch|ʼ|-|ʻ){1,24}") {
        check(&word);
    }

    #[test]
    fn a_root_with_any_suffixes_has_keys(
        root in "(qonun|tasdiqla|qishloq|ol|shu|besh|brum)",
        suffixes in proptest::collection::vec("(lar|i|si|ning|ga|qa|dan|dagi|il|n|ish|gan|ma|di|moq|ayotgan|mi|chi)", 0..8),
    ) {
        check(&format!("{root}{}", suffixes.concat()));
    }
}

#[test]
fn a_root_is_among_its_own_keys() {
    MORPHOLOGY.with(|morphology| {
        for (root, part) in morphology.roots() {
            // Some entries refer to another root, as `menga` refers to `men`: those roots have their own entry or none.
            if matches!(part, PartOfSpeech::PronounStem | PartOfSpeech::Form) || !morphology.knows_root(root) {
                continue;
            }
            let keys = morphology.keys(root);
            assert!(keys.iter().any(|key| key == root), "{root} ({}): {keys:?}", part.name());
        }
    });
}

#[test]
fn long_words_have_keys() {
    MORPHOLOGY.with(|morphology| {
        for unit in ["lar", "il", "qonun", "a", "ʻ"] {
            let word = unit.repeat(1_000_000 / unit.len());
            assert_eq!(morphology.keys(&word), std::slice::from_ref(&word));
        }
        for length in 1..200 {
            check(&"il".repeat(length));
            check(&format!("qil{}", "in".repeat(length)));
        }
    });
}

#[test]
fn the_analyzer_is_small() {
    MORPHOLOGY.with(|morphology| assert!(morphology.size() < 20 << 20, "{}", morphology.size()));
}
