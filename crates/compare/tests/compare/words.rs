//! Every row of `cases/words.md`: an old text, a new one, and what a reader is told.

use qonun_compare::differences;
use qonun_testkit::{tables, unescape};

use crate::{check_pieces, marked};

#[test]
fn differences_are_phrases_that_a_lawyer_reads() {
    let mut wrong = Vec::new();
    for row in tables!("cases/words.md").rows(40) {
        let [old, new, wanted] = row.cells().map(unescape);
        let pieces = differences(&old, &new);
        check_pieces(&pieces, &old, &new);
        let found = marked(&pieces);
        if found != wanted {
            wrong.push(format!("{}\n  wanted {wanted:?}\n  found  {found:?}", row.at));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
