//! What a generation learnt from its own law base: frozen with it, since queries must be read as the texts were.

use std::path::Path;
use std::str::FromStr;

use qonun_analysis::uzbek::{LearntRoots, LexiconError};
use qonun_analysis::{Analyzer, WordPairs};

use crate::IndexError;
use crate::checksum::Checksums;
use crate::disk::Disk;
use crate::files;

/// What a law base taught.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Learnt {
    /// Roots of Uzbek words that the written lexicon does not know.
    pub roots: LearntRoots,
    /// Words of two languages that stand for the same thing.
    pub pairs: WordPairs,
}

impl Learnt {
    /// Reads what the generation at a path learnt.
    pub(crate) fn read(disk: &dyn Disk, path: &Path, sums: &Checksums) -> Result<Self, IndexError> {
        Ok(Self { roots: read(disk, path, files::ROOTS, sums)?, pairs: read(disk, path, files::PAIRS, sums)? })
    }

    /// Its files: their names and what stands in them.
    pub(crate) fn files(&self) -> [(&'static str, String); 2] {
        [(files::ROOTS, self.roots.to_string()), (files::PAIRS, self.pairs.to_string())]
    }

    /// The analyzer of the generation.
    ///
    /// # Errors
    /// When the lexicon cannot be compiled.
    pub fn analyzer(&self) -> Result<Analyzer, IndexError> {
        Ok(Analyzer::with_learnt_roots(&self.roots)?)
    }
}

fn read<T: FromStr<Err = LexiconError>>(
    disk: &dyn Disk,
    path: &Path,
    name: &str,
    sums: &Checksums,
) -> Result<T, IndexError> {
    let damaged = |what: String| IndexError::damaged(&path.join(name), what);
    let text = String::from_utf8(sums.bytes(disk, path, name)?).map_err(|error| damaged(error.to_string()))?;
    text.parse().map_err(|error: LexiconError| damaged(error.to_string()))
}
