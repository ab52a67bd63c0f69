//! Provisions for the pages: headings, blocks with links, tables, pictures, notes.

use std::collections::HashSet;

use qonun_law::{BlockStyle, NoteKind, ProvisionKind, Table};
use qonun_query::{BlockView, DocumentView, NoteView, OutlineItem, PartView, Patience, ProvisionView, QueryError};
use qonun_texts::Texts;

use crate::markup::{Html, safe_address};

/// A provision for a template.
pub(super) struct ProvisionPart {
    /// Its path. It is the id of the element.
    pub(super) path: String,
    /// The id of its heading on lex.uz.
    pub(super) anchor: Option<String>,
    /// Ids on lex.uz that no shown element has.
    pub(super) ids: Vec<String>,
    pub(super) class: &'static str,
    /// Heading level, from 2 to 6.
    pub(super) level: u8,
    /// The printed number.
    pub(super) label: String,
    pub(super) heading: Html,
    /// True if it has a heading line of its own. The number of a point is placed before its text instead.
    pub(super) has_heading: bool,
    pub(super) blocks: Vec<BlockPart>,
    pub(super) notes: Vec<NotePart>,
}

/// A block of text.
pub(super) struct BlockPart {
    pub(super) id: Option<String>,
    pub(super) class: &'static str,
    /// The number of the provision, if this is its first block.
    pub(super) label: String,
    pub(super) html: Html,
    pub(super) rows: Vec<Vec<CellPart>>,
    /// Address of a picture.
    pub(super) picture: Option<String>,
}

/// A cell of a table.
pub(super) struct CellPart {
    pub(super) html: Html,
    pub(super) columns: u16,
    pub(super) rows: u16,
}

/// A note for a template.
pub(super) struct NotePart {
    /// Its id on lex.uz.
    pub(super) id: Option<String>,
    pub(super) kind: &'static str,
    pub(super) html: Html,
}

impl ProvisionPart {
    /// Converts the provisions of a text. `t` contains the texts of the interface.
    ///
    /// # Errors
    /// Like all conversions of texts here: if the caller no longer waits.
    pub(super) fn all(views: &[ProvisionView], t: &Texts, patience: &Patience) -> Result<Vec<Self>, QueryError> {
        views.iter().map(|view| Self::with_part(view, None, t, patience)).collect()
    }

    /// Converts a provision in which a part is marked.
    pub(super) fn with_part(
        view: &ProvisionView,
        part: Option<&PartView>,
        t: &Texts,
        patience: &Patience,
    ) -> Result<Self, QueryError> {
        patience.check()?;
        let heading = view.heading.trim();
        let is_point = view.kind == ProvisionKind::Point;
        let has_heading = !heading.is_empty() || (!is_point && !view.label.is_empty());
        let block = |(place, block)| {
            BlockPart::with_marked(block, part.and_then(|part| Marked::of(part, place)), t, patience).transpose()
        };
        let mut blocks = (0..).zip(&view.blocks).filter_map(block).collect::<Result<Vec<BlockPart>, QueryError>>()?;
        // Without a heading line, the number is placed before the text, as in print.
        if !has_heading && !view.label.is_empty() {
            match blocks.first_mut() {
                Some(first) if first.rows.is_empty() => first.label.clone_from(&view.label),
                _ => blocks.insert(0, BlockPart::of_label(&view.label)),
            }
        }
        let shown: HashSet<&String> = blocks.iter().filter_map(|block| block.id.as_ref()).collect();
        let hidden = view.blocks.iter().filter_map(|block| block.id.as_ref()).filter(|id| !shown.contains(id));
        Ok(Self {
            path: view.path.to_string(),
            ids: hidden.chain(&view.other_ids).filter(|id| is_id(id)).cloned().collect(),
            // The number of a point belongs to its first block, so both would have the same id.
            anchor: view
                .anchor
                .clone()
                .filter(|anchor| is_id(anchor) && !blocks.iter().any(|b| b.id.as_ref() == Some(anchor))),
            class: view.kind.name(),
            level: view.depth.saturating_add(2).min(6),
            label: view.label.trim().to_owned(),
            heading: Html::text(heading),
            has_heading,
            blocks,
            notes: notes(&view.notes, t, patience)?,
        })
    }
}

/// The marked range of a block.
struct Marked<'p> {
    /// The id of the mark, if this is the first block of a part.
    id: Option<&'p str>,
    start: usize,
    end: usize,
}

