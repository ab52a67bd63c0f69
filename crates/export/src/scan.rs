//! Compares a file of an export with its digest, and finds the texts in it.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use qonun_digest::{Digest, Hasher};
use qonun_law::{DocId, EditionStamp, parse_date};
use serde::Deserialize;

use crate::{Encoding, ExportedFile};

/// Maximum length of a text in bytes. The longest code of the law base has about 10 MB.
const LONGEST_TEXT: u64 = 256 << 20;

/// A text in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) id: DocId,
    pub(crate) edition: Option<EditionStamp>,
    pub(crate) offset: u64,
    pub(crate) length: u64,
    pub(crate) digest: Digest,
}

/// What a line of a text says about its identity.
#[derive(Deserialize)]
struct Identity {
    id: DocId,
    #[serde(default)]
    edition: Option<EditionStamp>,
}

/// True if a file has the length and the digest of its entry.
pub(crate) fn is_as_written(folder: &Path, entry: &ExportedFile) -> bool {
    let read = || -> io::Result<bool> {
        let mut file = File::open(folder.join(&entry.name))?;
        if file.metadata()?.len() != entry.bytes {
            return Ok(false);
        }
        let (mut hasher, mut buffer) = (Hasher::default(), vec![0; 1 << 16]);
        loop {
            match file.read(&mut buffer)? {
                0 => return Ok(hasher.finish() == entry.sha256),
                count => hasher.update(&buffer[..count]),
            }
        }
    };
    read().unwrap_or(false)
}

/// Returns the texts of a file, or what is wrong with it. The file counts only as a whole.
pub(crate) fn texts_of(folder: &Path, entry: &ExportedFile, encoding: Encoding) -> Result<Vec<Found>, String> {
    let told = |error: io::Error| format!("the file cannot be read: {error}");
    let file = File::open(folder.join(&entry.name)).map_err(told)?;
    let length = file.metadata().map_err(told)?.len();
    if length != entry.bytes {
        return Err(format!("the file has {length} bytes, the manifest says {}", entry.bytes));
    }
    let (found, digest) = match encoding {
        Encoding::JsonLines => lines(BufReader::with_capacity(1 << 16, file))?,
        Encoding::Akn => whole(file, entry)?,
    };
    if digest != entry.sha256 {
        return Err(format!("the SHA-256 of the file is {digest}, the manifest says {}", entry.sha256));
    }
    let found = found?;
    if found.len() as u64 != entry.texts {
        return Err(format!("the file has {} texts, the manifest says {}", found.len(), entry.texts));
    }
    Ok(found)
}

/// The texts of a file or what is wrong with one of them, and the digest of the file: of a damaged file the digest is
/// told first.
type Scanned = (Result<Vec<Found>, String>, Digest);

fn lines(mut file: impl BufRead) -> Result<Scanned, String> {
    let (mut hasher, mut line, mut offset) = (Hasher::default(), Vec::new(), 0);
    let mut found = Ok(Vec::new());
    let mut count = 0_u64;
    loop {
        line.clear();
        let read = file.by_ref().take(LONGEST_TEXT + 1).read_until(b'\n', &mut line);
        let length = read.map_err(|error| format!("the file cannot be read: {error}"))? as u64;
        if length == 0 {
            return Ok((found, hasher.finish()));
        }
        count += 1;
        if length > LONGEST_TEXT {
            return Err(format!("line {count} is longer than {LONGEST_TEXT} bytes"));
        }
        hasher.update(&line);
        match (&mut found, serde_json::from_slice::<Identity>(&line)) {
            (Ok(texts), Ok(Identity { id, edition })) => {
                texts.push(Found { id, edition, offset, length, digest: Digest::of(&line) });
            }
            (Ok(_), Err(error)) => found = Err(format!("line {count} is not a text: {error}")),
            (Err(_), _) => {}
        }
        offset += length;
    }
}

fn whole(file: File, entry: &ExportedFile) -> Result<Scanned, String> {
    if entry.bytes > LONGEST_TEXT {
        return Err(format!("the file is longer than {LONGEST_TEXT} bytes"));
    }
    let mut bytes = Vec::new();
    let read = file.take(LONGEST_TEXT).read_to_end(&mut bytes);
    read.map_err(|error| format!("the file cannot be read: {error}"))?;
    let digest = Digest::of(&bytes);
    let found = match name_of(&entry.name) {
        Some((id, edition)) => Ok(vec![Found { id, edition, offset: 0, length: bytes.len() as u64, digest }]),
        None => Err("the name of the file is not that of a text".to_owned()),
    };
    Ok((found, digest))
}

/// Reads the name of a file with one text: `428/-4396428.xml`, `428/4396428@2021-03-01.02.xml`.
fn name_of(name: &str) -> Option<(DocId, Option<EditionStamp>)> {
    let stem = name.rsplit('/').next()?.strip_suffix(".xml")?;
    let Some((id, stamp)) = stem.split_once('@') else {
        return Some((stem.parse().ok()?, None));
    };
    let (day, turn) = stamp.split_once('.').unwrap_or((stamp, "0"));
    Some((id.parse().ok()?, Some(EditionStamp { from: parse_date(day)?, turn: turn.parse().ok()? })))
}
