//! Names of the files of a generation.

pub(crate) const MANIFEST: &str = "manifest.json";
pub(crate) const TABLES: &str = "tables.bin";
pub(crate) const LINKS: &str = "links.bin";
pub(crate) const DICTIONARY: &str = "dictionary.bin";
pub(crate) const BLOBS: &str = "blobs.bin";
pub(crate) const BLOB_OFFSETS: &str = "blobs.offsets";
pub(crate) const BORDERS: &str = "borders.bin";
pub(crate) const BORDER_OFFSETS: &str = "borders.offsets";
pub(crate) const RECORDS: &str = "records";
pub(crate) const TEXTS: &str = "texts";
pub(crate) const PAST: &str = "past.bin";
pub(crate) const PAST_RECORDS: &str = "past_records";
pub(crate) const PAST_TEXTS: &str = "past_texts";
pub(crate) const ROOTS: &str = "roots.tsv";
pub(crate) const CONCEPTS: &str = "concepts.bin";
pub(crate) const PAIRS: &str = "pairs.tsv";
pub(crate) const CHECKSUMS: &str = "checksums.txt";
