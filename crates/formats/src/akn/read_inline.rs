//! Blocks and their words: paragraphs, tables, links and notes.

use qonun_law::{Block, BlockStyle, Cell, Link, LinkTarget, Note, NoteKind, Table};
use roxmltree::Node;

use super::AKN;
use super::node::{child, own};
use crate::inline;

/// Notes with their places among those of the provision.
pub(super) type Notes = Vec<(usize, Note)>;

/// How words are read.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    /// True for a file of this program: every blank of it counts. In other files, blanks are only layout.
    pub(super) exact: bool,
}

/// A text with its links.
#[derive(Default)]
pub(super) struct Inline {
    pub(super) text: String,
    pub(super) links: Vec<Link>,
    /// Number of characters in the text.
    length: u32,
}

impl Inline {
    fn push(&mut self, c: char) {
        self.text.push(c);
        self.length += 1;
    }

    /// Ends the text: blanks at its end are only layout.
    fn trimmed(mut self) -> Self {
        self.text.truncate(self.text.trim_end().len());
        self.length = u32::try_from(self.text.chars().count()).unwrap_or(u32::MAX);
        for link in &mut self.links {
            link.end = link.end.min(self.length);
            link.start = link.start.min(link.end);
        }
        self
    }
}

impl Reading {
    /// Reads the words of an element.
    pub(super) fn inline(self, node: Node<'_, '_>, notes: &mut Notes) -> Inline {
        let mut out = Inline::default();
        self.add(node, &mut out, notes);
        if self.exact { out } else { out.trimmed() }
    }

    fn add(self, node: Node<'_, '_>, out: &mut Inline, notes: &mut Notes) {
        for child in node.children() {
            if let Some(text) = child.text().filter(|_| child.is_text()) {
                self.add_text(text, out);
                continue;
            }
            match child.tag_name().name() {
                "br" | "eol" => out.push('\n'),
                "authorialNote" => notes.push(self.note(child)),
                "ref" => {
                    let start = out.length;
                    self.add(child, out, notes);
                    out.links.push(Link { start, end: out.length, target: target(child) });
                }
                _ => self.add(child, out, notes),
            }
        }
    }

    fn add_text(self, text: &str, out: &mut Inline) {
        for c in text.chars() {
            if self.exact || !c.is_whitespace() {
                out.push(c);
            } else if !out.text.is_empty() && !out.text.ends_with([' ', '\n']) {
                out.push(' ');
            }
        }
    }

    /// Reads a note and its place.
    pub(super) fn note(self, node: Node<'_, '_>) -> (usize, Note) {
        let kind = node.attribute("class").and_then(|name| serde_json::from_value(name.into()).ok());
        let words = self.blocks(node, &mut Notes::new());
        let (mut text, mut links) = (Vec::new(), Vec::new());
        let mut offset = 0;
        for block in words {
            let shifted = |link: Link| Link { start: link.start + offset, end: link.end + offset, ..link };
            links.extend(block.links.into_iter().map(shifted));
            offset += u32::try_from(block.text.chars().count() + 1).unwrap_or_default();
            text.push(block.text);
        }
        let place = node.attribute("eId").and_then(|id| id.rsplit_once("note_")?.1.parse().ok());
        let note = Note {
            kind: kind.unwrap_or(NoteKind::Comment),
            about: own(node, "about").map(str::to_owned),
            id: own(node, "id").map(str::to_owned),
            text: text.join("\n"),
            links,
        };
        (place.unwrap_or(usize::MAX), note)
    }

    /// Reads the blocks inside an element.
    pub(super) fn blocks(self, node: Node<'_, '_>, notes: &mut Notes) -> Vec<Block> {
        node.children().filter(Node::is_element).flat_map(|child| self.block_of(child, notes)).collect()
    }

