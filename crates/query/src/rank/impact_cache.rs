//! The impacts of words, kept while they are asked for now and then.

use std::sync::{Arc, Mutex, PoisonError};

use qonun_index::{Generation, RecordNo};
use rustc_hash::FxHashMap;

use super::gather::{KeyRun, gather};
use super::impacts::Impacts;
use super::norms::Norms;
use crate::QueryError;
use crate::matching::TermClause;
use crate::postings::{Reader, TermField};

/// With more exact forms than this for its keys a word is not kept.
const FEW_KEYS: usize = 8;
/// Bytes of impacts that are kept, at most.
const KEPT: usize = 24 << 20;

/// The impacts of a word: in each record the best of its keys counts.
fn impacts_of(reader: &Reader<'_>, norms: &Norms, word: &TermClause) -> Result<Impacts, QueryError> {
    let (mut frequency, mut has_headings) = (0, false);
    let mut keys = Vec::with_capacity(word.keys.len());
    for key in &word.keys {
        let lists = reader.postings_of(key)?;
        reader.clock.spend(lists.longest().into())?;
        frequency = lists.longest().max(frequency);
        has_headings |= lists.head.is_some();
        keys.push(KeyRun::new(key.weight, lists));
    }
    Ok(gather(norms, &mut keys).finish(norms, frequency, has_headings))
}

/// Impacts that were made, by word.
pub(crate) struct ImpactCache {
    norms: Arc<Norms>,
    kept: Mutex<Kept>,
}

/// What was asked for of late, and what was asked for before that: when the former takes half the room, the latter is
/// forgotten.
#[derive(Default)]
struct Kept {
    late: FxHashMap<String, Arc<Impacts>>,
    early: FxHashMap<String, Arc<Impacts>>,
    /// Bytes of those asked for of late.
    bytes: usize,
}

impl Kept {
    fn get(&mut self, name: &str) -> Option<Arc<Impacts>> {
        if let Some(known) = self.late.get(name) {
            return Some(Arc::clone(known));
        }
        let (name, known) = self.early.remove_entry(name)?;
        self.keep(name, Arc::clone(&known));
        Some(known)
    }

    fn keep(&mut self, name: String, impacts: Arc<Impacts>) {
        if self.bytes > KEPT / 2 {
            self.early = std::mem::take(&mut self.late);
            self.bytes = 0;
        }
        self.bytes += impacts.bytes();
        self.late.insert(name, impacts);
    }
}

/// All that the impacts of a word depend on; `None` when they are not to be kept. Many exact forms are those of a
/// wildcard: much to keep, and seldom asked for again.
fn name_of(word: &TermClause) -> Option<String> {
    if word.keys.len() > FEW_KEYS && word.keys.iter().all(|key| key.place == TermField::Exact) {
        return None;
    }
    let mut name = String::new();
    for key in &word.keys {
        let mark = if key.place == TermField::Stem { '~' } else { '=' };
        name.extend([mark.to_string(), key.weight.to_bits().to_string(), mark.to_string(), key.key.clone()]);
    }
    Some(name)
}

impl ImpactCache {
    pub(crate) fn new(generation: &Generation) -> Self {
        Self { norms: Arc::new(Norms::new(generation)), kept: Mutex::default() }
    }

    /// The impacts of a word.
    pub(crate) fn of_word(&self, reader: &Reader<'_>, word: &TermClause) -> Result<Arc<Impacts>, QueryError> {
        let make = || impacts_of(reader, &self.norms, word).map(Arc::new);
        let Some(name) = name_of(word) else {
            return make();
        };
        let lock = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(&name) {
            return Ok(known);
        }
        let impacts = make()?;
        lock().keep(name, Arc::clone(&impacts));
        Ok(impacts)
    }

    pub(super) fn norms(&self) -> Arc<Norms> {
        Arc::clone(&self.norms)
    }

    /// The impacts of a clause, from the records it was found in.
    pub(crate) fn of_found(&self, found: &[(RecordNo, u32)]) -> Impacts {
        Impacts::of_found(&self.norms, found)
    }
}
