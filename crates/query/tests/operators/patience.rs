//! Work on a text ends when its caller no longer waits. The tests count the checks; they use no clock.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use qonun_law::{ActId, Lang};
use qonun_query::{Patience, QueryError};
use qonun_testkit::{LawBase, Opened};

use crate::TODAY;

/// Number of articles of the text; number of citations in one line of it.
const ARTICLES: usize = 40;
const CITED: usize = 2_000;

/// A law whose first article cites the others again and again, and other acts with similar titles.
fn law_base() -> Opened {
    let head = |number: usize| {
        format!(
            "- number: {number}\n- kind: law\n- adopted: 2019-01-01\n- in force: 2019-01-01\n- body: Oliy Majlis\n\n"
        )
    };
    let mut text = format!("# A text that cites much\n\n## huge\n\n{}### uz-Latn Katta qonun\n\n", head(1));
    for article in 1..=ARTICLES {
        let line = if article == 1 { "Ushbu Qonunning 2-moddasi, 1. ".repeat(CITED) } else { "Matn.".to_owned() };
        write!(text, "#### art_{article} Modda\n{}\n\n", line.trim()).unwrap();
    }
    for act in 2..=300 {
        write!(text, "## alike-{act}\n\n{}### uz-Latn Soliq va boj toʻgʻrisida {act}\n\n", head(act)).unwrap();
        text.push_str("#### art_1 Modda\nKatta qonunga havola: [shunga](huge).\n\n");
    }
    Opened::new(LawBase::new(&text), TODAY)
}

/// A piece of work; it returns the number of things it found.
type Work<'a> = &'a dyn Fn(Patience) -> Result<usize, QueryError>;

/// Runs a piece of work with a patience that returns true `yes` times. Returns its result and the number of checks.
fn asked<T>(yes: usize, work: &dyn Fn(Patience) -> Result<T, QueryError>) -> (Result<T, QueryError>, usize) {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let result = work(Patience::new(move || counted.fetch_add(1, Ordering::Relaxed) < yes));
    (result, count.load(Ordering::Relaxed))
}

#[test]
fn texts_acts_and_suggestions_end_at_the_first_no() {
    let base = law_base();
    let (act, engine) = (ActId("uz/test/huge".to_owned()), &base.engine);
    let id = engine.text_of(&act, Lang::UzLatn).unwrap();
    // The links of a text are cached after the first time; those of a provision are made each time.
    let links = engine.document(id, None, Patience::default()).unwrap().provisions[0].blocks[0].links.len();
    assert_eq!(links, CITED);
    let works: [(&str, Work<'_>); 4] = [
        ("document", &|patience| Ok(engine.document(id, None, patience)?.provisions.len())),
        ("provision", &|patience| Ok(engine.provision(id, "art_1", None, patience)?.provision.blocks[0].links.len())),
        ("act", &|patience| Ok(engine.act(&act, None, patience)?.cited_by.len())),
        ("suggest", &|patience| Ok(engine.suggest("soliq boj t", 8, None, None, patience)?.suggestions.len())),
    ];
    for (name, work) in works {
        let (whole, looks) = asked(usize::MAX, work);
        assert!(whole.unwrap() > 0 && looks > 1, "{name} looks {looks} times");
        for yes in [0, 1, looks / 2, looks - 1] {
            let (cut, after) = asked(yes, work);
            assert!(matches!(cut, Err(QueryError::Deadline)), "{name} goes on after {yes} looks");
            assert_eq!(after, yes + 1, "{name} goes on after the first no");
        }
    }
}
