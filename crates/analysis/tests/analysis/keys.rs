//! Keys of words: the tables of fixtures/keys.md and fixtures/russian.md, and properties of any word.

use std::sync::LazyLock;

use crate::common::language;
use proptest::prelude::*;

use qonun_analysis::{Analyzer, Language, Level, MAX_SPELLINGS, MAX_STEMS, fold, russian_family, words, written_out};
use qonun_testkit::{tables, unescape};

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new().expect("a lexicon that can be read"));

#[test]
fn tables() {
    let mut wrong = Vec::new();
    for row in tables!("../fixtures/keys.md").rows(120) {
        let [word, lang, exact, stems] = &row.cells().map(unescape);
        let keys = ANALYZER.keys(word, language(lang));
        if keys.exact != *exact || stems != "*" && keys.stems.join(" ") != *stems {
            wrong.push(format!(
                "{word} ({lang}): expected {exact} | {stems}, found {} | {}",
                keys.exact,
                keys.stems.join(" ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Share of pairs of forms of one word with a common key, and share of pairs with a common key that are forms of one
/// word.
#[test]
fn russian_forms_meet() {
    let mut forms: Vec<(usize, String)> = Vec::new();
    for (word, row) in tables!("../fixtures/russian.md").rows::<2>(70).iter().enumerate() {
        forms.extend(
            row.cells[1].split(' ').map(|form| (word, ANALYZER.keys(form, Language::Russian).stems.swap_remove(0))),
        );
    }
    let (mut both, mut key_only, mut word_only) = (0_f64, 0_f64, 0_f64);
    for (at, (word, key)) in forms.iter().enumerate() {
        for (other_word, other_key) in &forms[..at] {
            match (word == other_word, key == other_key) {
                (true, true) => both += 1.0,
                (false, true) => key_only += 1.0,
                (true, false) => word_only += 1.0,
                (false, false) => {}
            }
        }
    }
    let (precision, recall) = (both / (both + key_only), both / (both + word_only));
    println!("Russian forms of law: precision {precision:.3}, recall {recall:.3}");
    assert!(precision > 0.93 && recall > 0.95, "precision {precision}, recall {recall}");
}

#[test]
fn the_analyzer_is_shared_by_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&*ANALYZER);
}

#[test]
fn a_typed_word_has_the_keys_of_every_language_of_its_script() {
    let all = [Language::Uzbek, Language::Russian, Language::English];
    let keys = |word: &str| -> Vec<(String, Language)> {
        let keys = ANALYZER.query_keys(word, &all);
        keys.into_iter().filter(|k| k.level == Level::Exact).map(|k| (k.key, k.language)).collect()
    };
    assert_eq!(keys("закон"), [("zakon".to_owned(), Language::Uzbek), ("закон".to_owned(), Language::Russian)]);
    assert_eq!(keys("law"), [("law".to_owned(), Language::Uzbek), ("law".to_owned(), Language::English)]);
    assert_eq!(keys("358¹").len(), 3);
    assert_eq!(ANALYZER.query_keys("қонун", &all)[0].key, ANALYZER.query_keys("qonun", &all)[0].key);
}

#[test]
fn left_out_letters_are_found() {
    for (typed, meant) in [
        ("ozbekiston", "oʻzbekiston"),
        ("togrisida", "toʻgʻrisida"),
        ("togrisidagi", "toʻgʻrisidagi"),
        ("malumot", "maʼlumot"),
        ("xuquq", "huquq"),
        ("кукук", "қуқуқ"),
        ("хукук", "ҳуқуқ"),
        ("конун", "қонун"),
        ("туғрисида", "тўғрисида"),
        ("узбекистон", "ўзбекистон"),
    ] {
        let wanted = fold(meant, Language::Uzbek);
        let keys = ANALYZER.fallback_keys(typed, &[Language::Uzbek]);
        assert!(keys.iter().any(|k| k.key == wanted && k.level == Level::Exact), "{typed}: {meant}");
        assert!(keys.iter().all(|k| k.weight > 0.0 && k.weight < 1.0));
    }
    assert!(ANALYZER.fallback_keys("ozbek", &[Language::Russian]).is_empty());
}

#[test]
fn words_of_short_messages_are_written_out() {
    for (typed, written) in [
        ("bowatiw", Some("boshatish")),
        ("Kocada", Some("kochada")),
        ("cek", Some("chek")),
        ("chek", None),
        ("ishdan", None),
        ("ҳужжат", None),
        ("", None),
    ] {
        assert_eq!(written_out(typed).as_deref(), written, "{typed}");
    }
}

#[test]
fn steps_are_told() {
    let steps = |word: &str, language| -> Vec<String> {
        let explanation = ANALYZER.explain(word, language);
        assert_eq!(explanation.keys, ANALYZER.keys(word, language));
        explanation.steps.iter().map(|step| format!("{}: {}", step.rule, step.result)).collect()
    };
    assert_eq!(
        steps("Бюджет", Language::Uzbek)[..3],
        ["lower case: бюджет", "one alphabet: byudjet", "one spelling: budjet"].map(String::from)
    );
    assert_eq!(steps("358¹", Language::Uzbek), ["number: 358-1"]);
    assert_eq!(steps("Учётом", Language::Russian), ["lower case: учётом", "one spelling: учетом", "stem: учет"]);
    assert_eq!(steps("cуд", Language::Russian), ["one script: суд", "stem: суд"]);
    let readings = ANALYZER.explain("Қонунларнинг", Language::Uzbek).readings;
    let pieces: Vec<&str> = readings[0].segments.iter().map(|(piece, _)| piece.as_str()).collect();
    assert_eq!(pieces, ["qonun", "lar", "ning"]);
    assert!(ANALYZER.explain("закона", Language::Russian).readings.is_empty());
    assert_eq!(steps("JKning", Language::Uzbek), ["lower case: jkning", "abbreviation: jk"]);
}

/// Generates words from letters that the rules examine and from any others.
fn any_word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Zа-яА-ЯёўқғҳЎҚҒҲ'‘ʻʼ’\\-]{1,12}",
        2 => "(ts|ye|tsiya|siya|yu|sh|oʻ|gʻ|ʼ|lyo|yon|ц|е|ъ|ь|ў|сҳ|a|n|k|t){1,8}",
        1 => "[0-9¹²³.\\-]{1,8}",
        1 => "\\PC{1,6}",
        1 => prop::collection::vec(any::<char>(), 0..8).prop_map(String::from_iter),
    ]
}

fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop_oneof![3 => any_word(), 1 => "[ьъʼʻ'-]"], 0..6).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn keys_are_few_and_different(word in any_word()) {
            for language in [Language::Uzbek, Language::Russian, Language::English] {
            let keys = ANALYZER.keys(&word, language);
            prop_assert!(keys.stems.len() <= MAX_STEMS);
            prop_assert!(keys.stems.iter().enumerate().all(|(at, key)| !key.is_empty() && !keys.stems[..at].contains(key)));
            prop_assert!(keys.exact.is_empty() == keys.stems.is_empty());
        }
    }

    #[test]
    fn every_word_of_a_text_has_a_key(text in any_text()) {
        for language in [Language::Uzbek, Language::Russian, Language::English] {
            for word in words(&text, language) {
                let keys = ANALYZER.keys(&text[word.range], language);
                prop_assert!(!keys.exact.is_empty() && !keys.stems.is_empty());
            }
        }
    }

    #[test]
    fn a_fold_of_a_fold_is_itself(word in any_word()) {
        let is_mixed = word.contains(|c: char| c.is_alphabetic() && !matches!(c, 'Ѐ'..='ӿ')) && word.contains(|c| matches!(c, 'Ѐ'..='ӿ'));
        let is_foreign = word.to_lowercase().contains(|c| {
            matches!(c, 'Ѐ'..='ӿ') && !matches!(c, 'а'..='ё' | 'ў' | 'қ' | 'ғ' | 'ҳ')
        });
        for language in [Language::Uzbek, Language::Russian, Language::English] {
            // The repaired script may depend on letters that the fold of Russian and English has changed, or on letters
            // of other languages, which no fold changes.
            if is_foreign || is_mixed && language != Language::Uzbek {
                continue;
            }
            let once = fold(&word, language);
            prop_assert_eq!(fold(&once, language), once, "{} {:?}", word, language);
        }
    }

    #[test]
    fn case_does_not_matter(word in "[a-zʻʼ]{1,12}|[а-яёўқғҳ]{1,12}") {
        prop_assert_eq!(fold(&word.to_uppercase(), Language::Uzbek), fold(&word, Language::Uzbek));
    }

    #[test]
    fn spellings_are_bounded(word in any_word()) {
            let keys = ANALYZER.fallback_keys(&word, &[Language::Uzbek]);
        prop_assert!(keys.len() <= MAX_SPELLINGS * (1 + MAX_STEMS));
    }
}

