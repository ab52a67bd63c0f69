//! Reads every byte of an index and reports damage.

use std::path::PathBuf;

use rayon::prelude::*;

use crate::checksum::unseal;
use crate::description::described;
use crate::files;
use crate::{Folder, IndexError};

/// One damaged part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The file.
    pub file: PathBuf,
    /// The record in it, if known.
    pub record: Option<String>,
    /// What is wrong.
    pub message: String,
}

/// The result of a check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Names of the generations, the current one first.
    pub generations: Vec<String>,
    /// Generations of another format. Only the program version that wrote them can read them.
    pub foreign: Vec<String>,
    /// Number of files read.
    pub files: usize,
    /// The damage, in the order of the generations.
    pub damages: Vec<Damage>,
}

/// Checks all complete generations of a folder, and the pointer to the current one.
///
/// # Errors
/// There is no generation, the current one is of another format, or the folder cannot be listed. An unreadable file of
/// a generation is reported as damage.
pub fn check(folder: &Folder) -> Result<Checked, IndexError> {
    let mut checked = Checked::default();
    let mut names = folder.generations()?;
    match folder.current() {
        Ok(None) => return Err(IndexError::NoGeneration(folder.root().to_owned())),
        Ok(Some(current)) => {
            if let Err(error @ IndexError::Format { .. }) = folder.read_manifest(&current) {
                return Err(error);
            }
            names.retain(|name| *name != current);
            names.insert(0, current);
        }
        Err(error) => checked.damages.push(damage_of(error, folder.root().to_owned())),
    }
    for name in names {
        check_generation(folder, &name, &mut checked);
        checked.generations.push(name);
    }
    Ok(checked)
}

fn check_generation(folder: &Folder, name: &str, checked: &mut Checked) {
    let path = folder.path_of(name);
    let sums = match described(&**folder.disk(), &path) {
        Ok((_, sums)) => sums,
        Err(IndexError::Format { .. }) => return checked.foreign.push(name.to_owned()),
        Err(error) => return checked.damages.push(damage_of(error, path)),
    };
    let files: Vec<&str> = sums.names().collect();
    checked.files += files.len();
    let verify =
        |file: &&str| sums.verify(&**folder.disk(), &path, file).err().map(|error| ((*file).to_owned(), error));
    let wrong: Vec<(String, IndexError)> = files.par_iter().filter_map(verify).collect();
    let others = wrong.iter().any(|(file, _)| file != files::BLOBS);
    for (file, error) in wrong {
        // The damaged blobs can be named only if all other files are right.
        let blobs = if file == files::BLOBS && !others { damaged_blobs(folder, name) } else { Vec::new() };
        if blobs.is_empty() {
            checked.damages.push(damage_of(error, path.join(&file)));
        } else {
            checked.damages.extend(blobs);
        }
    }
}

/// Returns the blobs of a generation that differ from those written; empty if the generation cannot be opened.
fn damaged_blobs(folder: &Folder, name: &str) -> Vec<Damage> {
    let Ok(generation) = folder.open(name) else { return Vec::new() };
    let mut buffer = Vec::new();
    let mut is_damaged = |&place: &u32| {
        let sealed = generation.sealed_blob(place, &mut buffer);
        sealed.ok().flatten().and_then(|sealed| unseal(place, sealed)).is_none()
    };
    let damaged = (0..generation.blob_count()).filter(&mut is_damaged).map(|place| Damage {
        file: folder.path_of(name).join(files::BLOBS),
        record: Some(format!("blob {place}, {}", generation.name_of(place))),
        message: "its bytes are not those that were written".to_owned(),
    });
    damaged.collect()
}

fn damage_of(error: IndexError, file: PathBuf) -> Damage {
    match error {
        IndexError::Damaged { path, what } => Damage { file: path, record: None, message: what },
        IndexError::Io { path, source } => Damage { file: path, record: None, message: source.to_string() },
        error => Damage { file, record: None, message: error.to_string() },
    }
}
