//! Data on texts that many searches need, in memory: the sets of texts with a key, and the lengths of titles.
//!
//! A set over all texts is small, and decoding a long posting list again takes far longer than a cache hit. Sets of
//! frequent keys are cached; the least recently used ones are evicted.

use std::sync::{Arc, Mutex, PoisonError};

use qonun_index::{Tables, TextNo};
use rustc_hash::FxHashMap;

use super::keys::TextField;
use super::lists::KeyTexts;

/// Sets of keys in fewer texts are not cached.
const WORTH_KEEPING: u32 = 256;
/// Maximum size of the cache in bytes.
const MOST_BYTES: usize = 6 << 20;

/// Cached sets by field and key, and the lengths of all titles.
pub(crate) struct TextSetCache {
    kept: Mutex<Kept>,
    title_words: Vec<u16>,
}

#[derive(Default)]
struct Kept {
    sets: FxHashMap<(TextField, String), (Arc<KeyTexts>, u64)>,
    asked: u64,
}

impl TextSetCache {
    pub(crate) fn new(tables: &Tables) -> Self {
        let title_words = tables.texts.iter().map(|text| text.title_words).collect();
        Self { kept: Mutex::default(), title_words }
    }

    /// Number of words in the title of a text.
    pub(super) fn title_words(&self, text: TextNo) -> u16 {
        self.title_words[text as usize]
    }

    /// The texts of a key. If they are not cached, `read` reads them.
    pub(super) fn of<E>(
        &self,
        field: TextField,
        key: &str,
        read: impl FnOnce() -> Result<Option<KeyTexts>, E>,
    ) -> Result<Option<Arc<KeyTexts>>, E> {
        let name = (field, key.to_owned());
        let lock = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        {
            let mut kept = lock();
            kept.asked += 1;
            let asked = kept.asked;
            if let Some((texts, last)) = kept.sets.get_mut(&name) {
                *last = asked;
                return Ok(Some(Arc::clone(texts)));
            }
        }
        let Some(texts) = read()?.map(Arc::new) else {
            return Ok(None);
        };
        if texts.count >= WORTH_KEEPING {
            lock().keep(name, &texts);
        }
        Ok(Some(texts))
    }
}

impl Kept {
    fn keep(&mut self, name: (TextField, String), texts: &Arc<KeyTexts>) {
        let most = MOST_BYTES / texts.set.bytes().max(1);
        if self.sets.len() >= most
            && let Some(oldest) = self.sets.iter().min_by_key(|(_, (_, last))| *last).map(|(name, _)| name.clone())
        {
            self.sets.remove(&oldest);
        }
        self.sets.insert(name, (Arc::clone(texts), self.asked));
    }
}
