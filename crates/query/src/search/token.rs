//! Cursors: the beginning of the next page of an answer, as text that only this program can make.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::{QueryError, SearchRequest};

/// Included in every checksum, so that nobody writes a valid cursor by accident.
const SEAL: u64 = 0x71_6f_6e_75_6e_0a_5e_a1;

fn hash_of(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    SEAL.hash(&mut hasher);
    value.hash(&mut hasher);
    hasher.finish()
}

/// Hash of all parts of a request that determine the answer, without the page.
fn question(request: &SearchRequest) -> u64 {
    hash_of(&(
        (&request.q, request.syntax, request.scope, request.searched, request.lang),
        (&request.filters, request.sort, request.group, request.per_act, request.corrects, request.exact),
    ))
}

/// The cursor of the page that begins after `offset` results.
pub(crate) fn write(request: &SearchRequest, generation: &str, offset: usize) -> String {
    let (question, generation) = (question(request), hash_of(&generation));
    let seal = hash_of(&(question, generation, offset));
    format!("{offset:x}-{generation:016x}-{question:016x}-{seal:016x}")
}

/// Reads the cursor of a request. Returns the number of results to skip.
pub(crate) fn read(request: &SearchRequest, generation: &str) -> Result<usize, QueryError> {
    let Some(cursor) = &request.cursor else {
        return Ok(0);
    };
    let mut parts = cursor.split('-').map(|part| u64::from_str_radix(part, 16));
    let mut next = || parts.next().and_then(Result::ok).ok_or(QueryError::BrokenCursor);
    let (offset, of_generation, of_question, seal) = (next()?, next()?, next()?, next()?);
    let offset = usize::try_from(offset).map_err(|_| QueryError::BrokenCursor)?;
    if seal != hash_of(&(of_question, of_generation, offset)) || of_question != question(request) {
        return Err(QueryError::BrokenCursor);
    }
    if of_generation != hash_of(&generation) {
        return Err(QueryError::OldCursor);
    }
    Ok(offset)
}

#[cfg(test)]
mod tests {
    use super::{read, write};
    use crate::{QueryError, SearchRequest};

    #[test]
    fn a_cursor_serves_one_question_of_one_generation() {
        let mut request = SearchRequest::new("mehnat");
        let cursor = write(&request, "one", 20);
        request.cursor = Some(cursor.clone());
        assert_eq!(read(&request, "one").unwrap(), 20);
        assert!(matches!(read(&request, "two"), Err(QueryError::OldCursor)));
        for broken in ["x", "", "null", "AAAA====", &cursor[1..], &format!("{}AAAA", &cursor[..cursor.len() - 4])] {
            request.cursor = Some(broken.to_owned());
            assert!(matches!(read(&request, "one"), Err(QueryError::BrokenCursor)), "{broken}");
        }
        let other = SearchRequest { cursor: Some(cursor), ..SearchRequest::new("soliq") };
        assert!(matches!(read(&other, "one"), Err(QueryError::BrokenCursor)));
    }
}
