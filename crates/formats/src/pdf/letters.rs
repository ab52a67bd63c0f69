//! The fonts: Liberation Serif in three weights (see `fonts/LICENSE`), and the letters of a file.

use std::collections::HashMap;

use subsetter::GlyphRemapper;
use ttf_parser::{Face, GlyphId};

use crate::FormatError;

const REGULAR: &[u8] = include_bytes!("../../fonts/LiberationSerif-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../fonts/LiberationSerif-Bold.ttf");
const ITALIC: &[u8] = include_bytes!("../../fonts/LiberationSerif-Italic.ttf");

/// Weight of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
    Italic,
}

/// A letter that a file uses. Its code is its index.
pub(super) struct Used {
    pub(super) c: char,
    /// Glyph in the whole font.
    pub(super) glyph: u16,
    /// Width in thousandths of the size.
    pub(super) width: f32,
}

/// A font with the letters that a file uses.
pub(super) struct Font {
    pub(super) face: Face<'static>,
    pub(super) data: &'static [u8],
    pub(super) used: Vec<Used>,
    codes: HashMap<char, u16>,
}

/// The fonts of a file.
pub(super) struct Fonts(pub(super) [Font; 3]);

impl Fonts {
    pub(super) fn read() -> Result<Self, FormatError> {
        Ok(Self([Font::read(REGULAR)?, Font::read(BOLD)?, Font::read(ITALIC)?]))
    }

    pub(super) const fn of(&mut self, weight: Weight) -> &mut Font {
        &mut self.0[weight as usize]
    }
}

impl Font {
    fn read(data: &'static [u8]) -> Result<Self, FormatError> {
        let face = Face::parse(data, 0).map_err(|error| FormatError::Unwritable(error.to_string()))?;
        Ok(Self { face, data, used: Vec::new(), codes: HashMap::new() })
    }

    /// Returns the code of a letter, and its width in thousandths of the size. `None` if the file has no more codes.
    pub(super) fn letter(&mut self, c: char) -> Option<(u16, f32)> {
        if let Some(&code) = self.codes.get(&c) {
            return Some((code, self.used[usize::from(code)].width));
        }
        let code = u16::try_from(self.used.len()).ok()?;
        let glyph = self.glyph(c);
        let units = f32::from(self.face.units_per_em());
        let width = f32::from(self.face.glyph_hor_advance(glyph).unwrap_or_default()) * 1000.0 / units;
        self.used.push(Used { c, glyph: glyph.0, width });
        self.codes.insert(c, code);
        Some((code, width))
    }

    /// Returns the glyph of a letter, or of one that looks like it; glyph 0, an empty box, for a letter without either.
    fn glyph(&self, c: char) -> GlyphId {
        let find = |c: char| self.face.glyph_index(c);
        find(c).or_else(|| find(twin(c)?)).unwrap_or(GlyphId(0))
    }

    /// Returns the part of the font that the letters need, and the glyph of each letter in it.
    pub(super) fn subset(&self) -> Result<(Vec<u8>, Vec<u16>), FormatError> {
        let mut remapper = GlyphRemapper::new();
        let glyphs = self.used.iter().map(|used| remapper.remap(used.glyph)).collect();
        let data = subsetter::subset(self.data, 0, &remapper)
            .map_err(|error| FormatError::Unwritable(format!("font: {error}")))?;
        Ok((data, glyphs))
    }

    /// Returns a measure of the font in thousandths of the size.
    pub(super) fn thousandths(&self, units: i16) -> f32 {
        f32::from(units) * 1000.0 / f32::from(self.face.units_per_em())
    }
}

/// Returns a letter that looks like one that the font lacks.
const fn twin(c: char) -> Option<char> {
    Some(match c {
        '\u{2010}' | '\u{2011}' | '\u{2043}' => '-',
        '⁻' => '¯',
        '⁰' => '°',
        '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '✓' | '✔' => '√',
        _ => return None,
    })
}

/// True for characters that have no width and no look: they are not drawn.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
        || (c.is_ascii_control() && c != '\n' && c != '\t')
}
