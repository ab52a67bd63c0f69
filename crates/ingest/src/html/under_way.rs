//! Which block is being read on this thread: told when reading ends in a panic, of which nothing else is left.

use std::cell::RefCell;

thread_local! {
    static BLOCK: RefCell<String> = const { RefCell::new(String::new()) };
}

/// A page begins.
pub(crate) fn clear() {
    begin("");
}

/// The block of an id begins.
pub(super) fn begin(id: &str) {
    BLOCK.with_borrow_mut(|block| {
        block.clear();
        block.push_str(id);
    });
}

/// The last block that began; `None` when the page has none yet.
pub(crate) fn block() -> Option<String> {
    BLOCK.with_borrow(|block| (!block.is_empty()).then(|| block.clone()))
}
