//! What the benches share: finding an index, choosing queries from it, percentiles.
//!
//! Invariant: a bench measures and prints; it never decides whether a test passes.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::Context;
use qonun_index::{Folder, Generation, language_of};
use qonun_law::Lang;

/// The index folder to measure on: `QONUN_INDEX`, or the one that `qonun demo` makes.
///
/// # Errors
/// When there is none.
pub fn index_folder() -> anyhow::Result<Folder> {
    let given = std::env::var_os("QONUN_INDEX").map(PathBuf::from);
    let demo = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../index/demo-25000"));
    let folder = Folder::new(given.unwrap_or(demo));
    folder.current()?.context("no index: run `cargo run --release` once, or set QONUN_INDEX")?;
    Ok(folder)
}

/// A class of queries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Two to four words of one provision: all must be found.
    Words,
    /// Eight to ten words of one provision, one of them misspelt: relaxed, like a question.
    Question,
    /// Two words that follow one another, in quotation marks.
    Phrase,
    /// The first words of a title.
    Title,
    /// Two words of one sentence: `a /s b`.
    Sentence,
    /// Two words near each other: `a /5 b`.
    Near,
}

impl Class {
    /// All classes.
    pub const ALL: [Self; 6] = [Self::Words, Self::Question, Self::Phrase, Self::Title, Self::Sentence, Self::Near];

    /// Its name in tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Question => "question",
            Self::Phrase => "phrase",
            Self::Title => "title",
            Self::Sentence => "sentence",
            Self::Near => "near",
        }
    }
}

/// Chooses queries of a class from the texts of a generation; always the same ones.
///
/// # Errors
/// When the generation cannot be read.
pub fn queries(generation: &Generation, class: Class, count: usize) -> anyhow::Result<Vec<String>> {
    let tables = generation.tables();
    let mut out = Vec::with_capacity(count);
    let mut state = 0x9e37_79b9_u64 + class as u64;
    let mut tries = 0;
    while out.len() < count && tries < count * 50 {
        tries += 1;
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let place = (state >> 33) as usize;
        let text = &tables.texts[place % tables.texts.len()];
        if text.records.is_empty() {
            continue;
        }
        let source = if class == Class::Title {
            text.title.clone()
        } else {
            let record = text.records.start + (place as u32 / 7) % (text.records.end - text.records.start);
            generation.record_texts(&[record])?.concat()
        };
        out.extend(query(&source, text.lang, class, place));
    }
    Ok(out)
}

fn query(source: &str, lang: Lang, class: Class, place: usize) -> Option<String> {
    let words: Vec<&str> =
        qonun_analysis::words(source, language_of(lang)).map(|word| &source[word.range]).take(200).collect();
    let long = |word: &&&str| word.chars().count() > 3 && word.chars().all(char::is_alphabetic);
    let from = place % words.len().max(1);
    let plain: Vec<&str> = words[from.min(words.len())..].iter().filter(long).copied().collect();
    Some(match class {
        Class::Words => plain.get(..2 + place % 3)?.join(" "),
        Class::Question => {
            let mut chosen: Vec<String> = plain.get(..8 + place % 3)?.iter().map(|&word| word.to_owned()).collect();
            chosen[place % 8].push_str("zqx");
            chosen.join(" ")
        }
        Class::Phrase => {
            let pair = words.windows(2).skip(from).find(|pair| pair.iter().all(|word| long(&word)))?;
            format!("\"{}\"", pair.join(" "))
        }
        Class::Title => words.get(..words.len().min(6))?.join(" "),
        Class::Sentence => format!("{} /s {}", plain.first()?, plain.get(2)?),
        Class::Near => format!("{} /5 {}", plain.first()?, plain.get(1)?),
    })
}

/// The smallest of three times of a task, after one run to warm up.
pub fn best_of_three(mut task: impl FnMut()) -> Duration {
    task();
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let started = Instant::now();
        task();
        best = best.min(started.elapsed());
    }
    best
}

/// The value below which a share of the times lies, in milliseconds.
#[must_use]
pub fn percentile(times: &mut [Duration], share: f64) -> f64 {
    times.sort_unstable();
    let place = ((times.len() as f64 * share).ceil() as usize).clamp(1, times.len().max(1)) - 1;
    times.get(place).map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
}
