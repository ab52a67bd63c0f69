//! `qonun demo`: creates, indexes and serves a law base.

use std::path::Path;

use clap::Args;
use qonun_index::Folder;

use super::{generate, ingest, serve};
use crate::{Outcome, progress};

/// The seed of the default law base.
const SEED: u64 = 1;

#[derive(Args)]
pub(crate) struct Options {
    /// Number of pages of the law base.
    #[arg(long, value_name = "NUMBER", default_value_t = 25_000)]
    documents: usize,
    #[command(flatten)]
    server: serve::ServerOptions,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<Outcome> {
    let mirror = Path::new("corpus").join("generated").join(options.documents.to_string());
    let index = Path::new("index").join(format!("demo-{}", options.documents));
    if Folder::new(&index).current()?.is_none() {
        if !mirror.join("complete").exists() {
            progress::say("No law base here yet: making one up.");
            // Files left by an interrupted run are useless.
            if mirror.exists() {
                std::fs::remove_dir_all(&mirror)?;
            }
            let summary = generate::write(&mirror, options.documents, SEED)?;
            std::fs::write(mirror.join("complete"), "This mirror was written to its end.\n")?;
            progress::say(&format!("{} pages of {} acts written to {}", summary.pages, summary.acts, mirror.display()));
        }
        progress::say("Indexing it.");
        ingest::ingest(&ingest::Task::new(std::slice::from_ref(&mirror), &index))?;
    }
    serve::serve(&options.server, &index, |address| {
        serve::announce(address);
        progress::say(&format!(
            "\nThree things to try:\n  http://{address}/search?q=mehnat+taʼtili\n  http://{address}/search?q=договор+аренды\n  http://{address}/api/v1/search?q=soliq\n"
        ));
    })
}
