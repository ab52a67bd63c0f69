//! Properties of random queries: pieces of the language in any order, well-formed queries, and any text.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use qonun_query_language::Syntax;
use qonun_testkit::pieces::QUERY;

use crate::invariants::check;

fn syntax() -> impl Strategy<Value = Syntax> {
    prop_oneof![Just(Syntax::Advanced), Just(Syntax::Advanced), Just(Syntax::Simple)]
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = (prop::sample::select(QUERY), prop_oneof![Just(""), Just(" ")]);
    prop::collection::vec(piece, 0..24)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, space)| [piece, space]).collect())
}

fn word() -> BoxedStrategy<String> {
    prop::sample::select(
        &["soliq", "солиқ", "oʻzbek", "О‘РҚ", "585-sonli", "НАЛОГ", "01.01.2020", "uchun", "OR", "И", "w"][..],
    )
    .prop_map(|word| if ["OR", "И"].contains(&word) { format!("\"{word}\"") } else { word.to_owned() })
    .boxed()
}

/// Generates operands of a proximity operator.
fn operand() -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        4 => word(),
        1 => word().prop_map(|word| format!("={word}")),
        1 => Just("shart*".to_owned()),
        1 => Just("sol?q".to_owned()),
        1 => Just("soliqlar~".to_owned()),
        2 => (word(), word()).prop_map(|(a, b)| format!("«{a} {b}»").replace('"', "")),
        1 => (word(), word()).prop_map(|(a, b)| format!("=“{a} {b}”").replace('"', "")),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(|items| format!("({})", items.join(" OR "))),
            (inner.clone(), near_operator(), inner).prop_map(|(a, op, b)| format!("({a} {op} {b})")),
        ]
    })
    .boxed()
}

fn near_operator() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&["/5", "+3", "/s", "+s", "/п", "+p", "/m", "/b", "NOT/5", "-/s", "НЕ/9", "w/7", "PRE/2"][..])
}

/// Generates queries without problems: every mixture has brackets, every exclusion has something from which it is
/// excluded.
fn well_formed() -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        6 => operand(),
        1 => (operand(), 1..40_u8).prop_map(|(item, count)| format!("ATLEAST{count}({item})")),
        1 => prop::sample::select(&["ЎРҚ-547", "ЗРУ-547 ст. 15", "PQ-12 3-modda"][..]).prop_map(str::to_owned),
        1 => prop::sample::select(&[
            "tur:qonun", "holat:amalda", "til:uz", "raqam:ПҚ-12", "modda:358¹", "organ:\"Oliy sud\"", "тема:труд",
            "havola:ЎРҚ-547", "изменяет:\"ЗРУ-547 ст. 15\"", "tur:(qonun OR kodeks)",
        ][..]).prop_map(str::to_owned),
        1 => prop::sample::select(&[
            "sana:2019", "дата:>=01.02.2020", "kuchga:2019..2021", "adopted:[2019-01-01 TO *]", "на:01.01.2020",
            "sana:(2018 OR 2020..2021)", "sana:\"2019-yil 2-iyul\"",
        ][..]).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(4, 40, 4, |inner| {
        let list = prop::collection::vec(inner.clone(), 2..5);
        prop_oneof![
            list.clone().prop_map(|items| format!("({})", items.join(" "))),
            list.clone().prop_map(|items| format!("({})", items.join(" & "))),
            list.prop_map(|items| format!("({})", items.join(" | "))),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} -{b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} КРОМЕ {b} soliq)")),
            inner.clone().prop_map(|item| format!("sarlavha:({item})")),
            (inner, 1..90_u16).prop_map(|(item, tenths)| format!("({item})^{}.{}", tenths / 10, tenths % 10 + 1)),
        ]
    })
    .boxed()
}

/// Generates a word with signs inside, and the same with a character inside it that a reader does not see.
fn with_invisible() -> impl Strategy<Value = (String, String)> {
    let words = ["5%", "5%AND", "5%soliq", "12,5", "1.250.000", "585-sonli", "ЎРҚ–547", "jinoyat-protses*", "soliq!a"];
    let unseen = prop::sample::select(&["\u{200b}", "\u{ad}", "\u{2060}\u{200e}"][..]);
    (prop::sample::select(words.map(str::to_owned).to_vec()), any::<prop::sample::Index>(), unseen).prop_map(
        |(word, place, unseen)| {
            let places: Vec<usize> = word.char_indices().map(|(place, _)| place).skip(1).collect();
            let (before, after) = word.split_at(*place.get(&places));
            (word.clone(), format!("{before}{unseen}{after}"))
        },
    )
}

/// The queries are the same on every run, so that only the code causes differences.
fn config() -> ProptestConfig {
    let rng_seed = RngSeed::Fixed(2019);
    ProptestConfig { cases: 5_000, failure_persistence: None, rng_seed, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn pieces_in_any_order_keep_the_invariants(text in pieces(), syntax in syntax()) {
        check(&text, syntax);
    }

    #[test]
    fn any_text_keeps_the_invariants(text in any::<String>(), syntax in syntax()) {
        check(&text, syntax);
    }

    #[test]
    fn invisible_characters_inside_a_word_change_nothing((word, other) in with_invisible(), syntax in syntax()) {
        let read = |text: &str| qonun_query_language::parse(text, syntax, &|_| Vec::new()).canonical;
        prop_assert_eq!(read(&word), read(&other), "{:?}", other);
        check(&other, syntax);
    }

    #[test]
    fn a_well_formed_query_has_no_problems(text in well_formed()) {
        // With a lower-case word, so that operator words are operators.
        let text = format!("{text} va");
        let parsed = check(&text, Syntax::Advanced);
        prop_assert!(parsed.problems.is_empty(), "{text}: {:?}", parsed.problems);
    }
}
