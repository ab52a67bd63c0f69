//! Immutable generations of the search index.
//!
//! An index folder contains generations and a pointer to the current one. A generation contains everything needed to
//! serve a law base: two inverted indexes (one with a record per provision, one with a record per text), the texts
//! themselves, tables of acts and texts, sentence borders, links. [`Builder`] writes a generation, [`Generation`] reads
//! one; nothing is changed in place.
//!
//! Other editions than the present one have inverted indexes of their own, in which a wording that stays the same over
//! editions is one record. [`Generation::as_of`] puts the editions of a day in the place of the present texts.
//!
//! The records of a text are consecutive, in document order, and the texts of an act are consecutive. So an act is a
//! range of texts and a text is a range of records.
//!
//! Data that is read is exactly what was written, or it is refused: every file has a checksum, and so has every blob
//! (`checksum`). [`check`] compares all of them. Every file is written and read through a [`Disk`], so that tests can
//! make one fail.
//!
//! Invariant: this crate does not know the query language, ranking, HTML or HTTP, nor where documents come from.

mod blob;
mod borders;
mod builder;
mod check;
mod checksum;
mod current;
mod day;
mod description;
mod disk;
mod error;
mod fields;
mod files;
mod folder;
mod generation;
mod keys;
mod learnt;
mod links;
mod manifest;
mod names;
mod past;
mod shelf;
mod tables;
mod tokenizer;

pub use blob::Face;
pub use builder::{ActPlan, BuildSummary, Builder, DocumentPacker, PackedDocument, Unread};
pub use check::{Checked, Damage, check};
pub use day::{Chosen, Day, Places};
pub use disk::{Disk, Entry, Input, Mapped, Output, SystemDisk};
pub use error::IndexError;
pub use fields::{HeadCount, RecordFields, TextFields};
pub use folder::{Folder, FolderLock};
pub use generation::{Generation, Refused, Side, damage_met};
pub use keys::{KeyMemo, language_of};
pub use learnt::Learnt;
pub use links::{Landing, LinkEntry, LinkTable};
pub use manifest::{Manifest, SourceFile};
pub use names::{Named, Spelling};
pub use tables::{
    ActEntry, ActNo, BodyNo, EditionEntry, RecordEntry, RecordNo, Tables, TextEntry, TextNo, TopicNo, path_hash,
};
