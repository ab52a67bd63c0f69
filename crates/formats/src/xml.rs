//! A writer of XML. Its output is well-formed for any text: characters that XML does not allow become U+FFFD.

use std::fmt::Write;

/// A document that is being written.
#[derive(Default)]
pub(crate) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

/// An attribute.
pub(crate) type Attribute<'a> = (&'a str, &'a str);

impl Xml {
    /// Begins a document with its declaration.
    pub(crate) fn document() -> Self {
        Self { out: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned(), open: Vec::new() }
    }

    /// Opens an element.
    pub(crate) fn open(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.tag(name, attributes);
        self.out.push('>');
        self.open.push(name);
    }

    /// Closes the innermost element.
    pub(crate) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            let _ = write!(self.out, "</{name}>");
        }
    }

    /// Writes an element without content.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.tag(name, attributes);
        self.out.push_str("/>");
    }

    /// Writes an element that contains a text alone.
    pub(crate) fn leaf(&mut self, name: &'static str, attributes: &[Attribute<'_>], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close();
    }

    /// Writes text.
    pub(crate) fn text(&mut self, text: &str) {
        escape(&mut self.out, text, false);
    }

    /// Writes a line feed between elements.
    pub(crate) fn line(&mut self) {
        self.out.push('\n');
    }

    /// Closes what is open and returns the text.
    pub(crate) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn tag(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        let _ = write!(self.out, "<{name}");
        for (key, value) in attributes {
            let _ = write!(self.out, " {key}=\"");
            escape(&mut self.out, value, true);
            self.out.push('"');
        }
    }
}

/// Appends a text with the marks of XML and HTML replaced.
pub(crate) fn escape(out: &mut String, text: &str, in_attribute: bool) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if in_attribute => out.push_str("&quot;"),
            // A reader would turn these into a blank or a line feed.
            '\r' => out.push_str("&#13;"),
            '\n' if in_attribute => out.push_str("&#10;"),
            '\t' if in_attribute => out.push_str("&#9;"),
            c if is_illegal(c) => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

/// True for characters that XML does not allow, in any form.
pub(crate) const fn is_illegal(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn any_text_is_well_formed() {
        let all: String = (0..0x1_0000).filter_map(char::from_u32).collect();
        let mut xml = Xml::document();
        xml.open("a", &[("b", &all)]);
        xml.text(&all);
        xml.leaf("c", &[], "]]>");
        let written = xml.finish();
        let read = roxmltree::Document::parse(&written).unwrap();
        let legal: String = all.chars().map(|c| if super::is_illegal(c) { '\u{fffd}' } else { c }).collect();
        assert_eq!(read.root_element().attribute("b"), Some(legal.as_str()));
        assert_eq!(read.root_element().text(), Some(legal.as_str()));
    }
}
