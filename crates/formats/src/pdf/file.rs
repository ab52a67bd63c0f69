//! The file: pages, fonts, links, outline.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{ActionType, AnnotationType, CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use qonun_texts::{Texts, texts};

use super::letters::{Font, Fonts, Weight};
use super::lines::{self, Measure, Piece, Span};
use super::pages::{Entry, HEIGHT, LEFT, Placed, RIGHT, Sheet, TEXT_WIDTH, WIDTH};
use crate::{Extract, FormatError, flow};

/// Names of the fonts in the pages.
const NAMES: [Name<'static>; 3] = [Name(b"R"), Name(b"B"), Name(b"I")];

/// Names of the fonts for readers; the letters before the sign say that a font is a part of one.
const BASES: [Name<'static>; 3] =
    [Name(b"QONUNR+LiberationSerif"), Name(b"QONUNB+LiberationSerif-Bold"), Name(b"QONUNI+LiberationSerif-Italic")];

const SYSTEM: SystemInfo<'static> = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// Size of the letters above and below the text.
const MARGIN: f32 = 8.0;

/// Length of the running title in characters.
const RUNNING_TITLE: usize = 100;

/// Numbers of the objects of a file.
struct Refs(i32);

impl Refs {
    const fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }
}

/// The references of the file that several objects name.
struct Places {
    tree: Ref,
    pages: Vec<Ref>,
    fonts: [Ref; 3],
}

/// Writes the file.
pub(super) fn write(
    extract: &Extract<'_>,
    mut fonts: Fonts,
    mut sheets: Vec<Sheet>,
    outline: &[Entry],
    addresses: &[String],
) -> Result<Vec<u8>, FormatError> {
    let t = texts(extract.document.lang);
    margins(extract, &mut fonts, &mut sheets, t);
    let (mut pdf, mut refs) = (Pdf::new(), Refs(0));
    let catalog = refs.next();
    let places = Places {
        tree: refs.next(),
        pages: sheets.iter().map(|_| refs.next()).collect(),
        fonts: [refs.next(), refs.next(), refs.next()],
    };
    let contents = write_outline(&mut pdf, &mut refs, outline, &places.pages);
    let mut root = pdf.catalog(catalog);
    root.pages(places.tree).lang(TextStr(extract.document.lang.tag()));
    root.viewer_preferences().display_doc_title(true);
    if let Some(contents) = contents {
        root.outlines(contents);
    }
    root.finish();
    let mut info = pdf.document_info(refs.next());
    info.title(TextStr(&flow::one_line(&extract.document.title)));
    info.author(TextStr(&extract.document.bodies.join("; ")));
    info.subject(TextStr(&flow::origin(extract)));
    info.creator(TextStr("qonun"));
    info.finish();
    #[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "a number of pages")]
    pdf.pages(places.tree).kids(places.pages.iter().copied()).count(sheets.len() as i32);
    for (sheet, &page) in sheets.iter().zip(&places.pages) {
        write_page(&mut pdf, &mut refs, sheet, page, &places, addresses)?;
    }
    for (at, font) in fonts.0.iter().enumerate() {
        write_font(&mut pdf, &mut refs, font, places.fonts[at], BASES[at])?;
    }
    Ok(pdf.finish())
}

/// Adds the running title, the origin and the number of the page to each page.
fn margins(extract: &Extract<'_>, fonts: &mut Fonts, sheets: &mut [Sheet], t: &Texts) {
    let (title, origin) = (flow::running_title(extract, RUNNING_TITLE), flow::origin(extract));
    let all = sheets.len();
    let mut set = |sheet: &mut Sheet, text: &str, top: f32, to_the_right: bool| {
        let measure = Measure { size: MARGIN, first: TEXT_WIDTH, rest: TEXT_WIDTH };
        let mut y = top;
        for line in lines::lines(fonts, &[Span::new(text, Weight::Regular)], measure) {
            let x = if to_the_right { WIDTH - RIGHT - line.width } else { LEFT };
            let placed = |piece: Piece| Placed { x: x + piece.x, y, size: MARGIN, piece };
            sheet.letters.extend(line.pieces.into_iter().map(placed));
            y -= MARGIN * 1.2;
        }
    };
    for (at, sheet) in sheets.iter_mut().enumerate() {
        set(sheet, &title, HEIGHT - 40.0, true);
        set(sheet, &origin, 52.0, false);
        set(sheet, &t.page_of((at + 1).to_string(), all.to_string()), 24.0, true);
    }
}

fn packed(data: &[u8]) -> Result<Vec<u8>, FormatError> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    let written = encoder.write_all(data).and_then(|()| encoder.finish());
    written.map_err(|error| FormatError::Unwritable(error.to_string()))
}

