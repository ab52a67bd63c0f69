//! The content of a block: words, links, tables, pictures. Both readers of markup report their elements here, so that
//! they cannot interpret them differently.

use std::ops::Range;

use qonun_law::{Cell, Link, LinkTarget, Table};
use qonun_letters::{is_dash, is_invisible, superscript};

use super::style::Numbering;
use super::tag::{Facts, Height, Tag};
use super::token::{end_of, parse_target};
use super::visible::letters;
use super::{Content, Part};

/// An open numbered list.
#[derive(Clone, Copy, Debug)]
struct Counter {
    numbering: Numbering,
    next: i64,
    step: i64,
}

/// A link and the byte range of its words.
type Span = (Range<usize>, LinkTarget);

/// Collects the content of a block. Offsets of links are bytes until [`Inline::finish`] converts them to characters.
#[derive(Debug, Default)]
pub(crate) struct Inline {
    done: Content,
    part: Part,
    spans: Vec<Span>,
    anchor: Option<(usize, LinkTarget)>,
    /// Start of each open superscript element.
    raised: Vec<usize>,
    /// Start of each open subscript or struck-through element.
    marked: Vec<usize>,
    /// True if blanks were read but not written yet.
    blank: bool,
    tables: u32,
    /// The table whose caption is being read, and its links.
    captioned: Option<(Part, Vec<Span>)>,
    /// Open lists; `None` for lists without numbers.
    lists: Vec<Option<Counter>>,
    /// The number of an item that has no words yet.
    marker: Option<String>,
    row_open: bool,
    cell: Option<(usize, u16, u16)>,
    /// Number of open elements whose text is skipped.
    muted: u32,
    /// Open article label, as the number of open elements inside it.
    prefix_depth: Option<u32>,
    /// True if the editors' own heading of a comment was read.
    pub(crate) editorial: bool,
    /// Links that cannot be parsed.
    pub(crate) bad_links: Vec<String>,
    /// Number of letters and figures in elements that are not text of the law.
    pub(crate) left_out: usize,
}

