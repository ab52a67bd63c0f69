//! The sources of a generation.

use serde::{Deserialize, Serialize};

/// Version of the file formats of a generation. A change of any of them, or of the analysis, raises it.
pub(crate) const FORMAT: u32 = 15;

/// A file of a mirror, as it was when the generation was built.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// The identity of the file, independent of its folder: `-4396428`, `4396428@2020-01-01`, `4396428.card`,
    /// `4396428.doc`.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// Time of change, in nanoseconds since 1970.
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
    /// Number of texts in all languages, without old editions.
    pub documents: usize,
    /// Number of texts of other editions than the current one.
    #[serde(default)]
    pub editions: usize,
    /// Number of texts whose files contain no document.
    #[serde(default)]
    pub refused: usize,
    /// Number of acts.
    pub acts: usize,
    /// Number of provisions of all texts.
    pub provisions: usize,
    /// Number of reported problems.
    pub problems: usize,
    /// The files, sorted by name.
    pub sources: Vec<SourceFile>,
}
