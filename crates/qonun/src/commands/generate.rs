//! `qonun generate`: writes an invented law base.

use std::path::{Path, PathBuf};

use clap::Args;
use qonun_sample::{Summary, generate};

use crate::{Outcome, progress};

#[derive(Args)]
pub(crate) struct Options {
    /// The mirror folder to write.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Minimum number of pages.
    #[arg(long, default_value_t = 25_000)]
    documents: usize,
    /// Seed of the random numbers: the same seed and number of documents produce the same bytes.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<Outcome> {
    let started = std::time::Instant::now();
    let summary = write(&options.out, options.documents, options.seed)?;
    let seconds = (started.elapsed().as_secs_f64() * 100.0).round() / 100.0;
    let json = serde_json::json!({
        "documents": summary.pages, "acts": summary.acts, "bytes": summary.bytes, "seconds": seconds,
    });
    progress::print(&json.to_string())?;
    Ok(Outcome::Done)
}

/// Writes a law base with a progress bar.
pub(crate) fn write(out: &Path, documents: usize, seed: u64) -> anyhow::Result<Summary> {
    let bar = progress::bar("writing a law base", documents);
    let options = qonun_sample::Options { out: out.to_owned(), documents, seed };
    let summary = generate(&options, &|done, of| {
        bar.set_length(of as u64);
        bar.set_position(done as u64);
    })?;
    bar.finish_and_clear();
    Ok(summary)
}
