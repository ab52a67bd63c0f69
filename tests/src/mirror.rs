//! Temporary folders with a mirror and an index.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::program::{Ran, qonun, text};

/// A folder that is removed when dropped: `pages/` is a mirror, `index/` its index.
pub struct Mirror {
    dir: TempDir,
}

impl Default for Mirror {
    fn default() -> Self {
        Self::empty()
    }
}

impl Mirror {
    /// Creates a mirror without pages.
    pub fn empty() -> Self {
        let mirror = Self { dir: tempfile::tempdir().unwrap() };
        fs::create_dir(mirror.pages()).unwrap();
        mirror
    }

    /// Copies the hand-written pages of `corpus/sample`.
    pub fn sample() -> Self {
        let mirror = Self::empty();
        for entry in fs::read_dir(sample_pages()).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, mirror.pages().join(path.file_name().unwrap())).unwrap();
            }
        }
        mirror
    }

    /// Generates an invented law base of about `documents` pages.
    pub fn generated(documents: usize) -> Self {
        let mirror = Self::empty();
        let pages = mirror.pages();
        let _ = qonun(&["generate", "--out", text(&pages), "--documents", &documents.to_string()]).expect(0);
        mirror
    }

    /// Returns the folder that contains both.
    pub fn root(&self) -> &Path {
        self.dir.path()
    }

    /// Returns the mirror folder.
    pub fn pages(&self) -> PathBuf {
        self.root().join("pages")
    }

    /// Returns the index folder.
    pub fn index(&self) -> PathBuf {
        self.root().join("index")
    }

    /// Returns the path of a mirror file.
    pub fn page(&self, name: &str) -> PathBuf {
        self.pages().join(name)
    }

    /// Replaces a word of a page.
    pub fn edit(&self, name: &str, old: &str, new: &str) {
        let page = fs::read_to_string(self.page(name)).unwrap();
        assert!(page.contains(old), "{name} has no \"{old}\"");
        fs::write(self.page(name), page.replace(old, new)).unwrap();
    }

    /// Runs `ingest` over the mirror with further arguments. Returns the counts of its last line.
    pub fn ingest(&self, more: &[&str]) -> Value {
        let ran = self.try_ingest(more);
        assert!(ran.code <= 1, "ingest failed: {}", ran.err);
        ran.json()
    }

    /// Runs `ingest` over the mirror with further arguments.
    pub fn try_ingest(&self, more: &[&str]) -> Ran {
        let (pages, index) = (self.pages(), self.index());
        let mut arguments = vec!["ingest", text(&pages), "--index", text(&index)];
        arguments.extend(more);
        qonun(&arguments)
    }

    /// Returns the answer of `search --json`.
    pub fn search(&self, query: &str) -> Value {
        qonun(&["search", query, "--index", text(&self.index()), "--json"]).expect(0).json()
    }

    /// Returns the number of acts found by a search.
    pub fn found(&self, query: &str) -> u64 {
        self.search(query)["total"]["value"].as_u64().unwrap()
    }

    /// Returns the name in the pointer of the index.
    pub fn current(&self) -> String {
        fs::read_to_string(self.index().join("current")).unwrap()
    }

    /// Flips a bit in the middle of a file of the current generation.
    pub fn damage(&self, file: &str) {
        let path = self.index().join("generations").join(self.current()).join(file);
        let mut bytes = fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 4;
        fs::write(path, bytes).unwrap();
    }

    /// Returns the names of the generation folders, sorted.
    pub fn generations(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.index().join("generations")) else { return Vec::new() };
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// Returns the folder of the hand-written pages.
pub fn sample_pages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus/sample")
}
