//! The description of a generation: its manifest and the checksums of its files.

use std::path::Path;

use serde::Deserialize;

use crate::checksum::Checksums;
use crate::disk::{self, Disk};
use crate::manifest::{FORMAT, Manifest};
use crate::{IndexError, files};

/// Reads the manifest of a generation and the checksums of its files. A manifest of another format is reported as such,
/// whatever the checksums are: their format may differ too.
pub(crate) fn described(disk: &dyn Disk, path: &Path) -> Result<(Manifest, Checksums), IndexError> {
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let file = path.join(files::MANIFEST);
    let sums = Checksums::read(disk, path);
    let bytes = match &sums {
        Ok(sums) => sums.bytes(disk, path, files::MANIFEST)?,
        Err(_) => disk::read(disk, &file).map_err(IndexError::io(&file))?,
    };
    let damaged = |error: serde_json::Error| IndexError::damaged(&file, error.to_string());
    let Format { format } = serde_json::from_slice(&bytes).map_err(damaged)?;
    if format != FORMAT {
        return Err(IndexError::Format { path: path.to_owned(), found: format, wanted: FORMAT });
    }
    let sums = sums?;
    Ok((serde_json::from_slice(&bytes).map_err(damaged)?, sums))
}

/// Compares every file of the generation at `path` with its checksum.
pub(crate) fn verify(disk: &dyn Disk, path: &Path) -> Result<(), IndexError> {
    described(disk, path)?.1.verify_all(disk, path)
}
