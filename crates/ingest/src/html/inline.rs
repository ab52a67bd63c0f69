//! What is inside a block: words, links, tables, pictures. Both readers of markup tell it what they meet, so that they
//! cannot disagree about what it means.

use std::ops::Range;

use qonun_law::{Cell, Link, LinkTarget, Table};
use qonun_letters::{is_invisible, superscript};

use super::{Content, Part};
use crate::html::token::parse_target;

/// Elements that mean something inside a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    A,
    Br,
    Img,
    Sup,
    Table,
    /// `thead`, `tbody`, `tfoot`.
    Rows,
    Tr,
    /// `td`, `th`.
    Cell,
    /// Begins and ends a line: `p`, `div`, `li`…
    Line,
    Span,
    /// Changes the look alone: `b`, `i`, `font`…
    Look,
    /// Its content is no text: `script`, `style`…
    Active,
}

impl Tag {
    /// What an element of a name is; unknown ones change the look alone.
    pub(crate) fn of(name: &str) -> Self {
        match name {
            "a" => Self::A,
            "br" => Self::Br,
            "img" => Self::Img,
            "sup" => Self::Sup,
            "table" => Self::Table,
            "tbody" | "thead" | "tfoot" => Self::Rows,
            "tr" => Self::Tr,
            "td" | "th" => Self::Cell,
            "p" | "div" | "li" | "ul" | "ol" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "center" | "blockquote"
            | "pre" | "hr" | "dl" | "dt" | "dd" => Self::Line,
            "span" => Self::Span,
            "script" | "style" | "noscript" | "iframe" | "object" | "embed" | "template" | "svg" | "math" | "form"
            | "textarea" | "select" | "label" | "title" => Self::Active,
            _ => Self::Look,
        }
    }
}

/// Attributes that mean something inside a block.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts<'a> {
    pub(crate) class: Option<&'a str>,
    pub(crate) href: Option<&'a str>,
    pub(crate) src: Option<&'a str>,
    pub(crate) columns: Option<&'a str>,
    pub(crate) rows: Option<&'a str>,
}

/// Gathers the content of a block. Offsets of links are bytes until [`Inline::finish`] turns them into characters.
#[derive(Debug, Default)]
pub(crate) struct Inline {
    done: Content,
    part: Part,
    spans: Vec<(Range<usize>, LinkTarget)>,
    anchor: Option<(usize, LinkTarget)>,
    /// Where each open `sup` begins.
    raised: Vec<usize>,
    /// Blanks were met and not written yet.
    blank: bool,
    tables: u32,
    row_open: bool,
    cell: Option<(usize, u16, u16)>,
    /// Open elements whose text is left out.
    muted: u32,
    /// Open article label, counted in elements inside it.
    prefix_depth: Option<u32>,
    /// The editors' own heading of a comment was met.
    pub(crate) editorial: bool,
    /// Links that could not be read.
    pub(crate) bad_links: Vec<String>,
}

impl Inline {
    /// Words with entities resolved.
    pub(crate) fn text(&mut self, text: &str) {
        if self.muted > 0 || (self.tables > 0 && self.cell.is_none()) {
            return;
        }
        let mut rest = text;
        while let Some(at) = rest.bytes().position(is_special) {
            self.words(&rest[..at]);
            rest = &rest[at..];
            let Some(c) = rest.chars().next() else { return };
            match c {
                c if c == '\u{0}' || is_invisible(c) => {}
                c if c.is_whitespace() => self.blank = true,
                c if c.is_control() => self.blank = true,
                c => self.words(&rest[..c.len_utf8()]),
            }
            rest = &rest[c.len_utf8()..];
        }
        self.words(rest);
    }

    fn words(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        if self.blank && !self.at_line_start() {
            self.part.text.push(' ');
        }
        self.blank = false;
        self.part.text.push_str(words);
    }

    fn at_line_start(&self) -> bool {
        let start = self.cell.map_or(0, |(start, ..)| start);
        self.part.text.len() == start || self.part.text.ends_with('\n')
    }

    fn line_break(&mut self) {
        if self.muted > 0 {
            return;
        }
        if self.tables > 0 {
            self.blank = true;
            return;
        }
        self.blank = false;
        if !self.at_line_start() {
            self.part.text.push('\n');
        }
    }

    /// An element begins. `void` elements are not closed.
    pub(crate) fn open(&mut self, tag: Tag, facts: &Facts<'_>) {
        if self.muted > 0 || tag == Tag::Active || facts.class.is_some_and(is_left_out) {
            if !matches!(tag, Tag::Br | Tag::Img) {
                self.muted += 1;
            }
            self.editorial |= facts.class == Some("COMMENTLEXUZ");
            return;
        }
        match tag {
            Tag::A => self.open_anchor(facts),
            Tag::Br => self.line_break(),
            Tag::Img => self.picture(facts),
            Tag::Sup => self.raised.push(self.part.text.len() + usize::from(self.blank && !self.at_line_start())),
            Tag::Line => self.line_break(),
            Tag::Table => {
                if self.tables == 0 {
                    self.end_part();
                    self.part.table = Some(Table::default());
                }
                self.tables += 1;
            }
            Tag::Tr if self.tables == 1 => {
                if let Some(table) = &mut self.part.table {
                    if !table.rows.is_empty() {
                        self.part.text.push('\n');
                    }
                    table.rows.push(Vec::new());
                    self.row_open = true;
                }
            }
            Tag::Cell if self.tables == 1 && self.row_open => {
                if self.part.table.as_ref().and_then(|table| table.rows.last()).is_some_and(|row| !row.is_empty()) {
                    self.part.text.push('\t');
                }
                self.blank = false;
                self.cell = Some((self.part.text.len(), span(facts.columns), span(facts.rows)));
            }
            Tag::Span if facts.class == Some("clausePrfx") => {
                self.prefix_depth = Some(0);
                return;
            }
            _ => {}
        }
        if !matches!(tag, Tag::Br | Tag::Img)
            && let Some(depth) = &mut self.prefix_depth
        {
            *depth += 1;
        }
    }