    /// Reads the blocks of a provision, or of the provisions below it: numbers and headings are words of its text.
    pub(super) fn blocks_below(self, node: Node<'_, '_>, notes: &mut Notes) -> Vec<Block> {
        let number = child(node, "num").map(|number| self.inline(number, notes).text);
        let mut blocks: Vec<Block> = Vec::new();
        for part in node.children().filter(Node::is_element) {
            match part.tag_name().name() {
                "num" => {}
                "heading" | "subheading" => blocks.push(self.paragraph(part, notes)),
                "p" | "block" | "table" => blocks.extend(self.block_of(part, notes)),
                _ => blocks.extend(self.blocks_below(part, notes)),
            }
        }
        match (number, blocks.first_mut()) {
            (Some(number), Some(first)) if !number.is_empty() && first.table.is_none() => {
                let added = u32::try_from(number.chars().count() + 1).unwrap_or_default();
                first.text = format!("{number} {}", first.text);
                for link in &mut first.links {
                    link.start += added;
                    link.end += added;
                }
            }
            (Some(text), _) if !text.is_empty() => blocks.insert(0, Block { text, ..Block::default() }),
            _ => {}
        }
        blocks
    }

    /// Reads one element of a block level.
    pub(super) fn block_of(self, node: Node<'_, '_>, notes: &mut Notes) -> Vec<Block> {
        match node.tag_name().name() {
            "p" | "block" | "docTitle" | "num" | "heading" | "subheading" if own(node, "notes").is_some() => {
                // A paragraph that only carries notes.
                self.inline(node, notes);
                Vec::new()
            }
            "p" | "block" | "num" | "heading" | "subheading" => vec![self.paragraph(node, notes)],
            "table" => vec![self.table(node, notes)],
            _ if self.exact => self.blocks(node, notes),
            _ => self.blocks_below(node, notes),
        }
    }

    fn paragraph(self, node: Node<'_, '_>, notes: &mut Notes) -> Block {
        let Inline { text, links, .. } = self.inline(node, notes);
        Block {
            id: own(node, "id").map(str::to_owned),
            style: node.attribute("class").and_then(inline::style).unwrap_or_default(),
            text,
            links,
            table: own(node, "rows").map(|_| Table::default()),
        }
    }

    fn table(self, node: Node<'_, '_>, notes: &mut Notes) -> Block {
        if let Some(caption) = child(node, "caption") {
            self.inline(caption, notes);
        }
        let (mut rows, mut links, mut offset) = (Vec::new(), Vec::new(), 0);
        for row in node.children().filter(|row| row.has_tag_name((AKN, "tr"))) {
            let is_cell = |cell: &Node<'_, '_>| cell.is_element() && own(*cell, "cells").is_none();
            let mut cells = Vec::new();
            for cell in row.children().filter(is_cell) {
                let (text, of_cell) = self.cell(cell, notes);
                let shifted = |link: Link| Link { start: link.start + offset, end: link.end + offset, ..link };
                links.extend(of_cell.into_iter().map(shifted));
                offset += u32::try_from(text.chars().count() + 1).unwrap_or_default();
                let span = |name: &str| cell.attribute(name).and_then(|n| n.parse().ok()).unwrap_or(1);
                cells.push(Cell { text, columns: span("colspan"), rows: span("rowspan") });
            }
            // A row without cells is a line of its own, too.
            offset += u32::from(cells.is_empty());
            rows.push(cells);
        }
        let table = Table { rows };
        let text = own(node, "text").map_or_else(|| table.text(), str::to_owned);
        let style = node.attribute("class").and_then(inline::style).unwrap_or(BlockStyle::Table);
        Block { id: own(node, "id").map(str::to_owned), style, text, links, table: Some(table) }
    }

    /// Reads a cell: its paragraphs are lines of it.
    fn cell(self, node: Node<'_, '_>, notes: &mut Notes) -> (String, Vec<Link>) {
        let (mut text, mut links, mut offset) = (Vec::new(), Vec::new(), 0);
        for block in self.blocks(node, notes) {
            let shifted = |link: Link| Link { start: link.start + offset, end: link.end + offset, ..link };
            links.extend(block.links.into_iter().map(shifted));
            offset += u32::try_from(block.text.chars().count() + 1).unwrap_or_default();
            text.push(block.text);
        }
        (text.join("\n"), links)
    }
}

fn target(node: Node<'_, '_>) -> LinkTarget {
    let href = own(node, "href").or_else(|| node.attribute("href")).unwrap_or_default();
    if own(node, "target").is_some() { LinkTarget::Address(href.to_owned()) } else { inline::target(href) }
}
