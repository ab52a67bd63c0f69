//! An invented national law base, written as a mirror folder of lex.uz pages.
//!
//! A page is made in four steps. `plan` decides which acts exist and how they cite, amend and repeal each other.
//! `structure` gives each act its articles, points and annexes. `draft` writes an edition block by block, in all
//! languages at once, from the vocabulary (`lexicon`, files in `data/`). `page` puts the blocks of one language into
//! the page.
//!
//! Every act has its own random streams, seeded with the seed and the act's index: the same options produce the same
//! bytes, whatever the number of threads.
//!
//! Invariant: this crate does not know the parser that will read its pages, so that each can check the other.

mod act;
mod calendar;
mod card;
mod damage;
mod draft;
mod fillers;
mod lexicon;
mod page;
mod phrase;
mod plan;
mod reference;
mod rng;
mod russian;
mod script;
mod structure;
mod summary;
mod table;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use qonun_law::Lang;
use rayon::prelude::*;

use crate::act::Act;
use crate::lexicon::Lexicon;
use crate::page::View;
use crate::plan::LawBase;
use crate::rng::Rng;

pub use summary::Summary;

/// What to write, and to which folder.
#[derive(Clone, Debug)]
pub struct Options {
    /// The mirror folder; it is created if it does not exist, and must be empty if it does.
    pub out: PathBuf,
    /// Minimum number of pages.
    pub documents: usize,
    /// The same seed and number of pages produce the same bytes.
    pub seed: u64,
}

/// A reason why the law base could not be written.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// The folder contains files, which would mix with the new ones.
    #[error("the folder {} is not empty", .0.display())]
    NotEmpty(PathBuf),
    /// A file or folder could not be written.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// A vocabulary file is invalid.
    #[error("vocabulary file {file}, line {line}: {what}")]
    Vocabulary {
        /// Name of the file.
        file: &'static str,
        /// Line, counted from 1; 0 for the whole file.
        line: usize,
        /// What is wrong.
        what: String,
    },
    /// The vocabulary has no words for a text.
    #[error("the vocabulary has no words for {what}")]
    NoWords {
        /// The text that could not be written.
        what: String,
    },
}

/// Number of folders: pages are distributed by the last two figures of the id.
const SHARDS: i64 = 100;

/// Random stream for the look of a page.
const PAGE: u64 = 60;

/// Writes a mirror folder of an invented law base. `progress` is called with the number of written pages and the total.
///
/// # Errors
///
/// The folder is not empty or cannot be written.
pub fn generate(options: &Options, progress: &(dyn Fn(usize, usize) + Sync)) -> Result<Summary, SampleError> {
    let lexicon = Lexicon::load()?;
    prepare(&options.out)?;
    let base = LawBase::plan(&lexicon, options.documents, options.seed)?;
    let total: usize = base.acts.iter().map(pages_of).sum();
    let written = AtomicUsize::new(0);
    let one = |at: usize| {
        let summary = write_act(&lexicon, &base, at, &options.out)?;
        let before = written.fetch_add(summary.pages, Ordering::Relaxed);
        progress(before + summary.pages, total);
        Ok(summary)
    };
    // Codes are long and are adopted at any time: small jobs keep all threads busy to the end.
    (0..base.acts.len()).into_par_iter().with_max_len(4).map(one).try_reduce(Summary::default, |a, b| Ok(a.and(b)))
}

fn pages_of(act: &Act) -> usize {
    act.ids.iter().flatten().count() * (1 + act.edition_pages.len())
}

/// Creates the folder and its shards.
fn prepare(out: &Path) -> Result<(), SampleError> {
    let wrong = |path: &Path| {
        let path = path.to_owned();
        move |source| SampleError::Write { path, source }
    };
    fs::create_dir_all(out).map_err(wrong(out))?;
    if fs::read_dir(out).map_err(wrong(out))?.next().is_some() {
        return Err(SampleError::NotEmpty(out.to_owned()));
    }
    for shard in 0..SHARDS {
        let folder = out.join(format!("{shard:02}"));
        fs::create_dir(&folder).map_err(wrong(&folder))?;
    }
    Ok(())
}

fn write_act(lexicon: &Lexicon, base: &LawBase, at: usize, out: &Path) -> Result<Summary, SampleError> {
    let act = &base.acts[at];
    let mut summary = Summary { acts: 1, ..Summary::default() };
    summary.acts_by_type.insert(act.kind, 1);
    let current = act.current_edition();
    for edition in std::iter::once(current).chain(act.edition_pages.iter().copied()) {
        let blocks = draft::draft(lexicon, base, at, edition);
        for (lang, id) in act.ids.iter().enumerate().filter_map(|(lang, id)| Some((lang, (*id)?))) {
            let mut rng = Rng::new(&[base.seed, at as u64, lang as u64, edition as u64, PAGE]);
            let page = page::write(View { lexicon, act, lang, id, edition }, &blocks, &mut rng);
            let damage = act.damage[lang].filter(|_| edition == current);
            let bytes = match damage {
                Some(damage) => damage::spoil(&page, damage, &mut rng),
                None => page.into_bytes(),
            };
            let stamp = (edition != current).then(|| format!("@{}", act.editions[edition]));
            summary.bytes += write_file(out, id, &stamp.unwrap_or_default(), &bytes)?;
            summary.pages += 1;
            summary.damaged += usize::from(damage.is_some());
            summary.pdf_only += usize::from(act.pdf_only.is_some());
            summary.edition_pages += usize::from(edition != current);
            *summary.pages_by_language.entry(Lang::ALL[lang]).or_default() += 1;
        }
    }
    if act.has_card {
        for (lang, id) in act.ids.iter().enumerate().filter_map(|(lang, id)| Some((lang, (*id)?))) {
            summary.bytes += write_file(out, id, ".card", card::write(lexicon, act, lang).as_bytes())?;
            summary.cards += 1;
        }
    }
    Ok(summary)
}

/// Writes one file of a document into its shard. Returns its size in bytes.
fn write_file(out: &Path, id: i64, suffix: &str, bytes: &[u8]) -> Result<u64, SampleError> {
    let path = out.join(format!("{:02}/{id}{suffix}.html", id.abs() % SHARDS));
    fs::write(&path, bytes).map_err(|source| SampleError::Write { path, source })?;
    Ok(bytes.len() as u64)
}
