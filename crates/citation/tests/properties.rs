//! Properties of every text: places are right, nothing panics, texts of any length are read.

use proptest::prelude::*;
use qonun_citation::{Citation, Code, recognise, recognise_query};
use qonun_testkit::pieces::CITATIONS;

fn check(text: &str, found: &[Citation]) -> Result<(), TestCaseError> {
    check_places(text, found)?;
    let parts: Vec<Citation> = found.iter().cloned().flat_map(Citation::into_parts).collect();
    prop_assert!(parts.len() >= found.len());
    check_places(text, &parts)
}

fn check_places(text: &str, found: &[Citation]) -> Result<(), TestCaseError> {
    let mut last = 0;
    for citation in found {
        prop_assert!(citation.bytes.start < citation.bytes.end && last <= citation.bytes.start, "in order, no overlap");
        let slice = text.get(citation.bytes.clone());
        prop_assert!(slice.is_some(), "on character borders");
        prop_assert_eq!(citation.start, text[..citation.bytes.start].chars().count());
        prop_assert_eq!(citation.end - citation.start, slice.unwrap_or("").chars().count());
        prop_assert!(!citation.canonical.is_empty() && !citation.canonical.contains('\n'));
        prop_assert!(citation.act.is_some() || !citation.provisions.is_empty());
        last = citation.bytes.end;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn any_text_is_read(text in "\\PC{0,80}") {
        check(&text, &recognise(&text))?;
        check(&text, &recognise_query(&text))?;
        let _ = Code::of_title(&text);
    }

    #[test]
    fn any_mixture_of_pieces_is_read(pieces in prop::collection::vec(prop::sample::select(CITATIONS), 0..24)) {
        let text = pieces.concat();
        check(&text, &recognise(&text))?;
        check(&text, &recognise_query(&text))?;
        let _ = Code::of_title(&text);
    }

    #[test]
    fn a_citation_by_itself_is_read_as_in_its_text(pieces in prop::collection::vec(prop::sample::select(&CITATIONS[..40]), 1..10)) {
        let text = pieces.concat();
        prop_assert_eq!(recognise(&text), recognise(&text));
        // A preceding line changes places, not the citations found.
        let moved = format!("Қонун\n{text}");
        let shift = "Қонун\n".chars().count();
        let (plain, shifted) = (recognise(&text), recognise(&moved));
        prop_assert_eq!(plain.len(), shifted.len());
        for (a, b) in plain.iter().zip(&shifted) {
            prop_assert_eq!((a.start + shift, &a.canonical), (b.start, &b.canonical));
        }
    }
}

#[test]
fn long_texts_are_read() {
    // A unit test beside the counter checks that steps grow linearly. A quadratic cost outside the counter would make
    // this test run without end.
    let texts = [
        ("citations", "ЎРҚ-547 15-модда, ", 1_000_000),
        ("one long word", "қонун", 1_000_000),
        ("one line of lists", "15, 17–19, 20 va ", 200_000),
        ("digits", "1", 200_000),
        ("open quotation marks", "«О ", 200_000),
        ("straight marks", "\"О ", 200_000),
        ("kinds of acts", "приказ министра ", 200_000),
        ("dashes", "15-", 200_000),
        ("joined units", "п. 3 ч. 2 ст. 15 и ", 200_000),
        ("numbers with signs", "№ 443 ", 200_000),
        ("apostrophes", "oʻʻ", 200_000),
        ("joined numbers", "ст. 16/1^1 прим 1_1.1", 200_000),
        ("signs inside words", "ЗNоN", 200_000),
        ("letters for digits", "5О3РУ", 200_000),
    ];
    for (name, piece, bytes) in texts {
        let text = piece.repeat(bytes / piece.len());
        let found = recognise(&text);
        assert!(found.len() <= text.len() / 2, "{name}: {} citations", found.len());
    }
}