impl<'p> Marked<'p> {
    /// Returns the range of a block that belongs to a part. `place` is the index of the block.
    fn of(part: &'p PartView, place: usize) -> Option<Self> {
        // The blocks of a part are consecutive.
        let at = place.checked_sub(part.places.first()?[0])?;
        let &[_, start, end] = part.places.get(at)?;
        Some(Self { id: (at == 0).then_some(part.path.as_str()), start, end })
    }
}

impl BlockPart {
    /// Converts blocks. Blocks without visible content are left out.
    pub(super) fn all(views: &[BlockView], t: &Texts, patience: &Patience) -> Result<Vec<Self>, QueryError> {
        views.iter().filter_map(|block| Self::with_marked(block, None, t, patience).transpose()).collect()
    }

    /// Converts a block. Returns `None` if it has no visible content.
    fn with_marked(
        block: &BlockView,
        marked: Option<Marked<'_>>,
        t: &Texts,
        patience: &Patience,
    ) -> Result<Option<Self>, QueryError> {
        patience.check()?;
        let picture = (block.style == BlockStyle::Picture)
            .then(|| block.links.first().and_then(|link| safe_address(&link.url)))
            .flatten();
        let rows = block.table.as_ref().map(|table| rows(table, patience)).transpose()?.unwrap_or_default();
        let text = block.text.trim_end();
        if text.trim().is_empty() && picture.is_none() && rows.is_empty() {
            return Ok(None);
        }
        let html = if picture.is_some() && text.trim().is_empty() {
            Html::text(t.formula)
        } else {
            match marked {
                Some(Marked { id, start, end }) => {
                    Html::linked_with_mark(text, &block.links, [start, end], id, patience)?
                }
                None => Html::linked(text, &block.links, patience)?,
            }
        };
        let id = block.id.clone().filter(|id| is_id(id));
        Ok(Some(Self { id, class: block.style.name(), label: String::new(), html, rows, picture }))
    }

    fn of_label(label: &str) -> Self {
        let (id, html, rows) = (None, Html::default(), Vec::new());
        Self { id, class: "text", label: label.to_owned(), html, rows, picture: None }
    }
}

fn rows(table: &Table, patience: &Patience) -> Result<Vec<Vec<CellPart>>, QueryError> {
    let row = |cells: &Vec<qonun_law::Cell>| {
        let part = |cell: &qonun_law::Cell| {
            let html = Html::linked(cell.text.trim(), &[], patience)?;
            Ok(CellPart { html, columns: cell.columns.max(1), rows: cell.rows.max(1) })
        };
        cells.iter().map(part).collect()
    };
    table.rows.iter().map(row).collect()
}

/// Converts notes for a template.
pub(super) fn notes<'n>(
    notes: impl IntoIterator<Item = &'n NoteView>,
    t: &Texts,
    patience: &Patience,
) -> Result<Vec<NotePart>, QueryError> {
    let part = |note: &NoteView| {
        let html = Html::linked(&note.text, &note.links, patience)?;
        let id = note.id.clone().filter(|id| is_id(id));
        Ok(NotePart { id, kind: t.note_name(note.kind), html })
    };
    notes.into_iter().filter(|note| !note.text.trim().is_empty()).map(part).collect()
}

/// Returns the warnings among notes. They are always visible.
pub(super) fn warnings(all: &[NoteView], patience: &Patience) -> Result<Vec<Html>, QueryError> {
    let warnings = all.iter().filter(|note| note.kind == NoteKind::Warning);
    warnings.map(|note| Html::linked(&note.text, &note.links, patience)).collect()
}

/// Returns the ids on lex.uz of what is outside provisions and has no element of its own: title, publications, warnings.
pub(super) fn ids_of_text(view: &DocumentView) -> Vec<String> {
    let without_element = |note: &&NoteView| note.kind == NoteKind::Warning || note.text.trim().is_empty();
    let notes = view.notes.iter().filter(without_element).filter_map(|note| note.id.as_ref());
    view.other_ids.iter().chain(notes).filter(|id| is_id(id)).cloned().collect()
}

/// Returns the name of an entry of a table of contents.
pub(super) fn outline_name(item: &OutlineItem, t: &Texts) -> String {
    let name = format!("{} {}", item.label.trim(), item.heading.replace('\n', " ").trim());
    match (name.trim(), item.kind) {
        ("", ProvisionKind::Preamble) => t.preamble.to_owned(),
        ("", ProvisionKind::Table) => t.table.to_owned(),
        ("", _) => item.path.to_string(),
        (name, _) => name.to_owned(),
    }
}

/// True if a text is a valid element id: not empty, and without whitespace.
fn is_id(id: &str) -> bool {
    !id.is_empty() && !id.contains(char::is_whitespace)
}
