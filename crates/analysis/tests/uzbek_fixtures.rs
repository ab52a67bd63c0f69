//! The tables of `tests/uzbek/*.md`: words with their pieces and keys, and words that must not be merged.

// A test may unwrap: its panic is its report.
#![allow(clippy::unwrap_used)]

use qonun_analysis::uzbek::Morphology;
use qonun_testkit::{Row, Tables};

/// The tables of Uzbek words.
const TABLES: [(&str, &str); 4] = [
    ("nouns.md", include_str!("uzbek/nouns.md")),
    ("verbs.md", include_str!("uzbek/verbs.md")),
    ("spelling.md", include_str!("uzbek/spelling.md")),
    ("lookalikes.md", include_str!("uzbek/lookalikes.md")),
];

/// Returns the rows of all tables with a given head.
fn rows<const N: usize>(head: [&str; N]) -> Vec<Row<N>> {
    let tables = |(name, text): (&str, &str)| Tables::new(file!(), &format!("uzbek/{name}"), text);
    TABLES.into_iter().flat_map(|file| tables(file).rows_below(head, 0)).collect()
}

#[test]
fn words_have_the_pieces_and_keys_of_the_tables() {
    let morphology = Morphology::new().unwrap();
    let rows = rows(["word", "pieces", "key"]);
    assert!(rows.len() > 100, "the tables were not found");
    let mut wrong = Vec::new();
    for row in rows {
        let [word, pieces, key] = row.cells();
        let analyses = morphology.analyses(word);
        let found = analyses.iter().any(|analysis| {
            let segments: Vec<&str> = analysis.segments.iter().map(|(piece, _)| piece.as_str()).collect();
            segments.join(" ") == pieces && analysis.key == key
        });
        if !found || !morphology.keys(word).iter().any(|found| found == key) {
            wrong.push(format!("{}: {word}: wanted {pieces} = {key}, got {analyses:?}", row.at));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn look_alikes_share_no_key() {
    let morphology = Morphology::new().unwrap();
    let rows = rows(["word", "not the same as"]);
    assert!(rows.len() > 20, "the table was not found");
    for row in rows {
        let [keys, others] = row.cells().map(|word| morphology.keys(word));
        assert!(keys.iter().all(|key| !others.contains(key)), "{}: {keys:?} and {others:?}", row.at);
    }
}
