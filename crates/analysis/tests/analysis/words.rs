//! Splitting into words: the tables of fixtures/words.md, and properties of any text.

use crate::common::language;
use proptest::prelude::*;
use qonun_analysis::{Language, MAX_WORD_BYTES, words};
use qonun_testkit::{tables, unescape};

#[test]
fn tables() {
    let mut wrong = Vec::new();
    for row in tables!("../fixtures/words.md").rows(53) {
        let [text, lang, expected] = &row.cells().map(unescape);
        let found: Vec<String> = words(text, language(lang))
            .map(|word| {
                let sign = match (word.starts_paragraph, word.starts_sentence) {
                    (true, _) => "¶",
                    (false, true) => "‖",
                    (false, false) => "",
                };
                format!("{sign}{}", &text[word.range])
            })
            .collect();
        if found.join(" · ") != *expected {
            wrong.push(format!("{text:?}\n  expected {expected}\n  found    {}", found.join(" · ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_million_letters_are_cut() {
    let text = "ў".repeat(1_000_000);
    let mut end = 0;
    for word in words(&text, Language::Uzbek) {
        assert_eq!(word.range.start, end);
        assert!(word.range.len() <= MAX_WORD_BYTES + 4);
        end = word.range.end;
    }
    assert_eq!(end, text.len());
}

fn any_language() -> impl Strategy<Value = Language> {
    prop_oneof![Just(Language::Uzbek), Just(Language::Russian), Just(Language::English)]
}

/// Generates texts from characters that the rules examine and from any others.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[a-zA-Zа-яА-ЯўқғҳЎҚҒҲ]{1,6}",
        4 => "['`‘’ʻʼ\"”“»«\\-–. ,;!?…\n\t]",
        2 => "[0-9¹²³]{1,3}",
        1 => "[\u{ad}\u{200b}\u{feff}\u{306}\u{308}]",
        1 => "\\PC",
        1 => any::<char>().prop_map(|c| c.to_string()),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn ranges_rise_and_stand_on_borders(text in any_text(), language in any_language()) {
        let mut end = 0;
        for (at, word) in words(&text, language).enumerate() {
            prop_assert_eq!(word.position as usize, at);
            prop_assert!(word.range.start >= end && word.range.end > word.range.start);
            prop_assert!(text.get(word.range.clone()).is_some());
            prop_assert!(word.range.len() <= MAX_WORD_BYTES + 32);
            prop_assert!(word.starts_sentence || !word.starts_paragraph);
            end = word.range.end;
        }
    }

    #[test]
    fn every_letter_is_in_a_word(text in any_text(), language in any_language()) {
        let inside: usize = words(&text, language)
            .map(|word| text[word.range].chars().filter(|c| c.is_ascii_alphanumeric()).count())
            .sum();
        prop_assert_eq!(inside, text.chars().filter(char::is_ascii_alphanumeric).count());
    }
}
