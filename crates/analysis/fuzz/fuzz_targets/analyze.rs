//! Passes any bytes through every function of the crate. It checks that nothing panics and asserts the invariants.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use qonun_analysis::{
    Alphabet, Analyzer, Keys, Language, MAX_STEMS, Terms, is_stop_word, paragraph_language, transliterate, words,
};

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new().expect("the built-in lexicon is tested"));
static TERMS: LazyLock<Terms> = LazyLock::new(|| Terms::new(&ANALYZER).unwrap());

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for language in [Language::Uzbek, Language::Russian, Language::English] {
        analyze(&text, language);
        let _ = paragraph_language(&text, language);
    }
    let _ = transliterate(&text, Alphabet::Latin);
    let _ = transliterate(&text, Alphabet::Cyrillic);
});

fn analyze(text: &str, language: Language) {
    let mut end = 0;
    let mut keys: Vec<Keys> = Vec::new();
    for word in words(text, language) {
        assert!(end <= word.range.start && word.range.start < word.range.end, "words stand one after another");
        end = word.range.end;
        let surface = &text[word.range];
        let found = ANALYZER.keys(surface, language);
        assert!(!found.exact.is_empty() && (1..=MAX_STEMS).contains(&found.stems.len()));
        assert_eq!(ANALYZER.explain(surface, language).keys, found, "an explanation tells the keys");
        let _ = ANALYZER.query_keys(surface, &[language]);
        let _ = ANALYZER.fallback_keys(surface, &[language]);
        let _ = is_stop_word(&found.exact, language);
        keys.push(found);
    }
    let _ = TERMS.translations(&keys, language);
    let _ = TERMS.legal_words(&TERMS.words_of(&ANALYZER, text, language), language);
}
