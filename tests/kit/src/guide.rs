//! Examples of the guides for lawyers.

/// The guides in Uzbek (Latin and Cyrillic), Russian and English.
pub const GUIDES: [&str; 4] = [
    include_str!("../../../docs/query-language.uz-Latn.md"),
    include_str!("../../../docs/query-language.uz-Cyrl.md"),
    include_str!("../../../docs/query-language.ru.md"),
    include_str!("../../../docs/query-language.en.md"),
];

/// Returns the examples of a guide, each with the name of its syntax. The name follows the fence that opens the block;
/// `query` means `advanced`.
///
/// # Panics
/// There are too few examples, or a block has no syntax.
#[must_use]
pub fn examples(guide: &str) -> Vec<(&'static str, &str)> {
    let mut syntax = None;
    let mut found = Vec::new();
    for (number, line) in (1..).zip(guide.lines()) {
        match (line.strip_prefix("```"), syntax) {
            (Some("query"), None) => syntax = Some("advanced"),
            (Some("simple"), None) => syntax = Some("simple"),
            (Some(""), Some(_)) => syntax = None,
            (Some(other), _) => panic!("line {number} of a guide: a block of {other:?}"),
            (None, Some(syntax)) => found.push((syntax, line)),
            (None, None) => {}
        }
    }
    assert!(found.len() > 50, "{} examples in a guide", found.len());
    found
}
