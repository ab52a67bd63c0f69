//! Reading of the tables that the tests are written in.

use qonun_analysis::Language;

/// Rows of the Markdown tables of a text: the cells, trimmed; head rows and everything else left out. `\n`, `\t` and
/// `\u{…}` in a cell stand for the characters, `\|` for the bar.
pub(crate) fn rows(markdown: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let lines: Vec<&str> = markdown.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let is_head = lines.get(at + 1).is_some_and(|next| next.starts_with("|--"));
        if !line.starts_with('|') || line.starts_with("|--") || is_head {
            continue;
        }
        let inner = line.trim_start_matches('|').trim_end_matches('|').replace("\\|", "\u{1}");
        rows.push(inner.split('|').map(|cell| unescape(cell.trim()).replace('\u{1}', "|")).collect());
    }
    assert!(!rows.is_empty(), "a table without rows");
    rows
}

fn unescape(cell: &str) -> String {
    let mut out = cell.replace("\\n", "\n").replace("\\t", "\t");
    while let Some(start) = out.find("\\u{") {
        let end = start + out[start..].find('}').expect("a closing brace");
        let number = u32::from_str_radix(&out[start + 3..end], 16).expect("a number");
        let c = char::from_u32(number).expect("a character");
        out.replace_range(start..=end, &c.to_string());
    }
    out
}

/// The language of a table cell: uz, ru, en.
pub(crate) fn language(cell: &str) -> Language {
    match cell {
        "uz" => Language::Uzbek,
        "ru" => Language::Russian,
        "en" => Language::English,
        other => panic!("no language: {other}"),
    }
}