fn write_page(
    pdf: &mut Pdf,
    refs: &mut Refs,
    sheet: &Sheet,
    id: Ref,
    places: &Places,
    addresses: &[String],
) -> Result<(), FormatError> {
    let (content, links) = (refs.next(), links(sheet));
    let notes: Vec<Ref> = links.iter().map(|_| refs.next()).collect();
    let mut page = pdf.page(id);
    page.parent(places.tree).media_box(Rect::new(0.0, 0.0, WIDTH, HEIGHT)).contents(content);
    let mut resources = page.resources();
    let mut names = resources.fonts();
    for (name, font) in NAMES.iter().zip(places.fonts) {
        names.pair(*name, font);
    }
    names.finish();
    resources.finish();
    if !notes.is_empty() {
        page.annotations(notes.iter().copied());
    }
    page.finish();
    for (&(rect, number), note) in links.iter().zip(notes) {
        let Some(address) = addresses.get(number) else { continue };
        let mut link = pdf.annotation(note);
        link.subtype(AnnotationType::Link).rect(rect).border(0.0, 0.0, 0.0, None);
        link.action().action_type(ActionType::Uri).uri(Str(address.as_bytes()));
        link.finish();
    }
    let data = packed(&drawn(sheet))?;
    pdf.stream(content, &data).filter(Filter::FlateDecode);
    Ok(())
}

/// Returns the places of the links of a page, each with the number of its address.
fn links(sheet: &Sheet) -> Vec<(Rect, usize)> {
    let of = |placed: &Placed| {
        let (x, y, size) = (placed.x, placed.y, placed.size);
        let rect = Rect::new(x, y - size * 0.25, x + placed.piece.width, y + size * 0.8);
        Some((rect, placed.piece.link?))
    };
    sheet.letters.iter().filter_map(of).collect()
}

/// Returns the operators that draw a page.
fn drawn(sheet: &Sheet) -> Vec<u8> {
    let mut content = Content::new();
    content.set_line_width(0.5);
    for &[x, y, to_x, to_y] in &sheet.rules {
        content.move_to(x, y).line_to(to_x, to_y).stroke();
    }
    for placed in &sheet.letters {
        let codes: Vec<u8> = placed.piece.codes.iter().flat_map(|code| code.to_be_bytes()).collect();
        if let Some(copied) = &placed.piece.copied {
            content.begin_marked_content_with_properties(Name(b"Span")).properties().actual_text(TextStr(copied));
        }
        content.begin_text();
        content.set_font(NAMES[placed.piece.weight as usize], placed.size);
        content.next_line(placed.x, placed.y).show(Str(&codes));
        content.end_text();
        if placed.piece.copied.is_some() {
            content.end_marked_content();
        }
    }
    content.finish().to_vec()
}

