//! Cursors: the beginning of the next page of an answer, as text that only this program can make.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::QueryError;

/// Included in every checksum, so that nobody writes a valid cursor by accident.
const SEAL: u64 = 0x71_6f_6e_75_6e_0a_5e_a1;

/// Returns a hash that is part of cursors: of a question, that is all parts of a request that determine the answer.
pub(crate) fn hash_of(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    SEAL.hash(&mut hasher);
    value.hash(&mut hasher);
    hasher.finish()
}

/// The cursor of the page that begins after `offset` results.
pub(crate) fn write(question: u64, generation: &str, offset: usize) -> String {
    let generation = hash_of(&generation);
    let seal = hash_of(&(question, generation, offset));
    format!("{offset:x}-{generation:016x}-{question:016x}-{seal:016x}")
}

/// Reads the cursor of a question. Returns the number of results to skip; without a cursor it is 0.
pub(crate) fn read(cursor: Option<&str>, question: u64, generation: &str) -> Result<usize, QueryError> {
    let Some(cursor) = cursor else {
        return Ok(0);
    };
    let mut parts = cursor.split('-').map(|part| u64::from_str_radix(part, 16));
    let mut next = || parts.next().and_then(Result::ok).ok_or(QueryError::BrokenCursor);
    let (offset, of_generation, of_question, seal) = (next()?, next()?, next()?, next()?);
    let offset = usize::try_from(offset).map_err(|_| QueryError::BrokenCursor)?;
    if seal != hash_of(&(of_question, of_generation, offset)) || of_question != question {
        return Err(QueryError::BrokenCursor);
    }
    if of_generation != hash_of(&generation) {
        return Err(QueryError::OldCursor);
    }
    Ok(offset)
}

#[cfg(test)]
mod tests {
    use super::{hash_of, read, write};
    use crate::QueryError;

    #[test]
    fn a_cursor_serves_one_question_of_one_generation() {
        let question = hash_of(&"mehnat");
        let cursor = write(question, "one", 20);
        assert_eq!(read(Some(&cursor), question, "one").unwrap(), 20);
        assert!(matches!(read(Some(&cursor), question, "two"), Err(QueryError::OldCursor)));
        for broken in ["x", "", "null", "AAAA====", &cursor[1..], &format!("{}AAAA", &cursor[..cursor.len() - 4])] {
            assert!(matches!(read(Some(broken), question, "one"), Err(QueryError::BrokenCursor)), "{broken}");
        }
        assert!(matches!(read(Some(&cursor), hash_of(&"soliq"), "one"), Err(QueryError::BrokenCursor)));
    }
}
