//! What a generation says of itself: its manifest and the checksums of its files.

use std::path::Path;

use serde::Deserialize;

use crate::checksum::Checksums;
use crate::disk::{self, Disk};
use crate::manifest::{FORMAT, Manifest};
use crate::{IndexError, files};

/// The manifest of a generation and the checksums of its files. A manifest of another format is told as that, whatever
/// became of the checksums: they too may have been written otherwise.
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

/// Compares every file of the generation at a path with its checksum.
pub(crate) fn verify(disk: &dyn Disk, path: &Path) -> Result<(), IndexError> {
    described(disk, path)?.1.verify_all(disk, path)
}
