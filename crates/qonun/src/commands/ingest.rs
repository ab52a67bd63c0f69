//! `qonun ingest`: reads mirror folders and exports, writes a generation of the index.

mod before;
mod inputs;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use anyhow::Context;
use clap::{Args, value_parser};
use qonun_index::{ActPlan, BuildSummary, Builder, DocumentPacker, Folder, PackedDocument, SourceFile, Unread};
use qonun_ingest::{ActTexts, ReportSummary, Room, Source, texts_by_act};
use qonun_law::{DocId, Document, Problem, ProblemCode};
use rayon::prelude::*;

use crate::{Outcome, progress};
use before::Before;
use inputs::{Input, Inputs};

/// Number of texts on which the compression dictionary is trained.
const SAMPLE: usize = 240;

#[derive(Args)]
pub(crate) struct Options {
    /// Mirror folders, and folders with an export (`qonun export`).
    #[arg(required = true, value_name = "DIR")]
    dirs: Vec<PathBuf>,
    /// The index folder.
    #[arg(long, value_name = "DIR")]
    index: PathBuf,
    /// File for the problems of the input files: one JSON object per line.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Number of threads, at most 256; by default the number of processors.
    #[arg(long, value_name = "NUMBER", value_parser = value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// Remove documents whose files are no longer in the folders.
    #[arg(long)]
    prune: bool,
    /// Write a new generation even if nothing has changed.
    #[arg(long)]
    force: bool,
    /// Read the targets of symbolic links in the folders, wherever they are.
    #[arg(long)]
    follow_links: bool,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<Outcome> {
    let summary = ingest(&Task {
        dirs: &options.dirs,
        index: &options.index,
        report: options.report.as_deref(),
        jobs: options.jobs.map_or_else(available_threads, usize::from),
        prune: options.prune,
        force: options.force,
        follow_links: options.follow_links,
    })?;
    progress::print(&summary.to_json())?;
    Ok(if summary.problems > 0 { Outcome::WithProblems } else { Outcome::Done })
}

fn available_threads() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// The input of an ingest.
pub(crate) struct Task<'a> {
    dirs: &'a [PathBuf],
    index: &'a Path,
    report: Option<&'a Path>,
    jobs: usize,
    prune: bool,
    force: bool,
    follow_links: bool,
}

impl<'a> Task<'a> {
    /// Creates the default task: updates an index.
    pub(crate) fn new(dirs: &'a [PathBuf], index: &'a Path) -> Self {
        Self { dirs, index, report: None, jobs: available_threads(), prune: false, force: false, follow_links: false }
    }
}

/// The result of an ingest.
pub(crate) struct Summary {
    build: BuildSummary,
    unchanged: bool,
    counts: Counts,
    problems: usize,
    seconds: f64,
}

/// Counts of files and texts: `documents + editions + refused + beside = files + kept`. A text of an export counts as a
/// file.
#[derive(Clone, Copy)]
struct Counts {
    files: usize,
    /// Texts of other editions than the current one.
    editions: usize,
    /// Texts whose files contain no document.
    refused: usize,
    /// Files beside another file of the same text: cards, exports, copies of a page.
    beside: usize,
    /// Texts of the previous generation whose files are gone.
    kept: usize,
    /// Files that do not belong to a mirror.
    ignored: usize,
}

impl Counts {
    fn new(inputs: &Inputs, build: &BuildSummary, refused: usize) -> Self {
        let (texts, read) = (build.documents + build.editions + refused, inputs.texts().len());
        Self {
            files: inputs.files(),
            editions: build.editions,
            refused,
            beside: inputs.files() - read,
            kept: texts.saturating_sub(read),
            ignored: inputs.ignored(),
        }
    }
}

impl Summary {
    fn to_json(&self) -> String {
        let documents = self.build.documents;
        serde_json::json!({
            "documents": documents,
            "acts": self.build.acts,
            "provisions": self.build.provisions,
            "unchanged": if self.unchanged { documents } else { 0 },
            "problems": self.problems,
            "bytes": self.build.bytes,
            "seconds": (self.seconds * 100.0).round() / 100.0,
            "generation": self.build.generation,
            "files": self.counts.files,
            "editions": self.counts.editions,
            "refused": self.counts.refused,
            "beside": self.counts.beside,
            "kept": self.counts.kept,
            "ignored": self.counts.ignored,
        })
        .to_string()
    }
}

/// A text that waits to be written.
struct Packed {
    document: Option<PackedDocument>,
    /// True if one of its files could not be read, so that its contents are unknown.
    unread: bool,
    problems: Vec<(String, Problem)>,
    sources: Vec<SourceFile>,
}

/// Reads a sample of texts, evenly spread over the inputs.
fn sample(inputs: &Inputs, room: &Room) -> Vec<Document> {
    let step = (inputs.texts().len() / SAMPLE).max(1);
    let chosen: Vec<&Input> = inputs.texts().iter().step_by(step).collect();
    chosen.into_par_iter().filter_map(|text| inputs.read(text, room).document).collect()
}

