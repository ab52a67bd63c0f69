//! Cache of the links of recently shown texts: recognising the citations of a large code takes longer than showing it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use qonun_law::{DocId, EditionStamp};

use crate::answer::LinkView;

/// Maximum number of texts; the links of the largest codes take some hundreds of kilobytes.
const KEPT: usize = 64;

/// A document in an edition.
pub(crate) type Key = (DocId, Option<EditionStamp>);
/// The links of each block of each provision of a text.
pub(crate) type LinksOfText = Arc<Vec<Vec<Vec<LinkView>>>>;

/// The links of some texts, most recently used last.
#[derive(Default)]
pub(crate) struct LinkCache(Mutex<VecDeque<(Key, LinksOfText)>>);

impl LinkCache {
    /// The links of a text. If they are not cached, `make` makes them, and they are cached if `are_whole` returns true.
    pub(crate) fn of<E>(
        &self,
        key: Key,
        make: impl FnOnce() -> Result<Vec<Vec<Vec<LinkView>>>, E>,
        are_whole: impl FnOnce() -> bool,
    ) -> Result<LinksOfText, E> {
        if let Some(links) = self.take(key) {
            return Ok(self.keep(key, links));
        }
        // Made without the lock: other texts need not wait, and two readers of one text may both make its links.
        let links = Arc::new(make()?);
        Ok(if are_whole() { self.keep(key, links) } else { links })
    }

    fn take(&self, key: Key) -> Option<LinksOfText> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let place = kept.iter().position(|(known, _)| *known == key)?;
        kept.remove(place).map(|(_, links)| links)
    }

    fn keep(&self, key: Key, links: LinksOfText) -> LinksOfText {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(known, _)| *known != key);
        if kept.len() >= KEPT {
            kept.pop_front();
        }
        kept.push_back((key, Arc::clone(&links)));
        links
    }
}

#[cfg(test)]
mod tests {
    use super::{KEPT, LinkCache};

    #[test]
    fn links_are_made_once_while_they_are_kept() {
        let kept = LinkCache::default();
        let mut made = 0;
        let mut ask = |id| {
            let make = || {
                made += 1;
                Ok::<_, ()>(Vec::new())
            };
            drop(kept.of((id, None), make, || true));
        };
        (0..3).for_each(|_| ask(1));
        (2..).take(KEPT - 1).for_each(&mut ask);
        ask(1);
        // One more text evicts the least recently used one.
        ask(1_000);
        ask(1);
        ask(2);
        assert_eq!(made, KEPT + 2);
    }

    #[test]
    fn links_that_are_not_whole_are_made_again() {
        let kept = LinkCache::default();
        let mut made = 0;
        for are_whole in [false, false, true, false] {
            let make = || {
                made += 1;
                Ok::<_, ()>(Vec::new())
            };
            drop(kept.of((1, None), make, || are_whole));
        }
        assert_eq!(made, 3);
    }
}