/// Spellings of one quantity, the languages, the exact keys of their words (`*`: any).
#[test]
fn one_quantity_has_one_key() {
    let keys_of = |text: &str, language: Language| -> (Vec<String>, Vec<Vec<String>>) {
        words(text, language).map(|word| ANALYZER.keys(&text[word.range], language)).map(|k| (k.exact, k.stems)).unzip()
    };
    let mut wrong = Vec::new();
    for row in tables!("../fixtures/quantities.md").rows(50) {
        let [texts, languages, expected] = &row.cells().map(unescape);
        for lang in languages.split(' ') {
            let first = keys_of(texts.split(" = ").next().unwrap_or_default(), language(lang));
            for text in texts.split(" = ") {
                let found = keys_of(text, language(lang));
                if found != first || expected != "*" && found.0.join(" · ") != *expected {
                    wrong.push(format!("{text:?} ({lang}): expected {expected}, found {}", found.0.join(" · ")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn russian_adjectives_meet_their_nouns() {
    let analyzer = Analyzer::new().unwrap();
    let stem = |word: &str| analyzer.keys(word, Language::Russian).stems.remove(0);
    let mut wrong = Vec::new();
    for row in tables!("../fixtures/russian_families.md").rows(50) {
        let [adjective, noun, is_family, _] = row.cells();
        let (one, other) = (stem(adjective), stem(noun));
        let leads = |from: &str, to: &str| russian_family(from).iter().any(|member| member == to);
        let found = (leads(&one, &other), leads(&other, &one));
        if found != (is_family == "yes", is_family == "yes") {
            wrong.push(format!("{}: {adjective} {one}, {noun} {other}: {found:?}", row.at));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