fn write_font(pdf: &mut Pdf, refs: &mut Refs, font: &Font, id: Ref, base: Name<'_>) -> Result<(), FormatError> {
    let (cid, descriptor, file, unicode, glyphs) = (refs.next(), refs.next(), refs.next(), refs.next(), refs.next());
    let (data, map) = font.subset()?;
    let mut whole = pdf.type0_font(id);
    whole.base_font(base).encoding_predefined(Name(b"Identity-H")).descendant_font(cid).to_unicode(unicode);
    whole.finish();
    let mut of_codes = pdf.cid_font(cid);
    of_codes.subtype(CidFontType::Type2).base_font(base).system_info(SYSTEM).font_descriptor(descriptor);
    of_codes.default_width(0.0).cid_to_gid_map_stream(glyphs);
    of_codes.widths().consecutive(0, font.used.iter().map(|used| used.width));
    of_codes.finish();
    let face = &font.face;
    let bbox = face.global_bounding_box();
    let mut about = pdf.font_descriptor(descriptor);
    let mut flags = FontFlags::SERIF | FontFlags::SYMBOLIC;
    flags.set(FontFlags::ITALIC, face.is_italic());
    about.name(base).flags(flags).italic_angle(face.italic_angle()).stem_v(80.0).font_file2(file);
    about.ascent(font.thousandths(face.ascender())).descent(font.thousandths(face.descender()));
    about.cap_height(font.thousandths(face.capital_height().unwrap_or_else(|| face.ascender())));
    let edge = |units: i16| font.thousandths(units);
    about.bbox(Rect::new(edge(bbox.x_min), edge(bbox.y_min), edge(bbox.x_max), edge(bbox.y_max)));
    about.finish();
    let mut values = UnicodeCmap::new(Name(b"Custom"), SYSTEM);
    for (code, used) in (0_u16..).zip(&font.used) {
        values.pair(code, used.c);
    }
    let values = packed(&values.finish())?;
    pdf.cmap(unicode, &values).filter(Filter::FlateDecode);
    let map: Vec<u8> = map.iter().flat_map(|glyph| glyph.to_be_bytes()).collect();
    let map = packed(&map)?;
    pdf.stream(glyphs, &map).filter(Filter::FlateDecode);
    let packed = packed(&data)?;
    let mut stream = pdf.stream(file, &packed);
    stream.filter(Filter::FlateDecode);
    stream.pair(Name(b"Length1"), i32::try_from(data.len()).unwrap_or(i32::MAX));
    stream.finish();
    Ok(())
}

/// Writes the outline. Returns its root, if it has entries.
fn write_outline(pdf: &mut Pdf, refs: &mut Refs, entries: &[Entry], pages: &[Ref]) -> Option<Ref> {
    if entries.is_empty() {
        return None;
    }
    let root = refs.next();
    let ids: Vec<Ref> = entries.iter().map(|_| refs.next()).collect();
    // Index 0 of the children is the root; the parent of an entry is the last one before it that is less deep.
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); entries.len() + 1];
    let mut parents = Vec::with_capacity(entries.len());
    let mut above: Vec<usize> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        while above.last().is_some_and(|&last| entries[last].depth >= entry.depth) {
            above.pop();
        }
        let parent = above.last().map_or(0, |&last| last + 1);
        below[parent].push(at);
        parents.push(parent);
        above.push(at);
    }
    let mut outline = pdf.outline(root);
    if let (Some(&first), Some(&last)) = (below[0].first(), below[0].last()) {
        outline.first(ids[first]).last(ids[last]);
    }
    outline.count(i32::try_from(below[0].len()).unwrap_or(i32::MAX));
    outline.finish();
    for siblings in &below {
        for (place, &at) in siblings.iter().enumerate() {
            let entry = &entries[at];
            let mut item = pdf.outline_item(ids[at]);
            item.title(TextStr(&entry.title));
            item.parent(if parents[at] == 0 { root } else { ids[parents[at] - 1] });
            if let Some(&before) = place.checked_sub(1).and_then(|place| siblings.get(place)) {
                item.prev(ids[before]);
            }
            if let Some(&next) = siblings.get(place + 1) {
                item.next(ids[next]);
            }
            let inside = &below[at + 1];
            if let (Some(&first), Some(&last)) = (inside.first(), inside.last()) {
                // A negative number keeps the entry closed.
                item.first(ids[first]).last(ids[last]).count(-i32::try_from(inside.len()).unwrap_or(i32::MAX));
            }
            if let Some(&page) = pages.get(entry.page) {
                item.dest().page(page).xyz(0.0, entry.y, None);
            }
            item.finish();
        }
    }
    Some(root)
}
