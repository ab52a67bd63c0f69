//! Cache of the impacts of recently used words.

use std::sync::{Arc, Mutex, PoisonError};

use qonun_analysis::ConceptNo;
use qonun_index::{Generation, RecordNo};
use rustc_hash::FxHashMap;

use super::gather::{ConceptRun, KeyRun, gather, gather_concepts};
use super::impacts::Impacts;
use super::norms::Norms;
use crate::QueryError;
use crate::matching::TermClause;
use crate::postings::{Reader, TermField};

/// A word with more exact forms than this as keys is not cached.
const FEW_KEYS: usize = 8;

/// Maximum size of the cached impacts in bytes. A question needs some twenty words: with half of this it costs a tenth more.
const KEPT: usize = 48 << 20;

/// The impacts of a word. In each record the best of its keys counts.
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

/// Cached impacts, by word.
pub(crate) struct ImpactCache {
    norms: Arc<Norms>,
    kept: Mutex<Kept>,
    /// Maximum size in bytes.
    room: usize,
}

/// Two generations of the cache. When `late`, the recently used impacts, fills half of the room, it becomes `early`,
/// and the old `early` is dropped.
#[derive(Default)]
struct Kept {
    late: FxHashMap<String, Arc<Impacts>>,
    early: FxHashMap<String, Arc<Impacts>>,
    /// Size of `late` in bytes.
    bytes: usize,
}

impl Kept {
    fn get(&mut self, name: &str, room: usize) -> Option<Arc<Impacts>> {
        if let Some(known) = self.late.get(name) {
            return Some(Arc::clone(known));
        }
        let (name, known) = self.early.remove_entry(name)?;
        self.keep(name, Arc::clone(&known), room);
        Some(known)
    }

    fn keep(&mut self, name: String, impacts: Arc<Impacts>, room: usize) {
        if self.bytes > room / 2 {
            self.early = std::mem::take(&mut self.late);
            self.bytes = 0;
        }
        self.bytes += impacts.bytes();
        self.late.insert(name, impacts);
    }
}

/// Cache key: everything that the impacts of a word depend on. `None` if they are not cached. A word with many exact
/// forms is a wildcard: large, and rarely used again.
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
        Self { norms: Arc::new(Norms::new(generation)), kept: Mutex::default(), room: KEPT }
    }

    /// The same cache with another maximum size, in bytes.
    pub(crate) fn with_room(self, room: usize) -> Self {
        Self { room, ..self }
    }

    /// The impacts of a word.
    pub(crate) fn of_word(&self, reader: &Reader<'_>, word: &TermClause) -> Result<Arc<Impacts>, QueryError> {
        let make = || impacts_of(reader, &self.norms, word).map(Arc::new);
        let Some(name) = name_of(word) else {
            return make();
        };
        let lock = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(&name, self.room) {
            return Ok(known);
        }
        let impacts = make()?;
        lock().keep(name, Arc::clone(&impacts), self.room);
        Ok(impacts)
    }

    pub(super) fn norms(&self) -> Arc<Norms> {
        Arc::clone(&self.norms)
    }

    /// The impacts of concepts: a record has the best share of those that its heading names. A concept is given with the
    /// share of one degree. They differ from query to query, so they are not cached.
    pub(super) fn of_concepts(
        &self,
        reader: &Reader<'_>,
        concepts: &[(ConceptNo, f32)],
    ) -> Result<Impacts, QueryError> {
        let mut runs = Vec::with_capacity(concepts.len());
        let mut count = 0;
        for &(concept, step) in concepts {
            if let Some(list) = reader.postings_of_concept(concept)? {
                count += list.doc_freq();
                runs.push(ConceptRun::new(step, list));
            }
        }
        reader.clock.spend(count.into())?;
        Ok(gather_concepts(&mut runs).finish(&self.norms, count, false))
    }

    /// The impacts of a clause, from its matching records.
    pub(crate) fn of_found(&self, found: &[(RecordNo, u32)]) -> Impacts {
        Impacts::of_found(&self.norms, found)
    }
}
