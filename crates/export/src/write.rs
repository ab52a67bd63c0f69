//! Writes an export, text by text.

use std::fs::{self, File};
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use qonun_digest::Hasher;
use qonun_formats::{About, Extract};
use qonun_law::{Date, Document};

use crate::manifest::{FORMAT, MANIFEST};
use crate::progress::{Header, PROGRESS, Progress};
use crate::scan::is_as_written;
use crate::{Counts, Encoding, ExportError, ExportedFile, Manifest};

/// A file of JSON lines gets no more texts when it is this long.
const SHARD: u64 = 64 << 20;

/// The file that is being written; it is renamed when it is complete.
const UNFINISHED: &str = "file.part";

/// The manifest of an export that another one replaces, until its files are removed.
const REPLACED: &str = "export.old";

/// What to export.
#[derive(Clone, Debug)]
pub struct Plan {
    /// How texts are written.
    pub encoding: Encoding,
    /// The generation of the index.
    pub generation: String,
    /// The day for which the export says whether an act is in force.
    pub on: Date,
    /// What the generation contains.
    pub counts: Counts,
    /// Length at which a file of JSON lines is closed; `None` for the usual one.
    pub shard: Option<u64>,
}

/// A text as bytes of its format.
#[derive(Debug)]
pub struct Rendered {
    /// The name of its own file, for an encoding with one text a file.
    name: String,
    bytes: Vec<u8>,
}

impl Rendered {
    /// Writes a text in an encoding.
    ///
    /// # Errors
    /// The text cannot be written in it.
    pub fn new(document: &Document, about: &About, encoding: Encoding) -> Result<Self, ExportError> {
        let text = document.edition.map_or_else(|| document.id.to_string(), |stamp| format!("{}@{stamp}", document.id));
        let written = Extract::whole(document, about).to_bytes(encoding.format());
        let bytes = written.map_err(|source| ExportError::Text { text: text.clone(), source })?;
        // The last digits of ids are spread evenly.
        let name = format!("{:03}/{text}.xml", document.id.unsigned_abs() % 1000);
        Ok(Self { name, bytes })
    }
}

/// An export that has begun.
#[derive(Debug)]
pub enum Begun {
    /// The folder already contains the whole export, undamaged.
    Finished(Manifest),
    /// Texts are missing.
    Open(Box<Writer>),
}

/// Writes an export. The texts must come in the same order in every run.
#[derive(Debug)]
pub struct Writer {
    folder: PathBuf,
    plan: Plan,
    progress: Progress,
    files: Vec<ExportedFile>,
    /// The file of JSON lines that is being written.
    shard: Option<Shard>,
}

#[derive(Debug)]
struct Shard {
    file: BufWriter<File>,
    hasher: Hasher,
    bytes: u64,
    texts: u64,
}

impl Writer {
    /// Begins an export, or goes on with one that was killed. An export of another generation or encoding in the same
    /// folder is replaced.
    ///
    /// # Errors
    /// The folder contains other files, or cannot be written.
    pub fn begin(folder: &Path, mut plan: Plan) -> Result<Begun, ExportError> {
        fs::create_dir_all(folder).map_err(ExportError::at(folder))?;
        let finished = Manifest::read(folder)?;
        let is_export = finished.is_some() || [PROGRESS, REPLACED].iter().any(|name| folder.join(name).exists());
        let mut entries = fs::read_dir(folder).map_err(ExportError::at(folder))?;
        if !is_export && entries.next().is_some() {
            return Err(ExportError::NotEmpty(folder.to_owned()));
        }
        let (mut progress, left) = Progress::lock(folder)?;
        let begun = left.or_else(|| {
            let Manifest { encoding, generation, on, files, .. } = finished.clone()?;
            Some((Header::new(encoding, &generation, on), files))
        });
        let mut files = Vec::new();
        if let Some((header, written)) = begun {
            if (header.encoding, &header.generation) == (plan.encoding, &plan.generation) {
                let whole = written.iter().take_while(|file| is_as_written(folder, file)).count();
                if let Some(manifest) = finished.filter(|_| whole == written.len()) {
                    progress.remove(folder)?;
                    return Ok(Begun::Finished(manifest));
                }
                plan.on = header.on;
                files = written;
                files.truncate(whole);
            } else {
                remove(folder, &written)?;
            }
        }
        replace(folder, &files)?;
        progress.begin(folder, &Header::new(plan.encoding, &plan.generation, plan.on), &files)?;
        Ok(Begun::Open(Box::new(Self { folder: folder.to_owned(), plan, progress, files, shard: None })))
    }

    /// Returns the number of texts that are written and complete: a caller begins after them.
    #[must_use]
    pub fn done(&self) -> u64 {
        self.files.iter().map(|file| file.texts).sum()
    }

    /// Returns the day for which the export says whether an act is in force: that of the run that began it.
    #[must_use]
    pub const fn on(&self) -> Date {
        self.plan.on
    }

