//! What a generation learnt from its own law base: frozen with it, since queries must be read as the texts were.

use std::fs;
use std::path::Path;
use std::str::FromStr;

use qonun_analysis::uzbek::{LearntRoots, LexiconError};
use qonun_analysis::{Analyzer, WordPairs};

use crate::IndexError;
use crate::builder::{files, write_file};

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
    ///
    /// # Errors
    /// When a file cannot be read or is damaged.
    pub fn read(path: &Path) -> Result<Self, IndexError> {
        Ok(Self { roots: read(&path.join(files::ROOTS))?, pairs: read(&path.join(files::PAIRS))? })
    }

    pub(crate) fn write(&self, path: &Path) -> Result<(), IndexError> {
        write_file(&path.join(files::ROOTS), self.roots.to_string().as_bytes())?;
        write_file(&path.join(files::PAIRS), self.pairs.to_string().as_bytes())
    }

    /// The analyzer of the generation.
    ///
    /// # Errors
    /// When the lexicon cannot be compiled.
    pub fn analyzer(&self) -> Result<Analyzer, IndexError> {
        Ok(Analyzer::with_learnt_roots(&self.roots)?)
    }
}

fn read<T: FromStr<Err = LexiconError>>(file: &Path) -> Result<T, IndexError> {
    let text = fs::read_to_string(file).map_err(IndexError::io(file))?;
    text.parse().map_err(|error: LexiconError| IndexError::damaged(file, error.to_string()))
}