    /// An element ends.
    pub(crate) fn close(&mut self, tag: Tag) {
        if self.muted > 0 {
            self.muted -= 1;
            return;
        }
        match tag {
            Tag::A => self.close_anchor(),
            Tag::Sup => {
                if let Some(start) = self.raised.pop() {
                    self.raise(start);
                }
            }
            Tag::Line => self.line_break(),
            Tag::Table => {
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    self.close_cell();
                    self.row_open = false;
                    self.end_part();
                }
            }
            Tag::Tr if self.tables == 1 => {
                self.close_cell();
                self.row_open = false;
            }
            Tag::Cell if self.tables == 1 => self.close_cell(),
            _ => {}
        }
        match &mut self.prefix_depth {
            Some(0) => {
                self.prefix_depth = None;
                if self.done.parts.is_empty() && self.part.table.is_none() {
                    self.done.prefix = Some(self.part.text.len());
                }
                self.blank = true;
            }
            Some(depth) => *depth -= 1,
            None => {}
        }
    }

    fn open_anchor(&mut self, facts: &Facts<'_>) {
        self.close_anchor();
        self.done.next_version |= facts.class.is_some_and(|class| class.contains("lx_next_ver"));
        let Some(href) = facts.href else { return };
        match parse_target(href) {
            Some(target) => self.anchor = Some((self.part.text.len(), target)),
            None if href.trim().is_empty() || href == "#" => {}
            None => self.bad_links.push(href.to_owned()),
        }
    }

    fn close_anchor(&mut self) {
        if let Some((start, target)) = self.anchor.take() {
            let end = self.part.text.len();
            let text = self.part.text.get(start..end).unwrap_or_default();
            let start = start + (text.len() - text.trim_start().len());
            self.spans.push((start.min(end)..end, target));
        }
    }

    /// A picture is a link without words at its place.
    fn picture(&mut self, facts: &Facts<'_>) {
        let Some(src) = facts.src.map(str::trim).filter(|src| !src.is_empty()) else { return };
        let here = self.part.text.len();
        match parse_target(src) {
            Some(target) => self.spans.push((here..here, target)),
            None => self.bad_links.push(src.to_owned()),
        }
    }

    /// Digits in a `sup` become superscript digits: 358<sup>1</sup> is 358¹.
    fn raise(&mut self, start: usize) {
        let Some(inside) = self.part.text.get(start..) else { return };
        let digits = inside.trim();
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return;
        }
        let raised: String = digits.chars().filter_map(superscript).collect();
        // The blank that may stand before the number is the page's own line break, not part of "358 ¹".
        let before = self.part.text[..start].trim_end_matches(' ').len();
        let keep = if self.part.text[..before].ends_with(|c: char| c.is_ascii_digit()) { before } else { start };
        self.part.text.truncate(keep);
        self.part.text.push_str(&raised);
    }

    fn close_cell(&mut self) {
        let Some((start, columns, rows)) = self.cell.take() else { return };
        self.blank = false;
        let text = self.part.text.get(start..).unwrap_or_default().trim().to_owned();
        if let Some(row) = self.part.table.as_mut().and_then(|table| table.rows.last_mut()) {
            row.push(Cell { text, columns, rows });
        }
    }

    /// Ends the paragraph or table under way.
    fn end_part(&mut self) {
        let reopened = self.anchor.clone();
        self.close_anchor();
        self.raised.clear();
        self.blank = false;
        let mut part = std::mem::take(&mut self.part);
        if part.table.is_none() {
            part.text.truncate(part.text.trim_end().len());
        }
        let length = part.text.len();
        let spans = std::mem::take(&mut self.spans);
        part.links = spans.into_iter().map(|(range, target)| link(&part.text, range, length, target)).collect();
        let says = !part.text.is_empty() || !part.links.is_empty();
        if says {
            self.done.parts.push(part);
        }
        self.anchor = reopened.map(|(_, target)| (0, target));
    }

    /// The content, when the block ends.
    pub(crate) fn finish(mut self) -> Content {
        self.close_cell();
        self.close_anchor();
        self.end_part();
        self.done
    }
}

/// Classes of elements that are not text of the law: the number of a classifier entry, the editors' heading.
fn is_left_out(class: &str) -> bool {
    matches!(class, "iorRN" | "COMMENTLEXUZ")
}

/// Bytes that begin blanks or characters that are left out.
const fn is_special(byte: u8) -> bool {
    matches!(byte, 0..=b' ' | 0x7f | 0xc2 | 0xe1 | 0xe2 | 0xe3 | 0xef)
}

/// How many columns or rows a cell covers; browsers take at most 1,000.
fn span(written: Option<&str>) -> u16 {
    written.and_then(|text| text.trim().parse().ok()).unwrap_or(1).clamp(1, 1000)
}

/// Turns bytes into characters.
fn link(text: &str, range: Range<usize>, length: usize, target: LinkTarget) -> Link {
    let count = |at: usize| {
        let before = text.get(..at.min(length)).unwrap_or(text);
        u32::try_from(before.chars().count()).unwrap_or(u32::MAX)
    };
    Link { start: count(range.start), end: count(range.end), target }
}
