//! Pages, queries, texts with citations, words, numbers and days.

// A test may unwrap: its panic is its report.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use qonun_analysis::{Analyzer, Language};
use qonun_ingest::{FileName, read_page};
use qonun_law::{ActNumber, Path, canonical_provision_number, parse_date};
use qonun_query_language::{Syntax, parse};
use qonun_testkit::pieces::{CITATIONS, PAGE, QUERY, SIGNS};
use qonun_testkit::{campaign, texts};

fn whole(holds: bool, told: &str) -> Result<(), TestCaseError> {
    if holds { Ok(()) } else { Err(TestCaseError::fail(told.to_owned())) }
}

#[test]
fn queries() {
    let cites = |_: &str| Vec::new();
    campaign("queries", 1.0, &texts(QUERY, 24), |text| {
        for syntax in [Syntax::Simple, Syntax::Advanced] {
            let read = parse(&text, syntax, &cites);
            let chars = text.chars().count();
            for problem in &read.problems {
                whole(problem.offset + problem.length <= chars, "a problem stands outside the query")?;
                let Some(repaired) = &problem.repaired else { continue };
                whole(!parse(repaired, syntax, &cites).has_errors(), "a repair has errors")?;
            }
            let again = parse(&read.canonical, Syntax::Advanced, &cites);
            whole(read.tree.is_none() || !again.has_errors(), "the canonical form has errors")?;
        }
        Ok(())
    });
}

#[test]
fn citations() {
    campaign("citations", 1.0, &texts(CITATIONS, 40), |text| {
        for found in [qonun_citation::recognise(&text), qonun_citation::recognise_query(&text)] {
            let mut end = 0;
            for citation in found {
                let place = text.get(citation.bytes.clone());
                whole(place.is_some_and(|place| !place.is_empty()), "a citation stands in no place")?;
                let before = text[..citation.bytes.start].chars().count();
                whole(before == citation.start && citation.start >= end, "characters and bytes disagree")?;
                end = citation.end;
                whole(!citation.canonical.is_empty(), "a citation without a name")?;
            }
        }
        Ok(())
    });
}

#[test]
fn words() {
    let analyzer = Analyzer::new().unwrap();
    let languages = [Language::Uzbek, Language::Russian, Language::English];
    campaign("words", 1.0, &texts(QUERY, 8), |text| {
        for language in languages {
            for word in qonun_analysis::words(&text, language) {
                let written = text.get(word.range.clone());
                whole(written.is_some_and(|written| !written.is_empty()), "a word stands in no place")?;
                let keys = analyzer.keys(&text[word.range], language);
                whole(keys.stems.len() <= qonun_analysis::MAX_STEMS, "too many stems")?;
            }
        }
        whole(analyzer.query_keys(&text, &languages).iter().all(|key| !key.key.is_empty()), "an empty key")
    });
}

#[test]
fn pages() {
    let name = FileName::parse("-1.html").unwrap();
    campaign("pages", 0.2, &texts(PAGE, 60), |text| {
        let read = read_page(&name, text.as_bytes());
        whole(read.document.is_some() || !read.problems.is_empty(), "neither a document nor a problem")?;
        // Bytes that are invalid in every encoding.
        let bytes: Vec<u8> =
            text.bytes().enumerate().map(|(at, byte)| if at % 7 == 3 { byte ^ 0xa5 } else { byte }).collect();
        let read = read_page(&name, &bytes);
        whole(read.document.is_some() || !read.problems.is_empty(), "neither a document nor a problem")
    });
}

#[test]
fn numbers_days_and_paths() {
    campaign("numbers", 1.0, &texts(SIGNS, 10), |text| {
        if let Some(number) = ActNumber::parse(&text) {
            whole(ActNumber::parse(&number.to_string()).is_some(), "a number is no number when it is written")?;
        }
        if let Some(day) = parse_date(&text) {
            whole(parse_date(&day.to_string()) == Some(day), "a day is read otherwise than it is written")?;
        }
        let number = canonical_provision_number(&text);
        whole(number.chars().count() <= 2 * text.chars().count(), "a canonical number grows")?;
        let mut path = Some(Path::new(text.as_str()));
        let mut steps = 0;
        while let Some(step) = path {
            path = step.parent();
            steps += 1;
            whole(steps <= text.len() + 1, "a path without end")?;
        }
        Ok(())
    });
}
