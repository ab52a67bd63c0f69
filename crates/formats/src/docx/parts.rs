//! The parts of a Word file besides its body: types, relations, properties, styles, running title and page number.

use qonun_law::Lang;
use qonun_texts::texts;

use super::letters::letters;
use super::{MAIN, RELATIONS};
use crate::xml::Xml;
use crate::{Extract, flow};

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Length of the running title in characters.
pub(crate) const RUNNING_TITLE: usize = 90;

/// A style of paragraphs.
struct Style {
    id: &'static str,
    name: &'static str,
    /// Alignment.
    align: &'static str,
    /// Half points.
    size: &'static str,
    /// Space before and after, indent of the first line and of all lines, in twentieths of a point.
    before: &'static str,
    after: &'static str,
    first: &'static str,
    left: &'static str,
    bold: bool,
    italic: bool,
}

const PLAIN: Style = Style {
    id: "Normal",
    name: "Normal",
    align: "both",
    size: "24",
    before: "0",
    after: "120",
    first: "567",
    left: "0",
    bold: false,
    italic: false,
};

const STYLES: [Style; 13] = [
    PLAIN,
    Style { id: "Title", name: "Title", align: "center", size: "28", first: "0", bold: true, ..PLAIN },
    Style { id: "State", name: "State", align: "left", size: "20", after: "20", first: "0", ..PLAIN },
    Style { id: "LastState", name: "State, last line", align: "left", size: "20", after: "240", first: "0", ..PLAIN },
    Style { id: "Centered", name: "Centered", align: "center", first: "0", ..PLAIN },
    Style { id: "Right", name: "Right", align: "right", first: "0", ..PLAIN },
    Style { id: "Indented", name: "Indented", left: "567", first: "0", ..PLAIN },
    Style { id: "Note", name: "Note", size: "20", italic: true, ..PLAIN },
    Style { id: "Cell", name: "Cell", align: "left", size: "20", after: "0", first: "0", ..PLAIN },
    Style { id: "AfterTable", name: "After table", size: "12", first: "0", ..PLAIN },
    Style { id: "Header", name: "header", align: "right", size: "18", after: "0", first: "0", ..PLAIN },
    Style { id: "Footer", name: "footer", align: "left", size: "18", after: "0", first: "0", ..PLAIN },
    HEADING,
];

const HEADING: Style =
    Style { id: "Heading", name: "heading", align: "left", before: "240", first: "0", bold: true, ..PLAIN };

/// Returns the parts that do not depend on the body.
pub(super) fn fixed(extract: &Extract<'_>) -> Vec<(&'static str, String)> {
    vec![
        ("[Content_Types].xml", types()),
        ("_rels/.rels", package()),
        ("docProps/core.xml", properties(extract)),
        ("word/styles.xml", styles(extract.document.lang)),
        ("word/settings.xml", settings()),
        ("word/header1.xml", header(extract)),
        ("word/footer1.xml", footer(extract)),
    ]
}

fn types() -> String {
    let mut xml = Xml::document();
    xml.open("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    xml.empty("Default", &[("Extension", "rels"), ("ContentType", relations)]);
    xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    for (part, kind) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("header1", "header"),
        ("footer1", "footer"),
    ] {
        let (name, kind) = (format!("/word/{part}.xml"), format!("{WORD}.{kind}+xml"));
        xml.empty("Override", &[("PartName", &name), ("ContentType", &kind)]);
    }
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    xml.empty("Override", &[("PartName", "/docProps/core.xml"), ("ContentType", core)]);
    xml.finish()
}

fn package() -> String {
    let mut xml = Xml::document();
    xml.open("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
    let document = format!("{RELATIONS}/officeDocument");
    xml.empty("Relationship", &[("Id", "rId1"), ("Type", &document), ("Target", "word/document.xml")]);
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    xml.empty("Relationship", &[("Id", "rId2"), ("Type", &core), ("Target", "docProps/core.xml")]);
    xml.finish()
}

/// Returns the relations of the body: its parts, and the addresses of its links.
pub(super) fn relations(links: &[String]) -> String {
    let mut xml = Xml::document();
    xml.open("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
    for (part, kind) in [("styles", "styles"), ("settings", "settings"), ("header1", "header"), ("footer1", "footer")] {
        let (kind, target) = (format!("{RELATIONS}/{kind}"), format!("{part}.xml"));
        xml.empty("Relationship", &[("Id", part), ("Type", &kind), ("Target", &target)]);
    }
    let kind = format!("{RELATIONS}/hyperlink");
    for (at, address) in links.iter().enumerate() {
        let id = format!("link{}", at + 1);
        let attributes = [("Id", id.as_str()), ("Type", &kind), ("Target", address), ("TargetMode", "External")];
        xml.empty("Relationship", &attributes);
    }
    xml.finish()
}

fn properties(extract: &Extract<'_>) -> String {
    let mut xml = Xml::document();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &format!("{PACKAGE}/metadata/core-properties")),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ],
    );
    xml.leaf("dc:title", &[], &flow::one_line(&extract.document.title));
    xml.leaf("dc:identifier", &[], &extract.about.source);
    xml.leaf("dc:language", &[], extract.document.lang.tag());
    xml.leaf("dc:creator", &[], &extract.document.bodies.join("; "));
    xml.finish()
}

