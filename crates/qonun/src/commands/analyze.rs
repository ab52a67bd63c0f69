//! `qonun analyze`: words in, keys out.

use std::io::{BufRead, BufWriter, Write};

use clap::Args;
use qonun_analysis::{Analyzer, Language, words};

use crate::Outcome;

#[derive(Args)]
pub(crate) struct Options {
    /// Language of the words.
    #[arg(long, value_parser = ["uz", "ru", "en"])]
    lang: String,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<Outcome> {
    let language = match options.lang.as_str() {
        "ru" => Language::Russian,
        "en" => Language::English,
        _ => Language::Uzbek,
    };
    let analyzer = Analyzer::new()?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        // A line may hold what is several words to the analyzer (`5-moddasi`): its keys then stand one after another.
        let mut keys: Vec<String> = Vec::new();
        for word in words(&line, language) {
            keys.extend(analyzer.keys(&line[word.range], language).stems);
        }
        writeln!(out, "{line}\t{}", keys.join(" "))?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}
