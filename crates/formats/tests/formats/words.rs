//! Every format for readers contains the words of the text, in order.

use std::io::Read;

use qonun_formats::{Extract, Format};
use qonun_law::{Block, Document};

use crate::documents::{DOCUMENTS, about};

/// Returns the words of a text, without the marks and characters that formats may drop.
pub(crate) fn words(text: &str) -> Vec<String> {
    let is_invisible =
        |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}');
    text.split_whitespace()
        .map(|word| word.chars().filter(|&c| !is_invisible(c) && !c.is_control()).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Returns a file as it is written.
pub(crate) fn file(document: &Document, format: Format) -> Vec<u8> {
    Extract::whole(document, &about(document)).to_bytes(format).unwrap()
}

pub(crate) fn plain(document: &Document) -> Vec<String> {
    words(&String::from_utf8(file(document, Format::Text)).unwrap())
}

/// The text has what the document has.
#[test]
fn plain_text_has_every_word() {
    for document in DOCUMENTS.iter() {
        let found = plain(document).join(" ");
        for provision in &document.provisions {
            let wanted = words(&format!("{} {}", provision.label, provision.heading)).join(" ");
            assert!(found.contains(&wanted), "{} {}", document.id, provision.path);
            // A picture in the middle of a text is named there.
            let no_picture = |block: &&Block| block.links.iter().all(|link| link.start < link.end);
            for block in provision.blocks.iter().filter(no_picture) {
                assert!(found.contains(&words(&block.text).join(" ")), "{} {}", document.id, provision.path);
            }
        }
    }
}

fn parts_of(archive: &[u8]) -> Vec<(String, String)> {
    let archive = rawzip::ZipArchive::from_slice(archive).unwrap();
    let (mut entries, mut parts) = (archive.entries(), Vec::new());
    while let Some(entry) = entries.next_entry().unwrap() {
        let name = String::from_utf8(entry.file_path().as_bytes().to_vec()).unwrap();
        let packed = archive.get_entry(entry.wayfinder()).unwrap();
        let mut text = String::new();
        let inflated = flate2::bufread::DeflateDecoder::new(packed.data());
        packed.verifying_reader(inflated).read_to_string(&mut text).unwrap();
        parts.push((name, text));
    }
    parts
}

#[test]
fn word_files_have_every_word() {
    for document in DOCUMENTS.iter() {
        let parts = parts_of(&file(document, Format::Docx));
        let mut found = String::new();
        for (name, text) in &parts {
            let xml = roxmltree::Document::parse(text).unwrap();
            for node in xml.descendants().filter(|_| name == "word/document.xml") {
                match node.tag_name().name() {
                    "t" => found.push_str(node.text().unwrap_or_default()),
                    "p" | "br" | "tab" => found.push(' '),
                    _ => {}
                }
            }
        }
        let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
        assert!(names.contains(&"[Content_Types].xml") && names.contains(&"word/styles.xml"), "{names:?}");
        assert_eq!(words(&found), plain(document), "{}", document.id);
    }
}

#[test]
fn pages_of_html_have_every_word() {
    for document in DOCUMENTS.iter() {
        let html = String::from_utf8(file(document, Format::Html)).unwrap().replace("<br>", "<br/> ");
        let xml = roxmltree::Document::parse(&html).unwrap_or_else(|error| panic!("{error}: {html}"));
        let mut found = String::new();
        for node in xml.descendants() {
            match node.tag_name().name() {
                "p" | "td" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "br" => found.push(' '),
                _ => found.push_str(node.text().filter(|_| node.is_text()).unwrap_or_default()),
            }
        }
        assert_eq!(words(&found), plain(document), "{}", document.id);
    }
}

#[test]
fn markdown_has_every_word() {
    for document in DOCUMENTS.iter() {
        let text = String::from_utf8(file(document, Format::Markdown)).unwrap();
        let bare = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
        // Without addresses of links.
        let mut without = String::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once("](") {
            without.push_str(before);
            rest = after.split_once(')').map_or("", |(_, after)| after);
        }
        without.push_str(rest);
        let without = without.replace("<br>", " ");
        assert_eq!(bare(&without), bare(&plain(document).join(" ")), "{}", document.id);
    }
}

#[test]
fn json_ld_is_json() {
    for document in DOCUMENTS.iter() {
        let value: serde_json::Value = serde_json::from_slice(&file(document, Format::JsonLd)).unwrap();
        assert_eq!(value["@type"], "Legislation");
        assert_eq!(value["inLanguage"], document.lang.tag());
    }
}

#[test]
fn tables_are_rows() {
    for document in DOCUMENTS.iter() {
        let text = String::from_utf8(file(document, Format::Csv)).unwrap();
        let cells =
            document.provisions.iter().flat_map(|provision| &provision.blocks).filter_map(|block| block.table.as_ref());
        for cell in cells.flat_map(|table| &table.rows).flatten() {
            assert!(text.contains(&cell.text.replace('"', "\"\"")), "{}", document.id);
        }
    }
}

/// The same text gives the same bytes.
#[test]
fn files_are_reproducible() {
    let document = &DOCUMENTS[0];
    for format in Format::ALL {
        assert!(file(document, format) == file(document, format), "{format}");
    }
}
