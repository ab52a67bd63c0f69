//! The manifest: what an export contains.

use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use qonun_digest::Digest;
use qonun_formats::Format;
use qonun_law::Date;
use serde::{Deserialize, Serialize};

use crate::ExportError;

/// Name and version of the format.
pub const FORMAT: &str = "qonun-export/1";

/// Name of the manifest.
pub(crate) const MANIFEST: &str = "manifest.json";

/// Name and version without the version: a file that contains it claims to be a manifest.
const CLAIM: &str = "\"qonun-export/";

/// How texts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// JSON lines, many texts a file.
    #[serde(rename = "jsonl")]
    JsonLines,
    /// Akoma Ntoso, one text a file.
    #[serde(rename = "akn")]
    Akn,
}

impl Encoding {
    /// Returns the format of a text.
    pub(crate) const fn format(self) -> Format {
        match self {
            Self::JsonLines => Format::JsonLine,
            Self::Akn => Format::Akn,
        }
    }
}

/// A file of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedFile {
    /// Its name in the folder, with `/` between folders.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// Digest of its bytes.
    pub sha256: Digest,
    /// Number of texts in it.
    pub texts: u64,
}

/// What the law base contains.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Acts.
    pub acts: u64,
    /// Current texts in all languages.
    pub documents: u64,
    /// Texts of other editions.
    pub editions: u64,
    /// Provisions of current texts.
    pub provisions: u64,
}

/// The manifest of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// How texts are written.
    pub encoding: Encoding,
    /// The generation of the index from which they were taken.
    pub generation: String,
    /// The day for which the export says whether an act is in force.
    pub on: Date,
    /// What the law base contains.
    #[serde(flatten)]
    pub counts: Counts,
    /// Length of all files together.
    pub bytes: u64,
    /// The files, in order.
    pub files: Vec<ExportedFile>,
}

impl Manifest {
    /// Reads the manifest of a folder. Returns `None` if the folder has none, or a file of that name which does not
    /// claim to be one.
    pub(crate) fn read(folder: &Path) -> Result<Option<Self>, ExportError> {
        Self::read_file(&folder.join(MANIFEST))
    }

    pub(crate) fn read_file(path: &Path) -> Result<Option<Self>, ExportError> {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
            Err(error) => return Err(ExportError::at(path)(error)),
        };
        if !bytes.windows(CLAIM.len()).any(|window| window == CLAIM.as_bytes()) {
            return Ok(None);
        }
        let wrong = |reason: String| ExportError::Manifest { path: path.to_owned(), reason };
        let manifest: Self =
            serde_json::from_slice(&bytes).map_err(|error| wrong(format!("the manifest is damaged: {error}")))?;
        if manifest.format != FORMAT {
            return Err(wrong(format!("the export is of the format {}, not {FORMAT}", manifest.format)));
        }
        if let Some(file) = manifest.files.iter().find(|file| !is_inside(&file.name)) {
            return Err(wrong(format!("{:?} is not a file of the folder", file.name)));
        }
        Ok(Some(manifest))
    }

    /// Writes the manifest with one file a line, so that two can be compared line by line.
    pub(crate) fn to_json(&self) -> Result<String, serde_json::Error> {
        let head = serde_json::to_string_pretty(&Self { files: Vec::new(), ..self.clone() })?;
        let lines = self.files.iter().map(serde_json::to_string).collect::<Result<Vec<_>, _>>()?;
        if lines.is_empty() {
            return Ok(head + "\n");
        }
        let list = format!("\"files\": [\n    {}\n  ]", lines.join(",\n    "));
        Ok(head.replacen("\"files\": []", &list, 1) + "\n")
    }
}

/// True if a name leads to a file below the folder.
fn is_inside(name: &str) -> bool {
    let path = PathBuf::from(name);
    !name.is_empty() && path.components().all(|step| matches!(step, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use qonun_digest::Digest;
    use qonun_law::parse_date;

    use super::{Counts, Encoding, ExportedFile, FORMAT, MANIFEST, Manifest};

    fn manifest(names: &[&str]) -> Manifest {
        let file =
            |name: &&str| ExportedFile { name: (*name).to_owned(), bytes: 3, sha256: Digest::of(b"abc"), texts: 1 };
        Manifest {
            format: FORMAT.to_owned(),
            encoding: Encoding::JsonLines,
            generation: "000001-0".to_owned(),
            on: parse_date("2026-01-02").unwrap(),
            counts: Counts { acts: 1, documents: 2, editions: 3, provisions: 4 },
            bytes: 3,
            files: names.iter().map(file).collect(),
        }
    }

    #[test]
    fn a_manifest_is_read_back_and_has_a_line_for_each_file() {
        let dir = tempfile::tempdir().unwrap();
        for names in [&[][..], &["texts-00001.jsonl", "texts-00002.jsonl"]] {
            let text = manifest(names).to_json().unwrap();
            assert_eq!(text.lines().filter(|line| line.contains("sha256")).count(), names.len(), "{text}");
            fs::write(dir.path().join(MANIFEST), text).unwrap();
            assert_eq!(Manifest::read(dir.path()).unwrap(), Some(manifest(names)));
        }
    }

    #[test]
    fn what_is_no_manifest_is_ignored_and_a_wrong_one_is_told() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(Manifest::read(dir.path()).unwrap(), None);
        let good = manifest(&["a"]).to_json().unwrap();
        for (text, wanted) in [
            ("{\"name\": \"a web app\"}".to_owned(), None),
            (good[..good.len() - 20].to_owned(), Some("damaged")),
            (good.replace("qonun-export/1", "qonun-export/2"), Some("qonun-export/2")),
            (good.replace("\"a\"", "\"../a\""), Some("../a")),
            (good.replace("\"a\"", "\"/etc/passwd\""), Some("/etc/passwd")),
            (good.replace("\"a\"", "\"\""), Some("\"\"")),
        ] {
            fs::write(dir.path().join(MANIFEST), text).unwrap();
            match (Manifest::read(dir.path()), wanted) {
                (Ok(None), None) => {}
                (Err(error), Some(part)) => assert!(error.to_string().contains(part), "{error}"),
                (other, _) => panic!("{other:?} instead of {wanted:?}"),
            }
        }
    }
}
