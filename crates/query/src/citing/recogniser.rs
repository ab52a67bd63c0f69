//! The citations of a typed text.

use std::cell::RefCell;
use std::rc::Rc;

use qonun_index::ActNo;
use rustc_hash::FxHashMap;

use super::library::{Library, Named};
use crate::QueryError;
use crate::snapshot::Snapshot;

/// A text with its citations.
pub(crate) struct CitedText {
    pub(crate) text: String,
    /// Citations in the order of the text.
    pub(crate) citations: Vec<Named>,
}

/// Recognises the citations of a typed text and looks up what they name. A question has one recogniser. Several of its
/// steps (reading, planning, ranking, notices) need the citations of the same text: each text is recognised once, and
/// the steps share the result.
pub(crate) struct Recogniser<'e> {
    library: Library<'e>,
    /// Cache by text: the query as typed and in its main form, and values of its fields.
    texts: RefCell<FxHashMap<String, Rc<CitedText>>>,
}

impl<'e> Recogniser<'e> {
    /// # Errors
    /// If the index cannot be read.
    pub(crate) fn new(snapshot: &'e Snapshot) -> Result<Self, QueryError> {
        Ok(Self { library: Library::new(snapshot)?, texts: RefCell::default() })
    }

    pub(crate) const fn snapshot(&self) -> &'e Snapshot {
        self.library.snapshot()
    }

    /// A text with its citations.
    pub(crate) fn of(&self, text: &str) -> Rc<CitedText> {
        if let Some(known) = self.texts.borrow().get(text) {
            return Rc::clone(known);
        }
        let citations = recognised(text).into_iter().map(|citation| self.library.named(citation)).collect();
        let found = Rc::new(CitedText { text: text.to_owned(), citations });
        self.texts.borrow_mut().insert(text.to_owned(), Rc::clone(&found));
        found
    }

    /// The acts whose title is `title`, those in force first.
    pub(crate) fn titled(&self, title: &str) -> Vec<ActNo> {
        self.library.titled(title)
    }
}

/// Recognises the citations of a text. Only this function of the crate does so for typed text.
fn recognised(text: &str) -> Vec<qonun_citation::Citation> {
    #[cfg(test)]
    log::note(text);
    qonun_citation::recognise_query(text)
}

/// Log of the texts recognised on this thread, for tests.
#[cfg(test)]
pub(crate) mod log {
    use std::cell::RefCell;

    thread_local! {
        static TEXTS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    }

    pub(super) fn note(text: &str) {
        TEXTS.with_borrow_mut(|texts| texts.push(text.to_owned()));
    }

    /// Returns the texts since the last call.
    pub(crate) fn take() -> Vec<String> {
        TEXTS.take()
    }
}
