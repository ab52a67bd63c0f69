//! What a generation learnt from its own law base. It is stored with the generation, because queries must be analysed
//! as the texts were.

use std::path::Path;
use std::str::FromStr;

use qonun_analysis::uzbek::{LearntRoots, LexiconError};
use qonun_analysis::{Analyzer, WordPairs};

use crate::IndexError;
use crate::checksum::Checksums;
use crate::disk::Disk;
use crate::files;

/// The words learnt from a law base.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Learnt {
    /// Roots of Uzbek words that are missing in the written lexicon.
    pub roots: LearntRoots,
    /// Words of two languages with the same meaning.
    pub pairs: WordPairs,
}

impl Learnt {
    /// Reads the learnt words of the generation at `path`.
    pub(crate) fn read(disk: &dyn Disk, path: &Path, sums: &Checksums) -> Result<Self, IndexError> {
        Ok(Self { roots: read(disk, path, files::ROOTS, sums)?, pairs: read(disk, path, files::PAIRS, sums)? })
    }

    /// Returns its files: names and contents.
    pub(crate) fn files(&self) -> [(&'static str, String); 2] {
        [(files::ROOTS, self.roots.to_string()), (files::PAIRS, self.pairs.to_string())]
    }

    /// Returns the analyzer of the generation.
    ///
    /// # Errors
    /// The lexicon cannot be compiled.
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
