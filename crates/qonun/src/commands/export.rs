//! `qonun export`: writes all texts of an index as a folder of files.

use std::path::PathBuf;
use std::time::Instant;

use clap::{Args, ValueEnum};
use qonun_export::{Begun, Counts, Encoding, Manifest, Plan, Rendered, Writer};
use qonun_formats::{About, Edition};
use qonun_index::{EditionEntry, Folder, Generation, Tables, TextEntry};
use qonun_law::{Date, DocId, Document, EditionStamp, Editions};
use rayon::prelude::*;

use crate::{Outcome, progress};

/// Number of texts in memory at the same time.
const BATCH: usize = 64;

#[derive(Args)]
pub(crate) struct Options {
    /// The folder of the export: empty, or with an earlier or an unfinished export.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The index folder.
    #[arg(long, value_name = "DIR")]
    index: PathBuf,
    /// How texts are written: JSON lines, or Akoma Ntoso with one file a text.
    #[arg(long, value_enum, default_value = "jsonl")]
    format: Chosen,
    /// Length in bytes at which a file of JSON lines is closed.
    #[arg(long, value_name = "BYTES", value_parser = clap::value_parser!(u64).range(1..=1 << 40))]
    shard_bytes: Option<u64>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Chosen {
    Jsonl,
    Akn,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<Outcome> {
    let started = Instant::now();
    let generation = Generation::open_current(&Folder::new(&options.index))?;
    let tables = generation.tables();
    let plan = Plan {
        encoding: match options.format {
            Chosen::Jsonl => Encoding::JsonLines,
            Chosen::Akn => Encoding::Akn,
        },
        generation: generation.name().to_owned(),
        on: qonun_query::today(),
        counts: counts(tables),
        shard: options.shard_bytes,
    };
    let (manifest, before) = match Writer::begin(&options.folder, plan.clone())? {
        Begun::Finished(manifest) => {
            let before = texts_of(&manifest);
            (manifest, before)
        }
        Begun::Open(writer) => {
            let before = writer.done();
            (write_all(&generation, *writer, plan.encoding)?, before)
        }
    };
    let seconds = (started.elapsed().as_secs_f64() * 100.0).round() / 100.0;
    progress::print(&summary(&manifest, before, seconds))?;
    Ok(Outcome::Done)
}

fn texts_of(manifest: &Manifest) -> u64 {
    manifest.files.iter().map(|file| file.texts).sum()
}

/// Formats the last line: `unchanged` counts the texts that an earlier run has written.
fn summary(manifest: &Manifest, unchanged: u64, seconds: f64) -> String {
    let Counts { acts, documents, editions, provisions } = manifest.counts;
    serde_json::json!({
        "documents": documents,
        "editions": editions,
        "acts": acts,
        "provisions": provisions,
        "unchanged": unchanged,
        "files": manifest.files.len(),
        "bytes": manifest.bytes,
        "seconds": seconds,
        "generation": manifest.generation,
    })
    .to_string()
}

fn counts(tables: &Tables) -> Counts {
    Counts {
        acts: tables.acts.len() as u64,
        documents: tables.texts.len() as u64,
        editions: tables.editions.len() as u64,
        provisions: tables.records.len() as u64,
    }
}

/// A text to export.
#[derive(Clone, Copy)]
enum Stored<'g> {
    Current(&'g TextEntry),
    Edition(&'g EditionEntry),
}

impl Stored<'_> {
    /// The order of an export: by id, the current text first.
    const fn key(self) -> (DocId, Option<EditionStamp>) {
        match self {
            Self::Current(text) => (text.id, None),
            Self::Edition(edition) => (edition.id, Some(edition.stamp)),
        }
    }

    fn read(self, generation: &Generation) -> anyhow::Result<Document> {
        Ok(match self {
            Self::Current(text) => generation.document(text)?,
            Self::Edition(edition) => generation.edition(edition)?,
        })
    }
}

/// Writes all texts that are not written yet. A batch is rendered on all threads, and written by one.
fn write_all(generation: &Generation, mut writer: Writer, encoding: Encoding) -> anyhow::Result<Manifest> {
    let tables = generation.tables();
    let current = tables.texts.iter().map(Stored::Current);
    let mut texts: Vec<Stored<'_>> = current.chain(tables.editions.iter().map(Stored::Edition)).collect();
    texts.sort_by_key(|text| text.key());
    let (on, done) = (writer.on(), usize::try_from(writer.done())?);
    let bar = progress::bar("writing texts", texts.len());
    for (place, batch) in texts.get(done..).unwrap_or_default().chunks(BATCH).enumerate() {
        let render = |text: &Stored<'_>| -> anyhow::Result<Rendered> {
            let document = text.read(generation)?;
            Ok(Rendered::new(&document, &about(tables, &document, on), encoding)?)
        };
        let rendered: Vec<Rendered> = batch.par_iter().map(render).collect::<anyhow::Result<_>>()?;
        rendered.iter().try_for_each(|text| writer.add(text))?;
        bar.set_position((done + (place + 1) * BATCH) as u64);
    }
    bar.finish_and_clear();
    Ok(writer.finish()?)
}

/// Returns what an export says of a text besides its own words.
fn about(tables: &Tables, document: &Document, on: Date) -> About {
    let source = format!("https://lex.uz/docs/{}", document.id);
    let unknown = || qonun_law::ActId(String::new());
    let Some(place) = tables.text_of_document(document.id) else {
        let status = document.status_on(on);
        return About { act: unknown(), status, edition: None, source, retrieved: None, state: Vec::new() };
    };
    let text = &tables.texts[place as usize];
    let act = &tables.acts[text.act as usize];
    let kept = tables.editions_of(document.id).iter().map(|edition| edition.stamp);
    let stamps = text.editions.iter().copied().chain(kept).chain(text.edition);
    let known = Editions::new(stamps, act.in_force_from.or(act.adopted), act.repealed_on);
    let own = document.edition.or(text.edition).or_else(|| known.current(on));
    let edition = own.map(|stamp| known.span(stamp)).map(|span| Edition { from: span.from, to: span.to, by: None });
    About { act: act.id.clone(), status: act.status_on(on), edition, source, retrieved: None, state: Vec::new() }
}