/// Updates an index from mirror folders and exports.
pub(crate) fn ingest(task: &Task<'_>) -> anyhow::Result<Summary> {
    let started = Instant::now();
    let inputs = Inputs::list(task.dirs, task.follow_links)?;
    let folder = Folder::new(task.index);
    let lock = folder.lock()?;
    task.report.map(reachable).transpose()?;
    // A file that cannot be seen is not known to be gone.
    let prune = task.prune && inputs.unread.is_empty();
    if task.prune && !prune {
        progress::say("not everything in the folders can be read: nothing is forgotten");
    }
    let before = Before::open(&folder, task.force)?;
    if !task.force
        && let Some(build) = before.unchanged(&inputs, prune)
    {
        let counts = Counts::new(&inputs, &build.0, build.1);
        for (path, problem) in &inputs.unread {
            progress::say(&format!("{}: {}", path.display(), problem.message));
        }
        let seconds = started.elapsed().as_secs_f64();
        return Ok(Summary { build: build.0, unchanged: true, counts, problems: inputs.unread.len(), seconds });
    }
    let room = Room::default();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(task.jobs).build()?;
    let builder = Builder::new(folder.clone(), &lock, &pool.install(|| sample(&inputs, &room)), task.jobs);
    let mut packed = pool.install(|| pack_all(&inputs, &builder, &room))?;
    if !prune {
        packed.extend(before.kept(&folder, &packed, &builder)?);
    }
    let Gathered { documents, mut problems, sources, refused } = Gathered::of(packed, &inputs);
    let acts = plans(documents);
    let bar = progress::bar("indexing acts", acts.len());
    let unread = Unread { refused, problems: problems.len() };
    let build = builder.finish(acts, sources, unread, &|done| bar.set_position(done as u64))?;
    bar.finish_and_clear();
    problems.extend(build.unanalysed.iter().map(|(id, place)| unanalysed(&inputs, *id, place)));
    let counts = Counts::new(&inputs, &build, refused);
    if let Some(path) = task.report {
        let Counts { files, refused, ignored, .. } = counts;
        write_report(path, &problems, ReportSummary { files, documents: build.documents, refused, ignored })?;
    }
    let seconds = started.elapsed().as_secs_f64();
    Ok(Summary { build, unchanged: false, counts, problems: problems.len(), seconds })
}

/// All texts of a run.
struct Gathered {
    documents: Vec<PackedDocument>,
    problems: Vec<(String, Problem)>,
    sources: Vec<SourceFile>,
    /// Texts whose files contain no document.
    refused: usize,
}

impl Gathered {
    fn of(packed: Vec<Packed>, inputs: &Inputs) -> Self {
        let problems = inputs.problems().collect();
        let mut all = Self { documents: Vec::new(), problems, sources: Vec::new(), refused: 0 };
        for mut text in packed {
            all.problems.append(&mut text.problems);
            all.sources.append(&mut text.sources);
            match text.document {
                Some(document) => all.documents.push(document),
                None => all.refused += 1,
            }
        }
        all
    }
}

/// Returns the problem of a text whose analysis failed.
fn unanalysed(inputs: &Inputs, id: DocId, place: &str) -> (String, Problem) {
    let file = inputs.file_of(id).map_or_else(|| format!("document {id}"), |file| file.display().to_string());
    let message = "the program failed at its words: it is shown and cannot be found".to_owned();
    (file, Problem { code: ProblemCode::Fault, block: Some(place.to_owned()), message })
}

/// Checks that a report can be written to `path`. This runs before hours of work; an existing file is left unchanged
/// until the report is written.
fn reachable(path: &Path) -> anyhow::Result<()> {
    let opened = std::fs::File::options().append(true).create(true).open(path);
    opened.map(drop).with_context(|| format!("cannot write {}", path.display()))
}

fn write_report(path: &Path, problems: &[(String, Problem)], counts: ReportSummary) -> anyhow::Result<()> {
    let file = std::fs::File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
    let mut out = std::io::BufWriter::new(file);
    let named = problems.iter().map(|(file, problem)| (file.as_str(), problem));
    let written = qonun_ingest::write_report(&mut out, named, counts).and_then(|()| out.flush());
    written.with_context(|| format!("cannot write {}", path.display()))
}

/// Reads and compresses every text.
fn pack_all(inputs: &Inputs, builder: &Builder<'_>, room: &Room) -> anyhow::Result<Vec<Packed>> {
    let bar = progress::bar("reading texts", inputs.texts().len());
    let done = AtomicUsize::new(0);
    let pack =
        |packer: &mut Result<DocumentPacker<'_>, qonun_index::IndexError>, text: &Input| -> anyhow::Result<Packed> {
            let Ok(packer) = packer else {
                anyhow::bail!("the compressor cannot be made");
            };
            let read = inputs.read(text, room);
            let document = read.document.map(|document| packer.pack(document)).transpose()?;
            bar.set_position(done.fetch_add(1, Ordering::Relaxed) as u64);
            let sources = read.sources.into_iter().map(source_file).collect();
            Ok(Packed { document, unread: read.unread, problems: read.problems, sources })
        };
    let packed = inputs.texts().par_iter().map_init(|| builder.packer(), pack).collect();
    bar.finish_and_clear();
    packed
}

/// Converts a source to its form in the manifest of a generation.
fn source_file(source: Source) -> SourceFile {
    let Source { name, size, modified, hash } = source;
    SourceFile { name, size, modified, hash }
}

/// Groups texts into the acts to be written.
fn plans(documents: Vec<PackedDocument>) -> Vec<ActPlan> {
    let acts = texts_by_act(documents, |document| &document.head);
    acts.into_iter().map(|ActTexts { id, texts, editions }| ActPlan { id, texts, editions }).collect()
}