    /// Adds a text.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn add(&mut self, text: &Rendered) -> Result<(), ExportError> {
        let path = self.folder.join(UNFINISHED);
        let mut shard = match self.shard.take() {
            Some(shard) => shard,
            None => Shard::create(&path)?,
        };
        shard.add(&text.bytes).map_err(ExportError::at(&path))?;
        match self.plan.encoding {
            Encoding::Akn => self.close(shard, text.name.clone()),
            Encoding::JsonLines if shard.bytes >= self.plan.shard.unwrap_or(SHARD) => self.close_lines(shard),
            Encoding::JsonLines => {
                self.shard = Some(shard);
                Ok(())
            }
        }
    }

    fn close_lines(&mut self, shard: Shard) -> Result<(), ExportError> {
        self.close(shard, format!("texts-{:05}.jsonl", self.files.len() + 1))
    }

    /// Gives a complete file its name.
    fn close(&mut self, shard: Shard, name: String) -> Result<(), ExportError> {
        let (from, to) = (self.folder.join(UNFINISHED), self.folder.join(&name));
        let Shard { file, hasher, bytes, texts } = shard;
        let file = file.into_inner().map_err(|error| ExportError::at(&from)(error.into_error()))?;
        file.sync_all().map_err(ExportError::at(&from))?;
        if let Some(inner) = to.parent().filter(|inner| *inner != self.folder) {
            fs::create_dir_all(inner).map_err(ExportError::at(inner))?;
        }
        fs::rename(&from, &to).map_err(ExportError::at(&to))?;
        let file = ExportedFile { name, bytes, sha256: hasher.finish(), texts };
        self.progress.line(&self.folder, &file)?;
        self.files.push(file);
        Ok(())
    }

    /// Writes the manifest. Before that, everything that it names is on the disk.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn finish(mut self) -> Result<Manifest, ExportError> {
        if let Some(shard) = self.shard.take() {
            self.close_lines(shard)?;
        }
        let Self { folder, plan, progress, files, .. } = self;
        let mut folders: Vec<&Path> = files.iter().filter_map(|file| Path::new(&file.name).parent()).collect();
        folders.sort_unstable();
        folders.dedup();
        folders.iter().try_for_each(|inner| sync(&folder.join(inner)))?;
        let manifest = Manifest {
            format: FORMAT.to_owned(),
            encoding: plan.encoding,
            generation: plan.generation,
            on: plan.on,
            counts: plan.counts,
            bytes: files.iter().map(|file| file.bytes).sum(),
            files,
        };
        let (from, to) = (folder.join(UNFINISHED), folder.join(MANIFEST));
        let text = manifest.to_json().map_err(|error| ExportError::at(&to)(error.into()))?;
        let mut file = File::create(&from).map_err(ExportError::at(&from))?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(ExportError::at(&from))?;
        fs::rename(&from, &to).map_err(ExportError::at(&to))?;
        sync(&folder)?;
        progress.remove(&folder)?;
        Ok(manifest)
    }
}

impl Shard {
    fn create(path: &Path) -> Result<Self, ExportError> {
        let file = File::create(path).map_err(ExportError::at(path))?;
        Ok(Self { file: BufWriter::new(file), hasher: Hasher::default(), bytes: 0, texts: 0 })
    }

    fn add(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.file.write_all(bytes)?;
        self.hasher.update(bytes);
        self.bytes += bytes.len() as u64;
        self.texts += 1;
        Ok(())
    }
}

/// Makes a folder an unfinished export: the old manifest goes first, then the files that it names and the new export
/// does not keep. A run that is killed between the two finishes this the next time.
fn replace(folder: &Path, kept: &[ExportedFile]) -> Result<(), ExportError> {
    let (current, old) = (folder.join(MANIFEST), folder.join(REPLACED));
    if current.exists() {
        fs::rename(&current, &old).map_err(ExportError::at(&current))?;
    }
    if let Some(mut manifest) = Manifest::read_file(&old)? {
        manifest.files.retain(|file| !kept.contains(file));
        remove(folder, &manifest.files)?;
    }
    remove_one(&old)
}

fn remove(folder: &Path, files: &[ExportedFile]) -> Result<(), ExportError> {
    for file in files {
        let path = folder.join(&file.name);
        remove_one(&path)?;
        // A folder that still contains something stays.
        if let Some(inner) = path.parent().filter(|inner| *inner != folder) {
            let _ = fs::remove_dir(inner);
        }
    }
    Ok(())
}

fn remove_one(path: &Path) -> Result<(), ExportError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(ExportError::at(path)(error)),
        _ => Ok(()),
    }
}

/// Waits until the names in a folder are on the disk.
fn sync(folder: &Path) -> Result<(), ExportError> {
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(ExportError::at(folder))?;
    }
    Ok(())
}
