//! PDF: pages of A4 with a running title, the origin of the text and the number of the page.
//!
//! `letters` knows the fonts. `lines` breaks a text into lines. `pages` places lines, and `table` rows, on pages. `file`
//! writes the pages. Each letter of the file has a code of its own, with its Unicode value and its glyph, so that what
//! is copied from the file is the text, whatever the font draws for it.

mod file;
mod letters;
mod lines;
mod pages;
mod table;

use qonun_law::{BlockStyle, ProvisionKind};
use qonun_texts::texts;

use self::letters::{Fonts, Weight};
use self::lines::Span;
use self::pages::{Align, Pages, Shape};
use crate::flow::{self, Heading, Item};
use crate::inline::{self, Run};
use crate::{Extract, FormatError};

/// Size of the text in points.
const TEXT: f32 = 11.0;

const SMALL: f32 = 9.0;

/// Indent of the first line of a paragraph.
const FIRST: f32 = 24.0;

/// Space between the lines about the text and the text.
const AFTER_STATE: f32 = 10.0;

const PLAIN: Shape =
    Shape { size: TEXT, first: FIRST, left: 0.0, before: 0.0, after: 3.0, align: Align::Left, keep: 0.0 };

/// Writes what is taken as a PDF file. The same text gives the same bytes.
pub(crate) fn write(extract: &Extract<'_>) -> Result<Vec<u8>, FormatError> {
    let mut fonts = Fonts::read()?;
    let mut pages = Pages::new(&mut fonts);
    let mut in_state = false;
    for item in flow::walk(extract) {
        let is_state = matches!(item, Item::State(_));
        if in_state && !is_state {
            pages.advance(AFTER_STATE);
        }
        in_state = is_state;
        add(&mut pages, extract, &item);
    }
    let (sheets, outline, addresses) = pages.finish();
    file::write(extract, fonts, sheets, &outline, &addresses)
}

fn add(pages: &mut Pages<'_>, extract: &Extract<'_>, item: &Item<'_>) {
    let t = texts(extract.document.lang);
    let state = Shape { size: SMALL, first: 0.0, after: 1.0, ..PLAIN };
    match item {
        Item::Title(title) => {
            let shape = Shape { size: 14.0, first: 0.0, after: 10.0, align: Align::Center, ..PLAIN };
            pages.paragraph(&[Span::new(title, Weight::Bold)], shape);
        }
        Item::State(line) => pages.paragraph(&[Span::new(line, Weight::Regular)], state),
        Item::Heading(heading) => add_heading(pages, heading),
        Item::Paragraph { style, label, text, links, .. } => {
            let (shape, weight) = look(*style);
            let numbered = if label.is_empty() { String::new() } else { format!("{label} ") };
            let mut spans = vec![Span::new(&numbered, weight)];
            let runs = flow::runs(text, links, t);
            spans.extend(linked(pages, extract, &runs, weight));
            pages.paragraph(&spans, shape);
        }
        Item::Table(block) => {
            let Some(table) = &block.table else { return };
            let cells = flow::cells(table, &block.links, t);
            let mut spans = |runs: &Vec<Run<'_>>| -> Vec<Span> { linked(pages, extract, runs, Weight::Regular) };
            let cells: Vec<Vec<Vec<Span>>> = cells.iter().map(|row| row.iter().map(&mut spans).collect()).collect();
            table::place(pages, table, &cells);
        }
        Item::Note(note) => {
            let runs = flow::runs(&note.text, &note.links, t);
            let spans = linked(pages, extract, &runs, Weight::Italic);
            pages.paragraph(&spans, Shape { size: SMALL, ..PLAIN });
        }
    }
}

fn add_heading(pages: &mut Pages<'_>, heading: &Heading<'_>) {
    if heading.kind == ProvisionKind::Annex {
        pages.break_page();
    }
    pages.mark(heading.depth, heading.line());
    let align = if heading.kind == ProvisionKind::Chapter { Align::Center } else { Align::Left };
    let first = if align == Align::Left { FIRST } else { 0.0 };
    let parts = [heading.label, heading.text];
    let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let shape = Shape { first, before: 8.0, after: 4.0, align, keep: 2.0 * pages::line_height(TEXT), ..PLAIN };
    pages.paragraph(&[Span::new(&text, Weight::Bold)], shape);
}

/// Returns the look of a paragraph.
const fn look(style: BlockStyle) -> (Shape, Weight) {
    match style {
        BlockStyle::Center => (Shape { align: Align::Center, first: 0.0, ..PLAIN }, Weight::Regular),
        BlockStyle::Right => (Shape { align: Align::Right, first: 0.0, ..PLAIN }, Weight::Regular),
        BlockStyle::Indented => (Shape { left: FIRST, first: 0.0, ..PLAIN }, Weight::Regular),
        BlockStyle::Bold => (PLAIN, Weight::Bold),
        BlockStyle::Italic => (PLAIN, Weight::Italic),
        BlockStyle::Footnote => (Shape { size: SMALL, ..PLAIN }, Weight::Regular),
        BlockStyle::Text | BlockStyle::Explanation | BlockStyle::Table | BlockStyle::Picture => {
            (PLAIN, Weight::Regular)
        }
    }
}

/// Returns runs with the numbers of their addresses.
fn linked(pages: &mut Pages<'_>, extract: &Extract<'_>, runs: &[Run<'_>], weight: Weight) -> Vec<Span> {
    let span = |run: &Run<'_>| {
        let href = run.target.map(inline::href)?;
        let href = if href.starts_with('#') { format!("{}{href}", extract.about.source) } else { href };
        let uri = inline::safe(&href).map(inline::uri).filter(|uri| uri != "#")?;
        Some(pages.address(uri))
    };
    let numbers: Vec<Option<usize>> = runs.iter().map(span).collect();
    runs.iter().zip(numbers).map(|(run, link)| Span { link, ..Span::new(run.text, weight) }).collect()
}
