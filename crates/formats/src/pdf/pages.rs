//! Lines on pages.

use std::collections::HashMap;

use super::letters::Fonts;
use super::lines::{self, Line, Measure, Piece, Span};

/// A4 in points.
pub(super) const WIDTH: f32 = 595.28;
pub(super) const HEIGHT: f32 = 841.89;

pub(super) const LEFT: f32 = 71.0;
pub(super) const RIGHT: f32 = 48.0;
const TOP: f32 = 64.0;
const BOTTOM: f32 = 70.0;

/// Width of the text.
pub(super) const TEXT_WIDTH: f32 = WIDTH - LEFT - RIGHT;

/// Greatest depth of an entry of the outline.
const MAX_DEPTH: u8 = 8;

/// Returns the height of a line of letters of a size.
pub(super) fn line_height(size: f32) -> f32 {
    size * 1.22
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Center,
    Right,
}

/// The look of a paragraph, in points.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    pub(super) size: f32,
    /// Indent of the first line.
    pub(super) first: f32,
    /// Indent of all lines.
    pub(super) left: f32,
    pub(super) before: f32,
    pub(super) after: f32,
    pub(super) align: Align,
    /// Height below it that must stand on the same page.
    pub(super) keep: f32,
}

/// Letters on a page.
pub(super) struct Placed {
    pub(super) piece: Piece,
    pub(super) size: f32,
    pub(super) x: f32,
    pub(super) y: f32,
}

/// A page.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) letters: Vec<Placed>,
    /// Lines of tables: from, to.
    pub(super) rules: Vec<[f32; 4]>,
}

/// An entry of the outline.
pub(super) struct Entry {
    pub(super) depth: u8,
    pub(super) title: String,
    /// Index of the page.
    pub(super) page: usize,
    pub(super) y: f32,
}

/// Pages that are being filled.
pub(super) struct Pages<'f> {
    pub(super) fonts: &'f mut Fonts,
    sheets: Vec<Sheet>,
    sheet: Sheet,
    /// Top of what is free on the page; the lowest point of a page is 0.
    y: f32,
    outline: Vec<Entry>,
    /// Entries of the outline whose place is that of the next line.
    marked: Vec<(u8, String)>,
    numbers: HashMap<String, usize>,
    addresses: Vec<String>,
}

impl<'f> Pages<'f> {
    pub(super) fn new(fonts: &'f mut Fonts) -> Self {
        Self {
            fonts,
            sheets: Vec::new(),
            sheet: Sheet::default(),
            y: HEIGHT - TOP,
            outline: Vec::new(),
            marked: Vec::new(),
            numbers: HashMap::new(),
            addresses: Vec::new(),
        }
    }

    /// Returns the number of an address.
    pub(super) fn address(&mut self, uri: String) -> usize {
        if let Some(&number) = self.numbers.get(&uri) {
            return number;
        }
        let number = self.addresses.len();
        self.addresses.push(uri.clone());
        self.numbers.insert(uri, number);
        number
    }

    /// Adds an entry to the outline; its place is the next line.
    pub(super) fn mark(&mut self, depth: u8, title: String) {
        self.marked.push((depth.min(MAX_DEPTH), title));
    }

    /// Returns the height that is free on the page.
    pub(super) fn free(&self) -> f32 {
        self.y - BOTTOM
    }

    /// Returns the height of an empty page.
    pub(super) const fn whole() -> f32 {
        HEIGHT - TOP - BOTTOM
    }

    /// Returns the top of what is free.
    pub(super) const fn top(&self) -> f32 {
        self.y
    }

    /// Takes a height from the page.
    pub(super) fn advance(&mut self, height: f32) {
        self.y -= height;
    }

    /// Begins a new page, unless this one is empty.
    pub(super) fn break_page(&mut self) {
        if self.y < HEIGHT - TOP {
            self.sheets.push(std::mem::take(&mut self.sheet));
            self.y = HEIGHT - TOP;
        }
    }

    /// Draws a line of a table.
    pub(super) fn rule(&mut self, from: (f32, f32), to: (f32, f32)) {
        self.sheet.rules.push([from.0, from.1, to.0, to.1]);
    }

    /// Sets a paragraph.
    pub(super) fn paragraph(&mut self, spans: &[Span], shape: Shape) {
        let width = TEXT_WIDTH - shape.left;
        let measure = Measure { size: shape.size, first: width - shape.first, rest: width };
        let lines = lines::lines(self.fonts, spans, measure);
        let height = line_height(shape.size);
        #[expect(clippy::cast_precision_loss, reason = "a number of lines")]
        let all = lines.len() as f32 * height;
        if shape.keep > 0.0 && self.free() < shape.before + all + shape.keep && all + shape.keep < Self::whole() {
            self.break_page();
        }
        self.advance(shape.before);
        for (at, line) in lines.into_iter().enumerate() {
            if self.free() < height {
                self.break_page();
            }
            let indent = shape.left + if at == 0 { shape.first } else { 0.0 };
            let room = TEXT_WIDTH - indent - line.width;
            let x = match shape.align {
                Align::Left => 0.0,
                Align::Center => room / 2.0,
                Align::Right => room,
            };
            self.place(line, shape.size, LEFT + indent + x.max(0.0), self.y - height);
            self.advance(height);
        }
        self.advance(shape.after);
    }

    /// Puts a line on the page; `bottom` is the lowest point of the line.
    pub(super) fn place(&mut self, line: Line, size: f32, x: f32, bottom: f32) {
        let y = bottom + size * 0.3;
        for (depth, title) in self.marked.drain(..) {
            let page = self.sheets.len();
            self.outline.push(Entry { depth, title, page, y: bottom + line_height(size) });
        }
        let placed = |piece: Piece| Placed { x: x + piece.x, y, size, piece };
        self.sheet.letters.extend(line.pieces.into_iter().map(placed));
    }

    /// Ends the last page. Returns pages, outline and addresses.
    pub(super) fn finish(mut self) -> (Vec<Sheet>, Vec<Entry>, Vec<String>) {
        self.sheets.push(self.sheet);
        (self.sheets, self.outline, self.addresses)
    }
}
