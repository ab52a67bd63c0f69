//! Transliteration: the tables of fixtures/transliteration.md, and properties of any text.

use proptest::prelude::*;
use qonun_analysis::{Alphabet, transliterate};
use qonun_testkit::{tables, unescape};

#[test]
fn tables() {
    let mut wrong = Vec::new();
    let mut check = |from: &str, to: Alphabet, expected: &str| {
        let found = transliterate(from, to);
        if found != expected {
            wrong.push(format!("{from}\n  expected {expected}\n  found    {found}"));
        }
    };
    for row in tables!("../fixtures/transliteration.md").rows(34) {
        let [left, right] = &row.cells().map(unescape);
        match row.section.as_str() {
            "Both ways" => {
                check(left, Alphabet::Latin, right);
                check(right, Alphabet::Cyrillic, left);
                check(right, Alphabet::Latin, right);
                check(left, Alphabet::Cyrillic, left);
            }
            "From Cyrillic only" => check(left, Alphabet::Latin, right),
            "From Latin only" => check(left, Alphabet::Cyrillic, right),
            "New alphabet" => {
                check(left, Alphabet::NewLatin, right);
                check(&transliterate(left, Alphabet::Latin), Alphabet::NewLatin, right);
            }
            other => panic!("{}: a section without a test: {other}", row.at),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #[test]
    fn any_text_is_taken(text in "[a-zA-Zа-яА-ЯўқғҳЎҚҒҲ'‘ʻʼ«»“”\\-. \n\u{ad}\u{306}XIV0-9]{0,40}|\\PC{0,20}") {
        for alphabet in [Alphabet::Cyrillic, Alphabet::Latin, Alphabet::NewLatin] {
            let out = transliterate(&text, alphabet);
            prop_assert_eq!(out.chars().filter(char::is_ascii_digit).count(), text.chars().filter(char::is_ascii_digit).count());
            prop_assert_eq!(out.matches('\n').count(), text.matches('\n').count());
        }
    }

    #[test]
    fn native_words_come_back(word in "[абдзикмнпрўқғ]{1,10}") {
        prop_assert_eq!(transliterate(&transliterate(&word, Alphabet::Latin), Alphabet::Cyrillic), word);
    }
}
