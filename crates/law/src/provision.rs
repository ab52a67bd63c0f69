//! Provisions and their blocks.

use serde::{Deserialize, Serialize};

use crate::{Link, Note, NoteKind, Path, ProvisionKind};

/// Level of a heading above articles and points, highest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeadingLevel {
    /// Part (qism, часть).
    Part,
    /// Section (boʻlim, раздел).
    Section,
    /// Subsection (kichik boʻlim, подраздел).
    Subsection,
    /// Chapter (bob, глава).
    Chapter,
    /// Paragraph (§).
    Paragraph,
    /// A heading without a word for its level.
    Plain,
}

/// The look of a block of text, which may show its kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockStyle {
    /// A normal paragraph.
    #[default]
    Text,
    /// In bold letters.
    Bold,
    /// Centred.
    Center,
    /// Aligned to the right.
    Right,
    /// In italics.
    Italic,
    /// Indented.
    Indented,
    /// A table: see [`Block::table`].
    Table,
    /// A footnote.
    Footnote,
    /// An explanation of the law itself.
    Explanation,
    /// A picture, usually a formula; its link contains the address.
    Picture,
}

impl BlockStyle {
    /// All styles.
    pub const ALL: [Self; 10] = [
        Self::Text,
        Self::Bold,
        Self::Center,
        Self::Right,
        Self::Italic,
        Self::Indented,
        Self::Table,
        Self::Footnote,
        Self::Explanation,
        Self::Picture,
    ];

    /// Returns its name, as a class of an element.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Bold => "bold",
            Self::Center => "center",
            Self::Right => "right",
            Self::Italic => "italic",
            Self::Indented => "indented",
            Self::Table => "table",
            Self::Footnote => "footnote",
            Self::Explanation => "explanation",
            Self::Picture => "picture",
        }
    }
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Text of the cell.
    pub text: String,
    /// Number of columns that it spans, at least 1.
    pub columns: u16,
    /// Number of rows that it spans, at least 1.
    pub rows: u16,
}

/// A table, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Rows of cells. A cell that spans several rows occurs only in the first of them.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Returns the words of the table: line feeds separate rows, tabs separate cells.
    #[must_use]
    pub fn text(&self) -> String {
        let row = |cells: &Vec<Cell>| cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\t");
        self.rows.iter().map(row).collect::<Vec<_>>().join("\n")
    }
}

/// A block of the page inside a provision: one paragraph, sub-point, table or formula.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Element id on lex.uz; it keeps old links working.
    pub id: Option<String>,
    /// Look of the block.
    pub style: BlockStyle,
    /// Text with superscripts as ¹²³ and line feeds between lines. For a table it is [`Table::text`].
    pub text: String,
    /// Links in the text.
    pub links: Vec<Link>,
    /// The cells, if the block is a table.
    pub table: Option<Table>,
}

/// The smallest part of a document that is found, shown and cited by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provision {
    /// Path from the top of the document.
    pub path: Path,
    /// Kind of the provision.
    pub kind: ProvisionKind,
    /// Canonical number, `358-1` for 358¹; `None` if it has no number.
    pub number: Option<String>,
    /// The number as printed: `358¹-modda.`, `4.`, `Статья 1.`, `1-ILOVA`; may be empty.
    pub label: String,
    /// The heading without its label; may be empty.
    pub heading: String,
    /// Level of the heading of a chapter.
    pub level: Option<HeadingLevel>,
    /// Depth in the outline, 0 at the top.
    pub depth: u8,
    /// Element id of the heading on lex.uz.
    pub anchor: Option<String>,
    /// The text, without label and heading.
    pub blocks: Vec<Block>,
    /// Notes on the heading or on a block.
    pub notes: Vec<Note>,
    /// Ids of elements on lex.uz that have no block here: the second line of a heading, an empty line, a classifier.
    pub other_ids: Vec<String>,
}

impl Provision {
    /// Returns the text: its blocks, separated by one line feed.
    #[must_use]
    pub fn text(&self) -> String {
        self.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// Returns the ids of all elements of the page on lex.uz that are part of this provision.
    pub fn element_ids(&self) -> impl Iterator<Item = &str> {
        let own = self.anchor.iter().chain(&self.other_ids).map(String::as_str);
        own.chain(self.blocks.iter().filter_map(|block| block.id.as_deref())).chain(ids_of(&self.notes))
    }

    /// Returns the texts that may contain links, in a fixed order: the blocks, then the notes.
    pub fn linked_texts(&self) -> impl Iterator<Item = LinkedText<'_>> {
        linked_texts(&self.blocks, &self.notes)
    }
}

/// A text that may contain links: that of a block or a note.
#[derive(Clone, Copy, Debug)]
pub struct LinkedText<'d> {
    /// The text.
    pub text: &'d str,
    /// Its links.
    pub links: &'d [Link],
    /// Look of the block; `None` for a note.
    pub style: Option<BlockStyle>,
    /// Kind of the note; `None` for a block.
    pub note: Option<NoteKind>,
}

pub(crate) fn linked_texts<'d>(blocks: &'d [Block], notes: &'d [Note]) -> impl Iterator<Item = LinkedText<'d>> {
    let block =
        |block: &'d Block| LinkedText { text: &block.text, links: &block.links, style: Some(block.style), note: None };
    let note = |note: &'d Note| LinkedText { text: &note.text, links: &note.links, style: None, note: Some(note.kind) };
    blocks.iter().map(block).chain(notes.iter().map(note))
}

/// Returns the ids of the elements of notes.
pub(crate) fn ids_of(notes: &[Note]) -> impl Iterator<Item = &str> {
    notes.iter().filter_map(|note| note.id.as_deref())
}
