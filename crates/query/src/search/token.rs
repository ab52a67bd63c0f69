//! The cursors of a search.

use crate::{QueryError, SearchRequest, cursor};

/// Hash of all parts of a request that determine the answer, without the page.
fn question(request: &SearchRequest) -> u64 {
    cursor::hash_of(&(
        (&request.q, request.syntax, request.scope, request.searched, request.lang, request.on),
        (&request.filters, request.sort, request.group, request.per_act, request.corrects, request.exact),
    ))
}

/// The cursor of the page that begins after `offset` results.
pub(crate) fn write(request: &SearchRequest, generation: &str, offset: usize) -> String {
    cursor::write(question(request), generation, offset)
}

/// Reads the cursor of a request. Returns the number of results to skip.
pub(crate) fn read(request: &SearchRequest, generation: &str) -> Result<usize, QueryError> {
    cursor::read(request.cursor.as_deref(), question(request), generation)
}
