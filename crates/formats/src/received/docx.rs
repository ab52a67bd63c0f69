//! The words of a Word document: its body, then its footnotes and endnotes.

use std::io::Read;

use roxmltree::{Node, ParsingOptions};

use super::MOST_TEXT;
use crate::FormatError;
use crate::akn::depth;

/// Maximum length of an unpacked part. The longest codes of the law base have 30 MB of it.
const MOST_XML: usize = 64 << 20;
/// Maximum number of entries of an archive.
const MOST_ENTRIES: usize = 10_000;
/// Maximum number of nodes of a part.
const MOST_NODES: u32 = 4_000_000;
/// Maximum depth of elements.
const MOST_DEPTH: usize = 200;

/// The parts with words, in reading order.
const PARTS: [&str; 3] = ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"];

/// Namespaces of the words of a document: of the common and of the strict variant of the standard.
const WORDS: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

pub(super) fn words(bytes: &[u8]) -> Result<String, FormatError> {
    let mut out = String::new();
    for (name, xml) in PARTS.into_iter().zip(parts(bytes)?) {
        let Some(xml) = xml else {
            if name == PARTS[0] {
                return Err(unreadable(name, "the archive has no such part, so it is not a Word document"));
            }
            continue;
        };
        words_of_part(name, &xml, &mut out)?;
    }
    Ok(out)
}

fn unreadable(place: &str, what: impl std::fmt::Display) -> FormatError {
    FormatError::Unreadable(format!("{place}: {what}"))
}

/// Unpacks the parts with words. All of them together are limited, whatever the archive says of their lengths.
fn parts(bytes: &[u8]) -> Result<[Option<String>; 3], FormatError> {
    let wrong = |error: rawzip::Error| FormatError::Unreadable(format!("no Word document: {error}"));
    let archive = rawzip::ZipArchive::from_slice(bytes).map_err(wrong)?;
    let mut entries = archive.entries();
    let mut found: [Option<String>; 3] = Default::default();
    let (mut count, mut room) = (0, MOST_XML);
    while let Some(entry) = entries.next_entry().map_err(wrong)? {
        count += 1;
        if count > MOST_ENTRIES {
            return Err(FormatError::Unreadable(format!("the archive has more than {MOST_ENTRIES} entries")));
        }
        let name = entry.file_path();
        let Some(place) = PARTS.iter().position(|part| part.as_bytes() == name.as_bytes()) else { continue };
        let (method, packed) = (entry.compression_method(), archive.get_entry(entry.wayfinder()).map_err(wrong)?);
        let data = packed.data();
        let mut unpacked: Box<dyn Read> = match method {
            rawzip::CompressionMethod::STORE => Box::new(data),
            rawzip::CompressionMethod::DEFLATE => Box::new(flate2::bufread::DeflateDecoder::new(data)),
            _ => return Err(unreadable(PARTS[place], "it is packed in an unknown way")),
        };
        let mut xml = Vec::new();
        let limit = room as u64 + 1;
        unpacked.by_ref().take(limit).read_to_end(&mut xml).map_err(|error| unreadable(PARTS[place], error))?;
        room = room
            .checked_sub(xml.len())
            .ok_or_else(|| unreadable(PARTS[place], format!("it unpacks to more than {MOST_XML} bytes")))?;
        found[place] = Some(String::from_utf8(xml).map_err(|error| unreadable(PARTS[place], error.utf8_error()))?);
    }
    Ok(found)
}

fn words_of_part(name: &str, xml: &str, out: &mut String) -> Result<(), FormatError> {
    if depth(xml) > MOST_DEPTH {
        return Err(unreadable(name, "elements are nested too deeply"));
    }
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let parsed = roxmltree::Document::parse_with_options(xml, options).map_err(|error| unreadable(name, error))?;
    add(parsed.root_element(), out);
    if out.len() > MOST_TEXT {
        return Err(unreadable(name, format!("the text is longer than {MOST_TEXT} bytes")));
    }
    Ok(())
}

/// Adds the words of an element. Deleted text, and what other programs shall show instead, are not words of the document.
fn add(node: Node<'_, '_>, out: &mut String) {
    let tag = node.tag_name();
    if !tag.namespace().is_some_and(|namespace| WORDS.contains(&namespace)) {
        if tag.name() != "Fallback" {
            node.children().filter(Node::is_element).for_each(|child| add(child, out));
        }
        return;
    }
    match tag.name() {
        "t" => out.extend(node.descendants().filter(Node::is_text).filter_map(|text| text.text())),
        "tab" => out.push('\t'),
        "br" | "cr" => out.push('\n'),
        "noBreakHyphen" => out.push('-'),
        // Properties have tab stops, which are no tabs.
        "pPr" | "rPr" | "del" | "moveFrom" | "instrText" => {}
        "p" => {
            node.children().filter(Node::is_element).for_each(|child| add(child, out));
            out.push('\n');
        }
        _ => node.children().filter(Node::is_element).for_each(|child| add(child, out)),
    }
}
