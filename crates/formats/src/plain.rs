//! Plain text. Tabs separate the cells of a table, line feeds its rows.

use qonun_texts::texts;

use crate::Extract;
use crate::flow::{self, Item};

pub(crate) fn write(extract: &Extract<'_>) -> String {
    let (mut out, t) = (String::new(), texts(extract.document.lang));
    let mut in_state = false;
    for item in flow::walk(extract) {
        let is_state = matches!(item, Item::State(_));
        // One blank line is before the text, before a heading and before a point.
        let begins = matches!(item, Item::Heading(_))
            || matches!(&item, Item::Paragraph { label, .. } if !label.is_empty())
            || (in_state && !is_state);
        if begins {
            out.push('\n');
        }
        in_state = is_state;
        match item {
            Item::Title(title) => out.push_str(title),
            Item::State(line) => out.push_str(&line),
            Item::Heading(heading) => {
                let lines = format!("{} {}", heading.label, heading.text);
                out.push_str(lines.trim());
            }
            Item::Paragraph { label, text, links, .. } => {
                if !label.is_empty() {
                    out.push_str(label);
                    out.push(' ');
                }
                out.extend(flow::runs(text, links, t).iter().map(|run| run.text));
            }
            Item::Table(block) => out.push_str(&block.text),
            Item::Note(note) => {
                out.push('(');
                out.push_str(note.text.trim_matches(['(', ')']));
                out.push(')');
            }
        }
        out.push('\n');
    }
    out
}
