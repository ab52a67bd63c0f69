//! Word (Office Open XML): headings are styles, tables are tables, each page has the running title and its number.

mod letters;
mod parts;
mod table;

use std::collections::HashMap;
use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use qonun_law::{Block, BlockStyle, ProvisionKind};
use qonun_texts::{Texts, texts};
use rawzip::{CompressionMethod, ZipArchiveWriter};

use self::letters::letters;
use crate::flow::{self, Heading, Item};
use crate::inline::{self, Run};
use crate::xml::Xml;
use crate::{Extract, FormatError};

/// Namespaces of the parts.
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Writes what is taken as a Word file. The same text gives the same bytes.
pub(crate) fn write(extract: &Extract<'_>) -> Result<Vec<u8>, FormatError> {
    let mut body = Body::new(texts(extract.document.lang));
    let items = flow::items(extract);
    let last_state = items.iter().rposition(|item| matches!(item, Item::State(_)));
    for (at, item) in items.iter().enumerate().take_while(|_| extract.goes_on()) {
        match item {
            Item::State(line) if last_state == Some(at) => body.plain("LastState", line),
            item => body.item(item),
        }
    }
    let (document, links) = body.finish();
    let mut files = parts::fixed(extract);
    files.push(("word/document.xml", document));
    files.push(("word/_rels/document.xml.rels", parts::relations(&links)));
    pack(&files).map_err(|error| FormatError::Unwritable(error.to_string()))
}

fn pack(files: &[(&str, String)]) -> Result<Vec<u8>, rawzip::Error> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for (name, text) in files {
        let (mut entry, config) = archive.new_file(name).compression_method(CompressionMethod::DEFLATE).start()?;
        let mut writer = config.wrap(DeflateEncoder::new(&mut entry, Compression::default()));
        writer.write_all(text.as_bytes())?;
        let (encoder, size) = writer.finish()?;
        encoder.finish()?;
        entry.finish(size)?;
    }
    archive.finish()
}

/// The body of the document while it is written.
struct Body {
    xml: Xml,
    t: &'static Texts,
    /// Addresses with their numbers, and in the order of these.
    links: HashMap<String, usize>,
    addresses: Vec<String>,
}

/// The look of letters.
#[derive(Clone, Copy, Default)]
struct Look {
    bold: bool,
    italic: bool,
}

impl Body {
    fn new(t: &'static Texts) -> Self {
        let mut xml = Xml::document();
        xml.open("w:document", &[("xmlns:w", MAIN), ("xmlns:r", RELATIONS)]);
        xml.open("w:body", &[]);
        Self { xml, t, links: HashMap::new(), addresses: Vec::new() }
    }

    fn item(&mut self, item: &Item<'_>) {
        match item {
            Item::Title(title) => self.plain("Title", title),
            Item::State(line) => self.plain("State", line),
            Item::Heading(heading) => self.heading(heading),
            Item::Paragraph { style, label, text, links, .. } => {
                self.paragraph(*style, label, &flow::runs(text, links, self.t));
            }
            Item::Table(block) => self.table(block),
            Item::Note(note) => {
                self.begin("Note", false);
                self.runs(&flow::runs(&note.text, &note.links, self.t), Look::default());
                self.xml.close();
            }
        }
    }

    /// Opens a paragraph with its style.
    fn begin(&mut self, style: &str, on_new_page: bool) {
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        self.xml.empty("w:pStyle", &[("w:val", style)]);
        if on_new_page {
            self.xml.empty("w:pageBreakBefore", &[]);
        }
        self.xml.close();
    }

    fn plain(&mut self, style: &str, text: &str) {
        self.begin(style, false);
        self.run(text, Look::default());
        self.xml.close();
    }

    fn heading(&mut self, heading: &Heading<'_>) {
        let style = format!("Heading{}", (heading.depth + 1).min(6));
        self.begin(&style, heading.kind == ProvisionKind::Annex);
        self.run(heading.label, Look::default());
        if !heading.label.is_empty() && !heading.text.is_empty() {
            self.run(" ", Look::default());
        }
        self.run(heading.text, Look::default());
        self.xml.close();
    }

    fn paragraph(&mut self, style: BlockStyle, label: &str, runs: &[Run<'_>]) {
        let (name, look) = match style {
            BlockStyle::Center => ("Centered", Look::default()),
            BlockStyle::Right => ("Right", Look::default()),
            BlockStyle::Indented => ("Indented", Look::default()),
            BlockStyle::Footnote => ("Note", Look::default()),
            BlockStyle::Bold => ("Normal", Look { bold: true, italic: false }),
            BlockStyle::Italic => ("Normal", Look { bold: false, italic: true }),
            _ => ("Normal", Look::default()),
        };
        self.begin(name, false);
        if !label.is_empty() {
            self.run(label, look);
            self.run(" ", look);
        }
        self.runs(runs, look);
        self.xml.close();
    }

    fn runs(&mut self, runs: &[Run<'_>], look: Look) {
        for run in runs.iter().filter(|run| !run.text.is_empty()) {
            let uri = run.target.map(inline::href).filter(|href| inline::safe(href).is_some());
            let uri = uri.map(|href| inline::uri(&href)).filter(|uri| uri != "#");
            match uri {
                Some(uri) => {
                    let id = format!("link{}", self.link(uri));
                    self.xml.open("w:hyperlink", &[("r:id", &id)]);
                    self.run(run.text, look);
                    self.xml.close();
                }
                None => self.run(run.text, look),
            }
        }
    }

    /// Returns the number of an address.
    fn link(&mut self, uri: String) -> usize {
        if let Some(&number) = self.links.get(&uri) {
            return number;
        }
        self.addresses.push(uri.clone());
        self.links.insert(uri, self.addresses.len());
        self.addresses.len()
    }

    /// Writes letters of one look.
    fn run(&mut self, text: &str, look: Look) {
        if text.is_empty() {
            return;
        }
        self.xml.open("w:r", &[]);
        if look.bold || look.italic {
            self.xml.open("w:rPr", &[]);
            for (name, _) in [("w:b", look.bold), ("w:i", look.italic)].iter().filter(|(_, is_so)| *is_so) {
                self.xml.empty(name, &[]);
            }
            self.xml.close();
        }
        letters(&mut self.xml, text);
        self.xml.close();
    }

    fn table(&mut self, block: &Block) {
        table::write(self, block);
        // Word joins two tables that have no paragraph between them.
        self.begin("AfterTable", false);
        self.xml.close();
    }

    /// Ends the body. Returns it with the addresses of its links.
    fn finish(mut self) -> (String, Vec<String>) {
        parts::section(&mut self.xml);
        (self.xml.finish(), self.addresses)
    }
}
