//! Numbers for words and lines, so that they are compared at once.

use std::collections::HashMap;

/// Gives equal texts equal numbers. The hash is keyed at random, so that no text can be written to slow it down.
#[derive(Default)]
pub(crate) struct Vocabulary<'t> {
    known: HashMap<&'t str, u32>,
}

impl<'t> Vocabulary<'t> {
    pub(crate) fn number(&mut self, text: &'t str) -> u32 {
        let next = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        *self.known.entry(text).or_insert(next)
    }
}
