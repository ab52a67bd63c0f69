//! From the blocks of a page to blocks of law.

use qonun_law::{Block, BlockStyle};

use crate::html::{Class, Part, RawBlock};

pub(super) const fn style_of(class: &Class) -> BlockStyle {
    match class {
        Class::Bold => BlockStyle::Bold,
        Class::Center | Class::Header | Class::AnnexTitle => BlockStyle::Center,
        Class::Right | Class::Signature | Class::AnnexBanner => BlockStyle::Right,
        Class::Italic => BlockStyle::Italic,
        Class::Indented => BlockStyle::Indented,
        Class::Footnote => BlockStyle::Footnote,
        Class::Explanation => BlockStyle::Explanation,
        _ => BlockStyle::Text,
    }
}

/// Returns the paragraphs and tables of a block; the first one gets its id.
pub(super) fn into_blocks(block: RawBlock, style: BlockStyle) -> Vec<Block> {
    let mut id = block.id;
    let parts = block.content.parts.into_iter();
    parts
        .map(|part| {
            let style = match (&part.table, part.text.is_empty()) {
                (Some(_), _) => BlockStyle::Table,
                (None, true) => BlockStyle::Picture,
                (None, false) => style,
            };
            Block { id: id.take(), style, text: part.text, links: part.links, table: part.table }
        })
        .collect()
}

/// Removes a label of `length` bytes from a paragraph; its links keep their places.
pub(super) fn cut_label(part: &mut Part, length: usize) -> String {
    let label = part.text[..length].to_owned();
    let shift = u32::try_from(label.chars().count()).unwrap_or(0);
    part.text.drain(..length);
    for link in &mut part.links {
        link.start = link.start.saturating_sub(shift);
        link.end = link.end.saturating_sub(shift);
    }
    label.trim().to_owned()
}
