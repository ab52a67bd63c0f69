//! Reads the gold data, which is not part of this repository.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;

use crate::conflation::Labels;

/// Returns the folder of shared data: the environment variable QONUN_SHARED, otherwise `shared` beside the repository.
pub(crate) fn shared_folder() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var_os("QONUN_SHARED").map_or_else(beside, PathBuf::from);
    folder.join("uzbek").is_dir().then_some(folder)
}

/// Returns the rows of a table without its head; tabs separate cells.
pub(crate) fn rows(file: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// Reads forms and their lemmas from tables with the columns form, lemma, part of speech and more; `form` is the index
/// of the form's column. The infinitive ending of verbs is dropped.
pub(crate) fn lemmas(folder: &Path, files: &[&str], form: usize) -> Labels {
    let mut gold = Labels::new();
    for row in files.iter().flat_map(|file| rows(&folder.join(file))) {
        let (Some(form), [_, lemma, part, ..]) = (row.get(form), &row[..]) else { continue };
        let lemma = if matches!(part.as_str(), "VERB" | "AUX") { without_infinitive(lemma) } else { lemma };
        gold.entry(form.clone()).or_default().insert(lemma.to_owned());
    }
    gold
}

fn without_infinitive(lemma: &str) -> &str {
    lemma.strip_suffix("moq").filter(|_| lemma.len() > 5).unwrap_or(lemma)
}

/// A word in both alphabets, and its number of occurrences in the parallel texts; 0 for a loan word of the list.
pub(crate) struct Pair {
    pub(crate) cyrillic: String,
    pub(crate) latin: String,
    pub(crate) count: u64,
}

/// Reads the word pairs of both alphabets.
pub(crate) fn pairs(folder: &Path) -> Vec<Pair> {
    let pair = |row: Vec<String>| {
        let mut cells = row.into_iter();
        Some(Pair { cyrillic: cells.next()?, latin: cells.next()?, count: cells.next()?.parse().ok()? })
    };
    rows(&folder.join("translit_pairs.tsv")).into_iter().filter_map(pair).collect()
}

/// Returns all compressed texts of a folder, one after another.
pub(crate) fn running_text(folder: &Path) -> io::Result<String> {
    let mut files: Vec<PathBuf> = folder.read_dir()?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "gz"));
    files.sort();
    let mut text = String::new();
    for file in files {
        GzDecoder::new(File::open(file)?).read_to_string(&mut text)?;
    }
    Ok(text)
}
