//! Provisions and the blocks they are made of.

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
    /// A heading without a word that tells its level.
    Plain,
}

/// How a block of text looks, which sometimes tells what it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockStyle {
    /// A paragraph.
    #[default]
    Text,
    /// In bold letters.
    Bold,
    /// Centred.
    Center,
    /// At the right.
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
    /// A picture, mostly a formula: its link says where it is.
    Picture,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Its text.
    pub text: String,
    /// How many columns it covers, 1 or more.
    pub columns: u16,
    /// How many rows it covers, 1 or more.
    pub rows: u16,
}

/// A table, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Rows of cells; a cell that covers several rows stands in the first of them only.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// The words of the table: rows parted by line feeds, cells by tabs.
    #[must_use]
    pub fn text(&self) -> String {
        let row = |cells: &Vec<Cell>| cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\t");
        self.rows.iter().map(row).collect::<Vec<_>>().join("\n")
    }
}

/// A block of the page inside a provision: one paragraph, sub-point, table or formula.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Element id on lex.uz, so that old links keep working.
    pub id: Option<String>,
    /// How it looks.
    pub style: BlockStyle,
    /// Its text, superscripts written ¹²³, lines parted by line feeds. A table's is [`Table::text`].
    pub text: String,
    /// Links in the text.
    pub links: Vec<Link>,
    /// The cells, when it is a table.
    pub table: Option<Table>,
}

/// The smallest part of a document that is found, shown and cited by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provision {
    /// The way from the top of the document.
    pub path: Path,
    /// What it is.
    pub kind: ProvisionKind,
    /// Canonical number, `358-1` for 358¹; `None` for what has none.
    pub number: Option<String>,
    /// The number as printed: `358¹-modda.`, `4.`, `Статья 1.`, `1-ILOVA`; may be empty.
    pub label: String,
    /// The heading without its label; may be empty.
    pub heading: String,
    /// Level of a chapter's heading.
    pub level: Option<HeadingLevel>,
    /// Depth in the outline, 0 at the top.
    pub depth: u8,
    /// Element id of the heading on lex.uz.
    pub anchor: Option<String>,
    /// The text without label and heading.
    pub blocks: Vec<Block>,
    /// Notes tied to the heading or to a block.
    pub notes: Vec<Note>,
}

impl Provision {
    /// The text: its blocks parted by one line feed.
    #[must_use]
    pub fn text(&self) -> String {
        self.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}
