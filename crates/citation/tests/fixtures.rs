//! Measures the recogniser on the citations of `citations.md`.

use qonun_citation::{Citation, recognise, recognise_query};
use qonun_testkit::tables;

/// A row of a table: the text without marks, and its citations by byte range and canonical form.
struct Row {
    text: String,
    citations: Vec<(std::ops::Range<usize>, String)>,
    query: bool,
}

fn rows() -> Vec<Row> {
    let read = |row: &qonun_testkit::Row<2>| {
        let [marked, forms] = row.cells();
        self::row(marked, forms, row.section == "Search requests")
    };
    tables!("citations.md").rows(600).iter().map(read).collect()
}

fn row(marked: &str, forms: &str, query: bool) -> Row {
    let mut text = String::new();
    let mut places = Vec::new();
    for piece in marked.split("[[") {
        match piece.split_once("]]") {
            Some((inside, after)) => {
                places.push(text.len()..text.len() + inside.len());
                text.push_str(inside);
                text.push_str(after);
            }
            None => text.push_str(piece),
        }
    }
    let forms: Vec<String> = forms.split(" ; ").filter(|form| !form.is_empty()).map(str::to_owned).collect();
    assert_eq!(places.len(), forms.len(), "as many marks as forms: {marked}");
    Row { text, citations: places.into_iter().zip(forms).collect(), query }
}

#[test]
fn precision_and_recall() {
    let (mut right, mut found, mut wanted, mut empty) = (0, 0, 0, 0);
    let mut misses = Vec::new();
    for row in rows() {
        let citations = if row.query { recognise_query(&row.text) } else { recognise(&row.text) };
        let given: Vec<_> = citations.into_iter().map(|citation| (citation.bytes, citation.canonical)).collect();
        wanted += row.citations.len();
        found += given.len();
        right += given.iter().filter(|citation| row.citations.contains(citation)).count();
        empty += usize::from(row.citations.is_empty());
        if given != row.citations {
            let shown: Vec<_> = given.iter().map(|(place, form)| (&row.text[place.clone()], form)).collect();
            misses.push(format!("{}\n    wanted {:?}\n    given  {shown:?}", row.text, row.citations));
        }
    }
    assert!(wanted >= 300, "{wanted} citations");
    assert!(empty >= 60, "{empty} texts without a citation");
    let share =
        |part: usize, whole: usize| f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole).unwrap());
    let (precision, recall) = (share(right, found), share(right, wanted));
    let report = format!("precision {precision:.4}, recall {recall:.4} of {wanted}\n{}", misses.join("\n"));
    assert!(precision >= 0.99 && recall >= 0.97, "{report}");
}

#[test]
fn lists_are_taken_apart() {
    for row in tables!("parts.md").rows(11) {
        let [text, wanted] = row.cells();
        let parts = recognise(text).into_iter().flat_map(Citation::into_parts);
        let given: Vec<String> = parts.map(|part| format!("{} → {}", part.text(text), part.canonical)).collect();
        assert_eq!(given.join(" ; "), wanted, "{}", row.at);
    }
}
