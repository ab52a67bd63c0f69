//! Exports: all texts of a law base as a folder of files, to be kept, read by other programs, and ingested again.
//!
//! An export contains `manifest.json` ([`Manifest`]), which names every other file with its SHA-256. [`Writer`] writes
//! one: a run that is killed goes on where it was. [`Export`] reads one back: every file is compared with its digest
//! first, and a damaged one is a problem with its name.
//!
//! | file | is |
//! |--|--|
//! | `manifest.json` | what the export contains; written last, so a folder without it is not an export |
//! | `texts-00001.jsonl`… | JSON lines, one text a line (see `formats`) |
//! | `428/-4396428.xml`, `428/4396428@2021-03-01.xml` | Akoma Ntoso, one text a file, in folders by the end of the id |
//! | `export.part`, `file.part` | the state of an unfinished export |
//!
//! Invariant: this crate knows documents and files. It must not know the index, queries or the pages of a mirror.

mod error;
mod manifest;
mod progress;
mod read;
mod scan;
mod write;

pub use error::ExportError;
pub use manifest::{Counts, Encoding, ExportedFile, FORMAT, Manifest};
pub use read::{Export, Exported};
pub use write::{Begun, Plan, Rendered, Writer};
