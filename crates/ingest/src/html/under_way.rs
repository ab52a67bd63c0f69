//! The block that is being read on this thread. It is reported if reading panics, because nothing else is known then.

use std::cell::RefCell;

thread_local! {
    static BLOCK: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Records the beginning of a page.
pub(crate) fn clear() {
    begin("");
}

/// Records the beginning of a block with an id.
pub(super) fn begin(id: &str) {
    BLOCK.with_borrow_mut(|block| {
        block.clear();
        block.push_str(id);
    });
}

/// Returns the last block that began, or `None` if the page has none yet.
pub(crate) fn block() -> Option<String> {
    BLOCK.with_borrow(|block| (!block.is_empty()).then(|| block.clone()))
}
