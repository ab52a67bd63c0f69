//! The tables of `tests/uzbek/*.md`: words with their pieces and keys, and words that must stay apart.

// A test may unwrap: its panic is its report.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use qonun_analysis::uzbek::Morphology;

/// The cells of the rows of all tables under a header with these titles, with the file they stand in.
fn rows(titles: &[&str]) -> Vec<(String, Vec<String>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/uzbek");
    let mut rows = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut wanted = false;
        for line in fs::read_to_string(&path).unwrap().lines() {
            if !line.starts_with('|') {
                wanted = false;
                continue;
            }
            let cells: Vec<String> = line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
            if cells == titles {
                wanted = true;
            } else if wanted && !line.starts_with("|--") {
                rows.push((file.clone(), cells));
            }
        }
    }
    rows
}

#[test]
fn words_have_the_pieces_and_keys_of_the_tables() {
    let morphology = Morphology::new().unwrap();
    let rows = rows(&["word", "pieces", "key"]);
    assert!(rows.len() > 100, "the tables were not found");
    let mut wrong = Vec::new();
    for (file, cells) in rows {
        let [word, pieces, key] = &cells[..] else { panic!("{file}: a row of {} cells", cells.len()) };
        let analyses = morphology.analyses(word);
        let found = analyses.iter().any(|analysis| {
            let segments: Vec<&str> = analysis.segments.iter().map(|(piece, _)| piece.as_str()).collect();
            segments.join(" ") == *pieces && analysis.key == *key
        });
        if !found || !morphology.keys(word).contains(key) {
            wrong.push(format!("{file}: {word}: wanted {pieces} = {key}, got {analyses:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn look_alikes_share_no_key() {
    let morphology = Morphology::new().unwrap();
    let rows = rows(&["word", "not the same as"]);
    assert!(rows.len() > 20, "the table was not found");
    for (file, cells) in rows {
        let keys = morphology.keys(&cells[0]);
        let others = morphology.keys(&cells[1]);
        assert!(keys.iter().all(|key| !others.contains(key)), "{file}: {cells:?}: {keys:?} and {others:?}");
    }
}
