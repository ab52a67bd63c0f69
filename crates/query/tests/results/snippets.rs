//! Snippets: which passage of a provision is shown, its length, and its marks.

use qonun_query::{Mark, SearchRequest, Snippet, Syntax};
use qonun_testkit::tables;

use crate::open;

/// The text with its marks in brackets.
fn marked(text: &str, marks: &[Mark]) -> String {
    let mut out = String::new();
    let ends = |place: usize, end: usize| marks.iter().any(|mark| mark[end] == place);
    for (place, letter) in text.chars().map(Some).chain([None]).enumerate() {
        out.extend(ends(place, 1).then_some(']'));
        out.extend(ends(place, 0).then_some('['));
        out.extend(letter);
    }
    out
}

fn is_whole(snippet: &Snippet, length: usize) -> bool {
    let letters = snippet.text.chars().count();
    let in_order = snippet.marks.windows(2).all(|pair| pair[0][1] <= pair[1][0]);
    let inside = snippet.marks.iter().all(|mark| mark[0] < mark[1] && mark[1] <= letters);
    // Dots before and after, and punctuation after the last word, are extra; there is at least one word.
    let longest = snippet.text.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
    in_order && inside && letters <= length.max(longest) + "… ».; …".chars().count()
}

#[test]
fn the_stretch_that_shows_why_it_was_found_is_shown() {
    let base = open(include_str!("snippets-law-base.md"));
    let mut wrong = Vec::new();
    for row in tables!("snippets.md").rows(29) {
        let [query, path, length, wanted, _] = row.cells();
        let length = length.parse().unwrap();
        let request = SearchRequest {
            syntax: Syntax::Advanced,
            snippet: length,
            per_act: Some(20),
            ..SearchRequest::new(query.trim_matches('`'))
        };
        let answer = base.ask(&request);
        let shown = answer.results.iter().flat_map(|result| &result.provisions).find(|hit| hit.path.as_str() == path);
        let snippet = shown.and_then(|hit| hit.snippet.as_ref());
        let found = snippet.map(|snippet| marked(&snippet.text, &snippet.marks));
        if found.as_deref().unwrap_or("-") != wanted || snippet.is_some_and(|snippet| !is_whole(snippet, length)) {
            wrong.push(format!("{}: {query}: {}", row.at, found.unwrap_or_default()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
