//! Markdown (CommonMark with the tables of GitHub). What the text contains is never read as a mark.

use qonun_law::{Block, BlockStyle};
use qonun_texts::{Texts, texts};

use crate::Extract;
use crate::flow::{self, Item};
use crate::inline::{self, Run};

pub(crate) fn write(extract: &Extract<'_>) -> String {
    let (mut out, t) = (String::new(), texts(extract.document.lang));
    let mut in_state = false;
    for item in flow::walk(extract) {
        let is_state = matches!(item, Item::State(_));
        if in_state && !is_state {
            out.push('\n');
        }
        in_state = is_state;
        match item {
            Item::Title(title) => out.push_str(&format!("# {}\n\n", escaped(&flow::one_line(title)))),
            Item::State(line) => out.push_str(&format!("> {}  \n", escaped(&flow::one_line(&line)))),
            Item::Heading(heading) => {
                let marks = "#".repeat(usize::from(heading.depth.min(4)) + 2);
                out.push_str(&format!("{marks} {}\n\n", escaped(&heading.line())));
            }
            Item::Paragraph { style, label, text, links, .. } => {
                let (text, label) = (flow::runs(text, links, t), escaped(label));
                paragraph(&mut out, style, &label, &text);
            }
            Item::Table(block) => table(&mut out, block, t),
            Item::Note(note) => {
                let text = runs(&flow::runs(&note.text, &note.links, t));
                out.push_str(&format!("> {}\n\n", text.replace('\n', "\n> ")));
            }
        }
    }
    out
}

/// Writes the lines of a block as paragraphs.
fn paragraph(out: &mut String, style: BlockStyle, label: &str, text: &[Run<'_>]) {
    let text = runs(text);
    let mark = match style {
        BlockStyle::Bold => "**",
        BlockStyle::Italic | BlockStyle::Footnote => "*",
        _ => "",
    };
    for (at, line) in text.lines().enumerate() {
        if at == 0 && !label.is_empty() {
            out.push_str(label);
            out.push(' ');
        }
        let line = line.trim();
        let mark = if line.is_empty() { "" } else { mark };
        out.push_str(&format!("{mark}{}{mark}\n\n", safe_start(line)));
    }
}

/// Returns runs with their links. A link does not go over the end of a line.
fn runs(runs: &[Run<'_>]) -> String {
    let mut out = String::new();
    for run in runs {
        let text = escaped(run.text);
        let href = run.target.map(inline::href);
        match href.as_deref().and_then(inline::safe) {
            Some(href) if !run.text.trim().is_empty() => {
                let href: String = href.chars().map(encoded).collect();
                let linked: Vec<String> = text.split('\n').map(|line| format!("[{line}]({href})")).collect();
                out.push_str(&linked.join("\n"));
            }
            _ => out.push_str(&text),
        }
    }
    out
}

/// Encodes the characters that end an address.
fn encoded(c: char) -> String {
    match c {
        '(' => "%28".to_owned(),
        ')' => "%29".to_owned(),
        '<' => "%3C".to_owned(),
        '>' => "%3E".to_owned(),
        '\\' => "%5C".to_owned(),
        c if c.is_whitespace() || c.is_control() => "%20".to_owned(),
        c => c.to_string(),
    }
}

/// Returns the text with a backslash before each mark.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '`' | '|' | '~' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Keeps a line from being read as a heading, a list or a rule.
fn safe_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line[digits..].chars().next() {
        Some(mark @ ('.' | ')')) if digits > 0 => format!("{}\\{mark}{}", &line[..digits], &line[digits + 1..]),
        Some('#' | '-' | '+' | '>' | '=') if digits == 0 => format!("\\{line}"),
        _ => line.to_owned(),
    }
}

/// Writes a table. Its first row is the head; a cell that spans columns is followed by empty ones.
fn table(out: &mut String, block: &Block, t: &'static Texts) {
    let Some(table) = &block.table else { return };
    let rows = flow::cells(table, &block.links, t);
    let span = |row: &Vec<qonun_law::Cell>| row.iter().map(|cell| usize::from(cell.columns.max(1))).sum::<usize>();
    let width = table.rows.iter().map(span).max().unwrap_or(1).min(MAX_COLUMNS);
    for (at, (cells, row)) in rows.iter().zip(&table.rows).enumerate() {
        let mut line = Vec::new();
        for (cell, shape) in cells.iter().zip(row) {
            line.push(runs(cell).trim().replace('\n', "<br>"));
            line.extend((1..shape.columns).take(MAX_COLUMNS).map(|_| String::new()));
        }
        line.resize(width.max(line.len()), String::new());
        out.push_str(&format!("| {} |\n", line.join(" | ")));
        if at == 0 {
            out.push_str(&format!("|{}\n", " --- |".repeat(width.max(1))));
        }
    }
    out.push('\n');
}

/// Greatest number of columns that a span is believed to have.
const MAX_COLUMNS: usize = 256;

#[cfg(test)]
mod tests {
    use super::{escaped, safe_start};

    #[test]
    fn a_line_of_law_is_no_mark() {
        for (line, wanted) in [
            ("1) қарор", "1\\) қарор"),
            ("12. Қарор", "12\\. Қарор"),
            ("- қарор", "\\- қарор"),
            ("# 5", "\\# 5"),
            ("2024 йил", "2024 йил"),
            ("", ""),
            ("5", "5"),
        ] {
            assert_eq!(safe_start(line), wanted);
        }
        assert_eq!(escaped("a*b_[c]"), "a\\*b\\_\\[c\\]");
    }
}
