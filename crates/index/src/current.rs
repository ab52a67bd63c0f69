//! Chooses the generation of a folder to read.

use crate::generation::{Generation, Refused};
use crate::{Folder, IndexError};

impl Generation {
    /// Opens the current generation of a folder, or the newest undamaged one before it. [`Generation::refused`] returns
    /// the generation that was skipped.
    ///
    /// # Errors
    /// [`IndexError::NoGeneration`] if there is none; [`IndexError::Format`] if another version of the program wrote
    /// the current one; otherwise the reason why the current one cannot be read.
    pub fn open_current(folder: &Folder) -> Result<Self, IndexError> {
        Self::open_first(folder, |name| folder.open(name))
    }

    /// Like [`Generation::open_current`], but also compares the blobs before a generation is opened.
    ///
    /// # Errors
    /// As [`Generation::open_current`].
    pub fn open_whole(folder: &Folder) -> Result<Self, IndexError> {
        Self::open_first(folder, |name| folder.verify(name).and_then(|()| folder.open(name)))
    }

    fn open_first(folder: &Folder, open: impl Fn(&str) -> Result<Self, IndexError>) -> Result<Self, IndexError> {
        let (mut first, mut refused) = (None, None);
        if let Err(error) = folder.current() {
            refused = Some(Refused::new("current", &error));
            first = Some(error);
        }
        for name in folder.readable()? {
            match open(&name) {
                Ok(generation) => return Ok(generation.instead_of(refused)),
                Err(error @ IndexError::Format { .. }) if first.is_none() => return Err(error),
                Err(error) => {
                    refused.get_or_insert_with(|| Refused::new(&name, &error));
                    first.get_or_insert(error);
                }
            }
        }
        Err(first.unwrap_or_else(|| IndexError::NoGeneration(folder.root().to_owned())))
    }
}