/// Returns the tag of a language as Word knows it.
const fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::UzLatn => "uz-Latn-UZ",
        Lang::UzCyrl => "uz-Cyrl-UZ",
        Lang::Ru => "ru-RU",
        Lang::En => "en-GB",
    }
}

fn styles(lang: Lang) -> String {
    let mut xml = Xml::document();
    xml.open("w:styles", &[("xmlns:w", MAIN)]);
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    let font = "Times New Roman";
    xml.empty("w:rFonts", &[("w:ascii", font), ("w:hAnsi", font), ("w:cs", font), ("w:eastAsia", font)]);
    xml.empty("w:lang", &[("w:val", language(lang))]);
    xml.close();
    xml.close();
    xml.close();
    for one in &STYLES[..STYLES.len() - 1] {
        style(&mut xml, one, one.id, one.name, None);
    }
    for level in 0..6 {
        let (id, name) = (format!("Heading{}", level + 1), format!("heading {}", level + 1));
        style(&mut xml, &HEADING, &id, &name, Some(level));
    }
    table_style(&mut xml);
    xml.finish()
}

fn style(xml: &mut Xml, style: &Style, id: &str, name: &str, level: Option<u8>) {
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", id)];
    attributes.extend((id == PLAIN.id).then_some(("w:default", "1")));
    xml.open("w:style", &attributes);
    xml.empty("w:name", &[("w:val", name)]);
    if id != PLAIN.id {
        xml.empty("w:basedOn", &[("w:val", PLAIN.id)]);
    }
    xml.empty("w:qFormat", &[]);
    xml.open("w:pPr", &[]);
    if level.is_some() {
        xml.empty("w:keepNext", &[]);
    }
    xml.empty("w:spacing", &[("w:before", style.before), ("w:after", style.after)]);
    xml.empty("w:ind", &[("w:left", style.left), ("w:firstLine", style.first)]);
    xml.empty("w:jc", &[("w:val", style.align)]);
    if let Some(level) = level {
        xml.empty("w:outlineLvl", &[("w:val", &level.to_string())]);
    }
    xml.close();
    xml.open("w:rPr", &[]);
    for (name, _) in [("w:b", style.bold), ("w:i", style.italic)].iter().filter(|(_, is_so)| *is_so) {
        xml.empty(name, &[]);
    }
    xml.empty("w:sz", &[("w:val", style.size)]);
    xml.close();
    xml.close();
}

fn table_style(xml: &mut Xml) {
    xml.open("w:style", &[("w:type", "table"), ("w:styleId", "TableGrid")]);
    xml.empty("w:name", &[("w:val", "Table Grid")]);
    xml.open("w:tblPr", &[]);
    xml.open("w:tblBorders", &[]);
    for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
        xml.empty(side, &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "auto")]);
    }
    xml.close();
    xml.open("w:tblCellMar", &[]);
    for side in ["w:left", "w:right"] {
        xml.empty(side, &[("w:w", "60"), ("w:type", "dxa")]);
    }
    xml.close();
    xml.close();
    xml.close();
}

fn settings() -> String {
    let mut xml = Xml::document();
    xml.open("w:settings", &[("xmlns:w", MAIN)]);
    xml.empty("w:defaultTabStop", &[("w:val", "567")]);
    xml.finish()
}

fn header(extract: &Extract<'_>) -> String {
    let mut xml = Xml::document();
    xml.open("w:hdr", &[("xmlns:w", MAIN)]);
    paragraph(&mut xml, "Header");
    run(&mut xml, &flow::running_title(extract, RUNNING_TITLE));
    xml.finish()
}

/// Writes the origin of the text, and the number of the page among all pages.
fn footer(extract: &Extract<'_>) -> String {
    let (mut xml, t) = (Xml::document(), texts(extract.document.lang));
    xml.open("w:ftr", &[("xmlns:w", MAIN)]);
    paragraph(&mut xml, "Footer");
    run(&mut xml, &flow::origin(extract));
    xml.close();
    paragraph(&mut xml, "Header");
    // Word fills in the numbers: their places in the sentence are found by marks.
    let sentence = t.page_of("\u{1}", "\u{2}");
    let mut rest = sentence.as_str();
    while let Some(at) = rest.find(['\u{1}', '\u{2}']) {
        run(&mut xml, &rest[..at]);
        let field = if rest[at..].starts_with('\u{1}') { "PAGE" } else { "NUMPAGES" };
        xml.open("w:fldSimple", &[("w:instr", field)]);
        run(&mut xml, "1");
        xml.close();
        rest = &rest[at + 1..];
    }
    run(&mut xml, rest);
    xml.finish()
}

fn paragraph(xml: &mut Xml, style: &str) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:pStyle", &[("w:val", style)]);
    xml.close();
}

fn run(xml: &mut Xml, text: &str) {
    if !text.is_empty() {
        xml.open("w:r", &[]);
        letters(xml, text);
        xml.close();
    }
}

/// Writes the page: A4, with running title and number.
pub(super) fn section(xml: &mut Xml) {
    xml.open("w:sectPr", &[]);
    xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "header1")]);
    xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "footer1")]);
    xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
    let margins = [
        ("w:top", "1134"),
        ("w:right", "850"),
        ("w:bottom", "1134"),
        ("w:left", "1418"),
        ("w:header", "567"),
        ("w:footer", "567"),
        ("w:gutter", "0"),
    ];
    xml.empty("w:pgMar", &margins);
    xml.close();
}
