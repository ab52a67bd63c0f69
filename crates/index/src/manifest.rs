//! What a generation was made from.

use serde::{Deserialize, Serialize};

/// Version of the files of a generation; a change of any of them, or of analysis, raises it.
pub(crate) const FORMAT: u32 = 8;

/// A file of a mirror as it was when the generation was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// What the file is, apart from where it lies: `-4396428`, `4396428@2020-01-01`, `4396428.card`, `4396428.doc`.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Time of change, nanoseconds since 1970.
    pub modified: u64,
    /// Hash of the content.
    pub hash: u64,
}

/// Description of a generation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the format.
    pub format: u32,
    /// Name of the generation.
    pub generation: String,
    /// Texts in all languages, old editions left out.
    pub documents: usize,
    /// Texts of other than the current edition.
    #[serde(default)]
    pub editions: usize,
    /// Texts whose files gave no document.
    #[serde(default)]
    pub refused: usize,
    /// Acts.
    pub acts: usize,
    /// Provisions of all texts.
    pub provisions: usize,
    /// Problems that were reported.
    pub problems: usize,
    /// The files, sorted by name.
    pub sources: Vec<SourceFile>,
}