impl Inline {
    /// Adds words with resolved entities.
    pub(crate) fn text(&mut self, text: &str) {
        if self.muted > 0 {
            self.left_out += letters(text);
            return;
        }
        if self.tables > 0 && self.cell.is_none() {
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
        self.write_marker();
        self.write(words);
    }

    fn write(&mut self, words: &str) {
        if self.blank && !self.at_line_start() {
            self.part.text.push(' ');
        }
        self.blank = false;
        self.part.text.push_str(words);
    }

    /// Writes the number of an item; this happens only when something follows it.
    fn write_marker(&mut self) {
        if let Some(marker) = self.marker.take() {
            self.write(&marker);
            self.blank = true;
        }
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

    /// Begins an element. `void` elements have no end tag.
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
            Tag::Raised(_) => {
                self.write_marker();
                self.raised.push(self.part.text.len() + usize::from(self.blank && !self.at_line_start()));
            }
            Tag::Lowered | Tag::Struck => self.marked.push(self.part.text.len()),
            Tag::Line => self.line_break(),
            Tag::Apart => self.blank = true,
            Tag::Bullets | Tag::Numbers | Tag::Item => self.open_list(tag, facts),
            Tag::Table => {
                if self.tables == 0 {
                    self.end_part();
                    self.part.table = Some(Table::default());
                }
                self.blank = true;
                self.tables += 1;
            }
            Tag::Caption if self.tables == 1 && self.cell.is_none() && self.captioned.is_none() => {
                self.close_anchor();
                self.captioned = Some((std::mem::take(&mut self.part), std::mem::take(&mut self.spans)));
                (self.tables, self.blank) = (0, false);
            }
            // The parts of a table inside a cell are separated by blanks.
            Tag::Caption | Tag::Tr | Tag::Cell if self.tables != 1 => self.blank = true,
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

    /// Ends an element.
    pub(crate) fn close(&mut self, tag: Tag) {
        if self.muted > 0 {
            self.muted -= 1;
            return;
        }
        match tag {
            Tag::A => self.close_anchor(),
            Tag::Raised(height) => {
                if let Some(start) = self.raised.pop() {
                    self.raise(start, height);
                }
            }
            Tag::Lowered | Tag::Struck => {
                if let Some(start) = self.marked.pop() {
                    self.doubt_figures(start, tag);
                }
            }
            Tag::Line => self.line_break(),
            Tag::Apart => self.blank = true,
            Tag::Bullets | Tag::Numbers => {
                self.lists.pop();
                self.marker = None;
                self.line_break();
            }
            Tag::Item => {
                self.marker = None;
                self.line_break();
            }
            Tag::Caption if self.tables == 0 => self.close_caption(),
            Tag::Caption | Tag::Tr | Tag::Cell if self.tables != 1 => self.blank = true,
            Tag::Table => {
                self.blank = true;
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

    fn open_list(&mut self, tag: Tag, facts: &Facts<'_>) {
        self.line_break();
        match tag {
            Tag::Numbers => self.lists.push(Some(Counter {
                numbering: Numbering::of(facts.numbering, facts.style),
                next: facts.number.unwrap_or(1),
                step: if facts.reversed { -1 } else { 1 },
            })),
            Tag::Bullets => self.lists.push(None),
            _ => {
                let Some(Some(counter)) = self.lists.last_mut() else { return };
                let number = facts.number.unwrap_or(counter.next);
                counter.next = number.saturating_add(counter.step);
                self.marker = counter.numbering.marker(number);
            }
        }
    }

    /// Writes the caption of a table as a paragraph before it.
    fn close_caption(&mut self) {
        let Some((table, spans)) = self.captioned.take() else { return };
        self.end_part();
        (self.part, self.spans, self.tables) = (table, spans, 1);
    }

    fn open_anchor(&mut self, facts: &Facts<'_>) {
        self.close_anchor();
        self.write_marker();
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

    /// Adds a picture: a link without words at its place.
    fn picture(&mut self, facts: &Facts<'_>) {
        let Some(src) = facts.src.map(str::trim).filter(|src| !src.is_empty()) else { return };
        let here = self.part.text.len();
        match parse_target(src) {
            Some(target) => self.spans.push((here..here, target)),
            None => self.bad_links.push(src.to_owned()),
        }
    }

    /// Converts raised figures to superscript characters: 358<sup>1</sup> becomes 358¹, 9<sup>1-1</sup> becomes 9¹⁻¹.
    fn raise(&mut self, start: usize, height: Height) {
        let Some(inside) = self.part.text.get(start..) else { return };
        let content = inside.trim();
        let length = figures(content);
        let blankless = self.part.text[..start].trim_end_matches(' ');
        let after_number = blankless.ends_with(|c: char| c.is_ascii_digit());
        let labels = after_number && self.tables == 0 && is_label(blankless);
        let raises = match height {
            _ if length == 0 => false,
            // Small figures after a number usually have another reason, except in the number of a heading.
            Height::Small => labels && length == content.len() && length < 3 && blankless.len() == start,
            Height::Sure | Height::Named => after_number || length == content.len(),
        };
        if !raises {
            return;
        }
        if height != Height::Sure && labels {
            self.done.doubt.get_or_insert("small figures after a number were taken for raised ones");
        }
        let mut raised: String = content[..length].chars().map(|c| superscript(c).unwrap_or('⁻')).collect();
        raised.push_str(&content[length..]);
        // A blank before the number is the page's own line break, not part of "358 ¹".
        let keep = if after_number { blankless.len() } else { start };
        self.part.text.truncate(keep);
        self.part.text.push_str(&raised);
        let end = self.part.text.len();
        // Spans are in the order of their ends.
        for (range, _) in self.spans.iter_mut().rev().take_while(|(range, _)| range.end > keep) {
            *range = range.start.min(keep)..end;
        }
        if let Some((anchor, _)) = &mut self.anchor {
            *anchor = (*anchor).min(keep);
        }
    }

    /// Reports figures that are struck through, or lowered in the number of a label: they are read as normal figures.
    fn doubt_figures(&mut self, start: usize, tag: Tag) {
        let inside = self.part.text.get(start..).unwrap_or_default();
        if !inside.contains(|c: char| c.is_numeric()) {
            return;
        }
        if tag == Tag::Struck {
            self.done.doubt.get_or_insert("figures that are struck through were read as they stand");
        } else if self.tables == 0 && is_label(self.part.text[..start].trim_end_matches(' ')) {
            self.done.doubt.get_or_insert("figures below the line were read as part of the number before them");
        }
    }

    fn close_cell(&mut self) {
        let Some((start, columns, rows)) = self.cell.take() else { return };
        self.blank = false;
        let text = self.part.text.get(start..).unwrap_or_default().trim().to_owned();
        if let Some(row) = self.part.table.as_mut().and_then(|table| table.rows.last_mut()) {
            row.push(Cell { text, columns, rows });
        }
    }

    /// Ends the current paragraph or table.
    fn end_part(&mut self) {
        let reopened = self.anchor.clone();
        self.close_anchor();
        self.raised.clear();
        self.marked.clear();
        self.blank = false;
        let mut part = std::mem::take(&mut self.part);
        if part.table.is_none() {
            part.text.truncate(part.text.trim_end().len());
        }
        let length = part.text.len();
        let spans = std::mem::take(&mut self.spans);
        let places = Places::of(if spans.is_empty() { "" } else { &part.text });
        let place = |at: usize| places.chars_before(at.min(length));
        let link = |(range, target): Span| Link { start: place(range.start), end: place(range.end), target };
        part.links = spans.into_iter().map(link).collect();
        let says = !part.text.is_empty() || !part.links.is_empty();
        if says {
            self.done.parts.push(part);
        }
        self.anchor = reopened.map(|(_, target)| (0, target));
    }

    /// Returns the content at the end of the block.
    pub(crate) fn finish(mut self) -> Content {
        self.close_caption();
        self.close_cell();
        self.close_anchor();
        self.end_part();
        self.done
    }
}

/// Returns the length in bytes of the figures at the start of raised letters, with hyphens before and between them:
/// `1`, `1-1`, `-6`.
fn figures(text: &str) -> usize {
    let (mut length, mut at) = (0, 0);
    let mut hyphen = false;
    for c in text.chars() {
        at += c.len_utf8();
        if c.is_ascii_digit() {
            (length, hyphen) = (at, false);
        } else if is_dash(c) && !hyphen {
            hyphen = true;
        } else {
            break;
        }
    }
    length
}

/// Maximum length in bytes of a label with its number and the signs between them.
const LONGEST_LABEL: usize = 100;

/// True if the text up to here is the number of a label: figures, with at most one word before them.
fn is_label(text: &str) -> bool {
    // The number of a label is near the start of its line, so only a short part of a long line is examined.
    let near = end_of(text, LONGEST_LABEL);
    let start = near.rfind('\n').map(|at| at + 1).or((near.len() == text.len()).then_some(0));
    let Some(line) = start.map(|start| &near[start..]) else { return false };
    let word = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - word.len();
    let word = word.trim_end_matches([' ', '№', '.']);
    (1..=5).contains(&digits) && word.len() <= 40 && !word.contains(' ')
}

/// True for classes of elements that are not text of the law: the number of a classifier entry, the editors' heading.
fn is_left_out(class: &str) -> bool {
    matches!(class, "iorRN" | "COMMENTLEXUZ")
}

/// True for bytes that begin blanks or skipped characters.
const fn is_special(byte: u8) -> bool {
    matches!(byte, 0..=b' ' | 0x7f | 0xc2 | 0xcd | 0xd8 | 0xe1 | 0xe2 | 0xe3 | 0xef | 0xf3)
}

/// Returns the number of columns or rows that a cell spans; browsers accept at most 1,000.
fn span(written: Option<&str>) -> u16 {
    written.and_then(|text| text.trim().parse().ok()).unwrap_or(1).clamp(1, 1000)
}

/// Converts byte offsets to character offsets without counting from the start of the text for each link.
struct Places<'t> {
    bytes: &'t [u8],
    /// Number of characters before each step of a fixed number of bytes.
    before: Vec<u32>,
}

impl<'t> Places<'t> {
    const STEP: usize = 512;

    fn of(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let counts = bytes.chunks(Self::STEP).scan(0, |before, step| {
            let here = *before;
            *before += begun(step);
            Some(here)
        });
        Self { bytes, before: counts.collect() }
    }

    fn chars_before(&self, at: usize) -> u32 {
        let step = (at / Self::STEP).min(self.before.len().saturating_sub(1));
        let rest = self.bytes.get(step * Self::STEP..at).unwrap_or_default();
        self.before.get(step).copied().unwrap_or(0) + begun(rest)
    }
}

/// Returns the number of characters that begin in some bytes of UTF-8.
fn begun(bytes: &[u8]) -> u32 {
    let count = bytes.iter().filter(|byte| (**byte & 0xc0) != 0x80).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn characters_are_counted_from_any_place() {
        for text in ["", "abc", &"oʻzbek тили ¹ ".repeat(300)] {
            let places = Places::of(text);
            for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                assert_eq!(places.chars_before(at) as usize, text[..at].chars().count());
            }
        }
    }
}
