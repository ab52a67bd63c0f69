//! A fragment of HTML with classes, to be put into a page: no script, no style, no address that is not of the web.

use qonun_law::{Block, BlockStyle, Path};
use qonun_texts::{Texts, texts};

use crate::Extract;
use crate::flow::{self, Heading, Item};
use crate::inline::{self, Run};
use crate::xml::escape;

pub(crate) fn write(extract: &Extract<'_>) -> String {
    let lang = extract.document.lang;
    let t = texts(lang);
    let mut page = Page { out: String::new(), base: &extract.about.source, t };
    page.out.push_str(&format!("<article class=\"qonun-text\" lang=\"{lang}\">\n"));
    for item in flow::walk(extract) {
        match item {
            Item::Title(title) => page.element("h1", "title", None, title),
            Item::State(line) => page.element("p", "state", None, &line),
            Item::Heading(heading) => page.heading(&heading),
            Item::Paragraph { style, label, path, text, links } => {
                page.paragraph(style, label, path, &flow::runs(text, links, t));
            }
            Item::Table(block) => page.table(block),
            Item::Note(note) => {
                let name = t.note_name(note.kind);
                page.out.push_str("<p class=\"note\"><span class=\"note-kind\">");
                escape(&mut page.out, name, false);
                page.out.push_str("</span> ");
                page.runs(&flow::runs(&note.text, &note.links, t));
                page.out.push_str("</p>\n");
            }
        }
    }
    page.out.push_str("</article>\n");
    page.out
}

struct Page<'p> {
    out: String,
    /// Address of the text, for links to other places of it.
    base: &'p str,
    t: &'static Texts,
}

impl Page<'_> {
    fn element(&mut self, name: &str, class: &str, id: Option<&Path>, text: &str) {
        self.out.push_str(&format!("<{name} class=\"{class}\""));
        self.id(id);
        self.out.push('>');
        self.lines(text);
        self.out.push_str(&format!("</{name}>\n"));
    }

    fn id(&mut self, path: Option<&Path>) {
        if let Some(path) = path {
            self.out.push_str(" id=\"");
            escape(&mut self.out, path.as_str(), true);
            self.out.push('"');
        }
    }

    /// Writes text, with a break for each line feed.
    fn lines(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.out.push_str("<br>");
            }
            escape(&mut self.out, line, false);
        }
    }

    fn heading(&mut self, heading: &Heading<'_>) {
        let name = format!("h{}", (heading.depth + 2).min(6));
        self.out.push_str(&format!("<{name} class=\"{}\"", heading.kind.name()));
        self.id(Some(heading.path));
        self.out.push('>');
        if !heading.label.is_empty() {
            self.out.push_str("<span class=\"number\">");
            self.lines(heading.label);
            self.out.push_str("</span>");
        }
        if !heading.label.is_empty() && !heading.text.is_empty() {
            self.out.push(' ');
        }
        self.lines(heading.text);
        self.out.push_str(&format!("</{name}>\n"));
    }

    fn paragraph(&mut self, style: BlockStyle, label: &str, path: Option<&Path>, text: &[Run<'_>]) {
        self.out.push_str("<p");
        if let Some(class) = inline::class(style) {
            self.out.push_str(&format!(" class=\"{class}\""));
        }
        self.id(path);
        self.out.push('>');
        if !label.is_empty() {
            self.out.push_str("<span class=\"number\">");
            self.lines(label);
            self.out.push_str("</span> ");
        }
        self.runs(text);
        self.out.push_str("</p>\n");
    }

    fn runs(&mut self, runs: &[Run<'_>]) {
        for run in runs.iter().filter(|run| !run.text.is_empty()) {
            let href = run.target.map(inline::href);
            // An anchor is a place of the page that the text comes from.
            let here = href.as_deref().filter(|href| href.starts_with('#')).map(|href| format!("{}{href}", self.base));
            let href = here.or(href);
            match href.as_deref().and_then(inline::safe) {
                Some(href) => {
                    self.out.push_str("<a href=\"");
                    escape(&mut self.out, href, true);
                    self.out.push_str("\">");
                    self.lines(run.text);
                    self.out.push_str("</a>");
                }
                None => self.lines(run.text),
            }
        }
    }

    fn table(&mut self, block: &Block) {
        let Some(table) = &block.table else { return };
        self.out.push_str("<table>\n");
        for (cells, row) in flow::cells(table, &block.links, self.t).iter().zip(&table.rows) {
            self.out.push_str("<tr>");
            for (cell, shape) in cells.iter().zip(row) {
                self.out.push_str("<td");
                for (name, span) in [("colspan", shape.columns), ("rowspan", shape.rows)] {
                    if span > 1 {
                        self.out.push_str(&format!(" {name}=\"{span}\""));
                    }
                }
                self.out.push('>');
                self.runs(cell);
                self.out.push_str("</td>");
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</table>\n");
    }
}
