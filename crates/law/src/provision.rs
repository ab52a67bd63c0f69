//! Provisions and their blocks.

use serde::{Deserialize, Serialize};

use crate::{Link, Note, Path, ProvisionKind};

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
}

impl Provision {
    /// Returns the text: its blocks, separated by one line feed.
    #[must_use]
    pub fn text(&self) -> String {
        self.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}
